"""Looking into requests: of takes, of failures, and copying them for other programs."""

from __future__ import annotations

import asyncio
import os
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPlainTextEdit, QWidget

from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.ui.inspector.texts import answer_text, phases, request_text, summary, times_text
from neiroha_desktop.ui.inspector.view import InspectorDialog
from tests.standin.fixture import Standin
from tests.ui.desk import Desk
from tests.ui.takes_desk import a_take, keep_takes, tone

COPY = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def dialog(desk: Desk) -> InspectorDialog:
    (found,) = [one for one in desk.window.findChildren(InspectorDialog) if one.isVisible()]
    return found


async def choose(desk: Desk, button: str, entry: str) -> None:
    """Open a menu by its button and choose an entry."""
    desk.press(button)
    (menu,) = [one for one in desk.window.findChildren(QMenu) if one.isVisible()]
    (action,) = [one for one in menu.actions() if one.text().partition("\t")[0] == entry]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    await desk.settle()


async def closed(desk: Desk) -> None:
    QTest.keyClick(dialog(desk), Qt.Key.Key_Escape)
    await desk.until(lambda: not desk.window.findChildren(InspectorDialog), "the end of the inspector")


async def run_clipboard(folder: Path, key: str) -> bytes:
    """Run the command on the clipboard, and return the audio that it has written."""
    command = QGuiApplication.clipboard().text()
    assert key not in command
    variables = {**os.environ, "MIMO_API_KEY": key}
    done = await asyncio.to_thread(
        subprocess.run, ["bash", "-s"], input=command.encode(), cwd=folder, env=variables, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return (folder / "take.wav").read_bytes()


async def make(desk: Desk) -> None:
    desk.press("Generate")
    await desk.settle()


async def test_a_take_shows_what_was_sent(mine: Desk, standin: Standin) -> None:
    await make(mine)
    await choose(mine, "More about Take 1", "What was sent…")
    shown = dialog(mine)
    assert shown.accessibleName() == shown.windowTitle() == "Inspector"
    request, answer = mine.text("Request"), mine.text("Answer")
    assert request.startswith(f"POST {standin.base_url}/chat/completions\n")
    assert "api-key: $MIMO_API_KEY" in request
    assert '"content": "Hello"' in request
    assert answer.startswith("200 OK\n")
    assert '"data": "<audio' in answer
    for text in (request, answer):
        assert standin.key not in text
    times = mine.find(QWidget, "Times").accessibleDescription()
    assert "Wait" in times
    assert "Receive" in times
    assert QFontInfo(mine.find(QPlainTextEdit, "Request").font()).fixedPitch()
    await closed(mine)


async def test_the_same_from_the_takes_page(mine: Desk) -> None:
    await make(mine)
    await mine.open("Takes")
    await mine.until(lambda: mine.shows("What was sent…"), "the chosen take")
    mine.press("What was sent…")
    await mine.settle()
    assert mine.text("Answer").startswith("200 OK\n")
    await closed(mine)


async def test_copying_as_curl_and_python(mine: Desk, standin: Standin, tmp_path: Path) -> None:
    mine.type("Text", 'It\'s 你好 "$HOME"')
    await make(mine)
    await choose(mine, "More about Take 1", "What was sent…")
    mine.press("Copy as Python")
    await mine.settle()
    assert 'os.environ["MIMO_API_KEY"]' in QGuiApplication.clipboard().text()
    assert mine.says("Copied as Python.")
    mine.press("Copy as cURL")
    await mine.settle()
    assert mine.says("set MIMO_API_KEY before you run it")
    assert "cURL" not in mine.status
    heard = await run_clipboard(tmp_path, standin.key)
    assert heard.endswith(standin.audio(0)[-1000:])
    first, second = (entry["body"] for entry in standin.log() if entry["path"].endswith("completions"))
    assert first == second
    mine.press("Copy the answer")
    assert QGuiApplication.clipboard().text().startswith("200 OK\n")
    mine.press("Copy the request")
    assert QGuiApplication.clipboard().text().startswith("POST ")
    await closed(mine)


async def test_a_key_copies_the_take_at_hand(mine: Desk, standin: Standin, tmp_path: Path) -> None:
    QTest.keyClick(QApplication.focusWidget() or mine.window, *COPY)
    await mine.settle()
    await make(mine)
    mine.type("Text", "Another text")
    await make(mine)
    QTest.keyClick(QApplication.focusWidget() or mine.window, *COPY)
    await mine.settle()
    assert "Another text" in QGuiApplication.clipboard().text()
    assert "Copied as cURL." in mine.status
    # The one that was heard last comes first.
    mine.press("Play take 1")
    await mine.settle()
    QTest.keyClick(mine.window, *COPY)
    await mine.settle()
    assert "Another text" not in QGuiApplication.clipboard().text()
    await run_clipboard(tmp_path, standin.key)
    await choose(mine, "More about Take 2", "Copy as cURL")
    assert "Another text" in QGuiApplication.clipboard().text()
    # In the inspector, the key copies what is looked at.
    await choose(mine, "More about Take 1", "What was sent…")
    QTest.keyClick(dialog(mine), *COPY)
    await mine.settle()
    assert "Another text" not in QGuiApplication.clipboard().text()
    await closed(mine)


async def test_a_failure_opens_from_the_status_line(mine: Desk, standin: Standin, tmp_path: Path) -> None:
    standin.script("no_balance")
    await make(mine)
    said = mine.status
    mine.press("Details")
    await mine.settle()
    assert mine.text("Answer").startswith("402 Payment Required\n")
    assert "Insufficient account balance" in mine.text("Answer")
    assert mine.says(said)
    mine.press("Copy as cURL")
    await mine.settle()
    await run_clipboard(tmp_path, standin.key)
    await closed(mine)
    # What the status line said, and offers to do, is still there.
    assert mine.status == said


async def test_the_practice_provider_says_why_not(desk: Desk) -> None:
    desk.type("Text", "Hello")
    await make(desk)
    await choose(desk, "More about Take 1", "What was sent…")
    assert desk.text("Answer").startswith("200 OK\n")
    desk.press("Copy as cURL")
    await desk.settle()
    assert desk.says("no other program can reach it")
    await closed(desk)


async def test_where_nothing_is_kept_there_are_no_empty_frames(desk: Desk) -> None:
    await keep_takes(desk, [(a_take("old", "Of an older version."), tone(0.1))])
    await desk.open("Takes")
    desk.press("What was sent…")
    await desk.settle()
    assert desk.says("Nothing is kept of what was sent for this take")
    shown = dialog(desk)
    assert not shown.findChildren(QPlainTextEdit)
    assert shown.height() < 300
    assert desk.find(QAbstractButton, "Close").isEnabled()
    await closed(desk)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_nothing_is_cut_off(mine: Desk, standin: Standin, theme: str) -> None:
    mine.theme.choose(theme)
    await mine.settle()
    mine.window.resize(1024, 680)
    standin.script({"kind": "moderation"})
    await make(mine)
    mine.press("Details")
    await mine.settle()
    shown = dialog(mine)
    assert shown.width() <= mine.window.width()
    assert shown.height() <= mine.window.height()
    for part in shown.findChildren(QLabel) + shown.findChildren(QAbstractButton):
        if part.isVisible():
            assert part.width() >= part.minimumSizeHint().width(), part.accessibleName()
            assert shown.rect().contains(part.rect().translated(part.mapTo(shown, part.rect().topLeft())))
    for name in ("Copy as cURL", "Copy as Python", "Close", "Copy the request", "Copy the answer"):
        assert mine.find(QAbstractButton, name).focusPolicy() & Qt.FocusPolicy.TabFocus
    assert mine.find(QPlainTextEdit, "Request").height() > 150
    await closed(mine)


def record(**changes: object) -> WireRecord:
    made = WireRecord("POST", "https://a.example/v1", [("Accept", "a")], 2_500_000, "not JSON", 200)
    made.connected, made.secured, made.sent, made.first_byte, made.finished = 0.012, 0.043, 0.043, 0.843, 1.0
    for name, value in changes.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Connect 12 ms · Encrypt 31 ms · Wait 800 ms · Receive 157 ms"),
        ({"secured": None, "connected": 0.0}, "Connect: was open already · Wait 843 ms · Receive 157 ms"),
        ({"secured": None, "connected": None, "sent": None, "first_byte": None}, "Connect 1.0 s, then it ended"),
        (
            {"secured": None, "sent": None, "first_byte": None},
            "Connect 12 ms · Encrypt 988 ms, then it ended",
        ),
        ({"first_byte": None}, "Connect 12 ms · Encrypt 31 ms · Wait 957 ms, then it ended"),
    ],
)
def test_times_in_words(changes: dict[str, object], said: str) -> None:
    assert times_text(phases(record(**changes))) == said


def test_records_in_words() -> None:
    assert request_text(record()) == "POST https://a.example/v1\nAccept: a\n\nnot JSON"
    assert answer_text(record(answer_head=b'{"a":["\xe4\xbd\xa0"]}')) == '200 OK\n\n{\n  "a": [\n    "你"\n  ]\n}'
    assert answer_text(record(answer_head=b"x" * 4096)).endswith("xxx\n(The rest of it was not kept.)")
    cut = answer_text(record(answer_head=("x" + "你" * 2000).encode()[:4096]))
    assert cut.endswith("你你\n(The rest of it was not kept.)"), "no half of a letter"
    assert answer_text(record(answer_head=b"\xff\xfe")).endswith("��")
    assert answer_text(record(status=499)) == "499\n\n(It has no body.)"
    assert summary(record(answer_bytes=10_000)) == "200 OK · 1.0 s in all · 2.4 MB sent · 9.8 kB received"
    lost = record(status=None, sent=None, finished=0.5)
    assert answer_text(lost) == "(There was no answer.)"
    assert request_text(lost).endswith("(Nothing of it was sent.)")
    assert summary(lost) == "no answer · 500 ms in all · 2.4 MB sent"
