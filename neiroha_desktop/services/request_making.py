"""What a request needs before it can be sent: checked, with its key, and with what it is counted by."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError, UnsupportedError
from neiroha_desktop.domain.ledger import Order
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.options import sent_options
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.tokens import estimate_tokens
from neiroha_desktop.domain.validation import check_request
from neiroha_desktop.services.plain_text import spoken_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import Capabilities
    from neiroha_desktop.domain.character import Character, VoiceSource
    from neiroha_desktop.domain.provider import Connection, Provider
    from neiroha_desktop.services.accounts import Accounts
    from neiroha_desktop.services.catalog import Catalog
    from neiroha_desktop.services.providers import ProviderService

ONE_WORD = "Hello"
"""What the speech stage of a health check says: the least that proves speech."""
FRESH_SECONDS = 1.0
"""So long what was read of a provider is believed: another window on the same data folder may change it, too."""


@dataclass(frozen=True, slots=True)
class Ready:
    """All that a request needs to be sent."""

    provider: Provider
    request: SynthesisRequest
    connection: Connection
    order: Order
    changes: int
    """`ProviderService.changes` when it was read."""
    read_at: float
    """On the clock of `time.perf_counter`."""


class RequestMaker:
    """Makes requests from what is on screen and what is kept."""

    def __init__(self, providers: ProviderService, accounts: Accounts) -> None:
        self._providers = providers
        self._accounts = accounts

    async def prepare(self, character: Character, text: str) -> Ready:
        """Put together a request of a character, as things are now.

        Raises:
            InvalidInputError, UnsupportedError: it cannot work.
            StorageError: the provider is gone, or the keyring does not give its key.
        """
        while True:
            changes, started = self._providers.changes, time.perf_counter()
            provider = await self._provider_of(character)
            request = await self._request(character, provider, text)
            connection = await self._providers.connection(provider)
            account = await self._accounts.of(provider.id, connection.api_key)
            # To read the key may have taken as long as a user at an unlock prompt.
            if changes == self._providers.changes:
                order = order_of(account, provider, request, character.name)
                return Ready(provider, request, connection, order, changes, started)

    def is_stale(self, ready: Ready) -> bool:
        """Whether what a request was made from may have been changed since: here, or in another window long ago."""
        waited = time.perf_counter() - ready.read_at
        return ready.changes != self._providers.changes or waited > FRESH_SECONDS

    async def one_word(self, provider: Provider, key_text: str | None, model_id: str, catalog: Catalog) -> Ready:
        """Put together a request for one word, with the values on screen.

        Raises:
            InvalidInputError, UnsupportedError: it cannot work.
            StorageError: the keyring does not give the key.
        """
        _require_enabled(provider)
        model_id = model_id.strip()
        if not model_id:
            raise InvalidInputError(
                "default_model", msg("No default model is chosen."), remedy=msg("Choose or type one.")
            )
        request = SynthesisRequest(model_id, ONE_WORD, self._one_word_voice(provider, model_id, catalog))
        connection = await self._providers.connection(provider, key_text)
        account = await self._accounts.of(provider.id, connection.api_key)
        order = order_of(account, provider, request)
        return Ready(provider, request, connection, order, self._providers.changes, time.perf_counter())

    def _one_word_voice(self, provider: Provider, model_id: str, catalog: Catalog) -> VoiceSource:
        modes = self._providers.capabilities(provider, model_id).voice_modes
        if VoiceMode.PRESET in modes:
            voices = [voice for voice in catalog.voices_of(model_id) if not voice.missing]
            if not voices:
                raise InvalidInputError(
                    "voice_id",
                    msg("No voice of {model} is known, so one word cannot be tried here.", model=model_id),
                    remedy=msg('Add a voice by hand under "Models and voices".'),
                )
            return PresetVoice(voices[0].id)
        if VoiceMode.DESIGN in modes:
            return DesignedVoice("A calm adult voice.")
        raise UnsupportedError(
            msg("The model {model} speaks only from a recording.", model=model_id),
            remedy=msg('Try it with a character in "Voice clone".'),
        )

    async def _provider_of(self, character: Character) -> Provider:
        if not character.provider_id:
            raise InvalidInputError(
                "provider", msg("No provider is chosen."), remedy=msg("Choose one for this character.")
            )
        provider = await self._providers.get(character.provider_id)
        _require_enabled(provider)
        # A take that is made again brings the settings of its time.
        return replace(provider, settings={**provider.settings, **character.settings})

    async def _request(self, character: Character, provider: Provider, text: str) -> SynthesisRequest:
        if not character.model_id.strip():
            raise InvalidInputError("model", msg("No model is chosen."), remedy=msg("Choose or type one."))
        model_id = character.model_id.strip()
        capabilities = self._providers.capabilities(provider, model_id)
        sent = spoken_text(text, capabilities.tags, plain=character.plain_brackets)
        voice = character.voice_source()
        _require_permission(character, voice)
        request = SynthesisRequest(
            model_id=model_id,
            text=sent,
            voice=voice,
            instruction="" if capabilities.instructions is Need.NONE else character.instruction(),
            speed=character.speed if capabilities.speed else None,
            written=text if sent != text else "",
            options=await self._options(character, provider, capabilities, voice),
        )
        check_request(request, capabilities)
        return request

    async def _options(
        self, character: Character, provider: Provider, capabilities: Capabilities, source: VoiceSource
    ) -> dict[str, Any]:
        """Return the options that are sent; only a style or a role depends on the voice, which has to be looked up."""
        options = sent_options(character.options, capabilities.options, character.mode)
        chosen = [spec for spec in capabilities.options if spec.id in options]
        if not isinstance(source, PresetVoice) or not any(spec.voice_facet for spec in chosen):
            return options
        voice = await self._providers.voice(provider, character.model_id.strip(), source.voice_id)
        return sent_options(options, chosen, character.mode, voice)


def request_tokens(request: SynthesisRequest) -> int:
    """Estimate the tokens of a request; the description of a designed voice is read like an instruction."""
    voice = request.voice
    instruction = voice.instruction if isinstance(voice, DesignedVoice) else request.instruction
    return estimate_tokens(request.text, instruction)


def order_of(account: str, provider: Provider, request: SynthesisRequest, title: str = "") -> Order:
    """Say what a request is counted by; `title` is who speaks."""
    return Order(
        account=account,
        provider_id=provider.id,
        provider_name=provider.name,
        model_id=request.model_id,
        limits=provider.limits,
        tokens=request_tokens(request),
        characters=len(request.text),
        title=title,
    )


def _require_permission(character: Character, voice: VoiceSource) -> None:
    """A voice belongs to somebody: nothing is sent until the user has said to be allowed to use it."""
    if isinstance(voice, ClonedVoice) and not character.may_clone:
        raise InvalidInputError(
            "may_clone",
            msg("Nothing was sent: a voice belongs to somebody, and it is not said yet that you may use this one."),
            remedy=msg('If it is yours, or its owner has agreed, tick "I may use this voice".'),
        )


def _require_enabled(provider: Provider) -> None:
    if not provider.enabled:
        raise InvalidInputError(
            "provider",
            msg('The provider "{name}" is switched off, so nothing was sent.', name=provider.name),
            remedy=msg("Switch it on under Providers."),
        )
