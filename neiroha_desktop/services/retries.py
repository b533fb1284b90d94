"""Trying again: which failures, how often, and after how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from neiroha_desktop.domain.errors import (
    ProviderConnectionError,
    ProviderError,
    ProviderTimeoutError,
    RateLimitError,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tenacity import RetryCallState

    from neiroha_desktop.domain.wire import WireRecord

T = TypeVar("T")

TRIES = 3
"""So often a request is sent at most."""
LONGEST_SECONDS = 60.0
"""So long the waits between its tries are at most, all together."""
_FIRST_WAIT, _JITTER = 1.0, 1.0
_FIRST_WAIT_AT_LIMIT, _JITTER_AT_LIMIT = 10.0, 2.0
"""After "too many requests" without a word about when: limits are per minute, so a second would not help."""


def mark(error: ProviderError, record: WireRecord) -> None:
    """Take back that a failure is retryable where the wire shows that the request may already have been paid for."""
    answered = isinstance(error, ProviderConnectionError) and record.first_byte is not None
    accepted = isinstance(error, ProviderTimeoutError) and record.sent is not None
    if answered or accepted:
        error.retryable = False


async def try_again(
    failed: ProviderError,
    attempt: Callable[[], Awaitable[T]],
    put_off: Callable[[float], Awaitable[None]],
    slow_down: Callable[[float], None],
) -> T:
    """Repeat an attempt that has failed once, as often and as late as its errors allow.

    Args:
        failed: how the first attempt ended.
        attempt: makes the next one.
        put_off: awaited with the seconds until the next one.
        slow_down: told of the seconds that the provider wants to be left alone, whether there is a next one or not.

    Raises:
        ProviderError: the last attempt failed, too; its details say how often it was tried.
    """
    # Takes 30 ms to load, which requests that succeed need not wait for.
    from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt

    made = 0

    async def next_attempt() -> T:
        nonlocal made
        made += 1
        if made == 1:
            raise failed
        return await attempt()

    def wait(state: RetryCallState) -> float:
        error = _error_of(state)
        seconds = _seconds(error, state)
        if isinstance(error, RateLimitError):
            slow_down(seconds)
        return seconds

    retrying = AsyncRetrying(
        stop=lambda state: stop_after_attempt(TRIES)(state) or state.idle_for + state.upcoming_sleep > LONGEST_SECONDS,
        wait=wait,
        retry=retry_if_exception(lambda error: isinstance(error, ProviderError) and error.retryable),
        sleep=put_off,
        reraise=True,
    )
    try:
        result: T = await retrying(next_attempt)
    except ProviderError as error:
        if made > 1:
            error.details = "\n".join(filter(None, (error.details, f"Tried {made} times.")))
        raise
    return result


def _error_of(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _seconds(error: BaseException | None, state: RetryCallState) -> float:
    """Return how long to wait: longer each time, a little by chance, and at least as long as the provider asks."""
    from tenacity import wait_exponential_jitter

    asked = error.retry_after if isinstance(error, ProviderError) else None
    first, jitter = _FIRST_WAIT, _JITTER
    if isinstance(error, RateLimitError) and asked is None:
        first, jitter = _FIRST_WAIT_AT_LIMIT, _JITTER_AT_LIMIT
    return max(wait_exponential_jitter(multiplier=first, jitter=jitter)(state), asked or 0.0)
