"""States and times of requests in a word or two."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ledger import FailureKind, LimitKind, LoggedRequest, RequestState
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.services.queue_words import full_minute
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING = "–"
"""Stands where there is no value."""
UNKNOWN = msg("The key cannot be read now, so it is not known how much of its limits is used.")
"""Said of a provider in place of its limits."""
_COUNTED_DOWN_SECONDS = 120
_SOON_SECONDS = 3600

LIMITS: Mapping[LimitKind, Message] = {
    LimitKind.CONCURRENCY: msg("Max concurrency"),
    LimitKind.RPM: msg("RPM"),
    LimitKind.RPD: msg("RPD"),
    LimitKind.TPM: msg("TPM"),
    LimitKind.TPD: msg("TPD"),
}

_STATES: Mapping[RequestState, tuple[str, Message, Tone]] = {
    RequestState.RUNNING: ("●", msg("running"), Tone.NEUTRAL),
    RequestState.DONE: ("✓", msg("done"), Tone.OK),
    RequestState.FAILED: ("✕", msg("failed"), Tone.DANGER),
    RequestState.CANCELLED: ("○", msg("stopped"), Tone.NEUTRAL),
    RequestState.LOST: ("▲", msg("lost"), Tone.WARNING),
}

_FAILURES: Mapping[FailureKind, Message] = {
    FailureKind.CONNECTION: msg("no connection"),
    FailureKind.TIMEOUT: msg("timed out"),
    FailureKind.AUTHENTICATION: msg("key refused"),
    FailureKind.QUOTA: msg("no balance"),
    FailureKind.RATE_LIMIT: msg("rate limit"),
    FailureKind.MODERATION: msg("content refused"),
    FailureKind.BAD_REQUEST: msg("not accepted"),
    FailureKind.SERVER: msg("server error"),
    FailureKind.INVALID_ANSWER: msg("no audio"),
    FailureKind.OTHER: msg("failed"),
}


def state_text(request: LoggedRequest) -> str:
    """Return how a request ended: a shape and a word."""
    shape, word, _tone = _STATES[request.state]
    if request.state is RequestState.FAILED and request.failure is not None:
        word = _FAILURES[request.failure]
    return f"{shape} {translate(word)}"


def state_tone(request: LoggedRequest) -> Tone:
    """Return how that is meant."""
    return _STATES[request.state][2]


def tokens_text(request: LoggedRequest) -> str:
    """Return the tokens of a request; "~" says that we estimated them."""
    return f"~{request.tokens:,}" if request.estimated else f"{request.tokens:,}"


def moment_text(moment: datetime) -> str:
    """Return a moment in local time: to the second today, with the date above it on other days."""
    local = moment.astimezone()
    today = local.date() == datetime.now(local.tzinfo).date()
    return local.strftime("%H:%M:%S" if today else "%m-%d\n%H:%M:%S")


def frees_text(seconds: float) -> str:
    """Return when some of a limit is free again: counted down when it is near, else by the clock."""
    if seconds < _COUNTED_DOWN_SECONDS:
        return translate(msg("frees up in {seconds} s", seconds=max(1, round(seconds))))
    if seconds < _SOON_SECONDS:
        return translate(msg("frees up in {minutes} min", minutes=round(seconds / 60)))
    now = datetime.now().astimezone()
    moment = datetime.fromtimestamp(full_minute(now.timestamp() + seconds)).astimezone()
    if moment.date() == now.date():
        return translate(msg("frees up at {time}", time=moment.strftime("%H:%M")))
    return translate(msg("frees up tomorrow at {time}", time=moment.strftime("%H:%M")))
