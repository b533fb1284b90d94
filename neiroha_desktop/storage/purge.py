"""Removing for good what was deleted more than a day ago."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from neiroha_desktop.storage.columns import to_time

UNDO_AGE = timedelta(days=1)
"""How long Undo can bring something back."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep removed."""

    temporary_files: int
    takes: int
    provider_ids: tuple[str, ...]
    """Providers that are gone for good: their keys can be removed from the keyring."""


def purge(db: sqlite3.Connection, takes_folder: Path, temporary_files: int) -> Swept:
    """Remove old deleted rows and the audio of deleted takes, inside the caller's transaction."""
    cutoff = (to_time(datetime.now(UTC) - UNDO_AGE),)
    takes = _purge_takes(db, takes_folder, cutoff)
    _purge_audio(db, takes_folder, cutoff)
    db.execute("DELETE FROM characters WHERE deleted_at < ?", cutoff)
    providers = [row["id"] for row in db.execute("SELECT id FROM providers WHERE deleted_at < ?", cutoff)]
    db.executemany("DELETE FROM providers WHERE id = ?", ((provider_id,) for provider_id in providers))
    return Swept(temporary_files, takes, tuple(providers))


def _purge_takes(db: sqlite3.Connection, folder: Path, cutoff: tuple[str]) -> int:
    removed = 0
    for row in db.execute("SELECT id, file_name FROM takes WHERE deleted_at < ?", cutoff).fetchall():
        try:
            (folder / row["file_name"]).unlink(missing_ok=True)
        except OSError:
            continue  # Still open in a player, for example: its row stays, so that the next sweep finds it.
        db.execute("DELETE FROM takes WHERE id = ?", (row["id"],))
        removed += 1
    return removed


def _purge_audio(db: sqlite3.Connection, folder: Path, cutoff: tuple[str]) -> None:
    """Remove the audio of takes of which only the record was to be kept."""
    query = "SELECT id, file_name FROM takes WHERE audio_deleted_at < ? AND audio_gone = 0"
    for row in db.execute(query, cutoff).fetchall():
        try:
            (folder / row["file_name"]).unlink(missing_ok=True)
        except OSError:
            continue  # As above.
        db.execute("UPDATE takes SET audio_gone = 1 WHERE id = ?", (row["id"],))
