"""The inspector without its widgets: whose request is looked at, and copying it for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import NeirohaError, ProviderError
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Tone
from neiroha_desktop.ui.wording import error_text, join_sentences

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.domain.wire import Snippets, WireRecord
    from neiroha_desktop.services.inspection import InspectionService


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: a take, or a request that failed."""

    record: WireRecord | None
    """None for a take of an older version."""
    take: Take | None = None
    error: ProviderError | None = None

    @property
    def can_be_copied(self) -> bool:
        """Whether it is known what the request was made from."""
        return self.take is not None or (self.error is not None and self.error.asked is not None)


class Inspector(QObject):
    """Looks into one request at a time.

    Attributes:
        subject: what is looked at; stays after it was closed.
        is_open: whether somebody looks; set by the window.

    Signals:
        opened: there is something to look at.
        copy_ready(str): a text for the clipboard.
        said(str, Tone): what came of copying, for the open inspector; otherwise the status line says it.
    """

    opened = Signal()
    copy_ready = Signal(str)
    said = Signal(str, object)

    def __init__(self, service: InspectionService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self._messages = messages
        self.subject: Subject | None = None
        self.is_open = False
        self.open_take = self._command(self._open_take)
        self.copy_curl = self._command(self._copy_curl)
        self.copy_python = self._command(self._copy_python)
        self.copy_curl_of = self._command(self._copy_curl_of)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._on_failed)
        return command

    def open_failure(self, error: ProviderError) -> None:
        """Look into a request that failed."""
        self._open(Subject(error.wire, error=error))

    def copy_text(self, text: str, what: str) -> None:
        """Copy a text that is on screen, and say so."""
        self.copy_ready.emit(text)
        self._say(what, Tone.OK)

    async def _open_take(self, take: Take) -> None:
        self._open(Subject(await self._service.record_of(take), take=take))

    def _open(self, subject: Subject) -> None:
        self.subject = subject
        self.opened.emit()

    async def _copy_curl(self) -> None:
        if self.subject is not None:
            await self._copy_as_curl(self.subject)

    async def _copy_python(self) -> None:
        if self.subject is not None:
            snippets = await self._snippets(self.subject)
            self.copy_ready.emit(snippets.python)
            self._say_copied(self.tr("Copied as Python."), snippets)

    async def _copy_curl_of(self, take: Take) -> None:
        await self._copy_as_curl(Subject(None, take=take))

    async def _copy_as_curl(self, subject: Subject) -> None:
        snippets = await self._snippets(subject)
        self.copy_ready.emit(snippets.curl)
        self._say_copied(self.tr("Copied as cURL."), snippets)

    async def _snippets(self, subject: Subject) -> Snippets:
        if subject.take is not None:
            return await self._service.snippets_of_take(subject.take)
        assert subject.error is not None
        assert subject.error.asked is not None
        return await self._service.snippets_of(subject.error.asked, subject.error.wire)

    def _say_copied(self, copied: str, snippets: Snippets) -> None:
        names = ", ".join(snippets.variables)
        needed = self.tr("It holds no key: set {names} before you run it.").format(names=names) if names else ""
        self._say(join_sentences(*filter(None, (copied, needed))), Tone.OK)

    def _on_failed(self, error: NeirohaError) -> None:
        if self.is_open:
            self.said.emit(error_text(error), Tone.DANGER)
        else:
            self._messages.show_error(error)

    def _say(self, text: str, tone: Tone) -> None:
        if self.is_open:
            self.said.emit(text, tone)
        else:
            self._messages.say(text, tone)
