"""Runs the steps of the test command and says how each of them ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

_ATTEMPTS = 3
"""So often what failed beside other steps is tried alone."""

_SETTINGS = ("NEIROHA_", "PYTEST_", "MYPY", "PYTHON")


class Result(NamedTuple):
    """How one step ended."""

    title: str
    passed: bool
    seconds: float


class Step(NamedTuple):
    """What one step runs."""

    title: str
    command: list[str]
    environment: dict[str, str]


class Report:
    """Prints each step when it ends, and remembers how.

    Attributes:
        results: in the order in which the steps ended.
    """

    def __init__(self) -> None:
        self.results: list[Result] = []
        self._doubtful: list[Step] = []
        self._calmed = 0
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()

    def run(
        self,
        title: str,
        command: list[str],
        environment: dict[str, str] | None = None,
        *,
        patient: bool = False,
        again: list[str] | None = None,
    ) -> None:
        """Run a step and show what it printed if it fails, else the last line.

        Args:
            title: its name in the report.
            command: the program and its arguments.
            environment: to be added to that of this program.
            patient: lets the other steps go first.
            again: what `run_doubtful` runs if this fails, instead of failing at once: the part that failed.
        """
        start = time.monotonic()
        code, output = self._finish([*_patience(), *command] if patient else command, environment or {}, patient)
        seconds = time.monotonic() - start
        if code == 0 or again is None:
            self.add(title, code == 0, seconds, output)
            return
        with self._lock:
            self._doubtful.append(Step(title, again, environment or {}))
            print(f"AGAIN {title}  {seconds:.1f} s  failed beside other steps, to be tried alone:", flush=True)
            print(output, flush=True)

    def run_doubtful(self) -> None:
        """Try what failed while other steps kept the computer busy again, alone; what fails every time has failed.

        More than once, because the computer itself may be one of several on a busy machine: then it is never calm, and
        sound that drops out for a moment says nothing about the program.
        """
        for title, command, environment in self._doubtful:
            start = time.monotonic()
            for _ in range(_ATTEMPTS):
                code, output = self._finish(command, environment)
                if code == 0:
                    break
                print(f"AGAIN {title}, alone:\n{output}", flush=True)
            self._calmed += code == 0
            self.add(f"{title}, failed ones again, alone", code == 0, time.monotonic() - start, output)
        self._doubtful = []

    def stream(self, title: str, command: list[str]) -> None:
        """Run a step and show its output as it comes."""
        start = time.monotonic()
        print(f"  …  {title}", flush=True)
        done = subprocess.run(command, cwd=ROOT, env=_environment(), stdin=subprocess.DEVNULL, check=False)
        self.add(title, done.returncode == 0, time.monotonic() - start)

    def add(self, title: str, passed: bool, seconds: float, output: str = "") -> None:
        """Keep and print how a step ended."""
        with self._lock:
            self.results.append(Result(title, passed, seconds))
            lines = output.rstrip().splitlines()
            # The last line of a test runner says how many tests there were.
            detail = f"  {lines[-1]}" if passed and lines else ""
            print(f"{'  ok ' if passed else 'FAIL '} {title}  {seconds:.1f} s{detail}", flush=True)
            if not passed:
                print(*lines, sep="\n", flush=True)

    def summary(self, seconds: float) -> int:
        """Print what failed and return the exit code."""
        failed = [result.title for result in self.results if not result.passed]
        word = f"FAILED: {', '.join(failed)}" if failed else f"All {len(self.results)} steps passed"
        doubt = f", {self._calmed} of them only when tried again alone: see AGAIN above" if self._calmed else ""
        print(f"\n{word}{doubt} ({seconds:.0f} s)")
        return 1 if failed else 0

    def stop(self) -> None:
        """Interrupt what runs; those that have a session of their own do not hear of it by themselves."""
        with self._lock:
            for program in self._running:
                program.send_signal(signal.SIGINT)

    def _finish(self, command: list[str], environment: dict[str, str], patient: bool = False) -> tuple[int, str]:
        """Run a program to its end; return its exit code and all that it printed."""
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # A group of its own, which is all that Linux compares when each session is scheduled as one.
            start_new_session=patient,
        ) as program:
            with self._lock:
                self._running.add(program)
            output, _ = program.communicate()
        with self._lock:
            self._running.remove(program)
        return program.returncode, output


def _patience() -> list[str]:
    """Return what a command must be begun with to let every other program go first."""
    nice, shell = shutil.which("nice"), shutil.which("sh")
    if nice is None or shell is None:
        return []
    # Where Linux shares the processor among sessions first, `nice` counts inside its own only.
    yielding = 'if [ -w /proc/self/autogroup ]; then echo 19 > /proc/self/autogroup || :; fi; exec "$@"'
    return [shell, "-c", yielding, "sh", nice, "-n", "10"]


def _environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    # Settings of the person who runs the tests must not change what they find, nor (as PYTHONDONTWRITEBYTECODE would)
    # let every program that a test starts compile itself anew.
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_SETTINGS)}
    return {**kept, "PYTHONUTF8": "1", **(extra or {})}
