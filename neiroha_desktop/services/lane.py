"""The line of one account: who goes next, and what holds the others up. It is told the time, and waits for nobody."""

from __future__ import annotations

import heapq
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ledger import Hold, LimitKind
from neiroha_desktop.domain.queue import QueuedRequest, QueueState, Urgency
from neiroha_desktop.services.job import Group, Job

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator

    from neiroha_desktop.domain.provider import Limits

POLL_SECONDS = 0.25
"""How soon to ask again where another program's request is in the way."""
LEAST_SECONDS = 0.01
"""A hold that ends at once is still given so long, so that nobody asks again and again."""
RECHECK_SECONDS = 15.0
"""How long a hold is believed: clocks jump, computers sleep, and other programs give back what they did not use."""
DAY_KINDS = frozenset({LimitKind.RPD, LimitKind.TPD})
TOKEN_KINDS = frozenset({LimitKind.TPM, LimitKind.TPD})
ENDING_FREES = frozenset({LimitKind.CONCURRENCY}) | TOKEN_KINDS
"""What may have room once another request has ended: its place is free, and its tokens may be fewer than estimated."""


class Lane:
    """All requests of one account.

    One request at a time is given to the caller of `next`, who asks the ledger and answers with `admit`, `hold` or
    `leave`. Nothing here takes longer because many wait, except to list or change them all.

    Attributes:
        running: requests that were let through and have not ended.
    """

    def __init__(self, paused: Container[str]) -> None:
        """Begin an empty line; `paused` holds the ids of the paused providers, also as they will be later."""
        self._paused = paused
        self._jobs: dict[int, Job] = {}
        self._groups: dict[Group, list[tuple[int, Job]]] = {}
        self._later: list[tuple[float, int, Job]] = []
        self._held: set[Job] = set()
        self._gates: dict[str, float] = {}
        self._asking: Job | None = None
        self.running = 0

    @property
    def waiting(self) -> int:
        """Requests that have not been let through, or will try again."""
        return len(self._jobs) - self.running

    # Coming and going

    def enter(self, job: Job, now: float) -> None:
        """Take a request into the line, in the place that its arrival gives it."""
        self._jobs[job.number] = job
        if job.not_before > now:
            heapq.heappush(self._later, (job.not_before, job.number, job))
        else:
            self._line_up(job)

    def leave(self, job: Job) -> None:
        """Take a request out, wherever it stands. One that runs has to be `ended` first."""
        self._jobs.pop(job.number, None)
        self._held.discard(job)
        if self._asking is job:
            self._asking = None

    # Who goes next

    def next(self, now: float) -> Job | None:
        """Return whose turn it is to ask the ledger; None where nobody can go, or somebody is asking."""
        if self._asking is not None:
            return None
        self._catch_up(now)
        job = self._first(now)
        if job is None:
            return None
        limit = job.order.limits.max_concurrency
        if limit is not None and self.running >= limit:
            # Known without asking. The end of one of them wakes it.
            self._believe(job, Hold(LimitKind.CONCURRENCY, limit, None), None, math.inf)
            return None
        heapq.heappop(self._groups[job.group])
        self._asking = job
        return job

    def admit(self, job: Job, now: float) -> None:
        """Note that the ledger lets the request through that was asked for."""
        self._asking = None
        self.running += 1
        job.started, job.hold, job.until = now, None, None

    def hold(self, job: Job, hold: Hold, now: float) -> None:
        """Note what the ledger says holds up the request that was asked for; it goes back to its place."""
        self._asking = None
        self._line_up(job)
        until = None if hold.seconds is None else now + hold.seconds
        seconds = POLL_SECONDS if hold.seconds is None else min(max(hold.seconds, LEAST_SECONDS), RECHECK_SECONDS)
        self._believe(job, hold, until, now + seconds)

    def step_back(self, job: Job) -> None:
        """Put the request that was asked for back into its place: what it asked with has changed meanwhile."""
        self._asking = None
        self._line_up(job)

    def ended(self, job: Job) -> None:
        """Note that a request that was let through has ended; it then leaves, or enters again for its next try."""
        self.running -= 1
        job.started = None
        self.doubt({LimitKind.CONCURRENCY})

    # What changes for those who wait

    def doubt(self, kinds: Collection[LimitKind]) -> None:
        """Look again at once at those that such limits hold up."""
        self._held = {job for job in self._held if job.hold is None or job.hold.kind not in kinds}

    def doubt_provider(self, provider_id: str) -> None:
        """Look again at once at those of a provider that are held up."""
        self._held = {job for job in self._held if job.order.provider_id != provider_id}

    def set_limits(self, provider_id: str, limits: Limits) -> None:
        """Let other limits count for all requests of a provider."""
        for job in self._jobs.values():
            if job.order.provider_id == provider_id and job.order.limits != limits:
                job.order = replace(job.order, limits=limits)
        self.doubt_provider(provider_id)

    def close_gate(self, model_id: str, until: float) -> None:
        """Let nobody of a model through before a tick: its provider has asked for that."""
        self._gates[model_id] = max(until, self._gates.get(model_id, until))

    def gate(self, model_id: str, now: float) -> float | None:
        """Return the tick at which a model's gate opens; None where it is open."""
        until = self._gates.get(model_id)
        return until if until is not None and until > now else None

    def is_shut(self, job: Job, now: float) -> bool:
        """Whether a request may not go now although no limit holds it up."""
        return job.order.provider_id in self._paused or self.gate(job.order.model_id, now) is not None

    def at_gate(self, model_id: str, urgency: Urgency) -> list[Job]:
        """Return those of a model and an urgency that wait."""
        jobs = self._jobs.values()
        return [
            one for one in jobs if one.started is None and one.order.model_id == model_id and one.urgency is urgency
        ]

    def next_look(self) -> float | None:
        """Return the tick at which somebody may go on without anything else happening; None where that is never."""
        ticks = [job.look_again for job in self._held]
        if self.waiting:
            ticks += self._gates.values()
        if self._later:
            ticks.append(self._later[0][0])
        soonest = min(ticks, default=math.inf)
        return None if soonest == math.inf else soonest

    # Seeing it

    def requests(self, now: float, attempts: int) -> Iterator[QueuedRequest]:
        """Describe all requests: first those that run, then the others in the order in which they will go."""
        jobs = sorted(self._jobs.values(), key=lambda job: (job.started is None, job.urgency, job.number))
        ahead = 0
        for job in jobs:
            state = self._state(job, now)
            yield self._described(job, state, now, ahead if state is QueueState.WAITING else 0, attempts)
            ahead += state is QueueState.WAITING

    def _state(self, job: Job, now: float) -> QueueState:
        if job.started is not None:
            return QueueState.RUNNING
        if job.order.provider_id in self._paused:
            return QueueState.PAUSED
        return QueueState.RETRYING if job.not_before > now else QueueState.WAITING

    def _described(self, job: Job, state: QueueState, now: float, ahead: int, attempts: int) -> QueuedRequest:
        hold, until = None, None
        if state is QueueState.RETRYING:
            until = job.not_before
        elif state is QueueState.WAITING:
            if job in self._held or job is self._asking:
                hold, until = job.hold, job.until
            else:
                until = self.gate(job.order.model_id, now)
        order = job.order
        return QueuedRequest(
            job.id,
            order.account,
            order.provider_id,
            order.provider_name,
            order.model_id,
            order.title,
            job.urgency,
            state,
            job.since,
            ahead,
            hold,
            until,
            order.attempt,
            attempts,
            job.started,
        )

    def _line_up(self, job: Job) -> None:
        heapq.heappush(self._groups.setdefault(job.group, []), (job.number, job))

    def _believe(self, job: Job, hold: Hold, until: float | None, look_again: float) -> None:
        job.hold, job.until, job.look_again = hold, until, look_again
        self._held.add(job)

    def _catch_up(self, now: float) -> None:
        """Let go of what time has overcome."""
        while self._later and self._later[0][0] <= now:
            job = heapq.heappop(self._later)[2]
            if job.number in self._jobs:
                self._line_up(job)
        if any(job.look_again <= now for job in self._held):
            self._held = {job for job in self._held if job.look_again > now}
        if any(until <= now for until in self._gates.values()):
            self._gates = {model: until for model, until in self._gates.items() if until > now}

    def _first(self, now: float) -> Job | None:
        best: Job | None = None
        for group in list(self._groups):
            line = self._groups[group]
            while line and line[0][0] not in self._jobs:
                # Has left meanwhile.
                heapq.heappop(line)
            if not line:
                del self._groups[group]
            elif not self._is_blocked(group):
                job = line[0][1]
                if best is None or (job.urgency, job.number) < (best.urgency, best.number):
                    best = job
        return best

    def _is_blocked(self, group: Group) -> bool:
        _, provider_id, model_id = group
        if provider_id in self._paused or model_id in self._gates:
            return True
        return any(_blocks(job, group) for job in self._held)


def _blocks(held: Job, group: Group) -> bool:
    """Tell whether others have to wait with one that is held up: those who would take away what it waits for."""
    urgency, provider_id, model_id = group
    assert held.hold is not None
    if held.urgency > urgency:
        return False
    if held.hold.kind is LimitKind.CONCURRENCY or held.order.model_id == model_id:
        return True
    return held.hold.kind in DAY_KINDS and held.order.provider_id == provider_id
