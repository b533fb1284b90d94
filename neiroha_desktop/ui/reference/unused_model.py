"""Recordings that no character uses any more, without the widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.wording import size_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.services.reference_library import ReferenceLibrary, UnusedReference
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class UnusedReferences(QObject):
    """Lists them for Settings, and offers one for removal when the last character that used it is deleted.

    Attributes:
        found: the unused ones, oldest first.

    Signals:
        changed: `found` was read anew.
    """

    changed = Signal()

    def __init__(self, library: ReferenceLibrary, voices: VoicesViewModel, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._voices = voices
        self._messages = messages
        self.found: list[UnusedReference] = []
        self.load = self._command(self._load)
        self.remove = self._command(self._remove)
        self._offer = self._command(self._offer_removal)
        self._remove_deleted = self._command(self._remove_of_deleted)
        voices.deleted.connect(self._offer.restart)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    async def _load(self) -> None:
        # What is on screen and not saved yet is used as well.
        held = {draft.reference.sha256 for draft in self._voices.drafts() if draft.reference is not None}
        self.found = await self._library.unused(held)
        self.changed.emit()

    async def _remove(self, reference: ReferenceAudio) -> None:
        await self._library.remove(reference.sha256)
        await self._load()
        self._messages.say(self._removed(reference), Tone.OK)

    async def _offer_removal(self, character: Character, notice: Notice) -> None:
        """Offer to remove the recording of a character that was just deleted, beside the Undo of that."""
        reference = await self._library.only_used_by(character)
        if reference is None or self._messages.current is not notice or self._is_held(reference):
            return
        text = self.tr('No other character uses its recording "{0}" ({1}).')
        self._messages.post(
            Notice(
                f"{notice.text} {text.format(reference.original_name, size_text(reference.size_bytes))}",
                notice.tone,
                action_title=notice.action_title,
                action=notice.action,
                other_title=self.tr("Delete the recording"),
                other_action=lambda: self._remove_deleted.start(reference, notice),
            )
        )

    async def _remove_of_deleted(self, reference: ReferenceAudio, notice: Notice) -> None:
        await self._library.remove(reference.sha256)
        text = f"{notice.text} {self._removed(reference)}"
        self._messages.post(Notice(text, Tone.OK, action_title=notice.action_title, action=notice.action))

    def _is_held(self, reference: ReferenceAudio) -> bool:
        drafts = self._voices.drafts()
        return any(one.reference is not None and one.reference.sha256 == reference.sha256 for one in drafts)

    def _removed(self, reference: ReferenceAudio) -> str:
        return self.tr('The recording "{0}" is deleted for good.').format(reference.original_name)
