"""Takes: look at them, save them to a file, throw them away and bring them back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from neiroha_desktop.storage.atomic import write_atomic

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

    async def save_as(self, take: Take, target: Path) -> None:
        """Write a take to a file; the name's ending decides the container, none means the take's own.

        Raises:
            StorageError: the target cannot be written.
            InvalidInputError: an ending that cannot be written.
        """
        data = await self._store.read(take)
        await asyncio.to_thread(_write, data, take.container, target)


def _write(data: bytes, container: str, target: Path) -> None:
    # Loads numpy and soundfile, which the start of the window need not wait for.
    from neiroha_desktop.audio.export import convert_for

    write_atomic(target, convert_for(target.suffix, data, container))
