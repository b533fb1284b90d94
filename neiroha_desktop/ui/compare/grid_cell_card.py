"""The chosen cell of a comparison: what came of it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from neiroha_desktop.domain.errors import LimitReachedError
from neiroha_desktop.services.grid_plan import ColumnKind
from neiroha_desktop.ui.compare.grid_player import can_play, playable_in
from neiroha_desktop.ui.compare.grid_words import cell_name, cell_words
from neiroha_desktop.ui.compare.mark_buttons import MarkButtons
from neiroha_desktop.ui.messages import Tone, failed_request
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import Card, ElidedLabel, HintLabel, label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import latency_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from neiroha_desktop.services.grid_run import Cell
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid


class GridCellCard(Card):
    """Acts on one cell, its row or its column."""

    def __init__(self, grid: ComparisonGrid, comparison: AbComparison) -> None:
        super().__init__()
        self._grid = grid
        self._cell: Cell | None = None
        # Drawn once: cells change many times a second.
        self._icons = {name: icon(name) for name in ("play", "pause", "star", "star-filled")}
        self._name = label("", "strong")
        self._text = ElidedLabel("")
        self._facts = HintLabel()
        self._play = button(self.tr("Play cell"), self._on_play, icon_name="play")
        self._row = button(self.tr("Play row"), self._on_row)
        self._retry = button(self.tr("Ask again"), self._on_retry)
        self._limit = button(self.tr("Change the limit"), self._on_limit)
        self._sent = button(self.tr("What was sent…"), self._on_sent, role="link")
        self._star = button(self.tr("Star"), self._on_star, icon_name="star")
        self._marks = MarkButtons(comparison)
        self._use = button(self.tr("Use this voice"), self._on_use)
        self.column.setContentsMargins(SPACE * 4, SPACE * 3, SPACE * 4, SPACE * 3)
        title = QHBoxLayout()
        title.setSpacing(SPACE * 3)
        title.addWidget(self._name)
        title.addWidget(self._text, 1)
        title.addWidget(self._sent)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE * 2)
        for widget in (self._play, self._retry, self._limit, self._row, self._star, self._marks):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self._use)
        self.column.addLayout(title)
        self.column.addWidget(self._facts)
        self.column.addLayout(buttons)
        self.show_cell(None)

    def show_cell(self, cell: Cell | None) -> None:
        """Show another cell, or how this one stands now."""
        run = self._grid.run
        if run is not None and cell is not None and cell not in run.cells:
            cell = None
        self._cell = cell
        for widget in (self._play, self._row, self._star, self._use):
            widget.setEnabled(cell is not None)
        if cell is None or run is None:
            self._limit.hide()
            self._sent.hide()
            self._marks.show_take(None)
            return
        self._name.setText(cell_name(run, cell))
        self._text.say(run.text_of(cell))
        self._show_facts(cell)
        playing = self._grid.player.is_playing(cell)
        _title(self._play, self.tr("Pause cell") if playing else self.tr("Play cell"))
        self._play.setIcon(self._icons["pause" if playing else "play"])
        self._play.setVisible(not cell.missing)
        self._play.setEnabled(can_play(cell))
        self._retry.setVisible(cell.missing)
        self._limit.setVisible(isinstance(cell.error, LimitReachedError))
        self._sent.setVisible(cell.take is not None or _has_sent(cell))
        self._row.setEnabled(len(playable_in(run, cell.row)) > 1)
        starred = cell.take is not None and cell.take.starred
        _title(self._star, self.tr("Remove star") if starred else self.tr("Star"))
        self._star.setIcon(self._icons["star-filled" if starred else "star"])
        self._star.setEnabled(cell.take is not None)
        self._marks.show_take(cell.take, cell_name(run, cell))
        characters = run.plan.kind is ColumnKind.CHARACTERS
        _title(self._use, self.tr("Show this character") if characters else self.tr("Use this voice"))

    def _show_facts(self, cell: Cell) -> None:
        words = cell_words(cell, self._grid.activity)
        parts = [" ".join(part for part in (words.shape, words.upper) if part), words.lower]
        if cell.take is not None:
            parts.append(self.tr("made in {0}").format(latency_text(cell.take.total_seconds)))
        self._facts.say(" · ".join(part for part in parts if part), Tone(words.tone))
        self._facts.setToolTip(cell.error.details if cell.error is not None else "")

    def _on_play(self) -> None:
        if self._cell is not None:
            self._grid.toggle(self._cell)

    def _on_row(self) -> None:
        if self._cell is not None:
            self._grid.play_row(self._cell.row)

    def _on_retry(self) -> None:
        if self._cell is not None:
            self._grid.ask([self._cell])

    def _on_limit(self) -> None:
        error = self._cell.error if self._cell is not None else None
        if isinstance(error, LimitReachedError):
            self._grid.limit_wanted.emit(error.provider_id, error.kind)

    def _on_sent(self) -> None:
        if self._cell is not None:
            self._grid.show_sent(self._cell)

    def _on_star(self) -> None:
        if self._cell is not None:
            self._grid.star.start(self._cell)

    def _on_use(self) -> None:
        if self._cell is not None:
            self._grid.use(self._cell.column)


def _title(target: QPushButton, text: str) -> None:
    if target.text() != text:
        target.setText(text)
        target.setAccessibleName(text)


def _has_sent(cell: Cell) -> bool:
    """Whether it is known what was sent for a cell that failed."""
    return cell.error is not None and failed_request(cell.error) is not None
