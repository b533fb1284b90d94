"""Takes: audio as files, and beside it a row with everything that made it."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeAlias

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import Take, TakeTotals, Usage
from neiroha_desktop.storage.atomic import PendingFile, remove_stale
from neiroha_desktop.storage.columns import from_time, now, to_text, to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.failures import read_failure
from neiroha_desktop.storage.purge import Swept, purge

# A class with a method `list` cannot name the type in its own body.
_Takes: TypeAlias = list[Take]
_Totals: TypeAlias = list[TakeTotals]

# A take may be made for a character that is not saved yet, and end after its provider is gone: it is kept all the same.
_INSERT = """
INSERT INTO takes VALUES (
    :id, :created_at, (SELECT id FROM characters WHERE id = :character_id),
    CASE WHEN EXISTS (SELECT 1 FROM characters WHERE id = :character_id) THEN '' ELSE :character_id END,
    :character_name, (SELECT id FROM providers WHERE id = :provider_id), :provider_name, :model_id, :mode, :voice,
    :instruction, :text, :container, :file_name, :size_bytes, :duration, :sample_rate, :total_seconds, :truncated,
    :request_id, :prompt_tokens, :completion_tokens, :total_tokens, :settings_key, NULL
)
"""
_TOTALS = """
SELECT provider_name, model_id, count(*) AS requests, total(duration) AS audio_seconds,
    sum(length(text)) AS characters, coalesce(sum(total_tokens), 0) AS tokens
FROM takes WHERE created_at >= ? GROUP BY provider_name, model_id ORDER BY provider_name, model_id
"""
_TEXTS = (
    "id", "character_id", "character_name", "provider_id", "provider_name", "model_id", "mode", "voice", "instruction",
    "text", "container", "file_name", "request_id", "settings_key",
)  # fmt: skip
_NUMBERS = ("size_bytes", "duration", "sample_rate", "total_seconds", "truncated")


class TakeStore:
    """Keeps takes; a row never names audio that is not there whole."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    async def add(self, take: Take, data: bytes) -> None:
        """Write the audio, then the row; if either fails, neither stays.

        Raises:
            StorageError: the disk is full or refuses, or the take is there already.
        """
        target = self.path(take)
        values = _values(take)
        pending = PendingFile(self._folder)
        published = False

        def work(db: sqlite3.Connection) -> None:
            nonlocal published
            db.execute(_INSERT, values)
            if target.exists():
                raise StorageError(msg("There is a file {path} already; it was not overwritten.", path=str(target)))
            pending.publish(target)
            published = True

        def undo() -> None:
            if published:
                target.unlink(missing_ok=True)

        try:
            await asyncio.to_thread(pending.write, (data,))
            await self._database.write(work, undo)
        finally:
            pending.discard()

    async def list(self, character_id: str | None = None, limit: int = 500, offset: int = 0) -> _Takes:
        """Return takes, newest first, without deleted ones; those of one character if it is named."""
        condition = "" if character_id is None else "AND (character_id = :of OR draft_character_id = :of)"
        query = f"""
            SELECT * FROM takes WHERE deleted_at IS NULL {condition}
            ORDER BY created_at DESC, rowid DESC LIMIT :limit OFFSET :offset
        """  # noqa: S608 - the condition is one of the two texts above
        values = {"of": character_id, "limit": limit, "offset": offset}
        return await self._database.read(lambda db: [_take(row) for row in db.execute(query, values)])

    async def get(self, take_id: str) -> Take:
        """Return one take.

        Raises:
            StorageError: it was deleted, or never kept.
        """
        query = "SELECT * FROM takes WHERE id = ? AND deleted_at IS NULL"
        row = await self._database.read(lambda db: db.execute(query, (take_id,)).fetchone())
        if row is None:
            raise _gone()
        return _take(row)

    async def delete(self, take_id: str) -> None:
        """Hide a take until `restore` brings it back or a sweep removes it with its audio."""
        query = "UPDATE takes SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
        await self._database.write(lambda db: db.execute(query, (now(), take_id)))

    async def restore(self, take_id: str) -> None:
        """Undo `delete`.

        Raises:
            StorageError: it was swept meanwhile.
        """
        query = "UPDATE takes SET deleted_at = NULL WHERE id = ?"
        if await self._database.write(lambda db: db.execute(query, (take_id,)).rowcount) == 0:
            raise _gone()

    def path(self, take: Take) -> Path:
        """Return where the audio of a take lies.

        Raises:
            StorageError: its file name leads out of the takes folder.
        """
        name = take.file_name
        if name in ("", "..") or not name == PureWindowsPath(name).name == PurePosixPath(name).name:
            raise StorageError(msg('"{name}" is not a file name for a take.', name=name))
        return self._folder / name

    async def read(self, take: Take) -> bytes:
        """Return the audio of a take.

        Raises:
            StorageError: the file is gone or cannot be read; it is named.
        """
        path = self.path(take)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError as error:
            raise StorageError(
                msg("The audio of this take is gone: there is no file {path}.", path=str(path)),
                remedy=msg("Generate it again."),
            ) from error
        except OSError as error:
            raise read_failure(error, path) from error

    async def totals(self, since: datetime) -> _Totals:
        """Return what was made since a time, per provider name and model; deleted takes cost as much as kept ones."""
        rows = await self._database.read(lambda db: db.execute(_TOTALS, (to_time(since),)).fetchall())
        return [TakeTotals(*row) for row in rows]

    async def sweep(self) -> Swept:
        """Tidy up at the start: stale temporary files, and what was deleted more than a day ago. Nothing else."""
        temporary_files = await asyncio.to_thread(remove_stale, self._folder)
        return await self._database.write(lambda db: purge(db, self._folder, temporary_files))


def _gone() -> StorageError:
    return StorageError(msg("This take is not there any more: it was deleted."), remedy=msg("Choose another take."))


def _values(take: Take) -> dict[str, object]:
    values: dict[str, object] = {name: to_text(getattr(take, name)) for name in _TEXTS}
    values |= {name: getattr(take, name) for name in _NUMBERS}
    usage = take.usage
    return values | {
        "created_at": to_time(take.created_at),
        "prompt_tokens": usage.prompt_tokens if usage else None,
        "completion_tokens": usage.completion_tokens if usage else None,
        "total_tokens": usage.total_tokens if usage else None,
    }


def _take(row: sqlite3.Row) -> Take:
    values = {name: row[name] for name in (*_TEXTS, *_NUMBERS)}
    values |= {
        "created_at": from_time(row["created_at"]),
        "character_id": row["character_id"] or row["draft_character_id"],
        "provider_id": row["provider_id"] or "",
        "truncated": bool(row["truncated"]),
        "usage": _usage(row),
    }
    return Take(**values)


def _usage(row: sqlite3.Row) -> Usage | None:
    if row["total_tokens"] is None:
        return None
    return Usage(row["prompt_tokens"], row["completion_tokens"], row["total_tokens"])
