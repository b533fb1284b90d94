"""Writes the lock files anew, or checks that they belong to the dependencies in pyproject.toml.

    python3 packaging/lock.py            write both files anew (needs uv and a network)
    python3 packaging/lock.py --check    compare with pyproject.toml, offline

The files hold for Linux, Windows and macOS and for every supported Python, with hashes, and name no package index.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
RUNTIME = PACKAGING / "requirements.lock"
DEVELOPMENT = PACKAGING / "requirements-dev.lock"

_MARK = "# dependencies of pyproject.toml: sha256:"
_HEADER = "# Written by packaging/lock.py for Linux, Windows and macOS; do not edit by hand."
_PYTHON = "3.11"


def dependencies(pyproject: Path) -> tuple[list[str], list[str]]:
    """Return the runtime requirements and those of the dev group, as written in `pyproject`."""
    import tomllib  # not in Python 3.10, which must get as far as the sentence about its version

    table = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    return table["project"]["dependencies"], table["dependency-groups"]["dev"]


def digest(requirements: list[str]) -> str:
    """Return the SHA-256 of a list of requirements, whatever its order."""
    return hashlib.sha256(json.dumps(sorted(requirements)).encode()).hexdigest()


def recorded_digest(lock_file: Path) -> str:
    """Return the digest that a lock file says it was made from; "" where it says none."""
    with lock_file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(_MARK):
                return line.removeprefix(_MARK).strip()
    return ""


def problems(root: Path = ROOT) -> list[str]:
    """Return one sentence for each lock file that does not belong to pyproject.toml; none where all is well."""
    runtime, development = dependencies(root / "pyproject.toml")
    found = []
    for name, requirements in (
        (RUNTIME.name, runtime),
        (DEVELOPMENT.name, runtime + development),
    ):
        lock_file = root / "packaging" / name
        if not lock_file.is_file():
            found.append(f"packaging/{name} is missing.")
        elif recorded_digest(lock_file) != digest(requirements):
            found.append(f"packaging/{name} was made from other dependencies than pyproject.toml names now.")
    return found


def write() -> None:
    """Resolve both files anew; the development file holds the same versions as the runtime file."""
    runtime, development = dependencies(ROOT / "pyproject.toml")
    _compile(RUNTIME, runtime, constraints=None)
    _compile(DEVELOPMENT, runtime + development, constraints=RUNTIME)


def _compile(target: Path, requirements: list[str], constraints: Path | None) -> None:
    options = ["--universal", "--generate-hashes", "--python-version", _PYTHON, "--upgrade", "--quiet"]
    options += ["--no-emit-index-url", "--no-header", "--no-annotate", "--no-config"]
    if constraints:
        options += ["--constraint", str(constraints)]
    resolved = subprocess.run(
        [_uv(), "pip", "compile", *options, "-"],
        input="\n".join(requirements),
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    ).stdout
    target.write_text(f"{_HEADER}\n{_MARK}{digest(requirements)}\n{resolved}", encoding="utf-8", newline="\n")
    print(f"Wrote packaging/{target.name}.")


def _uv() -> str:
    beside = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    found = str(beside) if beside.is_file() else shutil.which("uv")
    if not found:
        raise SystemExit("This needs uv: .venv/bin/python -m pip install uv, then run it with that Python.")
    return found


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write or check the lock files.")
    parser.add_argument("--check", action="store_true", help="only compare with pyproject.toml")
    if not parser.parse_args().check:
        write()
        return 0
    found = problems()
    for sentence in found:
        print(sentence, "Run: python3 packaging/lock.py", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
