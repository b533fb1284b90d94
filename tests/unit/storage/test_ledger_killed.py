"""A program that is killed between being let through and settling: nothing that was sent goes uncounted."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from neiroha_desktop.domain.ledger import Hold, LimitKind, RequestState
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from tests.examples import examples
from tests.unit.storage.conftest import Start
from tests.unit.storage.ledger_desk import PROGRAM, go, order, take, used

pytestmark = pytest.mark.once

# Forks, because a program that has to load everything anew takes longer to start than it then lives.
_KILLED_ONES = (
    PROGRAM
    + """
import os

async def work(ledger):
    while True:
        row = await ledger.reserve(order(Limits(1)))
        assert isinstance(row, int), row
        reader, writer = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
        writer.write(f"POST / HTTP/1.1\\r\\nHost: x\\r\\nX-Row: {row}\\r\\n\\r\\n".encode())
        await writer.drain()
        answer = await reader.read()
        assert answer.startswith(b"HTTP/1.1 200"), answer
        writer.close()
        await ledger.settle(row, done(7))

for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(main())
        finally:
            os._exit(1)
    print(child, flush=True)
    _, status = os.waitpid(child, 0)
    print("ended", os.waitstatus_to_exitcode(status), flush=True)
"""
)


class _Provider:
    """Notes the row of each request that arrives, before it answers."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.answering = asyncio.Event()
        self.arrived = asyncio.Condition()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[int]:
        """Serve on a free port."""
        server = await asyncio.start_server(self._serve, "127.0.0.1")
        async with server:
            yield server.sockets[0].getsockname()[1]

    async def wait(self, count: int) -> None:
        """Wait until so many requests have arrived."""
        async with asyncio.timeout(60), self.arrived:
            await self.arrived.wait_for(lambda: len(self.seen) >= count)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            async with self.arrived:
                self.seen.append(int(head.rpartition(b"X-Row: ")[2]))
                self.arrived.notify_all()
            await self.answering.wait()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # Killed in the middle.
        finally:
            writer.close()


async def _some_moment(provider: _Provider, chance: random.Random) -> None:
    """Wait for any moment in the life of a program: while it starts, sends, waits, settles."""
    before = len(provider.seen)
    provider.answering.set()
    match chance.choice(["starting", "busy", "busy", "waiting"]):
        case "starting":
            await asyncio.sleep(chance.random() * 0.1)
        case "busy":
            await provider.wait(before + chance.randrange(1, 6))
            await asyncio.sleep(chance.random() * 0.005)
        case "waiting":
            provider.answering.clear()
            await provider.wait(before + 1)


async def test_killed_fifty_times_at_any_moment(folder: DataFolder, start: Start, ledger: Ledger) -> None:
    kills = examples(50)
    chance = random.Random(20260501)
    provider = _Provider()
    async with provider.open() as port:
        nursery = start(_KILLED_ONES, folder.root, port)
        assert nursery.stdout
        for _ in range(kills):
            go(nursery)
            child = int(await asyncio.to_thread(nursery.stdout.readline))
            await _some_moment(provider, chance)
            os.kill(child, signal.SIGKILL)
            assert await asyncio.to_thread(nursery.stdout.readline) == f"ended {-signal.SIGKILL}\n"
        provider.answering.set()
    await ledger.recover()
    seen = provider.seen
    counted = {request.id: request for request in await ledger.recent(100_000)}
    lost = {row for row, request in counted.items() if request.state is RequestState.LOST}
    assert len(seen) == len(set(seen)) > kills
    assert set(seen) <= counted.keys(), "sent, and not counted"
    assert len(counted) - len(seen) <= kills, "counted, and not sent"
    assert counted.keys() - set(seen) <= lost
    assert 0 < len(lost) <= kills
    assert lost & set(seen), "killed while it waited for the answer"
    assert {request.state for request in counted.values()} == {RequestState.DONE, RequestState.LOST}
    assert await used(ledger, order(Limits(1, rpd=10**6)), LimitKind.RPD) == len(counted)
    await take(ledger, replace(order(Limits(1)), provider_id="other"))
    assert isinstance(await ledger.reserve(order(Limits(1))), Hold)
