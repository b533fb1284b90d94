"""The characters and their editor: modes, models, voices, and edits that are never lost."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QRadioButton

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from tests.ui.desk import Desk

LIST = "Characters list"
FIRST = ["Narrator", "Old fisherman", "Guest voice"]


async def kept(desk: Desk, name: str) -> Character:
    return await desk.house.services.characters.by_name(name)


def mode(desk: Desk) -> str:
    (name,) = (
        name for name in ("Preset voice", "Voice design", "Voice clone") if desk.find(QRadioButton, name).isChecked()
    )
    return name


async def test_the_first_start_has_a_character_in_each_mode(desk: Desk) -> None:
    assert [row.title for row in desk.rows(LIST)] == FIRST
    modes = []
    for name in FIRST:
        desk.click_row(LIST, name)
        await desk.settle()
        assert desk.text("Character name") == name
        assert desk.text("Provider") == "Practice (offline)"
        modes.append(mode(desk))
    assert modes == ["Preset voice", "Voice design", "Voice clone"]
    assert not any(row.unsaved for row in desk.rows(LIST))


async def test_only_the_fields_of_the_mode_are_shown(desk: Desk) -> None:
    fields = {}
    for name in FIRST:
        desk.click_row(LIST, name)
        await desk.settle()
        fields[name] = [
            field for field in ("Voice", "Voice instruction", "Reference audio", "Speed") if desk.shows(field)
        ]
    assert fields == {
        "Narrator": ["Voice", "Voice instruction"],
        "Old fisherman": ["Voice instruction"],
        "Guest voice": ["Voice instruction", "Reference audio"],
    }


async def test_switching_the_mode_keeps_what_the_other_modes_hold(desk: Desk) -> None:
    desk.type("Voice", "Dean")
    desk.type("Voice instruction", "Gently.")
    desk.press("Voice design")
    desk.type("Voice instruction", "A tired robot.")
    desk.press("Voice clone")
    assert desk.text("Voice instruction") == ""
    desk.type("Voice instruction", "Whispering.")
    desk.press("Preset voice")
    assert (desk.text("Voice"), desk.text("Voice instruction")) == ("Dean", "Gently.")
    desk.press("Voice design")
    assert desk.text("Voice instruction") == "A tired robot."
    desk.press("Save character")
    await desk.settle()
    character = await kept(desk, "Narrator")
    assert character.mode is VoiceMode.DESIGN
    assert character.voice_id == "Dean"
    assert dict(character.instructions) == {
        VoiceMode.PRESET: "Gently.",
        VoiceMode.DESIGN: "A tired robot.",
        VoiceMode.CLONE: "Whispering.",
    }


async def test_a_model_with_one_mode_switches_to_it(desk: Desk) -> None:
    assert mode(desk) == "Preset voice"
    desk.choose("Model", "mimo-v2.5-tts-voiceclone")
    assert mode(desk) == "Voice clone"
    desk.type("Model", "mimo-v2.5-tts-voicedesign")
    assert mode(desk) == "Voice design"
    assert desk.text("Model") == "mimo-v2.5-tts-voicedesign"


async def test_a_mode_of_another_model_says_which_and_choosing_it_switches(desk: Desk) -> None:
    design = desk.find(QRadioButton, "Voice design")
    assert design.isEnabled()
    assert "mimo-v2.5-tts-voicedesign" in design.toolTip()
    assert design.accessibleDescription() == design.toolTip()
    assert design.property("tone") == "muted"
    desk.press("Voice design")
    assert desk.text("Model") == "mimo-v2.5-tts-voicedesign"
    assert "mimo-v2.5-tts-voicedesign" in desk.status
    assert "Voice design" in desk.status


async def test_a_mode_that_no_model_offers_is_greyed_and_says_so(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    desk.choose("Start from", "Other chat-completions server")
    desk.type("Base URL", "http://127.0.0.1:9")
    desk.type("Default Model", "plain-tts")
    desk.press("Save")
    await desk.settle()
    await desk.open("Voices")
    desk.press("New character")
    await desk.settle()
    desk.choose("Provider", "My server")
    await desk.settle()
    assert desk.text("Model") == "plain-tts"
    clone = desk.find(QRadioButton, "Voice clone")
    assert not clone.isEnabled()
    assert clone.toolTip() == "No model of this provider offers it."


async def test_the_modes_are_radio_buttons_for_the_keyboard(desk: Desk) -> None:
    preset = desk.find(QRadioButton, "Preset voice")
    preset.setFocus()
    QTest.keyClick(preset, Qt.Key.Key_Right)
    assert mode(desk) == "Voice design"
    assert desk.text("Model") == "mimo-v2.5-tts-voicedesign"


async def test_a_voice_is_chosen_or_typed(desk: Desk) -> None:
    box = desk.find(QComboBox, "Voice")
    offered = [box.itemText(number) for number in range(box.count())]
    assert "冰糖" in offered
    desk.choose("Voice", "冰糖")
    assert desk.says("Chinese")
    desk.type("Voice", "my-own-voice")
    desk.press("Save character")
    await desk.settle()
    assert (await kept(desk, "Narrator")).voice_id == "my-own-voice"
    assert desk.text("Voice") == "my-own-voice"


async def test_a_typed_voice_keeps_its_case(desk: Desk) -> None:
    desk.type("Voice", "mia")
    desk.find(QLineEdit, "Character name").setFocus()
    desk.press("Save character")
    await desk.settle()
    assert (await kept(desk, "Narrator")).voice_id == "mia"


async def test_a_known_model_typed_by_hand_has_its_voices(desk: Desk) -> None:
    desk.type("Model", "mimo-v2-tts")
    box = desk.find(QComboBox, "Voice")
    assert [box.itemText(number) for number in range(box.count())] == ["mimo_default", "default_zh", "default_en"]


async def test_choosing_another_row_loses_no_edit(desk: Desk) -> None:
    desk.type("Character name", "Storyteller")
    desk.type("Voice instruction", "慢一点")
    assert desk.says("● unsaved")
    desk.click_row(LIST, "Old fisherman")
    await desk.settle()
    assert desk.text("Character name") == "Old fisherman"
    assert not desk.says("● unsaved")
    assert desk.row(LIST, "Narrator").unsaved
    desk.click_row(LIST, "Narrator")
    await desk.settle()
    assert (desk.text("Character name"), desk.text("Voice instruction")) == ("Storyteller", "慢一点")
    await desk.open("Takes")
    await desk.open("Voices")
    assert desk.text("Voice instruction") == "慢一点"


async def test_taking_an_edit_back_is_no_edit(desk: Desk) -> None:
    desk.type("Character name", "Narrator!")
    assert desk.row(LIST, "Narrator").unsaved
    desk.type("Character name", "Narrator")
    assert not desk.row(LIST, "Narrator").unsaved


async def test_what_is_typed_while_saving_is_not_lost(desk: Desk) -> None:
    desk.type("Voice instruction", "One")
    desk.press("Save character")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    desk.type("Voice instruction", "Two")
    await desk.settle()
    assert desk.text("Voice instruction") == "Two"
    assert desk.row(LIST, "Narrator").unsaved
    assert (await kept(desk, "Narrator")).instructions[VoiceMode.PRESET] == "One"


async def test_saving_stays_with_the_character_that_was_chosen_meanwhile(desk: Desk) -> None:
    desk.type("Voice instruction", "One")
    desk.press("Save character")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    desk.click_row(LIST, "Guest voice")
    await desk.settle()
    assert desk.text("Character name") == "Guest voice"
    assert desk.rows(LIST)[0].unsaved is False


async def test_a_character_needs_a_name(desk: Desk) -> None:
    desk.type("Character name", " ")
    desk.press("Save character")
    await desk.settle()
    assert desk.says("The character needs a name.")
    assert desk.find(QLineEdit, "Character name").property("tone") == "danger"
    assert (await kept(desk, "Narrator")).name == "Narrator"


async def test_new_duplicate_delete_and_undo(desk: Desk) -> None:
    desk.press("New character")
    await desk.settle()
    assert desk.text("Character name") == "New character"
    assert desk.text("Model") == "mimo-v2.5-tts"
    desk.press("Duplicate character")
    await desk.settle()
    assert [row.title for row in desk.rows(LIST)] == [*FIRST, "New character", "New character 2"]
    desk.press("Delete character")
    await desk.settle()
    assert "is deleted" in desk.status
    assert desk.text("Character name") == "New character"
    desk.press("Undo")
    await desk.settle()
    assert desk.text("Character name") == "New character 2"


async def test_a_duplicate_takes_what_is_on_screen(desk: Desk) -> None:
    desk.type("Voice", "Milo")
    desk.press("Duplicate character")
    await desk.settle()
    assert desk.text("Voice") == "Milo"
    assert (await kept(desk, "Narrator")).voice_id == "Mia", "the original is not saved by that"


async def test_undo_brings_unsaved_edits_back_too(desk: Desk) -> None:
    desk.type("Voice instruction", "Not saved yet.")
    desk.press("Delete character")
    await desk.settle()
    desk.press("Undo")
    await desk.settle()
    assert desk.text("Voice instruction") == "Not saved yet."


async def test_without_any_character_the_page_says_what_they_are_for(desk: Desk) -> None:
    for _ in FIRST:
        desk.press("Delete character")
        await desk.settle()
    assert desk.says("A character is a voice you have decided on.")
    assert not desk.find(QLineEdit, "Character name").isEnabled()
    desk.press("New character")
    await desk.settle()
    assert desk.text("Character name") == "New character"
    assert desk.find(QLineEdit, "Character name").isEnabled()


async def test_the_filter_narrows_the_list(desk: Desk) -> None:
    desk.type("Filter characters", "FISH")
    assert [row.title for row in desk.rows(LIST)] == ["Old fisherman"]
    desk.type("Filter characters", "")
    assert [row.title for row in desk.rows(LIST)] == FIRST
    assert desk.find(QAbstractButton, "Generate").isEnabled()


async def test_what_changes_while_the_page_is_hidden_is_on_it_when_it_comes_back(desk: Desk) -> None:
    await desk.open("Providers")
    desk.shell.voices.select((await kept(desk, FIRST[1])).id)
    await desk.settle()
    await desk.open("Voices")
    assert desk.text("Character name") == FIRST[1]
    assert mode(desk) == "Voice design"


async def test_without_voices_it_says_where_they_come_from(desk: Desk) -> None:
    hint = '"Fetch All" under Providers asks for them'
    desk.type("Model", "unknown-model")
    desk.type("Voice", "")
    assert desk.says(hint)
    desk.type("Voice", "mine")
    assert not desk.says(hint)
    desk.type("Voice", "")
    desk.press("Voice design")
    assert not desk.says(hint)
