"""A take from a clip, with all that made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.synthesis import AudioClip, Recipe, SynthesisRequest, Take
from neiroha_desktop.domain.wire import wire_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.character import Character, VoiceSource
    from neiroha_desktop.domain.provider import Provider
    from neiroha_desktop.services.speech import Speech
    from neiroha_desktop.storage.atomic import PendingFile


class FreshTake:
    """A take on its way to the disk.

    Attributes:
        take: None until it is known that the answer is audio.
        data: its audio.
        file: where that is written.
    """

    def __init__(self, speech: Speech, making: Callable[..., Take], file: PendingFile) -> None:
        self._speech = speech
        self._making = making
        self.file = file
        self.take: Take | None = None
        self.data = b""

    def write(self) -> None:
        """Make the take and write its audio, both in one worker: whoever waits for it waits for each hand-over, too.

        Raises:
            DecodeError: it is not audio that can be read.
            StorageError: the disk is full or refuses.
        """
        clip = self._speech.clip()
        broken, wire = self._speech.has_broken_off, wire_text(self._speech.record)
        self.take, self.data = replace(self._making(clip=clip), broken=broken, wire=wire), clip.data
        self.file.write((clip.data,))

    def made(self) -> Take:
        """Return the take, once it was written."""
        assert self.take is not None
        return self.take


def make_take(
    take_id: str,
    character: Character,
    provider: Provider,
    request: SynthesisRequest,
    clip: AudioClip,
    total_seconds: float,
    first_byte_seconds: float | None,
    settings_key: str,
    recipe: Recipe,
) -> Take:
    """Measure a clip and describe what made it. For a worker: reading a header may mean decoding an MP3.

    Raises:
        DecodeError: the clip is not audio that can be read.
    """
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
        text=request.written or request.text,
        container=clip.container,
        file_name=f"{take_id}.{clip.container}",
        size_bytes=len(clip.data),
        duration=facts.duration,
        sample_rate=facts.sample_rate,
        total_seconds=total_seconds,
        truncated=clip.truncated,
        request_id=clip.request_id,
        usage=clip.usage,
        settings_key=settings_key,
        recipe=replace(
            recipe,
            plain_brackets=character.plain_brackets,
            sent_text=request.text if request.written else "",
        ),
        first_byte_seconds=first_byte_seconds,
        remarks=clip.remarks,
    )


def _voice_text(voice: VoiceSource) -> str:
    match voice:
        case PresetVoice(voice_id):
            return voice_id
        case DesignedVoice(instruction):
            return instruction
        case ClonedVoice(reference):
            return reference.original_name
