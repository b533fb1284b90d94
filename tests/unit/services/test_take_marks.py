"""What is wrong with a take is said in a word and in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.clip_facts import ClipMeasure
from neiroha_desktop.domain.synthesis import Recipe, Take
from neiroha_desktop.services.take_marks import marks_of
from tests.unit.storage.samples import take

GOOD = ClipMeasure(3.0, -1.0, -19.0, 0, 0.0, 0.1, 0.2, 0.0)


def measured(text: str = "Hello.", **changes: Any) -> Take:
    return replace(take(text=text), measure=replace(GOOD, **changes), duration=3.0)


def kinds(of: Take) -> list[str]:
    return [mark.kind for mark in marks_of(of)]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        (measured(), []),
        (measured(duration=0.0, peak=None, loudness=None, leading_silence=0.0), ["empty"]),
        (measured(peak=-70.0, loudness=None, leading_silence=3.0, trailing_silence=3.0), ["silent"]),
        (measured(peak=0.0, clipped_samples=12, clipped_share=0.00001), ["clipped"]),
        (measured(loudness=-35.1), ["quiet"]),
        (measured(loudness=-35.0), []),
        (measured(loudness=None), []),
        (replace(measured(clipped_samples=3, loudness=-40.0), truncated=True), ["cut_short", "clipped", "quiet"]),
        (replace(measured(), truncated=True, broken=True), ["cut_short"]),
        (replace(take(), truncated=True), ["cut_short"]),
        (take(), []),
    ],
)
def test_each_trouble_has_its_mark(marked: Take, found: list[str]) -> None:
    assert kinds(marked) == found
    for mark in marks_of(marked):
        assert len(mark.shape) == 1
        assert str(mark.sentence).endswith(".")


@pytest.mark.parametrize(
    ("text", "seconds", "short"),
    [
        ("他说今天的天气很好，我们一起去公园散步吧，然后再回家吃饭。", 1.9, True),
        ("他说今天的天气很好，我们一起去公园散步吧，然后再回家吃饭。", 4.0, False),
        ("The old man and the sea, and all that he said to himself out there.", 1.0, True),
        ("The old man and the sea, and all that he said to himself out there.", 3.0, False),
        ("Stop!", 0.05, False),
        ("………… ！！！！！！！！！！！！！！！！！！！！", 0.1, False),
    ],
)
def test_audio_that_cannot_hold_its_text_is_cut_short(text: str, seconds: float, short: bool) -> None:
    made = replace(measured(text), duration=seconds)
    assert kinds(made) == (["cut_short"] if short else [])


def test_who_asked_for_a_faster_speed_gets_less_audio() -> None:
    made = replace(measured("他说今天的天气很好，我们一起去公园散步吧，然后再回家吃饭。"), duration=1.5)
    assert kinds(made) == ["cut_short"]
    assert kinds(replace(made, recipe=replace(a_recipe(), speed=2.0))) == []
    assert kinds(replace(made, recipe=replace(a_recipe(), speed=0.5))) == ["cut_short"]


def a_recipe() -> Recipe:
    return Recipe("mimo", "mimo-v2.5-tts", VoiceMode.PRESET, "冰糖")


def test_the_words_say_how_much() -> None:
    (clipped,) = marks_of(measured(clipped_samples=700, clipped_share=0.0123))
    assert str(clipped.sentence).startswith("1.23 % of its samples")
    (quiet,) = marks_of(measured(loudness=-41.26))
    assert "−41.3 LUFS" in str(quiet.sentence)
    assert not quiet.severe
