"""Start and memory, seen from outside: the pixels of the screen and the kernel's account of the process."""

from __future__ import annotations

import mmap
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from neiroha_desktop.ui.theme import LIGHT
from tests.bench.actor import ROOT
from tests.stage.screen import Screen

_HEIGHT, _WIDTH = 800, 1280
_POLL_SECONDS = 0.002
_STILL_SECONDS = 1.5
_DEADLINE = 30.0
_SETTLED_SECONDS = 3.0
_SETTLED_MB = 0.25

BARE = (sys.executable, "-m", "tests.bench.bare_window")
PROGRAM = (sys.executable, "-m", "neiroha_desktop", "--lang", "en", "--theme", "light")
ONE_ADAPTER = (sys.executable, "-m", "tests.bench.one_adapter", "--lang", "en", "--theme", "light")
PHASES = (sys.executable, "-m", "tests.bench.phases")


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a program."""

    started_at: float
    """`time.monotonic()` just before the process was made."""
    painted: float
    """Seconds until the last pixel of the window changed."""
    resident: float
    """MB in memory (RSS) when nothing happens any more; 0.0 where it was not waited for."""
    printed: str


def watch_start(command: Sequence[str], env: Mapping[str, str], screen: Screen, *, settle: bool) -> Start:
    """Start a program, wait until its window is painted to the last pixel, and end it.

    Args:
        command: the program.
        env: its environment.
        screen: where it appears, alone.
        settle: whether to wait until its memory stops growing, too.

    Raises:
        RuntimeError: no window came to rest, or it has not what a usable window has.
    """
    with screen.framebuffer.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pixels:
        before = _look(pixels)
        started_at = time.monotonic()
        with subprocess.Popen(command, env=dict(env), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            try:
                painted_at = _last_change(pixels, before, started_at)
                if command != BARE and not _has_accent(pixels):
                    raise RuntimeError("there is no enabled Generate on the screen")
                resident = _settled_memory(process.pid) if settle else 0.0
            finally:
                process.terminate()
            printed = process.communicate()[0]
        _wait_until_gone(pixels, before)
    return Start(started_at, painted_at - started_at, resident, printed)


def _look(pixels: mmap.mmap) -> bytes:
    """Return every third pixel of every third row: fine enough for letters, and quick to compare."""
    return _picture(pixels)[::3, ::3].tobytes()


def _picture(pixels: mmap.mmap) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    # The pixels are the end of the file, after a header.
    flat = np.frombuffer(pixels, dtype=np.uint32, offset=len(pixels) - _HEIGHT * _WIDTH * 4)
    return flat.reshape(_HEIGHT, _WIDTH)


def _last_change(pixels: mmap.mmap, before: bytes, started_at: float) -> float:
    pause = threading.Event()
    last, changed_at = before, 0.0
    while True:
        seen, now = _look(pixels), time.monotonic()
        if seen != last:
            last, changed_at = seen, now
        if changed_at and now - changed_at > _STILL_SECONDS:
            return changed_at
        if now - started_at > _DEADLINE:
            raise RuntimeError("no window came to rest")
        pause.wait(_POLL_SECONDS)


def _has_accent(pixels: mmap.mmap) -> bool:
    """Whether there is an area in the colour that only an enabled Generate has at the start."""
    red, green, blue = (int(LIGHT.accent[place : place + 2], 16) for place in (1, 3, 5))
    value = np.uint32(blue << 16 | green << 8 | red)
    swapped = np.uint32(red << 16 | green << 8 | blue)
    picture = _picture(pixels) & np.uint32(0xFFFFFF)
    return int(np.count_nonzero((picture == value) | (picture == swapped))) > 1000


def _wait_until_gone(pixels: mmap.mmap, before: bytes) -> None:
    pause = threading.Event()
    deadline = time.monotonic() + _DEADLINE
    while _look(pixels) != before:
        if time.monotonic() > deadline:
            raise RuntimeError("the window did not leave the screen")
        pause.wait(_POLL_SECONDS)


def _settled_memory(pid: int) -> float:
    pause = threading.Event()
    deadline = time.monotonic() + _DEADLINE
    last, since = _resident(pid), time.monotonic()
    while time.monotonic() - since < _SETTLED_SECONDS and time.monotonic() < deadline:
        pause.wait(0.1)
        now = _resident(pid)
        if abs(now - last) > _SETTLED_MB:
            last, since = now, time.monotonic()
    return _resident(pid)


def _resident(pid: int) -> float:
    """Return the resident memory of a process and of all its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1024
    return own + sum(_resident(int(child)) for child in children)
