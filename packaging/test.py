"""Sets up what is missing and runs every check and test; arguments go to pytest on the main interpreter."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Lock

import lock
import setup_interpreters
import setup_system
import setup_venv
from step_report import ROOT, Report

_CORES = 2
# Its command has another name on each system; this has not.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
_ORDINARY = ["-m", "not realtime"]
_REALTIME = ["-m", "realtime"]

Job = Callable[[], None]


def main(arguments: list[str]) -> int:
    """Set up, run all steps and return the exit code."""
    start = time.monotonic()
    try:
        python = setup_venv.prepare(lock.DEVELOPMENT)
    except setup_venv.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if not setup_system.provide(setup_system.WINDOW + setup_system.STAGE):
        print("The tests in a real window need these; nothing is left out, so nothing was run.", file=sys.stderr)
        return 1
    report = Report()
    Run(report, python).everything(arguments)
    return report.summary(time.monotonic() - start)


class Run:
    """One run of all steps."""

    def __init__(self, report: Report, python: Path) -> None:
        self._report = report
        self._python = python
        self._others: dict[str, Path] = {}
        self._lock = Lock()

    def everything(self, arguments: list[str]) -> None:
        """Run all steps: what keeps a core busy, two at a time; then what waits for sound; then what needs calm."""
        own = [] if arguments else [partial(self._pytest, "unit tests", [*_ORDINARY, "tests/unit"])]
        own += [] if arguments else [partial(self._pytest, "window tests", ["tests/ui"])]
        _at_once([self._static_checks, *self._other_interpreters(), *own], _CORES)
        sound = [partial(self._unit_on, name, python, "sound", _REALTIME) for name, python in self._others.items()]
        sound += [] if arguments else [partial(self._pytest, "sound tests", [*_REALTIME, "tests/unit"])]
        # One after the other: three sound servers side by side have left one of them without sound.
        _at_once(sound, 1)
        if arguments:
            self._report.stream("pytest", self._pytest_command(self._python, arguments))
        elif sys.platform.startswith("linux"):
            self._report.stream("end-to-end tests", self._pytest_command(self._python, ["tests/e2e"]))
        else:
            print("  –   end-to-end tests: only on Linux, where their screen, sound card and screen reader exist")

    def _static_checks(self) -> None:
        python = str(self._python)
        steps = {
            "ruff format": ["-m", "ruff", "format", "--check", "."],
            "ruff check": ["-m", "ruff", "check", "."],
            "mypy": ["-m", "mypy"],
            "mypy of packaging": ["-m", "mypy", "packaging/test.py", "packaging/run.py", "packaging/translations.py"],
            "import-linter": ["-c", _LINT_IMPORTS, "--no-cache"],
            "lock files": ["packaging/lock.py", "--check"],
            "translations": ["packaging/translations.py", "--check"],
        }
        for title, command in steps.items():
            self._report.run(title, [python, *command])

    def _pytest(self, title: str, options: list[str]) -> None:
        self._report.run(title, self._pytest_command(self._python, options))

    def _other_interpreters(self) -> list[Job]:
        main_version = _version(self._python)
        found = {version: setup_interpreters.find(version) for version in setup_interpreters.SUPPORTED}
        return [
            partial(self._other_interpreter, f"{version[0]}.{version[1]}", base)
            for version, base in found.items()
            if base is not None and version != main_version
        ]

    def _other_interpreter(self, name: str, base: Path) -> None:
        start = time.monotonic()
        try:
            python = setup_venv.prepare(lock.DEVELOPMENT, ROOT / ".venvs" / name, base)
        except (setup_venv.SetupError, OSError, subprocess.SubprocessError) as error:
            self._report.add(f"setting up Python {name}", False, time.monotonic() - start, str(error))
            return
        with self._lock:
            self._others[name] = python
        self._unit_on(name, python, "unit", _ORDINARY)

    def _unit_on(self, name: str, python: Path, kind: str, options: list[str]) -> None:
        command = self._pytest_command(python, [*options, "tests/unit"])
        self._report.run(f"{kind} tests on Python {name}", command, {"NEIROHA_TESTS": "brief"})

    @staticmethod
    def _pytest_command(python: Path, options: list[str]) -> list[str]:
        # Several run at once: each keeps what it remembers to itself.
        return [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]


def _at_once(jobs: Sequence[Job], workers: int) -> None:
    with ThreadPoolExecutor(max(1, workers)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()


def _version(python: Path) -> tuple[int, int]:
    code = "import sys; print(*sys.version_info[:2])"
    answer = subprocess.run([str(python), "-c", code], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    major, minor = answer.split()
    return int(major), int(minor)


if __name__ == "__main__":
    # What this prints and what the programs print that it starts must come in order, also into a file.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main(sys.argv[1:]))
