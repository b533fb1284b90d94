"""The list of voices: a click takes one, its star and its ▶ have places of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from neiroha_desktop.ui.voices.picker.painter import ROW_HEIGHT, VoicePainter, play_rect, star_rect

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.picker.rows import VoiceRows


class VoiceListView(QTableView):
    """Shows voices. A table of one column: a list view asks for each of a thousand rows to lay them out.

    Signals:
        taken(Voice), hear_wanted(Voice), star_wanted(Voice): the user wants this of a row.
        current_moved: another row is the current one.
    """

    taken = Signal(object)
    hear_wanted = Signal(object)
    star_wanted = Signal(object)
    current_moved = Signal()

    def __init__(self, rows: VoiceRows, tokens: Tokens) -> None:
        super().__init__()
        self._rows = rows
        # Our own: to find out which kind of widget Qt's is, PySide would load all kinds that there are.
        self._ground = QWidget()
        self.setViewport(self._ground)
        self.setAccessibleName(self.tr("Voice list"))
        self.setModel(rows)
        self.setItemDelegate(VoicePainter(tokens, self))
        self.setProperty("role", "voices")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 3)
        self.selectionModel().currentChanged.connect(self.current_moved)

    def current(self) -> Voice | None:
        """Return the voice of the current row."""
        row = self.currentIndex().row()
        return self._rows.voice(row) if row >= 0 else None

    def repaint_rows(self) -> None:
        """Paint the rows on screen anew."""
        self._ground.update()

    def go_to(self, row: int) -> None:
        """Make a row the current one and show it."""
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Give the list a ground of its own, so that the page under it is not painted with every key that is typed."""
        super().showEvent(event)
        # Not earlier: a style sheet takes it away.
        self._ground.setAutoFillBackground(True)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Leave typing to the search field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take, hear and star the current row."""
        wanted = {
            Qt.Key.Key_Return: self.taken,
            Qt.Key.Key_Enter: self.taken,
            Qt.Key.Key_Space: self.hear_wanted,
            Qt.Key.Key_S: self.star_wanted,
        }.get(Qt.Key(event.key()))
        voice = self.current()
        if wanted is None or voice is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            wanted.emit(voice)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose a row; its star and its ▶ act at once."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self._sign_at(index, place).emit(self._rows.voice(index.row()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Count a second click like a first one: a star may be turned on and off quickly."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Do nothing more: the press has done it."""

    def _sign_at(self, index: QModelIndex, place: QPoint) -> SignalInstance:
        row = self.visualRect(index)
        if star_rect(row).contains(place):
            return self.star_wanted
        return self.hear_wanted if play_rect(row).contains(place) else self.taken
