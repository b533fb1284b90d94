"""Two takes against each other without the widgets: which they are, which one is heard, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.domain.errors import DecodeError, NeirohaError
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.compare.pair import LETTERS, Pair, without_names
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.wording import error_text, join_sentences

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.playback import Playable, PlaybackService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.player.view_model import PlayerViewModel

HEARD_MS = 500
"""A side counts as heard once it has sounded for so long at a stretch."""

_PROBE_BUCKETS = 8


class AbComparison(QObject):
    """Two takes, A and B. A side is a number: 0 is A, 1 is B.

    Attributes:
        blind: the user wants to choose without knowing which is which.
        revealed: the choice was made, and the names are shown.
        chosen: the side that was preferred in this blind comparison; None until then.
        matched: the two are to sound equally loud.

    Signals:
        changed: anything but the position.
    """

    changed = Signal()

    def __init__(self, takes: TakeService, player: PlayerViewModel, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._takes = takes
        self._player = player
        self._messages = messages
        self._pair = Pair()
        # As the player has them, and as they are really called; the same while nothing is hidden.
        self._playables: tuple[Playable, ...] = ()
        self._plain: tuple[Playable, ...] = ()
        self._heard: set[int] = set()
        self.blind = False
        self.revealed = False
        self.chosen: int | None = None
        self.matched = True
        self._load = self._command(self._load_both)
        self._resume = self._command(self.playback.resume)
        self._stop = self._command(self.playback.stop)
        self._listening = QTimer(self)
        self._listening.setSingleShot(True)
        self._listening.setInterval(HEARD_MS)
        self._listening.timeout.connect(self._on_heard)
        self._listening_to: int | None = None
        player.changed.connect(self._on_player_changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    # What there is

    @property
    def playback(self) -> PlaybackService:
        """The player that both are heard through."""
        return self._player.playback

    @property
    def open(self) -> bool:
        """Whether at least one take is marked."""
        return not self._pair.empty

    @property
    def complete(self) -> bool:
        """Whether there are two takes."""
        return self._pair.complete

    @property
    def hidden(self) -> bool:
        """Whether nobody may know which side is which."""
        return self.blind and not self.revealed

    @property
    def loaded(self) -> bool:
        """Whether the player holds the two, and nothing else."""
        return bool(self._playables) and self.playback.compared == self._playables

    @property
    def active(self) -> int | None:
        """The side that is heard, or would be; None while the player holds something else."""
        return self.playback.active if self.loaded else None

    @property
    def playing(self) -> bool:
        """Whether one of the two sounds now."""
        return self.loaded and self.playback.state is PlaybackState.PLAYING

    @property
    def can_prefer(self) -> bool:
        """Whether a blind choice can be made: both were heard, and one of them is the one that plays."""
        return self.hidden and self.loaded and self._heard == {0, 1}

    def heard(self, side: int) -> bool:
        """Whether a side was heard since the blind comparison began."""
        return side in self._heard

    def take(self, side: int) -> Take | None:
        """Return the take of a side; None where there is none yet."""
        return self._pair.take(side)

    def mark_of(self, take_id: str) -> int | None:
        """Return as which side the user marked a take; None where it is not marked."""
        return self._pair.mark_of(take_id)

    # Which two

    def mark(self, side: int, take: Take) -> None:
        """Compare a take as one of the sides; the one that was there before gives way. Twice takes it away again."""
        if take.audio_deleted:
            text = self.tr("There is nothing to compare: the audio of this take was deleted.")
            self._messages.say(text, Tone.WARNING)
            self.changed.emit()
            return
        self._pair.mark(side, take)
        self._begin()

    def close(self) -> None:
        """Compare nothing any more; what was compared falls silent."""
        was_loaded = self.loaded
        self._pair.clear()
        self.blind = False
        self._begin()
        if was_loaded:
            self._stop.start()

    def set_blind(self, blind: bool) -> None:
        """Hide or show which side is which; both begin anew, since to see them would tell them apart."""
        if blind != self.blind:
            self.blind = blind
            self._begin()

    def _begin(self) -> None:
        """Begin anew with the marked takes."""
        self._load.cancel()
        if self.loaded and self._playables != self._plain:
            # What is left in the player has a name again.
            self.playback.relabel(*self._plain)
        self._pair.arrange(shuffled=self.blind)
        self._heard.clear()
        self._listening.stop()
        self._listening_to = None
        self.revealed, self.chosen = False, None
        self._playables = self._plain = ()
        if self.complete:
            self._load.restart(0)
        self.changed.emit()

    # Hearing them

    def hear(self, side: int) -> None:
        """Hear a side from now on, at the same place; what stands still plays."""
        if not self.complete:
            return
        if not self.loaded:
            self._load.restart(side)
            return
        if self.playback.active != side:
            self.playback.switch(side)
        if self.playback.state is not PlaybackState.PLAYING:
            self._resume.start()

    def toggle(self) -> None:
        """Play or pause."""
        if self.loaded:
            self._player.toggle.trigger()
        else:
            self.hear(0)

    def seek(self, seconds: float) -> None:
        """Go elsewhere in both."""
        if self.loaded:
            self._player.seek.restart(seconds)

    def set_loop(self, start: float | None, end: float | None = None) -> None:
        """Play a part round and round; None plays on to the end. Seconds."""
        if self.loaded:
            self.playback.set_loop(start, end)

    def loop_from_here(self) -> None:
        """Begin the part that goes round where both stand now."""
        if self.loaded:
            self._player.loop_from_here()

    def loop_to_here(self) -> None:
        """End the part that goes round where both stand now, and go back to its start."""
        if self.loaded:
            self._player.loop_to_here()

    def set_matched(self, matched: bool) -> None:
        """Play both equally loud, or each as it is. What is hidden is always equally loud: the level would tell."""
        self.matched = matched
        if self.loaded:
            self.playback.set_matched(matched or self.hidden)
        self.changed.emit()

    def reveal(self) -> None:
        """Show which side is which, once a choice was made; what is heard goes on."""
        if self.chosen is None or self.revealed:
            return
        was_loaded = self.loaded
        self.revealed = True
        self._playables = self._plain
        if was_loaded:
            self.playback.relabel(*self._plain)
            self.playback.set_matched(self.matched)
        self.changed.emit()

    def set_chosen(self, side: int | None) -> None:
        """Note which side was preferred."""
        self.chosen = side
        self.changed.emit()

    async def _load_both(self, side: int) -> None:
        self._plain = self._pair.playables(self._takes.path)
        self._playables = without_names(self._plain, self.tr("Blind: {0}")) if self.hidden else self._plain
        try:
            await self.playback.compare(*self._playables, matched=self.matched or self.hidden, active=side)
        except DecodeError as error:
            self._messages.post(await self._say_which(error))

    async def _say_which(self, error: DecodeError) -> Notice:
        """Return a notice of a failure to load that names the side."""
        for letter, playable in zip(LETTERS, self._plain, strict=True):
            try:
                await self.playback.peaks_of(playable, _PROBE_BUCKETS)
            except DecodeError as found:
                return _failure(self.tr("{0} cannot be heard.").format(letter), found)
        return _failure(self.tr("One of the two cannot be heard."), error)

    # Watching

    def _on_player_changed(self) -> None:
        side = self.active if self.playing and self.hidden else None
        if side is None or side in self._heard:
            self._listening.stop()
            self._listening_to = None
        elif side != self._listening_to:
            self._listening_to = side
            self._listening.start()
        self.changed.emit()

    def _on_heard(self) -> None:
        if self._listening_to is not None:
            self._heard.add(self._listening_to)
            self._listening_to = None
            self.changed.emit()


def _failure(text: str, error: NeirohaError) -> Notice:
    return Notice(join_sentences(text, error_text(error)), Tone.DANGER, details=error.details)
