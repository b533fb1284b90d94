"""Looks at what the product left on disk, from outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.stage.processes import MARK

if TYPE_CHECKING:
    from tests.stage.session import Session


@dataclass(frozen=True)
class KeptTake:
    """A take in the data folder."""

    character: str
    text: str
    file: Path

    def audio(self) -> bytes:
        """Return its bytes."""
        return self.file.read_bytes()


def rows(data: Path, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query; the database is not changed by it."""
    uri = f"{(data / 'neiroha.db').absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as database:
        return database.execute(query).fetchall()


def takes(data: Path) -> list[KeptTake]:
    """Return all takes, oldest first."""
    found = rows(data, "SELECT character_name, text, file_name FROM takes ORDER BY created_at, rowid")
    return [KeptTake(character, text, data / "takes" / name) for character, text, name in found]


def assert_sound(data: Path) -> None:
    """Fail unless the database is whole, and names exactly the audio files that are there."""
    assert rows(data, "PRAGMA integrity_check") == [("ok",)]
    assert rows(data, "PRAGMA foreign_key_check") == []
    sizes = dict(rows(data, "SELECT file_name, size_bytes FROM takes"))
    assert {path.name: path.stat().st_size for path in (data / "takes").iterdir()} == sizes


def files_with(word: str, folder: Path) -> list[Path]:
    """Return the files below a folder that hold a word, as Python or as Qt writes it."""
    spellings = (word.encode(), word.encode("utf-16-le"))
    return [path for path in _files(folder) if any(spelling in path.read_bytes() for spelling in spellings)]


def processes_with(word: str, session: Session) -> list[str]:
    """Return the command lines that hold a word, of all processes of a session."""
    mark = f"{MARK}={session.env[MARK]}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue  # it ended meanwhile, or is another user's
        if word.encode() in command and mark in environment:
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
