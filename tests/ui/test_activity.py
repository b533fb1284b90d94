"""What the status bar says of running and waiting requests: gathered, counted down, and a way to the queue."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel

from neiroha_desktop.domain.ledger import Hold, LimitKind
from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services.dispatcher import Dispatcher
from neiroha_desktop.ui.activity import Activity
from neiroha_desktop.ui.player.activity_button import ActivityButton
from tests.ui.desk import Desk, until
from tests.ui.queue_stub import QueueStub, request

RUNNING = request(1, QueueState.RUNNING)
HELD = request(2, QueueState.WAITING, hold=Hold(LimitKind.RPM, 3, 12.0), until=112.0)
AHEAD = request(3, QueueState.WAITING, ahead=1)


class Stand:
    """The button on screen, over a queue under our control."""

    def __init__(self) -> None:
        self.queue = QueueStub()
        self.root = QObject()
        self.activity = Activity(cast("Dispatcher", self.queue), self.root)
        self.button = ActivityButton(self.activity)
        self.button.show()

    async def says(self, line: str) -> None:
        """Wait for a line; what is read out is what is seen."""
        await until(lambda: self.button.accessibleName() == line, lambda: self.button.accessibleName())
        (label,) = self.button.findChildren(QLabel)
        assert label.text() == line


@pytest.fixture
async def stand(qapp: QApplication) -> AsyncIterator[Stand]:
    stand = Stand()
    yield stand
    stand.activity.close()
    stand.button.deleteLater()
    QApplication.sendPostedEvents(stand.button, QEvent.Type.DeferredDelete)


async def test_what_runs_and_waits_is_said_with_the_reason(stand: Stand) -> None:
    stand.queue.show(RUNNING)
    await stand.says("1 running")
    stand.queue.show(RUNNING, HELD, AHEAD)
    await stand.says("1 running · 2 waiting (RPM 3 reached, 12 s)")
    stand.queue.show(RUNNING, AHEAD)
    await stand.says("1 running · 1 waiting (1 ahead)")
    assert stand.button.isVisible()
    stand.queue.show()
    await until(lambda: not stand.button.isVisible(), "nothing to be said")


async def test_it_counts_the_seconds_only_while_something_is_there(stand: Stand) -> None:
    stand.queue.show(HELD)
    await stand.says("0 running · 1 waiting (RPM 3 reached, 12 s)")
    stand.queue.tick = 103.0
    await stand.says("0 running · 1 waiting (RPM 3 reached, 9 s)")
    stand.queue.show()
    await until(lambda: not stand.button.isVisible(), "nothing to be said")
    assert not any(timer.isActive() for timer in stand.activity.findChildren(QTimer))


async def test_a_thousand_changes_are_one_look(stand: Stand) -> None:
    waiting = [request(number, QueueState.WAITING, ahead=number - 2) for number in range(2, 1002)]
    spy = QSignalSpy(stand.activity.changed)
    for number in range(1000):
        stand.queue.show(RUNNING, *waiting[: number + 1])
    await stand.says("1 running · 1000 waiting (Next in line)")
    assert stand.queue.looks == spy.count() == 1


async def test_a_click_or_a_key_opens_the_usage_page(desk: Desk) -> None:
    button = desk.window.findChildren(ActivityButton)[0]
    assert not button.isVisible(), "there is nothing to see"
    button.show()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    await desk.settle()
    assert desk.shell.page == "usage"
    await desk.open("Voices")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await desk.settle()
    assert desk.shell.page == "usage"
