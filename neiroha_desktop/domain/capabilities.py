"""What a model can do and what an adapter asks for, as data that forms are built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from neiroha_desktop.domain.messages import Message
from neiroha_desktop.domain.provider import DEFAULT_KEY_VARIABLE, Limits


class VoiceMode(StrEnum):
    """Where a voice comes from."""

    PRESET = "preset"
    DESIGN = "design"
    CLONE = "clone"


class Need(StrEnum):
    """Whether a value is refused, welcome or required."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Range:
    """A number with bounds, for a slider or spin box."""

    minimum: float
    maximum: float
    step: float
    default: float


@dataclass(frozen=True, slots=True)
class AudioLimits:
    """What a provider accepts as reference audio."""

    containers: frozenset[str]
    """Container names as `AudioClip.container` has them, for example {"wav", "mp3"}."""
    max_encoded_bytes: int | None = None
    """Largest size after encoding for the wire (for a data URL: its whole length), in bytes."""
    min_seconds: float = 0.0
    """A shorter recording is refused."""
    max_seconds: float | None = None
    """A longer recording is refused; None: any length."""
    min_sample_rate: int = 0
    """Hz; a recording with a lower rate is refused."""


class TagPlace(StrEnum):
    """Where a tag in the text has its effect."""

    FIRST = "first"
    """Before everything else, alone in its bracket."""
    START = "start"
    """In one bracket at the very start, together with others: it holds for the whole text."""
    ANYWHERE = "anywhere"
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One direction that a model takes from a bracket in the text."""

    chinese: str
    english: str
    only_chinese: bool = False
    """It works in Chinese text only; `english` then only says what it means."""
    aliases: tuple[str, ...] = ()
    """Other spellings that mean the same to the model."""


@dataclass(frozen=True, slots=True)
class TagGroup:
    """Tags of one kind."""

    title: Message
    place: TagPlace
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class TagSet:
    """Directions in brackets that a model acts out and does not read."""

    groups: tuple[TagGroup, ...]
    """Suggestions; the model takes other words as well."""
    brackets: tuple[tuple[str, str], ...]
    """Pairs of brackets whose content counts as a direction; tags are written with the first pair."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one model accepts."""

    voice_modes: frozenset[VoiceMode]
    """Which of preset, design and clone this model accepts."""
    instructions: Need = Need.NONE
    """Whether a free-text style instruction is accepted beside a preset or cloned voice."""
    speed: Range | None = None
    """None: the API has no speed parameter, so no control is shown."""
    reference_audio: AudioLimits | None = None
    """None: no reference audio is accepted."""
    reference_text: Need = Need.NONE
    """Whether the transcript of the reference audio is accepted."""
    max_text_chars: int | None = None
    """Longest text of one request, in characters; None where the service documents none."""
    advised_text_chars: int | None = None
    """Longer texts are accepted, but parts of them may be left out; None where nothing of the kind is known."""
    cut_off_seconds: float | None = None
    """Longer speech is cut off without a word; None where it is not."""
    streaming: bool = False
    """Whether sound comes while it is being made. False also where a stream is accepted, but holds everything in one
    piece at its end: nothing would be heard any earlier."""
    tags: TagSet | None = None
    """None: brackets in the text mean nothing special to the model."""
    options: tuple[FieldSpec, ...] = ()
    """Further values that a request may carry (language, style, seed, …), for rows of the character editor. Their ids
    are those of `SynthesisRequest.options`; a value that equals its default is not sent."""


class FieldKind(StrEnum):
    """Which control edits a field."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    SWITCH = "switch"
    LINES = "lines"
    """Several lines of text, for example `Header: value` pairs."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One setting of a connection or of a character, from which a form row is built."""

    id: str
    label: Message
    kind: FieldKind = FieldKind.TEXT
    default: Any = ""
    """str for TEXT, CHOICE and LINES; float for NUMBER; bool for SWITCH."""
    hint: Message | None = None
    placeholder: str = ""
    choices: tuple[tuple[str, Message], ...] = ()
    """Stored value and shown label, for CHOICE."""
    minimum: float = 0.0
    maximum: float = 0.0
    unit: Message | None = None
    decimals: int = 0
    """Digits behind the point, for NUMBER."""
    suggestions: tuple[str, ...] = ()
    """Values offered for TEXT, beside which any other can be typed."""
    voice_facet: str = ""
    """For an option of a character, CHOICE: "styles" or "roles" takes choices from the `Voice` that is chosen, after
    those of `choices`; the row is hidden where the voice has none."""
    modes: tuple[VoiceMode, ...] = tuple(VoiceMode)
    """For an option of a character: the modes in which it is shown and sent."""
    private: bool = False
    """Its value may hold a secret: it is never written into an export."""


@dataclass(frozen=True, slots=True)
class ProbeMark:
    """A sign by which a server on this computer shows what it is: something in the JSON that it answers with."""

    path: str
    """Asked for with GET, from the root of the server, for example "/health"."""
    keys: tuple[str, ...] = ()
    """Lead from the whole answer to the sign, each one object deeper; "*" stands for every entry of a list."""
    holds: str = ""
    """What is there is this text or holds it, in upper or lower case; "": it only has to be there."""


@dataclass(frozen=True, slots=True)
class ProviderPreset:
    """A starting point for a new provider."""

    id: str
    title: Message
    base_url: str
    default_model: str = ""
    key_url: str = ""
    """Where a key comes from; opened in the browser on request."""
    note: Message | None = None
    """One line that the user should know before using it."""
    limits: Limits = field(default_factory=Limits)
    """Starting values."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Starting values for connection fields, by FieldSpec id."""
    name: Message | None = None
    """Name that a new provider starts with; None: the title."""
    probe_port: int | None = None
    """Port of 127.0.0.1 on which such a server usually answers; None: it is not looked for on this computer."""
    probe_marks: tuple[ProbeMark, ...] = ()
    """Signs that tell it from other servers on that port; one is enough."""


@dataclass(frozen=True, slots=True)
class AdapterInfo:
    """How an adapter type presents itself."""

    type_id: str
    title: str
    """The adapter type as shown, for example "OpenAI Chat Completions TTS"; a proper name, not translated."""
    needs_key: Need
    connection_fields: tuple[FieldSpec, ...] = ()
    presets: tuple[ProviderPreset, ...] = ()
    key_variable: str = DEFAULT_KEY_VARIABLE
    """Name of the environment variable that its documentation keeps keys in."""
    needs_address: bool = True
    """False: nothing is reached over a network, so that there is no base URL to type."""
