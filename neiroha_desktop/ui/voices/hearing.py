"""Hearing the first take of a click: from its first piece on where it comes in pieces, else as soon as it is here."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import DecodeError, NeirohaError
from neiroha_desktop.services.first_sound import first_sound
from neiroha_desktop.services.playback import PcmFeed, Playable
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.wording import error_text, join_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.voices.generations import Generation

    Play = Callable[[], Coroutine[Any, Any, None]]

PREPARE_AFTER_SECONDS = 0.1
"""From Generate to loading what plays the answer: by then the request is on its way."""


class Hearing(QObject):
    """Plays what comes, before it is kept: who listens should not wait for the disk.

    Signals:
        noted(str, float): id of a take, and the seconds from its click to its first sound, which are kept with it.
    """

    noted = Signal(str, float)

    def __init__(self, playback: PlaybackService, takes: TakeService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._playback = playback
        self._takes = takes
        self._messages = messages
        self._prepare = AsyncCommand(self._load_sound, self)

    def prepare(self) -> None:
        """Make ready while the provider works: load the sound libraries, and look at the devices."""
        self._prepare.start()

    def on_answered(self, generation: Generation, take_id: str, clip: AudioClip) -> None:
        """Play a whole clip, unless another take of its click was heard."""
        batch = generation.batch
        if not batch.heard:
            batch.heard = True
            playable = Playable(take_id, batch.character.name, data=clip.data)
            _Heard(self, generation, take_id, partial(self._playback.play, playable))

    def on_streamed(self, generation: Generation, take_id: str, chunk: PcmChunk) -> None:
        """Play on with the next piece of a stream."""
        batch = generation.batch
        if not batch.heard:
            batch.heard = True
            generation.feed = feed = PcmFeed()
            _Heard(self, generation, take_id, partial(self._playback.play_stream, take_id, batch.character.name, feed))
        if generation.feed is not None:
            generation.feed.write(chunk)

    async def follow(self, generation: Generation, take_id: str, play: Play) -> None:
        """Play one take, and note with it how long it took to be heard."""
        waited = time.perf_counter() - generation.asked_at
        if not await self._play(generation, play):
            return
        seconds = await first_sound(self._playback, take_id)
        if seconds is not None and await generation.outcome() is not None:
            await self._takes.note_first_sound(take_id, waited + seconds)
            self.noted.emit(take_id, waited + seconds)

    async def _load_sound(self) -> None:
        # Once the request is out: to import them would hold it up.
        await asyncio.sleep(PREPARE_AFTER_SECONDS)
        await self._playback.prepare()

    async def _play(self, generation: Generation, play: Play) -> bool:
        """Play; no sound device is no reason to lose the take, so it only says so."""
        try:
            await play()
        except DecodeError:
            # Whoever keeps the take cannot read it either, and says so.
            return False
        except NeirohaError as error:
            generation.silent = True
            kept = self.tr("The take is kept and can be saved to a file.")
            if generation.feed is not None and not generation.feed.closed:
                kept = self.tr("The take goes on coming in, and is kept.")
            self._messages.post(Notice(join_sentences(error_text(error), kept), Tone.WARNING, details=error.details))
            return False
        return True


class _Heard(QObject):
    """One take that is heard; gone once that is noted."""

    def __init__(self, hearing: Hearing, generation: Generation, take_id: str, play: Play) -> None:
        super().__init__(hearing)
        self._command = AsyncCommand(hearing.follow, self)
        self._command.running_changed.connect(self._on_running)
        self._command.start(generation, take_id, play)

    def _on_running(self, running: bool) -> None:
        if not running:
            self.deleteLater()
