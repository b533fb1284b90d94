"""The usage page without its widgets: what was used, what is left, what waits."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.messages import Messages, Tone
from neiroha_desktop.ui.usage.series import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.clock import Moment
    from neiroha_desktop.domain.ledger import DayUsage, LoggedRequest
    from neiroha_desktop.domain.queue import QueuedRequest
    from neiroha_desktop.services.dispatcher import Dispatcher
    from neiroha_desktop.services.usage import ProviderUse, UsageService

OVERVIEW, QUEUE, REQUESTS = "overview", "queue", "requests"
QUEUE_MS = 200
"""The queue is looked at so often at most, whatever happens in it."""
LEDGER_MS = 500
"""The ledger, which other programs write to as well, is read so often at most."""
SECOND_MS = 1000
_ALWAYS_AFTER_SECONDS = 10
"""What other programs did is seen after so long."""


class UsageViewModel(QObject):
    """What the page shows. It follows what happens only while somebody watches.

    Signals:
        days_changed, limits_changed, requests_changed: read anew.
        queue_changed: requests came, went, or stand elsewhere.
        section_changed: another part of the page is to be shown.
        ticked: a second has passed, and what is counted down reads differently.
    """

    days_changed = Signal()
    limits_changed = Signal()
    requests_changed = Signal()
    queue_changed = Signal()
    section_changed = Signal()
    ticked = Signal()

    def __init__(self, usage: UsageService, dispatcher: Dispatcher, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._usage = usage
        self._dispatcher = dispatcher
        self._messages = messages
        self.section = OVERVIEW
        self.measure = Measure.REQUESTS
        self.as_table = False
        self.today = datetime.now().astimezone().date()
        self.days: list[DayUsage] | None = None
        """None, here and below, until it was read for the first time: before that, nothing is known to be empty."""
        self.limits: list[ProviderUse] | None = None
        self.requests: list[LoggedRequest] | None = None
        self.queue: list[QueuedRequest] = []
        self._limits_read = 0.0
        self._seconds = 0
        self._watched = False
        self._names: dict[str, str] = {}
        self.load = self._command(self._load)
        self.export = self._command(self._export)
        self._queue_timer = self._timer(QUEUE_MS, self._look_at_queue)
        self._ledger_timer = self._timer(LEDGER_MS, self._reload)
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._on_second)
        dispatcher.subscribe(self._on_dispatcher)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    def _timer(self, interval_ms: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(work)
        return timer

    # What is on screen

    def watch(self, watched: bool) -> None:
        """Follow what happens, or stop following it."""
        self._watched = watched
        if watched:
            self._look_at_queue()
            self._second.start()
        else:
            for timer in (self._queue_timer, self._ledger_timer, self._second):
                timer.stop()

    def show_section(self, section: str) -> None:
        """Show another part of the page, and read what it needs."""
        if section == self.section:
            return
        self.section = section
        self.section_changed.emit()
        self._look_at_queue()
        self.load.restart()

    @property
    def running(self) -> int:
        """Requests under way."""
        return self._dispatcher.running

    @property
    def waiting(self) -> int:
        """Requests that wait."""
        return self._dispatcher.waiting

    def now(self) -> Moment:
        """Return the moment, as the queue counts it."""
        return self._dispatcher.now()

    def since_limits_read(self) -> float:
        """Return how many seconds ago the limits were read; what they say counts from then."""
        return time.monotonic() - self._limits_read

    # What the user does

    def stop(self, request_id: str) -> None:
        """End one request, or take it out of the queue."""
        self._dispatcher.cancel(request_id)

    def stop_all(self) -> None:
        """End all requests."""
        for provider_id in {request.provider_id for request in self._dispatcher.queue()}:
            self._dispatcher.cancel_provider(provider_id)

    def stop_provider(self, provider_id: str) -> None:
        """End all requests of a provider."""
        self._dispatcher.cancel_provider(provider_id)

    def toggle_pause(self, provider_id: str) -> None:
        """Hold back what waits for a provider, or let it go on."""
        if self._dispatcher.is_paused(provider_id):
            self._dispatcher.resume(provider_id)
        else:
            self._dispatcher.pause(provider_id)
        self._look_at_queue()

    def is_paused(self, provider_id: str) -> bool:
        """Whether a provider is paused."""
        return self._dispatcher.is_paused(provider_id)

    def providers(self) -> list[tuple[str, str]]:
        """Return id and name of each provider that can be paused here: those with a limit, or with requests."""
        present = {use.provider_id: use.name for use in self.limits or ()}
        present.update({request.provider_id: request.provider_name for request in self.queue})
        self._names.update(present)
        return [(one, name) for one, name in self._names.items() if one in present or self.is_paused(one)]

    def report_copied(self) -> None:
        """Say that a request id is in the clipboard."""
        self._messages.say(self.tr("The request id is copied."), Tone.OK)

    # What happens meanwhile

    def _on_dispatcher(self) -> None:
        if self._watched and not self._queue_timer.isActive():
            self._queue_timer.start()
        if self._watched and not self._ledger_timer.isActive():
            self._ledger_timer.start()

    def _look_at_queue(self) -> None:
        self.queue = self._dispatcher.queue() if self.section == QUEUE else []
        self.queue_changed.emit()

    def _reload(self) -> None:
        if self.load.running:
            self._ledger_timer.start()
        else:
            self.load.start()

    def _on_second(self) -> None:
        self._seconds += 1
        passed = self.since_limits_read()
        due = any(one.frees_in is not None and one.frees_in <= passed for use in self.limits or () for one in use.uses)
        if due or self._seconds % _ALWAYS_AFTER_SECONDS == 0:
            self._reload()
        self.ticked.emit()

    # Work

    async def _load(self) -> None:
        if self.section == REQUESTS:
            self.requests = await self._usage.recent()
            self.requests_changed.emit()
            return
        if self.section == OVERVIEW:
            self.today = datetime.now().astimezone().date()
            self.days = await self._usage.days()
            self.days_changed.emit()
        self.limits = await self._usage.limits()
        self._limits_read = time.monotonic()
        self.limits_changed.emit()

    async def _export(self, target: str) -> None:
        await self._usage.export_csv(Path(target))
        self._messages.say(self.tr("Saved as {path}.").format(path=target), Tone.OK)
