"""The audition without its widgets: a text, Generate, and the takes that came of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError, ProviderError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.playback import Playable
from neiroha_desktop.services.recipes import what_differs
from neiroha_desktop.services.samples import greeting
from neiroha_desktop.services.synthesis import settings_key
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.player.part import WHOLE, Part
from neiroha_desktop.ui.voices.cost import CostEstimate
from neiroha_desktop.ui.voices.failure_notices import FailureNotices
from neiroha_desktop.ui.voices.generations import Batch, Generations
from neiroha_desktop.ui.voices.hearing import Hearing
from neiroha_desktop.ui.voices.measuring import Measuring
from neiroha_desktop.ui.wording import error_text, join_sentences, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.synthesis import SynthesisService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.services.usage import UsageService
    from neiroha_desktop.ui.activity import Activity
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor
    from neiroha_desktop.ui.voices.generations import Generation

SHOWN_TAKES = 30
"""So many takes of a character are listed in the audition; all of them are on the Takes page."""


class Audition(QObject):
    """Generates takes with what is on screen, saved or not.

    Signals:
        takes_changed: another list of takes, or their relation to the settings on screen.
        pending_changed: other takes are waited for, or another character is on screen.
        coming_in: more of a take that is waited for is here.
        made: a take was made.
        inspect_wanted(Take), curl_wanted(Take): the user wants to see, or to copy as cURL, what was sent for a take.
        limit_wanted(str, str): the user wants to change a limit: id of the provider, field name of the limit.
        compare_wanted: the user wants to compare several voices or texts.
    """

    takes_changed = Signal()
    pending_changed = Signal()
    coming_in = Signal()
    made = Signal()
    inspect_wanted = Signal(object)
    curl_wanted = Signal(object)
    limit_wanted = Signal(str, str)
    compare_wanted = Signal()

    def __init__(
        self,
        editor: CharacterEditor,
        synthesis: SynthesisService,
        takes: TakeService,
        playback: PlaybackService,
        usage: UsageService,
        activity: Activity,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._take_service = takes
        self._playback = playback
        self._messages = messages
        self.activity = activity
        self.text = ""
        self.count = 1
        self.takes: list[Take] = []
        self.cost = CostEstimate(editor, usage, self)
        self._generations = Generations(synthesis, activity.is_sent, self)
        self._hearing = Hearing(playback, takes, messages, self)
        self._failures = FailureNotices(self)
        self._measuring = Measuring(takes, self)
        self.play = self._command(self._play)
        self.load = self._command(self._load)
        self.star = self._command(self._star)
        self.save_as = self._command(self._save_as)
        self.delete = self._command(self._delete)
        self._restore_deleted = self._command(self._restore)
        self._connect()

    def _connect(self) -> None:
        self._generations.changed.connect(self.pending_changed)
        self._generations.changed.connect(self.cost.look_again)
        self._generations.answered.connect(self._hearing.on_answered)
        self._generations.streamed.connect(self._hearing.on_streamed)
        self._generations.streamed.connect(self.coming_in)
        self._hearing.noted.connect(self._on_first_sound)
        self._measuring.measured.connect(self._on_measured)
        self._generations.made.connect(self._take_over)
        self._generations.failed.connect(self._on_generation_failed)
        self._generations.kept_unseen.connect(self._on_kept_unseen)
        self._failures.again_wanted.connect(self._send_again)
        self._failures.limit_wanted.connect(self.limit_wanted)
        self._editor.draft_changed.connect(self.pending_changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        return command

    @property
    def busy(self) -> bool:
        """Whether a take of any character is waited for."""
        return bool(self._generations)

    def pending(self) -> list[Generation]:
        """Return the takes of the character on screen that are waited for, the oldest first."""
        draft = self._editor.draft
        return self._generations.of(draft.id) if draft is not None else []

    def take_at_hand(self) -> Take | None:
        """Return the take on screen that was heard last, or the newest; None where there is none."""
        heard = self._playback.current
        heard_first = [take for take in self.takes if heard is not None and take.id == heard.key]
        return next(iter([*heard_first, *self.takes]), None)

    def set_text(self, text: str) -> None:
        """Take over what should be said."""
        self.text = text
        self.cost.estimate(text, self.count)

    def set_count(self, count: int) -> None:
        """Take over how many takes one click asks for."""
        self.count = count
        self.cost.estimate(self.text, count)

    def generate(self) -> None:
        """Ask for one more take, or as many as are set; those that are under way go on."""
        self._ask(self.text, self.count)

    def hear(self) -> None:
        """Ask for a short greeting in the language of the chosen voice."""
        draft = self._editor.draft
        voice = next((one for one in self._editor.voices() if draft and one.id == draft.voice_id), None)
        self._ask(greeting(voice.language if voice else ""))

    def make_again(self, character: Character, text: str) -> None:
        """Ask for a take with the settings of an older one, whatever is on screen."""
        self._generations.ask(Batch(character, text, self._trouble()), 1)
        self._hearing.prepare()

    def compare(self) -> None:
        """Compare several voices or texts."""
        self.compare_wanted.emit()

    def stop(self) -> None:
        """End every request of the audition, also for characters that are not on screen."""
        self._generations.stop_all()

    def changes(self) -> list[list[Message] | None]:
        """Return for each of `takes` in what the settings on screen differ from its own; None where they are the same.

        For all at once: to work out what is on screen takes longer than to compare it.
        """
        draft = self._editor.draft
        if draft is None:
            return [None] * len(self.takes)
        key = settings_key(draft, self._editor.sent_options())
        return [None if take.settings_key == key else self._changes_since(take, draft) for take in self.takes]

    def _changes_since(self, take: Take, draft: Character) -> list[Message]:
        provider = self._editor.provider()
        return what_differs(take, draft, provider.name if provider else "", self._editor.capabilities().options)

    def _ask(self, text: str, count: int = 1) -> None:
        try:
            draft = self._required()
        except InvalidInputError as error:
            self._on_failed(error)
            return
        self._generations.ask(Batch(draft, text, self._trouble()), count)
        self._hearing.prepare()

    def _take_over(self, generation: Generation, take: Take) -> None:
        self._show_made(generation, take)
        if take.truncated:
            self._messages.say(
                self.tr("The provider stopped before the end of the text: this take is cut short."), Tone.WARNING
            )
        elif take.remarks:
            self._messages.say(join_sentences(*map(translate, take.remarks)), Tone.WARNING)
        elif generation.batch.trouble is not None and self._messages.current is generation.batch.trouble:
            # What failed before the click has worked now.
            self._messages.post(None)

    def _show_made(self, generation: Generation, take: Take) -> None:
        if self.load.running:
            # What is being read may not have it yet.
            self.load.restart(self._shown_id())
        elif self._is_shown(generation):
            self.takes = [take, *self.takes][:SHOWN_TAKES]
            self.takes_changed.emit()
        self.made.emit()
        self._measuring.want([take])

    def _on_measured(self, take: Take) -> None:
        self._change(take.id, measure=take.measure, outline=take.outline)

    def _on_first_sound(self, take_id: str, seconds: float) -> None:
        self._change(take_id, first_sound_seconds=seconds)

    def _change(self, take_id: str, **changes: Any) -> None:
        self.takes = [replace(take, **changes) if take.id == take_id else take for take in self.takes]
        self.takes_changed.emit()

    def _on_kept_unseen(self, generation: Generation) -> None:
        if self._is_shown(generation):
            self.load.restart(generation.batch.character.id)
        self.made.emit()

    def _trouble(self) -> Notice | None:
        """Return the failure that the status line tells of now."""
        notice = self._messages.current
        return notice if notice is not None and notice.tone is Tone.DANGER else None

    def _shown_id(self) -> str:
        return self._editor.draft.id if self._editor.draft is not None else ""

    def _is_shown(self, generation: Generation) -> bool:
        return self._shown_id() == generation.batch.character.id

    async def _play(self, take: Take, part: Part = WHOLE) -> None:
        await self._playback.play(self._playable(take), part.start, part.end)

    async def _load(self, character_id: str) -> None:
        self.takes = await self._take_service.list_all(character_id, SHOWN_TAKES)
        self.takes_changed.emit()
        self._measuring.want(self.takes)

    async def _star(self, take: Take) -> None:
        await self._take_service.set_starred(take.id, not take.starred)
        self._change(take.id, starred=not take.starred)

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

    # Failures

    def _on_generation_failed(self, generation: Generation, error: NeirohaError) -> None:
        shown = self._is_shown(generation)
        if isinstance(error, ProviderError) and error.kept is not None:
            self._show_made(generation, error.kept)
        if shown and isinstance(error, InvalidInputError):
            self._editor.problem.emit(error.field, error_text(error))
        self._messages.post(self._failures.notice(generation.batch, error, shown=shown))

    def _send_again(self, batch: Batch, count: int) -> None:
        self._generations.ask(Batch(batch.character, batch.text), count)

    def _on_failed(self, error: NeirohaError) -> None:
        if isinstance(error, InvalidInputError):
            self._editor.problem.emit(error.field, error_text(error))
        self._messages.show_error(error)
