"""A ledger in memory, by the same rules as the one on disk: windows of a minute and a day that roll."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from neiroha_desktop.domain.clock import Clock
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.ledger import Hold, LimitKind, Order, Outcome, RequestState
from neiroha_desktop.domain.messages import msg

MINUTE, DAY = 61.0, 86_401.0


@dataclass
class Row:
    """One line."""

    order: Order
    at: float
    tokens: int
    outcome: Outcome | None = None
    audio: float | None = None

    @property
    def state(self) -> RequestState:
        return RequestState.RUNNING if self.outcome is None else self.outcome.state


@dataclass
class MemoryLedger:
    """Answers after as many steps of the event loop as it is told to."""

    clock: Clock
    steps: int = 2
    rows: dict[int, Row] = field(default_factory=dict)
    given_back: list[int] = field(default_factory=list)
    asked: int = 0
    peak: dict[str, int] = field(default_factory=dict)
    failing: bool = False
    _count: int = 0
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def reserve(self, order: Order) -> int | Hold:
        async with self._turn:
            await self._work()
            self.asked += 1
            holds = list(self._holds(order))
            if holds:
                return max(holds, key=lambda hold: (hold.never, -1.0 if hold.seconds is None else hold.seconds))
            self._count += 1
            self.rows[self._count] = Row(order, self.clock.tick(), order.tokens)
            running = len(self._running(order.account))
            self.peak[order.account] = max(running, self.peak.get(order.account, 0))
            return self._count

    async def settle(self, row: int, outcome: Outcome) -> None:
        async with self._turn:
            await self._work()
            entry = self.rows[row]
            assert entry.outcome is None, "settled twice"
            entry.outcome = outcome
            entry.tokens = entry.tokens if outcome.tokens is None else outcome.tokens

    async def give_back(self, row: int) -> None:
        async with self._turn:
            await self._work()
            assert self.rows.pop(row).outcome is None, "given back after it was settled"
            self.given_back.append(row)

    async def note_audio(self, row: int, seconds: float) -> None:
        async with self._turn:
            await self._work()
            self.rows[row].audio = seconds

    def begin_elsewhere(self, order: Order) -> int:
        """Let another program have a request under way; returns its row, for `end_elsewhere`."""
        self._count += 1
        self.rows[self._count] = Row(order, self.clock.tick(), order.tokens)
        return self._count

    def end_elsewhere(self, row: int) -> None:
        self.rows[row].outcome = Outcome(RequestState.DONE)

    async def _work(self) -> None:
        for _ in range(self.steps):
            await asyncio.sleep(0)
        if self.failing:
            raise StorageError(msg("The disk is full."))

    def _running(self, account: str) -> list[Row]:
        return [row for row in self.rows.values() if row.order.account == account and row.outcome is None]

    def _holds(self, order: Order) -> Iterator[Hold]:
        limits = order.limits
        running = len(self._running(order.account))
        if limits.max_concurrency is not None and running >= limits.max_concurrency:
            yield Hold(LimitKind.CONCURRENCY, limits.max_concurrency, None)
        for kind, limit, seconds in (
            (LimitKind.RPM, limits.rpm, MINUTE),
            (LimitKind.RPD, limits.rpd, DAY),
            (LimitKind.TPM, limits.tpm, MINUTE),
            (LimitKind.TPD, limits.tpd, DAY),
        ):
            if limit is not None:
                yield from self._window(order, kind, limit, seconds)

    def _window(self, order: Order, kind: LimitKind, limit: int, seconds: float) -> Iterator[Hold]:
        by_tokens = kind in (LimitKind.TPM, LimitKind.TPD)
        wanted = order.tokens if by_tokens else 1
        if wanted > limit:
            yield Hold(kind, limit, None, never=True)
            return
        now = self.clock.tick()
        rows = [
            row
            for row in self.rows.values()
            if row.order.account == order.account
            and row.at > now - seconds
            and (seconds == DAY or row.order.model_id == order.model_id)
        ]
        excess = sum(row.tokens if by_tokens else 1 for row in rows) + wanted - limit
        if excess <= 0:
            return
        for row in sorted(rows, key=lambda row: row.at):
            excess -= row.tokens if by_tokens else 1
            if excess <= 0:
                yield Hold(kind, limit, row.at + seconds - now)
                return


def settled(ledger: MemoryLedger) -> list[RequestState]:
    """Return how each request ended, in the order in which they were let through."""
    return [row.state for _, row in sorted(ledger.rows.items())]
