"""How a voice sounds: a short text in its own language, asked for once and kept."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING, Any

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import DecodeError
from neiroha_desktop.services.clips import Playable
from neiroha_desktop.services.samples import greeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neiroha_desktop.domain.provider import Provider, Voice
    from neiroha_desktop.domain.voice_mark import VoiceMark
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.storage.sample_cache import SampleCache
    from neiroha_desktop.storage.voice_marks import VoiceMarkStore


class VoiceService:
    """What the user makes of the voices of a provider: hears them, and marks the good ones."""

    def __init__(
        self, marks: VoiceMarkStore, cache: SampleCache, synthesis: SynthesisService, playback: PlaybackService
    ) -> None:
        self._marks = marks
        self._cache = cache
        self._synthesis = synthesis
        self._playback = playback

    # Marks

    async def marks(self, provider_id: str, model_id: str) -> dict[str, VoiceMark]:
        """Return the marks of a model's voices, by voice id."""
        return await self._marks.of(provider_id, model_id)

    async def set_favourite(self, provider_id: str, model_id: str, voice_id: str, favourite: bool) -> None:
        """Mark a voice as a favourite, or take the mark away.

        Raises:
            StorageError: the provider is gone.
        """
        await self._marks.set_favourite(provider_id, model_id, voice_id, favourite)

    async def note_used(self, provider_id: str, model_id: str, voice_id: str) -> None:
        """Note that a voice is used now."""
        await self._marks.note_used(provider_id, model_id, voice_id)

    # Samples

    async def kept(self) -> set[str]:
        """Return the keys of the samples that cost nothing any more."""
        return await asyncio.to_thread(self._cache.keys)

    async def hear(self, provider: Provider, model_id: str, voice: Voice, options: Mapping[str, Any]) -> None:
        """Play the sample of a voice; where it is not kept, it is asked for, inside the limits.

        Args:
            provider: as it is saved.
            model_id: of the voice.
            voice: which one.
            options: those of the character's options that do not belong to a voice.

        Raises:
            InvalidInputError, UnsupportedError: found before anything was sent.
            LimitReachedError: a limit is used up, and it would take too long to wait.
            ProviderError: the request failed.
            AudioError: it cannot be played.
        """
        key = sample_key(provider, model_id, voice, options)
        title = voice.name or voice.id
        path = await asyncio.to_thread(self._cache.find, key)
        if path is not None:
            try:
                await self._playback.play(Playable(player_key(key), title, path=path))
            except DecodeError:
                # Half a file of a disk that was full, perhaps: one request mends it.
                await asyncio.to_thread(self._cache.forget, key)
            else:
                return
        speaker = Character("", title, provider.id, model_id, voice_id=voice.id, options=options)
        clip = await self._synthesis.clip_of(speaker, greeting(voice.language))
        await asyncio.to_thread(self._cache.write, key, clip.container, clip.data)
        await self._playback.play(Playable(player_key(key), title, data=clip.data))


def sample_key(provider: Provider, model_id: str, voice: Voice, options: Mapping[str, Any]) -> str:
    """Return what names a sample: equal keys mean an equal request to the same server."""
    # What a setting does to the sound nobody knows here; one too many costs a request, one too few lies.
    place = [provider.id, provider.adapter_type, provider.base_url, dict(provider.settings)]
    parts = [*place, model_id, voice.id, greeting(voice.language), dict(options)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()[:32]


def player_key(key: str) -> str:
    """Return the key under which the player has a sample."""
    return f"voice sample {key}"
