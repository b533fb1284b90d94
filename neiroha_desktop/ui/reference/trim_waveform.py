"""The waveform of a recording that is mended: a place in it that is heard, and two handles round what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication

from neiroha_desktop.ui.player.waveform import WaveformSlider
from neiroha_desktop.ui.reference.trim_handle import HANDLE_WIDTH, End, TrimHandle
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

SHORTEST_MS = 100
"""The least that is kept between the handles."""

_CUT_SHADE = 0.7


class TrimWaveform(WaveformSlider):
    """Shows a whole recording, and dims what is cut off. A click goes elsewhere; the handles move the two ends.

    Signals:
        trim_wanted(float, float, bool): keep from second to second; True where the end that was moved may snap.
        trim_moving(float, float): what letting go would keep.
    """

    margin = 3 * SPACE

    trim_wanted = Signal(float, float, bool)
    trim_moving = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        # Asked for by the base class, which shows no clip at first.
        self._handles: tuple[TrimHandle, ...] = ()
        # Milliseconds at the left and at the right.
        self._part = (0.0, 0.0)
        super().__init__(parent)
        self.setAccessibleName(self.tr("Place in the recording"))
        self.start = TrimHandle(End.START, self._place_at, self)
        self.start.setAccessibleName(self.tr("Trim start"))
        self.start.setToolTip(
            self.tr("Keep from here on. Arrow keys: 10 ms; Page Up and Page Down: to the next pause. Alt: no snapping.")
        )
        self.end = TrimHandle(End.END, self._place_at, self)
        self.end.setAccessibleName(self.tr("Trim end"))
        self.end.setToolTip(
            self.tr("Keep up to here. Arrow keys: 10 ms; Page Up and Page Down: to the next pause. Alt: no snapping.")
        )
        self._handles = (self.start, self.end)
        for handle in self._handles:
            handle.moving.connect(self._on_moving)
            handle.moved.connect(self._on_moved)
        self.show_trim(0.0, 0.0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for three controls' height."""
        return QSize(CONTROL_HEIGHT * 8, CONTROL_HEIGHT * 3)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Do with half the width, but not with less height: it is worked on with the mouse."""
        return QSize(CONTROL_HEIGHT * 4, CONTROL_HEIGHT * 3)

    def show_part(self, outline: Sequence[Sequence[float]], start: float, end: float, duration: float) -> None:
        """Show a recording of so many seconds between two places, of which this is the outline."""
        position = self._position_ms / 1000
        self._part = (start * 1000, end * 1000)
        self.show_clip(outline, duration)
        self.show_position(min(position, duration))
        self._place_handles()

    def show_trim(self, start: float, end: float) -> None:
        """Show what is kept, from second to second, unless a handle is being held."""
        if any(handle.isSliderDown() for handle in self._handles):
            return
        self._follow(round(start * 1000), round(end * 1000))

    @property
    def trim(self) -> tuple[float, float]:
        """The seconds between the handles."""
        return self.start.value() / 1000, self.end.value() / 1000

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the handles in their places."""
        super().resizeEvent(event)
        self._place_handles()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the clip, and dim what is cut off."""
        super().paintEvent(event)
        if not self.maximum():
            return
        painter = QPainter(self)
        # Not the palette of the widget, whose ground the style sheet makes transparent.
        shade = QApplication.palette().color(QPalette.ColorRole.Base)
        shade.setAlphaF(_CUT_SHADE)
        first, last = self.margin, self.margin + round(self._span())
        left, right = (max(first, min(self._x_of(handle.value()), last)) for handle in self._handles)
        painter.fillRect(QRectF(first, 0, left - first, self.height()), shade)
        painter.fillRect(QRectF(right, 0, last - right + 1, self.height()), shade)

    def _follow(self, start: int, end: int) -> None:
        whole = self.maximum()
        least = min(SHORTEST_MS, whole)
        # The ends only: where one of them may go follows from where the other one is.
        self.start.follow(start, 0, max(0, end - least))
        self.end.follow(end, min(whole, start + least), whole)
        for handle in self._handles:
            handle.setEnabled(whole > 0)
            place = f"{handle.value() / 1000:.2f}", f"{whole / 1000:.2f}"
            handle.setAccessibleDescription(self.tr("{0} of {1} seconds").format(*place))
        self._place_handles()
        self.update()

    def _place_handles(self) -> None:
        for handle in self._handles:
            x = self._x_of(handle.value())
            left = x - HANDLE_WIDTH + 2 if handle.end is End.START else x - 2
            handle.setGeometry(left, SPACE, HANDLE_WIDTH, self.height() - 2 * SPACE)
            # One that is elsewhere is out of sight, but not gone: the keyboard may be on it.
            handle.setVisible(self.maximum() > 0)

    def _x_of(self, milliseconds: float) -> int:
        start, end = self._part
        return round(self.margin + (milliseconds - start) / max(1.0, end - start) * self._span())

    def _place_at(self, x: float) -> float:
        start, end = self._part
        part = max(0.0, min((x - self.margin) / self._span(), 1.0))
        return start + part * (end - start)

    def _on_moving(self) -> None:
        self._place_handles()
        self.update()
        self.trim_moving.emit(*self.trim)

    def _on_moved(self, snap: bool) -> None:
        self._follow(self.start.value(), self.end.value())
        self.trim_wanted.emit(*self.trim, snap)
