"""Plays cells of a comparison: one of them, or those of a row one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.services.playback import Playable, PlaybackState
from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from neiroha_desktop.services.grid_run import Cell, GridRun
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.messages import Messages


class GridPlayer(QObject):
    """Whatever else is played meanwhile ends a row; a pause does not.

    Signals:
        turned_to(str): the take of this id comes now, in its turn.
    """

    turned_to = Signal(str)

    def __init__(self, playback: PlaybackService, takes: TakeService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._takes = takes
        self._left: list[Playable] = []
        self._heard = False
        self.play = AsyncCommand(self._play, self)
        self.play.failed.connect(self._on_failed)
        self.play.failed.connect(messages.show_error)
        playback.subscribe(self._on_playback_changed)

    def is_playing(self, cell: Cell) -> bool:
        """Whether a cell sounds now."""
        return self._is_current(cell) and self._playback.state is PlaybackState.PLAYING

    def toggle(self, run: GridRun, cell: Cell) -> None:
        """Play a cell, or pause it where it is the one that plays."""
        if self.is_playing(cell):
            self.play.restart(None)
        elif self._is_current(cell) and self._playback.state is PlaybackState.PAUSED:
            # Of a row that was paused, the rest comes after it.
            self.play.restart(None)
        elif can_play(cell):
            self._left = []
            self.play.restart(self._playable(run, cell))

    def play_row(self, run: GridRun, row: int) -> None:
        """Play what is there of a text, column by column."""
        self._left = [self._playable(run, cell) for cell in playable_in(run, row)]
        self._turn()

    def end_row(self) -> None:
        """Go on to no other; what plays plays on."""
        self._left = []

    def _turn(self) -> None:
        if self._left:
            self._heard = False
            self.turned_to.emit(self._left[0].key)
            self.play.restart(self._left[0])

    async def _play(self, playable: Playable | None) -> None:
        """Play a clip from its start; None pauses the one that plays, and lets a paused one go on."""
        if playable is not None:
            await self._playback.play(playable)
        elif self._playback.state is PlaybackState.PLAYING:
            await self._playback.pause()
        else:
            await self._playback.resume()

    def _is_current(self, cell: Cell) -> bool:
        current = self._playback.current
        return cell.take is not None and current is not None and current.key == cell.take.id

    def _playable(self, run: GridRun, cell: Cell) -> Playable:
        assert cell.take is not None
        title = self.tr("{column}, text {number}").format(column=run.column_of(cell).title, number=cell.row + 1)
        return Playable(cell.take.id, title, path=self._takes.path(cell.take))

    def _on_playback_changed(self) -> None:
        if not self._left:
            return
        current, state = self._playback.current, self._playback.state
        if current is None or current.key != self._left[0].key:
            if self._heard:
                self._left = []
        elif state is PlaybackState.PLAYING:
            self._heard = True
        elif state is PlaybackState.READY and self._heard and self._at_end():
            del self._left[0]
            self._turn()

    def _at_end(self) -> bool:
        return self._playback.error is None and self._playback.position >= self._playback.duration

    def _on_failed(self) -> None:
        self._left = []


def can_play(cell: Cell) -> bool:
    """Whether there is something to hear."""
    return cell.take is not None and not cell.take.audio_deleted


def playable_in(run: GridRun, row: int) -> list[Cell]:
    """Return the cells of a row that can be heard."""
    return [cell for cell in run.cells if cell.row == row and can_play(cell)]
