"""Keeps Python's cyclic garbage collector in Qt's thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class QtThreadCollector(QObject):
    """Collects garbage on a timer instead of wherever an allocation happens to start it.

    WORKAROUND: the collector runs in the thread whose allocation fills a generation. In a worker that decodes audio it
    would destroy Qt objects there that had become part of a cycle, and Qt objects die in their own thread or crash.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        # What is loaded by now stays for good: to look through it again each time would only cost frames.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        """Collect the oldest generation that is full, as Python itself would have."""
        for generation, (count, threshold) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if threshold and count > threshold:
                gc.collect(generation)
                return
