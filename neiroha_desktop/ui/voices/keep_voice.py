"""Keeping the voice of a take without the widgets: whether it can be kept, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.services.kept_voices import is_designed
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.characters import CharacterService
    from neiroha_desktop.services.kept_voices import KeptVoices
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class KeepVoice(QObject):
    """Makes a character of a take of a designed voice.

    Signals:
        changed: of some provider it is known now whether it clones voices.
        kept: there is a new character, and it is the chosen one.
    """

    changed = Signal()
    kept = Signal()

    def __init__(
        self,
        service: KeptVoices,
        characters: CharacterService,
        voices: VoicesViewModel,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._characters = characters
        self._voices = voices
        self._messages = messages
        # What is in the way at a provider; "" where nothing is.
        self._obstacles: dict[str, str] = {}
        self._unknown: dict[str, str] = {}
        self.keep = self._command(self._keep)
        self._look = self._command(self._look_at_providers)
        self._undo = self._command(self._take_back)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    def offered(self, take: Take) -> bool:
        """Whether the voice of a take would be gone with the next call."""
        return is_designed(take)

    def obstacle(self, take: Take) -> str:
        """Say why the voice of a take cannot be kept; "" where it can, or where that is only being looked up."""
        if take.audio_deleted:
            return self.tr("The audio of this take was deleted.")
        if take.provider_id not in self._obstacles:
            self._unknown[take.provider_id] = take.provider_name
            self._look.start()
        return self._obstacles.get(take.provider_id, "")

    def forget(self) -> None:
        """Look anew: providers or their models are different."""
        self._obstacles.clear()
        self.changed.emit()

    async def _look_at_providers(self) -> None:
        while self._unknown:
            provider_id, name = self._unknown.popitem()
            try:
                model_id = await self._service.model_for(provider_id)
            except StorageError as error:
                self._obstacles[provider_id] = error_text(error)
            else:
                text = self.tr('"{0}" has no model that clones a recording.')
                self._obstacles[provider_id] = "" if model_id else text.format(name)
        self.changed.emit()

    async def _keep(self, take: Take) -> None:
        shown = self._voices.editor.draft
        name = self._voices.free_name(self.tr("{0}, kept").format(take.name or take.character_name))
        character = await self._service.keep(take, name)
        await self._voices.show_added(character)
        self.kept.emit()
        self._messages.post(
            Notice(
                self.tr("A designed voice is different in every call; this one is kept as a recording."),
                Tone.OK,
                action_title=self.tr("Undo"),
                action=lambda: self._undo.start(character.id, shown.id if shown is not None else ""),
            )
        )

    async def _take_back(self, character_id: str, shown_before: str) -> None:
        await self._characters.delete(character_id)
        await self._voices.show_without(character_id, shown_before)
