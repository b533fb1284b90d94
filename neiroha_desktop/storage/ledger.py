"""The ledger: every request that was let through, so that limits hold across restarts and programs.

It does its own counting. The SQLite bucket of pyrate-limiter writes one row per unit of weight (a limit of 10,000,000
tokens means a row per token), cannot correct a weight by the answer or give one back, knows no calendar day, and does
not say which limit holds a request up until when.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from dataclasses import replace
from datetime import date, tzinfo
from functools import partial
from pathlib import Path

from neiroha_desktop.domain.clock import Clock
from neiroha_desktop.domain.ledger import DayUsage, Hold, LimitKind, LimitUse, LoggedRequest, Order, Outcome
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.columns import to_text
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.finishing import surely
from neiroha_desktop.storage.ledger_counting import find_hold, limit_uses
from neiroha_desktop.storage.ledger_days import days_used
from neiroha_desktop.storage.ledger_rows import INSERT, SETTLE, logged_request, order_values, outcome_values
from neiroha_desktop.storage.ledger_time import Now, keep_now, read_now
from neiroha_desktop.storage.ledger_windows import SENDING, SLOT
from neiroha_desktop.storage.process_mark import ProcessMark

KEPT_SECONDS = 90 * 86400.0
"""Older requests are forgotten."""
_DAY_SECONDS = 86400.0
_SWEPT_AT_ONCE = 1000
"""Requests forgotten in one transaction, so that nobody waits long for his turn."""
_SALT_BYTES = 32


class Ledger:
    """Lets requests through as far as limits allow, and remembers them.

    What was let through is committed before `reserve` returns, so a program that is killed leaves at most one request
    too many for each that it had under way, and never one too few. (A power cut may take the last seconds with it.)
    """

    def __init__(self, database: Database, folder: Path, clock: Clock) -> None:
        """Use `folder` for the locks by which programs on one database know of each other."""
        self._database = database
        self._mark = ProcessMark(folder)
        self._clock = clock
        self._recovered = False

    async def reserve(self, order: Order) -> int | Hold:
        """Let a request through, or say what holds it up. Decided and noted in one transaction over all programs.

        A caller who is cancelled meanwhile has taken nothing.

        Returns:
            The row of the request, for `settle` or `give_back`; or the limit that holds it up longest.

        Raises:
            StorageError: the database or the folder cannot be written.
        """
        if not self._recovered:
            await self.recover()
        order = replace(order, model_id=to_text(order.model_id))
        taken: list[int] = []
        try:
            return await surely(self._database.write(partial(self._reserve, order, taken)))
        except asyncio.CancelledError:
            for row in taken:
                await self.give_back(row)
            raise

    async def settle(self, row: int, outcome: Outcome) -> None:
        """Note how a request ended: it counts from when it was sent, with the tokens that the provider counted.

        It is noted even where the caller is cancelled meanwhile.
        """
        values = outcome_values(row, outcome)
        await surely(self._database.write(lambda db: db.execute(SETTLE, values)))

    async def give_back(self, row: int) -> None:
        """Forget a request that was let through and never sent, even where the caller is cancelled meanwhile."""
        query = "DELETE FROM requests WHERE id = ? AND state = 'running'"
        await surely(self._database.write(lambda db: db.execute(query, (row,))))

    async def note_audio(self, row: int, seconds: float) -> None:
        """Note how long the audio of an answer is."""
        query = "UPDATE requests SET audio_seconds = ? WHERE id = ?"
        await self._database.write(lambda db: db.execute(query, (seconds, row)))

    async def uses(self, account: str, model_id: str, limits: Limits) -> tuple[LimitUse, ...]:
        """Return how far each limit that is set is used up now, for a model of an account."""
        model_id = to_text(model_id)

        def work(db: sqlite3.Connection) -> tuple[LimitUse, ...]:
            return limit_uses(db, read_now(db, self._clock), account, model_id, limits)

        return await self._database.read(work)

    async def models(self, account: str) -> list[str]:
        """Return the models that an account was used with in the last 24 hours, most used first."""

        def work(db: sqlite3.Connection) -> list[str]:
            slot = int((read_now(db, self._clock).moment - _DAY_SECONDS) // SLOT)
            query = """
                SELECT model_id FROM request_totals WHERE account = ? AND slot >= ?
                GROUP BY model_id ORDER BY sum(requests) DESC, model_id
            """
            return [model_id for (model_id,) in db.execute(query, (account, slot))]

        return await self._database.read(work)

    async def days(self, since: date, zone: tzinfo | None) -> list[DayUsage]:
        """Return what was used on each day from `since` on, as days are in `zone`; oldest first.

        Without a zone they are those of this computer.
        """

        def work(db: sqlite3.Connection) -> list[DayUsage]:
            return list(days_used(db, since, zone, read_now(db, self._clock)))

        return await self._database.read(work)

    async def recent(self, count: int, before: int | None = None) -> list[LoggedRequest]:
        """Return the requests that were let through last, newest first; of those before a row, if one is named."""
        query = "SELECT * FROM requests WHERE :before IS NULL OR id < :before ORDER BY id DESC LIMIT :count"
        values = {"before": before, "count": count}
        return await self._database.read(lambda db: [logged_request(row) for row in db.execute(query, values)])

    async def salt(self) -> bytes:
        """Return what keys are hashed with, made for this data folder when it is first asked for."""
        return await self._database.write(_salt)

    async def recover(self) -> int:
        """Mark what programs that were killed had under way as lost, and return how many; it still counts.

        Raises:
            StorageError: the database or the folder cannot be written.
        """
        await asyncio.to_thread(self._mark.hold)
        found = await self._database.write(lambda db: self._lose_dead(db, keep_now(db, self._clock)))
        self._recovered = True
        return found

    async def sweep(self) -> None:
        """Forget requests of more than 90 days ago, and what killed programs left; at an idle moment.

        Raises:
            StorageError: the database or the folder cannot be written.
        """
        await self.recover()
        while await self._database.write(self._forget):
            pass
        await asyncio.to_thread(self._mark.remove_stale)

    async def aclose(self) -> None:
        """Let other programs see that this one has ended: what it has not settled is lost."""
        await asyncio.to_thread(self._mark.release)

    def _reserve(self, order: Order, taken: list[int], db: sqlite3.Connection) -> int | Hold:
        now = keep_now(db, self._clock)
        hold = find_hold(db, now, order)
        # Others may have been killed since this program has started.
        if hold and hold.kind is LimitKind.CONCURRENCY and self._lose_dead(db, now):
            hold = find_hold(db, now, order)
        if hold:
            return hold
        row = db.execute(INSERT, order_values(order, now, self._mark.name)).lastrowid
        assert row is not None
        taken.append(row)
        return row

    def _lose_dead(self, db: sqlite3.Connection, now: Now) -> int:
        names = [name for (name,) in db.execute("SELECT DISTINCT process FROM requests WHERE state = 'running'")]
        # They may have been sent as late as this.
        query = (
            "UPDATE requests SET state = 'lost', at = max(at, min(at + ?, ?)) WHERE state = 'running' AND process = ?"
        )
        dead = [name for name in names if not self._mark.is_alive(name)]
        return sum(db.execute(query, (SENDING, now.moment, name)).rowcount for name in dead)

    def _forget(self, db: sqlite3.Connection) -> bool:
        """Forget some of what is too old, and return whether there may be more."""
        newest = db.execute("SELECT at FROM requests ORDER BY id DESC LIMIT 1").fetchone()
        if newest is None:
            return False
        # By the newest request, too: a clock that is set far ahead must not cost what was noted yesterday.
        oldest = min(newest["at"], keep_now(db, self._clock).moment) - KEPT_SECONDS
        query = """
            DELETE FROM requests WHERE id IN (SELECT id FROM requests ORDER BY id LIMIT ?)
            AND id < (SELECT id FROM requests WHERE at >= ? ORDER BY id LIMIT 1)
        """
        return db.execute(query, (_SWEPT_AT_ONCE, oldest)).rowcount == _SWEPT_AT_ONCE


def _salt(db: sqlite3.Connection) -> bytes:
    row = db.execute("SELECT salt FROM ledger_salt").fetchone()
    if row is not None:
        return bytes(row["salt"])
    salt = os.urandom(_SALT_BYTES)
    db.execute("INSERT INTO ledger_salt VALUES (?)", (salt,))
    return salt
