"""A thread for what blocks, which may hang without taking the loop with it."""

from __future__ import annotations

import asyncio
import functools
import threading

import pytest

from neiroha_desktop.audio.worker import Worker


async def test_calls_run_in_order_in_one_other_thread() -> None:
    worker = Worker("test")
    seen: list[tuple[int, int]] = []

    def note(number: int) -> None:
        seen.append((number, threading.get_ident()))

    await asyncio.gather(*(worker.run(functools.partial(note, number)) for number in range(5)))
    await worker.aclose()

    assert [number for number, _ in seen] == [0, 1, 2, 3, 4]
    assert len({thread for _, thread in seen} - {threading.get_ident()}) == 1


async def test_an_error_reaches_the_caller() -> None:
    worker = Worker("test")

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await worker.run(fail)
    assert await worker.run(lambda: 3) == 3
    await worker.aclose()


async def test_a_cancelled_call_that_has_not_begun_never_begins() -> None:
    worker = Worker("test")
    gate = threading.Event()
    begun: list[str] = []
    first = asyncio.ensure_future(worker.run(gate.wait))
    second = asyncio.ensure_future(worker.run(lambda: begun.append("second")))
    await asyncio.sleep(0)
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    gate.set()
    await first
    await worker.aclose()

    assert begun == []


async def test_a_call_that_hangs_is_left_behind_and_the_next_ones_run() -> None:
    worker = Worker("test")
    gate = threading.Event()
    behind = asyncio.ensure_future(_after_a_hang(worker, gate))
    with pytest.raises(TimeoutError):
        await behind
    waiting = worker.post(lambda: "new thread")

    assert worker.hung
    assert await asyncio.wrap_future(waiting) == "new thread"
    gate.set()
    await worker.aclose()
    assert not await _still_hung(worker)


async def test_calls_in_line_behind_one_that_hangs_are_not_lost() -> None:
    worker = Worker("test")
    gate = threading.Event()
    hanging = asyncio.ensure_future(worker.run(gate.wait, deadline=0.05))
    await asyncio.sleep(0)
    patient = asyncio.ensure_future(worker.run(lambda: "done"))

    assert await patient == "done"
    with pytest.raises(TimeoutError):
        await hanging
    gate.set()
    await worker.aclose()
    assert not await _still_hung(worker)


async def test_closing_ends_the_thread_and_a_hanging_one_does_not_hold_it_up() -> None:
    worker = Worker("test closing")
    gate = threading.Event()
    worker.post(gate.wait)
    await worker.aclose(deadline=0.05)

    assert worker.hung
    gate.set()
    assert not await _still_hung(worker)
    assert "test closing" not in {thread.name for thread in threading.enumerate()}


async def _after_a_hang(worker: Worker, gate: threading.Event) -> None:
    await worker.run(gate.wait, deadline=0.05)


async def _still_hung(worker: Worker) -> bool:
    async with asyncio.timeout(5):
        while worker.hung:  # noqa: ASYNC110 - a thread's end has no event
            await asyncio.sleep(0.005)
    return worker.hung
