from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage import opening
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.migrations import MIGRATIONS
from neiroha_desktop.storage.paths import DataFolder
from tests.unit.storage.conftest import Start, expect_line, finish

_ADD = """
INSERT INTO providers (id, name, adapter_type, base_url, position) VALUES (?, '', '', '', 1)
"""


def _count(db: sqlite3.Connection) -> int:
    (count,) = db.execute("SELECT count(*) FROM providers").fetchone()
    return int(count)


def _add(db: sqlite3.Connection, name: str) -> None:
    db.execute(_ADD, (name,))


def _aside(folder: DataFolder, word: str) -> list[Path]:
    return sorted(folder.root.glob(f"neiroha.{word}-*.db"))


def _add_named(name: str, db: sqlite3.Connection) -> None:
    _add(db, name)


def _add_many(db: sqlite3.Connection) -> None:
    for number in range(200):
        _add(db, f"{number:0500}")


async def _open_and_close(path: Path) -> Database:
    database = await Database.open(path)
    await database.aclose()
    return database


async def test_is_set_up_as_promised(database: Database) -> None:
    def settings(db: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "user_version")
        return [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await database.read(settings) == ["wal", 1, 5000, 1, len(MIGRATIONS)]
    assert database.notices == []


async def test_work_runs_in_order_on_one_thread(database: Database) -> None:
    seen: list[tuple[int, int]] = []

    def note(number: int, _: sqlite3.Connection) -> None:
        seen.append((number, threading.get_ident()))

    await asyncio.gather(*(database.read(partial(note, number)) for number in range(20)))
    assert [number for number, _ in seen] == list(range(20))
    assert {thread for _, thread in seen}.isdisjoint({threading.get_ident()})
    assert len({thread for _, thread in seen}) == 1


async def test_work_that_raises_leaves_nothing(database: Database) -> None:
    undone: list[bool] = []

    def work(db: sqlite3.Connection) -> None:
        _add(db, "a")
        raise LookupError("my own")

    with pytest.raises(LookupError, match="my own"):
        await database.write(work, lambda: undone.append(True))
    assert undone == [True]
    assert await database.read(_count) == 0
    await database.write(lambda db: _add(db, "b"), lambda: undone.append(False))
    assert undone == [True]
    assert await database.read(_count) == 1


async def test_reading_changes_nothing_that_fails(database: Database) -> None:
    with pytest.raises(StorageError, match=r"neiroha\.db") as caught:
        await database.read(lambda db: db.execute("SELECT * FROM nowhere"))
    assert isinstance(caught.value.__cause__, sqlite3.Error)
    assert await database.read(_count) == 0


async def test_a_cancelled_caller_leaves_a_whole_transaction_or_none(database: Database) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(db: sqlite3.Connection) -> None:
        _add(db, "one")
        inside.set()
        assert go_on.wait(10)
        _add(db, "two")

    running = asyncio.create_task(database.write(slow))
    waiting = asyncio.create_task(database.write(lambda db: _add(db, "never begun")))
    assert await asyncio.to_thread(inside.wait, 10)
    running.cancel()
    waiting.cancel()
    results = await asyncio.gather(running, waiting, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in results)
    go_on.set()
    assert await database.read(_count) == 2


async def test_closing_finishes_what_was_given(folder: DataFolder) -> None:
    database = await Database.open(folder.database)
    tasks = [asyncio.create_task(database.write(partial(_add_named, str(n)))) for n in range(10)]
    await asyncio.sleep(0)
    await database.aclose()
    await database.aclose()
    await asyncio.gather(*tasks)
    with pytest.raises(StorageError, match="closed"):
        await database.read(_count)
    with closing(sqlite3.connect(folder.database)) as db:
        assert _count(db) == 10


@pytest.mark.parametrize("spoil", ["noise", "truncated", "middle", "text", "foreign"])
async def test_a_damaged_database_is_put_aside_untouched(folder: DataFolder, spoil: str) -> None:
    database = await Database.open(folder.database)
    await database.write(_add_many)
    await database.aclose()
    whole = folder.database.read_bytes()
    spoilt = {
        "noise": b"\xa5" * 40_000,
        "truncated": whole[: len(whole) // 2],
        "middle": whole[:8192] + b"\xff" * (len(whole) - 12288) + whole[-4096:],
        "text": b"this is not a database, it is a letter" * 40,
        "foreign": b"",
    }[spoil]
    folder.database.write_bytes(spoilt)
    if spoil == "foreign":
        with closing(sqlite3.connect(folder.database)) as db:
            db.execute("CREATE TABLE providers (something INTEGER)")
        spoilt = folder.database.read_bytes()

    database = await Database.open(folder.database)
    (place,) = _aside(folder, "damaged")
    assert place.read_bytes() == spoilt
    assert [str(place) in str(notice) for notice in database.notices] == [True]
    assert await database.read(_count) == 0
    await database.write(lambda db: _add(db, "fresh"))
    await database.aclose()
    assert (await _open_and_close(folder.database)).notices == []


async def test_a_newer_database_is_put_aside_with_its_log(folder: DataFolder, start: Start) -> None:
    # A process that was killed leaves rows in the -wal file only.
    script = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA user_version = 999")
db.execute("CREATE TABLE future (x)")
db.execute("INSERT INTO future VALUES ('kept')")
os._exit(0)
"""
    finish(start(script, folder.database))
    wal = folder.database.with_name("neiroha.db-wal").read_bytes()
    assert b"kept" in wal
    database = await _open_and_close(folder.database)
    (place,) = _aside(folder, "newer")
    assert str(place) in str(database.notices[0])
    assert "newer version" in str(database.notices[0])
    with closing(sqlite3.connect(place)) as db:
        assert db.execute("SELECT x FROM future").fetchone() == ("kept",)


async def test_a_newer_database_in_use_is_left_alone(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("PRAGMA user_version = 999")
        with pytest.raises(StorageError, match="newer version"):
            await Database.open(folder.database)
        newer.execute("CREATE TABLE still_mine (x)")
    assert not _aside(folder, "newer")


async def test_an_earlier_file_is_never_overwritten(folder: DataFolder) -> None:
    contents = [b"first" * 1000, b"second" * 1000, b"third" * 1000]
    for content in contents:
        folder.database.write_bytes(content)
        await _open_and_close(folder.database)
    assert sorted(path.read_bytes() for path in _aside(folder, "damaged")) == sorted(contents)


async def test_a_database_in_use_is_not_damaged(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    database = await Database.open(folder.database)
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="in use by another program"):
            await database.write(lambda db: _add(db, "a"))
        assert await database.read(_count) == 0
    await database.write(lambda db: _add(db, "a"))
    await database.aclose()
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="in use by another program"):
            await Database.open(folder.database)
    assert not _aside(folder, "damaged")
    assert (await _open_and_close(folder.database)).notices == []


async def test_what_cannot_be_opened_is_not_damaged(folder: DataFolder) -> None:
    folder.database.mkdir()
    with pytest.raises(StorageError, match=r"neiroha\.db"):
        await Database.open(folder.database)
    assert folder.database.is_dir()
    with pytest.raises(StorageError, match="may not open"):
        await Database.open(folder.root / "nowhere" / "neiroha.db")
    assert not _aside(folder, "damaged")


async def test_a_step_that_fails_is_not_half_taken(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    await _open_and_close(folder.database)
    steps = (*MIGRATIONS, "CREATE TABLE two (x);\n", "CREATE TABLE three (x);\nCREATE TABLE two (x);\n")
    monkeypatch.setattr(opening, "MIGRATIONS", steps)
    with pytest.raises(StorageError):
        await Database.open(folder.database)
    with closing(sqlite3.connect(folder.database)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'three'").fetchone()
    monkeypatch.setattr(opening, "MIGRATIONS", steps[:-1])
    assert (await _open_and_close(folder.database)).notices == []


_OPEN_AND_WRITE = """
import asyncio, sys
from pathlib import Path
from neiroha_desktop.storage.database import Database

async def main():
    print("ready", flush=True)
    sys.stdin.readline()
    database = await Database.open(Path(sys.argv[1]))
    for number in range(50):
        await database.write(lambda db: db.execute(
            "INSERT INTO providers (id, name, adapter_type, base_url, position) VALUES (?, '', '', '', 1)",
            (f"{sys.argv[2]}-{number}",)))
    await database.aclose()
    print(len(database.notices))

asyncio.run(main())
"""


@pytest.mark.parametrize("damaged", [False, True])
async def test_processes_that_open_one_folder_at_once(folder: DataFolder, start: Start, *, damaged: bool) -> None:
    if damaged:
        folder.database.write_bytes(b"\xa5" * 9000)
    processes = [start(_OPEN_AND_WRITE, folder.database, number) for number in range(4)]
    for process in processes:
        expect_line(process, "ready")
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    notices = [int(finish(process)) for process in processes]
    assert sum(notices) == int(damaged)
    assert len(_aside(folder, "damaged")) == int(damaged)
    with closing(sqlite3.connect(folder.database)) as db:
        assert _count(db) == 200
