"""Missing system packages are named, installed where that is allowed, and never guessed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import setup_system
from setup_system import Need

_LACKING = Need("libnowhere1", libraries=("libnowhere.so.1",))


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose apt-get and sudo only write down how they were called."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    _program(tmp_path / "apt-get", 'echo "apt-get $DEBIAN_FRONTEND $*" >> "$LOG"')
    _program(tmp_path / "sudo", 'shift; exec "$@"')
    return tmp_path / "log"


def _program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def test_what_is_there_needs_nothing(log: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    there = Need("libc6", libraries=("libc.so.6",), programs=("sh",), files=((tmp_path, "apt-*"),))
    assert setup_system.provide((there,))
    assert capsys.readouterr().out == ""
    assert not log.exists()


@pytest.mark.parametrize(
    "need",
    [
        _LACKING,
        Need("nowhere", programs=("sh", "nowhere-program")),
        Need("nowhere", files=((Path("/nowhere"), "*"), (Path("/etc"), "nowhere-*"))),
    ],
)
def test_each_kind_of_lack_is_noticed(log: Path, need: Need) -> None:
    assert setup_system.missing((need,)) == [need]


def test_nothing_is_needed_where_wheels_bring_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert setup_system.missing((_LACKING,)) == []


def test_sudo_without_a_password_installs(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not setup_system.provide((_LACKING,)), "the pretended installation brought nothing"
    assert log.read_text(encoding="utf-8").splitlines() == [
        "apt-get noninteractive -qq update",
        "apt-get noninteractive -qq install -y --no-install-recommends libnowhere1",
    ]
    assert capsys.readouterr().out.splitlines() == [
        "Installing system packages: libnowhere1",
        "Still missing after the installation: libnowhere1.",
    ]


def test_an_installation_that_helps_is_enough(log: Path, tmp_path: Path) -> None:
    _program(tmp_path / "apt-get", f"touch {tmp_path}/brought")
    assert setup_system.provide((Need("brought", files=((tmp_path, "brought"),)),))


def test_sudo_with_a_password_is_not_asked(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _program(tmp_path / "sudo", "exit 1")
    assert not setup_system.provide((_LACKING,))
    assert capsys.readouterr().out == "Please run: sudo apt-get install -y libnowhere1\n"
    assert not log.exists()


def test_what_is_not_essential_does_not_stop(log: Path, tmp_path: Path) -> None:
    _program(tmp_path / "sudo", "exit 1")
    assert setup_system.provide((_LACKING._replace(essential=False),))


def test_a_failed_installation_shows_why(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _program(tmp_path / "apt-get", 'echo "E: no such package $*"; exit 100')
    assert not setup_system.provide((_LACKING,))
    assert "E: no such package" in capsys.readouterr().out


def test_another_linux_is_told_the_names(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert not setup_system.provide((_LACKING,))
    assert "libnowhere1" in capsys.readouterr().out
