"""Make it fit does the least that the limits ask for, and says so; at the limit itself nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing

import numpy as np
import pytest

from neiroha_desktop.domain.capabilities import AudioLimits
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.reference import KeepBest, MendStep, Mono, Resample, SaveAs, Trim
from neiroha_desktop.domain.validation import encoded_size
from neiroha_desktop.services.reference_desk import ReferenceDesk
from tests.unit.audio.speech_signals import as_file, mixed, phrases
from tests.unit.services.conftest import House

BOTH = frozenset({"wav", "mp3"})
WAV = frozenset({"wav"})


def speech(seconds: float = 6.0, rate: int = 48000, channels: int = 2) -> bytes:
    signal = mixed(phrases(seconds, rate), 40.0)
    return as_file(np.stack((signal,) * channels, axis=1), rate)


@pytest.fixture
async def desk(house: House) -> AsyncIterator[ReferenceDesk]:
    """Six seconds of stereo at 48 kHz."""
    async with aclosing(await house.references.open_bytes(speech(), "me.wav")) as desk:
        yield desk


def size(desk: ReferenceDesk) -> int:
    return encoded_size(desk.facts.clip.size_bytes, desk.facts.clip.container)


def kinds(desk: ReferenceDesk) -> list[type[MendStep]]:
    return [type(step) for step in desk.steps]


@pytest.mark.parametrize("room", [0, 1])
async def test_what_fits_is_left_alone(desk: ReferenceDesk, room: int) -> None:
    for limits in (AudioLimits(BOTH, size(desk) + room), AudioLimits(BOTH), None):
        assert desk.fits(limits)
        (said,) = await desk.make_fit(limits)
        assert "nothing was changed" in str(said)
    assert (desk.steps, desk.can_undo) == ((), False)


async def test_one_byte_too_much_is_mono(desk: ReferenceDesk) -> None:
    limits = AudioLimits(BOTH, size(desk) - 1)
    assert not desk.fits(limits)
    said = await desk.make_fit(limits)
    assert desk.fits(limits)
    assert kinds(desk) == [SaveAs, Mono]
    assert any("mono" in str(sentence) for sentence in said)
    desk.undo()
    assert desk.steps == ()


@pytest.mark.parametrize("beyond", [0, -1])
async def test_mono_of_exactly_the_limit_is_enough_and_one_byte_less_is_not(desk: ReferenceDesk, beyond: int) -> None:
    await desk.apply(Mono())
    limits = AudioLimits(BOTH, size(desk) + beyond)
    desk.undo()
    said = await desk.make_fit(limits)
    assert desk.fits(limits)
    assert kinds(desk) == ([SaveAs, Mono] if beyond == 0 else [SaveAs, Mono, Resample])
    assert ("24000 Hz" in " ".join(map(str, said))) == (beyond < 0)


async def test_mp3_comes_after_what_loses_nothing(desk: ReferenceDesk) -> None:
    await desk.apply(Mono(), Resample(24000))
    limits = AudioLimits(BOTH, size(desk) - 1)
    desk.undo()
    said = await desk.make_fit(limits)
    assert desk.facts.clip.container == "mp3"
    assert desk.kept == (0.0, 6.0)
    assert "mp3" in str(said[0])


async def test_only_at_last_something_is_cut_off(desk: ReferenceDesk) -> None:
    limits = AudioLimits(WAV, 100_000)
    said = await desk.make_fit(limits)
    assert desk.fits(limits)
    assert desk.facts.clip.sample_rate == 24000
    # 100,000 characters are 74,983 bytes of WAV: 1.56 s.
    assert 1.0 <= desk.facts.measure.duration <= 1.57
    assert kinds(desk)[-1] is KeepBest
    assert "Kept the best" in str(said[-1])


async def test_of_two_cuts_only_the_last_is_told(house: House) -> None:
    async with aclosing(await house.references.open_bytes(speech(8.0, 24000, 1), "me.wav")) as desk:
        limits = AudioLimits(WAV, 200_000, 1.0, 7.0)
        said = await desk.make_fit(limits)
        assert desk.fits(limits)
        (kept,) = [str(sentence) for sentence in said if "Kept the best" in str(sentence)]
        assert kept == f"Kept the best {desk.facts.measure.duration:.1f} s of it."


async def test_what_mp3_asks_for_is_told(house: House) -> None:
    async with aclosing(await house.references.open_bytes(speech(2.0, 11127, 4), "me.wav")) as desk:
        said = await desk.make_fit(AudioLimits(frozenset({"mp3"})))
        assert (desk.facts.clip.sample_rate, desk.facts.clip.channels) == (12000, 1)
        assert [str(sentence) for sentence in said] == [
            "Saved it as mp3, because wav is not accepted.",
            "Mixed it to mono: one voice needs one channel.",
            "Brought it from 11127 Hz to 12000 Hz, a rate that mp3 knows.",
        ]


async def test_another_container_is_all_that_is_changed(house: House) -> None:
    signal = mixed(phrases(4.0), 40.0)
    async with aclosing(await house.references.open_bytes(as_file(signal, container="flac"), "me.flac")) as desk:
        said = await desk.make_fit(AudioLimits(BOTH, 10_000_000))
        assert kinds(desk) == [SaveAs]
        assert desk.facts.clip.container == "wav"
        assert [str(sentence) for sentence in said] == ["Saved it as wav, because flac is not accepted."]
        kept = await desk.keep()
        assert kept.original_name == "me.wav"
        desk.undo()
        await desk.make_fit(AudioLimits(frozenset({"mp3"}), 10_000_000))
        assert desk.facts.clip.container == "mp3"


async def test_an_mp3_is_not_made_larger_first(house: House) -> None:
    data = as_file(mixed(phrases(6.0), 40.0), container="mp3")
    async with aclosing(await house.references.open_bytes(data, "me.mp3")) as desk:
        limits = AudioLimits(BOTH, size(desk) - 1)
        await desk.make_fit(limits)
        assert desk.facts.clip.container == "mp3"
        assert desk.fits(limits)


async def test_length_and_rate_are_brought_to_what_is_accepted(house: House) -> None:
    async with aclosing(await house.references.open_bytes(speech(12.0, 11025, 1), "me.wav")) as desk:
        limits = AudioLimits(WAV, None, 3.0, 10.0, 16000)
        said = await desk.make_fit(limits)
        assert desk.fits(limits)
        assert desk.facts.clip.sample_rate == 16000
        assert 5.0 < desk.facts.measure.duration <= 10.0
        assert len(said) == 2
        desk.undo()
        assert desk.steps == ()


async def test_only_the_part_that_is_kept_is_cut_further(desk: ReferenceDesk) -> None:
    await desk.apply(Trim(2.0, 6.0, snap=False))
    await desk.make_fit(AudioLimits(WAV, None, 0.0, 2.0))
    start, end = desk.kept
    assert 2.0 <= start < end <= 6.0
    assert end - start <= 2.0


async def test_a_recording_of_more_than_ten_minutes_is_cut_to_its_best(house: House) -> None:
    signal = np.zeros(4000 * 620)
    signal[4000 * 300 : 4000 * 330] = phrases(30.0, 4000)
    async with aclosing(await house.references.open_bytes(as_file(signal, 4000), "talk.wav")) as desk:
        limits = AudioLimits(BOTH, 1_000_000)
        said = await desk.make_fit(limits)
        assert desk.fits(limits)
        assert 299.0 <= desk.kept[0] < desk.kept[1] <= 331.0
        assert "far too long" in str(said[0])


@pytest.mark.parametrize(
    "limits",
    [
        AudioLimits(frozenset({"flac"})),
        AudioLimits(BOTH, 500),
        AudioLimits(BOTH, None, 7.0),
        AudioLimits(WAV, 100_000, 3.0),
    ],
)
async def test_what_cannot_fit_is_said_and_nothing_is_changed(desk: ReferenceDesk, limits: AudioLimits) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await desk.make_fit(limits)
    assert caught.value.field == "reference"
    assert caught.value.remedy is not None
    assert desk.steps == ()
