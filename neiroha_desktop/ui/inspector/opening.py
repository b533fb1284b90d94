"""Opens the inspector over the window, and puts on the clipboard what it copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from neiroha_desktop.ui.inspector.view_model import Inspector
    from neiroha_desktop.ui.theme import Theme


class InspectorOpening(QObject):
    """Belongs to the window."""

    def __init__(self, inspector: Inspector, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._inspector = inspector
        self._theme = theme
        self._window = window
        inspector.opened.connect(self._open)
        inspector.copy_ready.connect(self._copy)

    def _open(self) -> None:
        # Only who looks needs it: the window is there sooner without.
        from neiroha_desktop.ui.inspector.view import InspectorDialog

        InspectorDialog(self._inspector, self._theme.tokens, self._window).open()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
