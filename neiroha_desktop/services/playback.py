"""Playing clips, one at a time, several against each other, or while they come in, with what a player bar shows."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, TypeVar

from neiroha_desktop.domain.errors import AudioError, OutputDeviceError
from neiroha_desktop.services.clips import Playable
from neiroha_desktop.services.pcm_feed import PcmFeed
from neiroha_desktop.services.player_facts import PlaybackState
from neiroha_desktop.services.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from neiroha_desktop.audio.tracks import Track
    from neiroha_desktop.services.clips import Peaks
    from neiroha_desktop.storage.peaks_cache import PeaksCache

__all__ = ["PEAK_BUCKETS", "PcmFeed", "Playable", "PlaybackService", "PlaybackState"]

PEAK_BUCKETS = 600
"""Stretches of the player's waveform."""

T = TypeVar("T")


class PlaybackService(Transport):
    """One player. All methods belong to the loop's thread; decoding and devices have threads of their own.

    Args:
        on_error: told of a device that fails while it plays.
        cache: keeps outlines of files from one run to the next.
    """

    def __init__(self, on_error: Callable[[AudioError], None] | None = None, cache: PeaksCache | None = None) -> None:
        super().__init__(on_error, cache)
        self._load_number = 0
        self._outlining: set[asyncio.Task[None]] = set()

    async def prepare(self) -> None:
        """Load the sound libraries and look at the devices, so that the next `play` starts at once. Never fails."""
        output = await self._ready_output()
        # Whatever is wrong is said when something is to be heard.
        with contextlib.suppress(OutputDeviceError):
            await output.refresh()

    async def play(self, playable: Playable, start: float = 0.0, loop_to: float | None = None) -> None:
        """Load a clip and play it; whatever played or was loading before gives way.

        Args:
            playable: which clip.
            start: second to begin at.
            loop_to: second from which it goes back to `start`, again and again; None plays on.

        Raises:
            DecodeError: it cannot be decoded; nothing is loaded then.
            OutputDeviceError: there is no device that plays it; it stays loaded.
        """
        request = self._new_request()
        await self._load(playable)
        track = self._track if request == self._request else None
        if track is not None and loop_to is not None:
            track.loop = (start, max(start, min(loop_to, self.duration)))
        elif track is not None and start and self._entry(start) != start:
            # A loop that is left of the last time.
            track.loop = None
        await self._start_loaded(request, start)

    async def load(self, playable: Playable) -> None:
        """Load a clip without playing it.

        Raises:
            DecodeError: it cannot be decoded; nothing is loaded then.
        """
        self._new_request()
        await self._load(playable)
        self._tell()

    async def compare(self, *playables: Playable, matched: bool = True, active: int = 0) -> None:
        """Play clips side by side, of which one is heard; `switch` changes to another at the same place.

        A clip that is shorter than the others falls silent before them.

        Args:
            playables: two or more.
            matched: as loud as each other; see `set_matched`.
            active: which of them is heard first.

        Raises:
            DecodeError: one of them cannot be decoded; nothing is loaded then.
            OutputDeviceError: there is no device that plays them; they stay loaded.
        """
        request = self._new_request()
        comparison = await self._loading(playables[active], self._clips.load_together(playables, PEAK_BUCKETS))
        if comparison is not None:
            comparison.match(matched)
            comparison.track.switch(active)
            self._take_over(comparison.track, comparison.outlines[active])
            self._comparison = comparison
        await self._start_loaded(request)

    async def play_stream(self, key: str, title: str, feed: PcmFeed) -> None:
        """Play a clip while it comes in, from the first 200 ms or its end on; returns when the device is ready for it.

        Where it runs dry, it fades out and goes on when 200 ms are there again. Once it has ended, it is a clip like
        any other under its key. `stop`, another clip and `feed.discard` end it early; `feed.closed` says so.

        Args:
            key: as in `Playable`.
            title: as in `Playable`.
            feed: receives the samples.

        Raises:
            DecodeError: a file came instead of a stream, and cannot be decoded.
            OutputDeviceError: there is no device that plays it; it goes on coming in, and stays loaded.
        """
        request = self._new_request()
        self._feed = feed
        feed.watch(lambda: self._on_stream_end(feed), lambda: self._on_stream_discarded(feed))
        track = None
        try:
            track = await self._loading(Playable(key, title), self._incoming(feed))
        finally:
            if track is None and self._feed is feed:
                self._feed = None
                feed.let_go()
        if track is not None:
            self._take_over(track, None)
            self._on_stream_end(feed)
            await self._start_loaded(request)
        elif feed.clip is not None and request == self._request:
            await self.play(Playable(key, title, data=feed.clip.data))

    async def peaks_of(self, playable: Playable, buckets: int) -> Peaks:
        """Return the outline of any clip, float32, shape (buckets, 2); kept for the next time.

        Raises:
            DecodeError: it cannot be decoded.
        """
        return await self._clips.outline(playable, buckets)

    async def forget(self, key: str) -> None:
        """Drop what is kept of a clip that is gone for good."""
        await self._clips.forget(key)

    async def forget_all_but(self, keys: Collection[str]) -> None:
        """Drop what is kept of all clips but these."""
        await self._clips.forget_all_but(keys)

    async def aclose(self) -> None:
        """Fall silent and end all threads, within seconds whatever the device does."""
        self._request += 1
        self._listeners.clear()
        if self._feed is not None:
            self._forget_stream()
        await asyncio.gather(*self._outlining)
        if self._output is not None:
            await self._output.aclose()
        await self._clips.aclose()
        self._state = PlaybackState.EMPTY

    async def _load(self, playable: Playable) -> None:
        """Load a clip; that it is ready is left to the caller to tell.

        A clip that goes on to play is told of when it plays: to draw its outline first would hold its sound up.
        """
        if self._has_loaded(playable):
            self._load_number += 1
            self._current, self._position, self._state = playable, 0.0, PlaybackState.READY
            return
        loaded = await self._loading(playable, self._clips.load(playable, PEAK_BUCKETS))
        if loaded is not None:
            self._take_over(*loaded)

    def _has_loaded(self, playable: Playable) -> bool:
        same = self._current is not None and self._current.key == playable.key
        return same and self._track is not None and self._comparison is None

    async def _loading(self, playable: Playable, work: Awaitable[T | None]) -> T | None:
        """Show that a clip is loading while `work` loads it; None if nothing came of it, or a newer one is wanted."""
        self._load_number = number = self._load_number + 1
        self._current, self._track, self._comparison = playable, None, None
        self._peaks, self._position = None, 0.0
        self._become(PlaybackState.LOADING)
        loaded = None
        try:
            loaded = await work
        finally:
            if number == self._load_number and loaded is None:
                self._current = None
                self._become(PlaybackState.EMPTY)
        return loaded if number == self._load_number else None

    def _take_over(self, track: Track, outline: Peaks | None) -> None:
        self._track, self._peaks, self._state = track, outline, PlaybackState.READY

    async def _start_loaded(self, request: int, start: float = 0.0) -> None:
        if request == self._request:
            await self._start(self._entry(min(start, self.duration)), request)
        else:
            # Paused, or replaced by another clip, while it was loading.
            self._tell()

    async def _incoming(self, feed: PcmFeed) -> Track | None:
        """Wait for the first samples; return what grows with them."""
        await self._ready_output()
        if not await feed.arrival():
            return None
        from neiroha_desktop.audio.growing import GrowingClip
        from neiroha_desktop.audio.tracks import Track

        # Until then it was the provider that took its time.
        self._asked_at = time.perf_counter()
        growing = GrowingClip(feed.sample_rate, feed.channels)
        feed.pour_into(growing)
        return Track([growing])

    def _on_stream_end(self, feed: PcmFeed) -> None:
        track, current = self._track, self._current
        if self._feed is not feed or not feed.closed or track is None or current is None:
            return
        self._feed = None
        task = asyncio.create_task(self._outline(current.key, track))
        self._outlining.add(task)
        task.add_done_callback(self._outlining.discard)
        self._tell()

    def _on_stream_discarded(self, feed: PcmFeed) -> None:
        if self._feed is feed:
            self._request += 1
            self._drop_stream()

    async def _outline(self, key: str, track: Track) -> None:
        """Draw a clip that has come in."""
        outline = await self._clips.outline_of(key, track.voices[0].samples, PEAK_BUCKETS)
        if track is self._track:
            self._peaks = outline
            self._tell()
