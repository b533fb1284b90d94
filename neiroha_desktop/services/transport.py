"""The keys of a player: pause, resume, stop, seek, switch, volume, device; and the output that they steer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from neiroha_desktop.services.clips import ClipLoader
from neiroha_desktop.services.player_facts import PlaybackState, PlayerFacts

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.output import Output
    from neiroha_desktop.domain.errors import AudioError, OutputDeviceError
    from neiroha_desktop.domain.output_device import OutputDevice
    from neiroha_desktop.services.clips import Playable
    from neiroha_desktop.storage.peaks_cache import PeaksCache


class Transport(PlayerFacts):
    """What can be done with the clip that is loaded, whatever it is. All methods belong to the loop's thread."""

    def __init__(self, on_error: Callable[[AudioError], None] | None, cache: PeaksCache | None) -> None:
        super().__init__()
        self._on_error = on_error
        self._clips = ClipLoader(cache)
        # Counts what the user asked for: an older request that comes back late finds a newer number and gives way.
        self._request = 0

    async def pause(self) -> None:
        """Fall silent and keep the place; a clip that is only loading will not start."""
        self._request += 1
        if self._state is PlaybackState.PLAYING:
            await self._halt(PlaybackState.PAUSED)

    async def resume(self) -> None:
        """Play on from where the clip stands, from its beginning where it stands at its end.

        Raises:
            OutputDeviceError: there is no device that plays it.
        """
        if self._track is None or self._state not in (PlaybackState.READY, PlaybackState.PAUSED):
            return
        self._request += 1
        self._asked_at = time.perf_counter()
        # What is still coming in goes on where it stands, when more is there.
        at_end = self._position >= self.duration and self._feed is None
        await self._start(self._entry(0.0 if at_end else self._position), self._request)

    async def stop(self) -> None:
        """Fall silent and go back to the beginning; of a stream, which has none yet, nothing stays."""
        self._request += 1
        if self._feed is not None:
            self._drop_stream()
            return
        if self._state is PlaybackState.PLAYING:
            await self._halt(PlaybackState.READY)
        if self._track is not None and self._state in (PlaybackState.READY, PlaybackState.PAUSED):
            self._position = 0.0
            self._become(PlaybackState.READY)

    async def seek(self, seconds: float) -> None:
        """Go elsewhere in the clip; it goes on playing if it does. A place outside of the loop ends the loop.

        Raises:
            OutputDeviceError: the device had to be opened anew and does not play.
        """
        if self._track is None:
            return
        seconds = max(0.0, min(seconds, self.duration))
        if self._entry(seconds) != seconds:
            self._track.loop = None
        if self._state is not PlaybackState.PLAYING:
            self._position = seconds
            self._tell()
        elif self._output is None or not self._output.seek(seconds):
            self._request += 1
            await self._start(seconds, self._request)

    def set_loop(self, start: float | None, end: float | None = None) -> None:
        """Play a part of the clip round and round, from now on and without a click at its seam.

        Args:
            start: seconds; None plays on to the end of the clip.
            end: seconds; None is the end of the clip.
        """
        track = self._track
        if track is None or self._feed is not None:
            return
        last = self.duration
        if start is None:
            track.loop = None
        else:
            first = max(0.0, min(start, last))
            track.loop = (first, max(first, min(end if end is not None else last, last)))
            if self._state is not PlaybackState.PLAYING:
                self._position = self._entry(self._position)
        self._tell()

    def switch(self, index: int) -> None:
        """Hear another of the compared clips from now on, at the same place and without a gap.

        Raises:
            IndexError: there are not so many.
        """
        comparison = self._comparison
        if comparison is None:
            return
        self._current, self._peaks = comparison.playables[index], comparison.outlines[index]
        comparison.track.switch(index)
        self._tell()

    def set_matched(self, matched: bool) -> None:
        """Play the compared clips as loud as the softest of them, to within 0.1 LU, or each as it is."""
        if self._comparison is not None:
            self._comparison.match(matched)
            self._tell()

    def relabel(self, *playables: Playable) -> None:
        """Call the compared clips something else from now on, each in its place; what is heard goes on."""
        comparison = self._comparison
        if comparison is not None:
            comparison.playables, self._current = playables, playables[self.active]
            self._tell()

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0.0 to 1.0."""
        self._volume = max(0.0, min(volume, 1.0))
        if self._output is not None:
            self._output.volume = self._volume
        self._tell()

    async def set_device(self, device_id: str) -> None:
        """Choose the output device, "" for the one the system chooses; what plays goes on there.

        Raises:
            OutputDeviceError: the new device does not play.
        """
        if device_id == self._device_id:
            return
        self._device_id = device_id
        self._tell()
        if self._state is PlaybackState.PLAYING:
            self._request += 1
            await self._start(self.position, self._request)

    async def devices(self) -> list[OutputDevice]:
        """Return the output devices that can be chosen beside the default one.

        Raises:
            OutputDeviceError: PortAudio is missing, or there is no device.
        """
        return await (await self._ready_output()).devices()

    def _new_request(self) -> int:
        self._asked_at = time.perf_counter()
        self._request += 1
        self._error = None
        if self._feed is not None:
            # Its beginning alone is no clip that could be played again.
            self._forget_stream()
        if self._output is not None:
            self._output.silence()
        return self._request

    def _entry(self, seconds: float) -> float:
        """Return where to begin for a place: the place itself, or the start of the loop where it is outside."""
        loop = self.loop
        return seconds if loop is None or loop[0] <= seconds < loop[1] else loop[0]

    async def _start(self, position: float, request: int) -> None:
        track = self._track
        assert track is not None
        self._position = position
        started = False
        try:
            output = await self._ready_output()
            output.volume = self._volume
            await output.play(track, position=position, device_id=self._device_id)
            started = True
        finally:
            if not started and request == self._request:
                if self._output is not None:
                    self._output.silence()
                self._become(PlaybackState.READY)
            elif not started:
                self._tell()
        if request != self._request:
            # Paused, or replaced by another clip, while the device was being opened.
            output.silence()
            self._tell()
            return
        self._error = None
        self._become(PlaybackState.PLAYING)

    async def _halt(self, state: PlaybackState) -> None:
        assert self._output is not None
        request = self._request
        self._position = self.position
        self._become(state)
        await self._output.fade_out()
        if request == self._request and self._state is state:
            self._position = min(self._output.position, self.duration)

    async def _ready_output(self) -> Output:
        if self._output is None:
            output_class = await self._clips.import_output()
            # Somebody else may have waited for the same import.
            if self._output is None:
                self._output = output_class(self._on_clip_end, self._on_device_error)
        return self._output

    def _drop_stream(self) -> None:
        """Fall silent and let go of what is still coming in."""
        self._forget_stream()
        if self._output is not None:
            self._output.silence()
        self._become(PlaybackState.EMPTY)

    def _forget_stream(self) -> None:
        feed, self._feed = self._feed, None
        self._track, self._current, self._peaks, self._position = None, None, None, 0.0
        if feed is not None:
            feed.let_go()

    def _on_clip_end(self) -> None:
        self._position = self.duration
        self._become(PlaybackState.READY)

    def _on_device_error(self, error: OutputDeviceError) -> None:
        self._error = error
        if self._output is not None:
            self._position = min(self._output.position, self.duration)
        self._become(PlaybackState.READY)
        if self._on_error is not None:
            self._on_error(error)
