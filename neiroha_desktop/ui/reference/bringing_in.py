"""Bringing a recording in: a file, what was dropped or pasted, a take, or one that is kept already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.data_address import is_data_address
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.reference.offered import read_offer

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from neiroha_desktop.domain.character import ReferenceAudio
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.reference_desk import ReferenceDesk
    from neiroha_desktop.services.reference_library import ReferenceLibrary
    from neiroha_desktop.services.reference_work import Progress
    from neiroha_desktop.ui.reference.offered import Offer

    Opening = Callable[[Progress], Coroutine[Any, Any, ReferenceDesk]]


class BringingIn(QObject):
    """Reads one recording at a time; the newest wish wins.

    Signals:
        began: a recording is being read.
        brought(ReferenceDesk, str): it was read; the digest of the one that is kept already, "" where it is another.
        failed(NeirohaError): it cannot be read.
        progressed(float): how far it is, 0.0 to 1.0.
        running_changed: something is being read now, or nothing any more.
    """

    began = Signal()
    brought = Signal(object, str)
    failed = Signal(object)
    progressed = Signal(float)
    running_changed = Signal()

    def __init__(self, library: ReferenceLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._command = AsyncCommand(self._read, self)
        self._command.failed.connect(self.failed)
        self._command.running_changed.connect(self.running_changed)

    @property
    def running(self) -> bool:
        """Whether something is being read."""
        return self._command.running

    def stop(self) -> None:
        """End the reading."""
        self._command.cancel()

    def offer(self, mime: QMimeData) -> None:
        """Read what was dropped or pasted, or say why that cannot be."""
        try:
            offer = read_offer(mime)
        except InvalidInputError as error:
            self.failed.emit(error)
            return
        self.bring(offer, self.tr("Pasted recording"))

    def bring(self, offer: Offer, name: str) -> None:
        """Read what is held out; what has a name of its own is not called `name`."""
        if offer.path is not None:
            self.file(offer.path)
        elif offer.address:
            name = name if is_data_address(offer.address) else ""
            self._command.restart(partial(self._library.open_address, offer.address, name))
        else:
            self.data(offer.data, name)

    def file(self, path: Path) -> None:
        """Read a file."""
        self._command.restart(partial(self._library.open, path))

    def data(self, data: bytes, name: str) -> None:
        """Read a file that is in memory."""
        self._command.restart(partial(self._library.open_bytes, data, name))

    def take(self, take: Take) -> None:
        """Read the audio of a take."""
        self._command.restart(partial(self._library.open_take, take))

    def kept(self, reference: ReferenceAudio) -> None:
        """Read a recording that is kept already."""
        self._command.restart(partial(self._library.open_reference, reference), reference.sha256)

    async def _read(self, opening: Opening, digest: str = "") -> None:
        self.began.emit()
        self.progressed.emit(0.0)
        self.brought.emit(await opening(self.progressed.emit), digest)
