"""What an import writes: rows and files, all of them in one transaction or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.package import Package, PackedProvider, Plan, Present, TakeHere, reference_entry
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.characters import character_of, write_character
from neiroha_desktop.storage.columns import from_time, to_text
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.providers import provider_of, write_models, write_provider, write_voices
from neiroha_desktop.storage.reference_rows import INSERT as INSERT_REFERENCE
from neiroha_desktop.storage.reference_rows import is_whole, reference_audio
from neiroha_desktop.storage.reference_rows import values as reference_values
from neiroha_desktop.storage.take_rows import FOLD, INSERT, values_of

if TYPE_CHECKING:
    from neiroha_desktop.storage.package_reading import Staging

Decide: TypeAlias = Callable[[Present], Plan]
"""Says what is written, from what is here at that moment."""

_CHARACTERS = """
SELECT c.*, a.* FROM characters AS c LEFT JOIN audio_references AS a ON a.sha256 = c.reference_sha256
WHERE c.deleted_at IS NULL ORDER BY c.position, c.id
"""
_PROVIDERS = "SELECT * FROM providers WHERE deleted_at IS NULL ORDER BY position, id"
_TAKE = "SELECT * FROM takes WHERE id = ?"
# Of a recording that is here already only what nobody has written down is taken over.
_WORDS = """
UPDATE audio_references SET
    transcript = CASE transcript WHEN '' THEN :transcript ELSE transcript END,
    language = CASE language WHEN '' THEN :language ELSE language END
WHERE sha256 = :sha256
"""


class PackageStore:
    """Compares packages with what is here, and brings them in."""

    def __init__(self, database: Database, references: Path, takes: Path) -> None:
        self._database = database
        self._references = references
        self._takes = takes

    def folder(self, entry: str) -> Path:
        """Return where an entry of a package will lie."""
        return self._references if entry.startswith("references/") else self._takes

    async def present(self, package: Package) -> Present:
        """Return what is here of all that a package may meet."""
        return await self._database.read(lambda db: self._present(db, package))

    async def bring_in(self, package: Package, staging: Staging, decide: Decide) -> Plan:
        """Write what is decided, all or nothing; what was decided is returned.

        Args:
            package: what is imported.
            staging: holds the audio under temporary names.
            decide: is asked inside the transaction, on the database thread.

        Raises:
            StorageError: something cannot be written, or so much has changed here that audio is missing in `staging`.
        """
        published: list[Path] = []

        def work(db: sqlite3.Connection) -> Plan:
            plan = decide(self._present(db, package))
            if not plan.entries <= staging.files.keys():
                raise StorageError(
                    msg("Characters here have changed while the file was read; nothing was imported."),
                    remedy=msg("Import it again."),
                )
            for reference in plan.references:
                self._write_reference(db, reference, staging.files[reference_entry(reference)], published)
            for packed in plan.providers:
                _write_provider(db, packed)
            for character in plan.characters:
                write_character(db, character)
            for entry, take in plan.takes:
                self._write_take(db, take, staging.files[entry] if entry else None, published)
            for take in plan.known_takes:
                _update_take(db, take, remark=plan.remark)
            return plan

        def undo() -> None:
            for path in published:
                path.unlink(missing_ok=True)

        return await self._database.write(work, undo)

    def _present(self, db: sqlite3.Connection, package: Package) -> Present:
        takes: dict[str, TakeHere] = {}
        for take in package.takes:
            row = db.execute(_TAKE, (take.id,)).fetchone()
            if row is not None:
                takes[take.id] = _take_here(row)
        characters = tuple(character_of(row, self._references) for row in db.execute(_CHARACTERS))
        return Present(characters, tuple(map(provider_of, db.execute(_PROVIDERS))), takes)

    def _write_reference(
        self, db: sqlite3.Connection, reference: ReferenceAudio, pending: PendingFile, published: list[Path]
    ) -> None:
        row = db.execute("SELECT * FROM audio_references WHERE sha256 = ?", (reference.sha256,)).fetchone()
        kept = reference_audio(row, self._references) if row else self._placed(reference)
        if row is None:
            db.execute(INSERT_REFERENCE, reference_values(kept))
        else:
            words = {"transcript": to_text(reference.transcript), "language": to_text(reference.language)}
            db.execute(_WORDS, words | {"sha256": reference.sha256})
        if not is_whole(kept):
            pending.publish(kept.path)
            published.extend([kept.path] if row is None else [])

    def _placed(self, reference: ReferenceAudio) -> ReferenceAudio:
        path = self._references / reference_entry(reference).partition("/")[2]
        return replace(reference, path=path)

    def _write_take(
        self, db: sqlite3.Connection, take: Take, pending: PendingFile | None, published: list[Path]
    ) -> None:
        values = values_of(take)
        db.execute(INSERT, values)
        db.execute(FOLD, values)
        if pending is None:
            db.execute("UPDATE takes SET audio_gone = 1 WHERE id = ?", (take.id,))
            return
        target = self._takes / take.file_name
        if target.exists():
            raise StorageError(msg("There is a file {path} already; it was not overwritten.", path=str(target)))
        pending.publish(target)
        published.append(target)


def _take_here(row: sqlite3.Row) -> TakeHere:
    usable = row["deleted_at"] is None and row["audio_deleted_at"] is None
    character_id = row["character_id"] or row["draft_character_id"]
    return TakeHere(character_id, from_time(row["created_at"]), row["text"], usable)


def _write_provider(db: sqlite3.Connection, packed: PackedProvider) -> None:
    provider_id = packed.provider.id
    # Lists that a provider had before go with it.
    db.execute("DELETE FROM voices WHERE provider_id = ?", (provider_id,))
    write_provider(db, packed.provider)
    write_models(db, provider_id, packed.models, packed.fetched_at)
    for model_id, voices in packed.voices.items():
        write_voices(db, provider_id, model_id, voices)
    # What was found out about it by a check was about the one before.
    forget = "UPDATE providers SET health_passed = NULL, health_stage = NULL, health_at = NULL WHERE id = ?"
    db.execute(forget, (provider_id,))


def _update_take(db: sqlite3.Connection, take: Take, *, remark: bool) -> None:
    adopt = "UPDATE takes SET character_id = :character_id WHERE id = :id"
    values: dict[str, object] = {"id": take.id, "character_id": take.character_id}
    db.execute(adopt, values)
    if remark:
        values |= {"name": to_text(take.name), "note": to_text(take.note), "starred": take.starred}
        db.execute("UPDATE takes SET name = :name, note = :note, starred = :starred WHERE id = :id", values)
    db.execute(FOLD, values)
