"""The microphones that PortAudio sees. All of it blocks: call it in the worker of the recorder only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from neiroha_desktop.audio.devices import unused_id
from neiroha_desktop.domain.errors import OutputDeviceError, RecordError
from neiroha_desktop.domain.input_device import InputDevice
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.audio.devices import Devices

# As text, so that the type checker looks at the branches of every system.
_SYSTEM: str = sys.platform


class Inputs:
    """The inputs among the devices of this computer, as of the last scan."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices

    def portaudio(self) -> Any:
        """Return the sounddevice module.

        Raises:
            RecordError: PortAudio is not installed or does not start; says what to install.
        """
        try:
            return self._devices.portaudio()
        except OutputDeviceError as error:
            raise RecordError(
                msg("Sound cannot be recorded: the PortAudio library is missing or does not start."),
                remedy=_install_portaudio(),
                details=error.details,
            ) from error

    def list_all(self) -> list[InputDevice]:
        """Return what a user may choose from beside the default one.

        Raises:
            RecordError: PortAudio is missing, or there is no microphone.
        """
        return [device for device, _ in self._found()]

    def index_of(self, device_id: str) -> int:
        """Return PortAudio's number of a microphone; "" is the default one.

        Raises:
            RecordError: it is not there (any more).
        """
        found = self._found()
        if not device_id:
            default = self._default_index()
            return default if default >= 0 else found[0][1]
        for device, index in found:
            if device.id == device_id:
                return index
        raise RecordError(
            msg('The microphone "{device}" is not connected any more.', device=device_id.partition(":")[2]),
            remedy=msg("Plug it in, or choose another one."),
        )

    def _found(self) -> list[tuple[InputDevice, int]]:
        sounddevice = self.portaudio()
        apis = sounddevice.query_hostapis()
        default = self._default_index()
        found: dict[str, tuple[InputDevice, int]] = {}
        for index, device in enumerate(sounddevice.query_devices()):
            api = apis[device["hostapi"]]["name"]
            if device["max_input_channels"] > 0 and self._devices.is_shown(api, device["name"]):
                device_id = unused_id(f"{api}:{device['name']}", found)
                found[device_id] = (InputDevice(device_id, device["name"], index == default), index)
        inputs = list(found.values())
        # As among outputs: ALSA's "default" is an alias for what "" stands for here.
        inputs = [entry for entry in inputs if entry[0].id != "ALSA:default"] or inputs
        if not inputs:
            raise RecordError(
                msg("No microphone was found."), remedy=msg("Plug one in, and allow this program to use it.")
            )
        return inputs

    def _default_index(self) -> int:
        """Return the number of the default input; -1 where there is none."""
        sounddevice = self.portaudio()
        apis = sounddevice.query_hostapis()
        if _SYSTEM == "win32":
            for api in apis:
                if api["name"] == "Windows WASAPI":
                    return int(api["default_input_device"])
        return int(apis[sounddevice.default.hostapi]["default_input_device"])


def cannot_open(error: Exception) -> RecordError:
    """Return the error for a microphone that PortAudio cannot open."""
    return RecordError(
        msg("The microphone cannot be opened."),
        remedy=msg("Choose another one, or allow this program to use it in the settings of the system."),
        details=str(error),
    )


def microphone_lost() -> RecordError:
    """Return the error for a microphone that ended by itself."""
    return RecordError(
        msg("The microphone stopped; it may have been unplugged."),
        remedy=msg("Plug it in or choose another one, then record again."),
    )


def microphone_hangs() -> RecordError:
    """Return the error for a microphone whose driver does not come back."""
    return RecordError(
        msg("The microphone does not answer."),
        remedy=msg("Choose another one; if that does not help, restart the program."),
    )


def _install_portaudio() -> Message:
    if _SYSTEM.startswith("linux"):
        return msg('Install it with your package manager, for example "sudo apt install libportaudio2", and try again.')
    return msg("Install the program again.")
