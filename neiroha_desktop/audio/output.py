"""The sound output: one track at a time, one open stream at most."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from neiroha_desktop.audio.devices import Devices, device_hangs, device_lost
from neiroha_desktop.audio.stream import OutputStream
from neiroha_desktop.audio.worker import Worker
from neiroha_desktop.domain.errors import OutputDeviceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.tracks import Track
    from neiroha_desktop.domain.output_device import OutputDevice

TAIL_SECONDS = 0.3
"""Silence after a clip before its stream is closed: what the device buffers beyond its word is heard too, and a next
clip starts at once."""

SCAN_MAX_AGE = 10.0
"""Seconds for which the list of devices is taken as current when a clip starts."""

PREPARED_MAX_AGE = 2.0
"""The same when a clip is expected: it shall find a list that is current until it comes, and not look again itself."""

STALL_SECONDS = 2.5
"""A device that asks for no sound for so long is lost. Source: a PulseAudio null sink may sleep for 2 s."""

T = TypeVar("T")

_OPEN_DEADLINE = 8.0
_CLOSE_DEADLINE = 2.0
_POLL_SECONDS = 0.02
_FADE_POLLS = 25


class Output:
    """Plays tracks, from the loop's thread; what blocks runs in a worker.

    Args:
        on_end: called on the loop when a track has been heard to its end.
        on_error: called on the loop when a device fails while playing.
    """

    def __init__(self, on_end: Callable[[], None], on_error: Callable[[OutputDeviceError], None]) -> None:
        self._on_end = on_end
        self._on_error = on_error
        self._devices = Devices()
        self._worker = Worker("sound output")
        self._lock = asyncio.Lock()
        self._stream: OutputStream | None = None
        self._watcher: asyncio.Task[None] | None = None
        # All watchers, also those that still wait for their stream to close.
        self._tasks: set[asyncio.Task[None]] = set()
        self._volume = 1.0
        self._position = 0.0
        # Whether the watcher may report the end; not after a pause.
        self._wants_end = False

    @property
    def position(self) -> float:
        """Seconds of the track that have been heard."""
        return self._stream.position if self._stream is not None else self._position

    @property
    def starved(self) -> bool:
        """Whether what plays is still coming in, and has to wait for more."""
        return self._stream is not None and self._stream.starved

    @property
    def volume(self) -> float:
        """Factor, 0.0 to 1.0."""
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume = value
        if self._stream is not None and self._stream.renderer is not None:
            self._stream.renderer.volume = value

    @property
    def first_sample_at(self) -> float | None:
        """`time.perf_counter()` when the device got the first sample since the last `play`; None before that."""
        renderer = self._stream.renderer if self._stream is not None else None
        return renderer.first_sample_at if renderer is not None else None

    async def refresh(self, max_age: float = PREPARED_MAX_AGE) -> None:
        """Load PortAudio and look for devices, unless something plays or the last look is not `max_age` seconds old.

        Raises:
            OutputDeviceError: PortAudio is missing or does not start.
        """
        async with self._lock:
            await self._rescan(max_age)

    async def devices(self) -> list[OutputDevice]:
        """Return the output devices there are now, the default one not singled out.

        Raises:
            OutputDeviceError: PortAudio is missing, or there is no device.
        """
        await self.refresh(0.0)
        return await self._call(self._devices.outputs)

    async def play(self, track: Track, *, position: float = 0.0, device_id: str = "") -> None:
        """Play a track from `position` seconds; one that still plays is faded out within milliseconds.

        Raises:
            OutputDeviceError: there is no device, or it cannot be opened.
        """
        async with self._lock:
            stream = self._stream
            if stream is not None and stream.takes(track, device_id):
                mix = await self._call(lambda: stream.convert(track))
                # It may have been lost, or closed after its silence, while the samples were converted.
                if stream is self._stream and stream.renderer is not None and not stream.lost:
                    stream.renderer.play(mix, stream.frame_at(position))
                    self._wants_end = True
                    return
            await self._retire()
            await self._rescan(SCAN_MAX_AGE)
            try:
                await self._open(track, position, device_id)
            except OutputDeviceError:
                if self._worker.hung:
                    raise
                # The devices may have changed since the last look.
                await self._rescan(0.0)
                await self._open(track, position, device_id)

    def seek(self, position: float) -> bool:
        """Go on at `position` seconds of the track that plays; False where nothing plays."""
        return self._stream is not None and self._stream.seek(position)

    def silence(self) -> None:
        """Fade out what plays; returns at once, and the stream closes by itself."""
        self._wants_end = False
        if self._stream is not None and self._stream.renderer is not None:
            self._stream.renderer.fade_out()

    async def fade_out(self) -> None:
        """Fade out what plays and wait, for some milliseconds, until `position` is where it will go on exactly."""
        self.silence()
        stream = self._stream
        for _ in range(_FADE_POLLS):
            if stream is None or stream is not self._stream or stream.lost or stream.silent:
                return
            await asyncio.sleep(_POLL_SECONDS)

    async def aclose(self) -> None:
        """Fade out, close the stream and end the worker, within seconds whatever the device does."""
        async with self._lock:
            await self._retire()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            if not self._worker.hung:
                await self._run_to_close(self._devices.shut_down)
            await self._worker.aclose(_CLOSE_DEADLINE)

    async def _rescan(self, max_age: float) -> None:
        # With a call that hangs inside a driver, starting PortAudio anew would pull the ground from under it.
        # Asked here first: to hand over what has nothing to do would hold a clip up.
        if self._stream is None and not self._worker.hung and not self._devices.scanned_within(max_age):
            await self._call(lambda: self._devices.rescan(max_age))

    async def _open(self, track: Track, position: float, device_id: str) -> None:
        stream = OutputStream(self._devices, device_id, track)
        opened = False
        try:
            await self._call(lambda: stream.open(track, position, self._volume))
            opened = True
        finally:
            # Also when the caller is cancelled: the worker closes after it has opened.
            if not opened:
                self._worker.post(stream.close)
        self._stream = stream
        self.volume = self._volume
        self._wants_end = True
        self._watcher = asyncio.create_task(self._watch(stream), name="sound output")
        self._tasks.add(self._watcher)
        self._watcher.add_done_callback(self._tasks.discard)

    async def _watch(self, stream: OutputStream) -> None:
        """See one stream to its end: report the end of tracks, close it after silence, notice that it is lost."""
        while not stream.silent_for(TAIL_SECONDS):
            if stream.lost or stream.stalled_for(STALL_SECONDS):
                await self._lose(stream)
                return
            if self._wants_end and stream.heard_to_the_end:
                self._wants_end = False
                self._on_end()
            await asyncio.sleep(_POLL_SECONDS)
        self._detach(stream)
        await self._run_to_close(stream.close)

    async def _lose(self, stream: OutputStream) -> None:
        was_wanted = self._wants_end
        self._wants_end = False
        self._detach(stream)
        if was_wanted:
            self._on_error(device_lost())
        await self._run_to_close(stream.close)

    def _detach(self, stream: OutputStream) -> None:
        self._position = stream.position
        self._stream = None
        self._watcher = None

    async def _retire(self) -> None:
        """Fade out and close the stream that is open, if any."""
        stream, watcher = self._stream, self._watcher
        if stream is None or watcher is None:
            return
        self.silence()
        for _ in range(round((stream.latency + TAIL_SECONDS) / _POLL_SECONDS)):
            if stream.lost or stream.silent_for(_POLL_SECONDS):
                break
            await asyncio.sleep(_POLL_SECONDS)
        if stream is not self._stream:
            return
        watcher.cancel()
        self._detach(stream)
        await self._run_to_close(stream.close)

    async def _run_to_close(self, call: Callable[[], None]) -> None:
        try:
            await self._worker.run(call, deadline=_CLOSE_DEADLINE)
        except TimeoutError:
            # Nobody waits for what it was any more; its thread stays behind, and later calls get a new one.
            self._devices.leave_to_the_system()

    async def _call(self, call: Callable[[], T]) -> T:
        try:
            return await self._worker.run(call, deadline=_OPEN_DEADLINE)
        except TimeoutError as error:
            self._devices.leave_to_the_system()
            raise device_hangs() from error
