"""What was used on each day, added up from quarters of an hour: the days of every time zone begin with one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from neiroha_desktop.domain.ledger import DayUsage
from neiroha_desktop.storage.ledger_time import Now
from neiroha_desktop.storage.ledger_windows import SLOT

# Each account is found by a look behind the one before: to read them all takes longer than all the rest.
_ACCOUNTS = """
WITH RECURSIVE accounts (account) AS (
    SELECT min(account) FROM request_totals
    UNION ALL
    SELECT (SELECT min(account) FROM request_totals WHERE account > accounts.account) FROM accounts
    WHERE accounts.account IS NOT NULL
)
SELECT accounts.account, (
    SELECT provider_name FROM requests WHERE requests.account = accounts.account ORDER BY at DESC LIMIT 1
) FROM accounts WHERE accounts.account IS NOT NULL
"""
_DAY = """
SELECT model_id, sum(requests), sum(failures), sum(tokens), sum(audio_seconds) FROM request_totals
WHERE account = ? AND slot >= ? AND slot < ? GROUP BY model_id ORDER BY model_id
"""


def days_used(db: sqlite3.Connection, since: date, zone: tzinfo | None, now: Now) -> Iterator[DayUsage]:
    """Yield what each account and model used on each day from `since` on, oldest first.

    Args:
        db: the ledger.
        since: the first day.
        zone: whose days; None: those of this computer.
        now: the last day is the one after it: the clock may have been set back over midnight.
    """
    accounts = sorted(db.execute(_ACCOUNTS).fetchall(), key=lambda row: (row[1], row[0]))
    cursor = db.cursor()
    cursor.row_factory = None
    last = datetime.fromtimestamp(now.wall, zone).date() + timedelta(days=1)
    first = max(since, _first_day(db, zone))
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        slots = _first_slot(day, zone), _first_slot(day + timedelta(days=1), zone)
        for account, name in accounts:
            for model_id, requests, failures, tokens, seconds in cursor.execute(_DAY, (account, *slots)):
                yield DayUsage(day, account, name, model_id, requests, failures, tokens, round(seconds, 3))


def _first_day(db: sqlite3.Connection, zone: tzinfo | None) -> date:
    """Return the day of the oldest entry, so that nobody goes through years in which there was none."""
    (slot,) = db.execute("SELECT min(slot) FROM request_totals").fetchone()
    return date.max if slot is None else datetime.fromtimestamp(slot * SLOT, zone).date()


def _first_slot(day: date, zone: tzinfo | None) -> int:
    return int(datetime.combine(day, time(), zone).timestamp() // SLOT)
