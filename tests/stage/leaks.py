"""Finds threads and child processes that a test left running."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

WIDE = "stage-"
"""Threads whose names begin so belong to fixtures that outlive one test."""

_POLL_SECONDS = 0.01

_wide_processes: set[int] = set()
_lasting: ContextVar[bool] = ContextVar("_lasting", default=False)


@contextmanager
def lasting() -> Iterator[None]:
    """Note that all processes which the stage starts in this block belong to a fixture that outlives one test."""
    before = _lasting.set(True)
    try:
        yield
    finally:
        _lasting.reset(before)


def note_started(process: subprocess.Popen[Any]) -> None:
    """Note a process of the stage; see `lasting`."""
    if _lasting.get():
        outlives_test(process)


def outlives_test(process: subprocess.Popen[Any]) -> None:
    """Note that a process belongs to a fixture that outlives one test."""
    _wide_processes.add(process.pid)


def left_threads(known: set[int], deadline: float = 2.0) -> list[threading.Thread]:
    """Return threads that are not known and do not end within `deadline` seconds."""
    end = time.monotonic() + deadline
    for thread in _new_threads(known):
        thread.join(max(0.0, end - time.monotonic()))
    return _new_threads(known)


def left_children(started: list[subprocess.Popen[Any]], deadline: float = 2.0) -> list[str]:
    """Return the commands of processes among `started` that do not end within `deadline` seconds."""
    end = time.monotonic() + deadline
    waiting = threading.Event()
    while (found := [process for process in started if _is_running(process)]) and time.monotonic() < end:
        waiting.wait(_POLL_SECONDS)
    return [f"{process.pid}: {process.args!r}" for process in found]


def _new_threads(known: set[int]) -> list[threading.Thread]:
    # A thread that Python did not start (Qt, PortAudio) shows up as a dummy that never ends; it is its library's.
    return [
        thread
        for thread in threading.enumerate()
        if thread.ident not in known
        and not isinstance(thread, threading._DummyThread)
        and not thread.name.startswith(WIDE)
    ]


def _is_running(process: subprocess.Popen[Any]) -> bool:
    if process.returncode is not None or process.pid in _wide_processes:
        return False
    if not sys.platform.startswith("linux"):
        return process.poll() is None
    # Looked at from outside: asking the object would take the exit code away from an event loop that waits for it.
    try:
        status = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
