"""Gives those who wait their turn: when somebody ends, when a limit has room again, when something is changed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Protocol

from neiroha_desktop.services.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from neiroha_desktop.domain.clock import Clock
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.domain.ledger import LimitKind
    from neiroha_desktop.domain.provider import Limits
    from neiroha_desktop.services.job import Job

_SHORTEST_SECONDS = 0.005
"""Timers may ring a little early, above all those of a window; so much later, they are set again."""


class Alarm(Protocol):
    """Something that was put off, and can be called off."""

    def cancel(self) -> None:
        """Do not ring."""


class Timer(Protocol):
    """Calls back later. Injected, so that a test can let time pass."""

    def __call__(self, seconds: float, callback: Callable[[], None], /) -> Alarm:
        """Call `callback` after so many seconds, in the event loop."""


def call_later(seconds: float, callback: Callable[[], None]) -> Alarm:
    """Put off by the running event loop."""
    return asyncio.get_running_loop().call_later(seconds, callback)


def soon(callback: Callable[[], None]) -> None:
    """Call back once the present step of the event loop has ended; at once where none runs, so that nothing waits."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        callback()
    else:
        loop.call_soon(callback)


class Turns:
    """The lanes of all accounts."""

    def __init__(self, clock: Clock, timer: Timer, tell: Callable[[], None]) -> None:
        """Begin without lanes; `tell` is called when what is shown may have changed without anybody's doing."""
        self._clock = clock
        self._timer = timer
        self._tell = tell
        self._lanes: dict[str, Lane] = {}
        self._paused: set[str] = set()
        self._alarms: dict[Lane, tuple[float, Alarm]] = {}
        self._woken: set[Lane] = set()

    @property
    def lanes(self) -> Collection[Lane]:
        """All lanes, in the order in which their accounts were first used."""
        return self._lanes.values()

    def lane(self, account: str) -> Lane:
        """Return the lane of an account."""
        if account not in self._lanes:
            self._lanes[account] = Lane(self._paused)
        return self._lanes[account]

    # One request

    async def take(self, job: Job, lane: Lane) -> None:
        """Wait for the turn of a request that stands in its lane.

        Raises:
            NeirohaError: it was refused meanwhile.
        """
        if job.refusal is None:
            job.turn = asyncio.get_running_loop().create_future()
            self._give(lane)
            await job.turn
        if job.refusal is not None:
            raise job.refusal

    def refuse(self, job: Job, refusal: NeirohaError) -> None:
        """Let a request that waits end with an error."""
        job.refusal = refusal
        if job.turn is not None and not job.turn.done():
            job.turn.set_result(None)

    # What lets others go on

    def wake(self, lane: Lane) -> None:
        """Look who is next, once the present step of whoever calls has ended."""
        if lane not in self._woken:
            self._woken.add(lane)
            soon(partial(self._wake_up, lane))

    def free(self, lane: Lane, kinds: Collection[LimitKind]) -> None:
        """Look again at those that such limits hold up."""
        lane.doubt(kinds)
        self.wake(lane)
        self._tell()

    def is_paused(self, provider_id: str) -> bool:
        """Whether a provider is paused."""
        return provider_id in self._paused

    def set_paused(self, provider_id: str, paused: bool) -> None:
        """Pause a provider, or let it go on."""
        if paused:
            self._paused.add(provider_id)
        else:
            self._paused.discard(provider_id)
        for lane in self.lanes:
            lane.doubt_provider(provider_id)
            self.wake(lane)

    def set_limits(self, provider_id: str, limits: Limits) -> None:
        """Let other limits count for all requests of a provider."""
        for lane in self.lanes:
            lane.set_limits(provider_id, limits)
            self.wake(lane)

    def close(self) -> None:
        """Call off what was put off."""
        for _, alarm in self._alarms.values():
            alarm.cancel()
        self._alarms.clear()

    def _wake_up(self, lane: Lane) -> None:
        self._woken.discard(lane)
        self._give(lane)

    def _give(self, lane: Lane) -> None:
        """Give the next in line their turn, if it is anybody's."""
        now = self._clock.tick()
        job = lane.next(now)
        # One that is cancelled just now will leave, and by that wake the lane.
        if job is not None and job.turn is not None and not job.turn.done():
            job.turn.set_result(None)
        if lane.waiting:
            # Somebody else may be first now, and wait for something else.
            self._tell()
        self._set_alarm(lane, now)

    def _set_alarm(self, lane: Lane, now: float) -> None:
        due = lane.next_look()
        set_for, alarm = self._alarms.get(lane, (None, None))
        if due == set_for:
            return
        if alarm is not None:
            alarm.cancel()
            del self._alarms[lane]
        if due is not None:
            self._alarms[lane] = due, self._timer(max(due - now, _SHORTEST_SECONDS), partial(self._ring, lane))

    def _ring(self, lane: Lane) -> None:
        del self._alarms[lane]
        self._give(lane)
