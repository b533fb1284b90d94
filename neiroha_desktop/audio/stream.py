"""One open stream to a sound device, at a track's own rate wherever the device takes it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from neiroha_desktop.audio.devices import Devices, device_failed
from neiroha_desktop.audio.mix import Mix
from neiroha_desktop.audio.renderer import Renderer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from neiroha_desktop.audio.tracks import Track

LATENCY_SECONDS = 0.15
"""Asked of the device. Shorter buffers drop out when the window keeps the interpreter busy; a longer one makes Pause
feel late."""

RUN_DRY_SECONDS = 0.25
"""A device that says more often that it ran dry is not believed: it would never be heard."""

# PortAudio's error numbers, from portaudio.h.
_INVALID_CHANNEL_COUNT = -9998
_INVALID_SAMPLE_RATE = -9997


class OutputStream:
    """A device that takes sound. `open`, `convert` and `close` block: sound worker only; the rest is for the loop.

    Attributes:
        renderer: what the device plays; None until `open` is through.
        latency: seconds from handing a frame over to hearing it, as the device says.
        called_at: `time.monotonic()` of the last time the device asked for sound.
    """

    def __init__(self, devices: Devices, device_id: str, track: Track) -> None:
        self._devices = devices
        self._stream: Any = None
        self._closing = False
        self.device_id = device_id
        self._format = (track.sample_rate, track.channels)
        self.sample_rate = track.sample_rate
        self.channels = track.channels
        # The last track, and what it is in this stream's format, so that seeking in it converts nothing.
        self._track = track
        self._mix: Mix | None = None
        self.renderer: Renderer | None = None
        self.latency = LATENCY_SECONDS
        self.called_at = 0.0
        self._ran_dry_at = -RUN_DRY_SECONDS
        self.lost = False

    def open(self, track: Track, position: float, volume: float) -> None:
        """Open the device and start with a track at `position` seconds.

        Raises:
            OutputDeviceError: there is no device, or it cannot be opened.
        """
        sounddevice = self._devices.portaudio()
        index = self._devices.index_of(self.device_id)
        try:
            self._stream = self._open_in_some_format(sounddevice, index)
            self.renderer = Renderer(self.convert(track), frame=self.frame_at(position), volume=volume)
            self.called_at = time.monotonic()
            self._stream.start()
            self.latency = self._stream.latency
            if self._closing:
                # It took so long that it was given up meanwhile.
                self.close()
        except sounddevice.PortAudioError as error:
            self.close()
            raise device_failed(error) from error

    def close(self) -> None:
        """Close the device at once; what it has not played yet is dropped."""
        self._closing = True
        stream, self._stream = self._stream, None
        if stream is None:
            return
        sounddevice = self._devices.portaudio()
        try:
            stream.abort()
        except sounddevice.PortAudioError:
            # The device is gone already; closing gives back what is left of it.
            pass
        finally:
            stream.close(ignore_errors=True)

    def convert(self, track: Track) -> Mix:
        """Return a track as this stream takes it: untouched unless the device refused its format."""
        if track is not self._track or self._mix is None:
            self._track, self._mix = track, Mix(track, self.sample_rate, self.channels)
        return self._mix

    def takes(self, track: Track, device_id: str) -> bool:
        """Whether a track can follow in this stream without opening another."""
        return not self.lost and device_id == self.device_id and self._format == (track.sample_rate, track.channels)

    def seek(self, position: float) -> bool:
        """Go on elsewhere in the track that plays, in seconds; False where nothing plays."""
        if self.renderer is None or self._mix is None or self.lost or not self.renderer.sounding:
            return False
        self.renderer.play(self._mix, self.frame_at(position))
        return True

    def frame_at(self, position: float) -> int:
        """Return the frame of this stream's tracks at a position in seconds."""
        return round(position * self.sample_rate)

    @property
    def position(self) -> float:
        """Seconds of the track that have been heard, by the frames handed over and the device's latency."""
        renderer = self.renderer
        if renderer is None:
            return 0.0
        if not renderer.sounding and not renderer.finished:
            return renderer.frame / self.sample_rate
        since = time.monotonic() - self.called_at
        silent = renderer.silent_frames if renderer.finished or renderer.waiting else 0
        heard = renderer.frame + silent + (min(since, self.latency) - self.latency) * self.sample_rate
        if renderer.looped is not None and heard < renderer.looped[0]:
            # It went round, but what is heard now is still the end before.
            start, end = renderer.looped
            return (start + (heard - start) % (end - start)) / self.sample_rate
        return max(renderer.start, min(heard, renderer.frame)) / self.sample_rate

    @property
    def starved(self) -> bool:
        """Whether a track that is still coming in has been heard as far as it goes."""
        return self.renderer is not None and self.renderer.waiting and self.renderer.sounding

    @property
    def silent(self) -> bool:
        """Whether there is nothing of a track to hand over."""
        return self.renderer is None or not self.renderer.sounding

    def silent_for(self, seconds: float) -> bool:
        """Whether what was handed over has been heard, and `seconds` of silence after it."""
        renderer = self.renderer
        if renderer is None or renderer.sounding:
            return False
        return renderer.silent_frames >= (self.latency + seconds) * self.sample_rate

    @property
    def heard_to_the_end(self) -> bool:
        """Whether the track has ended by itself and its last sample has left the device."""
        return self.renderer is not None and self.renderer.finished and self.silent_for(0.0)

    def stalled_for(self, seconds: float) -> bool:
        """Whether the device has not asked for sound for so long."""
        return time.monotonic() - self.called_at > seconds

    def _open_in_some_format(self, sounddevice: Any, index: int) -> Any:
        info = sounddevice.query_devices(index)
        while True:
            try:
                return sounddevice.OutputStream(
                    samplerate=self.sample_rate, channels=self.channels, dtype="float32", device=index,
                    latency=LATENCY_SECONDS, callback=self._on_device_asks, finished_callback=self._on_device_ended,
                )  # fmt: skip
            except sounddevice.PortAudioError as error:
                code = error.args[1] if len(error.args) > 1 else 0
                wanted_rate = round(info["default_samplerate"])
                if code == _INVALID_CHANNEL_COUNT and self.channels != 2:
                    self.channels = 2
                elif code == _INVALID_SAMPLE_RATE and self.sample_rate != wanted_rate:
                    self.sample_rate = wanted_rate
                else:
                    raise

    def _on_device_asks(self, out: NDArray[np.float32], frames: int, when: Any, status: Any) -> None:
        if self.renderer is None:
            out[:] = 0.0
            return
        now = time.monotonic()
        if status.output_underflow and now - self._ran_dry_at > RUN_DRY_SECONDS:
            # It got nothing in time, and begins anew: what is written first is lost, as at the start.
            self.renderer.lead_in()
            self._ran_dry_at = now
        self.renderer.fill(out)
        self.called_at = now

    def _on_device_ended(self) -> None:
        self.lost = not self._closing
