"""The player bar without its widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.domain.output_device import OutputDevice
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.ui.messages import Messages


FRAME_MS = 33
"""Between two pictures of a moving waveform, while a clip plays."""
LOADING_SHOWN_MS = 60
"""What is loaded sooner is not shown as loading: nobody would see it, and to paint it would hold the sound up."""


class PlayerViewModel(QObject):
    """What the player plays, and what the user can do with it.

    Signals:
        changed: state, clip, loop, device or volume; not the position.
        moved: the position is another one, or more of a stream has come in.
        devices_changed: another list of output devices.
    """

    changed = Signal()
    moved = Signal()
    devices_changed = Signal()

    def __init__(self, playback: PlaybackService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self.playback = playback
        self._messages = messages
        self._told: NeirohaError | None = None
        self.devices: list[OutputDevice] = []
        self.toggle = self._command(self._toggle)
        self.seek = self._command(playback.seek)
        self.choose_device = self._command(playback.set_device)
        self.list_devices = self._command(self._list_devices)
        # Nobody asked for this one: where there is no device, it is said when one is wanted.
        self.look_for_devices = AsyncCommand(self._list_devices, self)
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME_MS)
        self._clock.timeout.connect(self.moved)
        self._loading = QTimer(self)
        self._loading.setSingleShot(True)
        self._loading.setInterval(LOADING_SHOWN_MS)
        self._loading.timeout.connect(self.changed)
        playback.subscribe(self._on_playback_changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    def has_loaded(self, key: str) -> bool:
        """Whether the clip of this key is in the player, at whatever place."""
        current = self.playback.current
        loaded = self.playback.state not in (PlaybackState.EMPTY, PlaybackState.LOADING)
        return loaded and current is not None and current.key == key

    def is_current(self, key: str) -> bool:
        """Whether the clip of this key is loaded and can go on."""
        current = self.playback.current
        live = self.playback.state in (PlaybackState.PLAYING, PlaybackState.PAUSED)
        return live and current is not None and current.key == key

    def is_playing(self, key: str) -> bool:
        """Whether the clip of this key sounds now."""
        return self.is_current(key) and self.playback.state is PlaybackState.PLAYING

    # A part round and round

    def loop_from_here(self) -> None:
        """Begin the part that goes round where the clip stands now."""
        position, loop = self.playback.position, self.playback.loop
        self.playback.set_loop(position, loop[1] if loop is not None and loop[1] > position else None)

    def loop_to_here(self) -> None:
        """End the part that goes round where the clip stands now, and go back to its start."""
        position, loop = self.playback.position, self.playback.loop
        self.playback.set_loop(loop[0] if loop is not None and loop[0] < position else 0.0, position)

    def end_loop(self) -> None:
        """Play on to the end of the clip."""
        if self.playback.loop is not None:
            self.playback.set_loop(None)

    async def _toggle(self) -> None:
        if self.playback.state is PlaybackState.PLAYING:
            await self.playback.pause()
        else:
            await self.playback.resume()

    async def _list_devices(self) -> None:
        self.devices = await self.playback.devices()
        self.devices_changed.emit()

    def _on_playback_changed(self) -> None:
        error = self.playback.error
        if error is not None and error is not self._told and self.playback.state is not PlaybackState.LOADING:
            # A device that vanished while playing; errors of an action are told by its command.
            self._messages.show_error(error)
        self._told = error
        if self.playback.state is PlaybackState.PLAYING or self.playback.streaming:
            self._clock.start()
        else:
            self._clock.stop()
        if self.playback.state is PlaybackState.LOADING:
            self._loading.start()
        else:
            self._loading.stop()
            self.changed.emit()
