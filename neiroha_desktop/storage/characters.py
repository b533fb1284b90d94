"""Characters, the voices that the user has decided on."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TypeAlias

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.columns import from_json, now, to_json, to_text
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.reference_rows import reference_audio

# A class with a method `list` cannot name the type in its own body.
_Characters: TypeAlias = list[Character]

_SELECT = """
SELECT c.*, a.* FROM characters AS c LEFT JOIN audio_references AS a ON a.sha256 = c.reference_sha256
WHERE c.deleted_at IS NULL
"""
_ORDER = " ORDER BY c.position, c.id"

_UPSERT = """
INSERT INTO characters (
    id, name, provider_id, model_id, mode, voice_id, instructions, reference_sha256, reference_text, speed,
    plain_brackets, options, may_clone, position, created_at, updated_at
) VALUES (
    :id, :name, :provider_id, :model_id, :mode, :voice_id, :instructions, :reference_sha256, :reference_text, :speed,
    :plain_brackets, :options, :may_clone,
    (SELECT coalesce(max(position), 0) + 1 FROM characters), :now, :now
) ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, provider_id = excluded.provider_id, model_id = excluded.model_id, mode = excluded.mode,
    voice_id = excluded.voice_id, instructions = excluded.instructions, reference_sha256 = excluded.reference_sha256,
    reference_text = excluded.reference_text, speed = excluded.speed, plain_brackets = excluded.plain_brackets,
    options = excluded.options, may_clone = excluded.may_clone, updated_at = excluded.updated_at, deleted_at = NULL
"""


class CharacterStore:
    """Keeps characters in the order in which they were added."""

    def __init__(self, database: Database, references_folder: Path) -> None:
        self._database = database
        self._references_folder = references_folder

    async def list(self) -> _Characters:
        """Return all characters, without deleted ones."""
        return await self._select("", ())

    async def get(self, character_id: str) -> Character:
        """Return one character.

        Raises:
            StorageError: it was deleted, or never saved.
        """
        found = await self._select(" AND c.id = ?", (character_id,))
        if not found:
            raise _gone()
        return found[0]

    async def using_provider(self, provider_id: str) -> _Characters:
        """Return the characters that speak through a provider."""
        return await self._select(" AND c.provider_id = ?", (provider_id,))

    async def save(self, character: Character) -> None:
        """Add a character at the end, or change it where it is; takes made before its first save become its own.

        Raises:
            StorageError: its provider or recording is not kept here.
        """
        await self._database.write(lambda db: write_character(db, character))

    async def delete(self, character_id: str) -> None:
        """Hide a character until `restore` brings it back or a sweep removes it for good."""
        query = "UPDATE characters SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
        await self._database.write(lambda db: db.execute(query, (now(), character_id)))

    async def restore(self, character_id: str) -> None:
        """Undo `delete`.

        Raises:
            StorageError: it was swept meanwhile.
        """
        query = "UPDATE characters SET deleted_at = NULL WHERE id = ?"
        if await self._database.write(lambda db: db.execute(query, (character_id,)).rowcount) == 0:
            raise _gone()

    async def _select(self, condition: str, values: tuple[object, ...]) -> _Characters:
        query = _SELECT + condition + _ORDER
        rows = await self._database.read(lambda db: db.execute(query, values).fetchall())
        return [character_of(row, self._references_folder) for row in rows]


def character_of(row: sqlite3.Row, references_folder: Path) -> Character:
    """Build a character from its row and that of its recording."""
    return Character(
        id=row["id"],
        name=row["name"],
        provider_id=row["provider_id"] or "",
        model_id=row["model_id"],
        mode=VoiceMode(row["mode"]),
        voice_id=row["voice_id"],
        instructions={VoiceMode(mode): text for mode, text in from_json(row["instructions"]).items()},
        reference=reference_audio(row, references_folder) if row["sha256"] else None,
        reference_text=row["reference_text"],
        speed=row["speed"],
        plain_brackets=bool(row["plain_brackets"]),
        options=from_json(row["options"]),
        may_clone=bool(row["may_clone"]),
    )


def write_character(db: sqlite3.Connection, character: Character) -> None:
    """Add a character at the end, or change it where it is, inside the caller's transaction."""
    values = {
        "id": character.id,
        "name": to_text(character.name),
        "provider_id": character.provider_id or None,
        "model_id": to_text(character.model_id),
        "mode": character.mode,
        "voice_id": to_text(character.voice_id),
        "instructions": to_json(character.instructions),
        "reference_sha256": character.reference.sha256 if character.reference else None,
        "reference_text": to_text(character.reference_text),
        "speed": character.speed,
        "plain_brackets": character.plain_brackets,
        "options": to_json(character.options),
        "may_clone": character.may_clone,
        "now": now(),
    }
    db.execute(_UPSERT, values)
    db.execute("UPDATE takes SET character_id = :id, draft_character_id = '' WHERE draft_character_id = :id", values)


def _gone() -> StorageError:
    return StorageError(
        msg("This character is not there any more: it was deleted."), remedy=msg("Choose another character.")
    )
