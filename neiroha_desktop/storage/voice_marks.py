"""Favourite voices, and those that were used lately, per provider and model."""

from __future__ import annotations

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.voice_mark import VoiceMark
from neiroha_desktop.storage.columns import from_time, now, to_text
from neiroha_desktop.storage.database import Database

_SELECT = "SELECT * FROM voice_marks WHERE provider_id = ? AND model_id = ?"
_UPSERT = """
INSERT INTO voice_marks (provider_id, model_id, voice_id, {column})
SELECT id, :model_id, :voice_id, :value FROM providers WHERE id = :provider_id
ON CONFLICT (provider_id, model_id, voice_id) DO UPDATE SET {column} = excluded.{column}
"""
_FAVOURITE = _UPSERT.format(column="favourite")
_USED = _UPSERT.format(column="used_at")


class VoiceMarkStore:
    """Keeps the marks of voices; those of a provider go with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, provider_id: str, model_id: str) -> dict[str, VoiceMark]:
        """Return the marks of a model's voices, by voice id."""
        values = (provider_id, to_text(model_id))
        rows = await self._database.read(lambda db: db.execute(_SELECT, values).fetchall())
        return {
            row["voice_id"]: VoiceMark(bool(row["favourite"]), from_time(row["used_at"]) if row["used_at"] else None)
            for row in rows
        }

    async def set_favourite(self, provider_id: str, model_id: str, voice_id: str, favourite: bool) -> None:
        """Mark a voice as a favourite, or take the mark away.

        Raises:
            StorageError: the provider is gone.
        """
        if await self._put(_FAVOURITE, provider_id, model_id, voice_id, favourite) == 0:
            raise StorageError(
                msg("This provider is not there any more: it was deleted."), remedy=msg("Choose another provider.")
            )

    async def note_used(self, provider_id: str, model_id: str, voice_id: str) -> None:
        """Note that a voice is used now; nothing happens where the provider is gone."""
        await self._put(_USED, provider_id, model_id, voice_id, now())

    async def _put(self, query: str, provider_id: str, model_id: str, voice_id: str, value: object) -> int:
        values = {
            "provider_id": provider_id,
            "model_id": to_text(model_id),
            "voice_id": to_text(voice_id),
            "value": value,
        }
        return await self._database.write(lambda db: db.execute(query, values).rowcount)
