"""A dispatcher under hand-set time, and requests that end when the test says so."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, field

from neiroha_desktop.domain.ledger import Order
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import QueuedRequest, Urgency
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services import queue_words
from neiroha_desktop.services.dispatcher import Dispatcher
from neiroha_desktop.services.outcomes import Receipt
from tests.unit.services.hand_time import HandTime, quiet
from tests.unit.services.memory_ledger import MemoryLedger

MODEL = "mimo-v2.5-tts"


def order(
    limits: Limits | None = None,
    *,
    provider: str = "mimo",
    model: str = MODEL,
    account: str = "account",
    tokens: int = 100,
) -> Order:
    """Return what a request is counted by; one at a time unless it is told otherwise."""
    return Order(account, provider, provider.title(), model, limits or Limits(1), tokens, 40, "旁白")


@dataclass
class Call:
    """One try, on its way."""

    id: str
    record: WireRecord
    answer: asyncio.Future[str]


@dataclass
class Desk:
    """What a test needs."""

    time: HandTime = field(default_factory=HandTime)
    ledger: MemoryLedger = field(init=False)
    dispatcher: Dispatcher = field(init=False)
    tasks: dict[str, asyncio.Task[str]] = field(default_factory=dict)
    calls: defaultdict[str, list[Call]] = field(default_factory=lambda: defaultdict(list))
    sent: list[str] = field(default_factory=list)
    """Ids in the order in which they were sent."""
    inside: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.ledger = MemoryLedger(self.time)
        self.dispatcher = Dispatcher(self.ledger, self.time, self.time.timer)

    def come(self, name: str, wanted: Order | None = None, urgency: Urgency = Urgency.SCREEN) -> None:
        """Ask for a request."""

        async def send(record: WireRecord) -> str:
            record.started_tick = time.perf_counter()
            record.sent = 0.0
            call = Call(name, record, asyncio.get_running_loop().create_future())
            self.calls[name].append(call)
            self.sent.append(name)
            self.inside.add(name)
            try:
                return await call.answer
            finally:
                self.inside.discard(name)

        def receipt(answer: str) -> Receipt:
            return Receipt(tokens=None, request_id=f"id of {answer}", size_bytes=len(answer))

        running = self.dispatcher.run(wanted or order(), send, receipt, urgency=urgency, request_id=name)
        self.tasks[name] = asyncio.ensure_future(running)

    async def came(self, name: str, wanted: Order | None = None, urgency: Urgency = Urgency.SCREEN) -> None:
        """Ask for a request, and let it go as far as it can."""
        self.come(name, wanted, urgency)
        await quiet()

    async def answer(self, name: str) -> None:
        """Let a request that is under way succeed."""
        self.calls[name][-1].answer.set_result(name)
        await quiet()

    async def fail(self, name: str, error: Exception) -> None:
        """Let a request that is under way fail."""
        self.calls[name][-1].answer.set_exception(error)
        await quiet()

    async def cancel(self, name: str) -> None:
        """Cancel whoever asked."""
        self.tasks[name].cancel()
        await quiet()

    def find(self, name: str) -> QueuedRequest:
        """Return a request as it is shown."""
        return next(one for one in self.dispatcher.queue() if one.id == name)

    def why(self, name: str) -> str:
        """Say why a request waits."""
        return str(queue_words.reason(self.find(name), self.dispatcher.now()))

    async def close(self) -> None:
        """End what is left, and see that nothing is left behind."""
        await self.dispatcher.aclose()
        await asyncio.gather(*self.tasks.values(), return_exceptions=True)
        assert self.dispatcher.queue() == []
        assert (self.dispatcher.running, self.dispatcher.waiting) == (0, 0)
        assert self.time.pending == 0
        assert all(row.outcome is not None for row in self.ledger.rows.values())
