"""What the ledger lets through, what it remembers, and what it never holds."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from neiroha_desktop.domain.ledger import FailureKind, Hold, LimitKind, LimitUse, Outcome, RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.ledger_windows import SENDING
from neiroha_desktop.storage.paths import DataFolder
from tests.unit.storage.ledger_desk import MODEL, NOON, Desk, done, held, held_for, order, spend, take, used

_DAY = 86400.0


@pytest.fixture
async def desk(folder: DataFolder) -> AsyncIterator[Desk]:
    desk = Desk(folder)
    yield desk
    await desk.stack.aclose()


@pytest.fixture
async def ledger(desk: Desk) -> Ledger:
    return await desk.open()


# One limit at a time


async def test_without_limits_everything_goes(ledger: Ledger) -> None:
    rows = [await take(ledger, order()) for _ in range(50)]
    assert len(set(rows)) == 50
    assert await ledger.uses("account", MODEL, Limits(None)) == ()


async def test_concurrency_waits_for_an_end(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(2))
    rows = [await take(ledger, wanted) for _ in range(2)]
    assert await held(ledger, wanted) == Hold(LimitKind.CONCURRENCY, 2, None)
    desk.clock.pass_by(10 * _DAY)
    assert await held(ledger, wanted) == Hold(LimitKind.CONCURRENCY, 2, None)
    await ledger.settle(rows[0], done())
    await take(ledger, wanted)
    await held(ledger, wanted)
    assert await used(ledger, wanted, LimitKind.CONCURRENCY) == 2


async def test_a_minute_slides(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(None, rpm=3))
    for _ in range(3):
        await spend(ledger, wanted)
        desk.clock.pass_by(10)
    # One second more than a minute after the first: that is as long as a request may be on its way.
    assert await held(ledger, wanted) == Hold(LimitKind.RPM, 3, 31.0)
    desk.clock.pass_by(30.9)
    assert isinstance(await ledger.reserve(wanted), Hold)
    desk.clock.pass_by(0.1)
    await spend(ledger, wanted)
    assert (await held(ledger, wanted)).seconds == pytest.approx(10.0)


async def test_tokens_of_a_minute(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(None, tpm=1000), tokens=300)
    for _ in range(3):
        await spend(ledger, wanted)
        desk.clock.pass_by(1)
    assert await held_for(ledger, wanted) == (LimitKind.TPM, 1000, 58.0)
    await spend(ledger, replace(wanted, tokens=100))
    # Two have to leave before there is room for so many.
    assert (await held(ledger, replace(wanted, tokens=500))).seconds == pytest.approx(59.0)
    assert await used(ledger, wanted, LimitKind.TPM) == 1000


async def test_a_request_larger_than_a_limit_never_goes(ledger: Ledger) -> None:
    for limits in (Limits(None, tpm=99), Limits(1, 5, 5, 10**7, 99)):
        hold = await held(ledger, order(limits, tokens=100))
        assert hold.never
        assert hold.limit == 99
    assert await ledger.recent(5) == []


async def test_a_rolling_day(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(None, rpd=3, tpd=10**6))
    for _ in range(3):
        await spend(ledger, wanted)
        desk.clock.pass_by(4 * 3600)
    assert await held_for(ledger, wanted) == (LimitKind.RPD, 3, 12 * 3600 + 1)
    desk.clock.pass_by(12 * 3600 + 1.01)
    await spend(ledger, wanted)
    assert (await held(ledger, wanted)).seconds == pytest.approx(4 * 3600)


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("UTC", datetime(2026, 5, 2, tzinfo=UTC)),
        ("Asia/Shanghai", datetime(2026, 5, 1, 16, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 5, 2, 4, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2026, 5, 1, 18, 15, tzinfo=UTC)),
    ],
)
async def test_a_calendar_day_ends_at_its_own_midnight(
    desk: Desk, ledger: Ledger, zone: str, midnight: datetime
) -> None:
    wanted = order(Limits(None, rpd=2, tpd=900, day_zone=zone), tokens=300)
    await spend(ledger, wanted, 2)
    left = midnight.timestamp() - NOON
    assert await held_for(ledger, wanted) == (LimitKind.RPD, 2, left + 1)
    assert await held_for(ledger, replace(wanted, tokens=400)) == (LimitKind.RPD, 2, left + 1)
    assert [use.used for use in await ledger.uses("account", MODEL, wanted.limits)] == [2, 600]
    desk.clock.pass_by(left - 0.5)
    await held(ledger, wanted)
    desk.clock.pass_by(2)
    await spend(ledger, wanted, 2)
    assert (await held(ledger, wanted)).seconds == pytest.approx(_DAY - 0.5)


async def test_the_longest_hold_is_told(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(1, rpm=1, rpd=1))
    row = await take(ledger, wanted)
    assert (await held(ledger, wanted)).kind is LimitKind.RPD
    assert (await held(ledger, replace(wanted, limits=Limits(1, rpm=1)))).kind is LimitKind.RPM
    assert (await held(ledger, replace(wanted, limits=Limits(1)))).kind is LimitKind.CONCURRENCY
    await ledger.settle(row, done())
    assert await ledger.uses("account", MODEL, wanted.limits) == (
        LimitUse(LimitKind.CONCURRENCY, 1, 0, None),
        LimitUse(LimitKind.RPM, 1, 1, 61.0),
        LimitUse(LimitKind.RPD, 1, 1, _DAY + 1),
    )


async def test_an_unknown_zone_counts_the_last_24_hours(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(None, rpd=1, day_zone="Mars/Olympus"))
    await spend(ledger, wanted)
    assert (await held(ledger, wanted)).seconds == _DAY + 1


async def test_a_lowered_limit_counts_at_once(desk: Desk, ledger: Ledger) -> None:
    for _ in range(5):
        await spend(ledger, order())
        desk.clock.pass_by(5)
    # Used 5 of 2: four have to leave, the fourth of which came 10 s ago.
    assert (await held(ledger, order(Limits(None, rpm=2)))).seconds == pytest.approx(61 - 10)
    assert [use.left for use in await ledger.uses("account", MODEL, Limits(None, rpm=2))] == [0]


# Whose counters are whose


async def test_minutes_count_per_model_and_days_over_all_models(ledger: Ledger) -> None:
    limits = Limits(None, rpm=2, rpd=3, tpm=250, tpd=10_000)
    await spend(ledger, order(limits, model="a"), 2)
    assert (await held(ledger, order(limits, model="a"))).kind is LimitKind.RPM
    await spend(ledger, order(limits, model="b"))
    assert (await held(ledger, order(limits, model="b"))).kind is LimitKind.RPD
    await spend(ledger, order(limits, account="another", model="a"))


async def test_providers_of_one_account_share_it_under_limits_of_their_own(ledger: Ledger) -> None:
    strict, loose = order(Limits(None, rpm=2)), replace(order(Limits(None, rpm=5)), provider_id="other")
    await spend(ledger, loose, 2)
    await held(ledger, strict)
    await spend(ledger, loose, 3)
    await held(ledger, loose)
    assert await used(ledger, strict, LimitKind.RPM) == 5


# Settling


async def test_what_is_given_back_was_never_there(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(1, 1, 1, 100, 100))
    row = await take(ledger, wanted)
    await held(ledger, wanted)
    await ledger.give_back(row)
    assert [use.used for use in await ledger.uses("account", MODEL, wanted.limits)] == [0] * 5
    assert await ledger.recent(5) == []
    assert await ledger.days(date(2026, 1, 1), UTC) == []
    assert await take(ledger, wanted) != row


async def test_what_has_ended_cannot_be_given_back(ledger: Ledger) -> None:
    row = await take(ledger, order())
    await ledger.settle(row, done())
    await ledger.give_back(row)
    assert [request.id for request in await ledger.recent(5)] == [row]


@pytest.mark.parametrize(("counted", "room"), [(40, 960), (100, 900), (700, 300), (None, 900)])
async def test_tokens_are_corrected_by_the_answer(ledger: Ledger, counted: int | None, room: int) -> None:
    limits = Limits(None, tpm=1000, tpd=1000)
    await ledger.settle(await take(ledger, order(limits, tokens=100)), done(counted))
    assert [use.left for use in await ledger.uses("account", MODEL, limits)] == [room, room]
    (request,) = await ledger.recent(5)
    assert (request.tokens, request.estimated) == (counted or 100, counted is None)
    await held(ledger, order(limits, tokens=room + 1))
    await take(ledger, order(limits, tokens=room))


async def test_a_request_counts_from_when_it_was_sent(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(None, rpm=1, rpd=1))
    row = await take(ledger, wanted)
    desk.clock.pass_by(20)
    await ledger.settle(row, done(sent_after=15.0))
    minute = replace(wanted, limits=Limits(None, rpm=1))
    assert (await held(ledger, minute)).seconds == pytest.approx(56.0)
    assert (await held(ledger, wanted)).seconds == pytest.approx(_DAY + 1 - 5)


async def test_what_runs_may_have_been_sent_late(desk: Desk, ledger: Ledger) -> None:
    wanted = order(Limits(None, rpm=1, rpd=5))
    row = await take(ledger, wanted)
    desk.clock.pass_by(70)
    hold = await held(ledger, wanted)
    assert hold.kind is LimitKind.RPM
    assert hold.seconds is not None
    assert 0 < hold.seconds <= SENDING
    await ledger.settle(row, done(sent_after=SENDING - 1))
    assert (await held(ledger, wanted)).seconds == pytest.approx(61 + SENDING - 1 - 70)
    row = await take(ledger, order())
    desk.clock.pass_by(_DAY + SENDING - 1)
    assert await used(ledger, wanted, LimitKind.RPD) == 1
    desk.clock.pass_by(3)
    assert await used(ledger, wanted, LimitKind.RPD) == 0


async def test_a_cancelled_caller_takes_nothing(desk: Desk, ledger: Ledger) -> None:
    await ledger.recover()
    for turns in range(12):
        task = asyncio.create_task(ledger.reserve(order()))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        (result,) = await asyncio.gather(task, return_exceptions=True)
        if isinstance(result, int):
            await ledger.give_back(result)
        else:
            assert isinstance(result, asyncio.CancelledError)
        assert await ledger.recent(5) == []


async def test_a_cancelled_caller_settles_all_the_same(ledger: Ledger) -> None:
    rows = [await take(ledger, order()) for _ in range(20)]
    tasks = [asyncio.create_task(ledger.settle(row, done())) for row in rows[:10]]
    tasks += [asyncio.create_task(ledger.give_back(row)) for row in rows[10:]]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    assert [(request.id, request.state) for request in await ledger.recent(50)] == [
        (row, RequestState.DONE) for row in reversed(rows[:10])
    ]


# What is remembered


async def test_a_request_comes_back_as_it_was(desk: Desk, ledger: Ledger) -> None:
    wanted = replace(order(), title="旁白 \udcff", provider_name="小米 🎙", attempt=2)
    first = await take(ledger, wanted)
    desk.clock.pass_by(5)
    second = await take(ledger, wanted)
    await ledger.settle(first, Outcome(RequestState.DONE, 0.25, 2.5, 0.5, 200, None, "req-7", 123, 64_000))
    await ledger.note_audio(first, 3.25)
    running, kept = await ledger.recent(2)
    assert (running.id, running.state, running.total_seconds) == (second, RequestState.RUNNING, None)
    assert kept.at == datetime.fromtimestamp(NOON + 0.25, UTC)
    assert (kept.title, kept.provider_name, kept.attempt) == ("旁白 \ufffd", "小米 🎙", 2)
    assert (kept.state, kept.status, kept.failure) == (RequestState.DONE, 200, None)
    assert (kept.total_seconds, kept.first_byte_seconds, kept.request_id) == (2.5, 0.5, "req-7")
    assert (kept.tokens, kept.estimated, kept.characters) == (123, False, 40)
    assert (kept.size_bytes, kept.audio_seconds) == (64_000, 3.25)
    assert [request.id for request in await ledger.recent(1)] == [second]


@pytest.mark.parametrize("failure", FailureKind)
async def test_a_failure_that_reached_the_provider_counts(ledger: Ledger, failure: FailureKind) -> None:
    wanted = order(Limits(None, rpm=1))
    row = await take(ledger, wanted)
    await ledger.settle(row, Outcome(RequestState.FAILED, 0.1, 0.3, None, 503, failure))
    await held(ledger, wanted)
    (request,) = await ledger.recent(1)
    assert (request.state, request.failure, request.status) == (RequestState.FAILED, failure, 503)
    (day,) = await ledger.days(date(2026, 5, 1), UTC)
    assert (day.requests, day.failures, day.tokens) == (1, 1, 100)


async def test_days_follow_the_clock_of_the_place(desk: Desk, ledger: Ledger) -> None:
    """Through a night in which the clocks are set back: two hours are called 01:00, and the day has 25 hours."""
    zone = ZoneInfo("America/New_York")
    moment = datetime(2026, 10, 30, 22, tzinfo=zone)
    desk.clock.pass_by(moment.timestamp() - NOON)
    wanted: dict[date, int] = {}
    for _ in range(200):
        day = datetime.fromtimestamp(desk.clock.now, zone).date()
        wanted[day] = wanted.get(day, 0) + 1
        await spend(ledger, order(), tokens=7)
        desk.clock.pass_by(1234.5)
    found = await ledger.days(date(2026, 10, 30), zone)
    assert {day.day: day.requests for day in found} == wanted
    assert {day.day: day.tokens for day in found} == {day: count * 7 for day, count in wanted.items()}
    assert wanted[date(2026, 11, 1)] > wanted[date(2026, 10, 31)]
    since = await ledger.days(date(2026, 11, 1), zone)
    assert since == [day for day in found if day.day >= date(2026, 11, 1)]


async def test_days_name_accounts_by_their_newest_name(desk: Desk, ledger: Ledger) -> None:
    await spend(ledger, replace(order(), provider_name="Old"))
    await spend(ledger, replace(order(model="b"), provider_name="Old"))
    desk.clock.pass_by(_DAY)
    row = await take(ledger, replace(order(), provider_name="New"))
    await ledger.note_audio(row, 1.1)
    await ledger.note_audio(row, 2.2)
    await spend(ledger, replace(order(account="z"), provider_name="Another"))
    found = await ledger.days(date(2026, 5, 1), UTC)
    assert [(day.day.day, day.provider_name, day.model_id) for day in found] == [
        (1, "New", "b"),
        (1, "New", MODEL),
        (2, "Another", MODEL),
        (2, "New", MODEL),
    ]
    assert [day.audio_seconds for day in found] == [0, 0, 0, 2.2]


async def test_sums_are_those_of_the_requests(desk: Desk, ledger: Ledger, folder: DataFolder) -> None:
    for number in range(60):
        row = await take(ledger, order(model=f"m{number % 3}", tokens=number + 1))
        match number % 5:
            case 0:
                await ledger.give_back(row)
            case 1:
                await ledger.settle(row, Outcome(RequestState.FAILED, 2.0, failure=FailureKind.SERVER))
            case 2:
                await ledger.settle(row, done(number * 3, sent_after=29.0))
                await ledger.note_audio(row, 0.5)
        desk.clock.pass_by(400)
        if number == 30:
            desk.clock.set_wall(5000)
    with sqlite3.connect(folder.database) as db:
        kept = "SELECT account, slot, model_id, boot, requests, failures, tokens, audio_seconds FROM request_totals"
        made = """
            SELECT account, CAST(at / 900 AS INTEGER) AS slot, model_id, boot, count(*), sum(state = 'failed'),
                sum(tokens), total(audio_seconds) FROM requests GROUP BY account, slot, model_id, boot
        """
        assert (
            db.execute(f"{kept} ORDER BY 1, 2, 3, 4").fetchall() == db.execute(f"{made} ORDER BY 1, 2, 3, 4").fetchall()
        )
    db.close()


async def test_no_question_reads_more_than_its_window(ledger: Ledger, database: Database) -> None:
    """However long the ledger grows: every window is found by an index that holds all that is counted."""
    limits = Limits(2, 100, 10_000, 10**6, 10**8)
    await spend(ledger, order(limits), 3)
    asked: list[str] = []
    await ledger._database.write(lambda db: db.set_trace_callback(asked.append))
    await take(ledger, order(limits))
    await held(ledger, order(Limits(None, rpm=4, rpd=4, tpm=350, tpd=350)))
    await ledger.uses("account", MODEL, limits)
    await ledger._database.write(lambda db: db.set_trace_callback(None))
    questions = {" ".join(one.split()) for one in asked if one.split()[0] == "SELECT" and "ledger_clock" not in one}
    assert len(questions) >= 6

    def plans(db: sqlite3.Connection) -> dict[str, list[str]]:
        return {one: [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {one}")] for one in questions}

    for question, plan in (await database.read(plans)).items():
        by_index = ("COVERING INDEX requests_of_", "INDEX requests_running", "request_totals USING PRIMARY KEY")
        assert all(any(words in step for words in by_index) for step in plan), (question, plan)


async def test_the_salt_is_made_once(desk: Desk, ledger: Ledger) -> None:
    first, second = await asyncio.gather(ledger.salt(), ledger.salt())
    assert first == second
    assert len(first) == 32
    assert await (await desk.restart()).salt() == first


async def test_what_is_old_is_forgotten(desk: Desk, ledger: Ledger) -> None:
    await ledger.sweep()
    await spend(ledger, order(), 3)
    desk.clock.pass_by(50 * _DAY)
    await spend(ledger, order(), 2)
    desk.clock.pass_by(41 * _DAY)
    await ledger.sweep()
    assert len(await ledger.recent(10)) == 5, "nothing has come after them"
    await spend(ledger, order())
    await ledger.sweep()
    assert len(await ledger.recent(10)) == 3
    assert sum(day.requests for day in await ledger.days(date(2026, 1, 1), UTC)) == 3


async def test_much_that_is_old_is_forgotten_bit_by_bit(desk: Desk, ledger: Ledger) -> None:
    await asyncio.gather(*(ledger.reserve(order()) for _ in range(2500)))
    desk.clock.pass_by(100 * _DAY)
    await spend(ledger, order())
    await ledger.sweep()
    assert len(await ledger.recent(5000)) == 1


async def test_a_clock_set_far_ahead_costs_no_history(desk: Desk, ledger: Ledger) -> None:
    await spend(ledger, order(), 3)
    desk.clock.reboot(timedelta(days=400).total_seconds())
    ledger = await desk.restart()
    await ledger.sweep()
    assert len(await ledger.recent(10)) == 3
