"""A synthesis request, and the audio that comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import VoiceSource
from neiroha_desktop.domain.clip_facts import ClipMeasure
from neiroha_desktop.domain.messages import Message


@dataclass(frozen=True, slots=True)
class SynthesisRequest:
    """What an adapter turns into one call."""

    model_id: str
    text: str
    """Sent verbatim."""
    voice: VoiceSource
    instruction: str = ""
    speed: float | None = None
    written: str = ""
    """The text as the user wrote it, where something else is sent; "" where it is sent as written."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Values of `Capabilities.options` that differ from their default, by FieldSpec id."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request, as the provider counted them."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


@dataclass(frozen=True, slots=True)
class AudioClip:
    """Audio in memory, as a complete file of its container."""

    data: bytes = field(repr=False)
    container: str
    """By its bytes: "wav", "mp3", "flac" or "ogg". Headerless PCM is wrapped as wav."""
    truncated: bool = False
    """The provider says that it stopped before the end of the text."""
    request_id: str = ""
    usage: Usage | None = None
    remarks: tuple[Message, ...] = ()
    """What the user should know of this audio although it is usable, for example words that differ from the text."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What was sent for a take, beside its text: exactly enough to send the same again."""

    provider_id: str
    model_id: str
    mode: VoiceMode
    voice_id: str = ""
    """Of a preset voice."""
    instruction: str = ""
    """The description of a designed voice, or the style beside another one."""
    reference_sha256: str = ""
    """Digest of the recording that was cloned."""
    reference_name: str = ""
    reference_text: str = ""
    speed: float | None = None
    """Factor; None: not sent."""
    plain_brackets: bool = False
    """Brackets were to be read, and not taken for directions."""
    sent_text: str = ""
    """What was sent for the text, where that is not the text itself."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What of the provider's settings shapes a request (audio format, streaming), by FieldSpec id."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """As in `SynthesisRequest`."""


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """What is known once the last piece of a stream is here."""

    truncated: bool = False
    """The provider says that it stopped before the end of the text."""
    request_id: str = ""
    usage: Usage | None = None
    clip: AudioClip | None = None
    """The whole audio, where the provider sent a file that is not samples (an MP3, say) although samples were asked
    for; there were no pieces then."""
    remarks: tuple[Message, ...] = ()
    """As in `AudioClip`."""


@dataclass(frozen=True, slots=True)
class PcmChunk:
    """A piece of audio as it comes in."""

    data: bytes = field(repr=False)
    """Whole frames of little-endian, signed samples of 16 bits; channels interleaved. May be empty in the last one."""
    sample_rate: int
    """Hz; the same in all pieces of a stream."""
    channels: int = 1
    end: StreamEnd | None = None
    """Set in the last piece, and only there."""


@dataclass(frozen=True, slots=True)
class Take:
    """One result of one synthesis, kept with what made it."""

    id: str
    created_at: datetime
    """Aware, UTC."""
    character_id: str
    """"" once the character is gone."""
    character_name: str
    provider_id: str
    provider_name: str
    model_id: str
    mode: str
    voice: str
    """Voice id, description, or name of the reference, for showing."""
    instruction: str
    text: str
    container: str
    file_name: str
    """Relative to the takes folder."""
    size_bytes: int
    duration: float
    """Seconds."""
    sample_rate: int
    """Hz."""
    total_seconds: float
    """From the request's start to the last byte of the answer."""
    truncated: bool = False
    request_id: str = ""
    usage: Usage | None = None
    settings_key: str = ""
    """Digest of everything but the text that made it: equal keys mean equal settings."""
    recipe: Recipe | None = None
    """None for takes of the first version, which kept less."""
    measure: ClipMeasure | None = None
    """None until it was measured."""
    outline: bytes = field(default=b"", repr=False)
    """For drawing: the loudest sample of equal stretches, 0 to 255; empty until it was measured."""
    first_byte_seconds: float | None = None
    """From the request's start to the first byte of the answer; None where nobody looked."""
    first_sound_seconds: float | None = None
    """From the click to the first sample at the sound device; None where it was not played at once."""
    broken: bool = False
    """Its stream broke off; this is what had come until then, so it is `truncated`, too."""
    remarks: tuple[Message, ...] = ()
    """As in `AudioClip`."""
    name: str = ""
    """As the user calls it; "" without one."""
    note: str = ""
    starred: bool = False
    audio_deleted: bool = False
    """Only this record is left, or its audio waits to be removed for good."""
    wire: str = field(default="", repr=False)
    """What was sent and answered, as `wire_text` writes it, of a take that is being kept; of others it is asked for."""
