"""Outlines of clips, kept so that no clip has to be decoded again just to be drawn."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.atomic import remove_stale, write_atomic

_MAGIC = b"NPK1"
_DIGEST_BYTES = 32
_SUFFIX = ".peaks"


class PeaksCache:
    """A folder of outlines. All methods block; call them in a worker. Losing an entry costs time and nothing else.

    An entry belongs to the sound that its key names, for example a take's id, and to the state of the file that it
    was made of: a file that is not the same any more finds nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, key: str, buckets: int, stamp: str) -> bytes | None:
        """Return what was kept; None where nothing was, or it is damaged, or of another state of the sound.

        Args:
            key: what the outline is of.
            buckets: its number of stretches.
            stamp: what changes when the sound does, for example size and time of its file.
        """
        path = self._path(key, buckets)
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        data = entry[len(_MAGIC) + _DIGEST_BYTES :]
        if entry == _entry(key, buckets, stamp, data):
            return data
        _remove(path)
        return None

    def write(self, key: str, buckets: int, stamp: str, data: bytes) -> None:
        """Keep an outline; where the disk refuses, nothing is kept."""
        with contextlib.suppress(StorageError, OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomic(self._path(key, buckets), _entry(key, buckets, stamp, data))

    def forget(self, key: str) -> None:
        """Remove all outlines of a sound that is gone."""
        for entry in self._entries():
            if entry.name.startswith(f"{_name(key)}-"):
                _remove(Path(entry.path))

    def sweep(self, keys: Collection[str]) -> int:
        """Remove the outlines of all sounds but these, and what a killed run left; return how many."""
        kept = {_name(key) for key in keys}
        gone = [entry for entry in self._entries() if entry.name.rpartition("-")[0] not in kept]
        for entry in gone:
            _remove(Path(entry.path))
        return len(gone) + remove_stale(self._folder)

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            yield from [entry for entry in entries if entry.name.endswith(_SUFFIX)]

    def _path(self, key: str, buckets: int) -> Path:
        return self._folder / f"{_name(key)}-{buckets}{_SUFFIX}"


def _name(key: str) -> str:
    # A key may be a path, or anything else that is no file name.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _entry(key: str, buckets: int, stamp: str, data: bytes) -> bytes:
    """Return the whole file: the digest covers also what it is an outline of."""
    identity = "\0".join((key, str(buckets), stamp)).encode("utf-8", "surrogatepass")
    return _MAGIC + hashlib.sha256(identity + b"\0" + data).digest() + data


def _remove(path: Path) -> None:
    # Another copy of the program may have removed it, or hold it open; the next sweep finds it.
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
