"""One user action: at most one task, stopped without a word, forgotten by nobody."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.ui.async_command import AsyncCommand, close_commands
from tests.ui.desk import until


class Work:
    """Something that takes until it is let go."""

    def __init__(self) -> None:
        self.started: list[str] = []
        self.finished: list[str] = []
        self.gate = asyncio.Event()

    async def run(self, name: str = "") -> None:
        self.started.append(name)
        await self.gate.wait()
        self.finished.append(name)


@pytest.fixture
def owner() -> QObject:
    return QObject()


async def test_a_second_start_does_nothing(owner: QObject) -> None:
    work = Work()
    command = AsyncCommand(work.run, owner)
    changes: list[bool] = []
    command.running_changed.connect(changes.append)
    command.start("first")
    command.start("second")
    command.trigger()
    assert command.running
    work.gate.set()
    await until(lambda: not command.running, "the turn")
    assert (work.started, work.finished, changes) == (["first"], ["first"], [True, False])
    command.start("third")
    await until(lambda: not command.running, "the turn")
    assert work.finished == ["first", "third"]


async def test_of_restarts_the_newest_wins(owner: QObject) -> None:
    work = Work()
    command = AsyncCommand(work.run, owner)
    changes: list[bool] = []
    failures: list[NeirohaError] = []
    command.running_changed.connect(changes.append)
    command.failed.connect(failures.append)
    command.start("first")
    await until(lambda: work.started == ["first"], "the turn")
    command.restart("second")
    command.restart("third")
    work.gate.set()
    await until(lambda: not command.running, "the turn")
    await asyncio.sleep(0)
    assert work.finished == ["third"]
    assert changes == [True, False], "an older run that ends must not look like the end of the newest"
    assert not failures


async def test_a_cancelled_task_says_nothing(owner: QObject) -> None:
    work = Work()
    command = AsyncCommand(work.run, owner)
    failures: list[NeirohaError] = []
    command.failed.connect(failures.append)
    command.start()
    await until(lambda: bool(work.started), "the turn")
    command.cancel()
    await until(lambda: not command.running, "the turn")
    assert not failures
    assert not work.finished
    command.cancel()
    assert not command.running


async def test_a_sentence_for_the_user_is_emitted(owner: QObject) -> None:
    wanted = InvalidInputError("text", msg("There is no text."))

    async def fail() -> None:
        raise wanted

    command = AsyncCommand(fail, owner)
    failures: list[tuple[NeirohaError, bool]] = []
    command.failed.connect(lambda error: failures.append((error, command.running)))
    command.start()
    await until(lambda: bool(failures), "the turn")
    assert failures == [(wanted, False)], "the action has ended when its failure is told"


async def test_the_failure_of_a_replaced_run_is_not_told(owner: QObject) -> None:
    started: list[int] = []

    async def work(number: int) -> None:
        started.append(number)
        try:
            await asyncio.Event().wait() if number == 1 else None
        finally:
            if number == 1:
                raise InvalidInputError("text", msg("too late"))

    command = AsyncCommand(work, owner)
    failures: list[NeirohaError] = []
    command.failed.connect(failures.append)
    command.start(1)
    await until(lambda: started == [1], "the turn")
    command.restart(2)
    await until(lambda: not command.running, "the turn")
    await command.aclose()
    assert started == [1, 2]
    assert not failures


async def test_a_bug_goes_to_the_excepthook(owner: QObject) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    command = AsyncCommand(fail, owner)
    failures: list[NeirohaError] = []
    command.failed.connect(failures.append)
    with capture_exceptions() as caught:
        command.start()
        await until(lambda: not command.running, "the turn")
        await asyncio.sleep(0)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert not failures


async def test_its_end_can_be_waited_for(owner: QObject) -> None:
    ended: list[str] = []

    async def work(error: NeirohaError | None) -> None:
        await asyncio.sleep(0)
        ended.append("work")
        if error is not None:
            raise error

    command = AsyncCommand(work, owner)
    await command.ended()
    for error in (None, NeirohaError(msg("That did not work."))):
        command.start(error)
        await command.ended()
        assert not command.running
    assert ended == ["work", "work"]


async def test_closing_leaves_nothing_behind(owner: QObject) -> None:
    cleaned: list[str] = []

    async def stubborn(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            # Closing an HTTP request takes a few turns of the loop.
            await asyncio.sleep(0.02)
            cleaned.append(name)

    command = AsyncCommand(stubborn, owner)
    command.start("old")
    await asyncio.sleep(0)
    command.restart("new")
    await asyncio.sleep(0)
    await close_commands(owner)
    assert sorted(cleaned) == ["new", "old"]
    command.start("late")
    command.restart("late")
    assert not command.running, "a timer that fires after the end starts nothing any more"
    assert asyncio.all_tasks() == {asyncio.current_task()}
