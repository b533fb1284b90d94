"""Recordings to clone, copied into the data folder under the digest of their bytes."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.domain.clip_facts import ClipFacts
from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.storage.atomic import PendingFile, remove_stale
from neiroha_desktop.storage.columns import now, to_text, to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.failures import reason, write_failure

MAX_BYTES = 256 * 1024 * 1024
_BLOCK_BYTES = 1024 * 1024
_INSERT = "INSERT INTO audio_references VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


class ReferenceStore:
    """Keeps each recording once, however often and under whatever name it was chosen."""

    def __init__(self, database: Database, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._database = database
        self._folder = folder
        self._max_bytes = max_bytes

    async def add(self, source: Path, describe: Callable[[Path], ClipFacts]) -> ReferenceAudio:
        """Copy a recording into the data folder.

        Args:
            source: the file the user chose.
            describe: reads container, duration, sample rate and channels of the copy, in a worker thread. What it
                raises comes through.

        Raises:
            InvalidInputError: field `reference`; the file is missing, empty, too large or cannot be read.
            StorageError: the copy cannot be written.
        """
        pending = PendingFile(self._folder)
        try:
            digest, size, facts = await asyncio.to_thread(self._copy, source, pending, describe)
            suffix = SUFFIXES.get(facts.container, f".{facts.container}")
            clip = ReferenceAudio(
                sha256=digest,
                path=self._folder / f"{digest}{suffix}",
                container=facts.container,
                size_bytes=size,
                duration=facts.duration,
                sample_rate=facts.sample_rate,
                channels=facts.channels,
                original_name=to_text(source.name),
            )
            return await self._keep(clip, pending)
        finally:
            # Also when cancelled: the worker sees the mark and gives up.
            pending.discard()

    async def get(self, sha256: str) -> ReferenceAudio | None:
        """Return a recording by its digest; None where it is not kept."""
        query = "SELECT * FROM audio_references WHERE sha256 = ?"
        row = await self._database.read(lambda db: db.execute(query, (sha256,)).fetchone())
        return None if row is None else reference_audio(row, self._folder)

    async def unused(self, min_age: timedelta = timedelta(days=1)) -> list[ReferenceAudio]:
        """Return recordings that nothing holds: no character, not even a deleted one, and no take made with them.

        Args:
            min_age: younger ones are left out, because a character that is still being edited may hold them.
        """
        query = """
            SELECT * FROM audio_references AS a WHERE added_at <= ?
            AND NOT EXISTS (SELECT 1 FROM characters WHERE reference_sha256 = a.sha256)
            AND NOT EXISTS (SELECT 1 FROM takes WHERE recipe_reference <> '' AND recipe_reference = a.sha256)
            ORDER BY added_at, sha256
        """
        latest = to_time(datetime.now(UTC) - min_age)
        rows = await self._database.read(lambda db: db.execute(query, (latest,)).fetchall())
        return [reference_audio(row, self._folder) for row in rows]

    async def remove(self, sha256: str) -> None:
        """Remove a recording and its file; one that is not there is no trouble.

        Raises:
            StorageError: a character still holds it, or the file cannot be removed.
        """
        await self._database.write(lambda db: self._drop(db, sha256))

    async def sweep(self) -> None:
        """Remove temporary files that a killed run left behind."""
        await asyncio.to_thread(remove_stale, self._folder)

    def _copy(
        self, source: Path, pending: PendingFile, describe: Callable[[Path], ClipFacts]
    ) -> tuple[str, int, ClipFacts]:
        digest = hashlib.sha256()
        with _open_source(source) as stream:
            size = pending.write(self._blocks(source, stream, digest.update))
        if size == 0:
            raise _refused(msg("The file {path} is empty.", path=str(source)))
        facts = describe(pending.path)
        pending.check()
        return digest.hexdigest(), size, facts

    def _blocks(self, source: Path, stream: BinaryIO, update: Callable[[bytes], None]) -> Iterator[bytes]:
        size = 0
        while True:
            try:
                block = stream.read(_BLOCK_BYTES)
            except OSError as error:
                raise _unreadable(source, error) from error
            if not block:
                return
            size += len(block)
            if size > self._max_bytes:
                raise _refused(
                    msg(
                        "The file {path} is larger than {limit} MiB, the most that a recording may have here.",
                        path=str(source),
                        limit=self._max_bytes // (1024 * 1024),
                    ),
                    msg("A clear clip of 10 to 30 seconds is enough: cut one out."),
                )
            update(block)
            yield block

    async def _keep(self, clip: ReferenceAudio, pending: PendingFile) -> ReferenceAudio:
        """Add the row, or refresh the one that is there; publish the file unless a whole one is there."""
        published: list[Path] = []

        def work(db: sqlite3.Connection) -> ReferenceAudio:
            row = db.execute("SELECT * FROM audio_references WHERE sha256 = ?", (clip.sha256,)).fetchone()
            kept = clip if row is None else reference_audio(row, self._folder)
            if row is None:
                db.execute(_INSERT, _values(clip))
            else:
                db.execute("UPDATE audio_references SET added_at = ? WHERE sha256 = ?", (now(), clip.sha256))
            if not _is_whole(kept):
                pending.publish(kept.path)
                published.extend([kept.path] if row is None else [])
            return kept

        def undo() -> None:
            for path in published:
                path.unlink(missing_ok=True)

        return await self._database.write(work, undo)

    def _drop(self, db: sqlite3.Connection, sha256: str) -> None:
        row = db.execute("SELECT file_name FROM audio_references WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return
        if db.execute("SELECT 1 FROM characters WHERE reference_sha256 = ?", (sha256,)).fetchone():
            raise StorageError(
                msg("The recording {name} is still used by a character.", name=row["file_name"]),
                remedy=msg("Choose another recording there first."),
            )
        db.execute("DELETE FROM audio_references WHERE sha256 = ?", (sha256,))
        path = self._folder / row["file_name"]
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise write_failure(error, path) from error


def reference_audio(row: sqlite3.Row, folder: Path) -> ReferenceAudio:
    """Build a recording from its row."""
    return ReferenceAudio(
        sha256=row["sha256"],
        path=folder / row["file_name"],
        container=row["container"],
        size_bytes=row["size_bytes"],
        duration=row["duration"],
        sample_rate=row["sample_rate"],
        channels=row["channels"],
        original_name=row["original_name"],
    )


def _values(clip: ReferenceAudio) -> tuple[object, ...]:
    return (
        clip.sha256, clip.path.name, clip.container, clip.size_bytes, clip.duration, clip.sample_rate, clip.channels,
        clip.original_name, now(),
    )  # fmt: skip


def _is_whole(clip: ReferenceAudio) -> bool:
    """Whether the file is there with its full length; a file that lost bytes is replaced by the new copy."""
    try:
        return clip.path.stat().st_size == clip.size_bytes
    except OSError:
        return False


def _open_source(source: Path) -> BinaryIO:
    try:
        mode = source.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _refused(msg("{path} is a folder, not a recording.", path=str(source)))
        if not stat.S_ISREG(mode):  # Opening a pipe or a device could wait for ever.
            raise _refused(msg("{path} is not an ordinary file.", path=str(source)))
        return source.open("rb")
    except FileNotFoundError as error:
        raise _refused(msg("There is no file {path}.", path=str(source)), msg("Check the path.")) from error
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error


def _unreadable(source: Path, error: OSError | ValueError) -> InvalidInputError:
    return _refused(
        msg("The file {path} cannot be read: {reason}.", path=str(source), reason=reason(error)),
        msg("Check its permissions, or copy it to another place."),
    )


def _refused(message: Message, remedy: Message | None = None) -> InvalidInputError:
    return InvalidInputError("reference", message, remedy=remedy or msg("Choose a short wav or mp3 file."))
