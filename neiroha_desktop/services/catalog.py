"""Models and voices of a provider: fetched, known, typed by hand."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.provider import Origin, TtsModel, Voice
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.noting import noting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.storage.characters import CharacterStore
    from neiroha_desktop.storage.providers import ProviderStore


Entry = TypeVar("Entry", TtsModel, Voice)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The models of a provider in their order, and the voices of each."""

    models: tuple[TtsModel, ...] = ()
    voices: Mapping[str, tuple[Voice, ...]] = field(default_factory=dict)
    """By model id."""
    fetched_at: datetime | None = None

    def model(self, model_id: str) -> TtsModel | None:
        """Return the entry of a model; None where it is not listed."""
        return next((model for model in self.models if model.id == model_id), None)

    def voices_of(self, model_id: str) -> tuple[Voice, ...]:
        """Return the voices of a model; empty where none are listed."""
        return self.voices.get(model_id, ())


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What a fetch found."""

    catalog: Catalog
    added: tuple[str, ...]
    """Model ids that were not there before."""
    missing: tuple[str, ...]
    """Model ids that the provider no longer lists."""
    manual: int
    """Models and voices typed by hand, which were left alone."""
    used_missing: tuple[str, ...]
    """Names of characters that use a model or voice which is missing now."""


class CatalogService:
    """Keeps the lists of models and voices."""

    def __init__(self, store: ProviderStore, characters: CharacterStore, providers: ProviderService) -> None:
        self._store = store
        self._characters = characters
        self._providers = providers
        self._saving = asyncio.Lock()

    def known(self, provider: Provider) -> Catalog:
        """Return what is known of a provider before anything was fetched."""
        known = self._providers.known_models(provider)
        # A preset that starts with one of the known models offers them all; any other server offers its own.
        models = known if any(model.id == provider.default_model for model in known) else ()
        return self._with_known_voices(provider, add_model(Catalog(tuple(models)), provider.default_model))

    async def load(self, provider: Provider) -> Catalog:
        """Return the lists of a saved provider, voices that are known from a model's name included."""
        voices = await self._store.voices(provider.id)
        catalog = Catalog(
            tuple(await self._store.models(provider.id)),
            {model_id: tuple(entries) for model_id, entries in voices.items()},
            await self._store.fetched_at(provider.id),
        )
        if not catalog.models:
            return self.known(provider)
        if provider.default_model:
            catalog = add_model(catalog, provider.default_model)
        return self._with_known_voices(provider, catalog)

    def with_model(self, provider: Provider, catalog: Catalog, model_id: str) -> Catalog:
        """Return the catalog with a model typed by hand, and the voices that its name tells of."""
        return self._with_known_voices(provider, add_model(catalog, model_id))

    async def save(self, provider_id: str, catalog: Catalog) -> None:
        """Keep the lists of a saved provider; voices of models that are not listed any more go with them."""
        # One after the other: two lists that are written at once would end up mixed.
        async with self._saving:
            await self._store.save_lists(provider_id, catalog.models, catalog.voices, catalog.fetched_at)

    async def fetch(self, provider: Provider, key_text: str | None, current: Callable[[], Catalog]) -> FetchReport:
        """Ask the provider for its models and voices and merge them into the lists on screen. Nothing is kept yet.

        Args:
            provider: as on screen.
            key_text: the key on screen, None to use the stored one.
            current: gives the lists as they are once the answer is here, so that what was typed meanwhile survives.

        Raises:
            ProviderError: nothing could be had; the lists still hold.
        """
        record = WireRecord()
        with noting(record):
            adapter = await self._providers.adapter(provider, key_text, record)
            models = await adapter.list_models()
            fetched_voices = {model.id: await adapter.list_voices(model.id) for model in models}
        users = await self._characters.using_provider(provider.id)
        # From here on nothing waits, so that the lists cannot change before the caller has the new ones.
        old = current()
        catalog = merge(old, models, fetched_voices, datetime.now(UTC))
        old_ids = {model.id for model in old.models}
        missing = tuple(model.id for model in catalog.models if model.missing)
        manual_voices = sum(voice.origin is Origin.MANUAL for voices in catalog.voices.values() for voice in voices)
        return FetchReport(
            catalog=catalog,
            added=tuple(model.id for model in catalog.models if model.id not in old_ids),
            missing=missing,
            manual=sum(model.origin is Origin.MANUAL for model in catalog.models) + manual_voices,
            used_missing=_users_of_missing(users, catalog),
        )

    def _with_known_voices(self, provider: Provider, catalog: Catalog) -> Catalog:
        """Add what is known without asking, so that a model typed by hand is as good as a fetched one."""
        voices = dict(catalog.voices)
        for model in catalog.models:
            listed = {voice.id for voice in catalog.voices_of(model.id)}
            known = self._providers.known_voices(provider, model.id)
            voices[model.id] = (*catalog.voices_of(model.id), *(voice for voice in known if voice.id not in listed))
        return replace(catalog, voices=voices)

    def model_for_mode(self, provider: Provider, catalog: Catalog, mode: VoiceMode) -> str | None:
        """Return the first listed model that offers a mode; None where no model does."""
        for model in catalog.models:
            if not model.missing and mode in self._providers.capabilities(provider, model.id).voice_modes:
                return model.id
        return None


def add_model(catalog: Catalog, model_id: str) -> Catalog:
    """Return the catalog with a model typed by hand; a listed one stays as it is."""
    if not model_id or catalog.model(model_id):
        return catalog
    return replace(catalog, models=(*catalog.models, TtsModel(model_id, Origin.MANUAL)))


def add_voice(catalog: Catalog, model_id: str, voice_id: str) -> Catalog:
    """Return the catalog with a voice typed by hand; a listed one stays as it is."""
    voices = catalog.voices_of(model_id)
    if not voice_id or any(voice.id == voice_id for voice in voices):
        return catalog
    return replace(catalog, voices={**catalog.voices, model_id: (*voices, Voice(voice_id, origin=Origin.MANUAL))})


def remove_entry(catalog: Catalog, model_id: str, voice_id: str | None = None) -> Catalog:
    """Return the catalog without a model and its voices, or without one voice."""
    if voice_id is None:
        voices = {key: entries for key, entries in catalog.voices.items() if key != model_id}
        return replace(catalog, models=tuple(m for m in catalog.models if m.id != model_id), voices=voices)
    kept = tuple(voice for voice in catalog.voices_of(model_id) if voice.id != voice_id)
    return replace(catalog, voices={**catalog.voices, model_id: kept})


def merge(old: Catalog, models: Sequence[TtsModel], voices: Mapping[str, Sequence[Voice]], now: datetime) -> Catalog:
    """Add what is new, mark what has vanished as missing, leave what was typed by hand alone."""
    merged_models = _merge(old.models, models)
    merged_voices = {
        model.id: _merge(old.voices_of(model.id), voices.get(model.id, ()))
        if model.id in voices
        else old.voices_of(model.id)
        for model in merged_models
    }
    return Catalog(merged_models, merged_voices, now)


def _merge(old: Iterable[Entry], fetched: Iterable[Entry]) -> tuple[Entry, ...]:
    news: dict[str, Entry] = {entry.id: entry for entry in fetched}
    result: list[Entry] = []
    for entry in old:
        found = news.pop(entry.id, None)
        if entry.origin is Origin.MANUAL:
            result.append(entry)
        else:
            result.append(found or replace(entry, missing=True))
    result.extend(news.values())
    return tuple(result)


def _users_of_missing(users: Iterable[Character], catalog: Catalog) -> tuple[str, ...]:
    gone_models = {model.id for model in catalog.models if model.missing}
    gone_voices = {(m, voice.id) for m, voices in catalog.voices.items() for voice in voices if voice.missing}
    return tuple(
        user.name
        for user in users
        if user.model_id in gone_models
        or (user.mode is VoiceMode.PRESET and (user.model_id, user.voice_id) in gone_voices)
    )
