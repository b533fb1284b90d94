"""Why a request waits and until when, in words; and why one is refused that would wait too long."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import LimitReachedError, RateLimitError
from neiroha_desktop.domain.ledger import Hold, LimitKind, Order
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.queue import QueuedRequest, QueueState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.clock import Moment

_SLACK_SECONDS = 2.0
"""So much later than a full minute still reads as that minute."""


def reason(request: QueuedRequest, now: Moment) -> Message:
    """Say what a request waits for and how long, or how long it has been running; a few words without a stop."""
    match request.state:
        case QueueState.RUNNING:
            started = now.tick if request.started is None else request.started
            return msg("Running for {seconds} s", seconds=max(0, math.floor(now.tick - started)))
        case QueueState.PAUSED:
            return msg("Paused")
        case QueueState.RETRYING:
            return msg(
                "Try {number} of {count} in {seconds} s",
                number=request.attempt,
                count=request.attempts,
                seconds=_seconds(request.until, now),
            )
        case QueueState.WAITING:
            return _waits_for(request, now)


def summary(queue: Sequence[QueuedRequest], now: Moment) -> Message | None:
    """Say how many requests run and wait, and what the first of those waits for; None where there are none.

    Args:
        queue: as `Dispatcher.queue` returns it.
        now: the moment it was asked.
    """
    if not queue:
        return None
    first = next((request for request in queue if request.state is not QueueState.RUNNING), None)
    running = sum(request.state is QueueState.RUNNING for request in queue)
    if first is None:
        return msg("{running} running", running=running)
    return msg(
        "{running} running · {waiting} waiting ({reason})",
        running=running,
        waiting=len(queue) - running,
        reason=reason(first, now),
    )


def full_minute(seconds: float) -> float:
    """Round a moment up to the minute, both in seconds since 1970.

    Windows are a second longer than their limits say; a day that is free at midnight reads so all the same.
    """
    return math.ceil((seconds - _SLACK_SECONDS) / 60) * 60


def limit_reached(order: Order, hold: Hold, now: Moment) -> LimitReachedError:
    """Return the refusal of a request that would have to wait for a new day."""
    until = now.tick + (hold.seconds or 0.0)
    return LimitReachedError(
        hold.kind.value, order.provider_id, _limit_words(order, hold, until, now), remedy=_raise(hold)
    )


def too_large(order: Order, hold: Hold) -> LimitReachedError:
    """Return the refusal of a request that alone is larger than a limit."""
    message = msg(
        'This request needs about {tokens} tokens; the {limit_name} of "{name}" is {limit}.',
        tokens=f"{order.tokens:,}",
        limit_name=hold.kind.name,
        name=order.provider_name,
        limit=f"{hold.limit:,}",
    )
    remedy = msg("Use a shorter text, or raise {limit_name} under Providers, Limits.", limit_name=hold.kind.name)
    return LimitReachedError(hold.kind.value, order.provider_id, message, remedy=remedy)


def asked_to_wait(order: Order, until: float, now: Moment) -> RateLimitError:
    """Return the refusal of a request that the provider has asked to send much later; nothing was sent."""
    return RateLimitError(
        msg(
            '"{name}" has said that requests come too fast, and asks to wait until {time}; nothing was sent.',
            name=order.provider_name,
            time=_time(until, now),
        ),
        remedy=msg("Try again then."),
        retry_after=until - now.tick,
    )


def _waits_for(request: QueuedRequest, now: Moment) -> Message:
    if request.hold is not None:
        return _held_by(request.hold, request.until, now)
    if request.until is not None:
        return msg("The provider asks to wait, {seconds} s", seconds=_seconds(request.until, now))
    if request.ahead:
        return msg("{count} ahead", count=request.ahead)
    return msg("Next in line")


def _held_by(hold: Hold, until: float | None, now: Moment) -> Message:
    limit = f"{hold.limit:,}"
    if hold.kind is LimitKind.CONCURRENCY:
        return msg("Max concurrency {limit} reached", limit=limit)
    if until is None:
        return msg("{limit_name} {limit} reached", limit_name=hold.kind.name, limit=limit)
    match hold.kind:
        case LimitKind.RPD if hold.limit == 1:
            return msg("Daily limit of 1 request reached, free again at {time}", time=_time(until, now))
        case LimitKind.RPD:
            return msg(
                "Daily limit of {limit} requests reached, free again at {time}", limit=limit, time=_time(until, now)
            )
        case LimitKind.TPD:
            return msg(
                "Daily limit of {limit} tokens reached, free again at {time}", limit=limit, time=_time(until, now)
            )
    return msg(
        "{limit_name} {limit} reached, {seconds} s",
        limit_name=hold.kind.name,
        limit=limit,
        seconds=_seconds(until, now),
    )


def _limit_words(order: Order, hold: Hold, until: float, now: Moment) -> Message:
    values = {"limit": f"{hold.limit:,}", "name": order.provider_name, "time": _time(until, now)}
    if hold.kind is LimitKind.TPD:
        return msg('The daily limit of {limit} tokens of "{name}" is reached; it is free again at {time}.', **values)
    if hold.limit == 1:
        return msg('The daily limit of 1 request of "{name}" is reached; it is free again at {time}.', **values)
    return msg('The daily limit of {limit} requests of "{name}" is reached; it is free again at {time}.', **values)


def _raise(hold: Hold) -> Message:
    if hold.kind is LimitKind.TPD:
        return msg("Raise TPD under Providers, Limits.")
    return msg("Raise RPD under Providers, Limits.")


def _seconds(until: float | None, now: Moment) -> int:
    """Return the whole seconds that are left, never 0: it is still waiting."""
    return max(1, math.ceil((until or now.tick) - now.tick))


def _time(until: float, now: Moment) -> str:
    """Return when that is, in local time: the hour, with the date where it is not today. Rounded up to the minute."""
    moment = full_minute(now.wall + until - now.tick)
    local, today = (datetime.fromtimestamp(seconds).astimezone() for seconds in (moment, now.wall))
    return local.strftime("%H:%M" if local.date() == today.date() else "%Y-%m-%d %H:%M")
