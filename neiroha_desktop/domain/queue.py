"""Requests that wait or run, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from neiroha_desktop.domain.ledger import Hold


class Urgency(IntEnum):
    """Who waits for a request; the smaller goes first."""

    SCREEN = 0
    """Somebody sits in front of it."""
    BULK = 1
    """One of many that were asked for at once."""


class QueueState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    """For a limit, or for those ahead of it."""
    PAUSED = "paused"
    """Its provider is paused."""
    RETRYING = "retrying"
    """A try failed, and the next one is due later."""
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class QueuedRequest:
    """One request in the queue, as it stands at one moment."""

    id: str
    """As whoever asked for it named it; for `Dispatcher.cancel`."""
    account: str
    provider_id: str
    provider_name: str
    model_id: str
    title: str
    """Who speaks."""
    urgency: Urgency
    state: QueueState
    since: float
    """Clock.tick at which it came."""
    ahead: int = 0
    """Requests of the same account that go first."""
    hold: Hold | None = None
    """The limit that it waits for."""
    until: float | None = None
    """Clock.tick at which it goes on, where that is known."""
    attempt: int = 1
    attempts: int = 3
    """Tries that it has at most."""
    started: float | None = None
    """Clock.tick at which it was let through; None while it waits."""
