"""A column for each day, stacked from accounts and models; the arrow keys and the pointer go from day to day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from neiroha_desktop.ui.theme import CONTROL_HEIGHT, RADIUS, SMALL_PX, SPACE
from neiroha_desktop.ui.usage.series import DAYS, scale, scale_text

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.usage.series import History

PATTERNS = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
)
"""Drawn over the colour of a series, by its place: nobody has to tell colours apart."""
_SWATCH = SPACE * 3
_LABEL_EVERY = 7
_BAR_SHARE = 0.64
"""Of the room of a day."""


class UsageChart(QWidget):
    """Draws a history.

    Signals:
        day_changed: another day is looked at.
    """

    day_changed = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._history: History | None = None
        self.day = DAYS - 1
        """Place of the day that is looked at; the last one is today."""
        self._font = QFont(self.font())
        self._font.setPixelSize(SMALL_PX)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for room for four lines."""
        return QSize(CONTROL_HEIGHT * 16, CONTROL_HEIGHT * 6)

    def show_history(self, history: History) -> None:
        """Draw another history; the day that is looked at stays."""
        self._history = history
        self.update()

    def look_at(self, day: int) -> None:
        """Look at another day, by its place."""
        day = max(0, min(day, DAYS - 1))
        if day != self.day:
            self.day = day
            self.update()
            self.day_changed.emit()

    # Moving

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go a day, a week, or to the first or last day."""
        ways = {
            Qt.Key.Key_Left: self.day - 1,
            Qt.Key.Key_Right: self.day + 1,
            Qt.Key.Key_PageUp: self.day - 7,
            Qt.Key.Key_PageDown: self.day + 7,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: DAYS - 1,
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.look_at(way)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Look at the day under the pointer."""
        plot = self._plot()
        if plot.left() <= event.position().x() <= plot.right():
            self.look_at(int((event.position().x() - plot.left()) / plot.width() * DAYS))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Come back to today, unless the keyboard looks elsewhere."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.look_at(DAYS - 1)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Come back to today."""
        super().focusOutEvent(event)
        self.look_at(DAYS - 1)
        self.update()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the lines with their values, the columns, and the days."""
        del event
        if self._history is None:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        plot = self._plot()
        self._draw_day_ground(painter, plot)
        self._draw_lines(painter, plot)
        self._draw_columns(painter, plot)
        self._draw_days(painter, plot)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _plot(self) -> QRectF:
        """Return the area of the columns: left of it stand the values, below it the days."""
        metrics = QFontMetrics(self._font)
        widest = max(map(metrics.horizontalAdvance, self._line_texts()), default=0)
        left, below = widest + SPACE * 4, metrics.height() + SPACE * 3
        return QRectF(self.rect()).adjusted(left, metrics.height() / 2 + SPACE, -SPACE * 3, -below)

    def _scale(self) -> tuple[float, ...]:
        if self._history is None:
            return ()
        return scale(max(self._history.totals, default=0.0), self._history.measure)

    def _line_texts(self) -> list[str]:
        if self._history is None:
            return []
        top = max(self._history.totals, default=0.0)
        return [scale_text(value, top, self._history.measure) for value in self._scale()]

    def _column(self, plot: QRectF, day: int) -> QRectF:
        width = plot.width() / DAYS
        return QRectF(plot.left() + day * width, plot.top(), width, plot.height())

    def _draw_day_ground(self, painter: QPainter, plot: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.accent_soft))
        painter.drawRoundedRect(self._column(plot, self.day).adjusted(1, -SPACE, -1, 0), SPACE, SPACE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_lines(self, painter: QPainter, plot: QRectF) -> None:
        values = self._scale()
        height = QFontMetrics(self._font).height()
        for value, text in zip(values, self._line_texts(), strict=True):
            y = round(plot.bottom() - plot.height() * value / values[-1])
            painter.setPen(QColor(self._tokens.border_strong if value == 0 else self._tokens.border))
            painter.drawLine(round(plot.left()), y, round(plot.right()), y)
            painter.setPen(QColor(self._tokens.muted))
            place = QRectF(SPACE, y - height / 2, plot.left() - SPACE * 3, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_columns(self, painter: QPainter, plot: QRectF) -> None:
        assert self._history is not None
        top = self._scale()[-1]
        for day in range(DAYS):
            column = self._column(plot, day)
            margin = column.width() * (1 - _BAR_SHARE) / 2
            left, width = round(column.left() + margin), max(2, round(column.width() - 2 * margin))
            below = 0.0
            for series in self._history.series:
                value = series.values[day]
                if value <= 0:
                    continue
                # Both ends are rounded from the sums, so that stacked parts never overlap.
                start = round(plot.bottom() - plot.height() * below / top)
                end = min(start - 1, round(plot.bottom() - plot.height() * (below + value) / top))
                # One pixel stays free between two parts, as far as there is one to spare.
                gap = 1 if below > 0 and start - end > 2 else 0
                fill(painter, QRectF(left, end, width, start - end - gap), series.place, self._tokens)
                below += value

    def _draw_days(self, painter: QPainter, plot: QRectF) -> None:
        assert self._history is not None
        metrics = QFontMetrics(self._font)
        for place in range(DAYS - 1, -1, -_LABEL_EVERY):
            last = place == DAYS - 1
            text = self.tr("today") if last else self.day_text(self._history.days[place])
            width = metrics.horizontalAdvance(text) + 2
            middle = self._column(plot, place).center().x()
            left = min(max(SPACE, middle - width / 2), self.width() - width - SPACE)
            painter.setPen(QColor(self._tokens.text if last else self._tokens.muted))
            area = QRectF(left, plot.bottom() + SPACE, width, metrics.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def day_text(self, day: date) -> str:
        """Return a day as it stands below its column."""
        # Translators: a date format of Qt, for example "M月d日".
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMM"))


def fill(painter: QPainter, area: QRectF, place: int, tokens: Tokens) -> None:
    """Fill an area with the colour and the pattern of a series."""
    painter.fillRect(area, QColor(tokens.series[place]))
    if PATTERNS[place] != Qt.BrushStyle.NoBrush:
        painter.fillRect(area, QBrush(QColor(tokens.surface), PATTERNS[place]))


def swatch(place: int, tokens: Tokens, ratio: float) -> QPixmap:
    """Return a small square with the colour and the pattern of a series, sharp at a screen's pixel ratio."""
    pixmap = QPixmap(QSize(_SWATCH, _SWATCH) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    fill(painter, QRectF(0, 0, _SWATCH, _SWATCH), place, tokens)
    painter.end()
    return pixmap
