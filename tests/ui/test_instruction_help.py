"""The form that describes a voice, and director mode: both write into the instruction and never over it unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.services.director import read_direction
from neiroha_desktop.ui.language import CHINESE, ENGLISH
from tests.ui.desk import Desk
from tests.ui.test_access import SIZES, controls, cut_off

FIELD = "Voice instruction"
QUESTIONS = ("Gender", "Age", "Language", "Pace", "Tone", "Manner", "Use")
HERS = "A young woman with a slightly husky voice."
DIRECTION = "Role: A tired detective.\nScene: The last train.\nGuidance: Low and flat."


def undo(desk: Desk) -> None:
    QTest.keyClick(desk.find(QPlainTextEdit, FIELD), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
async def form(desk: Desk) -> Desk:
    """A designed voice with an empty instruction, and the form open."""
    desk.press("Voice design")
    desk.type(FIELD, "")
    desk.press("Help me describe")
    await desk.settle()
    return desk


def answer(desk: Desk) -> None:
    desk.choose("Gender", "female")
    desk.choose("Age", "young adult")
    desk.choose("Tone", "husky")


async def test_the_form_writes_what_it_shows(form: Desk) -> None:
    assert all(form.shows(name) for name in QUESTIONS)
    assert not form.find(QPushButton, "Write it").isEnabled()
    answer(form)
    assert form.find(QLabel, "Description").text() == HERS
    assert form.text(FIELD) == "", "looking at it writes nothing"
    form.press("Write it")
    assert form.text(FIELD) == HERS
    assert form.find(QPlainTextEdit, FIELD).hasFocus()
    form.press("Save character")
    await form.settle()
    kept = await form.house.services.characters.by_name("Narrator")
    assert kept.instructions[VoiceMode.DESIGN] == HERS


async def test_it_writes_chinese_with_free_text(form: Desk) -> None:
    form.choose("Write in", "Chinese")
    form.choose("Age", "elderly")
    form.type("Manner", "像在讲自己的故事")
    form.press("Write it")
    assert form.text(FIELD) == "一位七十来岁的老人。语气像在讲自己的故事。"


async def test_hand_typed_words_are_replaced_only_when_told_to_and_come_back(form: Desk) -> None:
    form.type(FIELD, "My own words.")
    answer(form)
    assert form.text(FIELD) == "My own words."
    assert not form.shows("Write it")
    form.press("Replace")
    assert form.text(FIELD) == HERS
    assert "Ctrl+Z" in form.status
    undo(form)
    assert form.text(FIELD) == "My own words."


async def test_words_are_appended(form: Desk) -> None:
    form.type(FIELD, "我的话。")
    answer(form)
    form.press("Append")
    assert form.text(FIELD) == f"我的话。{HERS}"
    assert not form.find(QPushButton, "Append").isEnabled(), "not twice"
    undo(form)
    assert form.text(FIELD) == "我的话。"


async def test_what_the_form_wrote_itself_is_replaced_without_a_word(form: Desk) -> None:
    answer(form)
    form.press("Write it")
    form.choose("Age", "elderly")
    form.press("Replace")
    assert form.text(FIELD) == "An elderly woman with a slightly husky voice."
    assert "Ctrl+Z" not in form.status


async def test_the_instruction_stays_freely_editable(form: Desk) -> None:
    answer(form)
    form.press("Write it")
    form.type(FIELD, "Quite another one.")
    form.choose("Age", "child")
    assert form.text(FIELD) == "Quite another one."


async def test_answers_stay_with_their_character_and_can_be_cleared(form: Desk) -> None:
    answer(form)
    form.press("Preset voice")
    form.press("Voice design")
    assert form.find(QComboBox, "Age").currentText() == "young adult"
    form.press("Clear answers")
    assert all(form.text(name) == "" for name in QUESTIONS)
    answer(form)
    form.click_row("Characters list", "Old fisherman")
    await form.settle()
    assert all(form.text(name) == "" for name in QUESTIONS)


async def test_the_open_form_survives_another_language_and_theme(form: Desk) -> None:
    answer(form)
    form.theme.choose("dark")
    await form.settle()
    assert form.find(QLabel, "Description").text() == HERS
    form.language.choose(CHINESE)
    await form.settle()
    assert len([box for box in form.window.findChildren(QComboBox) if box.isVisible()]) > len(QUESTIONS)


async def test_each_mode_has_its_own_help(desk: Desk) -> None:
    assert not desk.shows("Help me describe")
    desk.press("Director mode")
    assert desk.shows("Scene")
    desk.press("Voice design")
    assert desk.shows("Help me describe")
    assert not desk.shows("Director mode")
    assert not desk.shows("Scene")
    desk.press("Voice clone")
    assert desk.shows("Scene")


async def test_three_fields_make_one_instruction(desk: Desk) -> None:
    desk.press("Director mode")
    desk.type("Guidance", "Low and flat.")
    assert desk.text(FIELD) == "Low and flat."
    desk.type("Role", "A tired detective.")
    desk.type("Scene", "The last train.")
    assert desk.text(FIELD) == DIRECTION
    desk.press("Save character")
    await desk.settle()
    kept = await desk.house.services.characters.by_name("Narrator")
    assert kept.instructions[VoiceMode.PRESET] == DIRECTION


async def test_what_is_typed_in_the_instruction_appears_in_its_parts(desk: Desk) -> None:
    desk.press("Director mode")
    desk.type(FIELD, "角色：老将军\n指导：慢")
    assert [desk.text(name) for name in ("Role", "Scene", "Guidance")] == ["老将军", "", "慢"]
    desk.type("Scene", "雪夜")
    assert desk.text(FIELD) == "角色：老将军\n场景：雪夜\n指导：慢"


async def test_switching_the_view_loses_nothing(desk: Desk) -> None:
    text = " Gently, \n\nslowly.\nScene: none"
    desk.find(QPlainTextEdit, FIELD).setPlainText(text)
    for _ in range(2):
        desk.press("Director mode")
    assert desk.text(FIELD) == text
    desk.press("Director mode")
    assert desk.text("Guidance") == text
    desk.press("Preset voice")
    desk.click_row("Characters list", "Old fisherman")
    await desk.settle()
    desk.click_row("Characters list", "Narrator")
    await desk.settle()
    assert desk.text(FIELD) == text


async def test_a_label_typed_into_a_part_stays_in_that_part(desk: Desk) -> None:
    desk.press("Director mode")
    desk.find(QPlainTextEdit, "Role").setPlainText("A guide\nScene: by heart")
    desk.type("Scene", "At sea")
    assert desk.text("Role") == "A guide\nScene: by heart"
    assert read_direction(desk.text(FIELD)).parts == ("A guide\nScene: by heart", "At sea", "")


async def test_a_direction_is_taken_back_by_undo(desk: Desk) -> None:
    desk.type(FIELD, "Gently.")
    desk.press("Director mode")
    desk.find(QPlainTextEdit, "Role").setPlainText("A detective")
    assert desk.text(FIELD) == "Role: A detective\nGuidance: Gently."
    undo(desk)
    assert desk.text(FIELD) == "Gently."
    assert desk.text("Role") == ""


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
async def test_the_help_has_names_labels_and_room(desk: Desk, language: str) -> None:
    voices = desk.shell.voices
    voices.editor.describe.opened = voices.editor.describe.director_opened = True
    voices.editor.edit(plain_brackets=True)
    desk.language.choose(language)
    for mode in VoiceMode:
        voices.editor.choose_mode(mode)
        for size in SIZES:
            desk.window.resize(*size)
            await desk.settle()
            assert not cut_off(desk)
        names = [widget.accessibleName() for widget in controls(desk)]
        assert all(names)
        assert len(set(names)) == len(names), sorted(names)
        labelled = {id(label.buddy()) for label in desk.labels()}
        fields = [one for one in controls(desk) if isinstance(one, QComboBox | QPlainTextEdit)]
        unlabelled = [one.accessibleName() for one in fields if id(one) not in labelled]
        assert not unlabelled
