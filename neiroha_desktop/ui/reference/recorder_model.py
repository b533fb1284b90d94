"""The microphone without its widgets: choose one, see its level, count in, record, listen, again."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.services.playback import Playable, PlaybackState
from neiroha_desktop.services.recording import RecordingState
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.domain.input_device import InputDevice
    from neiroha_desktop.services.recording import RecordingService
    from neiroha_desktop.ui.messages import Messages
    from neiroha_desktop.ui.player.view_model import PlayerViewModel

COUNT_FROM = 3
COUNT_MS = 1000
"""From one number of the count-in to the next."""

_KEY = "recording-{0}"


class Phase(StrEnum):
    """Where the user is with the microphone."""

    CLOSED = "closed"
    OPENING = "opening"
    READY = "ready"
    """The level is shown, nothing is kept."""
    COUNTING = "counting"
    RECORDING = "recording"
    DONE = "done"
    """There is a recording to listen to and to use."""


class RecorderModel(QObject):
    """Makes one recording at a time.

    Attributes:
        opened: the panel is on screen.
        devices: the microphones there are.
        device_id: the chosen one; "" is the one that the system chooses.
        count: what is counted in now, 3 to 1; 0 while nothing is.
        problem: what went wrong last; "" where nothing did.

    Signals:
        changed: anything but level and seconds, which are to be asked for.
        devices_changed: another list of microphones.
        recorded(bytes, str): the user wants to use this file, shown under this name.
    """

    changed = Signal()
    devices_changed = Signal()
    recorded = Signal(object, str)

    def __init__(self, service: RecordingService, player: PlayerViewModel, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self.service = service
        self._player = player
        self._messages = messages
        self._data = b""
        self._number = 0
        self._told: NeirohaError | None = None
        self.opened = False
        self.devices: Sequence[InputDevice] = ()
        self.device_id = ""
        self.count = 0
        self.problem = ""
        self._listen = self._command(self._listen_to)
        self._finish = self._command(self._stop_recording)
        self._close = self._command(service.close)
        self._play = self._command(self._play_recording)
        self._silence = self._command(player.playback.stop)
        self._beat = QTimer(self)
        self._beat.setInterval(COUNT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._unsubscribe = service.subscribe(self._on_service_changed)
        player.changed.connect(self.changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        command.running_changed.connect(self.changed)
        return command

    # What there is

    @property
    def phase(self) -> Phase:
        """Where the user is."""
        if self._data:
            return Phase.DONE
        match self.service.state:
            case RecordingState.RECORDING | RecordingState.FULL:
                return Phase.RECORDING
            case RecordingState.LISTENING:
                return Phase.COUNTING if self.count else Phase.READY
        return Phase.OPENING if self._listen.running else Phase.CLOSED

    @property
    def busy(self) -> bool:
        """Whether it counts in or records."""
        return self.phase in (Phase.COUNTING, Phase.RECORDING)

    @property
    def playing(self) -> bool:
        """Whether what was recorded is being listened to."""
        playback = self._player.playback
        current = playback.current
        ours = current is not None and current.key == _KEY.format(self._number)
        return ours and playback.state is PlaybackState.PLAYING

    # What the user does

    def open(self) -> None:
        """Show the panel, and open the microphone to show its level."""
        self.opened = True
        self._start_over()

    def close(self) -> None:
        """Close panel and microphone; what was recorded is dropped."""
        self.opened = False
        self._halt()
        self._data = b""
        self._listen.cancel()
        self._close.start()
        self.changed.emit()

    def leave(self) -> None:
        """Listen to nobody who does not see it; what was recorded until now stays."""
        if self.phase is Phase.RECORDING:
            self._finish.start()
        elif self.opened and self.phase is not Phase.DONE:
            self.close()

    def choose_device(self, device_id: str) -> None:
        """Listen to another microphone; what was recorded is dropped."""
        self.device_id = device_id
        self._start_over()

    def record(self) -> None:
        """Count in, and record."""
        if self.phase is Phase.READY:
            # What plays would be recorded.
            self._silence.start()
            self.count = COUNT_FROM
            self._beat.start()
            self.changed.emit()

    def stop(self) -> None:
        """End the recording, or the count-in."""
        if self.phase is Phase.COUNTING:
            self._halt()
            self.changed.emit()
        elif self.phase is Phase.RECORDING:
            self._finish.start()

    def listen(self) -> None:
        """Hear what was recorded, or stop hearing it."""
        if self.playing:
            self._silence.start()
        elif self._data:
            self._play.restart()

    def again(self) -> None:
        """Drop what was recorded, and get ready for the next."""
        if self.playing:
            self._silence.start()
        self._start_over()

    def use(self) -> None:
        """Hand the recording out."""
        data = self._data
        if data:
            self.close()
            self.recorded.emit(data, self.tr("Recording {0}").format(self._number))

    async def aclose(self) -> None:
        """Close the microphone."""
        self._unsubscribe()
        self._halt()
        await self.service.close()

    def _start_over(self) -> None:
        self._halt()
        self._data = b""
        self.problem = ""
        self._listen.restart()
        self.changed.emit()

    def _halt(self) -> None:
        self.count = 0
        self._beat.stop()

    # Work

    async def _listen_to(self) -> None:
        self.devices = await self.service.devices()
        self.devices_changed.emit()
        await self.service.listen(self.device_id)

    async def _stop_recording(self) -> None:
        self._data = await self.service.stop()
        self._number += 1
        self.changed.emit()

    async def _play_recording(self) -> None:
        title = self.tr("Recording {0}").format(self._number)
        await self._player.playback.play(Playable(_KEY.format(self._number), title, data=self._data))

    # Reacting

    def _on_beat(self) -> None:
        self.count -= 1
        if self.count <= 0:
            self._halt()
            if self.service.state is RecordingState.LISTENING:
                self.service.record()
        self.changed.emit()

    def _on_service_changed(self) -> None:
        error, before = self.service.error, self._told
        self._told = error
        if error is not None and error is not before:
            self._on_failed(error)
        elif self.service.state is RecordingState.FULL:
            self._finish.start()
        self.changed.emit()

    def _on_failed(self, error: NeirohaError) -> None:
        self._halt()
        self.problem = error_text(error)
        self._messages.show_error(error)
        self.changed.emit()
