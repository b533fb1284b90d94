"""Takes that are waited for: one row each, with the reason and a way to stop it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.storage.takes import TakeStore
from neiroha_desktop.ui.player.activity_button import ActivityButton
from neiroha_desktop.ui.voices.generations import Generation
from neiroha_desktop.ui.voices.pending_row import PendingRow
from tests.standin.fixture import Standin
from tests.ui.desk import Desk


async def limit(desk: Desk, **texts: str) -> None:
    """Type limits of the provider and save them."""
    titles = {"concurrency": "Max concurrency", "rpm": "RPM", "rpd": "RPD"}
    await desk.open("Providers")
    desk.click_row("Providers list", "My server")
    await desk.settle()
    if not desk.shows("RPM"):
        desk.press("Limits")
    for name, text in texts.items():
        desk.type(titles[name], text)
    desk.press("Save")
    await desk.settle()
    await desk.open("Voices")


def pending(desk: Desk) -> list[int]:
    """Return the numbers of the takes that have a Stop of their own."""
    names = [one.accessibleName() for one in desk.window.findChildren(QPushButton) if one.isVisible()]
    return sorted(int(found[1]) for name in names if (found := re.fullmatch(r"Stop take (\d+)", name)))


def takes(desk: Desk) -> list[int]:
    """Return the numbers of the takes that are there."""
    names = [one.accessibleName() for one in desk.window.findChildren(QPushButton) if one.isVisible()]
    return sorted(int(found[1]) for name in names if (found := re.fullmatch(r"Delete take (\d+)", name)))


def shown(desk: Desk) -> list[str]:
    """Return every text of the rows of takes that are waited for, from top to bottom."""
    rows = sorted((one for one in desk.window.findChildren(PendingRow) if one.isVisible()), key=lambda one: one.y())
    return [" ".join(label.text() for label in row.findChildren(QLabel)) for row in rows]


async def waits_for(desk: Desk, numbers: list[int]) -> None:
    """Wait until just these have a row; a new one appears in the next turn of the loop."""
    await desk.until(lambda: pending(desk) == numbers, f"{numbers}")


async def quiet(desk: Desk) -> None:
    """Wait until nothing is waited for."""
    await desk.until(lambda: not desk.shell.voices.audition.busy, "the end of all that was asked for")
    await desk.settle()


async def test_every_click_is_one_more_take(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "normal", "delay": 0.5})
    for number in range(1, 6):
        mine.press("Generate")
        assert len(mine.shell.voices.audition.pending()) == number
    await waits_for(mine, [1, 2, 3, 4, 5])
    await quiet(mine)
    assert len(standin.log()) == 5
    assert takes(mine) == [1, 2, 3, 4, 5]
    await waits_for(mine, [])
    assert mine.house.services.playback.state is PlaybackState.PLAYING


async def test_each_says_why_it_waits_and_can_be_stopped_alone(mine: Desk, standin: Standin) -> None:
    await limit(mine, rpm="3")
    for _ in range(5):
        mine.press("Generate")
    await mine.until(lambda: takes(mine) == [1, 2, 3], "three takes")
    await mine.until(lambda: any("RPM 3 reached, " in text for text in shown(mine)), "the reason")
    fifth, fourth = shown(mine)
    assert re.fullmatch(r"○ Take 4 Hello RPM 3 reached, \d+ s", fourth)
    assert fifth == "○ Take 5 Hello 1 ahead"
    button = mine.window.findChildren(ActivityButton)[0]
    assert re.fullmatch(r"0 running · 2 waiting \(RPM 3 reached, \d+ s\)", button.accessibleName())
    mine.press("Stop take 5")
    await mine.until(lambda: pending(mine) == [4], "the end of one of the two")
    assert mine.find(QAbstractButton, "Stop").isEnabled()
    mine.press("Stop")
    await quiet(mine)
    await waits_for(mine, [])
    assert takes(mine) == [1, 2, 3]
    assert len(standin.log()) == 3
    await mine.until(lambda: not button.isVisible(), "nothing in the status bar")


async def test_the_one_that_runs_can_be_stopped_and_the_next_goes(mine: Desk, standin: Standin) -> None:
    standin.script("stall")
    mine.press("Generate")
    mine.press("Generate")
    await mine.until(lambda: any(re.search(r"● Take 1 Hello Running for \d+ s", text) for text in shown(mine)), "1")
    await asyncio.to_thread(standin.wait, requests=1)
    mine.press("Stop take 1")
    await asyncio.to_thread(standin.wait, disconnects=1)
    await quiet(mine)
    assert takes(mine) == [1]


async def test_the_first_failure_ends_only_what_the_same_click_has_not_sent(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "wrong_key", "delay": 0.5})
    mine.choose("Number of takes", "× 5")
    mine.press("Generate")
    mine.choose("Number of takes", "× 1")
    mine.press("Generate")
    await waits_for(mine, [1, 2, 3, 4, 5, 6])
    await quiet(mine)
    assert len(standin.log()) == 2, "one of five, and the one of the other click"
    assert takes(mine) == [1]
    assert "key" in mine.status, "a click that came before the failure does not take it away"


async def test_a_click_goes_before_the_rest_of_an_older_one(mine: Desk, standin: Standin) -> None:
    mine.choose("Number of takes", "× 5")
    mine.press("Generate")
    mine.type("Text", "Urgent")
    mine.choose("Number of takes", "× 1")
    mine.press("Generate")
    await quiet(mine)
    said = [entry["body"]["messages"][-1]["content"] for entry in standin.log()]
    assert said == ["Hello", "Urgent", "Hello", "Hello", "Hello", "Hello"]


async def test_what_another_character_waits_for_goes_on(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "normal", "delay": 0.5})
    mine.press("Generate")
    mine.press("Generate")
    mine.click_row("Characters list", "Old fisherman")
    await waits_for(mine, [])
    assert mine.find(QAbstractButton, "Stop").isEnabled()
    mine.click_row("Characters list", "Narrator")
    await waits_for(mine, [1, 2])
    mine.click_row("Characters list", "Old fisherman")
    await quiet(mine)
    assert takes(mine) == []
    mine.click_row("Characters list", "Narrator")
    await quiet(mine)
    assert takes(mine) == [1, 2]


async def test_a_failure_of_another_character_names_it(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "wrong_key", "delay": 0.3})
    mine.press("Generate")
    mine.click_row("Characters list", "Old fisherman")
    await quiet(mine)
    assert mine.status.startswith("Narrator: ")


async def test_a_take_that_came_with_the_stop_is_there(mine: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    may_keep, add = asyncio.Event(), TakeStore.add

    async def wait_and_add(store: TakeStore, take: Take, data: bytes) -> None:
        await may_keep.wait()
        await add(store, take, data)

    monkeypatch.setattr(TakeStore, "add", wait_and_add)
    mine.press("Generate")
    await mine.until(lambda: any("It is here and is being kept" in text for text in shown(mine)), "the audio")
    mine.press("Stop take 1")
    may_keep.set()
    await mine.until(lambda: takes(mine) == [1], "the take that was paid for")
    await quiet(mine)


async def test_a_timeout_is_sent_again_only_by_the_user(mine: Desk, standin: Standin) -> None:
    await mine.open("Providers")
    mine.click_row("Providers list", "My server")
    await mine.settle()
    mine.press("Advanced")
    mine.find(QAbstractButton, "Save")
    form = mine.shell.providers.form
    form.edit_setting("answer_timeout", 1.0)
    mine.press("Save")
    await mine.settle()
    await mine.open("Voices")
    standin.reset()
    standin.script("stall")
    mine.press("Generate")
    await quiet(mine)
    assert "it may have been counted and billed" in mine.status
    assert len(standin.log()) == 1, "never sent again by itself"
    mine.press("Send again")
    await quiet(mine)
    assert len(standin.log()) == 2
    assert takes(mine) == [1]
    assert not mine.shows("Send again")


async def test_a_day_that_is_used_up_leads_to_its_limit(mine: Desk, standin: Standin) -> None:
    await limit(mine, rpd="1")
    mine.press("Generate")
    await quiet(mine)
    mine.press("Generate")
    await quiet(mine)
    assert "daily limit of 1" in mine.status
    assert len(standin.log()) == 1
    mine.press("Change the limit")
    await mine.settle()
    assert mine.shell.page == "providers"
    assert mine.text("Name") == "My server"
    assert mine.find(QLineEdit, "RPD").hasFocus()
    mine.type("RPD", "2")
    mine.press("Save")
    await mine.settle()
    await mine.open("Voices")
    mine.press("Generate")
    await quiet(mine)
    assert takes(mine) == [1, 2]


async def test_the_next_try_is_said_and_ends_at_once(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "rate_limit", "retry_after": 30})
    mine.press("Generate")
    await mine.until(lambda: any(re.search(r"↻ Take 1 Hello Try 2 of 3 in \d+ s", text) for text in shown(mine)), "it")
    mine.press("Stop take 1")
    await mine.until(lambda: pending(mine) == [], "its end")
    assert len(standin.log()) == 1
    await quiet(mine)


async def test_a_hundred_are_twelve_rows_and_one_that_sums_up(mine: Desk, standin: Standin) -> None:
    (provider,) = (one for one in mine.shell.voices.editor.providers if one.name == "My server")
    mine.house.services.dispatcher.pause(provider.id)
    mine.choose("Number of takes", "× 5")
    for _ in range(20):
        mine.press("Generate")
    await mine.until(lambda: any('Paused: resume "My server" on the Usage page' in text for text in shown(mine)), "why")
    await waits_for(mine, list(range(1, 13)))
    assert mine.says("and 88 more")
    mine.press("Stop the rest")
    await mine.until(lambda: not mine.says("and 88 more"), "the end of the rest")
    await waits_for(mine, list(range(1, 13)))
    mine.press("Stop")
    await quiet(mine)
    await waits_for(mine, [])
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not mine.shell.findChildren(Generation)
    assert not mine.window.findChildren(PendingRow)
    assert standin.log() == []


async def test_closing_the_window_ends_what_is_waited_for(mine: Desk, standin: Standin) -> None:
    standin.script("stall")
    mine.choose("Number of takes", "× 5")
    mine.press("Generate")
    await asyncio.to_thread(standin.wait, requests=1)
    mine.window.close()
    await mine.shell.aclose()
    assert not mine.shell.voices.audition.busy
    await asyncio.to_thread(standin.wait, disconnects=1)
    await quiet(mine)


async def test_keys_ask_too_but_not_while_they_are_held(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "normal", "delay": 0.5})
    QTest.keyClick(mine.find(QPlainTextEdit, "Text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await waits_for(mine, [1])
    mine.window.setFocus()
    QTest.keyClick(mine.window, Qt.Key.Key_R)
    await waits_for(mine, [1, 2])
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, "r", True)
    QApplication.sendEvent(mine.window, held)
    await waits_for(mine, [1, 2])
    await quiet(mine)
    assert len(standin.log()) == 2


async def test_rows_come_after_the_number_of_takes_in_tab_order(mine: Desk, standin: Standin) -> None:
    standin.script("stall")
    mine.press("Generate")
    mine.press("Generate")
    await waits_for(mine, [1, 2])
    mine.find(QComboBox, "Number of takes").setFocus()
    names: list[str] = []
    for _ in range(2):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        names.append(next(one.accessibleName() for one in mine.window.findChildren(QWidget) if one.hasFocus()))
    assert names == ["Stop take 2", "Stop take 1"]
    mine.press("Stop")
    await quiet(mine)


def cost_line(desk: Desk) -> QLabel | None:
    """Return what the next click will cost."""
    return next((one for one in desk.labels() if re.search(r"\d character", one.text())), None)


async def test_the_cost_is_said_before_the_click(mine: Desk, standin: Standin) -> None:
    def says(*parts: str) -> bool:
        line = cost_line(mine)
        return line is not None and all(part in line.text() for part in parts)

    assert says("5 character")
    await mine.until(lambda: says("about 14 token"), "the tokens")
    assert not says("today")
    await limit(mine, rpd="2")
    await mine.until(lambda: says("2 request", "left today"), "what is left")
    mine.choose("Number of takes", "× 3")
    await mine.until(lambda: says("3 × 5 character", "about 42 token", "only 2 request"), "three times as much")
    line = cost_line(mine)
    assert line is not None
    assert line.property("tone") == "warning"
    mine.choose("Number of takes", "× 1")
    assert line.property("tone") == "muted"
    mine.press("Generate")
    await quiet(mine)
    await mine.until(lambda: says("1 request"), "one less")
    mine.press("Generate")
    await quiet(mine)
    await mine.until(lambda: says("no request left today"), "none")
    assert line.property("tone") == "warning"
    mine.type("Text", "")
    assert cost_line(mine) is None


async def test_that_a_text_is_too_long_is_said_before_the_click(mine: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = mine.shell.voices.editor
    able = replace(editor.capabilities(), cut_off_seconds=60.0)
    monkeypatch.setattr(editor, "capabilities", lambda: able)
    mine.type("Text", "x" * 800)
    line = cost_line(mine)
    assert line is not None
    assert "cut off" not in line.text()
    mine.type("Text", "x" * 900)
    assert "cut off after 1" in line.text()
    assert line.property("tone") == "warning"
    mine.type("Text", "x" * 100)
    assert "cut off" not in line.text()
    assert line.property("tone") == "muted"
