"""Takes: look at them, save them to a file, throw them away and bring them back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from neiroha_desktop.domain.containers import SUFFIXES
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.atomic import write_atomic
from neiroha_desktop.storage.failures import write_failure

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from neiroha_desktop.domain.synthesis import Take, TakeTotals
    from neiroha_desktop.storage.takes import TakeStore


class TakeService:
    """Keeps takes."""

    def __init__(self, store: TakeStore) -> None:
        self._store = store

    async def list_all(self, character_id: str | None = None, limit: int = 500) -> list[Take]:
        """Return takes, newest first; of one character or of all."""
        return await self._store.list(character_id, limit)

    def path(self, take: Take) -> Path:
        """Return where the audio of a take lies."""
        return self._store.path(take)

    async def delete(self, take_id: str) -> None:
        """Take a take out of the list; `restore` brings it back."""
        await self._store.delete(take_id)

    async def restore(self, take_id: str) -> None:
        """Undo a delete."""
        await self._store.restore(take_id)

    async def totals(self, since: datetime) -> list[TakeTotals]:
        """Return sums per provider and model over the takes made since a moment."""
        return await self._store.totals(since)

    def check_target(self, target: Path) -> None:
        """Refuse a file that `save_as` could not write, before anything is spent on what goes into it.

        Raises:
            InvalidInputError: field `out`: no such folder, a folder itself, or an ending that cannot be written.
            StorageError: the system does not take such a name.
        """
        try:
            has_folder, is_folder = target.parent.is_dir(), target.is_dir()
        except OSError as error:
            raise write_failure(error, target) from error
        if not has_folder:
            raise InvalidInputError("out", msg("There is no folder {path}.", path=str(target.parent)))
        if is_folder:
            raise InvalidInputError("out", msg("{path} is a folder, not a file.", path=str(target)))
        if target.suffix and target.suffix.lower() not in SUFFIXES.values():
            raise InvalidInputError(
                "out",
                msg('Audio cannot be saved as "{suffix}".', suffix=target.suffix.lower()),
                remedy=msg("Use .wav, .flac, .mp3 or .ogg."),
            )

    async def save_as(self, take: Take, target: Path) -> None:
        """Write a take to a file; the name's ending decides the container, none means the take's own.

        Raises:
            StorageError: the take's audio is gone, or the target cannot be written; a file there is untouched.
            InvalidInputError: an ending that cannot be written.
            DecodeError: the take cannot be converted.
        """
        data = await self._store.read(take)
        await asyncio.to_thread(_write, data, take.container, target)


def _write(data: bytes, container: str, target: Path) -> None:
    # Loads numpy and soundfile, which the start of the window need not wait for.
    from neiroha_desktop.audio.export import convert_for

    write_atomic(target, convert_for(target.suffix, data, container))
