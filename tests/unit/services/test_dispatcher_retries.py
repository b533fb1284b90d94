"""What is tried again, when, how often, and what the others do meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from neiroha_desktop.domain.errors import (
    BadRequestError,
    LimitReachedError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    ProviderTimeoutError,
    RateLimitError,
)
from neiroha_desktop.domain.ledger import FailureKind, RequestState
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import QueueState, Urgency
from tests.unit.services.desk import Desk, order
from tests.unit.services.hand_time import quiet
from tests.unit.services.memory_ledger import settled

BULK = Urgency.BULK
FREE = Limits(None)
CANCELLED, DONE, FAILED = RequestState.CANCELLED, RequestState.DONE, RequestState.FAILED


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.close()


def broken() -> ProviderServerError:
    return ProviderServerError(msg("It broke."), details="HTTP 500", status=500)


def too_fast(retry_after: float | None = None) -> RateLimitError:
    return RateLimitError(msg("Too fast."), status=429, retry_after=retry_after)


async def test_a_failure_that_may_pass_is_tried_again_and_shown(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", broken())
    shown = desk.find("a")
    assert (shown.state, shown.attempt) == (QueueState.RETRYING, 2)
    assert shown.until is not None
    assert 1.0 <= shown.until - desk.time.tick() <= 2.0
    assert desk.why("a") in ("Try 2 of 3 in 1 s", "Try 2 of 3 in 2 s")
    await desk.time.pass_by(0.9)
    assert desk.sent == ["a"]
    await desk.time.pass_by(1.2)
    await desk.answer("a")
    assert desk.tasks["a"].result() == "a"
    assert settled(desk.ledger) == [FAILED, DONE]
    assert [row.order.attempt for row in desk.ledger.rows.values()] == [1, 2]


async def test_the_third_failure_is_told(desk: Desk) -> None:
    await desk.came("a")
    errors = [broken() for _ in range(3)]
    for error in errors:
        await desk.fail("a", error)
        await desk.time.pass_by(10)
    assert desk.tasks["a"].exception() is errors[-1]
    assert errors[-1].details == "HTTP 500\nTried 3 times."
    assert settled(desk.ledger) == [FAILED] * 3
    assert desk.sent == ["a"] * 3


async def test_it_waits_longer_each_time(desk: Desk) -> None:
    await desk.came("a")
    waits = []
    for _ in range(2):
        await desk.fail("a", broken())
        until = desk.find("a").until
        assert until is not None
        waits.append(until - desk.time.tick())
        await desk.time.pass_by(10)
    assert 1 <= waits[0] <= 2 <= waits[1] <= 3


@pytest.mark.parametrize(
    "error",
    [
        BadRequestError(msg("No."), status=400),
        ProviderTimeoutError(msg("Too slow.")),
        ProviderTimeoutError(msg("Too slow."), retryable=True),
        ProviderServerError(msg("It broke."), status=501, retryable=False),
    ],
)
async def test_what_may_have_been_paid_for_or_cannot_help_is_not_tried_again(desk: Desk, error: ProviderError) -> None:
    await desk.came("a")
    await desk.fail("a", error)
    assert desk.tasks["a"].exception() is error
    assert error.details == ""
    assert not error.retryable
    assert desk.sent == ["a"]


async def test_a_connection_that_breaks_in_the_answer_is_not_tried_again(desk: Desk) -> None:
    await desk.came("a")
    desk.calls["a"][-1].record.first_byte = 0.5
    await desk.fail("a", ProviderConnectionError(msg("It broke.")))
    assert desk.tasks["a"].done()
    assert desk.ledger.rows[1].outcome is not None
    assert desk.ledger.rows[1].outcome.failure is FailureKind.CONNECTION


async def test_a_connection_that_never_came_about_is_tried_again_and_costs_nothing(desk: Desk) -> None:
    await desk.came("a", order(Limits(1, rpm=1)))
    desk.calls["a"][-1].record.sent = None
    await desk.fail("a", ProviderTimeoutError(msg("Nobody there."), retryable=True))
    await desk.time.pass_by(2)
    await desk.answer("a")
    assert desk.tasks["a"].result() == "a"
    assert settled(desk.ledger) == [DONE]


async def test_what_the_provider_asks_for_is_kept_to(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", too_fast(33.0))
    assert desk.why("a") == "Try 2 of 3 in 33 s"
    await desk.time.pass_by(32.9)
    assert desk.sent == ["a"]
    await desk.time.pass_by(0.2)
    assert desk.sent == ["a", "a"]


@pytest.mark.parametrize("error", [too_fast(61.0), ProviderServerError(msg("Down."), status=503, retry_after=120.0)])
async def test_a_provider_that_asks_for_longer_is_told_of_at_once(desk: Desk, error: ProviderError) -> None:
    await desk.came("a")
    await desk.fail("a", error)
    assert desk.tasks["a"].exception() is error
    assert desk.sent == ["a"]


async def test_the_waits_are_a_minute_at_most_together(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", too_fast(40.0))
    await desk.time.pass_by(41)
    last = too_fast(40.0)
    await desk.fail("a", last)
    assert desk.tasks["a"].exception() is last
    assert last.details == "Tried 2 times."


async def test_too_fast_holds_back_all_of_the_model(desk: Desk) -> None:
    for name in ("a", "b"):
        await desk.came(name, order(Limits(2)))
    await desk.came("c", order(Limits(2)))
    await desk.came("bulk", order(Limits(2)), BULK)
    await desk.came("other", order(Limits(2), model="other"))
    await desk.fail("a", too_fast(20.0))
    assert desk.inside == {"b", "other"}
    assert desk.why("c") == "The provider asks to wait, 20 s"
    await desk.answer("other")
    await desk.time.pass_by(19)
    assert desk.inside == {"b"}
    await desk.time.pass_by(1.1)
    assert desk.inside == {"a", "b"}
    assert desk.sent == ["a", "b", "other", "a"]


@pytest.mark.parametrize("steps", range(8))
async def test_too_fast_also_holds_back_who_is_just_asking(desk: Desk, steps: int) -> None:
    desk.ledger.steps = 6
    await desk.came("a", order(FREE))
    desk.come("b", order(FREE))
    await quiet(steps)
    assert desk.sent == ["a"]
    await desk.fail("a", too_fast(20.0))
    await quiet(100)
    assert desk.sent == ["a"]
    await desk.time.pass_by(20.1)
    await quiet(100)
    assert desk.sent == ["a", "a", "b"]
    assert desk.ledger.peak["account"] <= 2


async def test_who_comes_to_a_gate_that_stays_shut_is_told_so(desk: Desk) -> None:
    await desk.came("a", order(Limits(1)))
    await desk.came("waiting click", order(Limits(1)))
    await desk.came("bulk", order(Limits(1)), BULK)
    await desk.fail("a", too_fast(3600.0))
    await desk.came("new click", order(Limits(1)))
    for name in ("waiting click", "new click"):
        error = desk.tasks[name].exception()
        assert isinstance(error, RateLimitError)
        assert error.retry_after == pytest.approx(3600.0)
        assert "asks to wait until 13:00; nothing was sent." in str(error.message)
    assert desk.why("bulk") == "The provider asks to wait, 3600 s"
    assert len(desk.ledger.rows) == 1
    await desk.time.pass_by(3600.1)
    assert desk.inside == {"bulk"}


async def test_too_fast_without_a_word_waits_for_more_than_a_moment(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", too_fast())
    until = desk.find("a").until
    assert until is not None
    assert 10 <= until - desk.time.tick() <= 12


async def test_a_broken_provider_does_not_hold_up_the_others(desk: Desk) -> None:
    await desk.came("a")
    await desk.came("b")
    await desk.fail("a", broken())
    assert desk.inside == {"b"}
    await desk.came("c")
    await desk.time.pass_by(3)
    await desk.answer("b")
    assert desk.inside == {"a"}, "it came first, and goes before those who came later"


async def test_stop_between_two_tries_counts_what_was_sent(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", broken())
    await desk.cancel("a")
    assert desk.tasks["a"].cancelled()
    assert settled(desk.ledger) == [FAILED]
    await desk.time.pass_by(60)
    assert desk.sent == ["a"]


async def test_stop_of_a_second_try(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", broken())
    await desk.time.pass_by(3)
    await desk.cancel("a")
    assert desk.tasks["a"].cancelled()
    assert settled(desk.ledger) == [FAILED, CANCELLED]


async def test_a_second_try_is_counted_like_any_other(desk: Desk) -> None:
    await desk.came("a", order(Limits(1, rpm=1)))
    await desk.fail("a", broken())
    await desk.time.pass_by(3)
    assert desk.why("a").startswith("RPM 1 reached, ")
    await desk.time.pass_by(60)
    assert desk.sent == ["a", "a"]


async def test_a_second_try_beyond_the_day_is_told(desk: Desk) -> None:
    await desk.came("a", order(Limits(1, rpd=1)))
    await desk.fail("a", broken())
    await desk.time.pass_by(3)
    assert isinstance(desk.tasks["a"].exception(), LimitReachedError)


async def test_a_pause_holds_back_the_next_try(desk: Desk) -> None:
    await desk.came("a")
    await desk.fail("a", broken())
    desk.dispatcher.pause("mimo")
    await desk.time.pass_by(100)
    assert desk.find("a").state is QueueState.PAUSED
    desk.dispatcher.resume("mimo")
    await quiet()
    assert desk.sent == ["a", "a"]
