"""The audition without its widgets: a text, Generate, and the takes that came of it."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.errors import DecodeError, InvalidInputError, NeirohaError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.playback import Playable
from neiroha_desktop.services.samples import greeting
from neiroha_desktop.services.synthesis import settings_key
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.wording import error_text, join_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.synthesis import AudioClip, Take
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

SHOWN_TAKES = 30
"""So many takes of a character are listed in the audition; all of them are on the Takes page."""

PREPARE_AFTER_SECONDS = 0.1
"""From Generate to loading what plays the answer: by then the request is on its way."""


class Audition(QObject):
    """Generates takes with what is on screen, saved or not.

    Signals:
        takes_changed: another list of takes, or their relation to the settings on screen.
        made: a take was made.
    """

    takes_changed = Signal()
    made = Signal()

    def __init__(
        self,
        editor: CharacterEditor,
        synthesis: SynthesisService,
        takes: TakeService,
        playback: PlaybackService,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._synthesis = synthesis
        self._take_service = takes
        self._playback = playback
        self._messages = messages
        self.text = ""
        self.count = 1
        self.takes: list[Take] = []
        self.generate = self._command(self._generate)
        self.hear = self._command(self._hear)
        self.play = self._command(self._play)
        self.load = self._command(self._load)
        self.save_as = self._command(self._save_as)
        self.delete = self._command(self._delete)
        self._restore_deleted = self._command(self._restore)
        self._prepare_playback = self._command(self._prepare)
        self._play_made = self._command(self._play_reporting)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        return command

    @property
    def busy(self) -> bool:
        """Whether a generation is under way."""
        return self.generate.running or self.hear.running

    def stop(self) -> None:
        """End every request of the audition."""
        self.generate.cancel()
        self.hear.cancel()

    def is_current(self, take: Take) -> bool:
        """Whether a take was made with the settings on screen."""
        draft = self._editor.draft
        return draft is not None and take.settings_key == settings_key(draft)

    async def _generate(self) -> None:
        draft = self._required()
        # While the provider works: the sound libraries are loaded, and the devices looked at.
        self._prepare_playback.start()
        sound = self._first_sound(draft)
        async with aclosing(self._synthesis.synthesize_many(draft, self.text, self.count, sound)) as takes:
            async for take in takes:
                self._take_over(draft, take)

    async def _hear(self) -> None:
        """Speak a short greeting in the language of the chosen voice."""
        draft = self._required()
        voice = next((one for one in self._editor.voices() if one.id == draft.voice_id), None)
        self._prepare_playback.start()
        text = greeting(voice.language if voice else "")
        self._take_over(draft, await self._synthesis.synthesize(draft, text, self._first_sound(draft)))

    def _first_sound(self, draft: Character) -> Callable[[str, AudioClip], None]:
        """Return what plays the first clip that comes, before it is kept: who listens should not wait for the disk."""
        heard: list[str] = []

        def play(take_id: str, clip: AudioClip) -> None:
            if not heard:
                heard.append(take_id)
                self._play_made.restart(Playable(take_id, draft.name, data=clip.data))

        return play

    def _take_over(self, draft: Character, take: Take) -> None:
        current = self._editor.draft
        if current is not None and current.id == draft.id:
            self.takes = [take, *self.takes][:SHOWN_TAKES]
            self.takes_changed.emit()
        if take.truncated:
            self._messages.say(
                self.tr("The provider stopped before the end of the text: this take is cut short."), Tone.WARNING
            )
        elif self._messages.current is not None and self._messages.current.tone is Tone.DANGER:
            # What failed before has worked now.
            self._messages.post(None)
        self.made.emit()

    async def _prepare(self) -> None:
        """Load the sound libraries once the request is out: to import them would hold it up."""
        await asyncio.sleep(PREPARE_AFTER_SECONDS)
        await self._playback.prepare()

    async def _play_reporting(self, made: Playable) -> None:
        """Play a fresh take; no sound device is no reason to lose the take, so it only says so."""
        try:
            await self._playback.play(made)
        except DecodeError:
            # Whoever keeps the take cannot read it either, and says so.
            return
        except NeirohaError as error:
            kept = self.tr("The take is kept and can be saved to a file.")
            self._messages.post(Notice(join_sentences(error_text(error), kept), Tone.WARNING, details=error.details))

    async def _play(self, take: Take) -> None:
        await self._playback.play(self._playable(take))

    async def _load(self, character_id: str) -> None:
        self.takes = await self._take_service.list_all(character_id, SHOWN_TAKES)
        self.takes_changed.emit()

    async def _save_as(self, take: Take, target: str) -> None:
        await self._take_service.save_as(take, Path(target))
        self._messages.say(self.tr("Saved as {path}.").format(path=target), Tone.OK)

    async def _delete(self, take: Take) -> None:
        await self._take_service.delete(take.id)
        self.takes = [one for one in self.takes if one.id != take.id]
        self.takes_changed.emit()
        self._messages.post(
            Notice(
                self.tr("The take is deleted."),
                action_title=self.tr("Undo"),
                action=lambda: self._restore_deleted.start(take),
            )
        )

    async def _restore(self, take: Take) -> None:
        await self._take_service.restore(take.id)
        await self._load(take.character_id)

    def _playable(self, take: Take) -> Playable:
        return Playable(take.id, take.character_name, path=self._take_service.path(take))

    def _required(self) -> Character:
        draft = self._editor.draft
        if draft is None:
            raise InvalidInputError("character", msg("No character is chosen."), remedy=msg("Make one first."))
        if draft.mode is VoiceMode.PRESET and not draft.voice_id.strip():
            raise InvalidInputError("voice_id", msg("No voice is chosen."), remedy=msg("Choose or type one."))
        return draft

    def _on_failed(self, error: NeirohaError) -> None:
        if isinstance(error, InvalidInputError):
            self._editor.problem.emit(error.field, error_text(error))
        self._messages.show_error(error)
