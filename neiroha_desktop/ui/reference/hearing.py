"""Hearing a recording that is mended: as it was against as it is now, or any part of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from neiroha_desktop.services.playback import Playable, PlaybackService
    from neiroha_desktop.services.reference_desk import ReferenceDesk
    from neiroha_desktop.ui.messages import Messages
    from neiroha_desktop.ui.player.view_model import PlayerViewModel

BEFORE, AFTER = 0, 1


class ClipHearing(QObject):
    """Plays the recording on the desk through the player. Seconds are those of the original.

    Attributes:
        side: BEFORE or AFTER: which of the two is heard next, or now.

    Signals:
        changed: what plays, or which side is heard.
    """

    changed = Signal()

    def __init__(self, player: PlayerViewModel, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._messages = messages
        self._desk: ReferenceDesk | None = None
        self._loaded: tuple[Playable, ...] = ()
        self._offset = 0.0
        self.side = AFTER
        self._play = self._command(self._play_side)
        self._play_part = self._command(self._play_from)
        self._resume = self._command(self.playback.resume)
        self._pause = self._command(self.playback.pause)
        self._stop = self._command(self.playback.stop)
        self._seek = self._command(self._seek_to)
        player.changed.connect(self.changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    @property
    def playback(self) -> PlaybackService:
        """The player that is heard through."""
        return self._player.playback

    @property
    def ours(self) -> bool:
        """Whether the player holds what is on the desk, and nothing else."""
        held = self.playback.compared or (self.playback.current,)
        return bool(self._loaded) and held == self._loaded

    @property
    def playing(self) -> bool:
        """Whether the recording on the desk sounds now."""
        return self.ours and self.playback.state is PlaybackState.PLAYING

    @property
    def position(self) -> float | None:
        """The second of the original that is heard; None while the player holds something else."""
        return self._offset + self.playback.position if self.ours else None

    def turn_to(self, desk: ReferenceDesk | None) -> None:
        """Hear another recording from now on, or this one as it has become; what sounds of it falls silent."""
        was_ours = self.ours
        self._desk, self._loaded, self.side = desk, (), AFTER
        self._play.cancel()
        self._play_part.cancel()
        if was_ours:
            self._stop.start()
        self.changed.emit()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self._pause.start()
        elif self.ours:
            self._resume.start()
        else:
            self._play.restart(self.side)

    def switch(self) -> None:
        """Hear the other one of before and after, at the same place."""
        self.hear(1 - self.side)

    def hear(self, side: int) -> None:
        """Hear BEFORE or AFTER from now on; what stands still plays."""
        self.side = side
        if len(self._loaded) == 2 and self.ours:
            self.playback.switch(side)
            if not self.playing:
                self._resume.start()
        else:
            self._play.restart(side)
        self.changed.emit()

    def seek(self, seconds: float) -> None:
        """Go elsewhere: in what is loaded, where that has this place, else in the original."""
        place = seconds - self._offset
        if self.ours and 0.0 <= place < self.playback.duration:
            self._seek.restart(place)
        else:
            self._play_part.restart(seconds)

    async def _play_side(self, side: int) -> None:
        desk = self._desk
        if desk is None:
            return
        pair = (await desk.before(), await desk.after())
        self._offset = desk.kept[0]
        if desk.steps:
            self._loaded = pair
            await self.playback.compare(*pair, matched=False, active=side)
        else:
            self._loaded = pair[1:]
            await self.playback.play(pair[1])

    async def _play_from(self, seconds: float) -> None:
        desk = self._desk
        if desk is None:
            return
        start, end = desk.kept
        # What was cut off at the start is heard up to the cut.
        part = await desk.part(seconds, start if seconds < start else end if seconds < end else desk.duration)
        self._offset, self._loaded = seconds, (part,)
        await self.playback.play(part)

    async def _seek_to(self, place: float) -> None:
        await self.playback.seek(place)
        if not self.playing:
            await self.playback.resume()
