"""What the bench does with recordings to clone in a running window."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from neiroha_desktop.app import House
from neiroha_desktop.domain.capabilities import AudioLimits
from neiroha_desktop.ui.shell import Shell
from tests.bench.heartbeat import Heartbeat

_LIMITS = AudioLimits(frozenset({"wav", "mp3"}), 10_000_000)
_CLONED = "practice-clone"
_DEADLINE_SECONDS = 300.0


class ReferenceHands:
    """Opens recordings on the desk, and reads how much memory the program took for it at most."""

    def __init__(self, house: House, shell: Shell, heartbeat: Heartbeat) -> None:
        self._house = house
        self._shell = shell
        self._heartbeat = heartbeat
        self.works: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
            "judge": self.judge,
            "import_file": self.import_file,
        }

    async def judge(self, path: str) -> dict[str, Any]:
        """Read and judge a recording by all that is known of it; the window is watched meanwhile."""
        self._heartbeat.start()
        started = time.monotonic()
        desk = await self._house.services.references.open(Path(path))
        findings = desk.findings(_LIMITS)
        seconds = time.monotonic() - started
        found = self._heartbeat.stop()
        await desk.aclose()
        return {"seconds": seconds, "findings": len(findings), **found}

    async def import_file(self, path: str) -> dict[str, Any]:
        """Open a file on the desk of a cloned character, until it lies there with its waveform."""
        self._shell.voices.select(_CLONED)
        desk = self._shell.reference.desk
        await _until(lambda: not self._shell.voices.editor.load_catalog.running)
        # The peak is counted from now on.
        await asyncio.to_thread(Path("/proc/self/clear_refs").write_text, "5", "ascii")
        before = _megabytes("VmRSS")
        self._heartbeat.start()
        started = time.monotonic()
        desk.open_for(Path(path))
        await _until(lambda: desk.clip is not None and not desk.busy)
        seconds = time.monotonic() - started
        # What the window paints at the end of it counts, too.
        await asyncio.sleep(0.3)
        found = self._heartbeat.stop()
        grown = _megabytes("VmHWM") - before
        clip = desk.clip
        assert clip is not None
        duration = clip.duration
        desk.close()
        await _until(lambda: not desk.busy)
        return {"seconds": seconds, "megabytes": grown, "duration": duration, **found}


def _megabytes(name: str) -> float:
    """Return a line of what the system counts for this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line for line in lines if line.startswith(f"{name}:")).split()[1]
    return int(kilobytes) * 1024 / 1e6


async def _until(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError
        # Often enough to time it, seldom enough to leave the window alone.
        await asyncio.sleep(0.01)
