"""The queue on the usage page: why each request waits, and how it is stopped, by mouse, by keyboard, by name."""

from __future__ import annotations

import asyncio
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton

from neiroha_desktop.domain.ledger import Order
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import Urgency
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.outcomes import Receipt
from neiroha_desktop.ui.parts.records_table import RecordsTable
from tests.ui.desk import Desk, at_rest
from tests.ui.test_access import controls, cut_off

LIST = "Requests in the queue"


class Crowd:
    """Requests that run until they are let go."""

    def __init__(self, desk: Desk) -> None:
        self._dispatcher = desk.house.services.dispatcher
        self._go = asyncio.Event()
        self.tasks: dict[str, asyncio.Task[str]] = {}

    def ask(self, name: str, title: str, provider: str = "MiMo", limits: Limits | None = None) -> None:
        """Ask for one more request; of each provider one runs at a time."""
        order = Order(provider, provider, provider, "mimo-v2.5-tts", limits or Limits(1), 100, 20, title)
        self.tasks[name] = asyncio.ensure_future(
            self._dispatcher.run(
                order, self._send, lambda _: Receipt(100, "", 1), urgency=Urgency.BULK, request_id=name
            )
        )

    async def _send(self, record: WireRecord) -> str:
        record.sent = 0.0
        await self._go.wait()
        record.finished, record.status = 1.0, 200
        return "done"

    def release(self) -> None:
        """Let what runs end, and all that comes after it."""
        self._go.set()

    def stopped(self) -> set[str]:
        return {name for name, task in self.tasks.items() if task.cancelled()}

    async def aclose(self) -> None:
        for task in self.tasks.values():
            task.cancel()
        await asyncio.gather(*self.tasks.values(), return_exceptions=True)


@pytest.fixture
async def crowd(desk: Desk) -> Crowd:
    crowd = Crowd(desk)
    desk.endings.append(crowd.aclose)
    await desk.open("Usage")
    desk.press("Queue")
    await desk.settle()
    return crowd


def states(desk: Desk) -> list[tuple[str, str]]:
    """Return who speaks and the state of each row."""
    model = desk.find(RecordsTable, LIST).model()
    return [(model.index(row, 1).data(), model.index(row, 4).data()) for row in range(model.rowCount())]


def stops(desk: Desk) -> list[QPushButton]:
    """Return the Stop buttons of rows, from top to bottom."""
    found = [
        one
        for one in desk.window.findChildren(QPushButton)
        if one.isVisible() and one.accessibleName().startswith("Stop request ")
    ]
    return sorted(found, key=lambda one: one.y())


async def listed(desk: Desk, count: int) -> None:
    """Wait until so many requests are listed, each with its button."""
    await desk.until(
        lambda: desk.shows(LIST) and len(states(desk)) == count and len(stops(desk)) == min(count, len(stops(desk))),
        f"{count} requests",
    )
    await desk.until(lambda: bool(stops(desk)) and stops(desk)[0].accessibleName().startswith("Stop request 1"), "Stop")


async def three(desk: Desk, crowd: Crowd) -> None:
    for name, title in (("r1", "Narrator"), ("r2", "Old fisherman"), ("r3", "旁白")):
        crowd.ask(name, title)
    await listed(desk, 3)


@at_rest
async def test_each_second_only_what_counts_seconds_is_painted_anew(desk: Desk, crowd: Crowd) -> None:
    for number in range(30):
        crowd.ask(f"r{number}", "Ann")
    await listed(desk, 30)
    await desk.until(lambda: states(desk)[1][1] == "○ Max concurrency 1 reached", "the reason of the second")
    model = desk.find(RecordsTable, LIST).model()
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    await desk.until(lambda: bool(changed), "a second to pass")
    assert set(changed) == {(0, 0)}, "the one that runs"


@at_rest
async def test_each_request_says_why_it_waits(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    await desk.until(lambda: states(desk)[1][1] == "○ Max concurrency 1 reached", "the reason of the second")
    (first, running), *waiting = states(desk)
    assert first == "Narrator"
    assert re.fullmatch(r"● Running for \d s", running)
    assert waiting == [("Old fisherman", "○ Max concurrency 1 reached"), ("旁白", "○ 1 ahead")]
    assert desk.says("1 running · 2 waiting")
    await desk.until(lambda: states(desk)[0][1] == "● Running for 2 s", "two seconds counted")


@at_rest
async def test_a_limit_is_counted_down(desk: Desk, crowd: Crowd) -> None:
    crowd.release()
    for name in ("r1", "r2"):
        crowd.ask(name, "Narrator", limits=Limits(rpm=1))
    await listed(desk, 1)
    await desk.until(lambda: bool(re.fullmatch(r"○ RPM 1 reached, \d\d s", states(desk)[0][1])), "the reason")
    before = states(desk)[0][1]
    await desk.until(lambda: states(desk)[0][1] != before, "the next second")


@at_rest
async def test_one_request_is_stopped(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    assert [one.accessibleName() for one in stops(desk)] == [
        "Stop request 1 of Narrator",
        "Stop request 2 of Old fisherman",
        "Stop request 3 of 旁白",
    ]
    desk.press("Stop request 2 of Old fisherman")
    await listed(desk, 2)
    assert crowd.stopped() == {"r2"}
    await desk.until(lambda: desk.shows("Stop request 2 of 旁白"), "the next one in its place")


@at_rest
async def test_the_keyboard_stops_a_request(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    table = desk.find(RecordsTable, LIST)
    table.setFocus()
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    await listed(desk, 2)
    assert crowd.stopped() == {"r3"}
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert stops(desk)[0].hasFocus(), "Tab goes from the list to its buttons"
    QTest.keyClick(stops(desk)[0], Qt.Key.Key_Tab)
    assert stops(desk)[1].hasFocus()
    QTest.keyClick(stops(desk)[1], Qt.Key.Key_Space)
    await listed(desk, 1)
    assert crowd.stopped() == {"r2", "r3"}
    assert table.hasFocus(), "the keyboard stays in the list when its button is gone"


@at_rest
async def test_a_button_stays_with_its_request_while_rows_move(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    mine = stops(desk)[2]
    place = mine.y()
    mine.setFocus()
    desk.shell.usage.stop("r1")
    await listed(desk, 2)
    await desk.until(lambda: mine.y() < place, "the row to move up")
    assert mine.accessibleName() == "Stop request 2 of 旁白"
    assert mine.hasFocus()
    QTest.mouseClick(mine, Qt.MouseButton.LeftButton)
    await listed(desk, 1)
    assert crowd.stopped() == {"r1", "r3"}


@at_rest
async def test_all_are_stopped_at_once(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    crowd.ask("other", "Narrator", "Other")
    await listed(desk, 4)
    desk.press("Stop all requests to MiMo")
    await listed(desk, 1)
    assert crowd.stopped() == {"r1", "r2", "r3"}
    desk.press("Stop all")
    await desk.until(lambda: not desk.shows(LIST), "an empty queue")
    assert crowd.stopped() == set(crowd.tasks)
    assert desk.says("Nothing runs and nothing waits.")


@at_rest
async def test_a_provider_is_paused_and_goes_on(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    desk.press("Pause MiMo")
    await desk.until(lambda: states(desk)[1][1] == "▮▮ Paused", "the paused requests")
    assert desk.says("paused · 1 running · 2 waiting")
    crowd.release()
    await listed(desk, 2)
    assert not any(crowd.tasks[name].done() for name in ("r2", "r3"))
    desk.press("Resume MiMo")
    await desk.until(lambda: all(task.done() for task in crowd.tasks.values()), "the end of all")
    await desk.until(lambda: not desk.shows("Resume MiMo"), "the provider as before")


@at_rest
async def test_the_number_of_requests_stands_at_the_name_of_the_part(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    desk.press("Overview")
    await desk.settle()
    assert desk.find(QPushButton, "Usage").isChecked()
    queue = desk.find(QRadioButton, "Queue")
    assert (queue.text(), queue.accessibleDescription()) == ("Queue · 3", "3")
    await crowd.aclose()
    await desk.until(lambda: queue.text() == "Queue", "an empty queue")


@at_rest
async def test_a_thousand_requests_need_no_thousand_buttons(desk: Desk, crowd: Crowd) -> None:
    for number in range(1000):
        crowd.ask(f"r{number}", f"Voice {number}")
    await listed(desk, 1000)
    assert len(stops(desk)) < 30
    table = desk.find(RecordsTable, LIST)
    table.scrollToBottom()
    await desk.until(lambda: desk.shows("Stop request 1000 of Voice 999"), "the last button")
    assert len(stops(desk)) < 30
    assert len(QApplication.allWidgets()) < 1000
    desk.press("Stop request 1000 of Voice 999")
    await desk.until(lambda: len(states(desk)) == 999, "one less")
    assert crowd.stopped() == {"r999"}


@at_rest
async def test_controls_of_the_queue_are_named_and_fit(desk: Desk, crowd: Crowd) -> None:
    await three(desk, crowd)
    crowd.ask("other", "A character with quite a long name", "A provider with a very long name indeed, to be cut")
    await listed(desk, 4)
    for size in ((1024, 680), (1280, 800)):
        desk.window.resize(*size)
        await desk.settle()
        assert cut_off(desk) == set()
    names = [one.accessibleName() for one in controls(desk)]
    assert all(names)
    assert len(names) == len(set(names))
