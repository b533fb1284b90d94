"""Which programs on a data folder are alive: each holds a lock that the system takes from it when it ends."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.storage.failures import write_failure

if TYPE_CHECKING:
    from filelock import BaseFileLock

_SUFFIX = ".lock"
_STALE_SECONDS = 86400.0
"""A lock that is not held and was not touched for so long belongs to nobody."""


class ProcessMark:
    """The lock of this program, and a look at those of others. Safe to use from several threads.

    Attributes:
        name: what rows are marked with as long as this program works on them.
    """

    def __init__(self, folder: Path) -> None:
        self.name = new_id()
        self._folder = folder
        self._guard = threading.Lock()
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Whether others can see that this program is alive."""
        return self._lock is not None

    def hold(self) -> None:
        """Show from now on that this program is alive; a second call does nothing.

        Raises:
            StorageError: the folder cannot be written.
        """
        with self._guard:
            if self._lock is None:
                try:
                    self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                    self._lock = _locked(self._path(self.name))
                except OSError as error:
                    raise write_failure(error, self._folder) from error

    def is_alive(self, name: str) -> bool:
        """Whether the program with that mark still runs. Only marks that were held once may be asked for."""
        if name == self.name:
            return True
        path = self._path(name)
        if not path.exists():
            return False
        try:
            lock = _locked(path)
        except OSError:
            # Held, or not to be looked at: what cannot be shown to be dead is taken for alive.
            return True
        _give_up(lock, path)
        return False

    def remove_stale(self) -> None:
        """Remove the locks of programs that were killed long ago."""
        oldest = time.time() - _STALE_SECONDS
        for path in self._folder.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                # Not younger ones: they may be about to be locked for the first time.
                if path.stat().st_mtime < oldest:
                    self.is_alive(path.stem)

    def release(self) -> None:
        """Let others see that this program has ended."""
        with self._guard:
            if self._lock is not None:
                _give_up(self._lock, self._path(self.name))
                self._lock = None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"


def _locked(path: Path) -> BaseFileLock:
    """Lock a file; raises OSError (filelock.Timeout is one) where somebody else holds it."""
    # Takes a tenth of a second to load, which the start of the window need not wait for.
    from filelock import FileLock

    lock = FileLock(path, thread_local=False)
    lock.acquire(blocking=False)
    return lock


def _give_up(lock: BaseFileLock, path: Path) -> None:
    lock.release()
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
