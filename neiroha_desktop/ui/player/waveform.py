"""A clip's waveform, which is a slider: click, drag or arrow keys go elsewhere in the clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from neiroha_desktop.ui.theme import CONTROL_HEIGHT, RADIUS, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP_MS = 1000
PAGE_MS = 5000

_BAR_PX = 2
_PITCH_PX = 3
_FOCUS_PX = 2
# A screen reader is told where the clip stands at this pace while it plays, and at once when it is moved.
_TOLD_EVERY_MS = 500


class WaveformSlider(QSlider):
    """Shows the outline of a clip and how much of it has been heard. Its value is in milliseconds.

    Signals:
        seek_wanted(float): the user wants to be at this second.
    """

    margin = 2 * SPACE
    """Pixels left and right of the drawn clip, so that its ends can be clicked."""

    seek_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSingleStep(STEP_MS)
        self.setPageStep(PAGE_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._position_ms = 0.0
        self._outline: Sequence[Sequence[float]] = ()
        self._bars: list[QRectF] | None = None
        self._following = False
        self.valueChanged.connect(self._on_value)
        self.show_clip((), 0.0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for the height of a control and a margin."""
        return QSize(CONTROL_HEIGHT * 8, CONTROL_HEIGHT + SPACE * 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Do with half the width."""
        return QSize(CONTROL_HEIGHT * 4, CONTROL_HEIGHT)

    def show_clip(self, outline: Sequence[Sequence[float]], duration: float) -> None:
        """Show another clip.

        Args:
            outline: lowest and highest sample of equal stretches; empty without a clip.
            duration: seconds; 0.0 without a clip.
        """
        self._outline = outline
        self._bars = None
        self._following = True
        self.setRange(0, round(duration * 1000))
        self._following = False
        self.setEnabled(duration > 0)
        self.show_position(0.0)
        self._describe()
        # Another outline of the same length moves nothing that would have it painted.
        self.update()

    def grow(self, duration: float) -> None:
        """Show that more of the clip has come in; the place in it stays, in seconds."""
        milliseconds = round(duration * 1000)
        if milliseconds != self.maximum() and not self.isSliderDown():
            self._following = True
            self.setRange(0, milliseconds)
            self._following = False
            self.setEnabled(milliseconds > 0)
            self.update()

    def show_position(self, seconds: float, *, playing: bool = False) -> None:
        """Show how much has been heard; while it plays, assistive technology is told only now and then."""
        if self.isSliderDown():
            return
        before, self._position_ms = self._position_ms, seconds * 1000
        if not playing or abs(self._position_ms - self.value()) >= _TOLD_EVERY_MS:
            self._following = True
            self.setValue(round(self._position_ms))
            self._following = False
            self._describe()
        if self._x_of(before) != self._x_of(self._position_ms):
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the clip where it was clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self.maximum() > 0:
            self.setSliderDown(True)
            self._drag_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show where letting go would lead."""
        if self.isSliderDown():
            self._drag_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go where the mouse let go."""
        if self.isSliderDown():
            self._drag_to(event)
            self.setSliderDown(False)
            self._following = True
            self.setValue(round(self._position_ms))
            self._following = False
            self._describe()
            self.seek_wanted.emit(self._position_ms / 1000)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the outline, the heard part in the accent, and the place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        heard, rest = self._colours()
        x = self._x_of(self._position_ms)
        # Rectangles, because to fill a path of hundreds of round ends takes as long as half a frame.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rest)
        painter.setClipRect(QRectF(x, 0, self.width() - x, self.height()))
        painter.drawRects(self._bar_rects())
        painter.setBrush(heard)
        painter.setClipRect(QRectF(0, 0, x, self.height()))
        painter.drawRects(self._bar_rects())
        painter.setClipping(False)
        if self.maximum() > 0 and self._shows_place():
            painter.fillRect(QRectF(x - 1, SPACE, 2, self.height() - 2 * SPACE), heard)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(heard, _FOCUS_PX))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the bars out anew when they are next painted."""
        self._bars = None

    def _paint_ground(self, painter: QPainter) -> None:
        """Draw what lies under the outline: nothing, here."""

    def _shows_place(self) -> bool:
        """Whether the place in the clip is marked."""
        return True

    def _colours(self) -> tuple[QColor, QColor]:
        """Return the colours of what was heard and of the rest."""
        palette = self.palette()
        rest = palette.color(QPalette.ColorRole.PlaceholderText)
        rest.setAlphaF(0.55)
        return palette.color(QPalette.ColorRole.Highlight), rest

    def _bar_rects(self) -> list[QRectF]:
        if self._bars is None:
            middle, half = self.height() / 2, self.height() / 2 - SPACE
            count = max(1, int(self._span()) // _PITCH_PX)
            reaches = [max(1.0, half * loudest) for loudest in self._loudness(count)]
            self._bars = [
                QRectF(self.margin + number * _PITCH_PX, middle - reach, _BAR_PX, 2 * reach)
                for number, reach in enumerate(reaches)
            ]
        return self._bars

    def _loudness(self, count: int) -> list[float]:
        """Return one height, 0.0 to 1.0, for each of `count` bars; without a clip a flat line."""
        stretches = len(self._outline)
        if not stretches:
            return [0.0] * count
        heights = []
        for number in range(count):
            start = number * stretches // count
            end = max((number + 1) * stretches // count, start + 1)
            heights.append(min(1.0, max(max(-low, high) for low, high in self._outline[start:end])))
        return heights

    def _span(self) -> float:
        """Width of the drawn clip in pixels."""
        return float(max(1, self.width() - 2 * self.margin))

    def _x_of(self, milliseconds: float) -> int:
        part = milliseconds / self.maximum() if self.maximum() else 0.0
        return round(self.margin + part * self._span())

    def _drag_to(self, event: QMouseEvent) -> None:
        self._position_ms = self._milliseconds_at(event)
        self.update()

    def _milliseconds_at(self, event: QMouseEvent) -> float:
        return self._place_at(event.position().x())

    def _place_at(self, x: float) -> float:
        """Return the milliseconds of an x coordinate."""
        part = (x - self.margin) / self._span()
        return max(0.0, min(part, 1.0)) * self.maximum()

    def _on_value(self, value: int) -> None:
        # Keys and assistive technology change the value; everything else is shown with `_following`.
        if not self._following:
            self._position_ms = float(value)
            self._describe()
            self.update()
            self.seek_wanted.emit(value / 1000)

    def _describe(self) -> None:
        position, duration = f"{self._position_ms / 1000:.1f}", f"{self.maximum() / 1000:.1f}"
        self.setAccessibleDescription(
            self.tr("{0} of {1} seconds").format(position, duration) if self.maximum() else self.tr("no clip yet")
        )
