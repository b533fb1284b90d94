"""The user's own sample texts without their widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.services.samples import sample_texts
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.sample import OwnSample
    from neiroha_desktop.services.samples import SampleService


class SampleTexts(QObject):
    """Lists, adds, renames and deletes the user's own texts.

    Signals:
        changed: there are other texts, or other titles.
        loaded: reading them has ended, well or not.
    """

    changed = Signal()
    loaded = Signal()

    def __init__(self, service: SampleService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._messages = messages
        self._said = False
        self.own: list[OwnSample] = []
        self._deleted: list[tuple[OwnSample, int]] = []
        self.load = self._command(self._load)
        self.keep = self._command(self._keep)
        self.rename = self._command(self._rename)
        self.delete = self._command(self._delete)
        self.undo_delete = self._command(self._undo_delete)
        self.load.running_changed.connect(self._on_loading)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    @property
    def can_undo(self) -> bool:
        """Whether a deleted text can be brought back."""
        return bool(self._deleted)

    def is_sample(self, text: str) -> bool:
        """Whether a text is one of the samples, so that nothing is lost where it is replaced."""
        known = (*(one.text for one in sample_texts()), *(one.text for one in self.own))
        return text.strip() in known

    def say_replaced(self) -> None:
        """Say how to get back a text that a sample replaced."""
        self._messages.say(self.tr("The sample took the place of your text; Ctrl+Z in the field brings it back."))

    async def _load(self) -> None:
        self.own = await self._service.list_own()
        notice = self._service.notice
        if notice is not None and not self._said:
            self._said = True
            self._messages.say(translate(notice), Tone.WARNING)
        self.changed.emit()

    async def _keep(self, text: str) -> None:
        sample = await self._service.add(text)
        await self._load()
        self._messages.say(self.tr('"{title}" is kept among your texts.').format(title=sample.title), Tone.OK)

    async def _rename(self, sample: OwnSample, title: str) -> None:
        await self._service.rename(sample, title)
        await self._load()

    async def _delete(self, sample: OwnSample) -> None:
        self._deleted.append((sample, await self._service.delete(sample)))
        await self._load()
        text = self.tr('The text "{title}" is deleted.').format(title=sample.title)
        self._messages.post(Notice(text, action_title=self.tr("Undo"), action=self.undo_delete.trigger))

    async def _undo_delete(self) -> None:
        if self._deleted:
            sample, place = self._deleted[-1]
            await self._service.restore(sample, place)
            self._deleted.pop()
            await self._load()

    def _on_loading(self, running: bool) -> None:
        if not running:
            self.loaded.emit()
