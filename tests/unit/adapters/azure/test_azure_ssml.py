"""What is sent to Azure: XML that no text can break, with what was asked for in the order that Azure wants."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.azure_ssml import MAX_SSML_BYTES, locale_of, ssml_of
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.examples import examples

SPEAK = "{http://www.w3.org/2001/10/synthesis}"
MSTTS = "{https://www.w3.org/2001/mstts}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XIAOMO, AVA = "zh-CN-XiaomoNeural", "en-US-Ava:DragonHDLatestNeural"


def built(text: str, voice_id: str = XIAOMO, speed: float | None = None, **options: Any) -> ET.Element:
    request = SynthesisRequest("neural", text, PresetVoice(voice_id), speed=speed, options=options)
    return ET.fromstring(ssml_of(request, voice_id)[0])


def path(root: ET.Element) -> list[tuple[str, dict[str, str]]]:
    """Return the elements from the outside to the text."""
    steps = [(root.tag.removeprefix(SPEAK), dict(root.attrib))]
    return steps + path(root[0]) if len(root) else steps


def test_plain_text_is_a_voice_and_nothing_else() -> None:
    root = built("Hello.")
    assert path(root) == [("speak", {"version": "1.0", LANG: "zh-CN"}), ("voice", {"name": XIAOMO})]
    assert root[0].text == "Hello."


def test_all_that_is_asked_for_stands_in_order() -> None:
    root = built(
        "Hallo.", speed=1.25, style="cheerful", style_degree=1.2, role="Boy", pitch=-10.0, volume=5.0, language="de-DE"
    )
    assert path(root)[1:] == [
        ("voice", {"name": XIAOMO}),
        (f"{MSTTS}express-as", {"style": "cheerful", "styledegree": "1.2", "role": "Boy"}),
        ("prosody", {"rate": "+25%", "pitch": "-10%", "volume": "+5%"}),
        ("lang", {LANG: "de-DE"}),
    ]


def test_only_what_differs_is_written() -> None:
    assert path(built("x", role="Boy", style_degree=2.0))[2:] == [(f"{MSTTS}express-as", {"role": "Boy"})]
    assert path(built("x", speed=1.0, pitch=0.0, language="zh-cn", style="", style_degree=1.0))[2:] == []
    assert path(built("x", speed=0.1))[2:] == [("prosody", {"rate": "-50%"})]
    assert path(built("x", speed=9.0))[2:] == [("prosody", {"rate": "+100%"})]
    assert path(built("x", style="calm", style_degree=50))[2:] == [
        (f"{MSTTS}express-as", {"style": "calm", "styledegree": "2"})
    ]
    assert path(built("x", style=7, role=None, pitch="high"))[2:] == []


def test_an_hd_voice_gets_a_temperature_and_no_style() -> None:
    root = built("x", AVA, speed=1.5, style="calm", role="Boy", pitch=5.0, temperature=0.8, language="de-DE")
    assert path(root)[1:] == [("voice", {"name": AVA, "parameters": "temperature=0.8"}), ("lang", {LANG: "de-DE"})]
    assert path(built("x", AVA))[1:] == [("voice", {"name": AVA})]


@pytest.mark.parametrize(
    ("voice_id", "locale"),
    [
        (XIAOMO, "zh-CN"),
        (AVA, "en-US"),
        ("zh-CN-liaoning-XiaobeiNeural", "zh-CN-liaoning"),
        ("sr-Latn-RS-NicholasNeural", "sr-Latn-RS"),
        ("wuu-CN-XiaotongNeural", "wuu-CN"),
        ("MyOwnNeural", ""),
    ],
)
def test_the_language_is_that_of_the_voice(voice_id: str, locale: str) -> None:
    assert locale_of(voice_id) == locale
    assert built("x", voice_id).get(LANG) == (locale or "en-US")


@given(st.text(min_size=1, max_size=200), st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=examples(100), deadline=None)
def test_no_text_breaks_the_frame(text: str, style: str, voice_id: str) -> None:
    request = SynthesisRequest("neural", text, PresetVoice(voice_id), options={"style": style})
    with suppress(InvalidInputError):
        body, spoken = ssml_of(request, voice_id)
        check(ET.fromstring(body), spoken)


def check(root: ET.Element, spoken: str) -> None:
    # XML has one kind of line end only.
    assert "".join(root.itertext()) == spoken.replace("\r\n", "\n").replace("\r", "\n")
    assert [step[0].rpartition("}")[2] for step in path(root)][:2] == ["speak", "voice"]


def test_what_xml_cannot_hold_is_left_out_and_emoji_stay() -> None:
    assert built("a\x00\x0b\ud800\ufffe& <b> \"'😀")[0].text == "a& <b> \"'😀"
    with pytest.raises(InvalidInputError, match="no text to speak"):
        built("\x00\x01 ")


def test_64_kb_are_the_most() -> None:
    built("x" * (MAX_SSML_BYTES - 400))
    with pytest.raises(InvalidInputError, match=r"Azure takes at most 65,536\. Shorten it\."):
        built("&" * 14_000)


def test_ssml_of_the_users_own_is_not_touched() -> None:
    typed = f'<speak version="1.0" xmlns="{SPEAK[1:-1]}" xml:lang="en-US"><voice name="{AVA}">Hi</voice></speak>'
    request = SynthesisRequest("neural", f"\n{typed}\n", PresetVoice(XIAOMO), speed=2.0, options={"ssml": True})
    assert ssml_of(request, XIAOMO) == (typed.encode(), "Hi")
    assert built(typed)[0].text == typed


@pytest.mark.parametrize("typed", ["Hello.", "<speak>", "<voice/>", "<speak>&nbsp;</speak>", "<speak>\ud800</speak>"])
def test_what_is_no_ssml_is_refused_before_it_is_sent(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="SSML") as caught:
        built(typed, ssml=True)
    assert caught.value.field == "text"
