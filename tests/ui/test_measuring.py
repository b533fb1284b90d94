"""A take is shown before it is measured, and its loudness and outline come after it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from neiroha_desktop.services import clip_study, takes
from neiroha_desktop.ui.voices.take_row import TakeRow
from tests.ui.desk import Desk


def words(desk: Desk) -> list[str]:
    """Return what the rows of takes say."""
    rows = [one for one in desk.window.findChildren(TakeRow) if one.isVisible()]
    return [" ".join(label.text() for label in row.findChildren(QLabel)) for row in rows]


async def test_a_take_is_there_before_it_is_measured(mine: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    may_measure = threading.Event()

    def study(source: Path | bytes) -> Any:
        may_measure.wait(20)
        return clip_study.study(source)

    monkeypatch.setattr(takes, "study", study)
    mine.press("Generate")
    try:
        await mine.until(lambda: len(words(mine)) == 1 and not mine.shell.voices.audition.busy, "the take")
        assert "LUFS" not in words(mine)[0]
        (kept,) = await mine.house.services.takes.list_all()
        assert mine.house.services.takes.path(kept).stat().st_size == kept.size_bytes
    finally:
        may_measure.set()
    await mine.until(lambda: "LUFS" in words(mine)[0], "its loudness")
    (kept,) = await mine.house.services.takes.list_all()
    assert kept.measure is not None
    assert kept.outline
    assert mine.shell.voices.audition.takes[0].outline == kept.outline


async def test_what_a_killed_program_left_unmeasured_is_measured_when_it_is_listed(mine: Desk) -> None:
    mine.press("Generate")
    await mine.until(lambda: any("LUFS" in text for text in words(mine)), "the take")
    await mine.rest()
    database = mine.house.services.takes._store._database
    await database.write(lambda db: db.execute("UPDATE takes SET measure = '', outline = x''"))

    mine.shell.voices.audition.load.start(mine.shell.voices.audition.takes[0].character_id)
    await mine.until(lambda: "LUFS" not in words(mine)[0], "the take as it was left")
    await mine.until(lambda: "LUFS" in words(mine)[0], "its loudness")
    (kept,) = await mine.house.services.takes.list_all()
    assert kept.measure is not None
    assert kept.outline
