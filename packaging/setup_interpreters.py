"""Finds Python interpreters of the supported versions on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SUPPORTED = ((3, 11), (3, 12), (3, 13))
SUPPORTED_TEXT = "3.11, 3.12 or 3.13"

_PROBE = "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"
_ANSWER_SECONDS = 20


def is_supported(version: tuple[int, int]) -> bool:
    """Say whether the program runs on this Python."""
    return version in SUPPORTED


def find(version: tuple[int, int]) -> Path | None:
    """Return an interpreter of exactly this version that really runs, or None."""
    for command in _candidates(version):
        answer = _ask(command)
        if answer and answer[0] == version:
            return answer[1]
    return None


def find_supported() -> Path | None:
    """Return this interpreter if it is supported, else the newest supported one of the machine, or None."""
    current = (sys.version_info[0], sys.version_info[1])
    if is_supported(current):
        return Path(sys.executable)
    return next((found for found in map(find, reversed(SUPPORTED)) if found), None)


def others(version: tuple[int, int], *, every: bool = False) -> dict[str, Path]:
    """Return the oldest and the newest supported Python of the machine by version, without the one that is named.

    Args:
        version: of the one that is there in any case.
        every: with those between them, too.
    """
    found = {each: path for each in SUPPORTED if each != version and (path := find(each))}
    ends = min(version, *found), max(version, *found)
    return {f"{each[0]}.{each[1]}": path for each, path in found.items() if every or each in ends}


def version_of(python: Path) -> tuple[int, int]:
    """Return the version of an interpreter that was found."""
    answer = _ask([str(python)])
    if answer is None:
        raise OSError(f"{python} does not run any more")
    return answer[0]


def _candidates(version: tuple[int, int]) -> list[list[str]]:
    name = f"{version[0]}.{version[1]}"
    if sys.platform == "win32":
        return [[launcher, f"-{name}"] for launcher in [shutil.which("py")] if launcher]
    folders = [Path(part) for part in os.environ.get("PATH", "").split(os.pathsep) if part]
    found = [folder / f"python{name}" for folder in folders]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    found += sorted(pyenv.glob(f"versions/{name}.*/bin/python{name}"), reverse=True)
    return [[str(path)] for path in found if path.is_file()]


def _ask(command: list[str]) -> tuple[tuple[int, int], Path] | None:
    # A file of the right name need not work: pyenv puts one on the path for each version it has, active or not.
    try:
        answer = subprocess.run(
            [*command, "-c", _PROBE],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_ANSWER_SECONDS,
            check=True,
            encoding="utf-8",
        ).stdout.splitlines()
        major, minor = answer[0].split(".")
        return (int(major), int(minor)), Path(answer[1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return None
