"""Time in which nobody waits for long: what is put off comes at once, and the clock says that it is late enough."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from neiroha_desktop.services.turns import Alarm
from neiroha_desktop.storage.system_clock import SystemClock


class HurriedClock:
    """The clock of this computer, ahead by what was not waited for."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self.boot = self._real.boot
        self.ahead = 0.0

    def wall(self) -> float:
        return self._real.wall() + self.ahead

    def tick(self) -> float:
        return self._real.tick() + self.ahead

    def timer(self, seconds: float, callback: Callable[[], None], /) -> Alarm:
        """Ring after a moment; by then, so many seconds have gone by on this clock."""
        due = self.tick() + seconds
        return asyncio.get_running_loop().call_later(min(seconds, 0.01), partial(self._ring, due, callback))

    def _ring(self, due: float, callback: Callable[[], None]) -> None:
        self.ahead += max(0.0, due - self.tick())
        callback()
