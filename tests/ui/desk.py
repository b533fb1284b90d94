"""Works the window as a user does: finds controls by their accessible names, clicks, types, waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from neiroha_desktop.app import House
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.language import Language
from neiroha_desktop.ui.main_window import MainWindow
from neiroha_desktop.ui.parts.rows import Row, RowsModel, RowsView
from neiroha_desktop.ui.shell import Shell
from neiroha_desktop.ui.takes.list_view import TakeListView
from neiroha_desktop.ui.theme import Theme

DEADLINE_SECONDS = 20.0
Found = TypeVar("Found", bound=QWidget)


async def until(reached: Callable[[], bool], what: str | Callable[[], str], seconds: float = DEADLINE_SECONDS) -> None:
    """Wait for a state, giving everything else its turn."""
    deadline = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < deadline, f"waited in vain for {what if isinstance(what, str) else what()}"
        await asyncio.sleep(0.005)


def at_rest(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Let a test end at rest, where the page that it works on does things of its own accord.

    Between a test and the end of its fixtures pytest-qt lets Qt's events pass, while no loop runs: a timer or a task
    that comes to its turn just then fails.
    """

    @wraps(test)
    async def run(desk: Desk, **others: Any) -> None:
        try:
            await test(desk=desk, **others)
        finally:
            await desk.rest()

    return run


@dataclass
class Desk:
    """The program under test, with hands and eyes."""

    window: MainWindow
    shell: Shell
    house: House
    language: Language
    theme: Theme
    endings: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """Called by `rest`."""

    # Eyes

    def find(self, kind: type[Found], name: str) -> Found:
        """Return the visible control of a name."""
        found = self.all(kind, name)
        assert found, f"there is no {kind.__name__} “{name}” on screen"
        assert len(found) == 1, f"there are {len(found)} controls called “{name}”"
        return found[0]

    def all(self, kind: type[Found], name: str) -> list[Found]:
        """Return every visible control of a name."""
        return [one for one in self.window.findChildren(kind) if one.accessibleName() == name and one.isVisible()]

    def shows(self, name: str) -> bool:
        """Whether a control of this name is on screen."""
        return bool(self.all(QWidget, name))

    @property
    def status(self) -> str:
        """What the status line says; "" while it is hidden."""
        lines = self.all(QTextEdit, "Status")
        return lines[0].toPlainText() if lines else ""

    def labels(self) -> list[QLabel]:
        """Return all labels on screen that say something."""
        return [label for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]

    def says(self, part: str) -> bool:
        """Whether a label on screen holds a text."""
        return any(part in label.text() for label in self.labels())

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        field = self.find(QWidget, name)
        match field:
            case QLineEdit():
                return field.text()
            case QPlainTextEdit():
                return field.toPlainText()
            case QComboBox():
                return field.currentText()
        raise AssertionError(field)

    def rows(self, list_name: str) -> list[Row]:
        """Return the rows of a list."""
        model = self.find(RowsView, list_name).model()
        assert isinstance(model, RowsModel)
        return [model.row(number) for number in range(model.rowCount())]

    def row(self, list_name: str, title: str) -> Row:
        """Return the row of a title."""
        found = [row for row in self.rows(list_name) if row.title == title]
        assert len(found) == 1, f"“{title}” is {len(found)} times in {[row.title for row in self.rows(list_name)]}"
        return found[0]

    def idle(self) -> bool:
        """Whether no action of the user is under way; preparing for the first one does not count.

        What is written into the ledger afterwards belongs to it, and so does looking at the queue, which looks up the
        cost anew, and measuring the takes on screen: no loop runs for them between a test and its end.
        """
        if self.shell.activity._gather.isActive() or self.house.services.dispatcher._books._tasks:
            return False
        if not all(view.resting for view in self.window.findChildren(TakeListView)):
            return False
        commands = (one for one in self.shell.findChildren(AsyncCommand) if one.parent() is not self.shell)
        return not any(one.running for one in commands)

    # Hands

    def press(self, name: str) -> None:
        """Click a button, check box or radio button."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"“{name}” cannot be pressed"
        place = QPoint(12, button.height() // 2) if isinstance(button, QCheckBox) else button.rect().center()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field, key by key; Chinese comes through the input method."""
        field = self.find(QWidget, name)
        assert field.isEnabled(), f"“{name}” takes no input"
        target = field.lineEdit() if isinstance(field, QComboBox) else field
        assert isinstance(target, QLineEdit | QPlainTextEdit)
        target.setFocus()
        target.selectAll()
        QTest.keyClick(target, Qt.Key.Key_Delete)
        self.keys(target, text)

    def keys(self, target: QWidget, text: str) -> None:
        """Type into a widget."""
        if text.isascii():
            QTest.keyClicks(target, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(target, event)

    def choose(self, name: str, entry: str) -> None:
        """Choose an entry of a combo box with the arrow keys."""
        box = self.find(QComboBox, name)
        assert box.isEnabled()
        entries = [box.itemText(number) for number in range(box.count())]
        assert entry in entries, f"“{name}” offers {entries}"
        box.setFocus()
        wanted = entries.index(entry)
        while box.currentIndex() != wanted:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down if before < wanted else Qt.Key.Key_Up)
            assert box.currentIndex() != before, f"“{name}” does not move"

    def click_row(self, list_name: str, title: str) -> None:
        """Choose a row of a list."""
        view, place = self._row_place(list_name, title)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def click_switch(self, list_name: str, title: str) -> None:
        """Move the switch of a row, at its right end."""
        view, place = self._row_place(list_name, title)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(view.viewport().width() - 24, place.y())
        )

    def _row_place(self, list_name: str, title: str) -> tuple[RowsView, QPoint]:
        view = self.find(RowsView, list_name)
        number = [row.title for row in self.rows(list_name)].index(title)
        rect = view.visualRect(view.model().index(number, 0))
        return view, QPoint(rect.left() + 40, rect.center().y())

    # Patience

    async def until(self, reached: Callable[[], bool], what: str, seconds: float = DEADLINE_SECONDS) -> None:
        """Wait for a state."""
        await until(reached, lambda: f"{what}; the status line says: {self.status!r}", seconds)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await asyncio.sleep(0)
        await self.until(self.idle, "the end of what is under way")
        # Widgets that were added or taken away meanwhile appear and go in the next turns of the loop.
        await asyncio.sleep(0.01)

    async def open(self, page: str) -> None:
        """Go to a page."""
        self.press(page)
        await self.settle()

    async def rest(self) -> None:
        """Leave the page, and end what the test started."""
        for end in self.endings:
            await end()
        self.window.open_page("voices")
        await self.settle()
