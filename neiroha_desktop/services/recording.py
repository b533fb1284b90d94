"""Recording a voice with the microphone: choose one, see its level, record up to a minute."""

from __future__ import annotations

import asyncio
import contextlib
import math
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from neiroha_desktop.domain.errors import OutputDeviceError, RecordError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.recording import Recorder
    from neiroha_desktop.domain.input_device import InputDevice
    from neiroha_desktop.domain.output_device import OutputDevice

LONGEST_SECONDS = 60.0
"""A recording ends by itself then."""
SILENT = -100.0
"""dBFS, what silence is shown as."""

_LOOK_SECONDS = 0.05


class RecordingState(StrEnum):
    """What the microphone is doing."""

    CLOSED = "closed"
    LISTENING = "listening"
    """Its level is shown, and nothing is kept: for choosing a device and for a count-in."""
    RECORDING = "recording"
    FULL = "full"
    """`LONGEST_SECONDS` are recorded; `stop` gives them."""


class _Player(Protocol):
    async def devices(self) -> list[OutputDevice]:
        """Look for devices, unless something plays, and return the outputs."""


class RecordingService:
    """One microphone at a time. All methods belong to the loop's thread.

    Listeners are told when `state` or `error` changes; level and seconds are to be asked for.

    Args:
        playback: knows when devices may be looked for anew.
        make_recorder: makes what records; None for the real one.
    """

    def __init__(self, playback: _Player, make_recorder: Callable[[], Recorder] | None = None) -> None:
        self._playback = playback
        self._make_recorder = make_recorder or _make_recorder
        self._recorder: Recorder | None = None
        self._state = RecordingState.CLOSED
        self._error: RecordError | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._listeners: list[Callable[[], None]] = []

    @property
    def state(self) -> RecordingState:
        """What the microphone is doing."""
        return self._state

    @property
    def error(self) -> RecordError | None:
        """Why it closed by itself (unplugged, for example); None otherwise. What was recorded until then is lost."""
        return self._error

    @property
    def level(self) -> float:
        """Level of the last moment in dBFS, -100.0 for silence."""
        return _decibels(self._recorder.level if self._is_open() and self._recorder else 0.0)

    @property
    def held_level(self) -> float:
        """Highest level of the last two seconds in dBFS, -100.0 for silence."""
        return _decibels(self._recorder.held_level if self._is_open() and self._recorder else 0.0)

    @property
    def clipped(self) -> bool:
        """Whether a sample at full scale came since `listen` or `record`."""
        return self._recorder is not None and self._recorder.clipped

    @property
    def seconds(self) -> float:
        """Seconds recorded so far."""
        return self._recorder.seconds if self._recorder is not None else 0.0

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` at every change; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    async def devices(self) -> list[InputDevice]:
        """Return the microphones there are now.

        Raises:
            RecordError: PortAudio is missing, or there is no microphone.
        """
        if not self._is_open():
            # Looking for outputs looks for inputs, too; what is wrong with outputs is of no interest here.
            with contextlib.suppress(OutputDeviceError):
                await self._playback.devices()
        recorder = await self._ready()
        return await recorder.devices()

    async def listen(self, device_id: str = "") -> None:
        """Open a microphone and show its level; "" is the default one. One that is open already is closed before.

        Raises:
            RecordError: it is not there, or cannot be opened.
        """
        await self.close()
        recorder = await self._ready()
        await recorder.open(device_id)
        self._error = None
        self._watcher = asyncio.create_task(self._watch(recorder), name="microphone")
        self._become(RecordingState.LISTENING)

    def record(self) -> None:
        """Keep what comes from now on; what was kept before is dropped. Only while it is open."""
        if self._is_open() and self._recorder is not None:
            self._recorder.start()
            self._become(RecordingState.RECORDING)

    async def stop(self) -> bytes:
        """End the recording and close the microphone.

        Returns:
            What was recorded, as a WAV file of 16 bits, mono, at the device's own rate.

        Raises:
            RecordError: nothing was recorded.
        """
        await self._end_watch()
        recorded = self._state in (RecordingState.RECORDING, RecordingState.FULL)
        data = b""
        try:
            if self._recorder is not None:
                data = await self._recorder.finish()
        finally:
            self._become(RecordingState.CLOSED)
        if not data or not recorded:
            raise RecordError(msg("Nothing was recorded."), remedy=msg("Press Record and speak."))
        return data

    async def close(self) -> None:
        """Close the microphone and drop what was recorded; nothing happens where it is closed."""
        await self._end_watch()
        if self._is_open() and self._recorder is not None:
            await self._recorder.close()
            self._become(RecordingState.CLOSED)

    async def aclose(self) -> None:
        """Close the microphone for good."""
        self._listeners.clear()
        await self.close()
        if self._recorder is not None:
            await self._recorder.aclose()

    def _is_open(self) -> bool:
        return self._state is not RecordingState.CLOSED

    async def _ready(self) -> Recorder:
        if self._recorder is None:
            # In a worker: it loads what the start of the window need not wait for.
            self._recorder = await asyncio.to_thread(self._make_recorder)
        return self._recorder

    async def _watch(self, recorder: Recorder) -> None:
        """Notice that the microphone is lost, or that a recording is as long as it may be."""
        while not recorder.lost:
            if recorder.full and self._state is RecordingState.RECORDING:
                self._become(RecordingState.FULL)
            await asyncio.sleep(_LOOK_SECONDS)
        from neiroha_desktop.audio.inputs import microphone_lost

        self._watcher = None
        await recorder.close()
        self._error = microphone_lost()
        self._become(RecordingState.CLOSED)

    async def _end_watch(self) -> None:
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.cancel()
            await asyncio.wait((watcher,))

    def _become(self, state: RecordingState) -> None:
        self._state = state
        for listener in tuple(self._listeners):
            listener()


def _make_recorder() -> Recorder:
    from neiroha_desktop.audio.recording import Recorder

    return Recorder(LONGEST_SECONDS)


def _decibels(level: float) -> float:
    return max(SILENT, 20 * math.log10(level)) if level > 0 else SILENT
