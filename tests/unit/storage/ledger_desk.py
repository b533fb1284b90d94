"""A ledger under a clock that the test sets."""

from __future__ import annotations

import subprocess
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime

from neiroha_desktop.domain.ledger import Hold, LimitKind, Order, Outcome, RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC).timestamp()
MODEL = "mimo-v2.5-tts"
STARTING = 20.0

PROGRAM = """
import asyncio, sys
from pathlib import Path
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.system_clock import SystemClock
from tests.unit.storage.ledger_desk import done, order

folder = DataFolder(Path(sys.argv[1]))

async def main():
    database = await Database.open(folder.database)
    ledger = Ledger(database, folder.processes, SystemClock())
    await work(ledger)
    await ledger.aclose()
    await database.aclose()
"""


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    boot: str = "boot 1"
    now: float = NOON
    ticks: float = 500_000.0

    def wall(self) -> float:
        return self.now

    def tick(self) -> float:
        return self.ticks

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        self.ticks += seconds

    def set_wall(self, seconds: float) -> None:
        """Set the wall clock ahead or, below zero, back."""
        self.now += seconds

    def reboot(self, off: float = 60.0) -> None:
        """Switch the computer off for some time, and start it, which takes `STARTING` seconds."""
        self.now += off + STARTING
        self.ticks = STARTING
        self.boot = f"{self.boot}+"


def order(limits: Limits | None = None, tokens: int = 100, *, account: str = "account", model: str = MODEL) -> Order:
    """Return a request."""
    return Order(account, "mimo", "MiMo", model, Limits(None) if limits is None else limits, tokens, 40, "旁白")


def done(tokens: int | None = None, sent_after: float = 0.0) -> Outcome:
    """Return a success."""
    return Outcome(RequestState.DONE, sent_after, 1.5, 0.4, 200, tokens=tokens, size_bytes=64_000, request_id="req-1")


@dataclass
class Desk:
    """Ledgers on one data folder, all of which are closed in the end."""

    folder: DataFolder
    clock: HandClock = field(default_factory=HandClock)
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def open(self) -> Ledger:
        """Start one more program on the folder."""
        database = await Database.open(self.folder.database)
        self.stack.push_async_callback(database.aclose)
        ledger = Ledger(database, self.folder.processes, self.clock)
        self.stack.push_async_callback(ledger.aclose)
        return ledger

    async def restart(self) -> Ledger:
        """End all programs on the folder, and start one."""
        await self.stack.aclose()
        return await self.open()


async def take(ledger: Ledger, wanted: Order) -> int:
    """Be let through."""
    row = await ledger.reserve(wanted)
    assert isinstance(row, int), row
    return row


async def spend(ledger: Ledger, wanted: Order, count: int = 1, tokens: int | None = None) -> None:
    """Send requests that are answered at once."""
    for _ in range(count):
        await ledger.settle(await take(ledger, wanted), done(tokens))


async def held(ledger: Ledger, wanted: Order) -> Hold:
    """Be held up."""
    found = await ledger.reserve(wanted)
    assert isinstance(found, Hold), found
    return found


async def held_for(ledger: Ledger, wanted: Order) -> tuple[LimitKind, int, float]:
    """Be held up; return the limit, its value and the seconds to the hundredth."""
    found = await held(ledger, wanted)
    assert found.seconds is not None
    return found.kind, found.limit, round(found.seconds, 2)


async def used(ledger: Ledger, wanted: Order, kind: LimitKind) -> int:
    """Return how far a limit is used."""
    uses = await ledger.uses(wanted.account, wanted.model_id, wanted.limits)
    return next(use.used for use in uses if use.kind is kind)


def go(process: subprocess.Popen[str]) -> None:
    """Send a line to a process that waits for one."""
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
