"""The takes of the character on screen: those that are waited for on top, then those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.save_dialog import SaveTakeDialog
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voices.pending_row import PendingRest, PendingRow
from neiroha_desktop.ui.voices.take_row import TakeRow

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.voices.audition_model import Audition
    from neiroha_desktop.ui.voices.generations import Generation
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice

MOST_PENDING_ROWS = 12
"""So many takes that are waited for have a row of their own: those that come first."""

SOON_MS = 50
"""From a click to its row. By then the request is on its way, and whatever comes or goes at once is shown together."""
ROW_MS = 120
"""From there to making the row of a take that is waited for: by then even the first request is on its way."""
COMING_IN_MS = 200
"""Between two looks at a take that comes in."""


class TakesList(QWidget):
    """Rows that stay are kept: making them all anew at each take would hold the window up."""

    def __init__(
        self,
        audition: Audition,
        player: PlayerViewModel,
        comparison: AbComparison,
        keep_voice: KeepVoice,
        after: QWidget,
    ) -> None:
        super().__init__()
        self._comparison = comparison
        self._keep_voice = keep_voice
        self._audition = audition
        self._player = player
        self._after = after
        self._pending: list[PendingRow] = []
        self._takes: list[TakeRow] = []
        self._spare: TakeRow | None = None
        self.setAccessibleName(self.tr("Takes of this character"))
        self._rest = PendingRest()
        self._rest.stop_clicked.connect(self._on_stop_rest)
        self._empty = label(self.tr("Takes of this character appear here. Each is kept until you delete it."), "hint")
        self._pending_column, self._takes_column = _column(), _column()
        column = _column()
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(self._rest)
        column.addLayout(self._pending_column)
        column.addLayout(self._takes_column)
        column.addWidget(self._empty)
        self.setLayout(column)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._on_soon)
        self._row_soon = QTimer(self)
        self._row_soon.setSingleShot(True)
        self._row_soon.setInterval(ROW_MS)
        self._row_soon.timeout.connect(self._prepare_row)
        self._coming_in = QTimer(self)
        self._coming_in.setSingleShot(True)
        self._coming_in.setInterval(COMING_IN_MS)
        self._coming_in.timeout.connect(self._show_pending)
        audition.takes_changed.connect(self.reload)
        audition.pending_changed.connect(self._soon.start)
        audition.activity.changed.connect(self._show_pending)
        audition.coming_in.connect(self._on_coming_in)
        player.changed.connect(self._show_playing)

    def reload(self) -> None:
        """Show what is waited for and what is there."""
        waited_for = self._audition.pending()
        self._reload_pending(waited_for[:MOST_PENDING_ROWS])
        self._rest.set_count(len(waited_for) - len(self._pending))
        self._reload_takes()
        count = len(self._takes)
        before = self._rest.follow(self._after)
        for place, waiting in enumerate(self._pending):
            waiting.set_number(count + len(self._pending) - place)
            before = waiting.follow(before)
        for place, (row, changes) in enumerate(zip(self._takes, self._audition.changes(), strict=True)):
            row.set_number(count - place)
            row.show_take(self._audition.takes[place], changes)
            before = row.follow(before)
        self._empty.setVisible(not self._takes and not self._pending)
        self._show_pending()
        self._show_playing()

    def _reload_pending(self, waited_for: list[Generation]) -> None:
        known = {row.generation.id: row for row in self._pending}
        wanted = {one.id for one in waited_for}
        for row in self._pending:
            if row.generation.id not in wanted:
                _remove(self._pending_column, row)
        # The newest on top, like the takes.
        self._pending = [known.get(one.id) or self._make_pending(one) for one in reversed(waited_for)]
        for place, row in enumerate(self._pending):
            if self._pending_column.indexOf(row) != place:
                self._pending_column.insertWidget(place, row)

    def _make_pending(self, generation: Generation) -> PendingRow:
        row = PendingRow(generation)
        row.stop_clicked.connect(self._on_stop)
        return row

    def _reload_takes(self) -> None:
        takes = self._audition.takes
        wanted = {take.id for take in takes}
        for row in self._takes:
            if row.take.id not in wanted:
                _remove(self._takes_column, row)
        known = {row.take.id: row for row in self._takes}
        self._takes = [known.get(take.id) or self._place_row(place) for place, take in enumerate(takes)]

    def _place_row(self, place: int) -> TakeRow:
        row, self._spare = self._spare or self._make_row(), None
        # Shown by the layout in a moment: to show it here would lay out the whole page at once.
        self._takes_column.insertWidget(place, row)
        return row

    def _make_row(self) -> TakeRow:
        row = TakeRow(self._player, self._comparison, self._keep_voice, self)
        row.play_clicked.connect(self._on_play)
        row.hear_wanted.connect(self._audition.play.restart)
        row.star_clicked.connect(self._audition.star.start)
        row.save_clicked.connect(self._on_save)
        row.delete_clicked.connect(self._audition.delete.start)
        row.inspect_clicked.connect(self._audition.inspect_wanted)
        row.curl_clicked.connect(self._audition.curl_wanted)
        return row

    def _prepare_row(self) -> None:
        """Make the row of the take that is waited for: when it is here, it shall be shown at once."""
        if self._spare is None and self._pending:
            self._spare = row = self._make_row()
            row.set_number(len(self._takes) + 1)
            for part in (row, *row.findChildren(QWidget)):
                part.ensurePolished()

    def _show_pending(self) -> None:
        for row in self._pending:
            row.show_state(self._audition.activity)

    def _show_playing(self) -> None:
        for row in self._takes:
            row.set_playing(self._player.is_playing(row.take.id))

    # Reacting

    def _on_soon(self) -> None:
        self.reload()
        self._row_soon.start()

    def _on_coming_in(self) -> None:
        if not self._coming_in.isActive():
            self._coming_in.start()

    def _on_stop(self, generation: Generation) -> None:
        generation.stop()

    def _on_stop_rest(self) -> None:
        for generation in self._audition.pending()[MOST_PENDING_ROWS:]:
            generation.stop()

    def _on_play(self, take: Take) -> None:
        if self._player.is_current(take.id):
            self._player.toggle.trigger()
        else:
            self._audition.play.restart(take)

    def _on_save(self, take: Take) -> None:
        dialog = SaveTakeDialog(take, self)
        dialog.answered.connect(self._audition.save_as.start)
        dialog.open()


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _remove(column: QVBoxLayout, row: QWidget) -> None:
    column.removeWidget(row)
    row.hide()
    row.deleteLater()
