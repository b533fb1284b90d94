"""Rows of recordings, and the files that belong to them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.storage.columns import now

INSERT = "INSERT INTO audio_references VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def reference_audio(row: sqlite3.Row, folder: Path) -> ReferenceAudio:
    """Build a recording from its row."""
    return ReferenceAudio(
        sha256=row["sha256"],
        path=folder / row["file_name"],
        container=row["container"],
        size_bytes=row["size_bytes"],
        duration=row["duration"],
        sample_rate=row["sample_rate"],
        channels=row["channels"],
        original_name=row["original_name"],
        transcript=row["transcript"],
        language=row["language"],
    )


def values(clip: ReferenceAudio) -> tuple[object, ...]:
    """Return what `INSERT` takes."""
    return (
        clip.sha256, clip.path.name, clip.container, clip.size_bytes, clip.duration, clip.sample_rate, clip.channels,
        clip.original_name, now(), clip.transcript, clip.language,
    )  # fmt: skip


def is_whole(clip: ReferenceAudio) -> bool:
    """Whether the file is there with its full length; a file that lost bytes is replaced by the new copy."""
    try:
        return clip.path.stat().st_size == clip.size_bytes
    except OSError:
        return False
