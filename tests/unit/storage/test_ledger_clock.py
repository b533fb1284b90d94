"""A clock that is set, a program that is started again, a computer that is: no gate opens or closes for good."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from neiroha_desktop.domain.ledger import Hold, LimitKind, Order
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.system_clock import SystemClock
from tests.unit.storage.ledger_desk import NOON, STARTING, Desk, done, held, held_for, order, spend, used

_HOUR = 3600.0
_DAY = 86400.0
_JUMPS = [-_DAY, -_HOUR, -30.0, 30.0, _HOUR, _DAY]
_MINUTE = order(Limits(None, rpm=3))
_ROLLING = order(Limits(None, rpd=3))
_CALENDAR = order(Limits(None, rpd=3, day_zone="UTC"))


def _of_its_own(wanted: Order) -> Order:
    return replace(wanted, account=str(wanted.limits))


@pytest.fixture
async def desk(folder: DataFolder) -> AsyncIterator[Desk]:
    desk = Desk(folder)
    yield desk
    await desk.stack.aclose()


async def _again(desk: Desk, ledger: Ledger, event: str) -> Ledger:
    match event:
        case "restart":
            return await desk.restart()
        case "reboot":
            desk.clock.reboot()
            return await desk.restart()
    return ledger


@pytest.mark.parametrize("event", ["run", "restart"])
@pytest.mark.parametrize("jump", _JUMPS)
async def test_windows_do_not_notice_that_the_clock_was_set(desk: Desk, jump: float, event: str) -> None:
    ledger = await desk.open()
    for wanted, seconds in ((_MINUTE, 61.0), (_ROLLING, _DAY + 1)):
        wanted = _of_its_own(wanted)
        await spend(ledger, wanted, 3)
        for step in (0.0, jump, -jump, -jump):
            desk.clock.set_wall(step)
            ledger = await _again(desk, ledger, event)
            desk.clock.pass_by(10)
            seconds -= 10
            assert (await held_for(ledger, wanted))[2] == seconds
        desk.clock.pass_by(seconds)
        await spend(ledger, wanted, 3)
        await held(ledger, wanted)
        desk.clock.set_wall(jump)


@pytest.mark.parametrize("event", ["run", "restart"])
@pytest.mark.parametrize("jump", _JUMPS)
async def test_a_calendar_day_ends_at_midnight_of_the_clock_that_is_right(desk: Desk, jump: float, event: str) -> None:
    ledger = await desk.open()
    desk.clock.set_wall(jump)
    await spend(ledger, _CALENDAR, 3)
    await held(ledger, _CALENDAR)
    desk.clock.set_wall(-jump)
    ledger = await _again(desk, ledger, event)
    desk.clock.pass_by(10 * _HOUR)
    assert await held_for(ledger, _CALENDAR) == (LimitKind.RPD, 3, 2 * _HOUR + 1)
    desk.clock.pass_by(2 * _HOUR + 1)
    await spend(ledger, _CALENDAR, 3)
    await held(ledger, _CALENDAR)
    assert {day.day: day.requests for day in await ledger.days(date(2026, 4, 1), UTC)} == {
        date(2026, 5, 1): 3,
        date(2026, 5, 2): 3,
    }


@pytest.mark.parametrize("jump", _JUMPS)
@pytest.mark.parametrize("when", ["before", "after"])
async def test_after_a_boot_no_gate_is_closed_for_good_nor_open(desk: Desk, jump: float, when: str) -> None:
    """With a clock that is wrong until the computer is started, or from then on."""
    ledger = await desk.open()
    if when == "before":
        desk.clock.set_wall(jump)
    for wanted in (_MINUTE, _ROLLING, _CALENDAR):
        await spend(ledger, _of_its_own(wanted), 3)
    desk.clock.set_wall(-jump if when == "before" else jump)
    ledger = await _again(desk, ledger, "reboot")
    for wanted, longest in ((_MINUTE, 61.0), (_ROLLING, _DAY + 1), (_CALENDAR, _DAY + 1)):
        wanted = _of_its_own(wanted)
        waited = 0.0
        # Closed for at most as long as if everything had been sent just before the start …
        for _ in range(3):
            answer = await ledger.reserve(wanted)
            if isinstance(answer, Hold):
                assert answer.seconds is not None
                waited += answer.seconds
                desk.clock.pass_by(answer.seconds)
                await spend(ledger, wanted)
            else:
                await ledger.settle(answer, done())
        assert waited <= longest
        # … and from then on no more goes through than ever.
        desk.clock.pass_by(longest)
        await spend(ledger, wanted, 3)
        await held(ledger, wanted)


async def test_a_boot_under_a_right_clock_changes_nothing(desk: Desk) -> None:
    ledger = await desk.open()
    for wanted in (_MINUTE, _ROLLING, _CALENDAR):
        await spend(ledger, _of_its_own(wanted), 3)
    desk.clock.reboot(off=15)
    ledger = await desk.restart()
    gone = 15 + STARTING
    for wanted, seconds in ((_MINUTE, 61 - gone), (_ROLLING, _DAY + 1 - gone), (_CALENDAR, 12 * _HOUR + 1 - gone)):
        assert (await held_for(ledger, _of_its_own(wanted)))[2] == seconds
    desk.clock.pass_by(61 - gone)
    left = ((_MINUTE, LimitKind.RPM, 0), (_ROLLING, LimitKind.RPD, 3), (_CALENDAR, LimitKind.RPD, 3))
    for wanted, kind, count in left:
        assert await used(ledger, _of_its_own(wanted), kind) == count


async def test_requests_dated_in_the_future_are_as_old_as_the_boot(desk: Desk) -> None:
    ledger = await desk.open()
    desk.clock.set_wall(_HOUR)
    await spend(ledger, _MINUTE, 3)
    desk.clock.reboot()
    desk.clock.set_wall(-_HOUR)
    ledger = await desk.restart()
    assert (await held_for(ledger, _MINUTE))[2] == 61.0 - STARTING
    desk.clock.pass_by(61.0 - STARTING)
    await spend(ledger, _MINUTE)


async def test_requests_dated_far_ahead_do_not_count_for_a_year(desk: Desk) -> None:
    ledger = await desk.open()
    desk.clock.set_wall(365 * _DAY)
    await spend(ledger, _ROLLING, 3)
    desk.clock.set_wall(-365 * _DAY)
    for _ in range(4):
        # Never up for as long as a day.
        desk.clock.reboot(10 * _HOUR)
        ledger = await desk.restart()
        await ledger.recover()
    await spend(ledger, _ROLLING, 3)


async def test_a_clock_that_is_not_set_yet_dates_nothing(desk: Desk) -> None:
    """Boards without a battery begin in 1970, until the network tells them the time."""
    ledger = await desk.open()
    await spend(ledger, _CALENDAR, 2)
    await spend(ledger, _ROLLING)
    desk.clock.reboot(off=120)
    right = desk.clock.now
    desk.clock.now = 100.0
    ledger = await desk.restart()
    assert await used(ledger, _ROLLING, LimitKind.RPD) == 3
    await held(ledger, _CALENDAR)
    desk.clock.pass_by(30)
    desk.clock.now = right + 30
    await held(ledger, _ROLLING)
    assert {day.day: day.requests for day in await ledger.days(date(1970, 1, 1), UTC)} == {date(2026, 5, 1): 3}
    desk.clock.pass_by(12 * _HOUR)
    await spend(ledger, _CALENDAR, 3)


async def test_a_restart_in_the_middle_of_a_day_keeps_the_day(desk: Desk) -> None:
    ledger = await desk.open()
    for _ in range(3):
        await spend(ledger, _CALENDAR)
        desk.clock.pass_by(3 * _HOUR)
        ledger = await desk.restart()
    assert await held_for(ledger, _CALENDAR) == (LimitKind.RPD, 3, 3 * _HOUR + 1)
    assert await used(ledger, _CALENDAR, LimitKind.RPD) == 3


async def test_without_a_name_for_boots_the_wall_clock_counts(desk: Desk) -> None:
    desk.clock.boot = ""
    ledger = await desk.open()
    await spend(ledger, _MINUTE, 3)
    desk.clock.pass_by(21)
    ledger = await desk.restart()
    assert (await held_for(ledger, _MINUTE))[2] == 40.0
    desk.clock.ticks = 5.0
    assert (await held_for(ledger, _MINUTE))[2] == 40.0
    desk.clock.set_wall(_HOUR)
    await spend(ledger, _MINUTE, 3)
    desk.clock.set_wall(-_HOUR)
    await held(ledger, _MINUTE)
    desk.clock.pass_by(_HOUR + 62)
    await spend(ledger, _MINUTE, 3)


async def test_the_history_moves_with_the_clock(desk: Desk) -> None:
    ledger = await desk.open()
    await spend(ledger, order())
    desk.clock.set_wall(-timedelta(days=3).total_seconds())
    await spend(ledger, order())
    newer, older = await ledger.recent(2)
    assert newer.at == older.at == datetime.fromtimestamp(NOON, UTC) - timedelta(days=3)


def test_the_clock_of_this_computer() -> None:
    clock = SystemClock()
    first, second = clock.tick(), clock.tick()
    assert 0 < first <= second < first + 60
    assert clock.wall() == pytest.approx(datetime.now(UTC).timestamp(), abs=60)
    assert clock.boot == clock.boot == SystemClock().boot
    known = Path("/proc/sys/kernel/random/boot_id")
    if known.exists():
        assert clock.boot == known.read_text().strip()
        assert clock.tick() == pytest.approx(float(Path("/proc/uptime").read_text().split()[0]), abs=60)
