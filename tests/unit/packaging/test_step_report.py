"""The test command reports honestly."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from step_report import Report

if TYPE_CHECKING:
    from pathlib import Path


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


def test_what_failed_beside_others_is_tried_again_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mark = tmp_path / "seen"
    once = f"import pathlib; mark = pathlib.Path({str(mark)!r}); print('noise'); assert mark.exists()"
    report = Report()
    for title, code in (("weather", once), ("broken", "raise SystemExit('always')")):
        report.run(title, [sys.executable, "-c", code], again=[sys.executable, "-c", code])
    assert report.results == [], "nothing is decided yet"
    assert "noise" in capsys.readouterr().out
    mark.touch()
    report.run_doubtful()
    assert [result.passed for result in report.results] == [True, False]
    assert report.summary(3.0) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("FAILED: broken, failed ones again, alone, 1 of them only when tried again alone")


@pytest.mark.skipif(not os.access("/proc/self/autogroup", os.W_OK), reason="only where sessions are scheduled as one")
def test_a_patient_step_stands_back_behind_other_sessions(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    code = "import os; print(open('/proc/self/autogroup').read().strip(), 'and', os.nice(0))"
    report.run("patient", [sys.executable, "-c", code], patient=True)
    assert capsys.readouterr().out.rstrip().endswith(f"nice 19 and {min(19, os.nice(0) + 10)}")


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
