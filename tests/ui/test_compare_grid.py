"""Comparing voices with the same texts: choosing, running, hearing, and what it may cost."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QTableView, QWidget

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.services.grid_plan import ColumnKind
from neiroha_desktop.services.grid_run import CellState, GridRun
from neiroha_desktop.services.playback import PlaybackState
from tests.standin.fixture import Standin
from tests.ui.desk import Desk
from tests.ui.silent_output import SilentOutput

SECOND = "And a second sentence."


def table(desk: Desk) -> QTableView:
    """Return the cells."""
    return desk.find(QTableView, "Comparison")


def said(desk: Desk, row: int, column: int) -> str:
    """Return what a screen reader says of a cell."""
    model = table(desk).model()
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def ticks(desk: Desk, name: str) -> dict[str, bool]:
    """Return the entries of a list and whether they are ticked."""
    entries = desk.find(QListWidget, name)
    items = [entries.item(row) for row in range(entries.count())]
    return {item.text().split("   ")[0]: item.checkState() == Qt.CheckState.Checked for item in items}


def tick(desk: Desk, name: str, entry: str, *, at_the_box: bool = False) -> None:
    """Click an entry of a list."""
    entries = desk.find(QListWidget, name)
    row = list(ticks(desk, name)).index(entry)
    entries.scrollToItem(entries.item(row))
    place = entries.visualItemRect(entries.item(row))
    x = place.left() + 12 if at_the_box else place.center().x()
    QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, place.center().y()))


def only(desk: Desk, name: str, *wanted: str) -> None:
    """Tick just these entries of a list."""
    for entry, ticked in ticks(desk, name).items():
        if ticked and entry not in wanted:
            tick(desk, name, entry)
    for entry in wanted:
        if not ticks(desk, name)[entry]:
            tick(desk, name, entry)
    assert [entry for entry, ticked in ticks(desk, name).items() if ticked] == [
        entry for entry in ticks(desk, name) if entry in wanted
    ]


def click(desk: Desk, row: int, column: int) -> None:
    """Click a cell."""
    view = table(desk)
    place = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def run_of(desk: Desk) -> GridRun:
    """Return the comparison on screen."""
    run = desk.shell.grid.run
    assert run is not None
    return run


async def choose(desk: Desk, *voices: str) -> None:
    """Open the choices, and choose voices and two texts."""
    desk.press("Compare…")
    await desk.settle()
    only(desk, "Columns", *voices)
    desk.type("Another text", SECOND)
    QTest.keyClick(desk.find(QWidget, "Another text"), Qt.Key.Key_Return)
    await desk.settle()


async def ended(desk: Desk) -> None:
    """Wait until no cell is waited for."""
    await desk.until(lambda: not desk.shell.grid.busy, "the end of the comparison")
    await desk.settle()


async def compared(desk: Desk, *voices: str) -> None:
    """Compare voices in two texts to the end."""
    await choose(desk, *voices)
    desk.press("Start")
    await ended(desk)


async def save_limits(desk: Desk, **limits: Any) -> None:
    """Set limits of the provider of the character on screen."""
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    providers = desk.house.services.providers
    provider = await providers.get(draft.provider_id)
    await providers.save(replace(provider, limits=replace(provider.limits, **limits)))


async def test_every_cell_is_spoken_heard_and_kept(mine: Desk, standin: Standin) -> None:
    await choose(mine, "Mia", "冰糖")
    assert mine.says("2 × 2 = 4 request")
    mine.press("Start")
    await mine.until(lambda: "Running for" in said(mine, 0, 0) or "done" in said(mine, 0, 0), "a first cell")
    await ended(mine)
    spoken = [(one["body"]["audio"]["voice"], one["body"]["messages"][-1]["content"]) for one in standin.log()]
    assert spoken == [("Mia", "Hello"), ("冰糖", "Hello"), ("Mia", SECOND), ("冰糖", SECOND)]
    assert re.match(r"冰糖, text 2: done, \d+\.\d s, .*−\d+\.\d LUFS$", said(mine, 1, 1))
    assert mine.says("4 of 4 done")
    assert mine.house.services.playback.current is None, "nothing plays unasked"
    kept = await mine.house.services.takes.list_all()
    assert {take.character_name for take in kept} == {"Narrator"}
    assert {take.id for take in kept} == {cell.take.id for cell in run_of(mine).cells if cell.take}
    mine.press("Back")
    await mine.settle()
    assert len(mine.shell.voices.audition.takes) == 4
    mine.press("Compare…")
    await mine.settle()
    assert re.match(r"Mia, text 1: done", said(mine, 0, 0)), "it is there as it was"
    assert len(standin.log()) == 4


async def test_keys_and_clicks_play(mine: Desk, standin: Standin) -> None:
    await compared(mine, "Mia", "冰糖")
    playback, view = mine.house.services.playback, table(mine)
    first, second = run_of(mine).cell(0, 0).take, run_of(mine).cell(0, 1).take
    assert first is not None
    assert second is not None
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    await mine.until(lambda: playback.state is PlaybackState.PLAYING, "the first cell")
    assert playback.current is not None
    assert (playback.current.key, playback.current.title) == (first.id, "Mia, text 1")
    assert mine.shows("Pause cell")
    QTest.keyClick(view, Qt.Key.Key_Space)
    await mine.until(lambda: playback.state is PlaybackState.PAUSED, "a pause")
    position = playback.position
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == 1, "it moves, and does not seek"
    assert playback.position == position
    QTest.keyClick(view, Qt.Key.Key_Return)
    await mine.until(lambda: playback.current is not None and playback.current.key == second.id, "the other one")
    click(mine, 0, 0)
    await mine.until(lambda: playback.current is not None and playback.current.key == first.id, "the first one")
    await mine.settle()
    assert len(standin.log()) == 4


async def test_a_row_is_played_column_by_column(mine: Desk, standin: Standin) -> None:
    await compared(mine, "Mia", "冰糖")
    playback = mine.house.services.playback
    table(mine).setCurrentIndex(table(mine).model().index(1, 1))
    mine.press("Play row")

    def plays(column: int) -> bool:
        take = run_of(mine).cell(1, column).take
        current = playback.current
        playing = playback.state is PlaybackState.PLAYING
        return playing and take is not None and current is not None and current.key == take.id

    await mine.until(lambda: plays(0), "the first column")
    assert table(mine).currentIndex().column() == 0
    output = cast("SilentOutput", playback._output)
    output.on_end()
    await mine.until(lambda: plays(1), "the second column")
    assert table(mine).currentIndex().column() == 1
    output.on_end()
    await mine.until(lambda: playback.state is PlaybackState.READY, "the end")
    mine.press("Play row")
    await mine.until(lambda: plays(0), "the first column again")
    click(mine, 0, 0)
    await mine.until(lambda: not plays(0) and playback.state is PlaybackState.PLAYING, "another cell")
    output.on_end()
    await mine.settle()
    assert playback.state is PlaybackState.READY, "the row has given way"


async def test_stop_keeps_what_is_there(mine: Desk, standin: Standin) -> None:
    standin.script("normal", "stall")
    await choose(mine, "Mia", "冰糖")
    mine.press("Start")
    await asyncio.to_thread(standin.wait, requests=2)
    await mine.until(lambda: "done" in said(mine, 0, 0) and "Running for" in said(mine, 0, 1), "the second")
    await mine.until(lambda: "Waiting" in said(mine, 1, 0), "a reason")
    assert not mine.shows("Choose anew")
    mine.press("Stop")
    await ended(mine)
    assert [cell.state for cell in run_of(mine).cells] == [CellState.DONE, *[CellState.STOPPED] * 3]
    assert mine.says("1 of 4 done")
    missing = next(one for one in mine.window.findChildren(QPushButton) if one.isVisible() and "missing" in one.text())
    mine.press(missing.accessibleName())
    await ended(mine)
    assert mine.says("4 of 4 done")
    assert not missing.isVisible()


async def test_a_wrong_key_is_told_once_and_stops_the_rest(mine: Desk, standin: Standin) -> None:
    standin.script("wrong_key")
    await compared(mine, "Mia", "冰糖")
    assert len(standin.log()) == 1
    assert "key" in mine.status
    assert "3 more request" in mine.status
    assert said(mine, 0, 0).startswith("Mia, text 1: Failed, ")
    assert said(mine, 1, 1) == "冰糖, text 2: Stopped"
    mine.press("Ask again")
    await ended(mine)
    assert "done" in said(mine, 0, 0)
    assert len(standin.log()) == 2


async def test_a_failed_cell_says_why_and_stops_no_other(mine: Desk, standin: Standin) -> None:
    standin.script("normal", "moderation")
    await compared(mine, "Mia", "冰糖")
    assert mine.status == "", "what one cell met is told there"
    click(mine, 0, 1)
    words = [label.text() for label in mine.window.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("✕ Failed · ") and len(text) > 30 for text in words)
    assert mine.says("3 of 4 done · 1 failed")
    assert not mine.find(QPushButton, "Star").isEnabled()
    mine.press("Ask again")
    await ended(mine)
    assert mine.says("4 of 4 done")


async def test_a_star_and_a_voice_to_keep(mine: Desk, standin: Standin) -> None:
    await compared(mine, "Mia", "冰糖")
    click(mine, 0, 1)
    mine.press("Star")
    await mine.settle()
    assert said(mine, 0, 1).endswith(", starred")
    starred = [take for take in await mine.house.services.takes.list_all() if take.starred]
    assert [take.voice for take in starred] == ["冰糖"]
    mine.press("Remove star")
    await mine.settle()
    assert not any(take.starred for take in await mine.house.services.takes.list_all())
    mine.press("Use this voice")
    await mine.settle()
    assert mine.text("Voice") == "冰糖"
    assert "冰糖" in mine.status
    assert mine.row("Characters list", "Narrator").unsaved
    mine.press("Undo")
    await mine.settle()
    assert mine.text("Voice") == "Mia"


async def test_two_cells_can_be_heard_against_each_other(mine: Desk, standin: Standin) -> None:
    await compared(mine, "Mia", "冰糖")
    comparison, run = mine.shell.comparison, run_of(mine)
    for column, name in enumerate(("Compare as A", "Compare as B")):
        click(mine, 0, column)
        await mine.settle()
        mine.press(name)
    await mine.settle()
    takes = [run.cell(0, column).take for column in (0, 1)]
    assert [comparison.mark_of(take.id) for take in takes if take] == [0, 1]


async def test_it_goes_on_while_nobody_looks(mine: Desk, standin: Standin) -> None:
    standin.script("normal", {"kind": "normal", "delay": 0.4})
    await choose(mine, "Mia", "冰糖")
    mine.press("Start")
    mine.press("Back")
    mine.click_row("Characters list", "Old fisherman")
    await ended(mine)
    assert "4 of 4" in mine.status
    mine.press("Compare…")
    await mine.settle()
    assert mine.says("Compare · Narrator")
    mine.theme.choose("dark")
    await mine.settle()
    assert said(mine, 1, 1).startswith("冰糖, text 2: done")
    click(mine, 1, 1)
    mine.press("Use this voice")
    await mine.settle()
    assert mine.text("Character name") == "Narrator", "the character that was compared, not the one on screen"
    assert mine.text("Voice") == "冰糖"


async def test_what_does_not_fit_into_today_is_said_before(mine: Desk, standin: Standin) -> None:
    await save_limits(mine, rpd=3, rpm=2)
    await choose(mine, "Mia", "冰糖")
    await mine.until(lambda: mine.says("▲ My server: 3 request"), "the warning")
    assert mine.says("at least 1 minute")
    only(mine, "Columns", "Mia")
    await mine.until(lambda: mine.says("My server: 3 request") and not mine.says("▲"), "that it fits")


async def test_no_more_than_fits_can_be_ticked(mine: Desk, standin: Standin) -> None:
    mine.press("Compare…")
    await mine.settle()
    voices = list(ticks(mine, "Columns"))
    assert voices[0] == "Mia", "the voice on screen comes first"
    only(mine, "Columns", *voices[:6])
    tick(mine, "Columns", voices[6])
    tick(mine, "Columns", voices[7], at_the_box=True)
    assert sum(ticks(mine, "Columns").values()) == 6
    assert mine.says("6 of at most 6")
    tick(mine, "Columns", voices[0], at_the_box=True)
    tick(mine, "Columns", voices[7], at_the_box=True)
    assert [entry for entry, ticked in ticks(mine, "Columns").items() if ticked] == [*voices[1:6], voices[7]]
    only(mine, "Texts")
    assert not mine.find(QPushButton, "Start").isEnabled()


async def test_characters_models_and_instructions_can_be_columns(mine: Desk, standin: Standin) -> None:
    mine.press("Compare…")
    await mine.settle()
    mine.press("Instructions")
    mine.type("Another instruction", "Shout!")
    mine.press("Add column")
    await mine.settle()
    plan = mine.shell.grid.choices.plan()
    assert [column.character.instruction() for column in plan.columns][-1] == "Shout!"
    mine.press("Models")
    await mine.settle()
    assert "mimo-v2.5-tts" in ticks(mine, "Columns")
    assert "mimo-v2.5-tts-voicedesign" not in ticks(mine, "Columns"), "it speaks with no preset voice"
    mine.press("Characters")
    await mine.settle()
    assert not mine.shows("Add column")
    only(mine, "Columns", "Narrator", "Old fisherman")
    mine.press("Start")
    await ended(mine)
    plan = run_of(mine).plan
    assert plan.kind is ColumnKind.CHARACTERS
    assert [column.character.mode for column in plan.columns] == [VoiceMode.PRESET, VoiceMode.DESIGN]
    owners = {take.character_name for take in await mine.house.services.takes.list_all()}
    assert owners == {"Narrator", "Old fisherman"}
    click(mine, 0, 1)
    mine.press("Show this character")
    await mine.settle()
    assert mine.text("Character name") == "Old fisherman"


async def test_the_next_comparison_keeps_what_it_can_use(mine: Desk, standin: Standin) -> None:
    await compared(mine, "Mia", "冰糖")
    mine.press("Choose anew")
    await mine.settle()
    only(mine, "Columns", "Mia", "冰糖", "茉莉")
    mine.press("Start")
    await ended(mine)
    assert len(standin.log()) == 6, "only what is new was asked for"
    assert mine.says("6 of 6 done")


async def test_keys_of_the_window_work_on_what_is_on_screen(mine: Desk, standin: Standin) -> None:
    await choose(mine, "Mia", "冰糖")
    QTest.keyClick(mine.window, Qt.Key.Key_R)
    assert not mine.shell.voices.audition.busy
    standin.script({"kind": "normal", "delay": 0.4})
    QTest.keyClick(mine.find(QListWidget, "Columns"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await mine.until(lambda: mine.shell.grid.busy, "the start")
    await asyncio.to_thread(standin.wait, requests=1)
    QTest.keyClick(table(mine), Qt.Key.Key_Escape)
    await ended(mine)
    assert len(standin.log()) == 1
    assert not mine.shell.voices.audition.busy
    await mine.open("Providers")
    await mine.open("Voices")
    assert mine.shows("Comparison"), "another page does not end it"
    QTest.keyClick(mine.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await mine.settle()
    assert mine.text("Character name") == "New character"


async def test_a_take_that_was_deleted_elsewhere_can_be_asked_for_again(mine: Desk, standin: Standin) -> None:
    await compared(mine, "Mia", "冰糖")
    take = run_of(mine).cell(0, 0).take
    assert take is not None
    await mine.house.services.takes.delete(take.id)
    mine.press("Back")
    mine.press("Compare…")
    await mine.settle()
    assert said(mine, 0, 0) == "Mia, text 1: Not asked for"
    assert mine.says("3 of 4 done")
    mine.press("Ask again")
    await ended(mine)
    assert mine.says("4 of 4 done")


async def test_a_full_grid_has_no_widget_per_cell(mine: Desk, standin: Standin) -> None:
    await choose(mine, "Mia")
    mine.press("Start")
    await ended(mine)
    before = len(mine.window.findChildren(QWidget))
    mine.press("Choose anew")
    await mine.settle()
    only(mine, "Columns", *list(ticks(mine, "Columns"))[:6])
    only(mine, "Texts", *list(ticks(mine, "Texts"))[:8])
    mine.press("Start")
    await ended(mine)
    assert mine.says("48 of 48 done")
    view = table(mine)
    assert (view.model().rowCount(), view.model().columnCount()) == (8, 6)
    after = len(mine.window.findChildren(QWidget))
    assert after - before <= 8, "a scroll bar or two"
    assert not view.horizontalScrollBar().isVisible()
    assert QApplication.focusWidget() is not None
