"""A figure, its yardstick and its goal, and the table of them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.bench.stats import Goal, Measure, median, percentile

_HEAD = ("figure", "median", "p95", "yardstick", "median", "p95", "runs", "goal", "reached")
_WORDS = {Measure.RATIO: "{}×", Measure.EXCESS: "+{}", Measure.P95: "p95 {}", Measure.LONGEST: "longest {}"}


@dataclass(frozen=True)
class Figure:
    """Numbers of one kind, in milliseconds or megabytes."""

    title: str
    unit: str
    values: Sequence[float]
    yardstick_title: str
    yardstick: Sequence[float]
    goal: Goal | None = None
    notes: tuple[str, ...] = field(default=())
    """Lines to print below the table."""

    def row(self) -> tuple[str, ...]:
        """Return the cells of this figure's line."""
        goal, reached = ("–", "–")
        if self.goal is not None:
            value = self.goal.value(self.values, self.yardstick)
            goal = f"≤ {self._bound(self.goal.measure, self.goal.limit)}"
            verdict = "yes" if value <= self.goal.limit else "no"
            reached = f"{verdict}: {self._bound(self.goal.measure, value)}"
        return (
            self.title,
            *self._numbers(self.values),
            self.yardstick_title,
            *self._numbers(self.yardstick),
            str(len(self.values)),
            goal,
            reached,
        )

    def _numbers(self, values: Sequence[float]) -> tuple[str, str]:
        return f"{_short(median(values))} {self.unit}", f"{_short(percentile(values, 95))} {self.unit}"

    def _bound(self, measure: Measure, number: float) -> str:
        text = _WORDS[measure].format(f"{number:.2f}".rstrip("0").rstrip(".") if number < 10 else _short(number))
        return text if measure is Measure.RATIO else f"{text} {self.unit}"


def as_markdown(figures: Iterable[Figure]) -> str:
    """Return the table for a README."""
    lines = [_HEAD, tuple("---" for _ in _HEAD), *(figure.row() for figure in figures)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def as_text(figures: Iterable[Figure]) -> str:
    """Return the table for a terminal."""
    lines = [_HEAD, *(figure.row() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() for cells in lines
    )


def _short(number: float) -> str:
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.1f}"
