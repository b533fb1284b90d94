"""Makes a virtual environment, fills it from a lock file and puts the program into it; does nothing twice."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import lock
import setup_interpreters
import setup_system

ROOT = lock.ROOT
VENV = ROOT / ".venv"
_STAMP = "neiroha-setup.json"
_PACKAGE = "neiroha_desktop"
_COMMAND = "neiroha-desktop"


class SetupError(Exception):
    """Setting up cannot go on; its text is a finished sentence."""


def prepare(lock_file: Path, folder: Path = VENV, base: Path | None = None) -> Path:
    """Make `folder` a virtual environment that holds what `lock_file` lists, and the program itself.

    Args:
        lock_file: one of the two of `packaging/`.
        folder: where the environment is or will be.
        base: the interpreter to make it from; by default this one, or the newest supported one of the machine.

    Returns:
        The Python of the environment.

    Raises:
        SetupError: something needed is missing and could not be had.
    """
    python = _python_in(folder)
    if not _is_usable(folder, python):
        _create(folder, base or _base_python())
    _install(lock_file, folder, python)
    _link_program(folder, python)
    return python


def version(folder: Path = VENV) -> tuple[int, int]:
    """Return which Python `prepare` finds in `folder`, or will make it from.

    Raises:
        SetupError: no supported one is there.
    """
    found = _version_in(folder)
    if found is not None and setup_interpreters.is_supported(found):
        return found
    return setup_interpreters.version_of(_base_python())


def _python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _packages_in(folder: Path) -> Path:
    if sys.platform == "win32":
        return folder / "Lib/site-packages"
    found = next(iter(sorted(folder.glob("lib/python3.*/site-packages"))), None)
    if found is None:
        raise SetupError(f"{folder} is not a whole environment; delete it and try again.")
    return found


def _base_python() -> Path:
    found = setup_interpreters.find_supported()
    if found is None:
        raise SetupError(
            f"Neiroha Desktop needs Python {setup_interpreters.SUPPORTED_TEXT}, and this is"
            f" {sys.version_info[0]}.{sys.version_info[1]}. Install one of them and run this again."
        )
    return found


def _is_usable(folder: Path, python: Path) -> bool:
    found = _version_in(folder)
    return found is not None and python.is_file() and setup_interpreters.is_supported(found)


def _version_in(folder: Path) -> tuple[int, int] | None:
    # Read, not run: starting an interpreter to ask would be most of the time that a finished set-up takes.
    try:
        lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    values = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    try:
        major, minor = (int(part) for part in (values.get("version") or values.get("version_info", "")).split(".")[:2])
    except ValueError:
        return None
    return major, minor


def _create(folder: Path, base: Path) -> None:
    if folder.exists() and not (folder / "pyvenv.cfg").is_file():
        raise SetupError(f"{folder} is in the way: it is not a Python environment. Move it and run this again.")
    _provide_ensurepip(base)
    print(f"Making the environment {_short(folder)} with {base}")
    shutil.rmtree(folder, ignore_errors=True)
    done = subprocess.run([str(base), "-m", "venv", str(folder)], stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetupError(f"{base} could not make the environment {folder}; the lines above say why.")


def _provide_ensurepip(base: Path) -> None:
    # Debian and Ubuntu take ensurepip out of Python and put it into a package of its own.
    probe = (
        "import sys, importlib.util as u; print('%d.%d' % sys.version_info[:2], u.find_spec('ensurepip') is not None)"
    )
    version, has_it = subprocess.run(
        [str(base), "-c", probe], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True, encoding="utf-8"
    ).stdout.split()
    if has_it != "True" and not setup_system.install([f"python{version}-venv"]):
        raise SetupError("Python's venv module has no ensurepip here. Install it as said above and run this again.")


def _install(lock_file: Path, folder: Path, python: Path) -> None:
    wanted = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    stamp = _read_stamp(folder)
    if stamp.get(lock_file.name) == wanted:
        return
    print(f"Installing the packages of packaging/{lock_file.name} into {_short(folder)} (a few minutes, once)")
    # Wheels only: nothing is compiled here, and a missing wheel is said at once.
    options = ["--require-hashes", "--only-binary=:all:", "--disable-pip-version-check", "-qq"]
    if lock_file.name == lock.DEVELOPMENT.name:
        # To compile all of it takes twice as long as to install it, and a test run needs the smaller part.
        options.append("--no-compile")
    done = subprocess.run(
        [str(python), "-m", "pip", "install", *options, "-r", str(lock_file)], stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise SetupError(
            "pip could not install the packages; the lines above say why. Check the network and try again."
        )
    (folder / _STAMP).write_text(json.dumps(_stamp_after(stamp, lock_file, wanted)), encoding="utf-8")


def _stamp_after(stamp: dict[str, str], lock_file: Path, digest: str) -> dict[str, str]:
    if lock_file.name != lock.DEVELOPMENT.name:
        # The runtime file may have replaced versions that the development file asked for.
        return {lock_file.name: digest}
    # The development file holds all of the runtime file in the same versions.
    runtime = lock_file.with_name(lock.RUNTIME.name)
    return {**stamp, lock_file.name: digest, runtime.name: hashlib.sha256(runtime.read_bytes()).hexdigest()}


def _read_stamp(folder: Path) -> dict[str, str]:
    try:
        content = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _link_program(folder: Path, python: Path) -> None:
    """Put the checkout on the environment's path and its command beside Python.

    This is what an editable installation does, without needing a build tool in the environment.
    """
    path_file = _packages_in(folder) / f"{_PACKAGE}.pth"
    changed = _write(path_file, f"{ROOT}\n")
    if sys.platform == "win32":
        changed |= _write(python.with_name(f"{_COMMAND}.cmd"), f'@"%~dp0python.exe" -m {_PACKAGE} %*\n')
    else:
        command = python.with_name(_COMMAND)
        changed |= _write(command, f'#!/bin/sh\nexec {shlex.quote(str(python))} -m {_PACKAGE} "$@"\n')
        if not os.access(command, os.X_OK):
            command.chmod(0o755)
    if changed:
        print(f"Put the program into {_short(folder)}; its command is {_short(python.with_name(_COMMAND))}")


def _write(path: Path, text: str) -> bool:
    try:
        if path.read_text(encoding="utf-8") == text:
            return False
    except OSError:
        pass
    path.write_text(text, encoding="utf-8")
    return True


def _short(path: Path) -> str:
    try:
        return str(path.relative_to(ROOT))
    except ValueError:
        return str(path)
