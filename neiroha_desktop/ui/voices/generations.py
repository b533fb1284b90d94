"""Takes that were asked for and are not there yet: each is one object with one task."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import NeirohaError, ProviderError
from neiroha_desktop.domain.ids import new_id
from neiroha_desktop.domain.queue import Urgency
from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, Take
    from neiroha_desktop.services.playback import PcmFeed
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.ui.messages import Notice


@dataclass(eq=False)
class Batch:
    """The takes of one click."""

    character: Character
    """As it was on screen."""
    text: str
    trouble: Notice | None = None
    """The failure that the status line told of at the click: the first take that comes shows that it is over."""
    heard: bool = False
    """Whether one of them was played: the first of which anything comes is."""
    unanswered: int = 0
    """How many were sent and got no answer in time."""


class Generation(QObject):
    """One take that was asked for, from the click until it is there or will not be.

    Signals:
        ended(Generation): its task is over, whatever came of it.
        failed(Generation, NeirohaError): nothing came of it; comes after `ended`.
    """

    ended = Signal(object)
    failed = Signal(object, object)

    def __init__(
        self,
        batch: Batch,
        urgency: Urgency,
        work: Callable[[Generation], Coroutine[Any, Any, None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.id = new_id()
        """Names its request in the queue."""
        self.batch = batch
        self.urgency = urgency
        self.asked_at = time.perf_counter()
        """When the user asked for it."""
        self.answered = False
        """Whether its audio is here: it is being kept, and a stop comes too late."""
        self.came_seconds = 0.0
        """How much of it has come in, where it comes in pieces."""
        self.feed: PcmFeed | None = None
        """To the player, where it is to be heard while it comes in."""
        self.silent = False
        """Whether there is nothing to play it on."""
        self.concluded = False
        """Whether what came of it was told."""
        self._take: Take | None = None
        self._over = asyncio.Event()
        self._command = AsyncCommand(work, self)
        self._command.running_changed.connect(self._on_running)
        self._command.failed.connect(self._on_failed)

    def start(self) -> None:
        """Ask for it."""
        self._command.start(self)

    def stop(self) -> None:
        """End the request, or let it never be sent. What is here already is kept."""
        self._command.cancel()

    @property
    def sounds(self) -> bool:
        """Whether it is heard while it comes in."""
        return self.feed is not None and not self.feed.closed and not self.silent

    async def outcome(self) -> Take | None:
        """Wait until it is over; return the take that came of it."""
        await self._over.wait()
        return self._take

    # For the list that it is in

    def take_in(self, chunk: PcmChunk) -> None:
        """Count a piece."""
        self.came_seconds += len(chunk.data) / (2 * chunk.channels * chunk.sample_rate)
        self.answered = chunk.end is not None

    def conclude(self, take: Take | None) -> None:
        """Note what came of it; what came in of it is heard to its end."""
        self._take, self.concluded = take, True
        if self.feed is not None:
            self.feed.end()

    def close(self) -> None:
        """Be over. What was not concluded was stopped, and falls silent."""
        if self.feed is not None:
            self.feed.discard()
        self._over.set()

    def _on_running(self, running: bool) -> None:
        if not running:
            self.ended.emit(self)

    def _on_failed(self, error: NeirohaError) -> None:
        self.failed.emit(self, error)


class Generations(QObject):
    """All of them, over all characters, in the order of the clicks.

    Signals:
        changed: one came or went.
        answered(Generation, str, AudioClip): audio is here, with the id of the take that it is kept as.
        streamed(Generation, str, PcmChunk): the next piece of it is here; then `answered` is not emitted.
        made(Generation, Take): a take was kept.
        failed(Generation, NeirohaError): no take will come of it.
        kept_unseen(Generation): it was stopped when its audio was here already, so there is a take all the same.
    """

    changed = Signal()
    answered = Signal(object, str, object)
    streamed = Signal(object, str, object)
    made = Signal(object, object)
    failed = Signal(object, object)
    kept_unseen = Signal(object)

    def __init__(self, synthesis: SynthesisService, is_sent: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._synthesis = synthesis
        self._is_sent = is_sent
        self._all: list[Generation] = []

    def __len__(self) -> int:
        return len(self._all)

    def of(self, character_id: str) -> list[Generation]:
        """Return those of one character, the oldest first."""
        return [one for one in self._all if one.batch.character.id == character_id]

    def ask(self, batch: Batch, count: int) -> None:
        """Ask for so many takes. The first one goes before whatever was asked for in bulk."""
        urgencies = [Urgency.SCREEN] + [Urgency.BULK] * (count - 1)
        asked = [Generation(batch, urgency, self._generate, self) for urgency in urgencies]
        self._all += asked
        for generation in asked:
            generation.ended.connect(self._on_ended)
            generation.failed.connect(self.failed)
            generation.start()
        self.changed.emit()

    def stop_all(self) -> None:
        """End every one."""
        for generation in list(self._all):
            generation.stop()

    async def _generate(self, generation: Generation) -> None:
        batch = generation.batch

        def on_clip(take_id: str, clip: AudioClip) -> None:
            generation.answered = True
            self.answered.emit(generation, take_id, clip)

        def on_stream(take_id: str, chunk: PcmChunk) -> None:
            generation.take_in(chunk)
            self.streamed.emit(generation, take_id, chunk)

        def on_broken() -> None:
            generation.answered = True

        try:
            take = await self._synthesis.synthesize(
                batch.character,
                batch.text,
                on_clip,
                # The others of a click are not played, so that they may as well come as a whole.
                on_stream=on_stream if generation.urgency is Urgency.SCREEN else None,
                on_broken=on_broken,
                urgency=generation.urgency,
                request_id=generation.id,
                # Who waits, waits to hear it and to see it in the list.
                measure=False,
            )
            generation.conclude(take)
        except NeirohaError as error:
            generation.conclude(error.kept if isinstance(error, ProviderError) else None)
            # Here and not when the task is over: by then the next one might have been sent.
            self._end_batch(generation)
            raise
        finally:
            generation.close()
        # It leaves the list before its take comes into the other: nobody shall see both.
        self._all.remove(generation)
        self.made.emit(generation, take)
        self.changed.emit()

    def _end_batch(self, failed: Generation) -> None:
        """End those of the same click that were not sent yet: they would only fail too."""
        others = [one for one in self._all if one.batch is failed.batch and one is not failed]
        for generation in others:
            if not generation.answered and not self._is_sent(generation.id):
                generation.stop()

    def _on_ended(self, generation: Generation) -> None:
        generation.deleteLater()
        if generation in self._all:
            self._all.remove(generation)
            self.changed.emit()
            if generation.answered and not generation.concluded:
                self.kept_unseen.emit(generation)
