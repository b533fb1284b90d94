"""What is refused before anything is sent, and with which words."""

from __future__ import annotations

import base64
import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.capabilities import AudioLimits, Capabilities, Need, VoiceMode
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice, ReferenceAudio, VoiceSource
from neiroha_desktop.domain.containers import MEDIA_TYPES
from neiroha_desktop.domain.errors import InvalidInputError, UnsupportedError
from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.validation import (
    MODE_TITLES,
    check_reference,
    check_request,
    encoded_size,
    parse_day_zone,
    parse_limit,
    parse_limits,
)

LIMIT = 10_000_000
ACCEPTED = AudioLimits(frozenset({"wav", "mp3"}), LIMIT)
EVERYTHING = Capabilities(frozenset(VoiceMode), Need.OPTIONAL, reference_audio=ACCEPTED)
CLIP = ReferenceAudio("00", Path("clip.wav"), "wav", 48_044, 1.0, 24_000, 1)

# The largest file whose data URL has at most 10,000,000 characters: 22 or 23 of them are "data:audio/…;base64,".
LARGEST = {"wav": 7_499_982, "mp3": 7_499_982}


def request(voice: VoiceSource, text: str = "Hello.") -> SynthesisRequest:
    return SynthesisRequest("a-model", text, voice)


@given(st.binary(max_size=2000), st.sampled_from(["wav", "mp3", "flac", "ogg"]))
def test_the_encoded_size_is_that_of_a_real_data_url(data: bytes, container: str) -> None:
    url = f"data:{MEDIA_TYPES[container]};base64,{base64.b64encode(data).decode()}"
    assert encoded_size(len(data), container) == len(url)


@pytest.mark.parametrize("container", ["wav", "mp3"])
def test_the_largest_reference_is_accepted_and_one_byte_more_is_not(container: str) -> None:
    largest = LARGEST[container]
    assert encoded_size(largest, container) <= LIMIT < encoded_size(largest + 1, container)
    check_reference(replace(CLIP, container=container, size_bytes=largest), ACCEPTED)
    with pytest.raises(InvalidInputError) as caught:
        check_reference(replace(CLIP, container=container, size_bytes=largest + 1), ACCEPTED)
    assert caught.value.field == "reference"
    assert f"{encoded_size(largest + 1, container):,} characters" in str(caught.value)
    assert "at most 10,000,000" in str(caught.value)


def test_a_reference_of_exactly_the_limit_is_accepted() -> None:
    exact = AudioLimits(frozenset({"wav"}), encoded_size(CLIP.size_bytes, "wav"))
    check_reference(CLIP, exact)
    with pytest.raises(InvalidInputError):
        check_reference(CLIP, replace(exact, max_encoded_bytes=encoded_size(CLIP.size_bytes, "wav") - 1))
    check_reference(replace(CLIP, size_bytes=10**12), AudioLimits(frozenset({"wav"})))


def test_a_reference_of_another_container_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="This recording is flac, and the provider accepts only mp3, wav") as e:
        check_reference(replace(CLIP, container="flac"), ACCEPTED)
    assert e.value.field == "reference"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"duration": 2.99}, "2.99 s long, and the provider takes none under 3 s"),
        ({"duration": 10.01}, "10.01 s long, and the provider takes none over 10 s"),
        ({"sample_rate": 15_999}, "has 15,999 Hz, and the provider needs at least 16,000 Hz"),
    ],
)
def test_a_reference_of_the_wrong_length_or_rate_is_refused(changes: dict[str, Any], words: str) -> None:
    limits = AudioLimits(frozenset({"wav"}), min_seconds=3.0, max_seconds=10.0, min_sample_rate=16_000)
    for seconds in (3.0, 10.0):
        check_reference(replace(CLIP, duration=seconds, sample_rate=16_000), limits)
    with pytest.raises(InvalidInputError, match=words) as caught:
        check_reference(replace(CLIP, **({"duration": 5.0} | changes)), limits)
    assert caught.value.field == "reference"
    assert caught.value.remedy is not None


@pytest.mark.parametrize("voice", [PresetVoice("Mia"), DesignedVoice("Old."), ClonedVoice(CLIP)])
def test_a_whole_request_is_accepted(voice: VoiceSource) -> None:
    check_request(request(voice), EVERYTHING)


@pytest.mark.parametrize(
    ("voice", "text", "field"),
    [
        (PresetVoice("Mia"), "", "text"),
        (PresetVoice("Mia"), " \n\u3000", "text"),
        (PresetVoice(""), "Hello.", "voice_id"),
        (PresetVoice("  "), "Hello.", "voice_id"),
        (DesignedVoice(""), "Hello.", "instruction"),
        (DesignedVoice(" \n"), "Hello.", "instruction"),
        (ClonedVoice(replace(CLIP, container="ogg")), "Hello.", "reference"),
        (ClonedVoice(replace(CLIP, size_bytes=LARGEST["wav"] + 1)), "Hello.", "reference"),
    ],
)
def test_what_is_missing_is_named(voice: VoiceSource, text: str, field: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        check_request(request(voice, text), EVERYTHING)
    assert caught.value.field == field
    assert caught.value.remedy is not None


@pytest.mark.parametrize(
    ("mode", "voice"),
    [
        (VoiceMode.PRESET, PresetVoice("Mia")),
        (VoiceMode.DESIGN, DesignedVoice("Old.")),
        (VoiceMode.CLONE, ClonedVoice(CLIP)),
    ],
)
def test_a_mode_that_the_model_lacks_is_named(mode: VoiceMode, voice: VoiceSource) -> None:
    others = replace(EVERYTHING, voice_modes=frozenset(VoiceMode) - {mode})
    with pytest.raises(UnsupportedError) as caught:
        check_request(request(voice), others)
    assert "a-model" in str(caught.value)
    assert str(MODE_TITLES[mode]) in str(caught.value)


def test_the_words_of_a_recording_are_asked_for_where_they_are_needed() -> None:
    strict = replace(EVERYTHING, reference_text=Need.REQUIRED)
    with pytest.raises(InvalidInputError) as caught:
        check_request(request(ClonedVoice(CLIP, " ")), strict)
    assert caught.value.field == "reference_text"
    check_request(request(ClonedVoice(CLIP, "What was said.")), strict)


def test_a_text_may_be_as_long_as_the_model_takes_it() -> None:
    short = replace(EVERYTHING, max_text_chars=1000)
    check_request(request(PresetVoice("Mia"), "x" * 1000), short)
    with pytest.raises(InvalidInputError, match="1,001 characters, and this model takes at most 1,000") as caught:
        check_request(request(PresetVoice("Mia"), "x" * 1001), short)
    assert caught.value.field == "text"


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("", None),
        ("  ", None),
        ("1", 1),
        (" 100 ", 100),
        ("10,000,000", 10_000_000),
        ("10_000", 10_000),
        ("10\u202f000", 10_000),
        ("１，０００", 1000),
        ("007", 7),
        ("999999999999999", 10**15 - 1),
    ],
)
def test_a_limit_as_people_type_it(typed: str, limit: int | None) -> None:
    assert parse_limit("rpm", typed) == limit


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "00",
        "-1",
        "+1",
        "1.5",
        "1,5",
        "1 5",
        "1,00",
        ",100",
        "1,,000",
        "ten",
        "1e3",
        "0x10",
        "٣",
        "9" * 16,
        "∞",
        "½",
    ],
)
def test_what_is_no_limit(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="positive whole number") as caught:
        parse_limit("rpm", typed)
    assert caught.value.field == "rpm"


@given(st.integers(1, 10**15 - 1))
def test_every_limit_comes_back_as_it_was_shown(limit: int) -> None:
    assert (
        parse_limit("tpd", str(limit)) == parse_limit("tpd", f"{limit:,}") == parse_limit("tpd", f"{limit:_}") == limit
    )


@given(st.text(st.sampled_from("0123456789,_ .-+eE x\u3000１，")))
def test_any_text_is_a_limit_or_a_sentence(typed: str) -> None:
    with contextlib.suppress(InvalidInputError):
        limit = parse_limit("rpd", typed)
        assert (limit is None) == (not typed.strip())
        assert limit is None or 0 < limit < 10**15


def test_the_five_limits_are_read_together() -> None:
    names = [kind.value for kind in LimitKind]
    texts: dict[str, Any] = {name: str(number) for number, name in enumerate(names, 1)}
    assert parse_limits(texts) == Limits(1, 2, 3, 4, 5)
    assert parse_limits(texts, "Asia/Shanghai").day_zone == "Asia/Shanghai"
    assert parse_limits(dict.fromkeys(names, "")) == Limits(None, None, None, None, None)
    with pytest.raises(InvalidInputError) as caught:
        parse_limits({**texts, "tpm": "many"})
    assert caught.value.field == "tpm"


@pytest.mark.parametrize("typed", ["Asia/Shanghai", "  Europe/Berlin ", "UTC"])
def test_a_time_zone_is_known_by_its_name(typed: str) -> None:
    assert parse_day_zone(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["Mars/Base", "Asia", "../etc", "/etc/passwd", "8", "a\0b", "UTC+8?", "上海"])
def test_what_is_no_time_zone(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="knows no time zone") as caught:
        parse_day_zone(typed)
    assert caught.value.field == "day_zone"


@pytest.mark.parametrize("typed", ["", "  "])
def test_a_calendar_day_needs_a_time_zone(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="No time zone is chosen"):
        parse_day_zone(typed)
