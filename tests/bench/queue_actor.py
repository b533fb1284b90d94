"""The dispatcher with a ledger on disk, without a window, beside bare httpx."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from neiroha_desktop.app import data_folder, open_house
from neiroha_desktop.domain.ledger import Order
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.dispatcher import Dispatcher, Receipt
from tests.bench.actor import say

_LIMITS = Limits(max_concurrency=8, rpm=100_000, rpd=1_000_000, tpm=100_000_000, tpd=1_000_000_000)
"""All five are counted, and none is reached."""


class Requests:
    """Sends the same request through the dispatcher and without it."""

    def __init__(self, dispatcher: Dispatcher, client: httpx.AsyncClient, base_url: str, key: str) -> None:
        self._dispatcher = dispatcher
        self._client = client
        self._base_url = base_url
        self._key = key
        self._order = Order("bench", "bench", "Bench", "mimo-v2.5-tts", _LIMITS, tokens=30, characters=44)

    async def overhead(self, count: int) -> dict[str, Any]:
        """Let requests through that take no time at all: what is left is the dispatcher's."""
        added = []
        for _ in range(count):
            started = time.perf_counter()
            await self._dispatcher.run(self._order, _answer_at_once, _receipt)
            added.append(1000 * (time.perf_counter() - started))
        return {"added": added}

    async def through(self, count: int, concurrency: int) -> dict[str, Any]:
        """Send many at once through the dispatcher."""
        assert concurrency == _LIMITS.max_concurrency

        async def send(record: WireRecord) -> httpx.Response:
            record.sent = 0.0
            return await self._post()

        return await _timed([lambda: self._dispatcher.run(self._order, send, _receipt)] * count)

    async def bare(self, count: int, concurrency: int) -> dict[str, Any]:
        """Send many at once, held back by a semaphore."""
        semaphore = asyncio.Semaphore(concurrency)

        async def post() -> httpx.Response:
            async with semaphore:
                return await self._post()

        return await _timed([post] * count)

    async def _post(self) -> httpx.Response:
        body = {
            "model": "mimo-v2.5-tts",
            "messages": [{"role": "assistant", "content": "The quick brown fox."}],
            "audio": {"format": "wav", "voice": "Mia"},
        }
        url = f"{self._base_url}/chat/completions"
        answer = await self._client.post(url, json=body, headers={"api-key": self._key})
        return answer.raise_for_status()


async def _timed(works: list[Callable[[], Awaitable[httpx.Response]]]) -> dict[str, Any]:
    started = time.perf_counter()
    await asyncio.gather(*(work() for work in works))
    return {"seconds": time.perf_counter() - started}


async def _answer_at_once(record: WireRecord) -> None:
    record.sent = 0.0


def _receipt(_: object) -> Receipt:
    return Receipt(tokens=30, request_id="", size_bytes=0)


async def _main(base_url: str, key: str) -> None:
    loop = asyncio.get_running_loop()
    folder = data_folder(Path(os.environ["NEIROHA_DATA_DIR"]))
    async with open_house(folder, chinese=False) as house, httpx.AsyncClient(trust_env=False, timeout=60) as client:
        requests = Requests(house.services.dispatcher, client, base_url, key)
        works: dict[str, Any] = {
            "overhead": requests.overhead,
            "through": requests.through,
            "bare": requests.bare,
        }
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            values = json.loads(line)
            say(**await works[values.pop("do")](**values))


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
