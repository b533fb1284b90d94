"""How voices sounded when they were tried, kept so that nobody pays for the same sample twice."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.atomic import remove_stale, write_atomic

MOST_BYTES = 200_000_000
"""A sample has some 100 kB: this holds a thousand voices and more."""

_NAME = re.compile(r"[0-9a-f]{32}\.[a-z0-9]+")


class SampleCache:
    """A folder of samples. All methods block; call them in a worker. Losing one costs a request and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> Path | None:
        """Return the file of a sample, and note that it was wanted; None where there is none.

        Args:
            key: 32 hexadecimal digits.
        """
        for suffix in SUFFIXES.values():
            path = self._folder / f"{key}{suffix}"
            # Whoever removes it meanwhile makes it one that is not there.
            with contextlib.suppress(OSError):
                os.utime(path)
                return path
        return None

    def keys(self) -> set[str]:
        """Return the keys of all samples."""
        return {entry.name.partition(".")[0] for entry in self._entries()}

    def write(self, key: str, container: str, data: bytes) -> None:
        """Keep a sample; where the disk refuses, or the container has no name, nothing is kept."""
        if container in SUFFIXES:
            with contextlib.suppress(StorageError, OSError):
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_atomic(self._folder / f"{key}{SUFFIXES[container]}", data)

    def forget(self, key: str) -> None:
        """Remove a sample that cannot be played."""
        for suffix in SUFFIXES.values():
            _remove(self._folder / f"{key}{suffix}")

    def sweep(self, most_bytes: int = MOST_BYTES) -> int:
        """Remove what was not wanted for the longest time until the rest fits, and what a killed run left.

        Returns:
            How many files were removed.
        """
        found: list[tuple[float, int, str]] = []
        for entry in self._entries():
            # Another copy of the program may have removed it.
            with contextlib.suppress(OSError):
                facts = entry.stat()
                found.append((facts.st_mtime, facts.st_size, entry.path))
        removed = 0
        for _, size, path in sorted(found, reverse=True):
            most_bytes -= size
            if most_bytes < 0:
                _remove(Path(path))
                removed += 1
        return removed + remove_stale(self._folder)

    def _entries(self) -> list[os.DirEntry[str]]:
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            return [entry for entry in entries if _NAME.fullmatch(entry.name)]
        return []


def _remove(path: Path) -> None:
    # Another copy of the program may have removed it, or play it; the next sweep finds it.
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
