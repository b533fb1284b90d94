"""From a place in line to a line in the ledger, and back out again."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from neiroha_desktop.domain.clock import Clock, Moment
from neiroha_desktop.domain.ledger import Hold, LimitKind, Order, Outcome
from neiroha_desktop.domain.queue import Urgency
from neiroha_desktop.services import queue_words
from neiroha_desktop.services.lane import DAY_KINDS, ENDING_FREES, Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from neiroha_desktop.services.books import Books
    from neiroha_desktop.services.job import Job
    from neiroha_desktop.services.turns import Turns

PATIENCE_SECONDS = 60.0
"""So long somebody at the screen is let wait for a new day, or for a provider that wants to be left alone."""
_ALL = frozenset(LimitKind)


class Admission:
    """Lets requests through when it is their turn and the ledger agrees."""

    def __init__(self, turns: Turns, books: Books, clock: Clock, tell: Callable[[], None]) -> None:
        """Work on lanes and ledger; `tell` is called when what is shown has changed."""
        self._turns = turns
        self._books = books
        self._clock = clock
        self._tell = tell

    async def admit(self, job: Job) -> tuple[int, float]:
        """Wait until the ledger lets a request through.

        Returns:
            Its row, and when the ledger was asked for it, on the clock of `time.perf_counter`.

        Raises:
            LimitReachedError: it is larger than a limit, or somebody at the screen would wait for a new day.
            RateLimitError: somebody at the screen would wait too long for the provider.
            StorageError: the ledger cannot be written.
        """
        lane = self._lane(job)
        lane.enter(job, self._clock.tick())
        self._refuse_at_gate(lane, [job])
        self._tell()
        while True:
            await self._turns.take(job, lane)
            order = job.order
            # Before the ledger looks at its clock: what is sent may count later, but never earlier, than it was sent.
            reserved = time.perf_counter()
            answer = await self._books.reserve(order, partial(self._turns.free, lane, _ALL))
            now = self._clock.tick()
            if isinstance(answer, Hold):
                self._hold(job, lane, order, answer)
            elif order is job.order and not lane.is_shut(job, now):
                lane.admit(job, now)
                self._turns.wake(lane)
                self._tell()
                return answer, reserved
            else:
                # Meanwhile it was paused, or other limits count, or the provider wants to be left alone.
                lane.step_back(job)
                self._books.close(answer, None, partial(self._turns.free, lane, _ALL))

    def end(self, job: Job, row: int, outcome: Outcome | None) -> None:
        """Settle a request that was let through, or give it back where it has no outcome, and let the next one go."""
        lane = self._lane(job)
        lane.ended(job)
        frees = _ALL if outcome is None else ENDING_FREES
        # Given to the ledger before whoever is next asks it, so that they find the place free.
        self._books.close(row, outcome, partial(self._turns.free, lane, frees))
        self._turns.wake(lane)
        self._tell()

    def leave(self, job: Job) -> None:
        """Take a request out of its lane."""
        lane = self._lane(job)
        lane.leave(job)
        self._turns.wake(lane)
        self._tell()

    async def put_off(self, job: Job, seconds: float) -> None:
        """Let the next try be due later; it waits in line for that."""
        job.not_before = self._clock.tick() + seconds
        job.order = replace(job.order, attempt=job.order.attempt + 1)

    def slow_down(self, job: Job, seconds: float) -> None:
        """Hold back all requests of a model for as long as its provider wants to be left alone."""
        lane = self._lane(job)
        lane.close_gate(job.order.model_id, self._clock.tick() + seconds)
        self._refuse_at_gate(lane, lane.at_gate(job.order.model_id, Urgency.SCREEN))

    def _hold(self, job: Job, lane: Lane, asked: Order, hold: Hold) -> None:
        if asked is not job.order:
            # Other limits count meanwhile.
            lane.step_back(job)
            return
        if hold.never:
            raise queue_words.too_large(job.order, hold)
        now = self._now()
        impatient = job.urgency is Urgency.SCREEN and hold.kind in DAY_KINDS
        if impatient and hold.seconds is not None and hold.seconds > PATIENCE_SECONDS:
            raise queue_words.limit_reached(job.order, hold, now)
        lane.hold(job, hold, now.tick)
        self._turns.wake(lane)
        self._tell()

    def _refuse_at_gate(self, lane: Lane, jobs: Sequence[Job]) -> None:
        """Refuse those at the screen who would have to wait too long for a provider."""
        now = self._now()
        for job in jobs:
            until = lane.gate(job.order.model_id, now.tick)
            if job.urgency is Urgency.SCREEN and until is not None and until - now.tick > PATIENCE_SECONDS:
                self._turns.refuse(job, queue_words.asked_to_wait(job.order, until, now))

    def _lane(self, job: Job) -> Lane:
        return self._turns.lane(job.order.account)

    def _now(self) -> Moment:
        return Moment(self._clock.tick(), self._clock.wall())
