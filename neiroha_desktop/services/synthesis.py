"""From a character and a text to a take."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.errors import DecodeError, InvalidInputError, InvalidResponseError, UnsupportedError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest, Take
from neiroha_desktop.domain.validation import check_request

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine

    from neiroha_desktop.domain.character import Character, VoiceSource
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.catalog import Catalog
    from neiroha_desktop.services.dispatcher import Dispatcher
    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.storage.takes import TakeStore

    OnClip = Callable[[str, AudioClip], None]

T = TypeVar("T")

ONE_WORD = "Hello"
"""What the speech stage of a health check says: the least that proves speech."""


class SynthesisService:
    """Turns text into takes."""

    def __init__(self, providers: ProviderService, dispatcher: Dispatcher, takes: TakeStore) -> None:
        self._providers = providers
        self._dispatcher = dispatcher
        self._takes = takes

    async def synthesize(self, character: Character, text: str, on_clip: OnClip | None = None) -> Take:
        """Speak a text in the voice on screen, saved or not, and keep the take.

        Cancelling ends the request. Once its answer is here, it is kept all the same: it has been paid for.

        Args:
            character: as on screen.
            text: sent verbatim.
            on_clip: told of the audio as soon as it is here, with the id of the take to be, so that it can be heard
                while it is being kept.

        Raises:
            InvalidInputError, UnsupportedError: found before anything was sent.
            ProviderError: the request failed.
            StorageError: the take could not be kept.
        """
        provider = await self._provider_of(character)
        # What cannot work is refused before it waits in line.
        self._request(character, provider, text)
        async with self._dispatcher.slot(provider):
            # Minutes may have passed: what was edited or switched off meanwhile counts.
            provider = await self._provider_of(character)
            request = self._request(character, provider, text)
            adapter = await self._providers.adapter(provider)
            started = time.perf_counter()
            clip = await adapter.synthesize(request)
            total_seconds = time.perf_counter() - started
        take_id = uuid.uuid4().hex
        if on_clip is not None:
            on_clip(take_id, clip)
        making = partial(_make_take, take_id, character, provider, request, clip, total_seconds)
        return await _to_the_end(self._keep(making, provider, clip))

    async def synthesize_many(
        self, character: Character, text: str, count: int, on_clip: OnClip | None = None
    ) -> AsyncGenerator[Take, None]:
        """Speak a text several times; yields each take as it is finished. The first failure ends the rest."""
        tasks = [asyncio.ensure_future(self.synthesize(character, text, on_clip)) for _ in range(count)]
        try:
            for finished in asyncio.as_completed(tasks):
                yield await finished
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def speak_one_word(
        self, provider: Provider, key_text: str | None, model_id: str, catalog: Catalog
    ) -> AudioClip:
        """Say one word with the values on screen, to prove that the provider speaks. Not kept as a take.

        Raises:
            InvalidInputError: the provider is switched off, or no model or no voice is known.
            UnsupportedError: the model clones only, so one word needs a recording.
            ProviderError: the request failed.
        """
        _require_enabled(provider)
        model_id = model_id.strip()
        if not model_id:
            raise InvalidInputError(
                "default_model", msg("No default model is chosen."), remedy=msg("Choose or type one.")
            )
        request = SynthesisRequest(model_id, ONE_WORD, self._one_word_voice(provider, model_id, catalog))
        async with self._dispatcher.slot(provider):
            adapter = await self._providers.adapter(provider, key_text)
            return await adapter.synthesize(request)

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
        return provider

    async def _keep(self, making: Callable[[], Take], provider: Provider, clip: AudioClip) -> Take:
        try:
            take = await asyncio.to_thread(making)
        except DecodeError as error:
            raise InvalidResponseError(
                msg(
                    '"{name}" answered with audio that cannot be used. {reason}',
                    name=provider.name,
                    reason=error.message,
                ),
                remedy=msg("Try again, or ask for another audio format under Advanced."),
                details=error.details,
            ) from error
        await self._takes.add(take, clip.data)
        return take

    def _request(self, character: Character, provider: Provider, text: str) -> SynthesisRequest:
        if not character.model_id.strip():
            raise InvalidInputError("model", msg("No model is chosen."), remedy=msg("Choose or type one."))
        model_id = character.model_id.strip()
        capabilities = self._providers.capabilities(provider, model_id)
        request = SynthesisRequest(
            model_id=model_id,
            text=text,
            voice=character.voice_source(),
            instruction="" if capabilities.instructions is Need.NONE else character.instruction(),
            speed=character.speed if capabilities.speed else None,
        )
        check_request(request, capabilities)
        return request


def settings_key(character: Character) -> str:
    """Return a digest of all that makes a voice, without the text: equal keys mean equal settings."""
    mode = character.mode
    reference = character.reference if mode is VoiceMode.CLONE else None
    parts = [
        character.provider_id,
        character.model_id.strip(),
        mode.value,
        character.voice_id.strip() if mode is VoiceMode.PRESET else "",
        character.instructions.get(mode, "").strip(),
        reference.sha256 if reference else "",
        character.reference_text if reference else "",
        str(character.speed),
    ]
    # Plain ASCII, so that half of a surrogate pair in a field on screen does no harm.
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


async def _to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Finish what must not be left undone; a cancellation that comes meanwhile takes effect afterwards."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    finally:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait((task,))
        # Its failure is told even where the result is no longer wanted.
        task.result()


def _require_enabled(provider: Provider) -> None:
    if not provider.enabled:
        raise InvalidInputError(
            "provider",
            msg('The provider "{name}" is switched off, so nothing was sent.', name=provider.name),
            remedy=msg("Switch it on under Providers."),
        )


def _make_take(
    take_id: str,
    character: Character,
    provider: Provider,
    request: SynthesisRequest,
    clip: AudioClip,
    total_seconds: float,
) -> Take:
    """Measure the clip and describe what made it. Runs in a worker: reading a header may mean decoding an MP3."""
    from neiroha_desktop.audio.inspect import inspect_bytes

    facts = inspect_bytes(clip.data)
    return Take(
        id=take_id,
        created_at=datetime.now(UTC),
        character_id=character.id,
        character_name=character.name,
        provider_id=provider.id,
        provider_name=provider.name,
        model_id=request.model_id,
        mode=character.mode.value,
        voice=_voice_text(request.voice),
        instruction=request.instruction,
        text=request.text,
        container=clip.container,
        file_name=f"{take_id}.{clip.container}",
        size_bytes=len(clip.data),
        duration=facts.duration,
        sample_rate=facts.sample_rate,
        total_seconds=total_seconds,
        truncated=clip.truncated,
        request_id=clip.request_id,
        usage=clip.usage,
        settings_key=settings_key(character),
    )


def _voice_text(voice: VoiceSource) -> str:
    match voice:
        case PresetVoice(voice_id):
            return voice_id
        case DesignedVoice(instruction):
            return instruction
        case ClonedVoice(reference):
            return reference.original_name
