"""What the row in the character editor does with a recording: keep it as it is, or open the desk where it is large."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.reference.offered import read_offer, read_typed
from neiroha_desktop.ui.wording import error_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from neiroha_desktop.domain.errors import NeirohaError
    from neiroha_desktop.ui.reference.desk_model import DeskModel
    from neiroha_desktop.ui.reference.offered import Offer
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

LARGE_BYTES = 64 * 1024 * 1024
"""No provider takes such a file; the desk reads it in blocks, says how far it is, and cuts a part out."""


class FieldModel(QObject):
    """Takes what was typed, chosen or dropped in the row."""

    def __init__(self, editor: CharacterEditor, desk: DeskModel, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._desk = desk
        self._take_in = AsyncCommand(self._look_at, self)
        editor.add_reference.failed.connect(self._refuse)

    def take_file(self, path: Path) -> None:
        """Use a file."""
        self._desk.telling.forget()
        self._take_in.restart(path)

    def take_typed(self, typed: str) -> None:
        """Use the path that was typed, or say at the field why that cannot be."""
        self._take(lambda: read_typed(typed))

    def take_drop(self, mime: QMimeData) -> None:
        """Use what was dropped, or say at the field why that cannot be."""
        self._take(lambda: read_offer(mime))

    def _take(self, read: Callable[[], Offer]) -> None:
        try:
            offer = read()
        except InvalidInputError as error:
            self._refuse(error)
            return
        if offer.path is not None:
            self.take_file(offer.path)
        else:
            self._desk.open_with(offer)

    def _refuse(self, error: NeirohaError) -> None:
        # Whatever is wrong with the file belongs to the field where it was named.
        self._editor.problem.emit("reference", error_text(error))
        self._desk.telling.tell(error)

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
