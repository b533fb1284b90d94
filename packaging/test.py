"""Sets up what is missing and runs every check and test; arguments go to pytest on the main interpreter."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import lock
import setup_interpreters
import setup_system
import setup_venv
from step_report import ROOT, Report

_AT_ONCE = 2
"""How many steps that keep a core busy run at a time."""
# Its command has another name on each system; this has not.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
_PYTEST = ("-m", "pytest", "-q")
_ORDINARY = ["-m", "not realtime"]
_REALTIME = ["-m", "realtime"]
_EVERY_PYTHON = os.environ.get("NEIROHA_PYTHONS") == "all"


def main(arguments: list[str]) -> int:
    """Set up, run all steps and return the exit code."""
    start = time.monotonic()
    report = Report()
    # The environments of other Pythons are made beside all the rest, one after another.
    with ThreadPoolExecutor(1) as setting_up, tempfile.TemporaryDirectory(prefix="neiroha-tests-") as notes:
        try:
            others = {
                name: setting_up.submit(_set_up, report, name, base)
                for name, base in setup_interpreters.others(setup_venv.version(), every=_EVERY_PYTHON).items()
            }
            python = setup_venv.prepare(lock.DEVELOPMENT)
        except (setup_venv.SetupError, OSError) as error:
            print(error, file=sys.stderr)
            setting_up.shutdown(wait=False, cancel_futures=True)
            return 1
        if not setup_system.provide(setup_system.WINDOW + setup_system.STAGE):
            print("The tests in a real window need these; nothing is left out, so nothing was run.", file=sys.stderr)
            setting_up.shutdown(wait=False, cancel_futures=True)
            return 1
        Run(report, python, others, Path(notes)).everything(arguments)
        report.run_doubtful()
    return report.summary(time.monotonic() - start)


def _set_up(report: Report, name: str, base: Path) -> Path | None:
    """Make the environment of another Python; return the interpreter in it, None where that could not be done."""
    start = time.monotonic()
    try:
        return setup_venv.prepare(lock.DEVELOPMENT, ROOT / ".venvs" / name, base)
    except (setup_venv.SetupError, OSError, subprocess.SubprocessError) as error:
        report.add(f"setting up Python {name}", False, time.monotonic() - start, str(error))
        return None


class Run:
    """One run of all steps."""

    def __init__(self, report: Report, python: Path, others: dict[str, Future[Path | None]], notes: Path) -> None:
        self._report = report
        self._python = python
        self._others = others
        self._notes = notes

    def everything(self, arguments: list[str]) -> None:
        """Run all steps: what keeps cores busy, and beside it what works in real time, as a user and a sound card do.

        Sound comes in time only from a program that is not kept waiting, so the busy ones are made to wait for it.
        Of these the longest come first, so that no core is left idle in the end.
        """
        with ThreadPoolExecutor(_AT_ONCE) as busy, ThreadPoolExecutor(1) as sound, ThreadPoolExecutor(1) as user:
            jobs = []
            if arguments:
                command = [str(self._python), *_PYTEST, "-p", "no:cacheprovider", *arguments]
                jobs.append(user.submit(self._report.stream, "pytest", command))
            else:
                jobs.append(busy.submit(self._pytest, "window tests", ["tests/ui"], patient=True))
                jobs.append(busy.submit(self._pytest, "unit tests", [*_ORDINARY, "tests/unit"], patient=True))
                jobs.append(sound.submit(self._pytest, "sound tests", [*_REALTIME, *_sound_files()]))
                jobs.append(user.submit(self._end_to_end))
            for name, ready in self._others.items():
                jobs.append(sound.submit(self._on_other, name, ready, "sound", [*_REALTIME, *_sound_files()]))
                jobs.append(busy.submit(self._on_other, name, ready, "unit", [*_ORDINARY, "tests/unit"], patient=True))
            jobs.append(busy.submit(self._static_checks))
            try:
                for job in jobs:
                    job.result()
            except KeyboardInterrupt:
                for lane in (busy, sound, user):
                    lane.shutdown(wait=False, cancel_futures=True)
                self._report.stop()
                raise

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
            self._report.run(title, [python, *command], patient=True)

    def _pytest(
        self, title: str, options: list[str], *, patient: bool = False, python: Path | None = None, brief: bool = False
    ) -> None:
        # Several run at once: each keeps what it remembers to itself.
        remembered = f"cache_dir={self._notes / title.replace(' ', '-')}"
        command = [str(python or self._python), *_PYTEST, "-o", remembered, *options]
        environment = {"NEIROHA_TESTS": "brief"} if brief else {}
        again = [*command, "--last-failed", "--last-failed-no-failures=none"]
        self._report.run(title, command, environment, patient=patient, again=again)

    def _end_to_end(self) -> None:
        if sys.platform.startswith("linux"):
            self._pytest("end-to-end tests", ["tests/e2e"])
        else:
            print("  –   end-to-end tests: only on Linux, where their screen, sound card and screen reader exist")

    def _on_other(
        self, name: str, ready: Future[Path | None], kind: str, options: list[str], *, patient: bool = False
    ) -> None:
        if python := ready.result():
            title = f"{kind} tests on Python {name}"
            self._pytest(title, options, patient=patient, python=python, brief=True)


def _sound_files() -> list[str]:
    # Only these, because to import all the others takes as long as to run these; `tests/conftest.py` marks them alike.
    files = sorted((ROOT / "tests" / "unit").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if "virtual_sound_card" in file.read_text(encoding="utf-8")]


if __name__ == "__main__":
    # What this prints and what the programs print that it starts must come in order, also into a file.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main(sys.argv[1:]))
