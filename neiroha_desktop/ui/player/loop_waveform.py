"""A waveform of which a part can be chosen to be played round and round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette

from neiroha_desktop.ui.player.waveform import WaveformSlider
from neiroha_desktop.ui.theme import RADIUS, SPACE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHORTEST_LOOP_MS = 100.0
"""What is shorter was a click with Shift held down."""


class LoopWaveform(WaveformSlider):
    """A click goes elsewhere; dragging with Shift chooses a part to be played round and round.

    Signals:
        loop_wanted(float, float): the user chose a part, from second to second.
    """

    loop_wanted = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loop: tuple[float, float] | None = None
        self._chosen_from: float | None = None
        self.setToolTip(self.tr("Click to go there; drag with Shift to loop a part."))

    def show_loop(self, loop: tuple[float, float] | None) -> None:
        """Show which part goes round; seconds."""
        if loop != self._loop and self._chosen_from is None:
            self._loop = loop
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to choose a part where Shift is held down."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.maximum() > 0:
            self._chosen_from = self._milliseconds_at(event)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what letting go would choose."""
        if self._chosen_from is None:
            super().mouseMoveEvent(event)
        else:
            first, last = sorted((self._chosen_from, self._milliseconds_at(event)))
            self._loop = (first / 1000, last / 1000)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the part."""
        if self._chosen_from is None:
            super().mouseReleaseEvent(event)
            return
        first, last = sorted((self._chosen_from, self._milliseconds_at(event)))
        self._chosen_from = None
        if last - first >= SHORTEST_LOOP_MS:
            self.loop_wanted.emit(first / 1000, last / 1000)

    def _paint_ground(self, painter: QPainter) -> None:
        if self._loop is None or not self.maximum():
            return
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        colour.setAlphaF(0.16)
        left, right = (self._x_of(1000 * second) for second in self._loop)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, SPACE, right - left, self.height() - 2 * SPACE), RADIUS / 2, RADIUS / 2)
