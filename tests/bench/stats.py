"""What becomes of many measured numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


def median(values: Sequence[float]) -> float:
    """Return the middle value, or the mean of the two in the middle.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest measured value that at least `percent` of all values do not exceed (nearest rank).

    Raises:
        ValueError: there are no values, or `percent` is not within 0 to 100.
    """
    if not values:
        raise ValueError("nothing was measured")
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is not a percentage")
    return sorted(values)[max(1, math.ceil(len(values) * percent / 100)) - 1]


class Measure(StrEnum):
    """What a goal looks at."""

    RATIO = "ratio"
    """Median against the yardstick's median."""
    EXCESS = "excess"
    """Median less the yardstick's median."""
    P95 = "p95"
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound that a figure shall not exceed."""

    measure: Measure
    limit: float

    def value(self, values: Sequence[float], yardstick: Sequence[float]) -> float:
        """Return the number that is held against the limit."""
        match self.measure:
            case Measure.RATIO:
                return median(values) / median(yardstick)
            case Measure.EXCESS:
                return median(values) - median(yardstick)
            case Measure.P95:
                return percentile(values, 95)
            case Measure.LONGEST:
                return max(values)
