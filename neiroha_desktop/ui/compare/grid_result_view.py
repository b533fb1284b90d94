"""The cells of a comparison, how far it is, and what can be done with the chosen cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.services.grid_run import CellState
from neiroha_desktop.ui.compare.grid_cell_card import GridCellCard
from neiroha_desktop.ui.compare.grid_table import GridTable, GridTableModel
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import label, set_tone
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.services.grid_run import Cell
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.theme import Tokens


class GridResult(QWidget):
    """Shows a comparison while it runs and afterwards."""

    def __init__(self, grid: ComparisonGrid, comparison: AbComparison, player: PlayerViewModel, tokens: Tokens) -> None:
        super().__init__()
        self._grid = grid
        self._model = GridTableModel(grid, self)
        self.table = GridTable(self.tr("Comparison"), self._model, tokens)
        self._card = GridCellCard(grid, comparison)
        self._progress = label("", "hint")
        self._stop = button(self.tr("Stop"), grid.stop, icon_name="stop")
        self._rest = button("", grid.go_on, icon_name="play")
        self._change = button(self.tr("Choose anew"), grid.choose, icon_name="grid")
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(self._progress, 1)
        for widget in (self._stop, self._rest, self._change):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._card)
        # Once for all cells that change in one go: at the start, all of them do.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_progress)
        grid.changed.connect(self.reload)
        grid.cell_changed.connect(self._on_cell_changed)
        grid.heard.connect(self.table.turn_to)
        grid.activity.changed.connect(self._on_activity)
        player.changed.connect(self._on_player)
        self.table.turned_to.connect(self._show_cell)
        self.table.wanted.connect(self._on_wanted)
        self.reload()
        if self._model.rowCount():
            self.table.turn_to(0, 0)

    def reload(self) -> None:
        """Show the comparison as it is."""
        self._model.reload()
        self._show_progress()
        self._show_cell()

    def _show_progress(self) -> None:
        run = self._grid.run
        cells = run.cells if run is not None else []
        done = sum(cell.take is not None for cell in cells)
        failed = sum(cell.state is CellState.FAILED for cell in cells)
        missing = sum(cell.missing for cell in cells)
        waiting = sum(cell.under_way for cell in cells)
        parts = [self.tr("{done} of {count} done").format(done=done, count=len(cells))]
        if failed:
            parts.append(self.tr("%n failed", "", failed))
        if waiting:
            parts.append(self._grid.activity.summary() or self.tr("%n under way", "", waiting))
        self._progress.setText(" · ".join(parts))
        set_tone(self._progress, Tone.DANGER if failed and not waiting else Tone.NEUTRAL)
        self._show_buttons(waiting, missing)

    def _show_buttons(self, waiting: int, missing: int) -> None:
        had_focus = any(widget.hasFocus() for widget in (self._stop, self._rest, self._change))
        self._stop.setVisible(waiting > 0)
        self._rest.setVisible(waiting == 0 and missing > 0)
        self._change.setVisible(waiting == 0)
        text = self.tr("Ask for the missing %n", "", missing)
        self._rest.setText(text)
        self._rest.setAccessibleName(text)
        if had_focus and self.focusWidget() is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cell(self) -> None:
        self._card.show_cell(self.table.current_cell())

    # Reacting

    def _on_cell_changed(self, row: int, column: int) -> None:
        self._soon.start(0)
        cell = self.table.current_cell()
        if cell is not None and (cell.row, cell.column) == (row, column):
            self._show_cell()

    def _on_activity(self) -> None:
        if self.isVisible() and self._grid.busy:
            self._model.tell_time()
            self._show_progress()
            self._show_cell()

    def _on_player(self) -> None:
        if self.isVisible():
            self._model.tell_playing()
            self._show_cell()

    def _on_wanted(self, cell: Cell) -> None:
        self._grid.toggle(cell)
