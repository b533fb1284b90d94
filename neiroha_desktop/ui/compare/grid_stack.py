"""The page of the characters, and the comparison that takes its place for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
    from neiroha_desktop.ui.compare.grid_view import GridView
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.view import VoicesPage


class GridStack(QStackedWidget):
    """Shows one of the two; the comparison is built when it is first opened."""

    def __init__(
        self,
        page: VoicesPage,
        grid: ComparisonGrid,
        comparison: AbComparison,
        player: PlayerViewModel,
        tokens: Tokens,
    ) -> None:
        super().__init__()
        self._page = page
        self._grid = grid
        self._comparison = comparison
        self._player = player
        self._tokens = tokens
        self._view: GridView | None = None
        self._focus: QWidget | None = None
        self.addWidget(page)
        grid.opened_changed.connect(self._on_opened)
        if grid.opened:
            self._on_opened()

    @property
    def filter(self) -> QLineEdit | None:
        """The field that narrows the characters down; None while they are not on screen."""
        return None if self._grid.opened else self._page.filter

    def _on_opened(self) -> None:
        if not self._grid.opened:
            self.setCurrentWidget(self._page)
            if self._focus is not None:
                self._focus.setFocus()
            return
        self._focus = self._page.focusWidget()
        if self._view is None:
            # Not needed to show the window.
            from neiroha_desktop.ui.compare.grid_view import GridView

            self._view = GridView(self._grid, self._comparison, self._player, self._tokens)
            self.addWidget(self._view)
        self.setCurrentWidget(self._view)
        self._view.take_focus()
