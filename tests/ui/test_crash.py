"""A bug is written down without anybody's texts or keys, and told to the user."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.crash import CrashReporter
from tests.ui.desk import until

SECRET = "sk-secret-that-the-error-quotes"


def boxes() -> list[QMessageBox]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox) and widget.isVisible()
    ]


def reports(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("crash-*.txt"))]


@pytest.fixture
async def reporter(tmp_path: Path) -> CrashReporter:
    return CrashReporter(tmp_path)


async def crash() -> None:
    raise ValueError(SECRET)


async def test_a_report_is_written_without_the_words_of_the_error(
    reporter: CrashReporter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sys.excepthook
    reporter.install(asyncio.get_running_loop())
    failures: list[NeirohaError] = []
    command = AsyncCommand(crash, reporter)
    command.failed.connect(failures.append)
    command.start()
    await until(lambda: bool(boxes()), "the box")
    reporter.uninstall()
    (report,) = reports(tmp_path)
    assert "test_crash.py" in report
    assert "builtins.ValueError" in report
    assert SECRET not in report
    assert SECRET not in capsys.readouterr().err
    (box,) = boxes()
    assert str(tmp_path) in box.text()
    assert SECRET not in box.text()
    assert not failures
    assert sys.excepthook is before
    box.close()
    box.deleteLater()


async def test_a_bug_in_a_callback_of_the_loop_is_caught_too(reporter: CrashReporter, tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    reporter.install(loop)
    loop.call_exception_handler({"message": "x", "exception": ZeroDivisionError(SECRET)})
    reporter.uninstall()
    (report,) = reports(tmp_path)
    assert "ZeroDivisionError" in report
    assert SECRET not in report
    (box,) = boxes()
    box.close()
    box.deleteLater()


async def test_a_bug_that_repeats_shows_one_box(reporter: CrashReporter, tmp_path: Path) -> None:
    for _ in range(3):
        reporter.report(ValueError, ValueError(SECRET), None)
    assert len(reports(tmp_path)) == 3
    (box,) = boxes()
    box.close()
    reporter.report(ValueError, ValueError(SECRET), None)
    (other,) = boxes()
    for one in (box, other):
        one.close()
        one.deleteLater()


async def test_a_folder_that_is_gone_is_no_second_crash(tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path / "gone")
    reporter.report(ValueError, ValueError(SECRET), None)
    (box,) = boxes()
    assert box.text()
    box.close()
    box.deleteLater()


async def test_control_c_is_no_bug(reporter: CrashReporter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[type[BaseException]] = []
    previous = reporter._previous
    reporter._previous = lambda kind, _error, _trace: told.append(kind)
    reporter.report(KeyboardInterrupt, KeyboardInterrupt(), None)
    reporter._previous = previous
    assert told == [KeyboardInterrupt]
    assert not reports(tmp_path)
    assert not boxes()
