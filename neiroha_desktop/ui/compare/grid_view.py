"""The comparison in the place of the characters: a way back, a heading, the choices or the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from neiroha_desktop.ui.compare.grid_setup_view import GridSetup
from neiroha_desktop.ui.parts.buttons import icon_button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import PAGE_MARGINS, SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
    from neiroha_desktop.ui.compare.grid_result_view import GridResult
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.theme import Tokens


class GridView(QWidget):
    """Shows the choices, or the cells of the last comparison; what shows cells is made with the first ones."""

    def __init__(self, grid: ComparisonGrid, comparison: AbComparison, player: PlayerViewModel, tokens: Tokens) -> None:
        super().__init__()
        self._grid = grid
        self._comparison = comparison
        self._player = player
        self._tokens = tokens
        self._heading = label("", "heading")
        self._setup = GridSetup(grid)
        self._result: GridResult | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._setup)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(icon_button(self.tr("Back"), "back", grid.back))
        head.addWidget(self._heading)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(SPACE * 3)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        grid.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the choices or the cells."""
        grid = self._grid
        wanted = self._setup if grid.choosing else self._made_result()
        if self._stack.currentWidget() is not wanted:
            self._stack.setCurrentWidget(wanted)
            if self.isVisible():
                self.take_focus()
        name = "" if grid.choosing else grid.name
        self._heading.setText(self.tr("Compare · {0}").format(name) if name else self.tr("Compare"))

    def take_focus(self) -> None:
        """Put the focus on what the keys work on."""
        if self._grid.choosing:
            self._setup.take_focus()
        else:
            self._made_result().table.setFocus()

    def _made_result(self) -> GridResult:
        if self._result is None:
            from neiroha_desktop.ui.compare.grid_result_view import GridResult

            self._result = GridResult(self._grid, self._comparison, self._player, self._tokens)
            self._stack.addWidget(self._result)
        return self._result
