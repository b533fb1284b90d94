"""The time that requests are counted by: the wall clock, but for its jumps.

A moment is a tick plus the lead of the wall clock over the ticks. Inside one boot the difference of two moments is a
difference of ticks, so setting the clock changes no window. When it is set, the lead is measured anew and every request
of this boot moves along: it is dated by the clock that is right now, as later boots and the calendar see it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from neiroha_desktop.domain.clock import Clock

_STEP = 1.0
"""Seconds. Smaller corrections of the wall clock are not followed at once; they add up until they are."""
_FAR = 2 * 86400.0
"""A request dated so far ahead was dated by a clock that was wrong, and would count until that date."""
_NEVER_EARLIER = 1_767_225_600.0
"""Start of 2026. A clock that shows less has not been set yet, and nothing may be dated by it."""


@dataclass(frozen=True, slots=True)
class Now:
    """One reading of the clock."""

    boot: str
    """"" where boots have no name, so that there is only the wall clock to go by."""
    uptime: float
    wall: float
    moment: float


def read_now(db: sqlite3.Connection, clock: Clock) -> Now:
    """Read the clock, without changing anything."""
    return _reading(clock, _lead(db, clock.boot))


def keep_now(db: sqlite3.Connection, clock: Clock) -> Now:
    """Read the clock, and take account of a boot or of a clock that was set since the last time."""
    lead = _lead(db, clock.boot)
    now = _reading(clock, lead)
    step = now.wall - now.moment
    if not now.boot or (lead is not None and abs(step) <= _STEP):
        return now
    if lead is not None:
        db.execute("UPDATE requests SET at = at + ? WHERE boot = ?", (step, now.boot))
    db.execute("DELETE FROM ledger_clock")
    db.execute("INSERT INTO ledger_clock VALUES (?, ?)", (now.boot, now.wall - now.uptime))
    if now.wall > _NEVER_EARLIER:
        # Whatever its date says, it was sent before the computer was started.
        query = "UPDATE requests SET at = ? WHERE at > ? AND boot <> ?"
        db.execute(query, (now.wall - now.uptime, now.wall + _FAR, now.boot))
    return Now(now.boot, now.uptime, now.wall, now.wall)


def _lead(db: sqlite3.Connection, boot: str) -> float | None:
    if not boot:
        return None
    row = db.execute("SELECT lead FROM ledger_clock WHERE boot = ?", (boot,)).fetchone()
    return None if row is None else float(row["lead"])


def _reading(clock: Clock, lead: float | None) -> Now:
    uptime, wall = clock.tick(), clock.wall()
    return Now(clock.boot, uptime, wall, wall if lead is None else uptime + lead)
