"""The usage page without its widgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import TakeTotals
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.messages import Messages

_DAYS = 30


class UsageViewModel(QObject):
    """What the kept takes add up to.

    Signals:
        totals_changed: other sums.
    """

    totals_changed = Signal()

    def __init__(self, takes: TakeService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = takes
        self.today: list[TakeTotals] = []
        self.month: list[TakeTotals] = []
        self.load = AsyncCommand(self._load, self)
        self.load.failed.connect(messages.show_error)

    async def _load(self) -> None:
        now = datetime.now(UTC)
        midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self.today = await self._service.totals(midnight.astimezone(UTC))
        self.month = await self._service.totals(now - timedelta(days=_DAYS))
        self.totals_changed.emit()
