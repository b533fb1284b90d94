"""The user's own sample texts: a small JSON file that people may also edit or copy."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.sample import OwnSample
from neiroha_desktop.storage.aside import free_name_aside
from neiroha_desktop.storage.atomic import write_atomic
from neiroha_desktop.storage.columns import to_text
from neiroha_desktop.storage.failures import read_failure, write_failure

# A class with a method `list` cannot name the type in its own body.
_Samples: TypeAlias = list[OwnSample]


class SampleStore:
    """Keeps sample texts in their order.

    Each change is made to what the file holds at that moment, so that two copies of the app do not undo each other.

    Attributes:
        notice: where a damaged file was put aside; None where all is well.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.notice: Message | None = None

    async def list(self) -> _Samples:
        """Return all texts.

        Raises:
            StorageError: the file cannot be read.
        """
        return await asyncio.to_thread(self._read)

    async def save(self, sample: OwnSample, place: int | None = None) -> None:
        """Change a text, or add it: at the end, or at a place.

        Raises:
            StorageError: the file cannot be read or written.
        """

        def change(samples: _Samples) -> _Samples:
            if any(one.id == sample.id for one in samples):
                return [sample if one.id == sample.id else one for one in samples]
            at = len(samples) if place is None else place
            return [*samples[:at], sample, *samples[at:]]

        await asyncio.to_thread(self._change, change)

    async def delete(self, sample_id: str) -> None:
        """Remove a text; nothing happens where it is gone already.

        Raises:
            StorageError: the file cannot be read or written.
        """
        await asyncio.to_thread(self._change, lambda samples: [one for one in samples if one.id != sample_id])

    def _change(self, change: Callable[[_Samples], _Samples]) -> None:
        with self._lock:
            samples = change(self._read_locked())
            entries = [{name: to_text(value) for name, value in asdict(sample).items()} for sample in samples]
            text = json.dumps(entries, ensure_ascii=False, indent=2)
            write_atomic(self._path, f"{text}\n".encode())

    def _read(self) -> _Samples:
        with self._lock:
            return self._read_locked()

    def _read_locked(self) -> _Samples:
        try:
            return _parse(self._path.read_bytes())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise read_failure(error, self._path) from error
        except (ValueError, RecursionError):
            self._put_aside()
            return []

    def _put_aside(self) -> None:
        place = free_name_aside(self._path)
        try:
            self._path.rename(place)
        except OSError as error:
            raise write_failure(error, self._path) from error
        self.notice = msg("Your own sample texts were damaged. They were put aside as {path}.", path=str(place))


def _parse(data: bytes) -> _Samples:
    """Read the file.

    Raises:
        ValueError: it is not a JSON list of texts in UTF-8.
    """
    entries = json.loads(data)
    if not isinstance(entries, list):
        raise ValueError("not a list")  # noqa: TRY004 - a broken file, not a wrong call
    samples = [_sample(entry) for entry in entries]
    if len({sample.id for sample in samples}) < len(samples):
        raise ValueError("an id occurs twice")
    return samples


def _sample(entry: object) -> OwnSample:
    if not isinstance(entry, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a broken file, not a wrong call
    values = [entry.get(name) for name in ("id", "title", "text")]
    if not all(isinstance(value, str) for value in values):
        raise ValueError("not a text")
    return OwnSample(*(str(value) for value in values))
