"""A data folder, an open database, and other processes on the same folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.ledger import Ledger
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.system_clock import SystemClock
from neiroha_desktop.storage.takes import TakeStore

# Limits on the size of a file, the Secret Service and forks are no part of Windows.
collect_ignore = [] if os.name == "posix" else ["test_full_disk.py", "test_secret_service.py", "test_ledger_killed.py"]

ROOT = Path(__file__).parents[3]

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    found = DataFolder(tmp_path / "data 声音 %41?#")
    found.prepare()
    return found


@pytest.fixture
async def database(folder: DataFolder) -> AsyncIterator[Database]:
    opened = await Database.open(folder.database)
    yield opened
    await opened.aclose()


@pytest.fixture
def providers(database: Database) -> ProviderStore:
    return ProviderStore(database)


@pytest.fixture
def characters(database: Database, folder: DataFolder) -> CharacterStore:
    return CharacterStore(database, folder.references)


@pytest.fixture
def references(database: Database, folder: DataFolder) -> ReferenceStore:
    return ReferenceStore(database, folder.references)


@pytest.fixture
def takes(database: Database, folder: DataFolder) -> TakeStore:
    return TakeStore(database, folder.takes)


@pytest.fixture
async def ledger(database: Database, folder: DataFolder) -> AsyncIterator[Ledger]:
    """A ledger under the clock of this computer."""
    opened = Ledger(database, folder.processes, SystemClock())
    yield opened
    await opened.aclose()


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a function that starts a Python script in another process; what still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def run(script: str, *args: str | Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, args)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate(timeout=20)


def finish(process: subprocess.Popen[str], deadline: float = 60) -> str:
    """Wait for the end of a process and return what it printed."""
    out, err = process.communicate(timeout=deadline)
    assert process.returncode == 0, err
    return out


def expect_line(process: subprocess.Popen[str], line: str) -> None:
    """Wait until a process prints `line`; its end without it fails."""
    assert process.stdout
    for found in process.stdout:
        if found.strip() == line:
            return
    raise AssertionError(f"no line {line!r}: {process.stderr.read() if process.stderr else ''}")
