"""The takes that can be used as a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.messages import Messages

MOST_TAKES = 30
"""The newest ones; a longer menu would not fit on a screen."""


class TakeChoice(QObject):
    """Knows the newest takes that have audio.

    Signals:
        loaded: `takes` was read.
    """

    loaded = Signal()

    def __init__(self, service: TakeService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = service
        self.takes: list[Take] = []
        self.load = AsyncCommand(self._load, self)
        self.load.failed.connect(messages.show_error)

    async def _load(self) -> None:
        found = await self._service.list_all(limit=MOST_TAKES * 2)
        self.takes = [take for take in found if not take.audio_deleted][:MOST_TAKES]
        self.loaded.emit()
