"""A queue of requests under a test's control, in the place of the dispatcher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.clock import Moment
from neiroha_desktop.domain.queue import QueuedRequest, QueueState, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.ledger import Hold


class QueueStub:
    """What the window reads of a dispatcher. Counts how often it is asked for the whole list."""

    def __init__(self) -> None:
        self.requests: list[QueuedRequest] = []
        self.tick = 100.0
        self.looks = 0
        self._listeners: list[Callable[[], None]] = []

    @property
    def running(self) -> int:
        """Requests under way."""
        return sum(one.state is QueueState.RUNNING for one in self.requests)

    @property
    def waiting(self) -> int:
        """Requests that wait."""
        return len(self.requests) - self.running

    def now(self) -> Moment:
        """Return the moment."""
        return Moment(self.tick, 1_800_000_000.0)

    def queue(self) -> list[QueuedRequest]:
        """Return all requests."""
        self.looks += 1
        return list(self.requests)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Tell a listener of changes."""
        self._listeners.append(listener)

    def show(self, *requests: QueuedRequest) -> None:
        """Let these be all requests, and say so."""
        self.requests = list(requests)
        for listener in self._listeners:
            listener()


def request(
    number: int, state: QueueState, *, hold: Hold | None = None, until: float | None = None, ahead: int = 0
) -> QueuedRequest:
    """Return a request of a provider called Mine."""
    return QueuedRequest(
        f"r{number}", "account", "mine", "Mine", "model", "Ann", Urgency.SCREEN, state, 100.0, ahead, hold, until
    )
