"""The gate that every synthesis passes: so many at once per provider, first in, first out."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from neiroha_desktop.domain.provider import Provider


@dataclass
class _Lane:
    """Requests of one provider."""

    limit: int | None = None
    running: int = 0
    waiting: list[asyncio.Future[None]] = field(default_factory=list)

    def admit(self) -> None:
        """Give places to the first in line, as far as there are any."""
        for turn in [turn for turn in self.waiting if not turn.done()]:
            if self.limit is not None and self.running >= self.limit:
                return
            self.waiting.remove(turn)
            self.running += 1
            turn.set_result(None)


class Dispatcher:
    """Counts what runs and what waits. Enforces `Limits.max_concurrency`; the other limits are only kept so far."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._listeners: list[Callable[[], None]] = []

    @property
    def running(self) -> int:
        """Requests under way, over all providers."""
        return sum(lane.running for lane in self._lanes.values())

    @property
    def waiting(self) -> int:
        """Requests that wait for a slot, over all providers."""
        return sum(len(lane.waiting) for lane in self._lanes.values())

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever `running` or `waiting` changes."""
        self._listeners.append(listener)

    @asynccontextmanager
    async def slot(self, provider: Provider) -> AsyncIterator[None]:
        """Wait until the provider may take one more request, and hold that place."""
        lane = self._lanes.setdefault(provider.id, _Lane())
        # The newest setting counts, also for those who wait already.
        lane.limit = provider.limits.max_concurrency
        await self._enter(lane)
        try:
            self._tell()
            yield
        finally:
            self._leave(lane)

    async def _enter(self, lane: _Lane) -> None:
        turn = asyncio.get_running_loop().create_future()
        lane.waiting.append(turn)
        lane.admit()
        if turn.done():
            return
        try:
            self._tell()
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                lane.waiting.remove(turn)
                self._tell()
            else:
                # Given a place and cancelled at once: the place goes on to the next in line.
                self._leave(lane)
            raise

    def _leave(self, lane: _Lane) -> None:
        lane.running -= 1
        # Given away here and now, so that nobody who comes later gets in between.
        lane.admit()
        self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
