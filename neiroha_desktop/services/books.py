"""Entries in the ledger that are brought to their end, whatever becomes of those who caused them."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from neiroha_desktop.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from neiroha_desktop.domain.ledger import Hold, Order, Outcome

T = TypeVar("T")

_log = logging.getLogger(__name__)


class RequestLedger(Protocol):
    """What is needed of a ledger; `storage.ledger.Ledger` is one."""

    async def reserve(self, order: Order) -> int | Hold:
        """Let a request through, or say what holds it up."""

    async def settle(self, row: int, outcome: Outcome) -> None:
        """Note how a request ended."""

    async def give_back(self, row: int) -> None:
        """Forget a request that was never sent."""

    async def note_audio(self, row: int, seconds: float) -> None:
        """Note how long the audio of an answer is."""


class Books:
    """Writes into the ledger in tasks of its own, in the order in which entries are given.

    An entry that cannot be written is kept, and tried again before the next request is let through: until it is
    written, its place counts as taken.
    """

    def __init__(self, ledger: RequestLedger) -> None:
        self._ledger = ledger
        self._tasks: set[asyncio.Task[Any]] = set()
        self._unwritten: dict[int, Outcome | None] = {}

    async def reserve(self, order: Order, given_back: Callable[[], None]) -> int | Hold:
        """Ask the ledger. If the asker is cancelled meanwhile, what it gets is given back, and `given_back` called.

        Raises:
            StorageError: the ledger cannot be written.
        """
        asking = self._start(self._reserve(order))
        try:
            return await asyncio.shield(asking)
        except asyncio.CancelledError:
            asking.add_done_callback(partial(self._take_back, given_back))
            raise

    def close(self, row: int, outcome: Outcome | None, written: Callable[[], None]) -> None:
        """Settle a request, or give it back where it has no outcome; `written` is called once that has been tried."""
        self._start(self._write(row, outcome)).add_done_callback(lambda _: written())

    def note_audio(self, row: int, seconds: float) -> None:
        """Note how long the audio of an answer is; a note that cannot be written is given up."""
        self._start(self._note_audio(row, seconds))

    async def aclose(self) -> None:
        """Wait until everything is written; what could not be is tried once more."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self._write_again()

    def _start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _reserve(self, order: Order) -> int | Hold:
        if self._unwritten:
            await self._write_again()
        return await self._ledger.reserve(order)

    def _take_back(self, given_back: Callable[[], None], asking: asyncio.Task[int | Hold]) -> None:
        if asking.cancelled() or asking.exception() is not None:
            return
        answer = asking.result()
        if isinstance(answer, int):
            self.close(answer, None, given_back)

    async def _write_again(self) -> None:
        entries, self._unwritten = self._unwritten, {}
        for row, outcome in entries.items():
            await self._write(row, outcome)

    async def _write(self, row: int, outcome: Outcome | None) -> None:
        try:
            if outcome is None:
                await self._ledger.give_back(row)
            else:
                await self._ledger.settle(row, outcome)
        except StorageError:
            # The answer is here, and must not be lost because a disk is full.
            _log.warning("Line %d of the ledger could not be written.", row, exc_info=True)
            self._unwritten[row] = outcome

    async def _note_audio(self, row: int, seconds: float) -> None:
        try:
            await self._ledger.note_audio(row, seconds)
        except StorageError:
            _log.warning("The audio of line %d of the ledger could not be noted.", row, exc_info=True)
