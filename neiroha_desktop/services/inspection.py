"""What was sent for a take or in a request that failed, and how another program would send it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.wire import Asked, Snippets, WireRecord

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.takes import TakeService


class InspectionService:
    """Looks into takes and failures."""

    def __init__(self, providers: ProviderService, takes: TakeService) -> None:
        self._providers = providers
        self._takes = takes

    async def record_of(self, take: Take) -> WireRecord | None:
        """Return what was sent for a take and what was answered; None where an older version kept it without."""
        return await self._takes.wire(take)

    async def snippets_of_take(self, take: Take) -> Snippets:
        """Return the request of a take as other programs would send it.

        Raises:
            StorageError: too little was kept of it, or its provider or its recording is gone.
            UnsupportedError: no other program can send it.
        """
        character = await self._takes.again(take)
        provider = await self._providers.get(character.provider_id)
        provider = replace(provider, settings={**provider.settings, **character.settings})
        request = SynthesisRequest(
            character.model_id,
            (take.recipe.sent_text if take.recipe else "") or take.text,
            character.voice_source(),
            character.instruction(),
            character.speed,
        )
        return await self.snippets_of(Asked(provider, request), await self.record_of(take))

    async def snippets_of(self, asked: Asked, record: WireRecord | None) -> Snippets:
        """Return a request as other programs would send it.

        Args:
            asked: what it is made from.
            record: how it travelled: whether it asked for a stream.

        Raises:
            InvalidInputError: it could not be sent any more, for example because its recording is gone.
            UnsupportedError: no other program can send it.
        """
        provider, streams = asked.provider, record is not None and record.asked_for_events
        if self._providers.is_internal(provider):
            raise UnsupportedError(
                msg("The practice provider answers inside this program; no other program can reach it there."),
                remedy=msg('Start it with "neiroha-desktop practice", and add it as a provider with that address.'),
            )
        found = await asyncio.to_thread(self._providers.snippets, provider, asked.request, stream=streams)
        if found is None:
            title = self._providers.adapter_info(provider.adapter_type).title
            raise UnsupportedError(
                msg("Requests through {adapter} cannot be written down for other programs.", adapter=title)
            )
        return found
