"""Starts a program as a process of its own on the stage and hands out what a screen reader sees of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.stage.atspi import App
from tests.stage.atspi_client import open_agent
from tests.stage.processes import StageError, free_log, running, wait_for
from tests.stage.session import Session

WINDOW_TITLE = "Neiroha Desktop"
_ROOT = Path(__file__).resolve().parents[2]
_WINDOW_SECONDS = 30.0
_TAIL = 4_000


@dataclass(frozen=True)
class RunningApp:
    """A program on the stage."""

    process: subprocess.Popen[bytes]
    view: App
    """What a screen reader sees of it."""
    log: Path
    """All that it printed."""

    def output(self) -> str:
        """Return what it has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def kill(self) -> None:
        """End it as a crash would: SIGKILL, to itself only."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def wait_exit(self, deadline: float = 10.0) -> int:
        """Wait for it to end by itself and return its exit code."""
        return wait_for("the end of the program", self.process.poll, deadline)


@contextmanager
def start_app(
    session: Session,
    arguments: Sequence[str] = (),
    *,
    env: Mapping[str, str] | None = None,
    title: str | None = WINDOW_TITLE,
    deadline: float = _WINDOW_SECONDS,
) -> Iterator[RunningApp]:
    """Start `python -m neiroha_desktop` and wait for its window.

    Args:
        session: the desktop it runs on.
        arguments: for the program.
        env: more environment, for example NEIROHA_DATA_DIR.
        title: accessible name of its window; None where it is translated or unknown: any window will do.
        deadline: seconds until the window has to be there.
    """
    command = [sys.executable, "-m", "neiroha_desktop", *arguments]
    with start_program(session, command, env=env, title=title, deadline=deadline) as app:
        yield app


@contextmanager
def start_program(
    session: Session,
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    title: str | None,
    deadline: float = _WINDOW_SECONDS,
) -> Iterator[RunningApp]:
    """Start any program with a window; see `start_app`."""
    log = free_log(session.folder, "app")
    environment = {**session.env, **(env or {})}
    with open_agent(session) as agent, running(command, environment, log, cwd=_ROOT) as process:

        def check_alive() -> None:
            if process.poll() is not None:
                tail = log.read_text(encoding="utf-8", errors="replace")[-_TAIL:]
                raise StageError(f"the program ended with {process.returncode}:\n{tail}")

        def application() -> int | None:
            check_alive()
            number = agent.ask("application", pid=process.pid)
            return None if number is None else int(number)

        root = wait_for("the program on the screen reader's bus", application, deadline)
        view = App(agent, session.screen, root, check_alive)
        view.wait(f"the window {title or ''}", lambda: _has_window(view, title), deadline)
        yield RunningApp(process, view, log)


def _has_window(view: App, title: str | None) -> bool:
    found = view.windows()
    return bool(found) if title is None else any(title in name for name in found)
