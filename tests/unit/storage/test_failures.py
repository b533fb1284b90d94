from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from neiroha_desktop.storage.failures import database_failure, read_failure, write_failure

PATH = Path("/data/声音.db")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no room left"), (errno.EACCES, "may not write"), (errno.EROFS, "may not write"), (errno.EIO, "")],
)
def test_writing(number: int, words: str) -> None:
    error = write_failure(OSError(number, os.strerror(number)), PATH)
    assert words in str(error)
    assert str(PATH) in str(error)
    assert error.remedy
    if not words:
        assert os.strerror(number) in str(error)


@pytest.mark.parametrize(("number", "words"), [(errno.EPERM, "may not read"), (errno.EIO, "could not be read")])
def test_reading(number: int, words: str) -> None:
    error = read_failure(OSError(number, os.strerror(number)), PATH)
    assert words in str(error)
    assert str(PATH) in str(error)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "in use by another program"),
        (sqlite3.SQLITE_FULL, "no room left"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "may not open or write"),
        (sqlite3.SQLITE_CANTOPEN, "may not open or write"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk does not read or write"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_ERROR, "could not be used"),
    ],
)
def test_the_database(code: int, words: str) -> None:
    foreign = sqlite3.OperationalError("foreign words")
    foreign.sqlite_errorcode = code
    error = database_failure(foreign, PATH)
    assert words in str(error)
    assert str(PATH) in str(error)
    assert error.remedy
    assert error.details == "foreign words"


def test_errors_of_the_module_itself_have_no_code() -> None:
    assert "could not be used" in str(database_failure(sqlite3.ProgrammingError("closed"), PATH))
