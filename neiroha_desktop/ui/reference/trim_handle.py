"""A handle at one end of what is kept of a clip, which is a slider of its own."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSlider

from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

STEP_MS = 10
PAGE_MS = 500
HANDLE_WIDTH = SPACE * 3

_GRIP_HEIGHT = SPACE * 5
_LINE_PX = 2


class End(Enum):
    """Which end of the kept part a handle moves."""

    START = 0
    END = 1


class TrimHandle(QSlider):
    """Stands at one end of the kept part; dragged, or moved with the arrow and page keys. Its value is milliseconds.

    Args:
        end: which end it is.
        place_at: returns the milliseconds of an x coordinate of the parent.

    Signals:
        moving: it stands elsewhere, and may go on.
        moved(bool): it was let go of; True where it may snap to a silence near by.
    """

    moving = Signal()
    moved = Signal(bool)

    def __init__(self, end: End, place_at: Callable[[float], float], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.end = end
        self._place_at = place_at
        self.setSingleStep(STEP_MS)
        self.setPageStep(PAGE_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._following = False
        self.valueChanged.connect(self._on_value)

    def follow(self, value: int, lowest: int, highest: int) -> None:
        """Show where the end is and how far it may go, in milliseconds."""
        self._following = True
        self.setRange(lowest, highest)
        self.setValue(value)
        self._following = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the handle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go with the mouse."""
        if self.isSliderDown():
            self._following = True
            self.setValue(round(self._place_at(self.mapToParent(event.position().toPoint()).x())))
            self._following = False
            self.moving.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Stay where the mouse let go; with Alt held down exactly there."""
        if self.isSliderDown():
            self.setSliderDown(False)
            self.moved.emit(not event.modifiers() & Qt.KeyboardModifier.AltModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by a step, or by a page and from there to the next silence."""
        before = self.value()
        self._following = True
        super().keyPressEvent(event)
        self._following = False
        if self.value() != before:
            self.moving.emit()
            self.moved.emit(event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a line with a grip that points into the kept part."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        start = self.end is End.START
        x = self.width() - _LINE_PX if start else 0.0
        painter.fillRect(QRectF(x, 0, _LINE_PX, self.height()), colour)
        top = (self.height() - _GRIP_HEIGHT) / 2
        grip = QRectF(0 if start else _LINE_PX, top, self.width() - _LINE_PX, _GRIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(grip, SPACE / 2, SPACE / 2)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 1.5))
        middle = grip.center()
        for offset in (-1.5, 1.5):
            reach = QPointF(0, SPACE)
            painter.drawLine(middle + QPointF(offset, 0) - reach, middle + QPointF(offset, 0) + reach)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), _LINE_PX))
            painter.drawRoundedRect(grip.adjusted(1, 1, -1, -1), SPACE / 2, SPACE / 2)

    def _on_value(self) -> None:
        # Assistive technology sets the value as well.
        if not self._following:
            self.moving.emit()
            self.moved.emit(False)
