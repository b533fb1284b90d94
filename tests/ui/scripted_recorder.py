"""A microphone that hears what a test says; no test of the window may depend on the sound hardware of its machine."""

from __future__ import annotations

from neiroha_desktop.domain.errors import RecordError
from neiroha_desktop.domain.input_device import InputDevice
from neiroha_desktop.domain.messages import msg
from tests.ui import reference_signals

USB = InputDevice("test:usb", "USB microphone", False)
BUILT_IN = InputDevice("test:in", "Built-in microphone", True)


class ScriptedRecorder:
    """Hears what a test says. The real one is tested on a virtual sound card."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.level = 0.1
        self.held_level = 0.25
        self.clipped = self.full = self.lost = False
        self.seconds = 0.0
        self.there = True
        self.data = reference_signals.wav(reference_signals.speech(4.0, channels=1))

    async def devices(self) -> list[InputDevice]:
        """Return two microphones."""
        if not self.there:
            raise RecordError(msg("No microphone was found."), remedy=msg("Plug one in."))
        return [BUILT_IN, USB]

    async def open(self, device_id: str) -> None:
        """Open one."""
        self.opened.append(device_id)

    def start(self) -> None:
        """Record."""
        self.seconds = 2.4

    async def finish(self) -> bytes:
        """Return what was recorded."""
        return self.data

    async def close(self) -> None:
        """Close it."""

    async def aclose(self) -> None:
        """End."""
