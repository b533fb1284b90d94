"""The guard of tests/conftest.py must itself be able to fail a test."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.once

pytest_plugins = ["pytester"]

_ROOT = Path(__file__).resolve().parents[2]

_LEAKING = """
import asyncio
import subprocess
import sys
import threading

import pytest


def test_thread_stays():
    threading.Thread(target=threading.Event().wait, args=(8,), name="forgotten", daemon=True).start()


def test_process_stays():
    subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)


async def test_task_stays():
    asyncio.get_running_loop().forgotten = asyncio.create_task(asyncio.Event().wait())


@pytest.fixture
async def worker():
    task = asyncio.create_task(asyncio.Event().wait())
    yield task
    task.cancel()


async def test_fixture_ends_its_task(worker):
    assert not worker.done()


async def test_thread_and_process_end():
    await asyncio.to_thread(int)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    assert await process.wait() == 0


def test_environment(data_dir):
    import os

    assert os.environ["NEIROHA_DATA_DIR"] == str(data_dir)
    assert not list(data_dir.iterdir())
    assert "HTTP_PROXY" not in os.environ
"""


def test_what_is_left_running_fails_the_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(_ROOT))
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:1")
    pytester.makeini("[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n")
    pytester.makeconftest(
        "from tests.conftest import *\nfrom tests.conftest import _note_processes, _report_cancelled_tasks\n"
    )
    pytester.makepyfile(_LEAKING)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-W", "ignore::ResourceWarning")
    result.stdout.fnmatch_lines(
        [
            "* of test_thread_stays *",
            "left running: thread forgotten*",
            "* of test_process_stays *",
            "left running: process *import sys*",
            "* of test_task_stays *",
            "left running: task *Event.wait*",
        ]
    )
    result.assert_outcomes(passed=6, errors=3)
