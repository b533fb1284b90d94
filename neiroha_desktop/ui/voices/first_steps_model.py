"""Which of the three first steps are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.ui.async_command import AsyncCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.services.providers import ProviderService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.messages import Messages


class FirstSteps(QObject):
    """Provider, check, hear: each ticks itself from what is on disk.

    Signals:
        changed: a step was done, or the card was dismissed.
    """

    changed = Signal()

    def __init__(
        self,
        providers: ProviderService,
        takes: TakeService,
        generate: Callable[[], None],
        messages: Messages,
        parent: QObject,
        *,
        dismissed: bool,
    ) -> None:
        super().__init__(parent)
        self._providers = providers
        self._takes = takes
        self._done = (False, False, False)
        self._loaded = False
        self.dismissed = dismissed
        self.generate = generate
        self.look = AsyncCommand(self._look, self)
        self.look.failed.connect(messages.show_error)

    @property
    def shown(self) -> bool:
        """Whether the card is worth its place: not before it is known what is done, nor after it was dismissed."""
        return self._loaded and not self.dismissed

    def done(self) -> tuple[bool, bool, bool]:
        """Return which steps are done: a provider that is switched on, a check that passed, a take."""
        return self._done

    def dismiss(self) -> None:
        """Take the card away for good."""
        self.dismissed = True
        self.changed.emit()

    def recall(self) -> None:
        """Show the card again."""
        self.dismissed = False
        self.changed.emit()

    async def _look(self) -> None:
        summaries = await self._providers.list_all()
        takes = await self._takes.list_all(limit=1)
        self._done = (
            any(summary.provider.enabled for summary in summaries),
            any(summary.health is not None and summary.health.ready for summary in summaries),
            bool(takes),
        )
        self._loaded = True
        self.changed.emit()
