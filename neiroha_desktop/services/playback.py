"""Playing clips: load, play, pause, seek, one at a time, with what a player bar shows."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import AudioError, OutputDeviceError
from neiroha_desktop.services.clips import ClipLoader, Playable
from neiroha_desktop.services.player_facts import PlaybackState, PlayerFacts

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.output import Output
    from neiroha_desktop.domain.output_device import OutputDevice
    from neiroha_desktop.services.clips import Peaks

__all__ = ["PEAK_BUCKETS", "Playable", "PlaybackService", "PlaybackState"]

PEAK_BUCKETS = 600
"""Stretches of the player's waveform."""


class PlaybackService(PlayerFacts):
    """One player. All methods belong to the loop's thread; decoding and devices have threads of their own."""

    def __init__(self, on_error: Callable[[AudioError], None] | None = None) -> None:
        super().__init__()
        self._on_error = on_error
        self._clips = ClipLoader()
        # Counts what the user asked for: an older request that comes back late finds a newer number and gives way.
        self._request = 0
        self._load_number = 0

    async def prepare(self) -> None:
        """Load the sound libraries and look at the devices, so that the next `play` starts at once. Never fails."""
        output = await self._ready_output()
        # Whatever is wrong is said when something is to be heard.
        with contextlib.suppress(OutputDeviceError):
            await output.refresh()

    async def play(self, playable: Playable) -> None:
        """Load a clip and play it from its start; whatever played or was loading before gives way.

        Raises:
            DecodeError: it cannot be decoded; nothing is loaded then.
            OutputDeviceError: there is no device that plays it; it stays loaded.
        """
        request = self._new_request()
        await self._load(playable)
        if request == self._request:
            await self._start(0.0, request)
        else:
            # Paused, or replaced by another clip, while it was loading.
            self._tell()

    async def load(self, playable: Playable) -> None:
        """Load a clip without playing it.

        Raises:
            DecodeError: it cannot be decoded; nothing is loaded then.
        """
        self._new_request()
        await self._load(playable)
        self._tell()

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
        if self._clip is None or self._state not in (PlaybackState.READY, PlaybackState.PAUSED):
            return
        self._request += 1
        self._asked_at = time.perf_counter()
        at_end = self._position >= self.duration
        await self._start(0.0 if at_end else self._position, self._request)

    async def stop(self) -> None:
        """Fall silent and go back to the beginning."""
        self._request += 1
        if self._state is PlaybackState.PLAYING:
            await self._halt(PlaybackState.READY)
        if self._clip is not None and self._state in (PlaybackState.READY, PlaybackState.PAUSED):
            self._position = 0.0
            self._become(PlaybackState.READY)

    async def seek(self, seconds: float) -> None:
        """Go elsewhere in the clip; it goes on playing if it does.

        Raises:
            OutputDeviceError: the device had to be opened anew and does not play.
        """
        if self._clip is None:
            return
        seconds = max(0.0, min(seconds, self.duration))
        if self._state is not PlaybackState.PLAYING:
            self._position = seconds
            self._tell()
        elif self._output is None or not self._output.seek(seconds):
            self._request += 1
            await self._start(seconds, self._request)

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

    async def peaks_of(self, playable: Playable, buckets: int) -> Peaks:
        """Return the outline of any clip, float32, shape (buckets, 2); kept for the next time.

        Raises:
            DecodeError: it cannot be decoded.
        """
        return await self._clips.outline(playable, buckets)

    async def aclose(self) -> None:
        """Fall silent and end all threads, within seconds whatever the device does."""
        self._request += 1
        self._listeners.clear()
        if self._output is not None:
            await self._output.aclose()
        await self._clips.aclose()
        self._state = PlaybackState.EMPTY

    def _new_request(self) -> int:
        self._asked_at = time.perf_counter()
        self._request += 1
        self._error = None
        if self._output is not None:
            self._output.silence()
        return self._request

    async def _load(self, playable: Playable) -> None:
        """Load a clip; that it is ready is left to the caller to tell.

        A clip that goes on to play is told of when it plays: to draw its outline first would hold its sound up.
        """
        self._load_number = number = self._load_number + 1
        if self._clip is not None and self._current is not None and self._current.key == playable.key:
            self._current, self._position, self._state = playable, 0.0, PlaybackState.READY
            return
        self._current, self._clip, self._peaks, self._position = playable, None, None, 0.0
        self._become(PlaybackState.LOADING)
        try:
            clip, outline = await self._clips.load(playable, PEAK_BUCKETS)
            if number == self._load_number:
                self._clip, self._peaks, self._state = clip, outline, PlaybackState.READY
        finally:
            if number == self._load_number and self._clip is None:
                self._current = None
                self._become(PlaybackState.EMPTY)

    async def _start(self, position: float, request: int) -> None:
        clip = self._clip
        assert clip is not None
        self._position = position
        started = False
        try:
            output = await self._ready_output()
            output.volume = self._volume
            await output.play(clip, position=position, device_id=self._device_id)
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
