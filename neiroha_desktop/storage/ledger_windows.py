"""How much of a window is used, and when there is room in it again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.storage.ledger_time import Now

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MARGIN = 1.0
"""Seconds by which each window is longer than its limit says: the provider counts when a request arrives."""
SENDING = 60.0
"""Seconds that may pass from a reservation to the first byte sent (the key is read, a connection made); until it is
settled, it may have been sent as late as this."""
_MINUTE = 60.0
_DAY = 86400.0
SLOT = 900
"""Seconds of one row of `request_totals`."""

DAY_KINDS = (LimitKind.RPD, LimitKind.TPD)
TOKEN_KINDS = (LimitKind.TPM, LimitKind.TPD)


@dataclass(frozen=True, slots=True)
class Running:
    """A request that has been let through and has not ended."""

    at: float
    model_id: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Window:
    """The time that a limit looks back over."""

    account: str
    model_id: str | None
    """None: over all models of the account."""
    seconds: float
    """So far it looks back."""
    ends: float | None = None
    """Seconds until it is empty at one stroke, as at midnight; None: each request leaves it on its own."""

    def start(self, now: Now) -> float:
        """Return the moment after which requests count."""
        return now.moment - self.seconds

    def before_boot(self, now: Now) -> bool:
        """Whether requests of earlier boots can be in it: each is at least as old as this boot."""
        return not now.boot or now.uptime < self.seconds


def window(kind: LimitKind, account: str, model_id: str, zone: str, now: Now) -> Window:
    """Return what a limit looks back over; `zone` as in `Limits.day_zone`."""
    if kind not in DAY_KINDS:
        return Window(account, model_id, _MINUTE + MARGIN)
    calendar = _zone(zone)
    if calendar is None:
        return Window(account, None, _DAY + MARGIN)
    today = datetime.fromtimestamp(now.wall, calendar).date()
    midnights = (datetime.combine(day, time(), calendar).timestamp() for day in (today, today + timedelta(days=1)))
    since, until = (midnight - now.wall for midnight in midnights)
    return Window(account, None, MARGIN - since, until + MARGIN)


def use(db: sqlite3.Connection, span: Window, now: Now, running: list[Running]) -> tuple[int, int]:
    """Return the requests and the tokens in a window."""
    start = span.start(now)
    requests, tokens = _minute(db, span, now) if span.model_id is not None else _day(db, span, now)
    # Let through before the window, and perhaps sent in it.
    late = [one for one in running if start - SENDING < one.at <= start and span.model_id in (None, one.model_id)]
    return requests + len(late), tokens + sum(one.tokens for one in late)


def room_in(db: sqlite3.Connection, span: Window, now: Now, excess: int, *, tokens: bool) -> float:
    """Return the seconds until so many requests or tokens have left a window; an estimate where some still run."""
    if span.ends is not None:
        return span.ends
    of_model = "AND model_id = :model" if span.model_id is not None else ""
    query = f"""
        SELECT at, boot, tokens FROM requests
        WHERE account = :account {of_model} AND at > :start {_boots(span, now)} ORDER BY at
    """  # noqa: S608 - made of constants
    soonest = 0.0
    for at, boot, weight in _rows(db, query, _values(span, now)):
        leaves: float = at + span.seconds - now.moment
        if now.boot and boot != now.boot:
            leaves = min(leaves, span.seconds - now.uptime)
        soonest = max(soonest, leaves)
        excess -= weight if tokens else 1
        if excess <= 0:
            return soonest
    # Only what was let through before the window and still runs holds it up.
    return soonest + SENDING


def _minute(db: sqlite3.Connection, span: Window, now: Now) -> tuple[int, int]:
    return _sums(
        db,
        f"""
        SELECT count(*), coalesce(sum(tokens), 0) FROM requests
        WHERE account = :account AND model_id = :model AND at > :start {_boots(span, now)}
        """,  # noqa: S608 - made of constants
        _values(span, now),
    )


def _day(db: sqlite3.Connection, span: Window, now: Now) -> tuple[int, int]:
    """Add up the quarters of an hour in the window, and single requests where it begins inside one."""
    slot = int(span.start(now) // SLOT)
    values = {**_values(span, now), "slot": slot, "edge": (slot + 1) * SLOT}
    whole = _sums(
        db,
        f"""
        SELECT coalesce(sum(requests), 0), coalesce(sum(tokens), 0) FROM request_totals
        WHERE account = :account AND slot > :slot {_boots(span, now)}
        """,  # noqa: S608 - made of constants
        values,
    )
    part = _sums(
        db,
        f"""
        SELECT count(*), coalesce(sum(tokens), 0) FROM requests
        WHERE account = :account AND at > :start AND at < :edge {_boots(span, now)}
        """,  # noqa: S608 - made of constants
        values,
    )
    return whole[0] + part[0], whole[1] + part[1]


def _boots(span: Window, now: Now) -> str:
    return "" if span.before_boot(now) else "AND boot = :boot"


def _values(span: Window, now: Now) -> dict[str, object]:
    return {"account": span.account, "model": span.model_id, "start": span.start(now), "boot": now.boot}


def _rows(db: sqlite3.Connection, query: str, values: dict[str, object]) -> sqlite3.Cursor:
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(query, values)


def _sums(db: sqlite3.Connection, query: str, values: dict[str, object]) -> tuple[int, int]:
    requests, tokens = _rows(db, query, values).fetchone()
    return int(requests), int(tokens)


def _zone(name: str) -> ZoneInfo | None:
    """Return a time zone; None for the last 24 hours, which also stand in for a zone that this computer lacks."""
    if not name:
        return None
    # Most limits count the last 24 hours, and the start of the window need not wait for this.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
