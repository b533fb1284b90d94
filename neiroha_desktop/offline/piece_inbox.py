"""Samples on their way from the working thread to the event loop."""

from __future__ import annotations

import asyncio


class PieceInbox:
    """Takes pieces in a thread and gives them out in the loop in which it was made."""

    def __init__(self, sample_rate: int) -> None:
        """Begin empty; the rate, in Hz, is that of the first pieces until one says otherwise."""
        self._loop = asyncio.get_running_loop()
        self._pieces: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.sample_rate = sample_rate

    def put_from_thread(self, samples: bytes, sample_rate: int) -> None:
        """Add a piece; for the working thread."""
        self.sample_rate = sample_rate
        self._loop.call_soon_threadsafe(self._pieces.put_nowait, samples)

    def end(self) -> None:
        """Say that no more comes."""
        self._pieces.put_nowait(None)

    async def next(self) -> bytes | None:
        """Return all that has come since the last time; None at the end."""
        first = await self._pieces.get()
        if first is None:
            return None
        pieces = [first]
        while not self._pieces.empty():
            further = self._pieces.get_nowait()
            if further is None:
                self.end()
                break
            pieces.append(further)
        return b"".join(pieces)
