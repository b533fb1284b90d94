"""Files that appear whole or not at all: written under a temporary name, then renamed."""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from neiroha_desktop.storage.failures import write_failure

STALE_SECONDS = 3600.0
"""Older temporary files belong to a run that ended in the middle."""

_TEMPORARY = re.compile(r"\.neiroha-[0-9a-f]{32}\.part")


class DiscardedError(Exception):
    """The file was given up while it was being written. Never leaves this room."""


class PendingFile:
    """A file under a temporary name in its final folder.

    `write` runs in a worker; `discard` may be called from another thread at any time, and nothing is left then.

    Attributes:
        path: the temporary name.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / f".neiroha-{os.urandom(16).hex()}.part"
        self._discarded = threading.Event()
        self._published = False

    def write(self, blocks: Iterable[bytes]) -> int:
        """Write and flush to the disk; return the number of bytes.

        Raises:
            DiscardedError: `discard` was called meanwhile.
            StorageError: the disk is full or refuses.
        """
        size = 0
        complete = False
        # The source of the blocks may raise anything; whatever it is, no half file may stay.
        try:
            with self._open() as stream:
                for block in blocks:
                    self.check()
                    self._put(stream.fileno(), block)
                    size += len(block)
                self._flush(stream.fileno())
            self.check()
            complete = True
        finally:
            if not complete:
                self.discard()
        return size

    def check(self) -> None:
        """Stop a writer whose file was given up.

        Raises:
            DiscardedError: it was.
        """
        if self._discarded.is_set():
            raise DiscardedError

    def publish(self, target: Path) -> None:
        """Give the file its real name.

        Raises:
            StorageError: the rename was refused.
        """
        try:
            self.path.replace(target)
            self._published = True
        except OSError as error:
            raise write_failure(error, target) from error

    def discard(self) -> None:
        """Remove the file, unless it has its real name already."""
        self._discarded.set()
        if self._published:
            return
        # On Windows a file that its writer still holds stays; the writer sees the mark and removes it itself.
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _open(self) -> contextlib.closing[_Raw]:
        try:
            return contextlib.closing(_Raw(self.path))
        except OSError as error:
            raise write_failure(error, self.path.parent) from error

    def _put(self, descriptor: int, block: bytes) -> None:
        view = memoryview(block)
        try:
            while view:
                view = view[os.write(descriptor, view) :]
        except OSError as error:
            raise write_failure(error, self.path.parent) from error

    def _flush(self, descriptor: int) -> None:
        try:
            os.fsync(descriptor)
        except OSError as error:
            raise write_failure(error, self.path.parent) from error


class _Raw:
    """An open descriptor of a new file; who may read it is the folder's and the user's affair."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)

    def fileno(self) -> int:
        return self._descriptor

    def close(self) -> None:
        os.close(self._descriptor)


def write_atomic(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: a reader sees the old file or the new one, whatever happens meanwhile.

    Raises:
        StorageError: the disk is full or refuses; the old file is untouched.
    """
    pending = PendingFile(path.parent)
    try:
        pending.write((data,))
        pending.publish(path)
    finally:
        pending.discard()


def remove_stale(folder: Path) -> int:
    """Remove temporary files that a killed run left behind, and nothing else; return how many."""
    removed = 0
    oldest = time.time() - STALE_SECONDS
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # Another copy of the app may sweep the same folder: a file that is gone meanwhile is as good as removed.
            with contextlib.suppress(OSError):
                if _TEMPORARY.fullmatch(entry.name) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                    Path(entry.path).unlink()
                    removed += 1
    return removed
