"""Runs the steps of the test command and says how each of them ended."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

_SETTINGS = ("NEIROHA_", "PYTEST_", "MYPY", "PYTHON")


class Result(NamedTuple):
    """How one step ended."""

    title: str
    passed: bool
    seconds: float


class Report:
    """Prints each step when it ends, and remembers how.

    Attributes:
        results: in the order in which the steps ended.
    """

    def __init__(self) -> None:
        self.results: list[Result] = []
        self._lock = threading.Lock()

    def run(
        self, title: str, command: list[str], environment: dict[str, str] | None = None, *, patient: bool = False
    ) -> None:
        """Run a step and show what it printed if it fails, else the last line. A patient one lets others go first."""
        start = time.monotonic()
        done = subprocess.run(
            [*_patience(), *command] if patient else command,
            cwd=ROOT,
            env=_environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        self.add(title, done.returncode == 0, time.monotonic() - start, done.stdout)

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
        print(f"\n{word} ({seconds:.0f} s)")
        return 1 if failed else 0


def _patience() -> list[str]:
    # Not `preexec_fn`: it is not safe beside threads.
    nice = shutil.which("nice")
    return [nice, "-n", "10"] if nice else []


def _environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    # Settings of the person who runs the tests must not change what they find, nor (as PYTHONDONTWRITEBYTECODE would)
    # let every program that a test starts compile itself anew.
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_SETTINGS)}
    return {**kept, "PYTHONUTF8": "1", **(extra or {})}
