"""Sets up what is missing and runs every check and test; arguments go to pytest on the main interpreter."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

import lock
import setup_interpreters
import setup_system
import setup_venv

ROOT = lock.ROOT
# Its command has another name on each system; this has not.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"


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

    def run(self, title: str, command: list[str], environment: dict[str, str] | None = None) -> None:
        """Run a step and show its output only where it fails."""
        start = time.monotonic()
        done = subprocess.run(
            command,
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
            detail = "" if passed else f"\n{output.rstrip()}"
            print(f"{'  ok ' if passed else 'FAIL '} {title}  {seconds:.1f} s{detail}", flush=True)

    def summary(self, seconds: float) -> int:
        """Print what failed and return the exit code."""
        failed = [result.title for result in self.results if not result.passed]
        word = f"FAILED: {', '.join(failed)}" if failed else f"All {len(self.results)} steps passed"
        print(f"\n{word} ({seconds:.0f} s)")
        return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """Set up, run all steps and return the exit code."""
    start = time.monotonic()
    needs = setup_system.WINDOW + setup_system.STAGE
    try:
        python = setup_venv.prepare(lock.DEVELOPMENT)
    except setup_venv.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if not setup_system.provide(needs):
        print("The tests in a real window need these; nothing is left out, so nothing was run.", file=sys.stderr)
        return 1
    report = Report()
    # Two lanes for two cores. The tests in real windows and with real sound come after both, alone on the machine.
    others = threading.Thread(target=_other_interpreters, args=(report, python), name="other-interpreters")
    others.start()
    _static_checks(report, str(python))
    pytest = [str(python), "-m", "pytest", "-q"]
    if arguments:
        others.join()
        report.stream("pytest", [*pytest, *arguments])
    else:
        report.stream("unit and window tests", [*pytest, "tests/unit", "tests/ui"])
        others.join()
        _end_to_end(report, pytest)
    return report.summary(time.monotonic() - start)


def _static_checks(report: Report, python: str) -> None:
    steps = {
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "ruff check": [python, "-m", "ruff", "check", "."],
        "mypy": [python, "-m", "mypy"],
        "import-linter": [python, "-c", _LINT_IMPORTS, "--no-cache"],
        "lock files": [python, "packaging/lock.py", "--check"],
        "translations": [python, "packaging/translations.py", "--check"],
    }
    for title, command in steps.items():
        report.run(title, command)


def _end_to_end(report: Report, pytest: list[str]) -> None:
    if sys.platform.startswith("linux"):
        report.stream("end-to-end tests", [*pytest, "tests/e2e"])
    else:
        print("  –   end-to-end tests need Linux: their virtual screen, sound card and screen reader exist only there")


def _other_interpreters(report: Report, main_python: Path) -> None:
    main_version = _version(main_python)
    for version in setup_interpreters.SUPPORTED:
        base = setup_interpreters.find(version) if version != main_version else None
        if base is None:
            continue
        name = f"{version[0]}.{version[1]}"
        start = time.monotonic()
        try:
            python = setup_venv.prepare(lock.DEVELOPMENT, ROOT / ".venvs" / name, base)
        except (setup_venv.SetupError, OSError, subprocess.SubprocessError) as error:
            report.add(f"unit tests on Python {name}", False, time.monotonic() - start, str(error))
            continue
        # A cache of its own, so that two runs at once do not write into the same files.
        cache = ["-o", f"cache_dir=.pytest_cache/{name}"]
        report.run(f"unit tests on Python {name}", [str(python), "-m", "pytest", "-q", *cache, "tests/unit"])


def _version(python: Path) -> tuple[int, int]:
    code = "import sys; print(*sys.version_info[:2])"
    answer = subprocess.run([str(python), "-c", code], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    major, minor = answer.split()
    return int(major), int(minor)


def _environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    # Settings of the person who runs the tests must not change what they find.
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("NEIROHA_", "PYTEST_", "MYPY"))}
    return {**kept, "PYTHONUTF8": "1", **(extra or {})}


if __name__ == "__main__":
    # What this prints and what the programs print that it starts must come in order, also into a file.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main(sys.argv[1:]))
