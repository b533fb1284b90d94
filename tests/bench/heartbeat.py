"""How long a window's thread is kept from its events: by the clock, and by what it worked itself."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer

_HEARTBEAT_MS = 1


class Turns:
    """Tells turns of a thread apart, and remembers the longest and the busiest one.

    On a busy computer the clock also counts what other programs work while the thread waits for a core, and what the
    thread itself waits for; its processor time counts neither. A turn can be long without being busy, but not the other
    way round.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, processor: Callable[[], float] = time.thread_time
    ) -> None:
        self._clock = clock
        self._processor = processor
        self.begin()

    def begin(self) -> None:
        """Forget what was, and begin the first turn."""
        self._at, self._worked = self._clock(), self._processor()
        self._longest = self._busiest = 0.0

    def next(self) -> None:
        """End a turn and begin another."""
        at, worked = self._clock(), self._processor()
        self._longest = max(self._longest, at - self._at)
        self._busiest = max(self._busiest, worked - self._worked)
        self._at, self._worked = at, worked

    @property
    def found(self) -> dict[str, float]:
        """The longest turn by the clock, and the busiest one by processor time, in seconds."""
        return {"longest_gap": self._longest, "busiest_turn": self._busiest}


class Heartbeat:
    """Beats once a millisecond in the window's thread: what lies between two beats is a turn."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_HEARTBEAT_MS)
        self._timer.timeout.connect(self._turns.next)

    def start(self) -> None:
        """Begin, in the thread to watch."""
        self._turns.begin()
        self._timer.start()

    def stop(self) -> dict[str, float]:
        """End, and return what was found; in the same thread."""
        self._turns.next()
        self._timer.stop()
        return self._turns.found
