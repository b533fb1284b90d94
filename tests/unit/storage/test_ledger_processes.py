"""Several programs on one data folder, some of which are killed."""

from __future__ import annotations

import os

import pytest

from neiroha_desktop.domain.ledger import LimitKind, RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.process_mark import ProcessMark
from tests.unit.storage.conftest import Start, expect_line, finish
from tests.unit.storage.ledger_desk import PROGRAM, done, go, held, order, take, used

pytestmark = pytest.mark.once

_RUSH = (
    PROGRAM
    + """
async def work(ledger):
    await ledger.recover()
    print("ready", flush=True)
    sys.stdin.readline()
    through = 0
    for _ in range(600):
        row = await ledger.reserve(order(Limits(None, rpm=500)))
        if isinstance(row, int):
            through += 1
            await ledger.settle(row, done())
    print(through)

asyncio.run(main())
"""
)

_HOLD_ON = (
    PROGRAM
    + """
async def work(ledger):
    print(await ledger.reserve(order(Limits(2, rpm=5))), flush=True)
    print("under way", flush=True)
    sys.stdin.readline()

asyncio.run(main())
"""
)


async def test_two_programs_keep_one_limit_together(folder: DataFolder, start: Start, ledger: Ledger) -> None:
    processes = [start(_RUSH, folder.root) for _ in range(2)]
    for process in processes:
        expect_line(process, "ready")
    for process in processes:
        go(process)
    through = [int(finish(process)) for process in processes]
    assert sum(through) == 500
    assert min(through) > 0
    assert (await held(ledger, order(Limits(None, rpm=500)))).kind is LimitKind.RPM


async def test_what_a_living_program_has_under_way_is_left_alone(
    folder: DataFolder, start: Start, ledger: Ledger
) -> None:
    wanted = order(Limits(2, rpm=5))
    process = start(_HOLD_ON, folder.root)
    expect_line(process, "under way")
    assert await ledger.recover() == 0
    mine = await take(ledger, wanted)
    assert (await held(ledger, wanted)).kind is LimitKind.CONCURRENCY
    assert [request.state for request in await ledger.recent(5)] == [RequestState.RUNNING] * 2

    process.kill()
    process.wait(20)
    assert await ledger.recover() == 1
    assert [request.state for request in await ledger.recent(5)] == [RequestState.RUNNING, RequestState.LOST]
    assert await used(ledger, wanted, LimitKind.CONCURRENCY) == 1
    assert await used(ledger, wanted, LimitKind.RPM) == 2, "it may have reached the provider"
    await ledger.settle(mine, done())


async def test_a_killed_program_makes_room_for_those_who_wait(folder: DataFolder, start: Start, ledger: Ledger) -> None:
    wanted = order(Limits(1))
    process = start(_HOLD_ON, folder.root)
    expect_line(process, "under way")
    await held(ledger, wanted)
    process.kill()
    process.wait(20)
    await take(ledger, wanted)


async def test_a_program_that_ends_well_leaves_nothing(folder: DataFolder, start: Start, ledger: Ledger) -> None:
    process = start(_HOLD_ON, folder.root)
    expect_line(process, "under way")
    assert len(list(folder.processes.iterdir())) == 1
    go(process)
    finish(process)
    assert list(folder.processes.iterdir()) == []
    assert await ledger.recover() == 1, "it had not settled what it had under way"


async def test_a_lock_that_is_long_forgotten_is_removed(folder: DataFolder, ledger: Ledger) -> None:
    living, young = ProcessMark(folder.processes), ProcessMark(folder.processes)
    await ledger.recover()
    living.hold()
    for name in ("old", "young", living.name):
        path = folder.processes / f"{name}.lock"
        path.touch()
        if name != "young":
            os.utime(path, (1e9, 1e9))
    await ledger.sweep()
    left = {path.stem for path in folder.processes.iterdir()}
    assert left == {"young", living.name, *left - {"old"}}
    assert len(left) == 3
    assert young.is_alive(living.name)
    living.release()
    assert not young.is_alive(living.name)
    assert not living.held
