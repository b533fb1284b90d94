"""Stands in for the sounddevice module, for devices that no virtual sound card can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

INVALID_CHANNEL_COUNT = -9998
INVALID_SAMPLE_RATE = -9997


class PortAudioError(Exception):
    """As in sounddevice: text, PortAudio's number."""


@dataclass
class FakeSoundDevice:
    """A computer with the given devices.

    Attributes:
        devices: (host API's name, device's name, output channels).
        rates: sample rates that the devices take; the first is the default. Empty: all.
        channels: channel counts that the devices take. Empty: all.
        opened: (sample rate, channels, device) of each stream that was opened.
        scans: how often the devices were looked for.
        inputs: (host API's name, device's name, input channels); they are numbered after `devices`.
        recording: the input streams that were opened.
    """

    devices: list[tuple[str, str, int]]
    default_name: str = ""
    """Name of the default output of every host API that has it; otherwise it is the API's first."""
    rates: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    opened: list[tuple[int, int, int]] = field(default_factory=list)
    scans: int = 0
    inputs: list[tuple[str, str, int]] = field(default_factory=list)
    default_input: int | None = None
    """Number of the default input; None: the first one."""
    recording: list[FakeInput] = field(default_factory=list)
    refused: tuple[str, int] | None = None
    """Text and number of the error of every input stream, instead of a stream."""
    _initialized: int = 1
    PortAudioError: type[Exception] = PortAudioError
    default: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(hostapi=0))

    def query_hostapis(self) -> tuple[dict[str, Any], ...]:
        """Return the host APIs in the order of their first device."""
        names = list(dict.fromkeys(api for api, _, _ in (*self.devices, *self.inputs)))
        apis = []
        for name in names:
            own = [index for index, device in enumerate(self.devices) if device[0] == name]
            chosen = [index for index in own if self.devices[index][1] == self.default_name]
            inputs = [len(self.devices) + number for number, one in enumerate(self.inputs) if one[0] == name]
            default_input = self.default_input if self.default_input is not None else (inputs or [-1])[0]
            default = (chosen or own or [-1])[0]
            apis.append(
                {"name": name, "devices": own, "default_output_device": default, "default_input_device": default_input}
            )
        nothing = {"name": "ALSA", "devices": [], "default_output_device": -1, "default_input_device": -1}
        return tuple(apis) or (nothing,)

    def query_devices(self, index: int | None = None) -> Any:
        """Return one device, or all."""
        apis = [api["name"] for api in self.query_hostapis()]
        found = [
            {
                "name": name,
                "hostapi": apis.index(api),
                "max_output_channels": outputs,
                "max_input_channels": inputs,
                "default_samplerate": float(self.rates[0] if self.rates else 44100),
            }
            for api, name, outputs, inputs in (
                *((api, name, channels, 0) for api, name, channels in self.devices),
                *((api, name, 0, channels) for api, name, channels in self.inputs),
            )
        ]
        return found if index is None else found[index]

    def OutputStream(self, **settings: Any) -> FakeStream:
        """Open a stream, or refuse its format."""
        rate, channels = settings["samplerate"], settings["channels"]
        if self.channels and channels not in self.channels:
            raise PortAudioError("Error opening OutputStream: Invalid number of channels", INVALID_CHANNEL_COUNT)
        if self.rates and rate not in self.rates:
            raise PortAudioError("Error opening OutputStream: Invalid sample rate", INVALID_SAMPLE_RATE)
        self.opened.append((rate, channels, settings["device"]))
        return FakeStream(channels, settings["callback"])

    def InputStream(self, **settings: Any) -> FakeInput:
        """Open a stream to record from, or refuse it."""
        rate, channels = settings["samplerate"], settings["channels"]
        if self.refused is not None:
            raise PortAudioError(*self.refused)
        if self.channels and channels not in self.channels:
            raise PortAudioError("Error opening InputStream: Invalid number of channels", INVALID_CHANNEL_COUNT)
        if self.rates and rate not in self.rates:
            raise PortAudioError("Error opening InputStream: Invalid sample rate", INVALID_SAMPLE_RATE)
        self.opened.append((rate, channels, settings["device"]))
        self.recording.append(FakeInput(channels, settings["callback"], settings["finished_callback"]))
        return self.recording[-1]

    def _terminate(self) -> None:
        self._initialized -= 1

    def _initialize(self) -> None:
        self._initialized += 1
        self.scans += 1


@dataclass
class FakeStream:
    """An open stream that asks for sound when told to."""

    channels: int
    callback: Callable[..., None]
    latency: float = 0.1

    def start(self) -> None:
        """Do nothing: the test asks."""

    def abort(self) -> None:
        """Do nothing."""

    def close(self, ignore_errors: bool = True) -> None:
        """Do nothing."""

    def ask(self, frames: int, *, ran_dry: bool = False) -> NDArray[np.float32]:
        """Return the next frames, as a device would get them, also one that had too few for a while."""
        out = np.empty((frames, self.channels), dtype=np.float32)
        self.callback(out, frames, None, SimpleNamespace(output_underflow=ran_dry))
        return out


@dataclass
class FakeInput:
    """An open stream that hears what it is told."""

    channels: int
    callback: Callable[..., None]
    finished: Callable[[], None]
    closed: bool = False

    def start(self) -> None:
        """Do nothing: the test speaks."""

    def abort(self) -> None:
        """Stop, as a device does that is told to."""
        self.finished()

    def close(self, ignore_errors: bool = True) -> None:
        """Give the device back."""
        self.closed = True

    def hear(self, block: NDArray[np.floating]) -> None:
        """Give a block, shape (frames,) for the same in all channels; its memory is used again at once."""
        sides = np.repeat(block.astype(np.float32)[:, np.newaxis], self.channels, axis=1)
        self.callback(sides, len(sides), None, None)
        sides[:] = 9.0

    def unplug(self) -> None:
        """End by itself."""
        self.finished()
