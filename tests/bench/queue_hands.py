"""What the bench does with queue, ledger and Usage page of a running window."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from typing import Any

from neiroha_desktop.app import House
from neiroha_desktop.domain.ledger import Order
from neiroha_desktop.domain.provider import Limits
from neiroha_desktop.domain.queue import Urgency
from neiroha_desktop.domain.wire import WireRecord
from neiroha_desktop.services.dispatcher import Receipt
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.main_window import MainWindow
from neiroha_desktop.ui.shell import Shell

_SPAN_SECONDS = 29 * 86400
_ACCOUNTS, _MODELS = 3, 4

_FILL = """
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :rows)
INSERT INTO requests (
    at, boot, process, account, provider_id, provider_name, model_id, title, attempt, state, tokens, estimated,
    characters, status, failure, first_byte_seconds, total_seconds, size_bytes, audio_seconds, request_id
)
SELECT :now - :span * (1.0 - 1.0 * n / :rows), 'earlier', 'earlier', 'account-' || n % :accounts,
    'provider-' || n % :accounts, 'Provider ' || n % :accounts, 'model-' || n / 7 % :models, 'Somebody', 1,
    CASE WHEN n % 50 THEN 'done' ELSE 'failed' END, 100 + n % 300, 0, 80, 200, NULL, 0.4, 1.9, 150000, 3.1,
    'request-' || n
FROM numbers
"""


class QueueHands:
    """Piles requests up, fills the ledger, opens and leaves the Usage page."""

    def __init__(self, house: House, shell: Shell, window: MainWindow) -> None:
        self._house = house
        self._shell = shell
        self._window = window
        self._waiting: list[asyncio.Task[None]] = []
        self.works: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
            "pile_up": self.pile_up,
            "clear_queue": self.clear_queue,
            "fill_ledger": self.fill_ledger,
            "open_usage": self.open_usage,
            "open_queue": self.open_queue,
            "leave_usage": self.leave_usage,
        }

    async def pile_up(self, count: int) -> dict[str, Any]:
        """Let so many requests wait for a limit of one per minute, and come to rest."""
        order = Order("bench", "bench", "Bench", "mimo-v2.5-tts", Limits(rpm=1), tokens=30, characters=44, title="Ann")
        dispatcher = self._house.services.dispatcher
        self._waiting = [
            asyncio.ensure_future(dispatcher.run(order, _answer_at_once, _receipt, urgency=Urgency.BULK))
            for _ in range(count)
        ]
        await asyncio.sleep(2.0)
        assert dispatcher.waiting >= count - 1
        return {}

    async def clear_queue(self) -> dict[str, Any]:
        """End all that wait."""
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        self._waiting = []
        await asyncio.sleep(1.0)
        return {}

    async def fill_ledger(self, rows: int) -> dict[str, Any]:
        """Write the requests of a month, as another program would."""
        values = {
            "rows": rows,
            "now": time.time(),
            "span": _SPAN_SECONDS,
            "accounts": _ACCOUNTS,
            "models": _MODELS,
        }
        if rows:
            await asyncio.to_thread(self._fill, values)
        return {}

    async def open_usage(self) -> dict[str, Any]:
        """Open the Usage page and wait until it shows what there is."""
        started = time.monotonic()
        self._window.open_page("usage")
        await self._rest()
        return {"seconds": time.monotonic() - started}

    async def open_queue(self) -> dict[str, Any]:
        """Open the queue on the Usage page."""
        self._window.open_page("usage")
        self._shell.usage.show_section("queue")
        await self._rest()
        return {}

    async def leave_usage(self) -> dict[str, Any]:
        """Go back to the first page."""
        self._window.open_page("voices")
        await self._rest()
        await asyncio.sleep(0.5)
        return {}

    def _fill(self, values: dict[str, Any]) -> None:
        connection = sqlite3.connect(self._house.folder.database)
        connection.execute(_FILL, values)
        connection.commit()
        connection.close()

    async def _rest(self) -> None:
        """Wait until nothing is read any more and what was read is painted."""
        deadline = time.monotonic() + 60.0
        while any(one.running for one in self._shell.findChildren(AsyncCommand)):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.001)
        self._window.repaint()


async def _answer_at_once(record: WireRecord) -> None:
    record.sent = 0.0


def _receipt(_: object) -> Receipt:
    return Receipt(tokens=30, request_id="", size_bytes=0)
