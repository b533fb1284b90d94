"""The two figures of a window that is watched while something happens: by the clock, and by processor time."""

from __future__ import annotations

from collections.abc import Mapping

from tests.bench.figures import Figure
from tests.bench.stats import Goal, Measure


class Stalls:
    """Gathers what heartbeats found while something happened, and while nothing did.

    Args:
        during: what happened, to be put after "longest stall" and "busiest turn".
        yardstick: what was watched for comparison.
        limit: how many milliseconds a turn of the window's thread may take.
    """

    def __init__(self, during: str, yardstick: str, limit: float) -> None:
        self._during = during
        self._yardstick = yardstick
        self._limit = limit
        self._watched: list[Mapping[str, float]] = []
        self._compared: list[Mapping[str, float]] = []

    def watched(self, found: Mapping[str, float]) -> None:
        """Take what a heartbeat found while it happened."""
        self._watched.append(found)

    def compared(self, found: Mapping[str, float]) -> None:
        """Take what a heartbeat found in the yardstick."""
        self._compared.append(found)

    def figures(self) -> list[Figure]:
        """Return both; a row for each run."""
        return [
            self._figure(f"longest stall {self._during}", "longest_gap"),
            self._figure(f"busiest turn {self._during}, in processor time", "busiest_turn"),
        ]

    def _figure(self, title: str, key: str) -> Figure:
        watched, compared = ([1000 * found[key] for found in founds] for founds in (self._watched, self._compared))
        goal = Goal(Measure.LONGEST, self._limit)
        return Figure(title, "ms", watched, self._yardstick, compared, goal)
