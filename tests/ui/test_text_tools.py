"""What helps to write the text: samples, tags, and brackets that shall be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

from neiroha_desktop.ui.language import CHINESE
from neiroha_desktop.ui.voices.samples_dialog import SamplesDialog
from tests.standin.fixture import Standin
from tests.ui.desk import Desk

PLAIN = "Read brackets as text"
HELLO = "Hello, this is a short voice test."


async def opened(desk: Desk, name: str) -> QMenu:
    """Press a button and return the menu that it brings up."""

    def menus() -> list[QMenu]:
        found = desk.window.findChildren(QMenu)
        return [one for one in found if one.accessibleName() == name and one.isVisible()]

    desk.press(name)
    await desk.until(lambda: bool(menus()), f"the menu {name}")
    return menus()[0]


def entry(menu: QMenu, *path: str) -> QAction:
    """Return an entry by the titles that lead to it."""
    title, *rest = path
    titles = {action.text(): action for action in menu.actions()}
    assert title in titles, f"{title!r} is none of {list(titles)}"
    below = titles[title].menu()
    if not rest:
        return titles[title]
    assert isinstance(below, QMenu)
    return entry(below, *rest)


async def pick(desk: Desk, name: str, *path: str) -> None:
    menu = await opened(desk, name)
    action = entry(menu, *path)
    assert action.isEnabled()
    menu.close()
    action.trigger()
    await desk.settle()


async def undo(desk: Desk) -> None:
    QTest.keyClick(desk.find(QPlainTextEdit, "Text"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await desk.settle()


def put_cursor(desk: Desk, position: int) -> None:
    field = desk.find(QPlainTextEdit, "Text")
    cursor = field.textCursor()
    cursor.setPosition(position)
    field.setTextCursor(cursor)


# Sample texts


async def test_samples_are_grouped_by_language(desk: Desk) -> None:
    menu = await opened(desk, "Sample texts")
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == ["Chinese", "English", "Japanese", "My texts", "Keep this text", "Manage my texts…"]
    assert [one for one in titles if entry(menu, one).isEnabled()] == ["Chinese", "English", "Japanese"]
    assert "四是四" in entry(menu, "Chinese", "Tongue twister").toolTip()
    menu.close()


async def test_a_sample_takes_the_place_of_nothing_and_of_another_sample(desk: Desk) -> None:
    await pick(desk, "Sample texts", "Chinese", "Greeting")
    assert "你好" in desk.text("Text")
    await pick(desk, "Sample texts", "English", "Greeting")
    assert desk.text("Text") == HELLO
    assert desk.status == ""
    assert desk.window.focusWidget() is desk.find(QPlainTextEdit, "Text")


async def test_what_was_typed_comes_back(desk: Desk) -> None:
    desk.type("Text", "Mine.")
    await pick(desk, "Sample texts", "English", "Greeting")
    assert desk.text("Text") == HELLO
    assert "Ctrl+Z" in desk.status
    await undo(desk)
    assert desk.text("Text") == "Mine."


async def test_own_texts_are_kept_used_renamed_deleted_and_brought_back(desk: Desk) -> None:
    desk.type("Text", "My very own text & more.")
    await pick(desk, "Sample texts", "Keep this text")
    assert "is kept" in desk.status
    menu = await opened(desk, "Sample texts")
    assert not entry(menu, "Keep this text").isEnabled(), "it is kept already"
    menu.close()
    desk.type("Text", "")
    await pick(desk, "Sample texts", "My texts", "My very own text && more.")
    assert desk.text("Text") == "My very own text & more."
    desk.type("Text", "Second.")
    await pick(desk, "Sample texts", "Keep this text")
    desk.type("Text", "")
    await pick(desk, "Sample texts", "Manage my texts…")
    (dialog,) = desk.window.findChildren(SamplesDialog)
    texts = dialog.findChild(QListWidget)
    assert texts is not None
    shown = [texts.item(row).text() for row in range(texts.count())]
    assert shown == ["My very own text & more.", "Second."]
    texts.setCurrentRow(1)
    dialog.findChildren(QLineEdit)[-1].setText("Renamed")
    press(dialog, "Rename")
    await desk.settle()
    assert texts.item(1).text() == "Renamed"
    texts.setCurrentRow(0)
    press(dialog, "Delete this text")
    await desk.settle()
    assert [texts.item(row).text() for row in range(texts.count())] == ["Renamed"]
    press(dialog, "Bring back")
    await desk.settle()
    assert texts.item(0).text() == "My very own text & more."
    texts.setCurrentRow(1)
    press(dialog, "Use this text")
    await desk.settle()
    assert desk.text("Text") == "Second."
    assert not desk.window.findChildren(SamplesDialog)


def press(dialog: SamplesDialog, name: str) -> None:
    (button,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def test_a_title_must_not_be_empty(desk: Desk) -> None:
    desk.type("Text", "Mine.")
    await pick(desk, "Sample texts", "Keep this text")
    await pick(desk, "Sample texts", "Manage my texts…")
    (dialog,) = desk.window.findChildren(SamplesDialog)
    title = dialog.findChildren(QLineEdit)[-1]
    title.setText(" ")
    QTest.keyClick(title, Qt.Key.Key_Return)
    await desk.settle()
    assert "needs a title" in desk.status
    assert [one.title for one in await desk.house.services.samples.list_own()] == ["Mine."]
    press(dialog, "Close")
    await desk.settle()
    assert not desk.window.findChildren(SamplesDialog)


async def test_damaged_own_texts_are_put_aside_and_said(desk: Desk) -> None:
    desk.house.folder.samples.write_bytes(b"{")
    menu = await opened(desk, "Sample texts")
    menu.close()
    assert "put aside" in desk.status


# Tags


async def test_tags_are_written_in_the_language_of_the_text(desk: Desk) -> None:
    desk.type("Text", "明天放假")
    menu = await opened(desk, "Tags")
    assert entry(menu, "Emotion", "开心 · Happy").isEnabled()
    assert entry(menu, "Dialect and type of voice", "粤语 · Cantonese").isEnabled()
    menu.close()
    desk.type("Text", "We are free tomorrow")
    menu = await opened(desk, "Tags")
    assert entry(menu, "Emotion", "Happy").isEnabled()
    assert "Dialect and type of voice" not in [action.text() for action in menu.actions()]
    menu.close()
    await desk.settle()


async def test_without_words_the_voice_decides(desk: Desk) -> None:
    desk.choose("Voice", "冰糖")
    await pick(desk, "Tags", "Manner", "温柔 · Gentle")
    assert desk.text("Text") == "(温柔)"


async def test_a_style_goes_to_the_start_a_sound_to_the_cursor_and_both_come_back(desk: Desk) -> None:
    desk.type("Text", "Well, I do not know.")
    put_cursor(desk, 6)
    await pick(desk, "Tags", "Breath and pause", "sigh")
    assert desk.text("Text") == "Well, (sigh) I do not know."
    await pick(desk, "Tags", "Emotion", "Sad")
    await pick(desk, "Tags", "Manner", "Gentle")
    assert desk.text("Text") == "(Sad Gentle)Well, (sigh) I do not know."
    # Where there is no window manager, a menu may leave the window inactive.
    assert desk.window.focusWidget() is desk.find(QPlainTextEdit, "Text")
    await undo(desk)
    assert desk.text("Text") == "(Sad)Well, (sigh) I do not know."


async def test_singing_goes_first(desk: Desk) -> None:
    desk.type("Text", "月亮代表我的心")
    await pick(desk, "Tags", "Timbre", "磁性 · Magnetic")
    await pick(desk, "Tags", "Whole text: 唱歌 · singing")
    assert desk.text("Text") == "(唱歌)(磁性)月亮代表我的心"


async def test_the_cursor_is_found_behind_an_emoji(desk: Desk) -> None:
    desk.find(QPlainTextEdit, "Text").setPlainText("😀😀好的吧")
    put_cursor(desk, 5)
    await pick(desk, "Tags", "Breath and pause", "叹气 · sigh")
    assert desk.text("Text") == "😀😀好(叹气)的吧"
    desk.find(QPlainTextEdit, "Text").moveCursor(QTextCursor.MoveOperation.End)


async def test_a_model_without_tags_says_so(desk: Desk) -> None:
    desk.press("Voice design")
    button = desk.find(QPushButton, "Tags")
    assert "mimo-v2.5-tts-voicedesign does not act on tags" in button.accessibleDescription()
    menu = await opened(desk, "Tags")
    (only,) = menu.actions()
    assert not only.isEnabled()
    assert "does not act on tags" in only.text()
    assert "Voice instruction" in only.text()
    menu.close()
    assert not desk.shows(PLAIN)


async def test_tags_and_brackets_that_are_read_exclude_each_other(desk: Desk) -> None:
    desk.press(PLAIN)
    assert "switch" in desk.find(QPushButton, "Tags").accessibleDescription()
    menu = await opened(desk, "Tags")
    assert [action.isEnabled() for action in menu.actions()] == [False]
    menu.close()
    desk.press(PLAIN)
    await pick(desk, "Tags", "Emotion", "Sad")
    assert desk.text("Text") == "(Sad)"


async def test_the_clone_model_does_not_sing(desk: Desk) -> None:
    desk.press("Voice clone")
    menu = await opened(desk, "Tags")
    titles = [action.text() for action in menu.actions()]
    assert "Emotion" in titles
    assert not [title for title in titles if "inging" in title]
    menu.close()


async def test_in_a_chinese_window_chinese_tags_need_no_translation(desk: Desk) -> None:
    desk.type("Text", "明天放假")
    desk.language.choose(CHINESE)
    await desk.settle()
    menus = [menu for menu in desk.window.findChildren(QMenu) if not menu.actions()]
    buttons = [menu.parentWidget() for menu in menus]
    for button in buttons:
        if isinstance(button, QPushButton) and button.isVisible():
            button.click()
            await desk.settle()
    filled = [menu for menu in desk.window.findChildren(QMenu) if menu.isVisible()]
    titles = {action.text() for menu in desk.window.findChildren(QMenu) for action in menu.actions()}
    for menu in filled:
        menu.close()
    assert "开心" in titles


# Brackets


async def test_brackets_are_read_where_the_character_asks_for_it(mine: Desk, standin: Standin) -> None:
    mine.type("Text", "他（老王）走了。")
    assert not mine.says("Sent as")
    mine.press(PLAIN)
    assert mine.says("Sent as: 他，老王，走了。")
    assert mine.says("● unsaved")
    mine.press("Generate")
    await mine.settle()
    (body,) = [item["body"] for item in standin.log() if item["synthesis"] is not None]
    assert body["messages"][-1]["content"] == "他，老王，走了。"
    (take,) = await mine.house.services.takes.list_all()
    assert take.recipe is not None
    assert (take.text, take.recipe.sent_text) == ("他（老王）走了。", "他，老王，走了。")
    mine.press("Save character")
    await mine.settle()
    mine.click_row("Characters list", "Old fisherman")
    await mine.settle()
    mine.click_row("Characters list", "Narrator")
    await mine.settle()
    assert mine.find(QCheckBox, PLAIN).isChecked()


async def test_it_says_what_happens_before_there_is_a_bracket(desk: Desk) -> None:
    desk.press(PLAIN)
    assert desk.says("Brackets are sent as commas")
    desk.type("Text", "Well (yes), no")
    assert desk.says("Sent as: Well, yes, no")
    desk.press(PLAIN)
    assert not desk.says("Sent as")
    await desk.settle()


async def test_of_a_long_text_the_beginning_is_shown(desk: Desk) -> None:
    length = 400
    desk.press(PLAIN)
    desk.find(QPlainTextEdit, "Text").setPlainText("(a) " + "b" * length)
    (hint,) = (one for one in desk.labels() if one.text().startswith("Sent as"))
    assert hint.text().endswith("…")
    assert len(hint.text()) < length
    assert hint.toolTip() == "a, " + "b" * length
    await desk.settle()
