"""What is drawn of the days: one measure, split by account and model, and the scale beside it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from neiroha_desktop.domain.ledger import DayUsage

DAYS = 30
MOST_SERIES = 5
"""So many are told apart by colour and pattern; all others are drawn as one more."""
_LINES = 4
_STEPS = (1, 2, 5, 10)
_MINUTE, _HOUR = 60.0, 3600.0


class Measure(StrEnum):
    """What of the requests is counted."""

    REQUESTS = "requests"
    TOKENS = "tokens"
    AUDIO = "audio"
    FAILURES = "failures"


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of one account and model over all days."""

    title: str
    place: int
    """Of its colour and its pattern."""
    values: tuple[float, ...]
    """One for each day, oldest first; the last one is today's."""

    @property
    def today(self) -> float:
        """The value of the last day."""
        return self.values[-1]

    @property
    def total(self) -> float:
        """The sum over all days."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class History:
    """One measure over the last days."""

    measure: Measure
    days: tuple[date, ...]
    """Oldest first, without gaps."""
    series: tuple[Series, ...]
    """The most used one first."""

    @property
    def totals(self) -> tuple[float, ...]:
        """The sum of all series for each day."""
        return tuple(sum(one.values[place] for one in self.series) for place in range(len(self.days)))


def value_of(usage: DayUsage, measure: Measure) -> float:
    """Return one measure of a day."""
    match measure:
        case Measure.REQUESTS:
            return usage.requests
        case Measure.TOKENS:
            return usage.tokens
        case Measure.AUDIO:
            return usage.audio_seconds
        case Measure.FAILURES:
            return usage.failures


def build_history(usages: Sequence[DayUsage], today: date, measure: Measure, others_title: str) -> History:
    """Split a measure by account and model; an account and model has the same colour in every measure."""
    days = tuple(today - timedelta(days=back) for back in reversed(range(DAYS)))
    places = {day: place for place, day in enumerate(days)}
    titles = series_titles(usages)
    requests: Counter[tuple[str, str]] = Counter()
    values: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * DAYS)
    for usage in usages:
        name = (usage.account, usage.model_id)
        place = places.get(usage.day)
        if place is not None:
            requests[name] += usage.requests
            values[name][place] += value_of(usage, measure)
    ranked = sorted(values, key=lambda name: (-requests[name], titles[name]))
    series = [Series(titles[name], place, tuple(values[name])) for place, name in enumerate(ranked[:MOST_SERIES])]
    rest = [values[name] for name in ranked[MOST_SERIES:]]
    if rest:
        series.append(Series(others_title, MOST_SERIES, tuple(map(sum, zip(*rest, strict=True)))))
    return History(measure, days, tuple(series))


def series_titles(usages: Iterable[DayUsage]) -> dict[tuple[str, str], str]:
    """Return what each account and model is called; accounts of one name are told apart by their first digits."""
    newest: dict[tuple[str, str], DayUsage] = {}
    for usage in sorted(usages, key=lambda one: one.day):
        newest[usage.account, usage.model_id] = usage
    names = {name: f"{usage.provider_name} · {usage.model_id}" for name, usage in newest.items()}
    used = Counter(names.values())
    return {
        (account, model): title
        if used[title] == 1
        else f"{newest[account, model].provider_name} ({account[:4]}) · {model}"
        for (account, model), title in names.items()
    }


def scale(top: float, measure: Measure) -> tuple[float, ...]:
    """Return the values of the lines behind the bars, from 0 to at least `top`: round ones, and at most five."""
    unit = _unit(top) if measure is Measure.AUDIO else 1.0
    wanted = max(top, unit) / unit / _LINES
    decade = 10.0 ** max(0, math.floor(math.log10(wanted)))
    step = next(step * decade for step in _STEPS if step * decade >= wanted or step == _STEPS[-1])
    count = max(1, math.ceil(top / unit / step))
    return tuple(line * step * unit for line in range(count + 1))


def scale_text(value: float, top: float, measure: Measure) -> str:
    """Return the words at a line."""
    if measure is not Measure.AUDIO:
        return f"{value:,.0f}"
    unit = _unit(top)
    word = {1.0: "s", _MINUTE: "min", _HOUR: "h"}[unit]
    return f"{value / unit:,.0f} {word}"


def value_text(value: float, measure: Measure, seconds_text: Callable[[float], str]) -> str:
    """Return a value in words that a reader can add up."""
    return seconds_text(value) if measure is Measure.AUDIO else f"{value:,.0f}"


def _unit(seconds: float) -> float:
    """Return the unit in which a length is told: seconds, minutes from two on, hours from two on."""
    if seconds < 2 * _MINUTE:
        return 1.0
    return _MINUTE if seconds < 2 * _HOUR else _HOUR
