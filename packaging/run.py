"""Sets up what is missing and opens Neiroha Desktop; arguments are handed to the program."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import lock
import setup_system
import setup_venv

_SCREEN = "1280x800x24"


def main(arguments: list[str]) -> int:
    """Set up, run the program and return its exit code."""
    try:
        python = setup_venv.prepare(lock.RUNTIME)
    except setup_venv.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    if not setup_system.provide(setup_system.WINDOW):
        print("Without these libraries no window can be opened.", file=sys.stderr)
        return 1
    command = [str(python), "-m", "neiroha_desktop"]
    if _has_display() or not _needs_screen(arguments):
        return _run([*command, *arguments], dict(os.environ))
    if "tour" in arguments:
        return _on_virtual_screen([*command, *arguments])
    return _tour(command)


def _needs_screen(arguments: list[str]) -> bool:
    """Say whether the program would open its window: it does unless it is told another thing to do."""
    return not any(word in {"say", "practice", "--help", "-h", "--version"} for word in arguments)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _tour(command: list[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="neiroha-tour-"))
    print("There is no display here, so the program shows itself on a virtual screen instead.", flush=True)
    code = _on_virtual_screen([*command, "tour", "--out", str(folder)])
    print(f"{len(list(folder.rglob('*.png')))} pictures and {len(list(folder.rglob('*.wav')))} sounds are in {folder}")
    return code


def _on_virtual_screen(command: list[str]) -> int:
    setup_system.provide(setup_system.VIRTUAL_SCREEN)
    screen = shutil.which("Xvfb")
    if not screen:
        return _run(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [screen, "-displayfd", str(write_end), "-screen", "0", _SCREEN, "-nolisten", "tcp"],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            return _run(command, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        return _run(command, {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"})
    finally:
        server.terminate()
        server.wait()


def _run(command: list[str], environment: dict[str, str]) -> int:
    process = subprocess.Popen(command, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # Ctrl+C reaches the program too, which closes in its own way; its exit code is the answer.
            continue


if __name__ == "__main__":
    # What this prints and what the programs print that it starts must come in order, also into a file.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    sys.exit(main(sys.argv[1:]))
