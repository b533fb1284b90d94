"""Recording a voice with the microphone: choose one, see its level, record up to a minute."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.errors import RecordError
    from neiroha_desktop.domain.input_device import InputDevice

LONGEST_SECONDS = 60.0
"""A recording ends by itself then."""


class RecordingState(StrEnum):
    """What the microphone is doing."""

    CLOSED = "closed"
    LISTENING = "listening"
    """Its level is shown, and nothing is kept: for choosing a device and for a count-in."""
    RECORDING = "recording"
    FULL = "full"
    """`LONGEST_SECONDS` are recorded; `stop` gives them."""


class RecordingService:
    """One microphone at a time. All methods belong to the loop's thread.

    Listeners are told when `state` or `error` changes; level and seconds are to be asked for.
    """

    @property
    def state(self) -> RecordingState:
        """What the microphone is doing."""
        raise NotImplementedError

    @property
    def error(self) -> RecordError | None:
        """Why it closed by itself (unplugged, for example); None otherwise. What was recorded until then is lost."""
        raise NotImplementedError

    @property
    def level(self) -> float:
        """Level of the last moment in dBFS, -100.0 for silence."""
        raise NotImplementedError

    @property
    def held_level(self) -> float:
        """Highest level of the last two seconds in dBFS, -100.0 for silence."""
        raise NotImplementedError

    @property
    def clipped(self) -> bool:
        """Whether a sample at full scale came since `listen` or `record`."""
        raise NotImplementedError

    @property
    def seconds(self) -> float:
        """Seconds recorded so far."""
        raise NotImplementedError

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` at every change; the returned function ends that."""
        raise NotImplementedError

    async def devices(self) -> list[InputDevice]:
        """Return the microphones there are now.

        Raises:
            RecordError: PortAudio is missing, or there is no microphone.
        """
        raise NotImplementedError

    async def listen(self, device_id: str = "") -> None:
        """Open a microphone and show its level; "" is the default one. One that is open already is closed before.

        Raises:
            RecordError: it is not there, or cannot be opened.
        """
        raise NotImplementedError

    def record(self) -> None:
        """Keep what comes from now on; what was kept before is dropped. Only while it is open."""
        raise NotImplementedError

    async def stop(self) -> bytes:
        """End the recording and close the microphone.

        Returns:
            What was recorded, as a WAV file of 16 bits, mono, at the device's own rate.

        Raises:
            RecordError: nothing was recorded.
        """
        raise NotImplementedError

    async def close(self) -> None:
        """Close the microphone and drop what was recorded; nothing happens where it is closed."""
        raise NotImplementedError
