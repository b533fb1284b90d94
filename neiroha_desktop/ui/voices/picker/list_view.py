"""The list of voices: a click takes one, its star and its ▶ have places of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from neiroha_desktop.ui.voices.picker.painter import VoicePainter, play_rect, star_rect

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.picker.rows import VoiceRows


class VoiceListView(QListView):
    """Shows voices.

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
        self.setAccessibleName(self.tr("Voice list"))
        self.setModel(rows)
        self.setItemDelegate(VoicePainter(tokens, self))
        # Of a thousand rows only one is measured.
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self.current_moved)

    def current(self) -> Voice | None:
        """Return the voice of the current row."""
        row = self.currentIndex().row()
        return self._rows.voice(row) if row >= 0 else None

    def go_to(self, row: int) -> None:
        """Make a row the current one and show it."""
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row))
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

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
