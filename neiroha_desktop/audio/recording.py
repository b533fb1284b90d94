"""The sound input: one microphone at a time, its level, and what it records."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar

from neiroha_desktop.audio.devices import Devices
from neiroha_desktop.audio.inputs import Inputs, cannot_open, microphone_hangs
from neiroha_desktop.audio.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from neiroha_desktop.domain.input_device import InputDevice

T = TypeVar("T")

HOLD_SECONDS = 2.0
"""How long the highest level is shown."""
STALL_SECONDS = 2.5
"""A microphone that gives no sound for so long is lost. Source: as for outputs, a PulseAudio source may sleep 2 s."""

_WANTED_RATE = 48000
_LATENCY_SECONDS = 0.05
_FULL_SCALE = 32767 / 32768
_OPEN_DEADLINE = 8.0
_CLOSE_DEADLINE = 2.0

# PortAudio's error numbers, from portaudio.h.
_INVALID_CHANNEL_COUNT = -9998
_INVALID_SAMPLE_RATE = -9997


class Recorder:
    """Records from the loop's thread; what blocks runs in a worker, and sound comes in a thread of the device.

    Args:
        longest_seconds: no more is kept of a recording.
        devices: the devices of this computer.
        clock: seconds, of any beginning.

    Attributes:
        sample_rate: Hz, of the open microphone.
        level: largest sample of the last block, 0.0 to 1.0.
        held_level: largest sample of the last `HOLD_SECONDS`.
        clipped: whether a sample at full scale came since it was opened or `start` was called.
    """

    def __init__(
        self, longest_seconds: float, devices: Devices | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._longest = longest_seconds
        self._devices = devices or Devices()
        self._inputs = Inputs(self._devices)
        self._clock = clock
        self._worker = Worker("sound input")
        self._stream: Any = None
        self._closing = False
        self._ended = False
        self._called_at = 0.0
        self._recording = False
        self._blocks: list[NDArray[np.float32]] = []
        self._frames = 0
        self._held_at = 0.0
        self.sample_rate = _WANTED_RATE
        self.level = 0.0
        self.held_level = 0.0
        self.clipped = False

    @property
    def seconds(self) -> float:
        """Seconds recorded so far."""
        return self._frames / self.sample_rate

    @property
    def full(self) -> bool:
        """Whether as much is recorded as may be."""
        return self._frames >= self._limit

    @property
    def lost(self) -> bool:
        """Whether the microphone ended by itself, or gives no sound any more."""
        return self._ended or (self._stream is not None and self._clock() - self._called_at > STALL_SECONDS)

    async def devices(self) -> list[InputDevice]:
        """Return the microphones of the last scan.

        Raises:
            RecordError: PortAudio is missing, or there is no microphone.
        """
        return await self._call(self._inputs.list_all)

    async def open(self, device_id: str) -> None:
        """Open a microphone; nothing is kept until `start`.

        Raises:
            RecordError: it is not there, or cannot be opened.
        """
        await self.close()
        self._blocks, self._frames = [], 0
        self.level = self.held_level = 0.0
        self.clipped = self._closing = self._ended = False
        opened = False
        try:
            await self._call(lambda: self._open(device_id))
            opened = True
        finally:
            # Also when the caller is cancelled: the worker closes after it has opened.
            if not opened:
                self._worker.post(self._close)

    def start(self) -> None:
        """Keep what comes from now on, and drop what was kept before."""
        self._recording = False
        self._blocks, self._frames = [], 0
        self.clipped = False
        self._recording = True

    async def finish(self) -> bytes:
        """Close the microphone and return what was recorded: WAV, 16 bits, mono; b"" where nothing was."""
        self._recording = False
        await self.close()
        blocks, self._blocks, self._frames = self._blocks, [], 0
        return await self._call(lambda: _as_wav(blocks, self._limit, self.sample_rate))

    async def close(self) -> None:
        """Close the microphone; what was recorded is kept until the next `open` or `start`."""
        self._recording = False
        if self._stream is None:
            return
        try:
            await self._worker.run(self._close, deadline=_CLOSE_DEADLINE)
        except TimeoutError:
            # Its thread stays behind, and later calls get a new one.
            self._stream = None
            self._devices.leave_to_the_system()

    async def aclose(self) -> None:
        """Close the microphone and end the worker."""
        await self.close()
        await self._worker.aclose(_CLOSE_DEADLINE)

    @property
    def _limit(self) -> int:
        return round(self._longest * self.sample_rate)

    async def _call(self, call: Callable[[], T]) -> T:
        try:
            return await self._worker.run(call, deadline=_OPEN_DEADLINE)
        except TimeoutError as error:
            self._devices.leave_to_the_system()
            raise microphone_hangs() from error

    def _open(self, device_id: str) -> None:
        sounddevice = self._inputs.portaudio()
        index = self._inputs.index_of(device_id)
        # From now on nobody may start PortAudio anew: this stream would be torn down.
        self._devices.hold()
        started = False
        try:
            stream = self._open_in_some_format(sounddevice, index)
            self._stream, self._called_at = stream, self._clock()
            stream.start()
            started = True
        except sounddevice.PortAudioError as error:
            raise cannot_open(error) from error
        finally:
            if self._stream is None:
                self._devices.let_go()
            elif not started or self._closing:
                # Given up meanwhile, perhaps.
                self._close()

    def _close(self) -> None:
        self._closing = True
        stream, self._stream = self._stream, None
        if stream is None:
            return
        sounddevice = self._inputs.portaudio()
        try:
            stream.abort()
        except sounddevice.PortAudioError:
            # The device is gone already; closing gives back what is left of it.
            pass
        finally:
            stream.close(ignore_errors=True)
            self._devices.let_go()

    def _open_in_some_format(self, sounddevice: Any, index: int) -> Any:
        info = sounddevice.query_devices(index)
        self.sample_rate, channels = _WANTED_RATE, 1
        while True:
            try:
                return sounddevice.InputStream(
                    samplerate=self.sample_rate, channels=channels, dtype="float32", device=index,
                    latency=_LATENCY_SECONDS, callback=self._on_sound, finished_callback=self._on_device_ended,
                )  # fmt: skip
            except sounddevice.PortAudioError as error:
                code = error.args[1] if len(error.args) > 1 else 0
                own_rate = round(info["default_samplerate"])
                if code == _INVALID_CHANNEL_COUNT and channels != info["max_input_channels"]:
                    channels = info["max_input_channels"]
                elif code == _INVALID_SAMPLE_RATE and self.sample_rate != own_rate:
                    self.sample_rate = own_rate
                else:
                    raise

    def _on_sound(self, block: NDArray[np.float32], frames: int, when: Any, status: Any) -> None:
        """Take a block, in the device's thread: look at its level, and keep it while recording."""
        now = self._called_at = self._clock()
        self.level = float(max(block.max(initial=0.0), -block.min(initial=0.0)))
        if self.level >= self.held_level or now - self._held_at > HOLD_SECONDS:
            self.held_level, self._held_at = self.level, now
        self.clipped = self.clipped or self.level >= _FULL_SCALE
        if self._recording and not self.full:
            # A copy: the device writes the next block into the same memory.
            self._blocks.append(block.mean(axis=1))
            self._frames = min(self._frames + len(block), self._limit)

    def _on_device_ended(self) -> None:
        self._ended = not self._closing


def _as_wav(blocks: list[NDArray[np.float32]], limit: int, sample_rate: int) -> bytes:
    import numpy as np

    from neiroha_desktop.domain.containers import wrap_pcm16

    if not blocks:
        return b""
    samples = np.concatenate(blocks)[:limit]
    return wrap_pcm16(np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2").tobytes(), sample_rate)
