"""A Stop button beside each row of the queue that is on screen; a thousand rows need no more than a dozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from neiroha_desktop.ui.parts.buttons import icon_button, rename

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

    from neiroha_desktop.ui.parts.records_table import RecordsTable


class StopButtons(QWidget):
    """Lies over the last column of a table, with a button on each row that is in sight.

    A button stays with its request while rows move, so no click hits another one. The buttons are no children of the
    table: Qt shows a screen reader nothing of a table but its cells.

    Args:
        table: whose rows get the buttons.
        name_of: returns the accessible name of the button of a row.
        parent: what the table is in.

    Signals:
        pressed(str): the request of this id is to end.
    """

    pressed = Signal(str)

    def __init__(self, table: RecordsTable, name_of: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._table = table
        self._name_of = name_of
        self._buttons: dict[str, QPushButton] = {}
        self._order: list[QPushButton] = []
        self._button_size: QSize | None = None
        # After all changes of one turn, and after the table has laid itself out.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._place)
        model = table.model()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.layoutChanged, model.dataChanged):
            signal.connect(self._schedule)
        table.verticalScrollBar().valueChanged.connect(self._schedule)
        table.horizontalHeader().sectionResized.connect(self._schedule)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        self._schedule()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look again when the table shows other rows, or stands elsewhere."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._schedule()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the table below."""
        QCoreApplication.sendEvent(self._table.verticalScrollBar(), event)

    def _schedule(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _place(self) -> None:
        self._cover()
        wanted = {str(self._table.records_model.id_at(row)): row for row in self._visible_rows()}
        free = [self._buttons.pop(name) for name in list(self._buttons) if name not in wanted]
        for name, row in wanted.items():
            button = self._buttons.get(name)
            if button is None:
                # Not one that the keyboard is on: who pressed it meant another request.
                spare = next((one for one in free if not one.hasFocus()), None)
                if spare is not None:
                    free.remove(spare)
                button = self._buttons[name] = spare or self._new_button()
                button.setProperty("request", name)
            self._move(button, row)
        for button in free:
            self._retire(button)
        self._put_in_order([self._buttons[name] for name in wanted])

    def _cover(self) -> None:
        """Lie over the last column."""
        viewport = self._table.viewport()
        last = self._table.model().columnCount() - 1
        corner = viewport.mapTo(self._parent, QPoint(self._table.columnViewportPosition(last), 0))
        self.setGeometry(corner.x(), corner.y(), self._table.columnWidth(last), viewport.height())
        self.setVisible(not self._table.isHidden())
        self.raise_()

    def _visible_rows(self) -> range:
        count = self._table.model().rowCount()
        if count == 0 or self._table.isHidden():
            return range(0)
        first = self._table.rowAt(0)
        last = self._table.rowAt(self._table.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else count - 1) + 1)

    def _move(self, button: QPushButton, row: int) -> None:
        if self._button_size is None:
            # Asked once: the style sheet takes its time to answer.
            self._button_size = button.sizeHint()
        size = self._button_size
        top = self._table.rowViewportPosition(row) + (self._table.rowHeight(row) - size.height()) // 2
        button.setGeometry((self.width() - size.width()) // 2, top, size.width(), size.height())
        name = self._name_of(row)
        if button.accessibleName() != name:
            rename(button, name)
        button.show()

    def _new_button(self) -> QPushButton:
        button = icon_button("", "stop", self._on_clicked)
        button.setParent(self)
        return button

    def _retire(self, button: QPushButton) -> None:
        if button.hasFocus():
            # The request is gone; the keyboard stays in the list instead of jumping out of it.
            self._table.setFocus()
        button.hide()
        button.deleteLater()

    def _put_in_order(self, buttons: list[QPushButton]) -> None:
        """Let the Tab key go from the table through the rows from top to bottom."""
        if buttons == self._order:
            return
        before: QWidget = self._table
        for button in buttons:
            QWidget.setTabOrder(before, button)
            before = button
        self._order = buttons

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.pressed.emit(button.property("request"))
