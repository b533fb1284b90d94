"""The reference desk without its widgets: the recording on it, and whose it becomes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.reference.bringing_in import BringingIn
from neiroha_desktop.ui.reference.hearing import ClipHearing
from neiroha_desktop.ui.reference.mending import Mending
from neiroha_desktop.ui.reference.telling import Telling
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from pathlib import Path

    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.services.reference_desk import ReferenceDesk
    from neiroha_desktop.services.reference_library import ReferenceLibrary
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.reference.offered import Offer
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class DeskModel(QObject):
    """One recording at a time, for one character.

    Attributes:
        character_id: whose recording is worked on; "" while nobody's is.
        clip: what lies on the desk; None while nothing does.
        problem: what went wrong last; "" where nothing did.
        bringing: brings another one in.
        mending: works on it.
        hearing: plays it.
        telling: says in the status line what went wrong with it.

    Signals:
        opened_changed: the desk is on screen now, or not any more.
        clip_changed: another recording lies on it.
        problem_changed: something went wrong, or is over.
        limits_changed: another model may accept something else.
        progressed(float): how far reading or mending is, 0.0 to 1.0.
        busy_changed: reading, mending or keeping began or ended.
        microphone_wanted: the desk was opened to record something.
    """

    opened_changed = Signal()
    clip_changed = Signal()
    problem_changed = Signal()
    limits_changed = Signal()
    progressed = Signal(float)
    busy_changed = Signal()
    microphone_wanted = Signal()

    def __init__(
        self,
        library: ReferenceLibrary,
        voices: VoicesViewModel,
        player: PlayerViewModel,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._voices = voices
        self._messages = messages
        self.telling = Telling(messages, self)
        self.telling.wanted.connect(self.open_with)
        self.hearing = ClipHearing(player, messages, self)
        self.mending = Mending(self)
        self.bringing = BringingIn(library, self)
        self.character_id = ""
        self.clip: ReferenceDesk | None = None
        self.problem = ""
        self._old: list[ReferenceDesk] = []
        # Of the kept recording that the clip was made from.
        self._digest = ""
        self.use = self._command(self._use)
        self._put_away = self._command(self._close_old)
        self.bringing.began.connect(self._on_began)
        self.bringing.brought.connect(self._lay_down)
        self.mending.mended.connect(self._on_mended)
        self.mending.fitted.connect(self._on_fitted)
        for part in (self.bringing, self.mending):
            part.failed.connect(self.refuse)
            part.progressed.connect(self.progressed)
            part.running_changed.connect(self.busy_changed)
        voices.editor.draft_changed.connect(self.opened_changed)
        voices.editor.choices_changed.connect(self.limits_changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self.refuse)
        command.running_changed.connect(self.busy_changed)
        return command

    # What there is

    @property
    def opened(self) -> bool:
        """Whether the desk of the character on screen is open."""
        draft = self._voices.editor.draft
        return draft is not None and draft.id == self.character_id

    @property
    def character_name(self) -> str:
        """The name of the character on screen."""
        draft = self._voices.editor.draft
        return draft.name if draft is not None else ""

    @property
    def busy(self) -> bool:
        """Whether something is read, mended or kept."""
        return self.bringing.running or self.mending.running or self.use.running

    @property
    def limits(self) -> AudioLimits | None:
        """What the model on screen accepts as a reference."""
        return self._voices.editor.capabilities().reference_audio

    # Opening and closing

    def open(self) -> None:
        """Open the desk of the character on screen, with the recording that it has."""
        draft = self._open()
        if draft is not None and draft.reference is not None and self.clip is None:
            self.bringing.kept(draft.reference)

    def open_for_microphone(self) -> None:
        """Open the desk of the character on screen to record something."""
        if self._open() is not None:
            self.microphone_wanted.emit()

    def open_for(self, path: Path) -> None:
        """Open the desk of the character on screen with a file."""
        if self._open() is not None:
            self.bringing.file(path)

    def open_with(self, offer: Offer) -> None:
        """Open the desk of the character on screen with what was dropped, or is to be downloaded."""
        if self._open() is not None:
            self.bringing.bring(offer, self.tr("Dropped recording"))

    def close(self) -> None:
        """Go back to the character; what was not used can be brought back until something else is opened."""
        clip, character_id = self.clip, self.character_id
        self.stop()
        self.hearing.turn_to(clip)
        self.character_id = ""
        self.opened_changed.emit()
        if clip is not None and clip.steps:
            text = self.tr("What was done to the recording was not used.")
            reopen = partial(self._reopen, clip, character_id)
            self._messages.post(Notice(text, action_title=self.tr("Go on with it"), action=reopen))
        else:
            self._lay_down(None)

    def stop(self) -> None:
        """End the reading or mending; everything is as it was before."""
        self.bringing.stop()
        self.mending.stop()

    async def aclose(self) -> None:
        """Put away what lies on the desk."""
        self._lay_down(None)
        await self._close_old()

    def _open(self) -> Character | None:
        draft = self._voices.editor.draft
        if draft is not None and self.character_id != draft.id:
            self.stop()
            self._lay_down(None)
            self.character_id = draft.id
        if draft is not None:
            self._tell_problem("")
            self.opened_changed.emit()
        return draft

    def _reopen(self, clip: ReferenceDesk, character_id: str) -> None:
        if self.clip is clip:
            self._voices.select(character_id)
            self.character_id = character_id
            self.opened_changed.emit()

    def refuse(self, error: NeirohaError) -> None:
        """Say what went wrong."""
        self._tell_problem(error_text(error))
        self.telling.tell(error)

    def _lay_down(self, clip: ReferenceDesk | None, digest: str = "") -> None:
        """Work on this recording from now on; the one before is put away."""
        self._digest = digest
        if self.clip is not None:
            self._old.append(self.clip)
            self._put_away.start()
        self.clip = clip
        self.mending.turn_to(clip)
        self.hearing.turn_to(clip)
        self.clip_changed.emit()

    async def _close_old(self) -> None:
        while self._old:
            await self._old.pop().aclose()

    # Keeping

    async def _use(self) -> None:
        clip, character_id = self.clip, self.character_id
        if clip is None:
            return
        self._tell_problem("")
        digest = self._digest
        reference = await clip.keep()
        draft = next((one for one in self._voices.drafts() if one.id == character_id), None)
        if draft is None or self.clip is not clip:
            return
        # Words that are known of this recording replace those of the one before.
        words = clip.transcript.strip() or draft.reference_text
        self._voices.adopt(replace(draft.with_reference(reference, made_of=digest), reference_text=words))
        self.character_id = ""
        self._lay_down(None)
        self.opened_changed.emit()
        text = self.tr('"{recording}" is the reference audio of "{name}" now.')
        self._messages.say(text.format(recording=reference.original_name, name=draft.name), Tone.OK)

    # Reacting

    def _on_began(self) -> None:
        self._tell_problem("")
        self.telling.forget()

    def _on_mended(self) -> None:
        self._tell_problem("")
        self.hearing.turn_to(self.clip)

    def _on_fitted(self, done: str) -> None:
        self._messages.say(done, Tone.OK)

    def _tell_problem(self, problem: str) -> None:
        self.problem = problem
        self.problem_changed.emit()
