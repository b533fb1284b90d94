"""The test command reports honestly."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_FILE = Path(__file__).resolve().parents[3] / "packaging" / "test.py"


@pytest.fixture
def command() -> ModuleType:
    """`packaging/test.py`, loaded by its path: its name is also that of a package of Python itself."""
    spec = importlib.util.spec_from_file_location("neiroha_test_command", _FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_one_failure_fails_the_whole(command: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    report = command.Report()
    report.run("good", [sys.executable, "-c", "print('quiet')"])
    report.run("bad", [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"])
    report.run("later", [sys.executable, "-c", ""])
    assert report.summary(1.0) == 1
    said = capsys.readouterr().out
    assert "quiet" not in said
    assert "the reason" in said
    assert said.splitlines()[-1] == "FAILED: bad (1 s)"


def test_success_is_said_with_the_number_of_steps(command: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    report = command.Report()
    report.stream("shown", [sys.executable, "-c", ""])
    assert report.summary(2.0) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "All 1 steps passed (2 s)"


def test_the_streamed_step_sees_no_setting_of_the_user(
    command: ModuleType, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEIROHA_DATA_DIR", "/nowhere")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    code = "import os; print('seen', [key for key in os.environ if key in ('NEIROHA_DATA_DIR', 'PYTEST_ADDOPTS')])"
    report = command.Report()
    report.stream("shown", [sys.executable, "-c", code])
    assert "seen []" in capfd.readouterr().out
    assert report.results[0].passed
