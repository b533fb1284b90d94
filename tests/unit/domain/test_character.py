"""Where a character's voice comes from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character, ClonedVoice, DesignedVoice, PresetVoice, ReferenceAudio
from neiroha_desktop.domain.errors import InvalidInputError

CLIP = ReferenceAudio("00", Path("clip.wav"), "wav", 48_044, 1.0, 24_000, 1, "me.wav")
WHOLE = Character(
    "id",
    "Narrator",
    voice_id=" 冰糖 ",
    instructions={VoiceMode.PRESET: " Calm. ", VoiceMode.DESIGN: " An old man. ", VoiceMode.CLONE: "Sad."},
    reference=CLIP,
    reference_text="Hello.",
)


def test_each_mode_has_its_own_voice_and_switching_loses_nothing() -> None:
    design = replace(WHOLE, mode=VoiceMode.DESIGN)
    clone = replace(design, mode=VoiceMode.CLONE)
    assert WHOLE.voice_source() == PresetVoice("冰糖")
    assert design.voice_source() == DesignedVoice("An old man.")
    assert clone.voice_source() == ClonedVoice(CLIP, "Hello.")
    assert replace(clone, mode=VoiceMode.PRESET) == WHOLE


def test_the_style_stands_beside_the_voice_but_a_description_is_the_voice() -> None:
    assert WHOLE.instruction() == "Calm."
    assert replace(WHOLE, mode=VoiceMode.CLONE).instruction() == "Sad."
    assert replace(WHOLE, mode=VoiceMode.DESIGN).instruction() == ""
    assert replace(WHOLE, instructions={}).instruction() == ""


@pytest.mark.parametrize(
    ("character", "field"),
    [
        (replace(WHOLE, voice_id=" "), "voice_id"),
        (replace(WHOLE, mode=VoiceMode.CLONE, reference=None), "reference"),
    ],
)
def test_what_a_mode_needs_is_asked_for(character: Character, field: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        character.voice_source()
    assert caught.value.field == field
    assert caught.value.remedy is not None


def test_a_design_without_words_is_left_to_the_check_of_the_request() -> None:
    assert Character("id", "New", mode=VoiceMode.DESIGN).voice_source() == DesignedVoice("")


def test_a_permission_holds_only_for_the_voice_that_it_was_given_for() -> None:
    other = replace(CLIP, sha256="01")
    permitted = replace(WHOLE, may_clone=True)
    assert not permitted.with_reference(other).may_clone
    assert permitted.with_reference(other, made_of=CLIP.sha256).may_clone, "it was cut from the one before"
    assert permitted.with_reference(CLIP).may_clone
    assert replace(permitted, reference=None).with_reference(other).may_clone, "it was said before it was chosen"
    assert not WHOLE.with_reference(other, made_of=CLIP.sha256).may_clone
    assert permitted.with_reference(other).reference == other
