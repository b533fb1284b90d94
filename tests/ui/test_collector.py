"""Garbage is collected in Qt's thread, whichever thread makes it."""

from __future__ import annotations

import gc
import threading

from pytestqt.qtbot import QtBot

from neiroha_desktop.ui import collector


class _Witness:
    """Notes the thread in which it dies; a cycle, so that only the collector ends it."""

    def __init__(self, died_in: list[int]) -> None:
        self._died_in = died_in
        self._itself = self

    def __del__(self) -> None:
        self._died_in.append(threading.get_ident())


def _allocate() -> None:
    # Far more containers than a generation holds before the collector starts by itself.
    assert len([[number] for number in range(200_000)]) == 200_000


def test_garbage_dies_in_qts_thread(qtbot: QtBot) -> None:
    died_in: list[int] = []
    gc.collect()
    running = collector.QtThreadCollector()
    try:
        _Witness(died_in)
        worker = threading.Thread(target=_allocate)
        worker.start()
        worker.join()
        assert died_in == []
        # Enough of the youngest generation, so that the timer finds something to do.
        rest = [[number] for number in range(2_000)]
        qtbot.waitUntil(lambda: died_in != [], timeout=50 * collector.INTERVAL_MS)
        assert died_in == [threading.get_ident()]
        assert rest
    finally:
        running.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
