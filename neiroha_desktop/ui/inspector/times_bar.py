"""Where the time of a request went: one bar, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from neiroha_desktop.ui.inspector.texts import Phase, phase_text, times_text
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.usage.chart import fill, swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.ui.theme import Tokens

_HEIGHT = SPACE * 3
_LEAST = 3.0
"""Pixels of a phase that took some time, however short."""


class _Bar(QWidget):
    """Phases beside each other, as long as they took."""

    def __init__(self, phases: Sequence[Phase], tokens: Tokens) -> None:
        super().__init__()
        self._phases = [phase for phase in phases if phase.seconds > 0]
        self._tokens = tokens
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a bar that is looked at beside words."""
        return QSize(_HEIGHT * 20, _HEIGHT)

    def widths(self) -> list[float]:
        """Return the pixels of each phase; together they are as wide as the bar."""
        whole = sum(phase.seconds for phase in self._phases)
        if not whole:
            return []
        spare = max(0.0, self.width() - _LEAST * len(self._phases))
        return [_LEAST + spare * phase.seconds / whole for phase in self._phases]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the phases in their colours and patterns."""
        del event
        painter = QPainter(self)
        left = 0.0
        for phase, width in zip(self._phases, self.widths(), strict=True):
            fill(painter, QRectF(left, 0, width - 1, self.height()), phase.place, self._tokens)
            left += width
        painter.end()


class Times(QWidget):
    """The bar and its words."""

    def __init__(self, phases: Sequence[Phase], tokens: Tokens) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Times"))
        self.setAccessibleDescription(times_text(phases))
        self.bar = _Bar(phases, tokens)
        words = QHBoxLayout()
        words.setSpacing(SPACE)
        for phase in phases:
            mark = QLabel()
            mark.setPixmap(swatch(phase.place, tokens, self.devicePixelRatioF()))
            words.addWidget(mark)
            words.addWidget(label(phase_text(phase), "hint"))
            words.addSpacing(SPACE * 3)
        words.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.bar)
        column.addLayout(words)
