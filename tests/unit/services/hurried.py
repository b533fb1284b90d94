"""Time in which nobody waits for long: what is put off comes at once, and the clock says that it is late enough."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from neiroha_desktop.services.turns import Alarm
from neiroha_desktop.storage.system_clock import SystemClock

_MOMENT = 0.01


class HurriedClock:
    """The clock of this computer, ahead by what was not waited for."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self.boot = self._real.boot
        self.ahead = 0.0
        self.is_held: Callable[[], bool] = bool
        """As long as this says so, nothing rings: what is under way would seem to have taken the time leapt over."""

    def wall(self) -> float:
        return self._real.wall() + self.ahead

    def tick(self) -> float:
        return self._real.tick() + self.ahead

    def timer(self, seconds: float, callback: Callable[[], None], /) -> Alarm:
        """Ring after a moment; by then, so many seconds have gone by on this clock."""
        return _HurriedAlarm(self, seconds, callback)


class _HurriedAlarm:
    def __init__(self, clock: HurriedClock, seconds: float, callback: Callable[[], None]) -> None:
        self._clock = clock
        self._due = clock.tick() + seconds
        self._callback = callback
        self._handle = asyncio.get_running_loop().call_later(min(seconds, _MOMENT), self._ring)

    def cancel(self) -> None:
        self._handle.cancel()

    def _ring(self) -> None:
        if self._clock.is_held():
            self._handle = asyncio.get_running_loop().call_later(_MOMENT, self._ring)
            return
        self._clock.ahead += max(0.0, self._due - self._clock.tick())
        self._callback()
