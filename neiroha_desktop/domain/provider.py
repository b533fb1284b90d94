"""A configured provider, what it offers, and how to reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NoReturn

from neiroha_desktop.domain.messages import Message

DEFAULT_KEY_VARIABLE = "API_KEY"


class Secret:
    """An API key. It shows itself only through `reveal()`, so a log line, a repr or a pickle cannot leak it."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        # Keys are pasted: white space around or inside them (line breaks from a mail) never belongs to them.
        self._value = "".join(value.split())

    def reveal(self) -> str:
        """Return the key itself, for a request header."""
        return self._value

    @property
    def masked(self) -> str:
        """The key as it may be shown: dots and, where enough stays hidden, the last four characters."""
        return f"••••{self._value[-4:]}" if len(self._value) >= 12 else "••••" * bool(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"Secret({self.masked!r})"

    __str__ = __repr__

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Secret:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("A key is kept in the keyring only; it cannot be pickled.")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be sent to a provider; None means no limit."""

    max_concurrency: int | None = 1
    """Requests under way at once."""
    rpm: int | None = None
    """Requests per minute."""
    rpd: int | None = None
    """Requests per day."""
    tpm: int | None = None
    """Tokens per minute."""
    tpd: int | None = None
    """Tokens per day."""
    day_zone: str = ""
    """How the two day limits count: "" for the last 24 hours, else the calendar day of a time zone (IANA name)."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A configured account or endpoint, without its key."""

    id: str
    name: str
    adapter_type: str
    base_url: str
    default_model: str = ""
    enabled: bool = True
    limits: Limits = field(default_factory=Limits)
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Values of the adapter type's connection fields, by FieldSpec id."""
    key_ref: str = ""
    """Where the key is: "" (none), "keyring" (in the OS keyring under the provider's id), "env:NAME", or "session"
    (in memory, for the run in which it was typed)."""


@dataclass(frozen=True, slots=True)
class Connection:
    """All that a request needs to reach a provider, key included. Lives in memory only."""

    base_url: str
    api_key: Secret = field(default_factory=Secret)
    settings: Mapping[str, Any] = field(default_factory=dict)
    key_variable: str = DEFAULT_KEY_VARIABLE
    """Name of the variable that stands for the key wherever a request is shown."""


@dataclass(frozen=True, slots=True)
class ResolvedAddress:
    """What became of a base URL."""

    base_url: str
    """Normalised."""
    request_url: str
    """The address that a synthesis is sent to."""
    notices: tuple[Message, ...] = ()
    """What the user should know, for example an address without encryption."""


class Origin(StrEnum):
    """How an entry came into a list."""

    FETCHED = "fetched"
    MANUAL = "manual"


class Gender(StrEnum):
    """Gender of a voice, where the provider says it."""

    UNKNOWN = ""
    FEMALE = "female"
    MALE = "male"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class TtsModel:
    """A model of a provider."""

    id: str
    origin: Origin = Origin.FETCHED
    missing: bool = False
    """It was fetched once, and the last fetch did not have it any more."""
    shutdown_date: str = ""
    """ISO date on which the provider switches it off; "" where none was said."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A preset voice of a model."""

    id: str
    """What is sent; never translated or changed in case."""
    name: str = ""
    """Shown instead of the id where it differs."""
    language: str = ""
    """BCP 47, for example "zh" or "en-US"; "" where unknown."""
    gender: Gender = Gender.UNKNOWN
    manner: str = ""
    """One or two words, in English, registered with `msg` so that they can be shown translated."""
    origin: Origin = Origin.FETCHED
    missing: bool = False
    styles: tuple[str, ...] = ()
    """Speaking styles that it can be asked for, as they are sent."""
    roles: tuple[str, ...] = ()
    """Roles that it can play (another age or gender), as they are sent."""
    description: str = ""
    """What the provider says of it, in the provider's words."""
    language_name: str = ""
    """Its language in words, where the provider names it, for example "English (United States)"."""


@dataclass(frozen=True, slots=True)
class HealthResult:
    """The last health check of a provider, as kept on its row."""

    passed: bool
    stage: str
    """Id of the last stage that was tried: local, address, secure, sign-in, model or speech."""
    checked_at: datetime

    @property
    def ready(self) -> bool:
        """Whether it showed that the provider works: an address that answers alone is not enough."""
        return self.passed and self.stage not in ("address", "secure")
