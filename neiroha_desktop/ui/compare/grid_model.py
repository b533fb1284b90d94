"""The comparison grid without its widgets: what is chosen, what runs, and what is done with the cells."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.grid_plan import ColumnKind, variant
from neiroha_desktop.services.grid_run import CellState, GridRun
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.compare.grid_choices import GridChoices
from neiroha_desktop.ui.compare.grid_player import GridPlayer
from neiroha_desktop.ui.messages import Messages, Notice, Tone, failed_request
from neiroha_desktop.ui.wording import error_text, join_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.services.bundle import Services
    from neiroha_desktop.services.grid_run import Cell
    from neiroha_desktop.ui.activity import Activity
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class ComparisonGrid(QObject):
    """Chooses, runs and shows one comparison at a time; it goes on while nobody looks.

    Attributes:
        choices: what the next comparison is made of.
        run: the last comparison; None before the first one.
        opened: whether it stands in the place of the characters.
        choosing: whether the choices are on screen, and not the cells.

    Signals:
        opened_changed: it was opened or left.
        changed: another comparison, other buttons, or the choices instead of the cells.
        cell_changed(int, int): row and column of a cell that is different now.
        heard(int, int): row and column of a cell that plays in its turn.
        made: a take was made.
        takes_changed: something about takes is different on disk.
        limit_wanted(str, str): the user wants to change a limit: id of the provider, field name of the limit.
        inspect_wanted(ProviderError): the user wants to see all of a request that failed.
    """

    opened_changed = Signal()
    changed = Signal()
    cell_changed = Signal(int, int)
    heard = Signal(int, int)
    made = Signal()
    takes_changed = Signal()
    limit_wanted = Signal(str, str)
    inspect_wanted = Signal(object)

    def __init__(
        self, voices: VoicesViewModel, services: Services, activity: Activity, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._voices = voices
        self._services = services
        self._messages = messages
        self.limit_wanted.connect(voices.audition.limit_wanted)
        self._asking: list[AsyncCommand] = []
        self.activity = activity
        self.choices = GridChoices(voices, services.usage, self)
        self.run: GridRun | None = None
        self.name = ""
        self.opened = False
        self.choosing = True
        self.star = self._command(self._star)
        self.look_again = self._command(self._look_again)
        self.player = GridPlayer(services.playback, services.takes, messages, self)
        self.player.turned_to.connect(self._on_turned_to)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    @property
    def busy(self) -> bool:
        """Whether a cell is waited for."""
        return bool(self._asking)

    # Coming and going

    def open(self) -> None:
        """Show the last comparison, or choose one with the character on screen."""
        draft = self._voices.editor.draft
        if draft is None:
            error = InvalidInputError("character", msg("No character is chosen."), remedy=msg("Make one first."))
            self._messages.show_error(error)
            return
        if self.run is None:
            self.choose()
        else:
            self.look_again.restart()
        self.opened = True
        self.opened_changed.emit()

    def close(self) -> None:
        """Go back to the characters; what runs goes on."""
        if self.opened:
            self.opened = False
            self.player.end_row()
            self.opened_changed.emit()

    def choose(self) -> None:
        """Choose what is compared, with the character on screen."""
        draft = self._voices.editor.draft
        if draft is not None and not self.busy:
            self.choices.turn_to(draft)
            self.choosing = True
            self.changed.emit()

    def back(self) -> None:
        """Go one step back: from the choices to the cells where there are any, and from there to the characters."""
        if self.choosing and self.run is not None:
            self.choosing = False
            self.changed.emit()
        else:
            self.close()

    # Running

    def start(self) -> None:
        """Ask for what was chosen; what an earlier comparison has of it already is kept."""
        if self.busy:
            return
        try:
            plan = self.choices.plan()
        except InvalidInputError as error:
            self._messages.show_error(error)
            return
        run = GridRun(plan, self._services.synthesis, self._services.dispatcher, self._on_change, self._on_halt)
        if self.run is not None:
            run.take_over(self.run)
        draft = self._voices.editor.draft
        self.name = draft.name if draft is not None and plan.kind is not ColumnKind.CHARACTERS else ""
        self.run, self.choosing = run, False
        self.ask(run.missing())

    def ask(self, cells: Sequence[Cell]) -> None:
        """Ask for some cells, once more where they failed."""
        if self.run is None:
            return
        command = self._command(self.run.run)
        command.running_changed.connect(self._on_asked_ended)
        self._asking.append(command)
        command.start(list(cells))
        self.changed.emit()

    def begin(self) -> None:
        """Do what the button on screen does: start what was chosen, or ask for what is missing."""
        if self.choosing:
            self.start()
        elif not self.busy:
            self.go_on()

    def go_on(self) -> None:
        """Ask for all cells that are missing."""
        if self.run is not None:
            self.ask(self.run.missing())

    def stop(self) -> None:
        """End what is waited for; what is there stays."""
        if self.run is not None:
            self.run.stop()

    # The cells

    def toggle(self, cell: Cell) -> None:
        """Play a cell, or pause it where it is the one that plays."""
        if self.run is not None:
            self.player.toggle(self.run, cell)

    def play_row(self, row: int) -> None:
        """Play what is there of a text, column by column."""
        if self.run is not None:
            self.player.play_row(self.run, row)

    def show_sent(self, cell: Cell) -> None:
        """Show what was sent for a cell."""
        failure = failed_request(cell.error) if cell.error is not None else None
        if cell.take is not None:
            self._voices.audition.inspect_wanted.emit(cell.take)
        elif failure is not None:
            self.inspect_wanted.emit(failure)

    def use(self, number: int) -> None:
        """Take what a column has of its own into the character, as an edit that can be undone, and show it."""
        if self.run is None:
            return
        plan = self.run.plan
        column = plan.columns[number]
        self._voices.select(column.character.id)
        draft = self._voices.editor.draft
        if draft is None or draft.id != column.character.id:
            self._messages.say(self.tr('"{0}" is gone.').format(column.character.name), Tone.WARNING)
            return
        self.close()
        wanted = variant(draft, plan.kind, column.value)
        if wanted != draft:
            self._voices.adopt(wanted)
            text = self.tr('"{name}" has this setting now: {value}. It is not saved yet.')
            shown = column.title if len(column.title) <= _SHOWN_LETTERS else f"{column.title[:_SHOWN_LETTERS]}…"
            undo = partial(self._take_back, draft)
            self._messages.post(
                Notice(text.format(name=draft.name, value=shown), Tone.OK, action_title=self.tr("Undo"), action=undo)
            )

    def _take_back(self, draft: Character) -> None:
        self._voices.adopt(draft)

    async def _star(self, cell: Cell) -> None:
        take = cell.take
        if take is not None:
            await self._services.takes.set_starred(take.id, not take.starred)
            cell.take = replace(take, starred=not take.starred)
            self.cell_changed.emit(cell.row, cell.column)
            self.takes_changed.emit()

    async def _look_again(self) -> None:
        """Read the takes anew: on another page they may have been starred, renamed or deleted."""
        for cell in self.run.cells if self.run is not None else []:
            if cell.take is None:
                continue
            try:
                cell.take = await self._services.takes.get(cell.take.id)
            except StorageError:
                cell.state, cell.take = CellState.PLANNED, None
            self.cell_changed.emit(cell.row, cell.column)
        self.changed.emit()

    # Reacting

    def _on_change(self, cell: Cell) -> None:
        self.cell_changed.emit(cell.row, cell.column)
        if cell.state is CellState.DONE:
            self.made.emit()

    def _on_halt(self, error: NeirohaError, count: int) -> None:
        text = error_text(error)
        if count:
            text = join_sentences(
                text, self.tr("%n more request(s) would only have failed too and were not sent.", "", count)
            )
        failure = failed_request(error)
        self._messages.post(Notice(text, Tone.DANGER, details=error.details, failure=failure))

    def _on_asked_ended(self, running: bool) -> None:
        if running:
            return
        for command in self._asking:
            if not command.running:
                command.deleteLater()
        self._asking = [command for command in self._asking if command.running]
        self.changed.emit()
        if not self._asking and not self.opened and self.run is not None:
            done, count = sum(cell.take is not None for cell in self.run.cells), len(self.run.cells)
            tone = Tone.OK if done == count else Tone.WARNING
            # Worse news than that may stand there already.
            if self._messages.current is None or self._messages.current.tone is not Tone.DANGER:
                self._messages.say(
                    self.tr("The comparison has ended: {done} of {count} are there.").format(done=done, count=count),
                    tone,
                )

    def _on_turned_to(self, take_id: str) -> None:
        for cell in self.run.cells if self.run is not None else []:
            if cell.take is not None and cell.take.id == take_id:
                self.heard.emit(cell.row, cell.column)


_SHOWN_LETTERS = 40
