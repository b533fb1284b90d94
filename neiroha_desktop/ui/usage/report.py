"""Usage as plain text for a terminal: the numbers of the page, in columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.ui.usage.series import series_titles
from neiroha_desktop.ui.usage.words import LIMITS, NOTHING, UNKNOWN, frees_text, state_text
from neiroha_desktop.ui.wording import seconds_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.ledger import DayUsage, LoggedRequest
    from neiroha_desktop.services.usage import ProviderUse

_GAP = "  "
_Column = tuple[Message, Callable[[str, int], str]]


def usage_report(
    days: Sequence[DayUsage],
    today: date,
    count: int,
    limits: Sequence[ProviderUse],
    failures: Iterable[LoggedRequest],
) -> str:
    """Return the whole report, in the language of the program.

    Args:
        days: of the last days, as `UsageService.days` returns them.
        today: the last of these days.
        count: how many days they are.
        limits: how far they are used up.
        failures: what failed last, newest first.
    """
    parts = [
        _part(msg("Today, {date}", date=today.isoformat()), _sums([day for day in days if day.day == today])),
        _part(msg("Last {count} days", count=count), _sums(days)),
        _part(msg("Limits"), _limits(limits)),
        _part(msg("Last failures"), _failures(failures)),
    ]
    return "\n\n".join(parts)


def _part(title: Message, lines: list[str]) -> str:
    nothing = translate(msg("Nothing."))
    return "\n".join([translate(title), *(lines or [nothing])])


def _sums(days: Sequence[DayUsage]) -> list[str]:
    sums: dict[tuple[str, str], list[float]] = {}
    for day in days:
        total = sums.setdefault((day.account, day.model_id), [0, 0, 0, 0.0])
        for place, number in enumerate((day.requests, day.failures, day.tokens, day.audio_seconds)):
            total[place] += number
    titles = series_titles(days)
    rows = [
        (titles[name], f"{requests:,.0f}", f"{failures:,.0f}", f"{tokens:,.0f}", seconds_text(seconds))
        for name, (requests, failures, tokens, seconds) in sorted(sums.items(), key=lambda one: titles[one[0]])
    ]
    columns = (
        (msg("Account and model"), _left),
        (msg("Requests"), _right),
        (msg("Failures"), _right),
        (msg("Tokens"), _right),
        (msg("Audio"), _right),
    )
    return _table(columns, rows)


def _limits(limits: Sequence[ProviderUse]) -> list[str]:
    rows = [
        (
            f"{one.name} · {one.model_id}" if one.model_id else one.name,
            translate(LIMITS[use.kind]),
            f"{use.used:,}",
            f"{use.limit:,}",
            f"{use.left:,}",
            "" if use.frees_in is None else frees_text(use.frees_in),
        )
        for one in limits
        for use in one.uses
    ]
    columns = (
        (msg("Provider and model"), _left),
        (msg("Limit"), _left),
        (msg("Used"), _right),
        (msg("Of"), _right),
        (msg("Left"), _right),
        (msg("Next"), _left),
    )
    unknown = [f"{_one_line(one.name)}: {translate(UNKNOWN)}" for one in limits if not one.is_known]
    return _table(columns, rows) + unknown


def _failures(failures: Iterable[LoggedRequest]) -> list[str]:
    rows = [
        (
            one.at.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
            f"{one.provider_name} · {one.model_id}",
            one.title or NOTHING,
            state_text(one),
            NOTHING if one.status is None else str(one.status),
            one.request_id or NOTHING,
        )
        for one in failures
    ]
    columns = (
        (msg("Time"), _left),
        (msg("Provider and model"), _left),
        (msg("Character"), _left),
        (msg("What happened"), _left),
        (msg("Status"), _right),
        (msg("Request id"), _left),
    )
    return _table(columns, rows)


def _table(columns: Sequence[_Column], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a heading and the rows, in columns as wide as a terminal draws them; nothing where there are no rows."""
    if not rows:
        return []
    lines = [tuple(translate(heading) for heading, _ in columns), *(tuple(map(_one_line, row)) for row in rows)]
    widths = [max(map(_width, cells)) for cells in zip(*lines, strict=True)]
    aligned = [align for _, align in columns]
    return [
        _GAP.join(align(cell, width) for cell, width, align in zip(line, widths, aligned, strict=True)).rstrip()
        for line in lines
    ]


def _left(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _right(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text


def _width(text: str) -> int:
    """Return how many cells a terminal takes for a text: two for a Chinese character, none for an accent."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _one_line(text: str) -> str:
    """Return a text that can do nothing to a terminal: names and ids come from others."""
    return "".join(character if character.isprintable() else " " for character in text)
