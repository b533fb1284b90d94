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
    """

    devices: list[tuple[str, str, int]]
    default_name: str = ""
    """Name of the default output of every host API that has it; otherwise it is the API's first."""
    rates: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    opened: list[tuple[int, int, int]] = field(default_factory=list)
    scans: int = 0
    _initialized: int = 1
    PortAudioError: type[Exception] = PortAudioError
    default: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(hostapi=0))

    def query_hostapis(self) -> tuple[dict[str, Any], ...]:
        """Return the host APIs in the order of their first device."""
        names = list(dict.fromkeys(api for api, _, _ in self.devices))
        apis = []
        for name in names:
            own = [index for index, device in enumerate(self.devices) if device[0] == name]
            chosen = [index for index in own if self.devices[index][1] == self.default_name]
            apis.append({"name": name, "devices": own, "default_output_device": (chosen or own)[0]})
        return tuple(apis) or ({"name": "ALSA", "devices": [], "default_output_device": -1},)

    def query_devices(self, index: int | None = None) -> Any:
        """Return one device, or all."""
        apis = [api["name"] for api in self.query_hostapis()]
        found = [
            {
                "name": name,
                "hostapi": apis.index(api),
                "max_output_channels": outputs,
                "default_samplerate": float(self.rates[0] if self.rates else 44100),
            }
            for api, name, outputs in self.devices
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

    def ask(self, frames: int) -> NDArray[np.float32]:
        """Return the next frames, as a device would get them."""
        out = np.empty((frames, self.channels), dtype=np.float32)
        self.callback(out, frames, None, None)
        return out
