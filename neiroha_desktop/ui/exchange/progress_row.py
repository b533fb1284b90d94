"""How far an export or import is, with a button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.exchange.model import Exchange


class ProgressRow(QWidget):
    """Shown while something is under way."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress of the file"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self.stop = button(self.tr("Stop"), exchange.stop, icon_name="stop")
        self.stop.setAccessibleName(self.tr("Stop the file"))
        self.stop.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        exchange.progressed.connect(self._show_progress)
        exchange.busy_changed.connect(self._show_busy)
        self._show_busy()

    def _show_busy(self) -> None:
        self._bar.setValue(0)
        self.setVisible(self._exchange.busy)

    def _show_progress(self, part: float) -> None:
        self._bar.setValue(round(part * 100))
