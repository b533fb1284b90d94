"""What holds for every test: nothing of the user's machine is touched, and nothing is left running."""

from __future__ import annotations

import asyncio
import asyncio.runners
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Before anything imports Qt: tests in this process need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No keyring of the user; tests that need one bring their own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import hypothesis
import pytest

from tests.examples import BRIEF, EXPLORE, examples
from tests.ready_database import make_database
from tests.stage.leaks import left_children, left_threads

# Time is measured by the bench, never by a test: a busy machine must not fail an example.
hypothesis.settings.register_profile(
    "untimed", deadline=None, max_examples=examples(100), derandomize=not EXPLORE, database=None
)
hypothesis.settings.load_profile("untimed")

_PROXIES = ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
_THREADS = pytest.StashKey[set[int]]()

_left_tasks: list[str] = []
_started: list[subprocess.Popen[Any]] = []


@pytest.fixture(autouse=True)
def isolated_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point the program at an empty data folder, and away from the proxies of this machine."""
    for name in (*_PROXIES, *map(str.lower, _PROXIES)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEIROHA_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """Return an empty data folder of this test's own, the one that NEIROHA_DATA_DIR names."""
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def lay_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """Put a ready database at a path."""
    return make_database(tmp_path_factory.mktemp("ready"))


@pytest.fixture(scope="session", autouse=True)
def _report_cancelled_tasks() -> Iterator[None]:
    """Note each task that is still pending when its loop ends.

    A runner cancels such tasks in silence, after the last fixture of the loop has gone; that is the moment to look.
    """
    cancel_all = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]

    def note_and_cancel(loop: asyncio.AbstractEventLoop) -> None:
        _left_tasks.extend(repr(task.get_coro()) for task in asyncio.all_tasks(loop))
        cancel_all(loop)

    patch = pytest.MonkeyPatch()
    patch.setattr(asyncio.runners, "_cancel_all_tasks", note_and_cancel)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _note_processes() -> Iterator[None]:
    """Note each process that is started."""
    start = subprocess.Popen.__init__

    def note_and_start(process: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
        start(process, *args, **kwargs)
        _started.append(process)

    patch = pytest.MonkeyPatch()
    patch.setattr(subprocess.Popen, "__init__", note_and_start)
    yield
    patch.undo()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests that play on a virtual sound card: they take their time, and suffer where a core is kept busy.

    What says nothing of the version of Python is left to the main one.
    """
    for item in items:
        if hasattr(getattr(item, "module", None), "virtual_sound_card"):
            item.add_marker(pytest.mark.realtime)
    if BRIEF:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("once")])
        items[:] = [item for item in items if not item.get_closest_marker("once")]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Remember what ran before the test's fixtures."""
    item.stash[_THREADS] = {thread.ident for thread in threading.enumerate() if thread.ident}
    _started.clear()
    _left_tasks.clear()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[Any]:
    """Fail the test if something that it started still runs after its fixtures are gone."""
    result = yield
    found = [f"task {name}" for name in _left_tasks]
    found += [f"thread {thread.name}" for thread in left_threads(item.stash[_THREADS])]
    found += [f"process {process}" for process in left_children(_started)]
    if found:
        pytest.fail("left running: " + "; ".join(found), pytrace=False)
    return result
