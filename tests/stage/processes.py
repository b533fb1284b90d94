"""Starts and ends the processes of the stage, and waits for their states with a deadline."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from tests.stage.leaks import note_started

T = TypeVar("T")

MARK = "NEIROHA_STAGE"
"""Environment variable that every process of one stage inherits, also those that a bus starts on demand."""

_POLL_SECONDS = 0.02
_STOP_SECONDS = 5.0


class StageError(AssertionError):
    """The stage, or what is expected on it, did not come up in time."""


def wait_for(what: str, probe: Callable[[], T | None], deadline: float = 10.0) -> T:
    """Return the first result of `probe` that is not None or False.

    Args:
        what: what is waited for, for the failure.
        probe: asked again and again.
        deadline: seconds.

    Raises:
        StageError: it did not happen in time.
    """
    end = time.monotonic() + deadline
    pause = threading.Event()
    while True:
        result = probe()
        if result is not None and result is not False:
            return result
        if time.monotonic() >= end:
            raise StageError(f"{what}: not within {deadline:g} s")
        pause.wait(_POLL_SECONDS)


@contextmanager
def running(
    command: Sequence[str], env: Mapping[str, str], log: Path, **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a process group of its own; its output goes to `log`; the group is gone afterwards.

    Args:
        command: program and arguments.
        env: its whole environment.
        log: receives what it prints.
        options: more for `subprocess.Popen`.
    """
    with log.open("wb") as output:
        settings: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": output, **options}
        process = subprocess.Popen(command, env=dict(env), start_new_session=True, **settings)
    note_started(process)
    try:
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes], deadline: float = _STOP_SECONDS) -> None:
    """End a process group: asked first, killed after `deadline` seconds."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(deadline)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(deadline)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            stream.close()


def free_log(folder: Path, name: str) -> Path:
    """Return a path for the log of one more process called `name`."""
    return folder / f"{name}-{len(list(folder.glob(f'{name}-*.log'))) + 1}.log"


def end_marked(token: str, deadline: float = _STOP_SECONDS) -> None:
    """Kill what still carries the mark of a stage: services that its bus had started and let go."""

    def none_left() -> bool:
        pids = _marked(token)
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return not pids

    wait_for("the end of all processes of the stage", none_left, deadline)


def _marked(token: str) -> list[int]:
    wanted = f"{MARK}={token}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue  # gone meanwhile, or another user's
        if wanted in environment.split(b"\0"):
            found.append(int(folder.name))
    return found
