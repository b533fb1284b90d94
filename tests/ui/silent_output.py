"""Sound outputs for windows under test: one that plays without a sound, and a computer that has none."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import OutputDeviceError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.output_device import OutputDevice

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.audio.tracks import Track


class SilentOutput:
    """Takes every track and plays it for ever, so that a test decides when it ends.

    The real output is tested on a virtual sound card; here no test may depend on the sound hardware of its machine.
    """

    def __init__(self, on_end: Callable[[], None], on_error: Callable[[OutputDeviceError], None]) -> None:
        self.on_end = on_end
        self.on_error = on_error
        self.volume = 1.0
        self.position = 0.0
        self.first_sample_at: float | None = None
        self.starved = False
        self.played: list[Track] = []

    async def refresh(self, max_age: float = 0.0) -> None:
        """Find what `devices` has."""

    async def devices(self) -> list[OutputDevice]:
        """Return two outputs."""
        return [OutputDevice("test:a", "Speakers", True), OutputDevice("test:b", "Headphones", False)]

    async def play(self, track: Track, *, position: float = 0.0, device_id: str = "") -> None:
        """Take a track."""
        self.played.append(track)
        self.position = position
        self.first_sample_at = time.perf_counter()

    def seek(self, position: float) -> bool:
        """Go on elsewhere."""
        self.position = position
        return True

    def silence(self) -> None:
        """Stop."""

    async def fade_out(self) -> None:
        """Stop gently."""

    async def aclose(self) -> None:
        """End."""


class NoOutput(SilentOutput):
    """A computer without a sound device."""

    async def devices(self) -> list[OutputDevice]:
        """Find none."""
        raise _no_device()

    async def play(self, track: Track, *, position: float = 0.0, device_id: str = "") -> None:
        """Find nothing to play on."""
        raise _no_device()


def _no_device() -> OutputDeviceError:
    return OutputDeviceError(msg("There is no sound device."), remedy=msg("Connect one and press Play again."))
