"""A playback service whose sound goes nowhere, and what it asks of its output."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from neiroha_desktop.services.clips import ClipLoader
from neiroha_desktop.services.playback import Playable, PlaybackService, PlaybackState
from tests.unit.audio.signals import encode, tone

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from neiroha_desktop.audio.tracks import Track
    from neiroha_desktop.domain.errors import AudioError, OutputDeviceError
    from neiroha_desktop.domain.output_device import OutputDevice
    from neiroha_desktop.storage.peaks_cache import PeaksCache

SECONDS = 2.0


class NotedOutput:
    """Stands in for the sound output and notes what it is asked."""

    def __init__(self, on_end: Callable[[], None], on_error: Callable[[OutputDeviceError], None]) -> None:
        self.on_end = on_end
        self.on_error = on_error
        self.volume = 1.0
        self.position = 0.0
        self.first_sample_at: float | None = None
        self.starved = False
        self.asked: list[str] = []
        self.tracks: list[Track] = []
        self.failure: OutputDeviceError | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def refresh(self) -> None:
        """Find nothing new."""
        self.asked.append("refresh")
        if self.failure is not None:
            raise self.failure

    async def devices(self) -> list[OutputDevice]:
        """Return none."""
        return []

    async def play(self, track: Track, *, position: float = 0.0, device_id: str = "") -> None:
        """Play for ever, once the gate is open."""
        self.asked.append(f"play {len(track.voices[0].samples)} at {position} on {device_id!r}")
        self.tracks.append(track)
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        self.position = position

    def seek(self, position: float) -> bool:
        """Go elsewhere."""
        self.asked.append(f"seek {position}")
        self.position = position
        return True

    def silence(self) -> None:
        """Fall silent."""
        self.asked.append("silence")

    async def fade_out(self) -> None:
        """Fall silent."""
        self.asked.append("fade out")

    async def aclose(self) -> None:
        """End."""
        self.asked.append("close")


class Stage:
    """A service, what it told, and the output that it plays on."""

    def __init__(self, cache: PeaksCache | None = None) -> None:
        self.errors: list[AudioError] = []
        self.service = PlaybackService(self.errors.append, cache)
        self.told: list[tuple[PlaybackState, str | None]] = []
        self.service.subscribe(self._note)
        self.output = NotedOutput(lambda: None, lambda _: None)

    def take_the_place_of_the_output(self, patch: pytest.MonkeyPatch) -> None:
        """Let the service find this output instead of the real one."""

        async def import_output(_loader: ClipLoader) -> Callable[..., NotedOutput]:
            return self._make

        patch.setattr(ClipLoader, "import_output", import_output)

    def _make(self, on_end: Callable[[], None], on_error: Callable[[OutputDeviceError], None]) -> NotedOutput:
        self.output.on_end, self.output.on_error = on_end, on_error
        return self.output

    def _note(self) -> None:
        current = self.service.current
        self.told.append((self.service.state, current.title if current else None))

    async def until_asked(self, what: str) -> None:
        """Wait until the output has been asked for something."""
        await self.until(lambda: any(what in asked for asked in self.output.asked))

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for a state that another thread brings about."""
        async with asyncio.timeout(5):
            while not reached():  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.001)


def clip(key: str, frames: int = 16000, *, rate: int = 8000, channels: int = 1, level: float = 1.0) -> Playable:
    """Return a tone whose title is its key in capitals."""
    samples = (tone(frames / rate, rate, channels) * level).astype("int16")
    return Playable(key, key.upper(), data=encode(samples, rate, "wav"))
