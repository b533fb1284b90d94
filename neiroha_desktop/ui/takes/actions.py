"""What is done with a take: heard, marked, used elsewhere, made again, thrown away and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import NeirohaError
from neiroha_desktop.services.playback import Playable
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.player.part import WHOLE, Part

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.takes import TakeService


class TakeActions(QObject):
    """One command for each thing that the user can do with a take.

    Signals:
        edited(str, dict): fields of a take, by its id, have other values now.
        listed_anew: a take went or came back.
        inspect_wanted(Take): the user wants to see what was sent for a take.
        again_wanted(Character, str): a take with these settings and this text should be made.
    """

    edited = Signal(str, dict)
    listed_anew = Signal()
    inspect_wanted = Signal(object)
    again_wanted = Signal(object, str)

    def __init__(self, takes: TakeService, playback: PlaybackService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = takes
        self._playback = playback
        self._messages = messages
        self.play = self._command(self._play)
        self.star = self._command(self._star)
        self.rename = self._command(self._rename)
        self.note = self._command(self._note)
        self.again = self._command(self._again)
        self.save_as = self._command(self._save_as)
        self.delete = self._command(self._delete)
        self.delete_audio = self._command(self._delete_audio)
        self._restore_deleted = self._command(self._restore)
        self._restore_audio = self._command(self._restore_deleted_audio)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    def path(self, take: Take) -> Path:
        """Return where the audio of a take lies."""
        return self._service.path(take)

    def file_name(self, take: Take) -> str:
        """Return a name that says what a take is, without an ending."""
        return Path(self._service.speaking_name(take, ".wav")).stem

    def can_make_again(self, take: Take) -> bool:
        """Whether the same request can be sent once more."""
        return self._service.can_make_again(take)

    def copy_out(self, take: Take) -> Path | None:
        """Return a copy of a take to be dragged out; None where there is none, which is said."""
        try:
            return self._service.copy_out(take)
        except NeirohaError as error:
            self._messages.show_error(error)
            return None

    def playable(self, take: Take) -> Playable:
        """Return a take as the player takes it."""
        return Playable(take.id, take.name or take.character_name, path=self._service.path(take))

    async def _play(self, take: Take, part: Part = WHOLE) -> None:
        await self._playback.play(self.playable(take), part.start, part.end)

    async def _again(self, take: Take) -> None:
        self.again_wanted.emit(await self._service.again(take), take.text)
        name = take.character_name
        self._messages.say(self.tr('One more take of "{0}" is on its way; it will appear here.').format(name))

    async def _save_as(self, take: Take, target: str) -> None:
        await self._service.save_as(take, Path(target))
        self._messages.say(self.tr("Saved as {path}.").format(path=target), Tone.OK)

    # Changing

    async def _star(self, take: Take) -> None:
        await self._service.set_starred(take.id, not take.starred)
        self.edited.emit(take.id, {"starred": not take.starred})

    async def _rename(self, take: Take, name: str) -> None:
        await self._service.rename(take.id, name)
        self.edited.emit(take.id, {"name": " ".join(name.split())})

    async def _note(self, take: Take, note: str) -> None:
        await self._service.set_note(take.id, note)
        self.edited.emit(take.id, {"note": note.strip()})

    async def _delete(self, take: Take) -> None:
        await self._service.delete(take.id)
        self._offer_undo(self.tr("The take is deleted."), self._restore_deleted, take.id)
        self.listed_anew.emit()

    async def _restore(self, take_id: str) -> None:
        await self._service.restore(take_id)
        self.listed_anew.emit()

    async def _delete_audio(self, take: Take) -> None:
        await self._service.delete_audio(take.id)
        self._offer_undo(
            self.tr("The audio is deleted and the record kept. It can be brought back for a day."),
            self._restore_audio,
            take.id,
        )
        self.edited.emit(take.id, {"audio_deleted": True})

    async def _restore_deleted_audio(self, take_id: str) -> None:
        await self._service.restore_audio(take_id)
        self.edited.emit(take_id, {"audio_deleted": False})

    def _offer_undo(self, text: str, command: AsyncCommand, take_id: str) -> None:
        self._messages.post(Notice(text, action_title=self.tr("Undo"), action=lambda: command.start(take_id)))
