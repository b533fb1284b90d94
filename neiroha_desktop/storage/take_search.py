"""Looking for takes: which ones there are, and a few of them at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.storage.columns import to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.search_text import words
from neiroha_desktop.storage.take_rows import SELECT, take_of

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.domain.take_filter import TakeChoice, TakeChoices, TakeFilter

# What is gone for good has no id any more; its takes are told apart by the name that they carry.
_CHARACTER = "coalesce(character_id, nullif(draft_character_id, ''), 'name:' || character_name)"
_PROVIDER = "coalesce(provider_id, 'name:' || provider_name)"

# Grouped as the index `takes_choices` has them: nothing else is read.
_CHOICES = f"""
SELECT {_CHARACTER} AS character, character_name, {_PROVIDER} AS provider, provider_name, model_id,
    max(created_at) AS at
FROM takes WHERE deleted_at IS NULL
GROUP BY character_id, draft_character_id, character_name, provider_id, provider_name, model_id
"""  # noqa: S608 - made of constants


class TakeSearch:
    """Finds takes. A found take is a number, eight bytes of memory: a list of all of them costs next to nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, wanted: TakeFilter) -> list[int]:
        """Return the row numbers of all takes that fit, newest first; a take keeps its number as long as it is kept."""
        conditions, values = _conditions(wanted)
        # In one piece: for each row that SQLite returns, its thread and the window's would take turns.
        query = f"""
            SELECT group_concat(number) FROM (
                SELECT rowid AS number FROM takes WHERE {conditions} ORDER BY created_at DESC, rowid DESC
            )
        """  # noqa: S608 - made of constants
        (numbers,) = await self._database.read(lambda db: db.execute(query, values).fetchone())
        return [int(number) for number in numbers.split(",")] if numbers else []

    async def page(self, numbers: Sequence[int]) -> list[Take | None]:
        """Return the takes of some row numbers, in that order; None where one is gone meanwhile."""
        marks = ",".join("?" * len(numbers))
        query = f"{SELECT} WHERE number IN ({marks}) AND deleted_at IS NULL"

        def work(db: sqlite3.Connection) -> list[Take | None]:
            takes = {row["number"]: take_of(row) for row in db.execute(query, tuple(numbers))}
            return [takes.get(number) for number in numbers]

        return await self._database.read(work)

    async def choices(self) -> TakeChoices:
        """Return the characters, providers and models that kept takes were made with."""
        from neiroha_desktop.domain.take_filter import TakeChoices  # For the page of takes, and nobody else.

        rows = await self._database.read(lambda db: db.execute(_CHOICES).fetchall())
        # The newest last, so that its names are those that stay.
        rows.sort(key=lambda row: str(row["at"]))
        return TakeChoices(
            _choices({row["character"]: row["character_name"] for row in rows}),
            _choices({row["provider"]: row["provider_name"] for row in rows}),
            tuple(sorted({row["model_id"] for row in rows})),
        )


def _choices(titles: dict[str, str]) -> tuple[TakeChoice, ...]:
    from neiroha_desktop.domain.take_filter import TakeChoice

    found = (TakeChoice(key, title) for key, title in titles.items())
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
