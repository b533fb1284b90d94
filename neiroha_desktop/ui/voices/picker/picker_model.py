"""The voice picker without its widgets: what is looked for, what is found, and what each voice sounds like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.options import sent_options
from neiroha_desktop.domain.provider import Gender
from neiroha_desktop.domain.voice_mark import VoiceMark
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.services.voice_filter import Shelf, VoiceFilter, VoiceIndex
from neiroha_desktop.services.voices import player_key, sample_key
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.voices.picker.words import SearchedWords
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.domain.provider import Provider, Voice
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.voices import VoiceService
    from neiroha_desktop.ui.messages import Messages
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

_NO_MARK = VoiceMark()


class VoicePicker(QObject):
    """Finds and hears the voices of the model on screen.

    Signals:
        found_changed: another list of voices fits what is looked for.
        marks_changed: a favourite, a kept sample or the one that sounds is another.
        offers_changed: there are other languages, genders or styles to choose.
        trouble_changed: `trouble` is another sentence.
    """

    found_changed = Signal()
    marks_changed = Signal()
    offers_changed = Signal()
    trouble_changed = Signal()

    def __init__(
        self,
        editor: CharacterEditor,
        voices: VoiceService,
        playback: PlaybackService,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._voices = voices
        self._playback = playback
        self._messages = messages
        self.index = VoiceIndex(())
        self.wanted = VoiceFilter()
        self.found: list[Voice] = []
        self.trouble = ""
        self._listed: tuple[Voice, ...] = ()
        self._provider: Provider | None = None
        self._model_id = ""
        self._options: dict[str, Any] = {}
        self._marks: dict[str, VoiceMark] = {}
        self._kept: set[str] = set()
        self._keys: dict[str, str] = {}
        self._awaited = ""
        self.load = self._command(self._load)
        self.hear = self._command(self._hear)
        self.turn_star = self._command(self._turn_star)
        # Nobody asked for this one, so that its failure is nobody's.
        self._note_used = AsyncCommand(voices.note_used, self)
        self._look_at_kept = AsyncCommand(self._see_kept, self)
        playback.subscribe(self.marks_changed.emit)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        return command

    # Looking

    def open(self) -> None:
        """Look at the voices of the model on screen as they are now."""
        editor, draft = self._editor, self._editor.draft
        provider, listed = editor.provider(), editor.voices()
        if provider != self._provider or draft is None or draft.model_id != self._model_id:
            self._marks, self._provider, self._model_id = {}, provider, draft.model_id if draft else ""
        specs = [spec for spec in editor.capabilities().options if not spec.voice_facet]
        self._options = sent_options(draft.options, specs, VoiceMode.PRESET) if draft else {}
        self._keys.clear()
        if listed is not self._listed:
            self._listed, self.index = listed, VoiceIndex(listed, SearchedWords().of)
        # What was looked for among other voices may hide all of these.
        self.wanted = VoiceFilter()
        self._say("")
        self.offers_changed.emit()
        self._find()
        self.load.restart()

    def look_for(
        self,
        *,
        text: str | None = None,
        language: str | None = None,
        gender: Gender | None = None,
        style: str | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """Look for something else; what is not named stays."""
        changes = {"text": text, "language": language, "gender": gender, "style": style, "shelf": shelf}
        known: dict[str, Any] = {name: value for name, value in changes.items() if value is not None}
        wanted = replace(self.wanted, **known)
        if wanted != self.wanted:
            self.wanted = wanted
            self._find()

    @property
    def chosen(self) -> str:
        """The id of the voice on screen."""
        return self._editor.draft.voice_id.strip() if self._editor.draft else ""

    def mark(self, voice: Voice) -> VoiceMark:
        """Return what the user has made of a voice."""
        return self._marks.get(voice.id, _NO_MARK)

    def is_kept(self, voice: Voice) -> bool:
        """Whether the sample of a voice costs nothing."""
        return self._key(voice) in self._kept

    def is_awaited(self, voice: Voice) -> bool:
        """Whether the sample of a voice is on its way."""
        return voice.id == self._awaited

    def sounds(self, voice: Voice) -> bool:
        """Whether the sample of a voice is heard now."""
        current = self._playback.current
        playing = self._playback.state is PlaybackState.PLAYING
        return playing and current is not None and current.key == player_key(self._key(voice))

    # Doing

    def take(self, voice: Voice) -> None:
        """Speak with a voice from now on."""
        self._editor.edit(voice_id=voice.id)
        self._editor.choices_changed.emit()
        if self._provider is not None:
            self._note_used.start(self._provider.id, self._model_id, voice.id)

    def note_spoken(self) -> None:
        """Note that a take was made with the voice on screen."""
        draft, provider = self._editor.draft, self._editor.provider()
        if draft is not None and provider is not None and draft.mode is VoiceMode.PRESET and draft.voice_id.strip():
            self._note_used.start(provider.id, draft.model_id, draft.voice_id.strip())

    def _find(self) -> None:
        self.found = self.index.find(self.wanted, self._marks)
        self.found_changed.emit()

    def _key(self, voice: Voice) -> str:
        if self._provider is None:
            return ""
        # Every row on screen asks for its own, every time it is painted.
        key = self._keys.get(voice.id)
        if key is None:
            key = self._keys[voice.id] = sample_key(self._provider, self._model_id, voice, self._options)
        return key

    async def _load(self) -> None:
        if self._provider is not None:
            self._marks = await self._voices.marks(self._provider.id, self._model_id)
        if self.wanted.shelf is not Shelf.ALL:
            self._find()
        await self._see_kept()

    async def _see_kept(self) -> None:
        self._kept = await self._voices.kept()
        self.marks_changed.emit()

    async def _hear(self, voice: Voice) -> None:
        provider = self._provider
        if provider is None:
            return
        if self.sounds(voice):
            await self._playback.stop()
            return
        self._say("")
        self._awaited = voice.id
        self.marks_changed.emit()
        try:
            await self._voices.hear(provider, self._model_id, voice, self._options)
        finally:
            if self._awaited == voice.id:
                self._awaited = ""
            self.marks_changed.emit()
            # It may be kept although it could not be played.
            self._look_at_kept.restart()

    async def _turn_star(self, voice: Voice) -> None:
        if self._provider is None:
            return
        mark = self.mark(voice)
        favourite = not mark.favourite
        await self._voices.set_favourite(self._provider.id, self._model_id, voice.id, favourite)
        self._marks = {**self._marks, voice.id: replace(mark, favourite=favourite)}
        if self.wanted.shelf is Shelf.FAVOURITES:
            self._find()
        self.marks_changed.emit()

    def _on_failed(self, error: NeirohaError) -> None:
        self._say(error_text(error))
        self._messages.show_error(error)

    def _say(self, trouble: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit()
