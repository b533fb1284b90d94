"""Samples on their way from whoever receives them to the player, which plays them while they come in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.growing import GrowingClip
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk


class PcmFeed:
    """One stream. All of it belongs to the loop's thread; no method waits, but for `arrival`.

    Whoever receives the stream calls `write` for each piece, and then `end`, or `discard` if it is not wanted any more.
    After any of the two, and after the player has let go of it, nothing more has an effect.

    Attributes:
        sample_rate: Hz; 0 before the first piece.
        channels: of the samples.
        closed: it has ended, or nobody listens any more.
        clip: the whole audio, where the provider sent a file instead of a stream.
    """

    def __init__(self) -> None:
        self.sample_rate = 0
        self.channels = 1
        self.closed = False
        self.clip: AudioClip | None = None
        self._pieces: list[bytes] = []
        self._sink: GrowingClip | None = None
        self._arrived = asyncio.Event()
        self._on_end: Callable[[], None] | None = None
        self._on_discard: Callable[[], None] | None = None

    def write(self, chunk: PcmChunk) -> None:
        """Hand over the next piece; the last one ends the stream."""
        if self.closed:
            return
        self.sample_rate, self.channels = chunk.sample_rate, chunk.channels
        if chunk.data:
            self._put(chunk.data)
        if chunk.end is not None:
            self.clip = chunk.end.clip
            self.end()

    def end(self) -> None:
        """Say that this was all, also where the connection broke: what came is played to its end."""
        if self.closed:
            return
        self.closed = True
        self._arrived.set()
        if self._sink is not None:
            self._sink.end()
        if self._on_end is not None:
            self._on_end()

    def discard(self) -> None:
        """Throw the stream away and fall silent. Once it has ended, the player keeps it like any other clip."""
        if self.closed:
            return
        self.let_go()
        if self._on_discard is not None:
            self._on_discard()

    # For the player

    def let_go(self) -> None:
        """Listen no more; what still comes is dropped."""
        self.closed = True
        self._pieces.clear()
        self._arrived.set()
        if self._sink is not None:
            self._sink.end()

    def watch(self, on_end: Callable[[], None], on_discard: Callable[[], None]) -> None:
        """Be told of the end, or that the stream is not wanted any more."""
        self._on_end, self._on_discard = on_end, on_discard

    async def arrival(self) -> bool:
        """Wait for the first samples; False where it ends without any."""
        await self._arrived.wait()
        return bool(self._pieces)

    def pour_into(self, sink: GrowingClip) -> None:
        """Append what is there, and whatever comes, to a clip of this format."""
        self._sink = sink
        for piece in self._pieces:
            sink.append_pcm16(piece)
        self._pieces.clear()
        if self.closed:
            sink.end()

    def _put(self, data: bytes) -> None:
        if self._sink is not None:
            self._sink.append_pcm16(data)
        else:
            self._pieces.append(data)
        self._arrived.set()
