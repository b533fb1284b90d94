"""A character, which is a voice the user has decided on, and where that voice comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg


@dataclass(frozen=True, slots=True)
class ReferenceAudio:
    """A recording to clone, as it was copied into the data folder."""

    sha256: str
    """Hex digest of the bytes: the identity of the clip."""
    path: Path
    container: str
    """By its bytes: "wav", "mp3", "flac", "ogg", …"""
    size_bytes: int
    duration: float
    """Seconds."""
    sample_rate: int
    """Hz."""
    channels: int
    original_name: str = ""
    transcript: str = ""
    """The words that are spoken in it."""
    language: str = ""
    """Of these words, as the user names it."""


@dataclass(frozen=True, slots=True)
class UnusedReference:
    """A kept recording that no character uses."""

    reference: ReferenceAudio
    takes: int
    """How many takes were made with it, which could not be made again without it."""


@dataclass(frozen=True, slots=True)
class PresetVoice:
    """A named voice that the provider offers."""

    voice_id: str


@dataclass(frozen=True, slots=True)
class DesignedVoice:
    """A voice from a description in words; a new one at every call."""

    instruction: str


@dataclass(frozen=True, slots=True)
class ClonedVoice:
    """A voice from a recording."""

    reference: ReferenceAudio
    reference_text: str = ""


VoiceSource = PresetVoice | DesignedVoice | ClonedVoice


@dataclass(frozen=True, slots=True)
class Character:
    """The user's saved voice. It keeps what every mode holds, so that switching the mode loses nothing."""

    id: str
    name: str
    provider_id: str = ""
    model_id: str = ""
    mode: VoiceMode = VoiceMode.PRESET
    voice_id: str = ""
    instructions: Mapping[VoiceMode, str] = field(default_factory=dict)
    """Per mode: the style beside a preset or cloned voice, and the description of a designed one."""
    reference: ReferenceAudio | None = None
    reference_text: str = ""
    speed: float | None = None
    """Factor, 1.0 is the provider's normal speed; None: not set."""
    plain_brackets: bool = False
    """Brackets in a text are read, also by a model that would take them for directions."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Values of `Capabilities.options`, by FieldSpec id; those of another model are kept, and not sent."""
    may_clone: bool = False
    """The user has said to be allowed to use the recorded voice."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings to use instead of the provider's own, so that a take can be made again; never kept, not on screen."""

    def voice_source(self) -> VoiceSource:
        """Return the voice of the current mode.

        Raises:
            InvalidInputError: what the mode needs is missing.
        """
        match self.mode:
            case VoiceMode.PRESET:
                if not self.voice_id.strip():
                    raise InvalidInputError("voice_id", msg("No voice is chosen."), remedy=msg("Choose or type one."))
                return PresetVoice(self.voice_id.strip())
            case VoiceMode.DESIGN:
                return DesignedVoice(self.instructions.get(VoiceMode.DESIGN, "").strip())
            case VoiceMode.CLONE:
                if self.reference is None:
                    raise InvalidInputError(
                        "reference",
                        msg("There is no reference audio to clone."),
                        remedy=msg("Choose a short wav or mp3 file."),
                    )
                return ClonedVoice(self.reference, self.reference_text)

    def with_reference(self, reference: ReferenceAudio, *, made_of: str = "") -> Character:
        """Return it with another recording, and the words of that, where they are known.

        A permission holds only for the voice that it was given for.

        Args:
            reference: the recording.
            made_of: digest of the recording that this one was cut from; "" where it is one of its own.
        """
        before = self.reference.sha256 if self.reference is not None else ""
        same_voice = before in ("", made_of, reference.sha256)
        words = reference.transcript or self.reference_text
        return replace(self, reference=reference, reference_text=words, may_clone=self.may_clone and same_voice)

    def instruction(self) -> str:
        """Return the style instruction beside the voice; "" in design mode, where it is the voice itself."""
        return "" if self.mode is VoiceMode.DESIGN else self.instructions.get(self.mode, "").strip()
