"""Who goes when: places, order, whoever gives up in between, and what the ledger is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.ledger import RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import QueueState, Urgency
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.dispatcher import OrderChangedError
from neiroha_desktop.services.outcomes import Receipt
from tests.unit.services.desk import Desk, order
from tests.unit.services.hand_time import quiet
from tests.unit.services.memory_ledger import settled

BULK, SCREEN = Urgency.BULK, Urgency.SCREEN
CANCELLED, DONE, FAILED = RequestState.CANCELLED, RequestState.DONE, RequestState.FAILED


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.close()


def counts(desk: Desk) -> tuple[int, int]:
    return desk.dispatcher.running, desk.dispatcher.waiting


async def test_one_at_a_time_and_in_order(desk: Desk) -> None:
    for number in range(4):
        desk.come(str(number))
    await quiet()
    for number in range(4):
        assert desk.inside == {str(number)}
        assert counts(desk) == (1, 3 - number)
        await desk.answer(str(number))
    assert desk.sent == ["0", "1", "2", "3"]
    assert counts(desk) == (0, 0)
    assert [task.result() for task in desk.tasks.values()] == desk.sent
    assert settled(desk.ledger) == [DONE] * 4


async def test_without_a_limit_nobody_waits(desk: Desk) -> None:
    for number in range(50):
        desk.come(str(number), order(Limits(None)))
    await quiet(1000)
    assert counts(desk) == (50, 0)


async def test_accounts_do_not_wait_for_each_other(desk: Desk) -> None:
    desk.come("a", order(account="one"))
    desk.come("b", order(account="two"))
    await quiet()
    assert desk.inside == {"a", "b"}


async def test_providers_of_one_account_share_its_places(desk: Desk) -> None:
    await desk.came("a", order(provider="one"))
    await desk.came("b", order(provider="two"))
    assert desk.inside == {"a"}
    await desk.answer("a")
    assert desk.inside == {"b"}


async def test_the_screen_goes_before_what_was_asked_for_in_bulk(desk: Desk) -> None:
    await desk.came("running")
    for name in ("bulk 1", "bulk 2"):
        desk.come(name, urgency=BULK)
    for name in ("click 1", "click 2"):
        desk.come(name)
    await quiet()
    assert [one.id for one in desk.dispatcher.queue()] == ["running", "click 1", "click 2", "bulk 1", "bulk 2"]
    assert [one.ahead for one in desk.dispatcher.queue()] == [0, 0, 1, 2, 3]
    for name in ("running", "click 1", "click 2", "bulk 1", "bulk 2"):
        await desk.answer(name)
    assert desk.sent == ["running", "click 1", "click 2", "bulk 1", "bulk 2"]


async def test_who_gives_up_in_line_is_passed_over_and_costs_nothing(desk: Desk) -> None:
    for number in range(3):
        desk.come(str(number))
    await quiet()
    await desk.cancel("1")
    assert desk.tasks["1"].cancelled()
    assert counts(desk) == (1, 1)
    await desk.answer("0")
    assert desk.inside == {"2"}
    assert len(desk.ledger.rows) == 2


async def test_a_turn_given_to_somebody_who_leaves_at_that_moment_goes_on(desk: Desk) -> None:
    for number in range(3):
        desk.come(str(number))
    await quiet()
    desk.calls["0"][-1].answer.set_result("0")
    await asyncio.wait((desk.tasks["0"],))
    # The turn is being given in these steps.
    desk.tasks["1"].cancel()
    await quiet()
    assert desk.tasks["1"].cancelled()
    assert desk.sent == ["0", "2"]
    assert counts(desk) == (1, 0)


@pytest.mark.parametrize("steps", range(12))
async def test_who_leaves_while_the_ledger_is_asked_gives_back_what_comes(desk: Desk, steps: int) -> None:
    desk.ledger.steps = 8
    desk.come("0")
    for _ in range(steps):
        await asyncio.sleep(0)
    assert desk.sent == []
    await desk.cancel("0")
    assert desk.tasks["0"].cancelled()
    assert desk.ledger.rows == {}
    await desk.came("1")
    assert desk.inside == {"1"}


async def test_stop_ends_a_request_that_was_sent_and_it_counts(desk: Desk) -> None:
    await desk.came("0")
    await desk.cancel("0")
    assert desk.tasks["0"].cancelled()
    assert settled(desk.ledger) == [CANCELLED]
    assert counts(desk) == (0, 0)


async def test_stop_before_a_byte_was_sent_costs_nothing(desk: Desk) -> None:
    await desk.came("0")
    desk.calls["0"][-1].record.sent = None
    await desk.cancel("0")
    assert desk.ledger.rows == {}
    assert desk.ledger.given_back == [1]


async def test_the_stop_of_a_request_by_its_name(desk: Desk) -> None:
    for number in range(3):
        desk.come(str(number))
    await quiet()
    desk.dispatcher.cancel("1")
    desk.dispatcher.cancel("0")
    desk.dispatcher.cancel("nobody")
    await quiet()
    assert [name for name, task in desk.tasks.items() if task.cancelled()] == ["0", "1"]
    assert desk.inside == {"2"}


async def test_all_of_a_provider_can_be_stopped(desk: Desk) -> None:
    desk.come("a")
    desk.come("b")
    desk.come("c", order(provider="other"))
    await quiet()
    desk.dispatcher.cancel_provider("mimo")
    await quiet()
    assert desk.inside == {"c"}
    assert desk.tasks["a"].cancelled()
    assert desk.tasks["b"].cancelled()


async def test_a_thing_that_breaks_frees_the_place(desk: Desk) -> None:
    desk.come("0")
    desk.come("1")
    await quiet()
    await desk.fail("0", ValueError("it broke"))
    assert isinstance(desk.tasks["0"].exception(), ValueError)
    assert desk.inside == {"1"}
    assert settled(desk.ledger)[0] is FAILED


async def test_an_answer_that_is_here_is_returned_although_stop_came_with_it(desk: Desk) -> None:
    """What is written into the ledger afterwards is nothing that anybody waits for."""
    desk.ledger.steps = 8
    await desk.came("0")
    desk.calls["0"][-1].answer.set_result("0")
    await asyncio.wait((desk.tasks["0"],))
    assert desk.tasks["0"].result() == "0"
    assert settled(desk.ledger) == [RequestState.RUNNING]
    await quiet()
    assert settled(desk.ledger) == [DONE]


async def test_a_name_is_used_once_at_a_time(desk: Desk) -> None:
    await desk.came("0")
    with pytest.raises(ValueError, match="already"):
        await desk.dispatcher.run(order(), lambda _: asyncio.sleep(0), lambda _: Receipt(None, "", 0), request_id="0")
    assert counts(desk) == (1, 0)


async def test_what_is_sent_otherwise_keeps_its_place(desk: Desk) -> None:
    """The key was edited while it waited: it counts for the new account, and nobody else goes first."""
    changed = order(account="other")
    seen: list[int | None] = []

    async def send(record: WireRecord) -> str:
        seen.append(record.row)
        if len(seen) == 1:
            raise OrderChangedError(changed)
        return "sent"

    result = await desk.dispatcher.run(order(), send, lambda _: Receipt(7, "", 1))
    await quiet()
    assert result == "sent"
    assert desk.ledger.given_back == [seen[0]]
    (row,) = desk.ledger.rows.values()
    assert (row.order, row.tokens) == (changed, 7)


async def test_listeners_hear_once_of_all_that_happens_at_a_time(desk: Desk) -> None:
    seen: list[tuple[int, int]] = []
    desk.dispatcher.subscribe(lambda: seen.append(counts(desk)))
    for number in range(1000):
        desk.come(str(number))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert seen == [(0, 1000)]
    await quiet()
    assert seen[-1] == (1, 999)
    assert len(seen) < 10
    for task in desk.tasks.values():
        task.cancel()
    await quiet()
    assert seen[-1] == (0, 0)
    assert len(seen) < 15


async def test_those_who_run_are_shown_with_those_who_wait(desk: Desk) -> None:
    await desk.came("0")
    desk.time.set_to(desk.time.ticks + 5)
    await desk.came("1", urgency=BULK)
    first, second = desk.dispatcher.queue()
    assert (first.state, first.since, first.started) == (QueueState.RUNNING, 1000.0, 1000.0)
    assert (first.provider_name, first.title, first.attempt, first.attempts) == ("Mimo", "旁白", 1, 3)
    assert (second.state, second.since, second.started) == (QueueState.WAITING, 1005.0, None)
    assert second.urgency is BULK


# A ledger that fails


async def test_a_ledger_that_cannot_be_written_lets_nothing_through(desk: Desk) -> None:
    desk.ledger.failing = True
    await desk.came("0")
    assert isinstance(desk.tasks["0"].exception(), StorageError)
    assert desk.sent == []
    desk.ledger.failing = False
    await desk.came("1")
    assert desk.inside == {"1"}


async def test_an_answer_is_not_lost_with_the_ledger_and_is_noted_later(desk: Desk) -> None:
    await desk.came("0")
    desk.ledger.failing = True
    await desk.answer("0")
    assert desk.tasks["0"].result() == "0"
    assert settled(desk.ledger) == [RequestState.RUNNING]
    desk.ledger.failing = False
    await desk.came("1")
    assert desk.inside == {"1"}
    assert settled(desk.ledger) == [DONE, RequestState.RUNNING]


async def test_what_could_not_be_noted_is_noted_at_the_end(desk: Desk) -> None:
    await desk.came("0")
    desk.ledger.failing = True
    await desk.answer("0")
    desk.dispatcher.note_audio(1, 2.5)
    await quiet()
    desk.ledger.failing = False
    await desk.dispatcher.aclose()
    assert settled(desk.ledger) == [DONE]
    assert desk.ledger.rows[1].audio is None


# The end


async def test_closing_ends_all_and_writes_the_ledger(desk: Desk) -> None:
    for number in range(5):
        desk.come(str(number))
    await quiet()
    await desk.dispatcher.aclose()
    assert all(task.cancelled() for task in desk.tasks.values())
    assert settled(desk.ledger) == [CANCELLED]


async def test_closing_waits_for_what_is_done_with_an_answer(desk: Desk) -> None:
    kept: list[str] = []
    door = asyncio.Event()

    async def send(record: WireRecord) -> str:
        record.sent = 0.0
        try:
            await asyncio.Event().wait()
        finally:
            # Whoever is stopped may still have to bring something to its end.
            await door.wait()
            kept.append("take")
        return ""

    running = asyncio.ensure_future(desk.dispatcher.run(order(), send, lambda _: Receipt(None, "", 0)))
    await quiet()
    closing = asyncio.ensure_future(desk.dispatcher.aclose())
    await quiet()
    assert not closing.done()
    door.set()
    await closing
    assert running.cancelled()
    assert kept == ["take"]
    assert settled(desk.ledger) == [CANCELLED]
