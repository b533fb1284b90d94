"""PortAudio and the output devices it sees. All of it blocks: call it in the sound worker only."""

from __future__ import annotations

import atexit
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, ClassVar

from neiroha_desktop.domain.errors import OutputDeviceError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.output_device import OutputDevice

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_ALSA_SERVERS = ("pulse", "pipewire")

_starting = threading.Lock()

# As text, so that the type checker looks at the branches of every system.
_SYSTEM: str = sys.platform


class Devices:
    """The output devices of this computer, as of the last scan.

    PortAudio is loaded by the first call, and its list is frozen until the next `rescan`.

    Args:
        load: returns the sounddevice module, or raises OSError where PortAudio is missing.
    """

    # PortAudio is one for the whole program, so that this is, too.
    _held: ClassVar[int] = 0

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load or _import_sounddevice
        self._sounddevice: Any = None
        self._scanned_at = 0.0

    def portaudio(self) -> Any:
        """Return the sounddevice module.

        Raises:
            OutputDeviceError: PortAudio is not installed or does not start; says what to install.
        """
        if self._sounddevice is None:
            try:
                # Where the library is missing, the next call tries again, so that no restart is needed.
                self._sounddevice = self._load()
            except OSError as error:
                raise OutputDeviceError(
                    msg("Sound cannot be played: the PortAudio library is not installed."),
                    remedy=_install_portaudio(),
                    details=str(error),
                ) from error
            self._scanned_at = time.monotonic()
        if not self._sounddevice._initialized:  # noqa: SLF001 - after `shut_down`, or where starting failed
            self._start(self._sounddevice)
        return self._sounddevice

    def scanned_within(self, seconds: float) -> bool:
        """Whether PortAudio runs and the last scan is no older. The one question that any thread may ask."""
        loaded = self._sounddevice
        if loaded is None or not loaded._initialized:  # noqa: SLF001 - as in `portaudio`
            return False
        return time.monotonic() - self._scanned_at <= seconds

    def rescan(self, max_age: float = 0.0) -> None:
        """Look again which devices there are. Only while no stream is open: it would be torn down.

        Args:
            max_age: seconds; a scan that is no older is good enough.

        Raises:
            OutputDeviceError: PortAudio is missing or does not start.
        """
        sounddevice = self.portaudio()
        if time.monotonic() - self._scanned_at <= max_age:
            return
        with _starting:
            if not Devices._held:
                self._terminate()
                self._start(sounddevice)

    def shut_down(self) -> None:
        """End PortAudio, if it runs; the next use starts it again. Only while no stream of this object is open."""
        with _starting:
            if not Devices._held:
                self._terminate()

    def hold(self) -> None:
        """Leave PortAudio as it is until `let_go`: a stream that no other user of it knows of is being opened."""
        with _starting:
            Devices._held += 1

    def let_go(self) -> None:
        """Undo one `hold`."""
        with _starting:
            Devices._held -= 1

    def _terminate(self) -> None:
        if self._sounddevice is not None and self._sounddevice._initialized:  # noqa: SLF001
            # There is no public way: https://github.com/spatialaudio/python-sounddevice/issues/16
            self._sounddevice._terminate()  # noqa: SLF001

    def outputs(self) -> list[OutputDevice]:
        """Return what a user may choose from beside the default one.

        Raises:
            OutputDeviceError: there is no device at all.
        """
        outputs = self._outputs()
        if not outputs:
            raise no_device()
        return [device for device, _ in outputs]

    def index_of(self, device_id: str) -> int:
        """Return PortAudio's number of a device; "" is the default one.

        Raises:
            OutputDeviceError: it is not there (any more).
        """
        outputs = self._outputs()
        if not outputs:
            raise no_device()
        if not device_id:
            return self._default_index()
        for device, index in outputs:
            if device.id == device_id:
                return index
        raise OutputDeviceError(
            msg('The output device "{device}" is not connected any more.', device=device_id.partition(":")[2]),
            remedy=msg('Plug it in, or choose another one under "Output device".'),
        )

    def leave_to_the_system(self) -> None:
        """Do not close PortAudio when the program ends: a driver hangs in it, and the end would hang as well."""
        if self._sounddevice is not None:
            atexit.unregister(self._sounddevice._exit_handler)  # noqa: SLF001

    def _start(self, sounddevice: Any) -> None:
        try:
            sounddevice._initialize()  # noqa: SLF001
        except sounddevice.PortAudioError as error:
            raise device_failed(error) from error
        self._scanned_at = time.monotonic()

    def _outputs(self) -> list[tuple[OutputDevice, int]]:
        sounddevice = self.portaudio()
        apis = sounddevice.query_hostapis()
        default = self._default_index()
        found: dict[str, tuple[OutputDevice, int]] = {}
        for index, device in enumerate(sounddevice.query_devices()):
            api = apis[device["hostapi"]]["name"]
            if device["max_output_channels"] > 0 and self.is_shown(api, device["name"]):
                device_id = unused_id(f"{api}:{device['name']}", found)
                found[device_id] = (OutputDevice(device_id, device["name"], index == default), index)
        outputs = list(found.values())
        # ALSA's "default" is an alias for what "" stands for here; it is listed only where there is nothing else.
        named = [entry for entry in outputs if entry[0].id != "ALSA:default"]
        return named or outputs

    def _default_index(self) -> int:
        """Return the number of the default output; -1 where there is none."""
        sounddevice = self.portaudio()
        apis = sounddevice.query_hostapis()
        if _SYSTEM == "win32":
            for api in apis:
                if api["name"] == "Windows WASAPI":
                    return int(api["default_output_device"])
        return int(apis[sounddevice.default.hostapi]["default_output_device"])

    def is_shown(self, api: str, name: str) -> bool:
        """Hide what lists the same hardware again: ALSA's many plugins, and Windows' older interfaces."""
        if api == "ALSA":
            return "(hw:" in name or name == "default" or name in _ALSA_SERVERS
        if _SYSTEM == "win32":
            names = {entry["name"] for entry in self.portaudio().query_hostapis()}
            return api == "Windows WASAPI" or "Windows WASAPI" not in names
        return True


def _import_sounddevice() -> Any:
    import sounddevice

    return sounddevice


def no_device() -> OutputDeviceError:
    """Return the error for a computer without sound."""
    return OutputDeviceError(
        msg("No sound device was found."),
        remedy=msg("Plug in headphones or speakers and press Play again."),
    )


def device_failed(error: Exception) -> OutputDeviceError:
    """Return the error for a device that PortAudio cannot open."""
    return OutputDeviceError(
        msg("The sound device cannot be opened."),
        remedy=msg('Choose another one under "Output device".'),
        details=str(error),
    )


def device_lost() -> OutputDeviceError:
    """Return the error for a device that ended in the middle of a clip."""
    return OutputDeviceError(
        msg("The sound device stopped while playing; it may have been unplugged."),
        remedy=msg('Press Play to try again, or choose another one under "Output device".'),
    )


def device_hangs() -> OutputDeviceError:
    """Return the error for a device whose driver does not come back."""
    return OutputDeviceError(
        msg("The sound device does not answer."),
        remedy=msg('Choose another one under "Output device"; if that does not help, restart the program.'),
    )


def _install_portaudio() -> Message:
    if _SYSTEM.startswith("linux"):
        return msg(
            'Install it with your package manager, for example "sudo apt install libportaudio2", and press Play again.'
        )
    return msg("Install the program again.")


def unused_id(device_id: str, taken: Container[str]) -> str:
    """Return an id that is not taken yet: the same, or one with a number."""
    if device_id not in taken:
        return device_id
    number = 2
    while f"{device_id} #{number}" in taken:
        number += 1
    return f"{device_id} #{number}"
