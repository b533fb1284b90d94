"""What the row in the character editor does with a recording: keep it as it is, or open the desk where it is large."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.reference.offered import read_offer
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from neiroha_desktop.ui.messages import Messages
    from neiroha_desktop.ui.reference.desk_model import DeskModel
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

LARGE_BYTES = 64 * 1024 * 1024
"""No provider takes such a file; the desk reads it in blocks, says how far it is, and cuts a part out."""


class FieldModel(QObject):
    """Takes what was typed, chosen or dropped in the row."""

    def __init__(self, editor: CharacterEditor, desk: DeskModel, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._desk = desk
        self._messages = messages
        self._take_in = AsyncCommand(self._look_at, self)

    def take_file(self, path: Path) -> None:
        """Use a file."""
        self._take_in.restart(path)

    def take_drop(self, mime: QMimeData) -> None:
        """Use what was dropped, or say at the field why that cannot be."""
        try:
            offer = read_offer(mime)
        except InvalidInputError as error:
            self._editor.problem.emit(error.field, error_text(error))
            self._messages.show_error(error)
            return
        if offer.path is not None:
            self.take_file(offer.path)
        else:
            self._desk.open_with(offer.data)

    async def _look_at(self, path: Path) -> None:
        if await asyncio.to_thread(_size, path) > LARGE_BYTES:
            self._desk.open_for(path)
        else:
            self._editor.add_reference.restart(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # Whoever reads it says what is wrong.
