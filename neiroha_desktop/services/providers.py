"""Providers: keep them, reach them, say what is known of them without a network."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import registry
from neiroha_desktop.adapters.opening import open_adapter
from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection, Provider, Secret, TtsModel, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from neiroha_desktop.adapters.base import TtsAdapter
    from neiroha_desktop.adapters.clients import ClientPool
    from neiroha_desktop.domain.capabilities import AdapterInfo, Capabilities, ProviderPreset
    from neiroha_desktop.domain.provider import HealthResult, ResolvedAddress
    from neiroha_desktop.domain.synthesis import SynthesisRequest
    from neiroha_desktop.domain.wire import Snippets, WireRecord
    from neiroha_desktop.storage.providers import ProviderStore
    from neiroha_desktop.storage.secrets import KeyStore


@dataclass(frozen=True, slots=True)
class KeyState:
    """What may be shown of a stored key."""

    masked: str
    """Dots and the last four characters; "" where there is no key."""
    place: Message
    """Where it is kept, in words."""
    error: NeirohaError | None = None
    """Why it could not be read, for example an environment variable that is not set."""


@dataclass(frozen=True, slots=True)
class ProviderSummary:
    """One row of the provider list."""

    provider: Provider
    health: HealthResult | None


class ProviderService:
    """Keeps providers and opens connections to them."""

    def __init__(self, store: ProviderStore, keys: KeyStore, pool: ClientPool) -> None:
        self._store = store
        self._keys = keys
        self._pool = pool
        self._listeners: list[Callable[[Provider], None]] = []
        self._changes = 0
        # One change at a time: a switch must not undo a save that waits for the keyring, nor the other way round.
        self._writing = asyncio.Lock()

    # What is known without asking anybody

    def adapter_types(self) -> Sequence[AdapterInfo]:
        """Return every adapter type, in the order in which they are offered."""
        return [kind.info for kind in registry.adapter_types()]

    def adapter_info(self, adapter_type: str) -> AdapterInfo:
        """Return how an adapter type presents itself."""
        return registry.find(adapter_type).info

    def resolve(self, provider: Provider) -> ResolvedAddress:
        """Normalise the base URL on screen; raises InvalidInputError(`base_url`) where it cannot work."""
        return registry.find(provider.adapter_type).resolve(_without_key(provider))

    def review_key(self, provider: Provider, key_text: str) -> tuple[bool, Message] | None:
        """Say what kind of key was typed, and whether it fits the address."""
        if environment_ref(key_text):
            return None
        return registry.find(provider.adapter_type).review_key(provider.base_url, Secret(key_text))

    def capabilities(self, provider: Provider, model_id: str) -> Capabilities:
        """Return what a model of this provider accepts."""
        return registry.find(provider.adapter_type).describe_model(_without_key(provider), model_id)

    def known_models(self, provider: Provider) -> Sequence[TtsModel]:
        """Return the models of a provider that are known without asking."""
        return registry.find(provider.adapter_type).known_models(_without_key(provider))

    def known_voices(self, provider: Provider, model_id: str) -> Sequence[Voice]:
        """Return the preset voices of a model that are known without asking."""
        return registry.find(provider.adapter_type).known_voices(_without_key(provider), model_id)

    async def voice(self, provider: Provider, model_id: str, voice_id: str) -> Voice | None:
        """Return what is known of a preset voice; None of one that is not listed."""
        listed = await self._store.voice(provider.id, model_id, voice_id)
        known = () if listed is not None else self.known_voices(provider, model_id)
        return listed or next((voice for voice in known if voice.id == voice_id), None)

    def lacks_key(self, provider: Provider) -> bool:
        """Whether a provider has no key although its address is known to want one."""
        if provider.key_ref:
            return False
        # Who knows how the keys of an address look, knows that it wants one.
        wants_key = self.review_key(provider, "?") is not None
        return wants_key or self.adapter_info(provider.adapter_type).needs_key is Need.REQUIRED

    def is_internal(self, provider: Provider) -> bool:
        """Whether the provider is answered inside this program."""
        return self._pool.is_internal(provider.base_url)

    # Keeping

    @property
    def changes(self) -> int:
        """How often a provider or its key was changed here; what was read at the same number still holds."""
        return self._changes

    def subscribe(self, listener: Callable[[Provider], None]) -> None:
        """Call `listener` with each provider that is kept, as it is kept."""
        self._listeners.append(listener)

    async def list_all(self) -> list[ProviderSummary]:
        """Return all providers in their order, with the result of the last health check."""
        health = await self._store.health()
        return [ProviderSummary(provider, health.get(provider.id)) for provider in await self._store.list()]

    async def get(self, provider_id: str) -> Provider:
        """Return one provider; raises StorageError where it is gone."""
        return await self._store.get(provider_id)

    def new(self, adapter_type: str, preset: ProviderPreset, name: str) -> Provider:
        """Return an unsaved provider that starts from a preset."""
        return Provider(
            id=new_id(),
            name=name,
            adapter_type=adapter_type,
            base_url=preset.base_url,
            default_model=preset.default_model,
            limits=preset.limits,
            settings=dict(preset.settings),
        )

    async def save(self, provider: Provider, key_text: str | None = None) -> Provider:
        """Keep a provider; `key_text` is what was typed as its key, None where the field was not touched.

        Raises:
            InvalidInputError: name, address or key cannot be kept.
        """
        if not provider.name.strip():
            raise InvalidInputError("name", msg("The provider needs a name."))
        resolved = self.resolve(provider)
        provider = replace(provider, name=provider.name.strip(), base_url=resolved.base_url)
        async with self._writing:
            if key_text is not None:
                provider = replace(provider, key_ref=await self._keys.set(provider.id, key_text))
            await self._store.save(provider)
        self._tell(provider)
        return provider

    async def set_enabled(self, provider_id: str, enabled: bool) -> Provider:
        """Switch a provider on or off."""
        async with self._writing:
            provider = replace(await self._store.get(provider_id), enabled=enabled)
            await self._store.save(provider)
        self._tell(provider)
        return provider

    async def duplicate(self, provider_id: str, name: str) -> Provider:
        """Keep a copy under a new name, key and lists of models and voices included.

        Raises:
            StorageError: the provider is gone, or the keyring does not give its key.
        """
        original = await self._store.get(provider_id)
        copy_id = new_id()
        key_ref = await self._keys.copy(provider_id, copy_id, original.key_ref)
        copy = replace(original, id=copy_id, name=name, key_ref=key_ref)
        await self._store.save(copy)
        models, voices = await self._store.models(provider_id), await self._store.voices(provider_id)
        await self._store.save_lists(copy_id, models, voices, await self._store.fetched_at(provider_id))
        return copy

    async def delete(self, provider_id: str) -> None:
        """Take a provider out of the list; `restore` brings it back."""
        await self._store.delete(provider_id)
        self._changes += 1

    async def restore(self, provider_id: str) -> None:
        """Undo a delete."""
        await self._store.restore(provider_id)

    # Reaching

    async def key_state(self, provider: Provider) -> KeyState:
        """Say where the key is kept and how it ends."""
        try:
            key = await self._keys.get(provider.id, provider.key_ref)
        except NeirohaError as error:
            return KeyState("", self._keys.place(provider.key_ref), error)
        return KeyState(key.masked, self._keys.place(provider.key_ref))

    async def connection(self, provider: Provider, key_text: str | None = None) -> Connection:
        """Return all that a request needs; `key_text` is the key on screen, None to use the stored one."""
        resolved = self.resolve(provider)
        if key_text is None:
            key = await self._keys.get(provider.id, provider.key_ref)
        elif key_ref := environment_ref(key_text):
            key = await self._keys.get(provider.id, key_ref)
        else:
            key = Secret(key_text)
        return Connection(resolved.base_url, key, provider.settings, self._key_variable(provider, key_text))

    def snippets(self, provider: Provider, request: SynthesisRequest, *, stream: bool) -> Snippets | None:
        """Write a request down for other programs, with variables for keys; None where the adapter type cannot.

        It may look into files, so call it in a worker. The key is not read.

        Raises:
            InvalidInputError: the request could not be sent either.
        """
        if self.is_internal(provider):
            return None
        # Whether there is a key changes the headers; which one it is does not matter.
        stand_in = Secret("key" if provider.key_ref else "")
        variable = self._key_variable(provider, None)
        connection = Connection(self.resolve(provider).base_url, stand_in, provider.settings, variable)
        return registry.find(provider.adapter_type).snippets(connection, request, stream=stream)

    def _key_variable(self, provider: Provider, key_text: str | None) -> str:
        """Return the name of the variable that stands for a provider's key: its own, if it is kept in one."""
        key_ref = provider.key_ref if key_text is None else environment_ref(key_text)
        name = key_ref.removeprefix("env:")
        if name != key_ref and name.isascii() and name.isidentifier():
            return name
        return self.adapter_info(provider.adapter_type).key_variable

    async def adapter(
        self, provider: Provider, key_text: str | None = None, record: WireRecord | None = None
    ) -> TtsAdapter:
        """Return an adapter that is ready to speak with the provider; `record` is filled with what it sends."""
        return await self.adapter_on(provider, await self.connection(provider, key_text), record)

    async def adapter_on(
        self, provider: Provider, connection: Connection, record: WireRecord | None = None
    ) -> TtsAdapter:
        """Return an adapter on a connection that `connection` has returned; `record` is filled with what it sends."""
        if not registry.is_loaded(provider.adapter_type):
            # The first request of a new provider: its imports are not the window's to wait for.
            await asyncio.to_thread(registry.preload, (provider.adapter_type,))
        return await open_adapter(registry.find(provider.adapter_type), connection, self._pool, record)

    def note_kept(self, providers: Iterable[Provider]) -> None:
        """Let everybody know of providers that an import has kept."""
        for provider in providers:
            self._tell(provider)

    def _tell(self, provider: Provider) -> None:
        self._changes += 1
        for listener in self._listeners:
            listener(provider)


def environment_ref(key_text: str) -> str:
    """Return the key_ref of a key typed as `env:NAME`, as the key store keeps it; "" for any other text."""
    prefix, colon, name = key_text.strip().partition(":")
    return f"env:{name.strip()}" if colon and prefix.lower() == "env" else ""


def _without_key(provider: Provider) -> Connection:
    return Connection(provider.base_url, Secret(), provider.settings)
