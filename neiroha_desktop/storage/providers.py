"""Providers, their models and voices, and their last health check."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import TypeAlias

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import HealthResult, Limits, Origin, Provider, TtsModel, Voice
from neiroha_desktop.storage.columns import from_json, from_time, now, to_json, to_text, to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.voice_rows import INSERT_VOICE, voice_of, voice_values

# A class with a method `list` cannot name the type in its own body.
_Providers: TypeAlias = list[Provider]
_Models: TypeAlias = list[TtsModel]
_VoicesByModel: TypeAlias = dict[str, list[Voice]]

_LIMIT_NAMES = frozenset(field.name for field in fields(Limits))

_UPSERT = """
INSERT INTO providers (id, name, adapter_type, base_url, default_model, enabled, limits, settings, key_ref, position)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM providers))
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, adapter_type = excluded.adapter_type, base_url = excluded.base_url,
    default_model = excluded.default_model, enabled = excluded.enabled, limits = excluded.limits,
    settings = excluded.settings, key_ref = excluded.key_ref, deleted_at = NULL
"""


_INSERT_MODEL = """
INSERT OR IGNORE INTO models (provider_id, model_id, origin, missing, position, shutdown_date) VALUES (?, ?, ?, ?, ?, ?)
"""


class ProviderStore:
    """Keeps providers in the order in which they were added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list(self) -> _Providers:
        """Return all providers, without deleted ones."""
        query = "SELECT * FROM providers WHERE deleted_at IS NULL ORDER BY position, id"
        return await self._database.read(lambda db: [provider_of(row) for row in db.execute(query)])

    async def get(self, provider_id: str) -> Provider:
        """Return one provider.

        Raises:
            StorageError: it was deleted, or never saved.
        """
        query = "SELECT * FROM providers WHERE id = ? AND deleted_at IS NULL"
        row = await self._database.read(lambda db: db.execute(query, (provider_id,)).fetchone())
        if row is None:
            raise _gone()
        return provider_of(row)

    async def save(self, provider: Provider) -> None:
        """Add a provider at the end, or change it where it is; health, models and voices stay."""
        await self._database.write(lambda db: write_provider(db, provider))

    async def delete(self, provider_id: str) -> None:
        """Hide a provider until `restore` brings it back or a sweep removes it for good."""
        query = "UPDATE providers SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
        await self._database.write(lambda db: db.execute(query, (now(), provider_id)))

    async def restore(self, provider_id: str) -> None:
        """Undo `delete`.

        Raises:
            StorageError: it was swept meanwhile.
        """
        await self._update("UPDATE providers SET deleted_at = NULL WHERE id = ?", (provider_id,))

    async def save_health(self, provider_id: str, result: HealthResult | None) -> None:
        """Keep the outcome of a health check; None forgets the last one.

        Raises:
            StorageError: the provider is gone.
        """
        values = (result.passed, result.stage, to_time(result.checked_at)) if result else (None, None, None)
        query = "UPDATE providers SET health_passed = ?, health_stage = ?, health_at = ? WHERE id = ?"
        await self._update(query, (*values, provider_id))

    async def health(self) -> dict[str, HealthResult]:
        """Return the last health check of each provider that had one, by provider id."""
        query = "SELECT * FROM providers WHERE deleted_at IS NULL AND health_at IS NOT NULL"
        rows = await self._database.read(lambda db: db.execute(query).fetchall())
        return {
            row["id"]: HealthResult(bool(row["health_passed"]), row["health_stage"], from_time(row["health_at"]))
            for row in rows
        }

    async def models(self, provider_id: str) -> _Models:
        """Return the known models, in the order in which they were saved."""
        query = "SELECT * FROM models WHERE provider_id = ? ORDER BY position"
        rows = await self._database.read(lambda db: db.execute(query, (provider_id,)).fetchall())
        return [_model(row) for row in rows]

    async def save_models(self, provider_id: str, models: Iterable[TtsModel], fetched_at: datetime | None) -> None:
        """Replace the list of models; of two entries with one id the first is kept.

        Args:
            provider_id: whose models these are.
            models: the whole list, typed ones included.
            fetched_at: when the provider was asked; None leaves that time as it was.

        Raises:
            StorageError: the provider is gone.
        """
        kept = tuple(models)
        await self._database.write(lambda db: write_models(db, provider_id, kept, fetched_at))

    async def voices(self, provider_id: str) -> _VoicesByModel:
        """Return the known voices by model id, in the order in which they were saved."""
        query = "SELECT * FROM voices WHERE provider_id = ? ORDER BY model_id, position"

        def work(db: sqlite3.Connection) -> _VoicesByModel:
            # Here and not by the caller: there may be hundreds, and the caller may have a window to paint.
            found: _VoicesByModel = {}
            for row in db.execute(query, (provider_id,)):
                found.setdefault(row["model_id"], []).append(voice_of(row))
            return found

        return await self._database.read(work)

    async def save_lists(
        self,
        provider_id: str,
        models: Iterable[TtsModel],
        voices: Mapping[str, Iterable[Voice]],
        fetched_at: datetime | None,
    ) -> None:
        """Replace models and voices at once: all of it is kept, or nothing.

        Args:
            provider_id: whose they are.
            models: the whole list, typed ones included.
            voices: by model id; those of models that are not in the list go.
            fetched_at: when the provider was asked; None leaves that time as it was.

        Raises:
            StorageError: the provider is gone.
        """
        kept = tuple(models)
        spoken = {model.id: tuple(voices.get(model.id, ())) for model in kept}

        def work(db: sqlite3.Connection) -> None:
            write_models(db, provider_id, kept, fetched_at)
            db.execute("DELETE FROM voices WHERE provider_id = ?", (provider_id,))
            for model_id, entries in spoken.items():
                write_voices(db, provider_id, model_id, entries)

        await self._database.write(work)

    async def save_voices(self, provider_id: str, model_id: str, voices: Iterable[Voice]) -> None:
        """Replace the voices of one model; of two entries with one id the first is kept.

        Raises:
            StorageError: the provider is gone.
        """
        kept = tuple(voices)
        await self._database.write(lambda db: write_voices(db, provider_id, model_id, kept))

    async def voice(self, provider_id: str, model_id: str, voice_id: str) -> Voice | None:
        """Return one voice; None where it is not listed."""
        query = "SELECT * FROM voices WHERE provider_id = ? AND model_id = ? AND voice_id = ?"
        values = (provider_id, to_text(model_id), to_text(voice_id))
        row = await self._database.read(lambda db: db.execute(query, values).fetchone())
        return voice_of(row) if row else None

    async def fetched_at(self, provider_id: str) -> datetime | None:
        """Return when models were last fetched; None if never."""
        query = "SELECT fetched_at FROM providers WHERE id = ?"
        row = await self._database.read(lambda db: db.execute(query, (provider_id,)).fetchone())
        return from_time(row["fetched_at"]) if row and row["fetched_at"] else None

    async def _update(self, query: str, values: tuple[object, ...]) -> None:
        await self._database.write(lambda db: _change(db, query, values))


def write_provider(db: sqlite3.Connection, provider: Provider) -> None:
    """Add a provider at the end, or change it where it is, inside the caller's transaction."""
    values = (
        provider.id,
        to_text(provider.name),
        provider.adapter_type,
        to_text(provider.base_url),
        to_text(provider.default_model),
        provider.enabled,
        to_json(asdict(provider.limits)),
        to_json(provider.settings),
        to_text(provider.key_ref),
    )
    db.execute(_UPSERT, values)


def write_models(
    db: sqlite3.Connection, provider_id: str, models: Iterable[TtsModel], fetched_at: datetime | None
) -> None:
    """Replace the list of models, as `save_models`, inside the caller's transaction."""
    moment = to_time(fetched_at) if fetched_at else None
    rows = [
        (provider_id, to_text(model.id), model.origin, model.missing, index, to_text(model.shutdown_date))
        for index, model in enumerate(models)
    ]
    _change(db, "UPDATE providers SET fetched_at = coalesce(?, fetched_at) WHERE id = ?", (moment, provider_id))
    db.execute("DELETE FROM models WHERE provider_id = ?", (provider_id,))
    db.executemany(_INSERT_MODEL, rows)


def write_voices(db: sqlite3.Connection, provider_id: str, model_id: str, voices: Iterable[Voice]) -> None:
    """Replace the voices of one model, as `save_voices`, inside the caller's transaction."""
    model = to_text(model_id)
    rows = [(provider_id, model, *voice_values(voice), index) for index, voice in enumerate(voices)]
    _change(db, "UPDATE providers SET id = id WHERE id = ?", (provider_id,))
    db.execute("DELETE FROM voices WHERE provider_id = ? AND model_id = ?", (provider_id, model))
    db.executemany(INSERT_VOICE, rows)


def _change(db: sqlite3.Connection, query: str, values: tuple[object, ...]) -> None:
    if db.execute(query, values).rowcount == 0:
        raise _gone()


def _gone() -> StorageError:
    return StorageError(
        msg("This provider is not there any more: it was deleted."), remedy=msg("Choose another provider.")
    )


def provider_of(row: sqlite3.Row) -> Provider:
    """Build a provider from its row."""
    limits = {name: value for name, value in from_json(row["limits"]).items() if name in _LIMIT_NAMES}
    return Provider(
        id=row["id"],
        name=row["name"],
        adapter_type=row["adapter_type"],
        base_url=row["base_url"],
        default_model=row["default_model"],
        enabled=bool(row["enabled"]),
        limits=Limits(**limits),
        settings=from_json(row["settings"]),
        key_ref=row["key_ref"],
    )


def _model(row: sqlite3.Row) -> TtsModel:
    return TtsModel(row["model_id"], Origin(row["origin"]), bool(row["missing"]), row["shutdown_date"])
