"""The page of the characters, and the comparison that takes its place for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.grid_view import GridView
    from neiroha_desktop.ui.shell import Shell
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.view import VoicesPage


class GridStack(QStackedWidget):
    """Shows one of the two; the comparison is built when it is first opened."""

    def __init__(self, page: VoicesPage, shell: Shell, tokens: Tokens) -> None:
        super().__init__()
        self._page = page
        self._shell = shell
        self._tokens = tokens
        self._view: GridView | None = None
        self._focus: QWidget | None = None
        self.addWidget(page)
        shell.comparing_changed.connect(self._on_opened)
        if shell.comparing:
            self._on_opened()

    @property
    def filter(self) -> QLineEdit | None:
        """The field that narrows the characters down; None while they are not on screen."""
        return None if self._shell.comparing else self._page.filter

    def _on_opened(self) -> None:
        if not self._shell.comparing:
            self.setCurrentWidget(self._page)
            if self._focus is not None:
                self._focus.setFocus()
            return
        self._focus = self._page.focusWidget()
        if self._view is None:
            # Not needed to show the window.
            from neiroha_desktop.ui.compare.grid_view import GridView

            shell = self._shell
            self._view = GridView(shell.grid, shell.comparison, shell.player, self._tokens)
            self.addWidget(self._view)
            # To lay it out and paint it takes as long as to make it: in the next turn of the window's thread.
            QTimer.singleShot(0, self, self._show_view)
        else:
            self._show_view()

    def _show_view(self) -> None:
        if self._view is not None and self._shell.comparing:
            self.setCurrentWidget(self._view)
            self._view.take_focus()
