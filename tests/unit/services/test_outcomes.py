"""What the ledger is told, from what happened on the wire."""

from __future__ import annotations

import asyncio
import time

import pytest

from neiroha_desktop.domain import errors
from neiroha_desktop.domain.ledger import FailureKind, RequestState
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.outcomes import Receipt, failure, failure_kind, success

RECEIPT = Receipt(tokens=42, request_id="req", size_bytes=1000)


def record(**values: float | int | None) -> WireRecord:
    found = WireRecord(started_tick=10.0, sent=0.25, first_byte=1.25, finished=3.25, status=200)
    for name, value in values.items():
        setattr(found, name, value)
    return found


def test_a_success_counts_from_its_first_byte() -> None:
    outcome = success(record(), 9.0, RECEIPT)
    assert (outcome.state, outcome.failure) == (RequestState.DONE, None)
    assert (outcome.sent_after, outcome.first_byte_seconds, outcome.total_seconds) == (1.25, 1.0, 3.0)
    assert (outcome.status, outcome.tokens, outcome.request_id, outcome.size_bytes) == (200, 42, "req", 1000)


def test_an_adapter_that_notes_nothing_is_measured_from_outside() -> None:
    reserved = time.perf_counter()
    outcome = success(WireRecord(), reserved, RECEIPT)
    assert (outcome.sent_after, outcome.first_byte_seconds, outcome.status) == (0.0, None, None)
    assert 0 <= outcome.total_seconds < 10
    outcome = success(WireRecord(sent=0.0), reserved, RECEIPT)
    assert outcome.sent_after == 0.0
    assert 0 <= outcome.total_seconds < 10


def test_what_never_left_does_not_count() -> None:
    nothing = record(sent=None, first_byte=None, status=None)
    assert failure(nothing, 9.0, errors.ProviderConnectionError(msg("No."))) is None
    assert failure(nothing, 9.0, asyncio.CancelledError()) is None
    assert failure(WireRecord(), 9.0, errors.InvalidInputError("text", msg("No."))) is None


def test_an_answer_proves_that_it_was_sent() -> None:
    refused = failure(WireRecord(), time.perf_counter(), errors.AuthenticationError(msg("No."), status=401))
    assert refused is not None
    assert (refused.state, refused.failure, refused.status) == (
        RequestState.FAILED,
        FailureKind.AUTHENTICATION,
        401,
    )


def test_a_stop_is_no_failure() -> None:
    stopped = failure(record(first_byte=None, finished=2.25, status=None), 9.0, asyncio.CancelledError())
    assert stopped is not None
    assert (stopped.state, stopped.failure, stopped.status) == (RequestState.CANCELLED, None, None)
    assert (stopped.first_byte_seconds, stopped.total_seconds) == (None, 2.0)


def test_a_refusal_is_known_by_the_name_the_provider_gives_it() -> None:
    refused = record(status=500)
    refused.answer_headers = [("Content-Type", "text/plain"), ("X-Request-Id", "req-7")]
    outcome = failure(refused, 9.0, errors.ProviderServerError(msg("No."), status=500))
    assert outcome is not None
    assert outcome.request_id == "req-7"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errors.ProviderConnectionError, FailureKind.CONNECTION),
        (errors.ProviderTimeoutError, FailureKind.TIMEOUT),
        (errors.AuthenticationError, FailureKind.AUTHENTICATION),
        (errors.QuotaError, FailureKind.QUOTA),
        (errors.RateLimitError, FailureKind.RATE_LIMIT),
        (errors.ModerationError, FailureKind.MODERATION),
        (errors.BadRequestError, FailureKind.BAD_REQUEST),
        (errors.ProviderServerError, FailureKind.SERVER),
        (errors.InvalidResponseError, FailureKind.INVALID_ANSWER),
        (errors.ProviderError, FailureKind.OTHER),
    ],
)
def test_each_failure_has_its_word(error: type[errors.ProviderError], kind: FailureKind) -> None:
    assert failure_kind(error(msg("No."))) is kind


def test_a_word_for_every_class_of_provider_errors() -> None:
    assert {failure_kind(one(msg("No."))) for one in errors.ProviderError.__subclasses__()} == set(FailureKind) - {
        FailureKind.OTHER
    }
    assert failure_kind(ValueError("a bug")) is FailureKind.OTHER
