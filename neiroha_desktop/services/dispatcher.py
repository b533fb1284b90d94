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

    running: int = 0
    waiting: list[asyncio.Future[None]] = field(default_factory=list)


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
        await self._acquire(lane, provider.limits.max_concurrency)
        self._tell()
        try:
            yield
        finally:
            self._release(lane)
            self._tell()

    async def _acquire(self, lane: _Lane, limit: int | None) -> None:
        if limit is None or (lane.running < limit and not lane.waiting):
            lane.running += 1
            return
        turn = asyncio.get_running_loop().create_future()
        lane.waiting.append(turn)
        self._tell()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                lane.waiting.remove(turn)
            else:
                # Given a place and cancelled at once: the place goes on to the next in line.
                self._release(lane)
            self._tell()
            raise

    @staticmethod
    def _release(lane: _Lane) -> None:
        """Hand the place to the first in line, so that nobody who comes later gets in between."""
        for turn in lane.waiting:
            if not turn.done():
                lane.waiting.remove(turn)
                turn.set_result(None)
                return
        lane.running -= 1

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
