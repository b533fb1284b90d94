"""Requests as they are counted: what asks to be let through, what holds it up, what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from neiroha_desktop.domain.provider import Limits


class LimitKind(StrEnum):
    """The five limits of a provider, by the field names of `Limits`."""

    CONCURRENCY = "max_concurrency"
    RPM = "rpm"
    RPD = "rpd"
    TPM = "tpm"
    TPD = "tpd"


class RequestState(StrEnum):
    """How a request of the ledger ended, if it did."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """Stopped by the user after it had been sent."""
    LOST = "lost"
    """Its program ended before the answer came."""


class FailureKind(StrEnum):
    """Why a request failed, for counting and for a word in a list."""

    CONNECTION = "connection"
    TIMEOUT = "timeout"
    AUTHENTICATION = "authentication"
    QUOTA = "quota"
    RATE_LIMIT = "rate_limit"
    MODERATION = "moderation"
    BAD_REQUEST = "bad_request"
    SERVER = "server"
    INVALID_ANSWER = "invalid_answer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Order:
    """One request that asks to be let through."""

    account: str
    """Digest of the key, equal for providers that hold the same one; never the key."""
    provider_id: str
    provider_name: str
    model_id: str
    limits: Limits
    tokens: int
    """Estimated; see `estimate_tokens`."""
    characters: int
    """Of the text."""
    title: str = ""
    """Who speaks, for the list; never the text."""
    attempt: int = 1
    """1 for the first try."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What keeps a request from being sent now."""

    kind: LimitKind
    limit: int
    """The value of that limit."""
    seconds: float | None
    """Until there is room; None: until another request ends, or never where `never` is set."""
    never: bool = False
    """This request alone is larger than the limit."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request that was let through ended."""

    state: RequestState
    sent_after: float = 0.0
    """Seconds from the reservation to the first byte on the wire: the provider counts from then."""
    total_seconds: float = 0.0
    """From the first byte sent to the end of the answer."""
    first_byte_seconds: float | None = None
    """From the first byte sent to the head of the answer; None where none came."""
    status: int | None = None
    """HTTP status; None where there was no answer."""
    failure: FailureKind | None = None
    request_id: str = ""
    """As the provider names it."""
    tokens: int | None = None
    """As the provider counted them; None where it does not say, and the estimate stays."""
    size_bytes: int = 0
    """Of the audio."""


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One line of the ledger."""

    id: int
    at: datetime
    """Aware, UTC."""
    account: str
    provider_id: str
    provider_name: str
    model_id: str
    title: str
    attempt: int
    state: RequestState
    tokens: int
    estimated: bool
    """Whether `tokens` is our own estimate."""
    characters: int
    status: int | None
    failure: FailureKind | None
    first_byte_seconds: float | None
    total_seconds: float | None
    size_bytes: int
    audio_seconds: float | None
    """None where nothing was heard, or before it was measured."""
    request_id: str


@dataclass(frozen=True, slots=True)
class DayUsage:
    """What one account and model used on one day."""

    day: date
    account: str
    provider_name: str
    """The newest name under which the account was used."""
    model_id: str
    requests: int
    """All that reached the provider, failed ones included."""
    failures: int
    tokens: int
    audio_seconds: float


@dataclass(frozen=True, slots=True)
class LimitUse:
    """How far one limit is used up now."""

    kind: LimitKind
    limit: int
    used: int
    frees_in: float | None
    """Seconds until some of it is free again; None where nothing is used or it depends on running requests."""

    @property
    def left(self) -> int:
        """What is left of it, never below 0."""
        return max(0, self.limit - self.used)
