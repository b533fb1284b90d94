"""The takes page without its widgets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.services.playback import Playable
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.takes import TakeService


class TakesViewModel(QObject):
    """All takes of all characters, newest first.

    Signals:
        takes_changed: another list is shown.
        changed: takes are different on disk; other pages should look again.
    """

    takes_changed = Signal()
    changed = Signal()

    def __init__(self, takes: TakeService, playback: PlaybackService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = takes
        self._playback = playback
        self._messages = messages
        self._all: list[Take] = []
        self.filter = ""
        self.load = self._command(self._load)
        self.play = self._command(self._play)
        self.save_as = self._command(self._save_as)
        self.delete = self._command(self._delete)
        self._restore_deleted = self._command(self._restore)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    def shown(self) -> list[Take]:
        """Return the takes whose text, character, provider, model or voice holds the filter."""
        wanted = self.filter.casefold().strip()
        return [
            take
            for take in self._all
            if any(
                wanted in part.casefold()
                for part in (take.text, take.character_name, take.provider_name, take.model_id, take.voice)
            )
        ]

    def set_filter(self, text: str) -> None:
        """Show only takes that hold a text."""
        self.filter = text
        self.takes_changed.emit()

    def folder(self, take: Take) -> Path:
        """Return the folder in which a take lies."""
        return self._service.path(take).parent

    async def _load(self) -> None:
        self._all = await self._service.list_all()
        self.takes_changed.emit()

    async def _play(self, take: Take) -> None:
        await self._playback.play(Playable(take.id, take.character_name, path=self._service.path(take)))

    async def _save_as(self, take: Take, target: str) -> None:
        await self._service.save_as(take, Path(target))
        self._messages.say(self.tr("Saved as {path}.").format(path=target), Tone.OK)

    async def _delete(self, take: Take) -> None:
        await self._service.delete(take.id)
        await self._load()
        self.changed.emit()
        self._messages.post(
            Notice(
                self.tr("The take is deleted."),
                action_title=self.tr("Undo"),
                action=lambda: self._restore_deleted.start(take.id),
            )
        )

    async def _restore(self, take_id: str) -> None:
        await self._service.restore(take_id)
        await self._load()
        self.changed.emit()
