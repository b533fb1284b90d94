"""A synthesis request, and the audio that comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from neiroha_desktop.domain.character import VoiceSource


@dataclass(frozen=True, slots=True)
class SynthesisRequest:
    """What an adapter turns into one call."""

    model_id: str
    text: str
    """Sent verbatim."""
    voice: VoiceSource
    instruction: str = ""
    speed: float | None = None


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


@dataclass(frozen=True, slots=True)
class TakeTotals:
    """What the takes of one model of one provider add up to."""

    provider_name: str
    model_id: str
    requests: int
    audio_seconds: float
    characters: int
    """Of the texts that were spoken."""
    tokens: int
    """As the provider counted them; 0 where it does not."""
