"""The list of takes: keys, the star of a row, dragging out, and which rows are on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from neiroha_desktop.ui.takes.row_painter import ROW_HEIGHT, TakePainter, star_rect

if TYPE_CHECKING:
    from neiroha_desktop.ui.takes.list_model import TakeListModel
    from neiroha_desktop.ui.theme import Tokens

_REST_MS = 150


class TakeListView(QTableView):
    """Shows takes. A table of one column: a list view lays all of its rows out anew when one of them changes.

    Signals:
        row_chosen(int): another row is the current one; -1 for none.
        play_wanted(int), star_wanted(int), delete_wanted(int): the user wants this with a row.
        seen(range): the list has come to rest, and these rows are on screen.
    """

    row_chosen = Signal(int)
    play_wanted = Signal(int)
    star_wanted = Signal(int)
    delete_wanted = Signal(int)
    seen = Signal(object)

    def __init__(self, name: str, model: TakeListModel, tokens: Tokens) -> None:
        super().__init__()
        # Our own: to find out what kind of widget Qt's is, PySide would load all kinds that there are.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.setAccessibleName(name)
        self.setModel(model)
        self._rows = TakePainter(tokens, self)
        self.setItemDelegate(self._rows)
        self.setProperty("role", "takes")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        # Rows of one height: to ask 10,000 of them would hold up the window.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        # Opaque, so that scrolling moves what is painted and paints only what comes into view.
        self._ground.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 3)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._paint_rest)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        model.rowsInserted.connect(self._on_moved)
        model.modelReset.connect(self._on_moved)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_current(self, row: int) -> None:
        """Mark a row as the current one, without reporting it."""
        model = self.selectionModel()
        if row == self.currentIndex().row() and model.isSelected(self.currentIndex()):
            return
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
        self.blockSignals(blocked)

    def visible_rows(self) -> range:
        """Return the rows that are on screen, in part or whole."""
        count = self.model().rowCount()
        top = self.rowAt(0)
        if not count or top < 0:
            return range(0)
        return range(top, min(count, top + self._ground.height() // ROW_HEIGHT + 2))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Leave typing to the search field: to look for a letter in 10,000 rows would load them all."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Play, star and delete the current row."""
        wanted = {
            Qt.Key.Key_Return: self.play_wanted,
            Qt.Key.Key_Enter: self.play_wanted,
            Qt.Key.Key_Space: self.play_wanted,
            Qt.Key.Key_S: self.star_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
            Qt.Key.Key_Backspace: self.delete_wanted,
        }.get(Qt.Key(event.key()))
        row = self.currentIndex().row()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        if event.key() in ends and self.model().rowCount():
            self.selectRow(ends[Qt.Key(event.key())])
        elif wanted is None or row < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            wanted.emit(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Turn a star on and off; anywhere else the row is chosen."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._hits_star(index, event):
            self.star_wanted.emit(index.row())
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave a second click on a star to the star."""
        if self._hits_star(self.indexAt(event.position().toPoint()), event):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground below the rows, which nobody else does for an opaque widget, and rows; some may wait."""
        painter = QPainter(self._ground)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.end()
        self._rows.begin()
        super().paintEvent(event)
        if self._rows.left:
            self._later.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See which rows came into view."""
        super().resizeEvent(event)
        self._on_moved()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Report no rows that nobody sees."""
        super().hideEvent(event)
        self._rest.stop()
        self._rows.left.clear()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """See which rows came into view."""
        super().showEvent(event)
        self._rest.start()

    @property
    def resting(self) -> bool:
        """Whether what is on screen was painted and reported."""
        return not self.behind and not self._rest.isActive()

    @property
    def behind(self) -> bool:
        """Whether rows on screen wait for the next turn to be painted."""
        return bool(self._rows.left)

    def _hits_star(self, index: QModelIndex, event: QMouseEvent) -> bool:
        return index.isValid() and star_rect(self.visualRect(index)).contains(event.position().toPoint())

    def _paint_rest(self) -> None:
        places = {row: self.visualRect(self.model().index(row, 0)) for row in self._rows.left}
        self._rows.left = {row for row, place in places.items() if place.intersects(self._ground.rect())}
        for row in self._rows.left:
            self._ground.update(places[row])

    def _on_moved(self) -> None:
        if self.isVisible():
            self._rest.start()

    def _on_rest(self) -> None:
        self.seen.emit(self.visible_rows())

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.row_chosen.emit(current.row())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.play_wanted.emit(index.row())
