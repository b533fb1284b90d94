"""Two readings of time: one for people, one that never jumps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """What limits are counted with. Injected, so that a test can let days pass."""

    @property
    def boot(self) -> str:
        """Names the run of the computer that `tick` belongs to; ticks of two boots cannot be compared."""

    def wall(self) -> float:
        """Return seconds since 1970, UTC. It jumps when somebody or something sets the clock."""

    def tick(self) -> float:
        """Return seconds since the computer was started, sleep included; the same for all processes, never set."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment, read on both."""

    tick: float
    """As `Clock.tick`."""
    wall: float
    """As `Clock.wall`."""
