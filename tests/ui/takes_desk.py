"""A program with takes in it, and what tests of the takes page do with it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
import soundfile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.synthesis import Recipe, Take, Usage
from neiroha_desktop.services.keeping import keep
from neiroha_desktop.storage.take_rows import FOLD, INSERT, values_of
from neiroha_desktop.ui.takes.list_view import TakeListView
from tests.ui.desk import Desk

NOW = datetime.now(UTC)


def tone(seconds: float, gain: float = 0.25) -> bytes:
    """Return a WAV file of a tone between two short silences; a gain above 1 clips."""
    rate = 24_000
    times = np.arange(int(rate * seconds)) / rate
    samples = np.clip(gain * np.sin(2 * np.pi * 220 * times), -1, 1)
    samples[: rate // 10] = samples[-rate // 5 :] = 0
    out = io.BytesIO()
    soundfile.write(out, samples.astype(np.float32), rate, format="WAV", subtype="PCM_16")
    return out.getvalue()


def a_take(take_id: str, text: str, *, minutes: float = 0, who: str = "Narrator", **changes: Any) -> Take:
    """Return a take as the practice provider makes them, that many minutes old."""
    take = Take(
        id=take_id,
        created_at=NOW - timedelta(minutes=minutes),
        character_id="",
        character_name=who,
        provider_id="",
        provider_name="Practice (offline)",
        model_id="mimo-v2.5-tts",
        mode="preset",
        voice="Mia",
        instruction="Calm.",
        text=text,
        container="wav",
        file_name=f"{take_id}.wav",
        size_bytes=4,
        duration=1.0,
        sample_rate=24_000,
        total_seconds=0.5,
        request_id="0123456789abcdef0123456789abcdef",
        usage=Usage(11, 22, 33),
        recipe=Recipe("gone", "mimo-v2.5-tts", VoiceMode.PRESET, "Mia", "Calm."),
        first_byte_seconds=0.25,
    )
    return replace(take, **changes)


async def keep_takes(desk: Desk, takes: Sequence[tuple[Take, bytes]]) -> None:
    """Keep takes as the program does after a generation."""
    store = desk.house.services.takes._store
    for take, data in takes:
        await keep(store, replace(take, size_bytes=len(data), duration=soundfile.info(io.BytesIO(data)).duration), data)


async def keep_records(desk: Desk, count: int) -> None:
    """Keep the records of so many takes, without their audio."""
    database = desk.house.services.takes._store._database
    rows = _records(count)
    await database.write(lambda db: [db.executemany(INSERT, rows), db.executemany(FOLD, rows)])


@cache
def _records(count: int) -> list[dict[str, object]]:
    made = [a_take(f"{number:032x}", f"Sentence {number}.", minutes=number) for number in range(count)]
    return [values_of(take) for take in made]


def the_list(desk: Desk) -> TakeListView:
    """Return the list of takes."""
    return desk.find(TakeListView, "Takes list")


def texts(desk: Desk) -> list[str]:
    """Return the texts of all rows; those that are not loaded are "…"."""
    model = the_list(desk).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def sentence(desk: Desk, row: int) -> str:
    """Return what a screen reader is told of a row."""
    spoken: str = the_list(desk).model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    return spoken


def click_row(desk: Desk, row: int, x: int = 200) -> None:
    """Click into a row, so many pixels from its left end."""
    view = the_list(desk)
    rect = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + x, rect.center().y()))


def press_key(desk: Desk, key: Qt.Key) -> None:
    """Press a key while the list has the focus."""
    view: QWidget = the_list(desk)
    view.setFocus()
    QTest.keyClick(view, key)


async def looked_for(desk: Desk, wanted: int) -> None:
    """Wait until so many rows are shown."""
    await desk.until(lambda: len(desk.shell.takes.rows.numbers) == wanted and desk.idle(), f"{wanted} takes")
