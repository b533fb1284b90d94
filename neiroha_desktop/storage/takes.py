"""Takes: audio as files, and beside it a row with everything that made it and what the user says of it."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, TypeAlias

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.storage.atomic import PendingFile, remove_stale
from neiroha_desktop.storage.columns import now, to_text
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.failures import read_failure
from neiroha_desktop.storage.purge import Swept, purge
from neiroha_desktop.storage.take_rows import (
    FOLD,
    INSERT,
    INSERT_WIRE,
    SELECT,
    SELECT_WIRE,
    measure_text,
    take_of,
    values_of,
)

if TYPE_CHECKING:
    from neiroha_desktop.domain.clip_facts import ClipMeasure

# A class with a method `list` cannot name the type in its own body.
_Takes: TypeAlias = list[Take]


class TakeStore:
    """Keeps takes; a row never names audio that is not there whole."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def pending(self) -> PendingFile:
        """Return a file to write the audio of a take into, for `add`."""
        return PendingFile(self._folder)

    async def add(self, take: Take, audio: bytes | PendingFile) -> None:
        """Write the audio, then the row; if either fails, neither stays.

        Args:
            take: the row.
            audio: its bytes, or what `pending` has returned, with the bytes written into it.

        Raises:
            StorageError: the disk is full or refuses, or the take is there already.
        """
        pending = self.pending() if isinstance(audio, bytes) else audio
        published = False

        def work(db: sqlite3.Connection) -> None:
            nonlocal published
            db.execute(INSERT, values)
            db.execute(FOLD, values)
            if take.wire:
                db.execute(INSERT_WIRE, values)
            if target.exists():
                raise StorageError(msg("There is a file {path} already; it was not overwritten.", path=str(target)))
            pending.publish(target)
            published = True

        def undo() -> None:
            if published:
                target.unlink(missing_ok=True)

        try:
            target, values = self.path(take), values_of(take)
            if isinstance(audio, bytes):
                await asyncio.to_thread(pending.write, (audio,))
            await self._database.write(work, undo)
        finally:
            pending.discard()

    async def list(self, character_id: str | None = None, limit: int = 500, offset: int = 0) -> _Takes:
        """Return takes, newest first, without deleted ones; those of one character if it is named."""
        condition = "" if character_id is None else "AND (character_id = :of OR draft_character_id = :of)"
        query = f"""
            {SELECT} WHERE deleted_at IS NULL {condition}
            ORDER BY created_at DESC, takes.rowid DESC LIMIT :limit OFFSET :offset
        """
        values = {"of": character_id, "limit": limit, "offset": offset}
        return await self._database.read(lambda db: [take_of(row) for row in db.execute(query, values)])

    async def get(self, take_id: str) -> Take:
        """Return one take.

        Raises:
            StorageError: it was deleted, or never kept.
        """
        query = f"{SELECT} WHERE id = ? AND deleted_at IS NULL"
        row = await self._database.read(lambda db: db.execute(query, (take_id,)).fetchone())
        if row is None:
            raise _gone()
        return take_of(row)

    async def wire(self, take_id: str) -> str:
        """Return what was sent for a take and answered, as `Take.wire` had it when it was added; "" without it."""
        row = await self._database.read(lambda db: db.execute(SELECT_WIRE, (take_id,)).fetchone())
        return str(row["wire"]) if row else ""

    async def ids(self) -> set[str]:
        """Return the ids of all takes, also of deleted ones that Undo can still bring back."""
        return await self._database.read(lambda db: {row["id"] for row in db.execute("SELECT id FROM takes")})

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

    async def set_starred(self, take_id: str, starred: bool) -> None:
        """Mark a take as one of the good ones, or take the mark away.

        Raises:
            StorageError: it is not kept any more.
        """
        await self._change(take_id, "starred = :value", starred)

    async def rename(self, take_id: str, name: str) -> None:
        """Call a take by a name; "" takes it away.

        Raises:
            StorageError: it is not kept any more.
        """
        await self._change(take_id, "name = :value", to_text(name))

    async def set_note(self, take_id: str, note: str) -> None:
        """Keep what the user says of a take.

        Raises:
            StorageError: it is not kept any more.
        """
        await self._change(take_id, "note = :value", to_text(note))

    async def set_measure(self, take_id: str, measure: ClipMeasure, outline: bytes) -> None:
        """Keep what was measured of a take's audio; nothing happens where the take is gone.

        Args:
            take_id: which one.
            measure: of its samples.
            outline: for drawing, as in `Take`.
        """
        query = "UPDATE takes SET measure = ?, outline = ? WHERE id = ?"
        await self._database.write(lambda db: db.execute(query, (measure_text(measure), outline, take_id)))

    async def set_first_sound(self, take_id: str, seconds: float) -> None:
        """Keep how long it took from the click to the first sample; nothing happens where the take is gone."""
        query = "UPDATE takes SET first_sound_seconds = ? WHERE id = ?"
        await self._database.write(lambda db: db.execute(query, (seconds, take_id)))

    async def delete_audio(self, take_id: str) -> None:
        """Keep only the record of a take. Its audio waits for a day, so that `restore_audio` can bring it back.

        Raises:
            StorageError: the take is not kept any more.
        """
        await self._change(take_id, "audio_deleted_at = coalesce(audio_deleted_at, :value)", now())

    async def restore_audio(self, take_id: str) -> None:
        """Undo `delete_audio`.

        Raises:
            StorageError: the audio was removed meanwhile, or the take is gone.
        """
        query = "UPDATE takes SET audio_deleted_at = NULL WHERE id = ? AND audio_gone = 0"
        if await self._database.write(lambda db: db.execute(query, (take_id,)).rowcount) == 0:
            raise _no_audio()

    def path(self, take: Take) -> Path:
        """Return where the audio of a take lies.

        Raises:
            StorageError: its file name leads out of the takes folder.
        """
        name = take.file_name
        if name in ("", "..") or not name == PureWindowsPath(name).name == PurePosixPath(name).name:
            raise StorageError(msg('"{name}" is not a file name for a take.', name=name))
        return self._folder / name

    def require_audio(self, take: Take) -> None:
        """Refuse a take of which only the record is left.

        Raises:
            StorageError: it is one.
        """
        if take.audio_deleted:
            raise _no_audio()

    async def read(self, take: Take) -> bytes:
        """Return the audio of a take.

        Raises:
            StorageError: it was deleted, or the file is gone or cannot be read; it is named.
        """
        self.require_audio(take)
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

    async def sweep(self) -> Swept:
        """Tidy up at the start: stale temporary files, and what was deleted more than a day ago. Nothing else."""
        temporary_files = await asyncio.to_thread(remove_stale, self._folder)
        return await self._database.write(lambda db: purge(db, self._folder, temporary_files))

    async def _change(self, take_id: str, assignment: str, value: object) -> None:
        query = f"UPDATE takes SET {assignment} WHERE id = :id AND deleted_at IS NULL"  # noqa: S608 - made of constants
        values = {"id": take_id, "value": value}

        def work(db: sqlite3.Connection) -> None:
            if db.execute(query, values).rowcount == 0:
                raise _gone()
            db.execute(FOLD, values)

        await self._database.write(work)


def _gone() -> StorageError:
    return StorageError(msg("This take is not there any more: it was deleted."), remedy=msg("Choose another take."))


def _no_audio() -> StorageError:
    return StorageError(
        msg("The audio of this take was deleted; only its record is left."), remedy=msg("Generate it again.")
    )
