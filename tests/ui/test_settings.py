"""Language and theme, switched while the window is open, without losing what was typed."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QCompleter, QLineEdit

from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.theme import DARK, LIGHT
from tests.ui.desk import Desk

_POPUP = QCompleter.CompletionMode.PopupCompletion


def choose_value(desk: Desk, name: str, value: str) -> None:
    """Choose by what stands behind an entry, as the titles change with the language."""
    box = desk.find(QComboBox, name)
    desk.choose(name, box.itemText(box.findData(value)))


async def test_chinese_and_back_without_losing_an_edit(desk: Desk) -> None:
    desk.type("Character name", "Storyteller")
    desk.type("Text", "Typed before.")
    await desk.open("Providers")
    desk.press("Add provider")
    desk.type("Base URL", "http://127.0.0.1:1")
    desk.type("API Key", "sk-typed")
    await desk.open("Settings")
    desk.choose("Language", "简体中文")
    await desk.settle()
    assert desk.language.is_chinese
    desk.press(chinese_page(desk, 0))
    await desk.settle()
    (name,) = (field for field in desk.window.findChildren(QLineEdit) if field.text() == "Storyteller")
    assert name.isVisible()
    assert not name.accessibleName().isascii()
    desk.press(chinese_page(desk, 4))
    await desk.settle()
    (language,) = combo_names(desk)
    desk.choose(language, "English")
    await desk.settle()
    await desk.open("Voices")
    assert desk.text("Character name") == "Storyteller"
    assert desk.text("Text") == "Typed before."
    await desk.open("Providers")
    assert desk.text("Base URL") == "http://127.0.0.1:1"
    assert desk.text("API Key") == "sk-typed"


def chinese_page(desk: Desk, number: int) -> str:
    buttons = [one for one in desk.window.findChildren(QAbstractButton) if one.property("role") == "nav"]
    return buttons[number].accessibleName()


def combo_names(desk: Desk) -> list[str]:
    return [
        box.accessibleName()
        for box in desk.window.findChildren(QComboBox)
        if box.isVisible() and box.findText("English") >= 0
    ]


async def test_ids_are_not_translated(desk: Desk) -> None:
    desk.language.choose("zh_CN")
    await desk.settle()
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    (box,) = (
        box for box in desk.window.findChildren(QComboBox) if box.isVisible() and box.currentText() == draft.voice_id
    )
    assert [box.itemText(number) for number in range(box.count())][:2] == ["mimo_default", "冰糖"]


async def test_the_theme_is_switched_at_once_and_keeps_edits(desk: Desk) -> None:
    desk.type("Voice instruction", "Slowly.")
    await desk.open("Settings")
    for value, tokens in (("dark", DARK), ("light", LIGHT)):
        choose_value(desk, "Theme", value)
        await desk.settle()
        assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.window
        assert desk.window.grab().toImage().pixelColor(400, 600).name().upper() == tokens.window
    await desk.open("Voices")
    assert desk.text("Voice instruction") == "Slowly."


async def test_switching_leaves_no_old_widgets_behind(desk: Desk) -> None:
    await desk.open("Providers")
    await desk.open("Voices")
    count = len(desk.window.findChildren(QAbstractButton))
    await desk.open("Settings")
    for value in ("dark", "light", "dark", "light"):
        desk.theme.choose(value)
        await desk.settle()
    await desk.open("Providers")
    await desk.open("Voices")
    assert len(desk.window.findChildren(QAbstractButton)) <= count + 20


async def test_what_was_said_is_still_said_after_a_switch(desk: Desk) -> None:
    desk.press("Save character")
    await desk.settle()
    before = desk.status
    desk.theme.choose("dark")
    await desk.settle()
    assert before
    assert desk.status == before


async def test_the_data_folder_is_named(desk: Desk) -> None:
    await desk.open("Settings")
    assert desk.text("Data folder") == str(desk.house.folder.root)
    assert desk.find(QLineEdit, "Data folder").isReadOnly()


async def test_what_opens_beside_the_window_looks_as_the_window_does(desk: Desk) -> None:
    for theme in ("dark", "light"):
        desk.theme.choose(theme)
        await desk.settle()
        assert desk.window.styleSheet() == desk.theme.style_sheet != ""
        completers = [box.completer() for box in desk.window.findChildren(ComboBox)]
        offered = next(one for one in completers if one and one.completionMode() is _POPUP).popup()
        assert offered is not None
        offered.show()
        assert offered.styleSheet() == desk.theme.style_sheet
        offered.hide()
