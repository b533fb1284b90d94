"""How loud the microphone is now, and the loudest of the last moments."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE, Tokens

FLOOR_DB = -60
"""What is softer shows as nothing."""
GOOD_FROM_DB = -24
"""From here on a voice stands well above the noise of a room; up to HOT_FROM_DB there is room for a loud word."""
HOT_FROM_DB = -3

_HEIGHT = SPACE * 3
_HOLD_PX = 2
_TOLD_STEP_DB = 3


class LevelMeter(QProgressBar):
    """A bar in decibels below full scale, with a mark at the peak. Its value is dBFS, rounded."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._level = self._peak = float(FLOOR_DB)
        self.setProperty("role", "level")
        self.setRange(FLOOR_DB, 0)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_level(FLOOR_DB, FLOOR_DB)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for a bar that is higher than one of progress."""
        return QSize(CONTROL_HEIGHT * 6, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Do with half the width."""
        return QSize(CONTROL_HEIGHT * 3, _HEIGHT)

    @property
    def word(self) -> str:
        """How the peak is, in a word or two."""
        if self._peak <= FLOOR_DB:
            return self.tr("silence")
        if self._peak >= HOT_FROM_DB:
            return self.tr("too loud")
        return self.tr("good") if self._peak >= GOOD_FROM_DB else self.tr("too soft")

    def show_level(self, level: float, peak: float) -> None:
        """Show the level now and the peak of the last moments, in dBFS."""
        self._level, self._peak = (max(float(FLOOR_DB), min(one, 0.0)) for one in (level, peak))
        value = round(self._level)
        # Every change is told to assistive technology, which cannot follow thirty in a second.
        if abs(value - self.value()) >= _TOLD_STEP_DB or value in (FLOOR_DB, 0):
            self.setValue(value)
            self.setAccessibleDescription(self.word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the bar in its colour, where a good level lies, and the peak."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(QRectF(self.rect()), SPACE / 2, SPACE / 2)
        good = QRectF(
            self._x_of(GOOD_FROM_DB), self.height() - 2, self._x_of(HOT_FROM_DB) - self._x_of(GOOD_FROM_DB), 2
        )
        colour = self._colour()
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(0, 0, self._x_of(self._level), self.height()), SPACE / 2, SPACE / 2)
        painter.fillRect(good, QColor(self._tokens.ok))
        if self._peak > FLOOR_DB:
            x = min(self._x_of(self._peak), self.width() - _HOLD_PX)
            painter.fillRect(QRectF(x, 0, _HOLD_PX, self.height()), self.palette().color(QPalette.ColorRole.Text))

    def _colour(self) -> QColor:
        if self._peak >= HOT_FROM_DB:
            return QColor(self._tokens.danger)
        return QColor(self._tokens.ok if self._peak >= GOOD_FROM_DB else self._tokens.warning)

    def _x_of(self, level: float) -> float:
        return (level - FLOOR_DB) / -FLOOR_DB * self.width()
