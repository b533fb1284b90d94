"""Speech servers that run on this computer: found on their usual ports, added as providers where the user says so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.adapters import registry
from neiroha_desktop.domain.provider import Connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from neiroha_desktop.adapters.base import AdapterKind
    from neiroha_desktop.adapters.clients import ClientPool
    from neiroha_desktop.domain.capabilities import ProviderPreset
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.providers import ProviderService


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A server that has said what it is."""

    adapter_type: str
    adapter_title: str
    preset: ProviderPreset
    provider_name: str = ""
    """Of the provider that has its address already; "" where none has."""


@dataclass(frozen=True, slots=True)
class LookReport:
    """What is on this computer."""

    found: tuple[FoundServer, ...] = ()
    strangers: tuple[int, ...] = ()
    """Ports that are open, but nobody knows what answers there."""


class LocalServers:
    """Looks on this computer. Adds nothing by itself."""

    def __init__(
        self,
        providers: ProviderService,
        pool: ClientPool,
        kinds: Callable[[], Iterable[AdapterKind]] = registry.adapter_types,
    ) -> None:
        """Look for what the presets of `kinds` name, once asked to."""
        self._providers = providers
        self._pool = pool
        self._kinds = kinds

    async def look(self) -> LookReport:
        """Ask the ports of this computer that presets name; nothing else is touched, and nothing is sent to others."""
        from neiroha_desktop.adapters.looking import look_around  # Not needed to show a window.

        sightings = await look_around(await asyncio.to_thread(self._kinds), self._pool)
        names = {summary.provider.base_url: summary.provider.name for summary in await self._providers.list_all()}
        found = tuple(
            FoundServer(kind.info.type_id, kind.info.title, preset, names.get(_address(kind, preset), ""))
            for kind, preset in ((one.kind, one.preset) for one in sightings)
            if kind is not None and preset is not None
        )
        return LookReport(found, tuple(one.port for one in sightings if one.kind is None))

    async def add(self, found: FoundServer, name: str) -> Provider:
        """Keep a server as a provider.

        Raises:
            StorageError: it cannot be kept.
        """
        return await self._providers.save(self._providers.new(found.adapter_type, found.preset, name))


def _address(kind: AdapterKind, preset: ProviderPreset) -> str:
    """Return the address of a preset as it is kept."""
    return kind.resolve(Connection(preset.base_url)).base_url
