"""Speaks the cells of a comparison, inside the limits, and keeps what comes of each."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidInputError,
    NeirohaError,
    ProviderConnectionError,
    QuotaError,
    StorageError,
)
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.queue import QueueState, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from neiroha_desktop.domain.synthesis import AudioClip, Take
    from neiroha_desktop.services.dispatcher import Dispatcher
    from neiroha_desktop.services.grid_plan import Column, GridPlan
    from neiroha_desktop.services.synthesis import SynthesisService

_HIT_ALL = (AuthenticationError, QuotaError, ProviderConnectionError, StorageError)
"""What one request of a provider meets, all others would meet, too. A connection was tried several times by then."""
_OF_ONE_CELL = frozenset({"text", "voice_id", "instruction", "reference", "reference_text", "model"})
"""Fields of a character or a text; whatever else is wrong is wrong with the provider."""


class CellState(StrEnum):
    """Where a cell stands."""

    PLANNED = "planned"
    """Nobody has asked for it yet."""
    WAITING = "waiting"
    """It is asked for; the queue knows more."""
    KEEPING = "keeping"
    """Its audio is here and is being kept."""
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    """It was asked for, and stopped before anything came."""


@dataclass(eq=False, slots=True)
class Cell:
    """One text in one column, and what came of it."""

    row: int
    column: int
    state: CellState = CellState.PLANNED
    request_id: str = ""
    """Names its request in the queue."""
    take: Take | None = None
    """Where it is done."""
    error: NeirohaError | None = None
    """Where it failed."""
    task: asyncio.Task[None] | None = None

    @property
    def under_way(self) -> bool:
        """Whether it is asked for, and has not ended."""
        return self.state in (CellState.WAITING, CellState.KEEPING)

    @property
    def missing(self) -> bool:
        """Whether it can be asked for."""
        return self.state in (CellState.PLANNED, CellState.FAILED, CellState.STOPPED)


class GridRun:
    """The cells of one plan.

    Args:
        plan: what is compared.
        synthesis: speaks.
        dispatcher: knows what was sent already.
        on_change: told of each cell whose state has changed.
        on_halt: told of a failure that all other cells of its provider would meet, and how many were stopped for it.

    Attributes:
        cells: text by text, in the order in which they are asked for.
    """

    def __init__(
        self,
        plan: GridPlan,
        synthesis: SynthesisService,
        dispatcher: Dispatcher,
        on_change: Callable[[Cell], None],
        on_halt: Callable[[NeirohaError, int], None],
    ) -> None:
        self.plan = plan
        self.cells = [Cell(row, column) for row in range(len(plan.texts)) for column in range(len(plan.columns))]
        self._synthesis = synthesis
        self._dispatcher = dispatcher
        self._on_change = on_change
        self._on_halt = on_halt
        self._halted: set[str] = set()

    @property
    def busy(self) -> bool:
        """Whether any cell is under way."""
        return any(cell.under_way for cell in self.cells)

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell of a text and a column."""
        return self.cells[row * len(self.plan.columns) + column]

    def column_of(self, cell: Cell) -> Column:
        """Return who speaks in a cell."""
        return self.plan.columns[cell.column]

    def text_of(self, cell: Cell) -> str:
        """Return what is said in a cell."""
        return self.plan.texts[cell.row]

    def missing(self) -> list[Cell]:
        """Return the cells that can be asked for."""
        return [cell for cell in self.cells if cell.missing]

    def take_over(self, older: GridRun) -> None:
        """Keep what an older comparison has of the same text in the same voice."""
        known = {(older.text_of(cell), cell.column): cell for cell in older.cells if cell.state is CellState.DONE}
        for cell in self.cells:
            for place, column in enumerate(older.plan.columns):
                found = known.get((self.text_of(cell), place))
                if found is not None and column.character == self.column_of(cell).character:
                    cell.state, cell.take = CellState.DONE, found.take

    async def run(self, cells: Sequence[Cell]) -> None:
        """Ask for cells, and return when none of them is under way any more; others may be asked for meanwhile.

        Failures are kept in their cells. Cancelling ends all of them; what is here already is kept.
        """
        asked = [cell for cell in cells if cell.missing]
        self._halted -= {self._provider_id(cell) for cell in asked}
        for cell in asked:
            cell.request_id, cell.error = new_id(), None
            self._become(cell, CellState.WAITING)
        tasks = [asyncio.ensure_future(self._make(cell)) for cell in asked]
        for cell, task in zip(asked, tasks, strict=True):
            cell.task = task
        try:
            if tasks:
                await asyncio.wait(tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for cell in asked:
                # One that was cancelled before its first step.
                if cell.under_way:
                    self._become(cell, CellState.STOPPED)
        for task in tasks:
            if not task.cancelled():
                task.result()

    def stop(self) -> int:
        """End what is under way and return how much that was; what is here already is kept."""
        return self._stop([cell for cell in self.cells if cell.state is CellState.WAITING])

    async def _make(self, cell: Cell) -> None:
        def on_clip(_take_id: str, _clip: AudioClip) -> None:
            self._become(cell, CellState.KEEPING)

        try:
            cell.take = await self._synthesis.synthesize(
                self.column_of(cell).character,
                self.text_of(cell),
                on_clip,
                urgency=Urgency.BULK,
                request_id=cell.request_id,
            )
            self._become(cell, CellState.DONE)
        except NeirohaError as error:
            cell.error = error
            self._become(cell, CellState.FAILED)
            self._halt_if_hopeless(cell, error)
        finally:
            if cell.under_way:
                self._become(cell, CellState.STOPPED)

    def _halt_if_hopeless(self, failed: Cell, error: NeirohaError) -> None:
        """Stop what of the same provider was not sent yet, if it would only fail too."""
        provider_id = self._provider_id(failed)
        if not _hits_all(error) or provider_id in self._halted:
            return
        self._halted.add(provider_id)
        sent = {one.id for one in self._dispatcher.queue() if one.state is QueueState.RUNNING}
        rest = [
            cell
            for cell in self.cells
            if cell.state is CellState.WAITING
            and self._provider_id(cell) == provider_id
            and cell.request_id not in sent
        ]
        self._on_halt(error, self._stop(rest))

    def _stop(self, cells: Sequence[Cell]) -> int:
        for cell in cells:
            if cell.task is not None:
                cell.task.cancel()
        return len(cells)

    def _provider_id(self, cell: Cell) -> str:
        return self.column_of(cell).character.provider_id

    def _become(self, cell: Cell, state: CellState) -> None:
        if cell.state is not state:
            cell.state = state
            self._on_change(cell)


def _hits_all(error: NeirohaError) -> bool:
    """Whether every other request of the same provider would fail like this one."""
    if isinstance(error, InvalidInputError):
        return error.field not in _OF_ONE_CELL
    return isinstance(error, _HIT_ALL)
