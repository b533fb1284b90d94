"""A thread of its own for blocking calls, which the loop never waits for longer than it said it would."""

from __future__ import annotations

import asyncio
import queue
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_Job = tuple["Future[Any]", "Callable[[], Any]"]


class Worker:
    """Runs calls one after the other in one thread, which starts with the first call.

    The thread is a daemon: a call that hangs inside a sound driver must not keep the program from ending.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._given_up: list[threading.Thread] = []

    @property
    def hung(self) -> bool:
        """Whether a call that was given up on has still not come back."""
        self._given_up = [thread for thread in self._given_up if thread.is_alive()]
        return bool(self._given_up)

    async def run(self, call: Callable[[], T], *, deadline: float | None = None) -> T:
        """Run a call after those before it and return its result.

        A cancelled caller drops its call if it has not begun, and its result if it has.

        Args:
            call: blocking, without arguments.
            deadline: seconds for this call and those before it.

        Raises:
            TimeoutError: the deadline has passed; the thread is left to itself, and later calls get a new one.
        """
        future = self.post(call)
        thread = self._thread
        timeout = asyncio.timeout(deadline)
        try:
            async with timeout:
                return await asyncio.wrap_future(future)
        finally:
            if timeout.expired():
                self._give_up(thread)

    def post(self, call: Callable[[], T]) -> Future[T]:
        """Run a call after those before it, without waiting for it."""
        future: Future[T] = Future()
        self._jobs.put((future, call))
        if self._thread is None:
            self._start()
        return future

    async def aclose(self, deadline: float = 2.0) -> None:
        """Finish what was begun and end the thread; one that hangs is left behind after `deadline` seconds."""
        thread = self._thread
        if thread is None:
            return
        self._thread = None
        self._jobs.put(None)
        self._jobs = queue.SimpleQueue()
        end = asyncio.get_running_loop().time() + deadline
        # Joining in slices keeps the loop alive; a thread that has nothing left to do ends within the first one.
        while thread.is_alive() and asyncio.get_running_loop().time() < end:
            thread.join(0.001)
            await asyncio.sleep(0.002)
        if thread.is_alive():
            self._given_up.append(thread)

    def _start(self) -> None:
        self._thread = threading.Thread(target=_work, args=(self._jobs,), name=self._name, daemon=True)
        self._thread.start()

    def _give_up(self, thread: threading.Thread | None) -> None:
        if thread is None or thread is not self._thread:
            return
        self._given_up.append(thread)
        self._thread = None
        waiting, self._jobs = self._jobs, queue.SimpleQueue()
        # What stood in line behind the call that hangs goes on in a new thread.
        while not waiting.empty():
            self._jobs.put(waiting.get())
        waiting.put(None)
        if not self._jobs.empty():
            self._start()


def _work(jobs: queue.SimpleQueue[_Job | None]) -> None:
    while (job := jobs.get()) is not None:
        _run(*job)
        # While the thread waits for the next job it must not hold the last one's clip.
        del job


def _run(future: Future[Any], call: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = call()
    except BaseException as error:  # noqa: BLE001 - nothing is swallowed: it is raised where the call is awaited
        future.set_exception(error)
    else:
        future.set_result(result)
