"""Programs that take commands as JSON lines on stdin and answer each with one JSON line on stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_DEADLINE = 60.0


class Actor:
    """The other end of such a program."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def do(self, command: str, **values: Any) -> dict[str, Any]:
        """Give a command and return the answer.

        Raises:
            RuntimeError: the program ended, or did not answer in time.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": command, **values}) + "\n")
        self._process.stdin.flush()
        # Ending the process lets readline() return.
        deadline = threading.Timer(_DEADLINE, self._process.kill)
        deadline.start()
        line = self._process.stdout.readline()
        deadline.cancel()
        if not line:
            raise RuntimeError(f"no answer to {command!r} from {self._process.args!r}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def actor(module: str, env: Mapping[str, str], *arguments: str) -> Iterator[Actor]:
    """Run `python -m module` for the length of a block."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command, env=dict(env), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Actor(process)
            assert process.stdin is not None
            process.stdin.close()
            process.wait(_DEADLINE)
        finally:
            process.kill()


def say(**answer: Any) -> None:
    """Answer a command; for the program itself."""
    os.write(sys.stdout.fileno(), f"{json.dumps(answer)}\n".encode())
