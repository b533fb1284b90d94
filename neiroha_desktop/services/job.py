"""One request between being asked for and its end, as the dispatcher keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ledger import Hold, Order
from neiroha_desktop.domain.queue import Urgency

if TYPE_CHECKING:
    import asyncio

    from neiroha_desktop.domain.errors import NeirohaError

Group = tuple[Urgency, str, str]
"""Urgency, provider and model: within it, nobody overtakes."""


@dataclass(eq=False, slots=True)
class Job:
    """One request from when it is asked for until it has ended."""

    id: str
    number: int
    """In order of arrival."""
    order: Order
    urgency: Urgency
    since: float
    """Tick at which it came."""
    task: asyncio.Task[object] | None = None
    """Whoever asked for it."""
    turn: asyncio.Future[None] | None = None
    """Done when it is its turn."""
    refusal: NeirohaError | None = None
    """Why its turn will never come."""
    not_before: float = 0.0
    """Tick of its next try."""
    started: float | None = None
    """Tick at which it was let through."""
    hold: Hold | None = None
    until: float | None = None
    """Tick at which the hold ends, where that is known."""
    look_again: float = 0.0
    """Tick up to which the hold is believed."""

    @property
    def group(self) -> Group:
        """Those who may not overtake each other."""
        return self.urgency, self.order.provider_id, self.order.model_id
