"""The waveform of one of two compared takes: whether it is the one that is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from neiroha_desktop.ui.player.loop_waveform import LoopWaveform

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LaneWaveform(LoopWaveform):
    """Shows one of two takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._active = False

    def show_active(self, active: bool) -> None:
        """Show whether this is the take that is heard."""
        if active != self._active:
            self._active = active
            self.update()

    def _colours(self) -> tuple[QColor, QColor]:
        heard, rest = super()._colours()
        return (heard, rest) if self._active else (self.palette().color(QPalette.ColorRole.PlaceholderText), rest)
