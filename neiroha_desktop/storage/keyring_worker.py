"""The one thread that talks to the OS keyring, which may hang on an unlock prompt."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class Job(Generic[T]):
    """One call of the keyring.

    Attributes:
        abandoned: set when nobody waits any more; work that changes something takes its change back then.
    """

    def __init__(self, work: Callable[[Job[T]], T]) -> None:
        self.abandoned = threading.Event()
        self.future: Future[T] = Future()
        self._work = work

    def run(self) -> None:
        """Do the work, unless nobody waits for it any more."""
        if not self.abandoned.is_set() and self.future.set_running_or_notify_cancel():
            with _HandOver(self.future):
                self.future.set_result(self._work(self))


class _HandOver:
    """Gives whatever the block raises to the one who waits for the future."""

    def __init__(self, future: Future[T]) -> None:
        self._hand_over = future.set_exception

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is not None:
            self._hand_over(error)
        return True


class KeyringWorker:
    """Runs jobs one after another on a daemon thread that lives while there is work.

    One at a time, so that a locked keyring shows one prompt and not one for each waiting request. A thread that hangs
    keeps nobody from ending the program.
    """

    def __init__(self) -> None:
        self._jobs: deque[Callable[[], None]] = deque()
        self._lock = threading.Lock()
        self._running = False

    async def run(self, work: Callable[[Job[T]], T], deadline: float) -> T:
        """Run `work` on the thread and wait for it at most `deadline` seconds.

        Raises:
            TimeoutError: it took longer, or a job before it hangs.
        """
        job = Job(work)
        self._submit(job.run)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(job.future), deadline)
        finally:
            if not job.future.done() or job.future.cancelled():
                job.abandoned.set()

    def _submit(self, job: Callable[[], None]) -> None:
        with self._lock:
            self._jobs.append(job)
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._work, name="neiroha-keyring", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._jobs:
                    self._running = False
                    return
                job = self._jobs.popleft()
            job()
