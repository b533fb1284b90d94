"""The test command reports honestly."""

from __future__ import annotations

import sys

import pytest
from step_report import Report


def test_one_failure_fails_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.run("good", [sys.executable, "-c", "print('quiet'); print('3 passed')"], patient=True)
    report.run("bad", [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"])
    report.run("later", [sys.executable, "-c", ""])
    assert report.summary(1.0) == 1
    said = capsys.readouterr().out
    assert "quiet" not in said
    assert "3 passed" in said.splitlines()[0]
    assert "the reason" in said
    assert said.splitlines()[-1] == "FAILED: bad (1 s)"


def test_success_is_said_with_the_number_of_steps(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.stream("shown", [sys.executable, "-c", ""])
    assert report.summary(2.0) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "All 1 steps passed (2 s)"


def test_the_streamed_step_sees_no_setting_of_the_user(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEIROHA_DATA_DIR", "/nowhere")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    code = "import os; print('seen', [key for key in os.environ if key in ('NEIROHA_DATA_DIR', 'PYTEST_ADDOPTS')])"
    report = Report()
    report.stream("shown", [sys.executable, "-c", code])
    assert "seen []" in capfd.readouterr().out
    assert report.results[0].passed
