"""Show in folder: the file is selected where the desktop can, and its folder opens where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from neiroha_desktop.ui.show_in_folder import show_in_folder

ROOT = Path(__file__).parents[2]


def shown(desktop: str, path: Path) -> str:
    """Return what the desktop was asked for."""
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.ui.folder_session", desktop, str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def test_the_file_manager_selects_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a take 100 %.wav"
    assert shown("manager", path) == f"selected ass {path.as_uri()}"


def test_without_a_file_manager_on_the_bus_the_folder_opens(tmp_path: Path) -> None:
    assert shown("none", tmp_path / "take.wav") == f"opened {tmp_path}"


@pytest.mark.parametrize(
    ("system", "program", "arguments"),
    [("win32", "explorer.exe", ["/select,", "{path}"]), ("darwin", "open", ["-R", "{path}"])],
)
def test_other_systems_have_a_program_for_it(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    program: str,
    arguments: list[str],
) -> None:
    path = tmp_path / "take.wav"
    started: list[tuple[str, list[str]]] = []

    def start(name: str, given: list[str]) -> tuple[bool, int]:
        started.append((name, given))
        return True, 1

    monkeypatch.setattr(QStandardPaths, "findExecutable", lambda name: name)
    monkeypatch.setattr(QProcess, "startDetached", start)
    show_in_folder(path, qapp, system)
    assert started == [(program, [argument.format(path=path) for argument in arguments])]
