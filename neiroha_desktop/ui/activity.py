"""What the dispatcher does, as the window shows it: gathered, so that a thousand requests cost no frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services import queue_words
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.queue import QueuedRequest
    from neiroha_desktop.services.dispatcher import Dispatcher

GATHER_MS, GATHER_LONG_MS = 60, 250
"""From the first change to looking at the queue: whatever changes meanwhile is seen in one look. The second is for a
queue that takes its time to look at."""
LONG = 200
SECOND_MS = 1000


class Activity(QObject):
    """How many requests run and wait, and what each of them waits for.

    Signals:
        changed: numbers, reasons or the seconds in them are different.
    """

    changed = Signal()

    def __init__(self, dispatcher: Dispatcher, parent: QObject) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._requests: dict[str, QueuedRequest] = {}
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.timeout.connect(self._look)
        # Counts the seconds, while there is anything to count for.
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._look)
        self._open = True
        dispatcher.subscribe(self._on_changed)

    @property
    def running(self) -> int:
        """Requests under way."""
        return self._dispatcher.running

    @property
    def waiting(self) -> int:
        """Requests that wait: for a limit, for those ahead, for a pause to end, or for their next try."""
        return self._dispatcher.waiting

    def find(self, request_id: str) -> QueuedRequest | None:
        """Return a request as it stood when the queue was looked at last."""
        return self._requests.get(request_id)

    def is_sent(self, request_id: str) -> bool:
        """Whether a request is on its way to the provider at this moment."""
        return any(one.id == request_id and one.state is QueueState.RUNNING for one in self._dispatcher.queue())

    def sentence(self, request: QueuedRequest) -> str:
        """Say what a request waits for and for how long, or how long it has been running."""
        return translate(queue_words.reason(request, self._dispatcher.now()))

    def summary(self) -> str:
        """Say how many run and wait, and what the first of those waits for; "" where there are none."""
        message = queue_words.summary(list(self._requests.values()), self._dispatcher.now())
        return translate(message) if message is not None else ""

    def close(self) -> None:
        """Look no more: the window is going."""
        self._open = False
        self._gather.stop()
        self._second.stop()

    def _on_changed(self) -> None:
        if self._open and not self._gather.isActive():
            is_long = self.running + self.waiting > LONG
            self._gather.start(GATHER_LONG_MS if is_long else GATHER_MS)

    def _look(self) -> None:
        self._requests = {one.id: one for one in self._dispatcher.queue()}
        if not self._requests:
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()
        self.changed.emit()
