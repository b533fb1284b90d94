"""Measuring takes that were not measured when they were kept, while nobody waits for anything else."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.takes import TakeService

REST_SECONDS = 0.05
"""Before each take: a fresh one is shown and begins to sound first."""


class Measuring(QObject):
    """Works on one take after the other. What is not measured when the window closes is measured when it is listed.

    Signals:
        measured(Take): the measure and the outline of a take are known now.
    """

    measured = Signal(object)

    def __init__(self, takes: TakeService, parent: QObject) -> None:
        super().__init__(parent)
        self._takes = takes
        self._waiting: dict[str, Take] = {}
        # Nobody asked for it: where the measure cannot be kept, the take is measured again when it is next listed.
        self._work = AsyncCommand(self._measure, self)
        self._work.running_changed.connect(self._on_running)

    def want(self, takes: Iterable[Take]) -> None:
        """Measure those that are not measured yet."""
        self._waiting |= {take.id: take for take in takes if take.measure is None and not take.audio_deleted}
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            self._work.start()

    async def _measure(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        take = self._waiting.pop(next(iter(self._waiting)))
        studied = await self._takes.studied(take)
        if studied is not take:
            self.measured.emit(studied)

    def _on_running(self, running: bool) -> None:
        if not running:
            self._go_on()
