"""The door that every synthesis passes: inside the limits, in order, tried again where that helps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from neiroha_desktop.domain.clock import Clock, Moment
from neiroha_desktop.domain.errors import ProviderError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.ledger import Order
from neiroha_desktop.domain.queue import QueuedRequest, Urgency
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services import outcomes, retries
from neiroha_desktop.services.admission import Admission
from neiroha_desktop.services.books import Books, RequestLedger
from neiroha_desktop.services.job import Job
from neiroha_desktop.services.outcomes import Receipt
from neiroha_desktop.services.turns import Timer, Turns, call_later, soon

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from neiroha_desktop.domain.provider import Limits

__all__ = ["Dispatcher", "OrderChangedError", "Receipt"]

T = TypeVar("T")


class OrderChangedError(Exception):
    """Raised by what sends a request, before anything was sent: it would have to be ordered otherwise.

    Attributes:
        order: the new order; it keeps its place in line.
    """

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.order = order


class Dispatcher:
    """Lets requests through one by one, as the limits of their accounts allow; one lane for each account.

    Attributes:
        clock: what waiting is measured with.
    """

    def __init__(self, ledger: RequestLedger, clock: Clock, timer: Timer = call_later) -> None:
        self.clock = clock
        self._books = Books(ledger)
        self._turns = Turns(clock, timer, self._tell)
        self._admission = Admission(self._turns, self._books, clock, self._tell)
        self._jobs: dict[str, Job] = {}
        self._count = 0
        self._listeners: list[Callable[[], None]] = []
        self._telling = False
        # As it was described last; several pages look at it after each change.
        self._queue: list[QueuedRequest] | None = None

    # Seeing it

    @property
    def running(self) -> int:
        """Requests under way, over all accounts."""
        return sum(lane.running for lane in self._turns.lanes)

    @property
    def waiting(self) -> int:
        """Requests that wait for their turn or for their next try, over all accounts."""
        return sum(lane.waiting for lane in self._turns.lanes)

    def now(self) -> Moment:
        """Return the moment, for `queue_words`."""
        return Moment(self.clock.tick(), self.clock.wall())

    def queue(self) -> list[QueuedRequest]:
        """Return all requests: of each account first those that run, then the others in the order they will go."""
        if self._queue is None:
            now = self.clock.tick()
            self._queue = [one for lane in self._turns.lanes for one in lane.requests(now, retries.TRIES)]
        return list(self._queue)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after something in the queue has changed, once for all that changes at a time."""
        self._listeners.append(listener)

    # Changing it

    def cancel(self, request_id: str) -> None:
        """Cancel whoever asked for a request. It is gone from the queue once they have noticed."""
        job = self._jobs.get(request_id)
        if job is not None and job.task is not None:
            job.task.cancel()

    def cancel_provider(self, provider_id: str) -> None:
        """Cancel all requests of a provider."""
        for job in list(self._jobs.values()):
            if job.order.provider_id == provider_id:
                self.cancel(job.id)

    def pause(self, provider_id: str) -> None:
        """Let no more requests of a provider through; those under way go on."""
        self._turns.set_paused(provider_id, True)
        self._tell()

    def resume(self, provider_id: str) -> None:
        """Let requests of a provider through again."""
        self._turns.set_paused(provider_id, False)
        self._tell()

    def is_paused(self, provider_id: str) -> bool:
        """Whether a provider is paused."""
        return self._turns.is_paused(provider_id)

    def set_limits(self, provider_id: str, limits: Limits) -> None:
        """Let other limits count from now on, also for those who wait."""
        self._turns.set_limits(provider_id, limits)
        self._tell()

    # Passing it

    async def run(
        self,
        order: Order,
        send: Callable[[WireRecord], Awaitable[T]],
        receipt: Callable[[T], Receipt],
        *,
        urgency: Urgency = Urgency.SCREEN,
        request_id: str = "",
    ) -> T:
        """Wait for the turn of a request, send it, and try again where its failure allows that.

        Cancelling gives back what was not sent. Once `send` has returned, its result is returned, whatever happens.

        Args:
            order: what it is counted by.
            send: called once for each try, with a fresh record to be filled; a try whose record says nothing of being
                sent, and that has no answer, does not count.
            receipt: says what the ledger keeps of a result.
            urgency: who goes first.
            request_id: names it in the queue; made up where it is empty.

        Raises:
            LimitReachedError: it is larger than a limit, or somebody at the screen would wait for a new day.
            StorageError: the ledger cannot be written; nothing was sent.
            NeirohaError: as the last `send` raised it.
        """
        job = self._come(order, request_id or new_id(), urgency)
        attempt = partial(self._attempt, job, send, receipt)
        put_off, slow_down = partial(self._admission.put_off, job), partial(self._admission.slow_down, job)
        try:
            try:
                return await attempt()
            except ProviderError as error:
                if not error.retryable:
                    raise
                failed = error
            return await retries.try_again(failed, attempt, put_off, slow_down)
        finally:
            del self._jobs[job.id]
            self._admission.leave(job)

    def note_audio(self, row: int, seconds: float) -> None:
        """Note in the ledger how many seconds of audio an answer holds; `row` is `WireRecord.row` of its request."""
        self._books.note_audio(row, seconds)

    async def aclose(self) -> None:
        """End all requests, let whoever asked for them finish, and wait until the ledger is written."""
        tasks = {job.task for job in self._jobs.values() if job.task is not None} - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        await self._books.aclose()
        self._turns.close()

    # One request

    def _come(self, order: Order, request_id: str, urgency: Urgency) -> Job:
        if request_id in self._jobs:
            raise ValueError(f"There is a request {request_id} already.")
        self._count += 1
        job = Job(request_id, self._count, order, urgency, self.clock.tick(), asyncio.current_task())
        self._jobs[request_id] = job
        return job

    async def _attempt(
        self, job: Job, send: Callable[[WireRecord], Awaitable[T]], receipt: Callable[[T], Receipt]
    ) -> T:
        while True:
            row, reserved = await self._admission.admit(job)
            record = WireRecord(row=row)
            try:
                result = await send(record)
                outcome = outcomes.success(record, reserved, receipt(result))
            except OrderChangedError as change:
                self._admission.end(job, row, None)
                self._admission.leave(job)
                job.order = replace(change.order, attempt=job.order.attempt)
                continue
            except BaseException as error:
                if isinstance(error, ProviderError):
                    retries.mark(error, record)
                    error.wire = record if record.method else None
                self._admission.end(job, row, outcomes.failure(record, reserved, error))
                raise
            self._admission.end(job, row, outcome)
            return result

    def _tell(self) -> None:
        """Tell the listeners once, after all that happens in this step of the event loop."""
        self._queue = None
        if self._telling:
            return
        self._telling = True
        soon(self._tell_now)

    def _tell_now(self) -> None:
        self._telling = False
        for listener in self._listeners:
            listener()
