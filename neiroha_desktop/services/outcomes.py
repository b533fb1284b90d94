"""What the ledger is told of a request that has ended."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidResponseError,
    ModerationError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    ProviderTimeoutError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.ledger import FailureKind, Outcome, RequestState

if TYPE_CHECKING:
    from neiroha_desktop.domain.wire import WireRecord

_FAILURES: tuple[tuple[type[ProviderError], FailureKind], ...] = (
    (ProviderConnectionError, FailureKind.CONNECTION),
    (ProviderTimeoutError, FailureKind.TIMEOUT),
    (AuthenticationError, FailureKind.AUTHENTICATION),
    (QuotaError, FailureKind.QUOTA),
    (RateLimitError, FailureKind.RATE_LIMIT),
    (ModerationError, FailureKind.MODERATION),
    (BadRequestError, FailureKind.BAD_REQUEST),
    (ProviderServerError, FailureKind.SERVER),
    (InvalidResponseError, FailureKind.INVALID_ANSWER),
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the ledger keeps of a success."""

    tokens: int | None
    """As the provider counted them; None where it does not say."""
    request_id: str
    """As the provider names it; "" where it does not."""
    size_bytes: int
    """Of the audio."""


def failure_kind(error: BaseException) -> FailureKind:
    """Return the word under which a failure is counted."""
    return next((kind for error_class, kind in _FAILURES if isinstance(error, error_class)), FailureKind.OTHER)


def success(record: WireRecord, reserved: float, receipt: Receipt) -> Outcome:
    """Describe a request that was answered.

    Args:
        record: what it looked like on the wire; where the adapter did not fill it, the whole call is measured.
        reserved: when it was let through, on the clock of `time.perf_counter`.
        receipt: what came back.
    """
    sent, end = _span(record, reserved)
    return Outcome(
        RequestState.DONE,
        sent_after=max(0.0, sent - reserved),
        total_seconds=end - sent,
        first_byte_seconds=_first_byte(record),
        status=record.status,
        request_id=receipt.request_id,
        tokens=receipt.tokens,
        size_bytes=receipt.size_bytes,
    )


def failure(record: WireRecord, reserved: float, error: BaseException) -> Outcome | None:
    """Describe a request that failed or was stopped; None where it never left this computer, so that it does not count.

    Args:
        record: what it looked like on the wire.
        reserved: when it was let through, on the clock of `time.perf_counter`.
        error: how it ended.
    """
    status = error.status if isinstance(error, ProviderError) and record.status is None else record.status
    if record.sent is None and status is None:
        return None
    sent, end = _span(record, reserved)
    cancelled = isinstance(error, asyncio.CancelledError)
    return Outcome(
        RequestState.CANCELLED if cancelled else RequestState.FAILED,
        sent_after=max(0.0, sent - reserved),
        total_seconds=end - sent,
        first_byte_seconds=_first_byte(record),
        status=status,
        failure=None if cancelled else failure_kind(error),
        request_id=_request_id(record),
    )


def _span(record: WireRecord, reserved: float) -> tuple[float, float]:
    """Return when the first byte was sent and when the answer ended, on the clock of `time.perf_counter`."""
    if record.sent is None:
        return reserved, time.perf_counter()
    # An adapter of somebody else's may note that it has sent something, and not when.
    started = record.started_tick or reserved
    end = time.perf_counter() if record.finished is None else started + record.finished
    return started + record.sent, end


def _first_byte(record: WireRecord) -> float | None:
    if record.sent is None or record.first_byte is None:
        return None
    return record.first_byte - record.sent


def _request_id(record: WireRecord) -> str:
    """Return what the provider calls a request that it did not answer well."""
    return next((value for name, value in record.answer_headers if name.lower() == "x-request-id"), "")
