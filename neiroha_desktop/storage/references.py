"""Recordings to clone, copied into the data folder under the digest of their bytes."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from neiroha_desktop.domain.character import ReferenceAudio, UnusedReference
from neiroha_desktop.domain.clip_facts import ClipFacts
from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.atomic import PendingFile, remove_stale
from neiroha_desktop.storage.columns import now, to_text, to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.failures import write_failure
from neiroha_desktop.storage.reference_rows import INSERT, is_whole, reference_audio, values
from neiroha_desktop.storage.reference_sources import open_source, refused, unreadable

MAX_BYTES = 256 * 1024 * 1024
_BLOCK_BYTES = 1024 * 1024


class ReferenceStore:
    """Keeps each recording once, however often and under whatever name it was chosen."""

    def __init__(self, database: Database, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._database = database
        self._folder = folder
        self._max_bytes = max_bytes

    async def add(self, source: Path, describe: Callable[[Path], ClipFacts], name: str = "") -> ReferenceAudio:
        """Copy a recording into the data folder.

        Args:
            source: the file the user chose.
            describe: reads container, duration, sample rate and channels of the copy, in a worker thread. What it
                raises comes through.
            name: to show it by; "" for that of the file.

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
                original_name=to_text(name or source.name),
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

    async def without_character(self) -> list[UnusedReference]:
        """Return recordings that no character uses, deleted ones left out, with the takes that were made with them."""
        query = """
            SELECT a.*, (
                SELECT count(*) FROM takes WHERE recipe_reference <> '' AND recipe_reference = a.sha256
                AND deleted_at IS NULL
            ) AS made FROM audio_references AS a
            WHERE NOT EXISTS (SELECT 1 FROM characters WHERE reference_sha256 = a.sha256 AND deleted_at IS NULL)
            ORDER BY added_at, sha256
        """
        rows = await self._database.read(lambda db: db.execute(query).fetchall())
        return [UnusedReference(reference_audio(row, self._folder), row["made"]) for row in rows]

    async def set_words(self, sha256: str, transcript: str, language: str) -> ReferenceAudio:
        """Keep what is spoken in a recording, and in which language.

        Raises:
            StorageError: it is not kept.
        """
        words = (to_text(transcript), to_text(language), sha256)
        query = "UPDATE audio_references SET transcript = ?, language = ? WHERE sha256 = ?"
        changed = await self._database.write(lambda db: db.execute(query, words).rowcount)
        kept = await self.get(sha256) if changed else None
        if kept is None:
            raise StorageError(msg("This recording is not there any more."), remedy=msg("Choose it again."))
        return kept

    async def remove(self, sha256: str, *, forget_deleted: bool = False) -> None:
        """Remove a recording and its file; one that is not there is no trouble.

        Args:
            forget_deleted: also where deleted characters hold it, which have none when they are brought back.

        Raises:
            StorageError: a character still holds it, or the file cannot be removed.
        """
        await self._database.write(lambda db: self._drop(db, sha256, forget_deleted=forget_deleted))

    @staticmethod
    def check(source: Path) -> Path:
        """Return a file, which blocks for a moment.

        Raises:
            InvalidInputError: field `reference`: it is missing, no ordinary file, or may not be read.
        """
        open_source(source).close()
        return source

    async def sweep(self) -> None:
        """Remove temporary files that a killed run left behind."""
        await asyncio.to_thread(remove_stale, self._folder)

    def _copy(
        self, source: Path, pending: PendingFile, describe: Callable[[Path], ClipFacts]
    ) -> tuple[str, int, ClipFacts]:
        digest = hashlib.sha256()
        with open_source(source) as stream:
            size = pending.write(self._blocks(source, stream, digest.update))
        if size == 0:
            raise refused(msg("The file {path} is empty.", path=str(source)))
        facts = describe(pending.path)
        pending.check()
        return digest.hexdigest(), size, facts

    def _blocks(self, source: Path, stream: BinaryIO, update: Callable[[bytes], None]) -> Iterator[bytes]:
        size = 0
        while True:
            try:
                block = stream.read(_BLOCK_BYTES)
            except OSError as error:
                raise unreadable(source, error) from error
            if not block:
                return
            size += len(block)
            if size > self._max_bytes:
                raise refused(
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
                db.execute(INSERT, values(clip))
            else:
                db.execute("UPDATE audio_references SET added_at = ? WHERE sha256 = ?", (now(), clip.sha256))
            if not is_whole(kept):
                pending.publish(kept.path)
                published.extend([kept.path] if row is None else [])
            return kept

        def undo() -> None:
            for path in published:
                path.unlink(missing_ok=True)

        return await self._database.write(work, undo)

    def _drop(self, db: sqlite3.Connection, sha256: str, *, forget_deleted: bool) -> None:
        row = db.execute("SELECT file_name FROM audio_references WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return
        if forget_deleted:
            forget = (
                "UPDATE characters SET reference_sha256 = NULL WHERE reference_sha256 = ? AND deleted_at IS NOT NULL"
            )
            db.execute(forget, (sha256,))
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
