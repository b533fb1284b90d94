"""Preferences: a small JSON file, read at once because the window's looks depend on it."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path
from typing import Any, TypeVar, overload

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.storage.aside import free_name_aside
from neiroha_desktop.storage.atomic import remove_stale, write_atomic
from neiroha_desktop.storage.failures import reason

T = TypeVar("T")


class Preferences:
    """Values by key, as JSON knows them.

    Two copies of the app may share the file: saving writes only the keys that this copy changed over what is there.

    Attributes:
        notice: what was put aside or could not be read; None where all is well.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._writable = True
        self.notice: Message | None = None
        self._values = self._read_or_put_aside()

    @overload
    def get(self, key: str, default: None = None) -> Any: ...

    @overload
    def get(self, key: str, default: T) -> T: ...

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of `key`; `default` where it is not set or not of the default's type."""
        value = self._values.get(key, default)
        return value if default is None or _fits(value, default) else default

    def set(self, key: str, value: Any) -> None:
        """Change a value in memory; `save` brings it to the disk. `value` is anything that JSON can hold."""
        self._values[key] = value
        self._changed[key] = value

    async def save(self) -> None:
        """Write what was changed, in a worker.

        Raises:
            StorageError: the file cannot be written.
        """
        changed = dict(self._changed)
        await asyncio.to_thread(self._write, changed, dict(self._values))
        self._forget(changed)

    def save_now(self) -> None:
        """Write what was changed, at once; for the end of the program.

        Raises:
            StorageError: the file cannot be written.
        """
        changed = dict(self._changed)
        self._write(changed, dict(self._values))
        self._forget(changed)

    def _write(self, changed: dict[str, Any], values: dict[str, Any]) -> None:
        with self._lock:
            if not self._writable:
                raise StorageError(
                    msg("{path} could not be read at the start, so it is not overwritten.", path=str(self._path)),
                    remedy=msg("Repair or move the file, then start Neiroha Desktop again."),
                )
            if not changed:
                return
            try:
                current = _load(self._path)
            except (OSError, ValueError):
                current = {}  # Gone or spoilt since the start: all values are still in memory.
            merged = {**values, **current, **changed}
            text = json.dumps(merged, indent=2, sort_keys=True)
            write_atomic(self._path, f"{text}\n".encode("ascii"))
            remove_stale(self._path.parent)

    def _forget(self, written: dict[str, Any]) -> None:
        """Count as unchanged what was written, unless it was changed again meanwhile."""
        for key, value in written.items():
            if key in self._changed and self._changed[key] is value:
                del self._changed[key]

    def _read_or_put_aside(self) -> dict[str, Any]:
        try:
            return _load(self._path)
        except FileNotFoundError:
            return {}
        except ValueError:
            self._put_aside()
        except OSError as error:
            self._writable = False
            self.notice = msg(
                "The preferences in {path} could not be read: {reason}. The defaults are used, and the file is left as "
                "it is.",
                path=str(self._path),
                reason=reason(error),
            )
        return {}

    def _put_aside(self) -> None:
        place = free_name_aside(self._path)
        try:
            self._path.rename(place)
        except OSError as error:
            self._writable = False
            self.notice = msg(
                "The preferences in {path} are damaged and could not be put aside: {reason}. The defaults are used, "
                "and the file is left as it is.",
                path=str(self._path),
                reason=reason(error),
            )
            return
        self.notice = msg(
            "The preferences were damaged. They were put aside as {path}, and the defaults are used.", path=str(place)
        )


def _load(path: Path) -> dict[str, Any]:
    """Read the file.

    Raises:
        ValueError: it is not a JSON object in UTF-8.
        OSError: it cannot be read.
    """
    try:
        values = json.loads(path.read_bytes())
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(values, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a broken file, not a wrong call
    return values


def _fits(value: object, default: object) -> bool:
    """Whether a stored value can stand for the default; a file that people edit may hold anything."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return isinstance(value, type(default))
