"""The waveform of one take where takes are listed: follows the player, and plays from where it is clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from neiroha_desktop.ui.player.loop_waveform import LoopWaveform
from neiroha_desktop.ui.player.part import Part
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.player.view_model import PlayerViewModel


class TakeWaveform(LoopWaveform):
    """Shows a take, and how much of it has been heard while the player has it.

    Signals:
        hear_wanted(Part): the user wants to hear this part of the take, which the player does not play now.
    """

    hear_wanted = Signal(object)

    def __init__(self, player: PlayerViewModel) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._player = player
        self._take_id = ""
        self._shown: tuple[object, ...] = ()
        self._live = False
        self.seek_wanted.connect(self._on_seek)
        self.loop_wanted.connect(self._on_loop)
        player.changed.connect(self._follow)
        player.moved.connect(self._on_moved)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for a small waveform."""
        return QSize(CONTROL_HEIGHT * 5, CONTROL_HEIGHT + SPACE * 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Leave the room to the words where there is little."""
        return QSize(CONTROL_HEIGHT * 3, CONTROL_HEIGHT)

    def show_take(self, take: Take, outline: Sequence[Sequence[float]] | None = None) -> None:
        """Show a take, with a finer outline than its own where there is one; without its audio nothing can be heard."""
        duration = 0.0 if take.audio_deleted else take.duration
        shown = (take.id, take.outline, duration, outline is not None)
        if shown == self._shown:
            return
        self._shown = shown
        self._take_id = take.id
        self.show_clip(outline if outline is not None else outline_of(take.outline), duration)
        self._live = False
        self.show_loop(None)
        self._follow()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the list that it stands in."""
        event.ignore()

    def _shows_place(self) -> bool:
        # In a list, lines at the start of all takes would tell nothing.
        return self._live or self.isSliderDown() or self._position_ms > 0

    def _follow(self) -> None:
        """Show where the player stands, where it has this take."""
        was_live, self._live = self._live, self._player.has_loaded(self._take_id)
        if self._live:
            self.show_loop(self._player.playback.loop)
            self._on_moved()
        elif was_live:
            self.show_loop(None)
            self.show_position(0.0)

    def _on_moved(self) -> None:
        if self._live:
            self.show_position(self._player.playback.position, playing=self._player.is_playing(self._take_id))

    def _on_seek(self, seconds: float) -> None:
        if self._player.is_current(self._take_id):
            self._player.seek.restart(seconds)
        else:
            self.hear_wanted.emit(Part(seconds))

    def _on_loop(self, start: float, end: float) -> None:
        if self._player.is_current(self._take_id):
            self._player.playback.set_loop(start, end)
        else:
            self.hear_wanted.emit(Part(start, end))


def outline_of(small: bytes) -> list[tuple[float, float]]:
    """Return an outline, as the waveform draws it, of the one that is kept with a take."""
    return [(-loudest / 255, loudest / 255) for loudest in small]
