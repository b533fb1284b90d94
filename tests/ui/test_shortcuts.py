"""Every key of the table does what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.shortcuts import COMPARE_KEYS, DESK_KEYS, FREE_KEYS, PICKER_KEYS, WINDOW_KEYS, ShortcutsDialog
from tests.ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, modifier)


async def ready(desk: Desk) -> None:
    """Make two takes and put the focus on nothing that wants keys."""
    desk.type("Text", "Hello")
    for _ in range(2):
        press(desk, Qt.Key.Key_Return, CTRL)
        await desk.settle()
    desk.window.setFocus()


async def test_control_enter_generates_while_typing(desk: Desk) -> None:
    desk.type("Text", "Hello")
    press(desk, Qt.Key.Key_Return, CTRL)
    await desk.settle()
    assert desk.text("Text") == "Hello"
    assert len(await desk.house.services.takes.list_all()) == 1


async def test_new_duplicate_and_save_follow_the_page(desk: Desk) -> None:
    press(desk, Qt.Key.Key_N, CTRL)
    await desk.settle()
    press(desk, Qt.Key.Key_D, CTRL)
    await desk.settle()
    assert [row.title for row in desk.rows("Characters list")][-2:] == ["New character", "New character 2"]
    desk.type("Character name", "Renamed")
    press(desk, Qt.Key.Key_S, CTRL)
    await desk.settle()
    assert (await desk.house.services.characters.by_name("Renamed")).name == "Renamed"
    await desk.open("Providers")
    press(desk, Qt.Key.Key_D, CTRL)
    await desk.settle()
    press(desk, Qt.Key.Key_N, CTRL)
    assert len(desk.rows("Providers list")) == 3
    press(desk, Qt.Key.Key_S, CTRL)
    await desk.settle()
    assert len(await desk.house.services.providers.list_all()) == 3


async def test_filter_and_settings(desk: Desk) -> None:
    press(desk, Qt.Key.Key_F, CTRL)
    assert desk.find(QLineEdit, "Filter characters").hasFocus()
    await desk.open("Takes")
    press(desk, Qt.Key.Key_F, CTRL)
    assert desk.find(QLineEdit, "Filter takes").hasFocus()
    press(desk, Qt.Key.Key_Comma, CTRL)
    await desk.settle()
    assert desk.shows("Theme")
    press(desk, Qt.Key.Key_F, CTRL)


async def test_space_pauses_and_plays(desk: Desk) -> None:
    await ready(desk)
    states = []
    for _ in range(2):
        press(desk, Qt.Key.Key_Space)
        await desk.settle()
        states.append(desk.house.services.playback.state)
    assert states == [PlaybackState.PAUSED, PlaybackState.PLAYING]


async def test_space_and_letters_belong_to_the_text_while_typing(desk: Desk) -> None:
    await ready(desk)
    text = desk.find(QPlainTextEdit, "Text")
    desk.type("Text", "r 1")
    await desk.settle()
    assert text.toPlainText() == "r 1"
    assert desk.house.services.playback.state is PlaybackState.PLAYING
    assert len(await desk.house.services.takes.list_all()) == 2


async def test_arrows_seek(desk: Desk) -> None:
    await ready(desk)
    playback = desk.house.services.playback
    press(desk, Qt.Key.Key_Right)
    await desk.settle()
    assert playback.position > 0
    press(desk, Qt.Key.Key_Left)
    await desk.settle()
    assert playback.position == 0


async def test_r_makes_another_take_and_digits_play_one(desk: Desk) -> None:
    await ready(desk)
    press(desk, Qt.Key.Key_R)
    await desk.settle()
    assert desk.shows("Pause take 3")
    press(desk, Qt.Key.Key_1)
    await desk.settle()
    assert desk.shows("Pause take 1")
    press(desk, Qt.Key.Key_9)
    await desk.settle()
    assert desk.shows("Pause take 1")


async def test_f1_lists_every_key(desk: Desk) -> None:
    press(desk, Qt.Key.Key_F1)
    (dialog,) = desk.window.findChildren(ShortcutsDialog)
    assert dialog.isVisible()
    texts = {label.text() for label in desk.labels()}
    for keys, title in WINDOW_KEYS.values():
        assert keys[0] in texts
        assert str(title) in texts
    for key, title in (*FREE_KEYS, *PICKER_KEYS, *COMPARE_KEYS, *DESK_KEYS):
        assert {key, str(title)} <= texts
    desk.press("Close")
    await desk.settle()
    assert not desk.window.findChildren(ShortcutsDialog)
