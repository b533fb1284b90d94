"""The run command opens the window where there is a screen and shows a tour where there is none."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest
import run
import setup_system
import setup_venv

_PROGRAM = """
import os, pathlib, sys
arguments = sys.argv[1:]
print(arguments, os.environ.get("QT_QPA_PLATFORM"), bool(os.environ.get("DISPLAY")))
if "--out" in arguments:
    folder = pathlib.Path(arguments[arguments.index("--out") + 1])
    (folder / "light").mkdir()
    (folder / "light" / "voices.png").touch()
    (folder / "preset.wav").touch()
sys.exit(7 if "fail" in arguments else 0)
"""


@pytest.fixture(autouse=True)
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A set-up that is done, with a program that says how it was called."""
    package = tmp_path / "checkout" / "neiroha_desktop"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(_PROGRAM, encoding="utf-8")
    monkeypatch.chdir(package.parent)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(setup_venv, "prepare", lambda _: Path(sys.executable))
    monkeypatch.setattr(setup_system, "provide", lambda _: True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_with_a_display_the_arguments_reach_the_program(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run.main(["--lang", "zh_CN", "fail"]) == 7
    assert capfd.readouterr().out.splitlines() == ["['--lang', 'zh_CN', 'fail'] None False"]


def test_what_needs_no_window_runs_without_a_display(capfd: pytest.CaptureFixture[str]) -> None:
    assert run.main(["say", "hello"]) == 0
    assert capfd.readouterr().out.splitlines() == ["['say', 'hello'] None False"]


def test_without_a_display_the_tour_is_shown_on_a_virtual_screen(capfd: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0
    said = sorted(capfd.readouterr().out.splitlines())
    assert any(line.startswith("There is no display here") for line in said)
    assert any(line.startswith("1 pictures and 1 sounds are in /") for line in said)
    assert any(line.startswith("['tour', '--out', '/") and line.endswith("] xcb True") for line in said)


def test_without_a_virtual_screen_qt_draws_off_screen(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "pictures").mkdir()
    assert run.main(["tour", "--out", str(tmp_path / "pictures")]) == 0
    assert "offscreen False" in capfd.readouterr().out
    assert (tmp_path / "pictures" / "light" / "voices.png").exists()


def test_missing_libraries_stop_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup_system, "provide", lambda _: False)
    assert run.main([]) == 1
    assert "no window can be opened" in capfd.readouterr().err


def test_a_failed_set_up_stops_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(lock_file: Path) -> Path:
        raise setup_venv.SetupError(f"no {lock_file.name} today")

    monkeypatch.setattr(setup_venv, "prepare", fail)
    assert run.main([]) == 1
    assert capfd.readouterr().err == "no requirements.lock today\n"
    assert "DISPLAY" not in os.environ
