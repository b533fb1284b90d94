"""Time that stands still until a test lets it pass: a clock, and alarms that ring by it."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

NOON = datetime(2026, 5, 1, 12).astimezone().timestamp()


@dataclass
class HandAlarm:
    """Rings once, unless it is called off."""

    callback: Callable[[], None]
    off: bool = False

    def cancel(self) -> None:
        self.off = True


@dataclass
class HandTime:
    """A clock and its alarms."""

    boot: str = "boot 1"
    ticks: float = 1000.0
    walls: float = NOON
    alarms: list[tuple[float, int, HandAlarm]] = field(default_factory=list)
    count: int = 0

    def tick(self) -> float:
        return self.ticks

    def wall(self) -> float:
        return self.walls

    def timer(self, seconds: float, callback: Callable[[], None], /) -> HandAlarm:
        assert seconds > 0
        alarm = HandAlarm(callback)
        self.count += 1
        heapq.heappush(self.alarms, (self.ticks + seconds, self.count, alarm))
        return alarm

    @property
    def pending(self) -> int:
        """Alarms that are set."""
        return sum(not alarm.off for _, _, alarm in self.alarms)

    def set_to(self, tick: float) -> None:
        self.walls += tick - self.ticks
        self.ticks = tick

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, alarm by alarm, and let every task run until it waits."""
        end = self.ticks + seconds
        await quiet()
        while self.alarms and self.alarms[0][0] <= end:
            due, _, alarm = heapq.heappop(self.alarms)
            self.set_to(max(due, self.ticks))
            if not alarm.off:
                alarm.callback()
            await quiet()
        self.set_to(end)
        await quiet()


async def quiet(steps: int = 30) -> None:
    """Let every task run until it waits."""
    for _ in range(steps):
        await asyncio.sleep(0)
