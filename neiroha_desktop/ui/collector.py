"""Keeps Python's cyclic garbage collector in Qt's thread."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 100
"""Often enough that what has gathered meanwhile is looked through within a frame."""
_OLDEST = 2
_GROWTH = 1.25
_SLACK = 10_000
"""The oldest generation is collected when it has grown by a quarter, as in Python itself, and by so many objects."""


class QtThreadCollector(QObject):
    """Collects garbage on a timer instead of wherever an allocation happens to start it.

    WORKAROUND: the collector runs in the thread whose allocation fills a generation. In a worker that decodes audio it
    would destroy Qt objects there that had become part of a cycle, and Qt objects die in their own thread or crash.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        gc.freeze()
        self._modules = len(sys.modules)
        self._survivors = 0
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
        if len(sys.modules) != self._modules:
            # What a module brings stays for good: to look through thousands of such objects would only cost frames.
            self._modules = len(sys.modules)
            gc.freeze()
            return
        for generation, (count, threshold) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if threshold and count > threshold:
                self._collect_generation(generation)
                return

    def _collect_generation(self, generation: int) -> None:
        if generation < _OLDEST:
            gc.collect(generation)
        elif len(gc.get_objects(_OLDEST)) > self._survivors * _GROWTH + _SLACK:
            # Looking through everything takes longer than a frame, so, as in Python, only once it is worth it.
            gc.collect(_OLDEST)
            self._survivors = len(gc.get_objects(_OLDEST))
        else:
            gc.collect(_OLDEST - 1)
