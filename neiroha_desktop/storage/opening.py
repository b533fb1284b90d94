"""Opening the database file: checked first, put aside where it cannot be used, brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.storage import search_text
from neiroha_desktop.storage.failures import is_damage, primary_code, write_failure
from neiroha_desktop.storage.migrations import MIGRATIONS

BUSY_SECONDS = 5.0
_OPENING_SECONDS = 30.0
"""How long another copy of the app may check and migrate before this one gives up."""
_SIDE_FILES = ("-wal", "-shm", "")
# The database itself goes last: were the app killed between two renames, SQLite would delete a log without a database.


class _Verdict(Enum):
    """Why a database cannot be used."""

    DAMAGED = auto()
    NEWER = auto()


def open_connection(path: Path) -> tuple[sqlite3.Connection, list[Message]]:
    """Open the database at `path`, whatever is found there.

    Returns:
        A connection in autocommit mode, up to date, and what the user should know.

    Raises:
        StorageError: it had to be put aside and could not.
        sqlite3.Error: it is locked or may not be opened, which is no reason to put it aside.
    """
    notices: list[Message] = []
    with _alone(path):
        verdict = _probe(path) if path.exists() else None
        if verdict is not None:
            notices.append(_put_aside(path, verdict))
        try:
            return _connect(path), notices
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
        # What a read-only look cannot see, for example a damaged journal that is to be rolled back.
        notices.append(_put_aside(path, _Verdict.DAMAGED))
        return _connect(path), notices


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time check, put aside and migrate.

    Without it a second copy could take the fresh database, just made by the first, for the damaged one. The lock is
    SQLite's own, on an empty file: the same on every system, and gone with the process.
    """
    lock_path = path.with_name(f"{path.name}.lock")
    with closing(sqlite3.connect(lock_path, timeout=_OPENING_SECONDS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _probe(path: Path) -> _Verdict | None:
    """Look at the database without changing a byte of it."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > len(MIGRATIONS):
                return _Verdict.NEWER
            if version == 0 and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                return _Verdict.DAMAGED  # Steps are taken as a whole, so these tables are not ours.
            sound = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        except sqlite3.Error as error:
            if is_damage(error):
                return _Verdict.DAMAGED
            if primary_code(error) == sqlite3.SQLITE_READONLY:
                return None  # A journal is left to roll back, which only a writer can do.
            raise
    return None if sound else _Verdict.DAMAGED


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    ready = False
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        search_text.register(connection)
        _migrate(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        ready = True
    finally:
        if not ready:
            connection.close()
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each in a transaction of its own."""
    for number, script in enumerate(MIGRATIONS, start=1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < number:
                for statement in _statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number:d}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _statements(script: str) -> Iterator[str]:
    """Split a script: `executescript` would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _put_aside(path: Path, verdict: _Verdict) -> Message:
    """Rename the database and its side files to a name that is free; return what to tell the user."""
    if verdict is _Verdict.NEWER:
        _refuse_while_in_use(path)
    place = _free_name(path, "newer" if verdict is _Verdict.NEWER else "damaged")
    for suffix in _SIDE_FILES:
        source = path.with_name(path.name + suffix)
        try:
            if source.exists():
                source.rename(place.with_name(place.name + suffix))
        except OSError as error:
            raise write_failure(error, source) from error
    if verdict is _Verdict.NEWER:
        return msg(
            "The database was written by a newer version of Neiroha Desktop. It was put aside as {path}, untouched, "
            "and a fresh one was started.",
            path=str(place),
        )
    return msg(
        "The database was damaged and could not be read. It was put aside as {path}, and a fresh one was started.",
        path=str(place),
    )


def _refuse_while_in_use(path: Path) -> None:
    """Leave a newer database alone while the newer app has it open."""
    with closing(sqlite3.connect(path, timeout=0.0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise StorageError(
                msg("A newer version of Neiroha Desktop is using the database {path}.", path=str(path)),
                remedy=msg("Use that version, or choose another folder with --data-dir."),
                details=str(error),
            ) from error


def _free_name(path: Path, word: str) -> Path:
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    count = 1
    while True:
        addition = f"-{count}" if count > 1 else ""
        place = path.with_name(f"{path.stem}.{word}-{stamp}{addition}{path.suffix}")
        if not any(place.with_name(place.name + suffix).exists() for suffix in _SIDE_FILES):
            return place
        count += 1
