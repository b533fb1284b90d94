"""Interpreters are found by running them, not by their names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import setup_interpreters

_CURRENT = (sys.version_info[0], sys.version_info[1])


def _program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path / 'shims'}:{tmp_path / 'bin'}")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


def test_a_name_that_does_not_run_is_passed_over(machine: Path) -> None:
    _program(machine / "shims" / "python3.12", "echo 'command not found' >&2; exit 127")
    assert setup_interpreters.find((3, 12)) is None
    _program(machine / "pyenv/versions/3.12.1/bin/python3.12", "echo 3.12; echo /real/python3.12")
    assert setup_interpreters.find((3, 12)) == Path("/real/python3.12")


def test_a_program_of_another_version_is_passed_over(machine: Path) -> None:
    _program(machine / "bin" / "python3.13", "echo 3.14; echo /real/python3.14")
    assert setup_interpreters.find((3, 13)) is None


def test_nonsense_is_passed_over(machine: Path) -> None:
    _program(machine / "bin" / "python3.13", "echo hello")
    assert setup_interpreters.find((3, 13)) is None


def test_the_running_interpreter_is_taken_when_supported(machine: Path) -> None:
    assert _CURRENT in setup_interpreters.SUPPORTED
    assert setup_interpreters.find_supported() == Path(sys.executable)


def test_else_the_newest_supported_one_is_taken(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(machine / "bin" / "python3.11", "echo 3.11; echo /real/python3.11")
    _program(machine / "bin" / "python3.12", "echo 3.12; echo /real/python3.12")
    monkeypatch.setattr(setup_interpreters, "is_supported", lambda version: False)
    assert setup_interpreters.find_supported() == Path("/real/python3.12")


@pytest.mark.parametrize(
    ("main", "every", "tested"),
    [
        ((3, 11), False, ["3.13"]),
        ((3, 12), False, ["3.11", "3.13"]),
        ((3, 13), False, ["3.11"]),
        ((3, 11), True, ["3.12", "3.13"]),
    ],
)
def test_the_oldest_and_the_newest_others_are_tested_or_all(
    machine: Path, main: tuple[int, int], every: bool, tested: list[str]
) -> None:
    for version in ("3.11", "3.12", "3.13"):
        _program(machine / "bin" / f"python{version}", f"echo {version}; echo /real/python{version}")
    found = setup_interpreters.others(main, every=every)
    assert found == {version: Path(f"/real/python{version}") for version in tested}


def test_the_newest_there_is_may_be_an_older_one(machine: Path) -> None:
    _program(machine / "bin" / "python3.12", "echo 3.12; echo /real/python3.12")
    assert list(setup_interpreters.others((3, 11))) == ["3.12"]
    assert setup_interpreters.others((3, 12)) == {}
