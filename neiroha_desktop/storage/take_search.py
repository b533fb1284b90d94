"""Looking for takes: which ones there are, and a few of them at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.domain.take_filter import TakeChoice, TakeChoices, TakeFilter
from neiroha_desktop.storage.columns import to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.search_text import words
from neiroha_desktop.storage.take_rows import SELECT, take_of

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take

# What is gone for good has no id any more; its takes are told apart by the name that they carry.
_CHARACTER = "coalesce(character_id, nullif(draft_character_id, ''), 'name:' || character_name)"
_PROVIDER = "coalesce(provider_id, 'name:' || provider_name)"

# Beside max() SQLite takes the other columns from the row that has it: the newest name.
_CHOICES = """
SELECT {key} AS choice, {name} AS title, max(created_at) FROM takes WHERE deleted_at IS NULL GROUP BY choice
"""
_MODELS = "SELECT DISTINCT model_id FROM takes WHERE deleted_at IS NULL ORDER BY model_id"


class TakeSearch:
    """Finds takes. A found take is a number, eight bytes of memory: a list of all of them costs next to nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, wanted: TakeFilter) -> list[int]:
        """Return the row numbers of all takes that fit, newest first; a take keeps its number as long as it is kept."""
        conditions, values = _conditions(wanted)
        query = f"SELECT rowid FROM takes WHERE {conditions} ORDER BY created_at DESC, rowid DESC"  # noqa: S608 - constants
        return await self._database.read(lambda db: [number for (number,) in db.execute(query, values)])

    async def page(self, numbers: Sequence[int]) -> list[Take | None]:
        """Return the takes of some row numbers, in that order; None where one is gone meanwhile."""
        query = f"{SELECT} WHERE takes.rowid = ? AND deleted_at IS NULL"

        def work(db: sqlite3.Connection) -> list[Take | None]:
            rows = [db.execute(query, (number,)).fetchone() for number in numbers]
            return [take_of(row) if row else None for row in rows]

        return await self._database.read(work)

    async def choices(self) -> TakeChoices:
        """Return the characters, providers and models that kept takes were made with."""

        def work(db: sqlite3.Connection) -> TakeChoices:
            return TakeChoices(
                _choices(db, _CHARACTER, "character_name"),
                _choices(db, _PROVIDER, "provider_name"),
                tuple(row["model_id"] for row in db.execute(_MODELS)),
            )

        return await self._database.read(work)


def _choices(db: sqlite3.Connection, key: str, name: str) -> tuple[TakeChoice, ...]:
    rows = db.execute(_CHOICES.format(key=key, name=name))
    found = (TakeChoice(row["choice"], row["title"]) for row in rows)
    return tuple(sorted(found, key=lambda choice: (choice.title.casefold(), choice.key)))


def _conditions(wanted: TakeFilter) -> tuple[str, list[object]]:
    asked = (
        (wanted.character, f"{_CHARACTER} = ?", wanted.character),
        (wanted.provider, f"{_PROVIDER} = ?", wanted.provider),
        (wanted.model_id, "model_id = ?", wanted.model_id),
        (wanted.starred, "starred = ?", True),
        (wanted.since, "created_at >= ?", to_time(wanted.since) if wanted.since else None),
        (wanted.until, "created_at < ?", to_time(wanted.until) if wanted.until else None),
        *((word, "instr(search_text, ?) > 0", word) for word in words(wanted.text)),
    )
    used = [(condition, value) for needed, condition, value in asked if needed]
    return " AND ".join(("deleted_at IS NULL", *(condition for condition, _ in used))), [value for _, value in used]
