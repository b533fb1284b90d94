"""Asks the process that looks at windows (`atspi_agent.py`), one question at a time."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.stage.processes import StageError, free_log, running
from tests.stage.session import Session

_AGENT = Path(__file__).with_name("atspi_agent.py")
# The one that Debian's pyatspi belongs to.
_SYSTEM_PYTHON = "/usr/bin/python3"
_ANSWER_SECONDS = 60.0


class GoneError(StageError):
    """The control went away, or cannot do what was asked."""


class Agent:
    """The process that looks at windows; one question at a time."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._questions = process.stdin
        self._answers = process.stdout
        self._log = log
        self._rest = b""

    def ask(self, do: str, **arguments: Any) -> Any:
        """Send one request and return its result.

        Raises:
            GoneError: the agent says why not.
            StageError: no answer in time.
        """
        self._questions.write(json.dumps({"do": do, **arguments}).encode() + b"\n")
        self._questions.flush()
        answer = json.loads(self._read_line())
        if "error" in answer:
            raise GoneError(f"{do} {arguments}: {answer['error']}")
        return answer["result"]

    def _read_line(self) -> bytes:
        end = time.monotonic() + _ANSWER_SECONDS
        while b"\n" not in self._rest:
            if not select.select([self._answers], [], [], max(0.0, end - time.monotonic()))[0]:
                raise StageError(f"the screen reader's agent gave no answer within {_ANSWER_SECONDS:g} s")
            part = os.read(self._answers.fileno(), 65536)
            if not part:
                raise StageError(f"the screen reader's agent ended:\n{self._log.read_text(encoding='utf-8')}")
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\n")
        return line


@contextmanager
def open_agent(session: Session) -> Iterator[Agent]:
    """Run the process that looks at the windows of a session."""
    # The system's Python must not see this project's packages.
    env = {name: value for name, value in session.env.items() if not name.startswith(("PYTHONPATH", "PYTHONHOME"))}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    log = free_log(session.folder, "agent")
    with running([_SYSTEM_PYTHON, str(_AGENT)], env, log, **pipes) as process:
        yield Agent(process, log)
