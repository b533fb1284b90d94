"""What the bench does with the page of all takes in a running window."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from neiroha_desktop.app import House
from neiroha_desktop.domain.clip_facts import ClipMeasure
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.clip_study import OUTLINE_STRETCHES
from neiroha_desktop.storage.take_rows import FOLD, INSERT, values_of
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.main_window import MainWindow
from neiroha_desktop.ui.shell import Shell
from neiroha_desktop.ui.takes.list_view import TakeListView
from tests.bench.heartbeat import Heartbeat

_SCROLL_SECONDS = 5.0
_FRAME_SECONDS = 1 / 60


class TakeHands:
    """Fills the list of takes, opens it and scrolls through it."""

    def __init__(self, house: House, shell: Shell, window: MainWindow, heartbeat: Heartbeat) -> None:
        self._house = house
        self._shell = shell
        self._window = window
        self._heartbeat = heartbeat
        self.works: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
            "fill_takes": self.fill_takes,
            "open_takes": self.open_takes,
            "scroll_takes": self.scroll_takes,
            "memory": self.memory,
        }

    async def fill_takes(self, count: int) -> dict[str, Any]:
        """Write rows as if so many takes had been made."""
        services = self._house.services
        takes = [_take(number) for number in range(count)]
        await services.takes._store._database.write(
            lambda db: [(db.execute(INSERT, values_of(take)), db.execute(FOLD, {"id": take.id})) for take in takes]
        )
        return {}

    async def open_takes(self) -> dict[str, Any]:
        """Open the page and wait until it shows what there is; the fine outline of the chosen take comes later."""
        later = self._shell.takes.outline
        commands = [one for one in self._shell.findChildren(AsyncCommand) if one.parent() is not later]
        started = time.monotonic()
        self._window.open_page("takes")
        deadline = started + 60.0
        while any(one.running for one in commands):
            assert time.monotonic() < deadline
            await asyncio.sleep(0.001)
        self._window.repaint()
        while self._list.behind:
            assert time.monotonic() < deadline
            await asyncio.sleep(0)
        return {"seconds": time.monotonic() - started}

    async def scroll_takes(self) -> dict[str, Any]:
        """Scroll from the top to the bottom and back, a step for every frame; watch the heartbeat."""
        # What opening has left to do is not the scrolling's.
        await asyncio.sleep(1.0)
        bar = self._list.verticalScrollBar()
        self._heartbeat.start()
        started = time.monotonic()
        while (done := (time.monotonic() - started) / _SCROLL_SECONDS) < 1.0:
            bar.setValue(round(bar.maximum() * min(done, 1.0 - done) * 2))
            await asyncio.sleep(_FRAME_SECONDS)
        return self._heartbeat.stop()

    @property
    def _list(self) -> TakeListView:
        (found,) = self._window.findChildren(TakeListView)
        return found

    async def memory(self) -> dict[str, Any]:
        """Return what the process has in memory (RSS), at rest."""
        await asyncio.sleep(1.0)
        return {"megabytes": _resident()}


def _resident() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def _take(number: int) -> Take:
    return Take(
        id=f"{number:032x}",
        created_at=datetime.now(UTC) - timedelta(minutes=number),
        character_id="",
        character_name=f"Character {number % 40}",
        provider_id="bench",
        provider_name="Bench",
        model_id="mimo-v2.5-tts",
        mode="preset",
        voice="Mia",
        instruction="",
        text=f"Take number {number}: the quick brown fox jumps over the lazy dog. 敏捷的棕色狐狸。",
        container="wav",
        file_name=f"{number:032x}.wav",
        size_bytes=150_000,
        duration=3.1,
        sample_rate=24_000,
        total_seconds=1.9,
        measure=ClipMeasure(3.1, -3.0, -19.0, 0, 0.0, 0.1, 0.2, 0.0),
        outline=bytes(60 + 7 * number * place % 190 for place in range(OUTLINE_STRETCHES)),
    )
