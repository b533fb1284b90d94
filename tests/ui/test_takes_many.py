"""Ten thousand takes: all rows are there, and only those that are looked at are loaded."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.domain.take_filter import TakeChoices
from neiroha_desktop.services.takes import TakeService
from neiroha_desktop.ui.takes.list_model import TakeListModel
from neiroha_desktop.ui.takes.list_view import TakeListView
from neiroha_desktop.ui.takes.row_painter import TakePainter
from tests.ui.desk import Desk
from tests.ui.takes_desk import keep_records, looked_for, press_key, sentence, the_list

COUNT = 10_000


@pytest.fixture
async def many(desk: Desk) -> Desk:
    await keep_records(desk, COUNT)
    await desk.open("Takes")
    await looked_for(desk, COUNT)
    return desk


def rows(desk: Desk) -> TakeListModel:
    return desk.shell.takes.rows


def loaded(desk: Desk) -> int:
    model = rows(desk)
    return sum(map(model.is_loaded, model.numbers))


def on_screen(desk: Desk) -> list[bool]:
    model = rows(desk)
    return [model.is_loaded(model.numbers[row]) for row in the_list(desk).visible_rows()]


async def filled(desk: Desk) -> None:
    await desk.until(lambda: all(on_screen(desk)) and desk.idle(), "the rows on screen")


async def test_what_is_on_screen_is_there_at_once_and_the_rest_is_not(many: Desk) -> None:
    assert the_list(many).model().rowCount() == COUNT
    assert all(on_screen(many))
    assert loaded(many) < 100
    assert many.says("10,000 take")


async def test_wherever_one_goes_the_rows_are_loaded(many: Desk) -> None:
    press_key(many, Qt.Key.Key_End)
    await filled(many)
    assert "Sentence 9999." in sentence(many, COUNT - 1)
    assert many.shell.takes.current is not None
    assert many.shell.takes.current.text == "Sentence 9999."
    bar = the_list(many).verticalScrollBar()
    # Dragged through the whole list, most rows are passed and never loaded.
    for place in range(0, bar.maximum(), bar.maximum() // 50):
        bar.setValue(place)
        the_list(many).viewport().repaint()
    await filled(many)
    assert loaded(many) < 400


async def test_rows_that_were_seen_long_ago_are_let_go(many: Desk) -> None:
    model = rows(many)
    for start in range(0, COUNT, 500):
        numbers = model.numbers[start : start + 500]
        model.fill(numbers, await many.house.services.takes.page(numbers))
    assert loaded(many) == 1000


async def test_the_chosen_take_stays_chosen_while_others_come(many: Desk) -> None:
    view = the_list(many)
    press_key(many, Qt.Key.Key_PageDown)
    await filled(many)
    chosen = many.shell.takes.current
    row = view.currentIndex().row()
    assert chosen is not None
    await keep_newer(many)
    many.shell.takes.load.restart()
    await looked_for(many, COUNT + 1)
    assert view.currentIndex().row() == row + 1
    assert many.shell.takes.current == chosen


async def keep_newer(desk: Desk) -> None:
    query = """
        INSERT INTO takes (id, created_at, character_name, provider_name, model_id, mode, voice, instruction, text,
            container, file_name, size_bytes, duration, sample_rate, total_seconds)
        VALUES ('new', '2999-01-01T00:00:00.000000+00:00', 'N', 'P', 'm', 'preset', 'v', '', 'New.', 'wav', 'new.wav',
            1, 1, 24000, 1)
    """
    await desk.house.services.takes._store._database.write(lambda db: db.execute(query))


async def delete_elsewhere(desk: Desk, number: int) -> None:
    query = "UPDATE takes SET deleted_at = created_at WHERE rowid = ?"
    await desk.house.services.takes._store._database.write(lambda db: db.execute(query, (number,)))


async def test_a_take_that_another_window_deletes_leaves_the_list(many: Desk) -> None:
    target = rows(many).numbers[5_000]
    await delete_elsewhere(many, target)
    view = the_list(many)
    view.scrollTo(view.model().index(5_000, 0))
    await looked_for(many, COUNT - 1)
    await filled(many)
    assert target not in rows(many).numbers


def painted(view: TakeListView) -> range:
    return range(view.rowAt(0), view.rowAt(view.viewport().height() - 1) + 1)


async def test_a_screen_of_new_rows_is_painted_in_several_turns(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    view = the_list(many)
    turns: list[int] = []
    begin, paint_take = TakePainter.begin, TakePainter._paint_take

    def count_turn(painter: TakePainter) -> None:
        turns.append(0)
        begin(painter)

    def count_row(*row: Any, **how: Any) -> None:
        turns[-1] += 1
        paint_take(*row, **how)

    monkeypatch.setattr(TakePainter, "begin", count_turn)
    monkeypatch.setattr(TakePainter, "_paint_take", count_row)
    view.scrollTo(view.model().index(5_000, 0))
    await filled(many)
    await many.until(lambda: view.resting, "all of them painted")
    assert sum(turns) == len(painted(view)) > 5
    assert max(turns) <= 5

    # Those that were painted before are painted in one go: nothing blinks.
    turns.clear()
    view.viewport().repaint()
    assert turns == [len(painted(view))]
    assert not view.behind


async def test_only_the_rows_that_came_are_painted_anew(many: Desk) -> None:
    numbers = rows(many).numbers
    model = TakeListModel(lambda _take: None, many.shell)
    model.show(numbers)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    async def come(*places: int) -> list[tuple[int, int]]:
        told.clear()
        wanted = [numbers[place] for place in places]
        model.fill(wanted, await many.house.services.takes.page(wanted))
        return told

    for blank in (4_000, 6_000, 7_000):
        assert model.take(blank) is None
    assert await come(*range(4_000, 4_040)) == [(4_000, 4_039)]
    assert await come(*range(4_040, 4_080)) == [], "nobody has seen them blank"
    assert await come(*range(6_990, 7_010)) == [(6_990, 7_009)]
    assert await come(6_000, 8_000) == [(0, COUNT - 1)]
    model.forget()
    assert await come(*range(4_000, 4_040)) == [(0, COUNT - 1)], "any row may have changed"


class Gates:
    """Holds up what the page asks the takes for."""

    def __init__(self, service: TakeService, monkeypatch: pytest.MonkeyPatch) -> None:
        self.page, self.choices = asyncio.Event(), asyncio.Event()
        self.waiting: list[Sequence[int]] = []
        page, choices = service.page, service.choices

        async def slow_page(numbers: Sequence[int]) -> list[Take | None]:
            found = await page(numbers)
            self.waiting.append(numbers)
            if len(self.waiting) == 1:
                await self.page.wait()
            return found

        async def slow_choices() -> TakeChoices:
            await self.choices.wait()
            return await choices()

        monkeypatch.setattr(service, "page", slow_page)
        monkeypatch.setattr(service, "choices", slow_choices)


async def test_rows_come_that_were_asked_for_while_a_deleted_one_was_looked_up(
    many: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await delete_elsewhere(many, rows(many).numbers[5_000])
    gates = Gates(many.house.services.takes, monkeypatch)
    view = the_list(many)
    view.scrollTo(view.model().index(5_000, 0))
    await many.until(lambda: len(gates.waiting) == 1, "the rows around the deleted one")
    # The new list is on screen, all of its rows are blank, and it is not quite done.
    many.shell.takes.load.restart()
    await many.until(lambda: len(rows(many).numbers) == COUNT - 1 and rows(many).wants, "the new list")
    gates.page.set()
    await many.until(lambda: len(gates.waiting) >= 3, "the rows of the new list")
    gates.choices.set()
    await filled(many)


async def test_a_screen_reader_gets_each_row_as_a_sentence(many: Desk) -> None:
    view = QAccessible.queryAccessibleInterface(the_list(many))
    assert view.text(QAccessible.Text.Name) == "Takes list"
    # Both headers, which are hidden, count as a row and a column.
    assert view.childCount() == (COUNT + 1) * 2

    def said_of(row: int) -> str:
        return view.child((row + 1) * 2 + 1).text(QAccessible.Text.Name)

    assert said_of(3).startswith("Narrator, Sentence 3., 1.0 s")
    # One that is far away is loaded when it is asked for.
    assert said_of(7_000) == "…"
    await many.until(lambda: said_of(7_000).startswith("Narrator, Sentence 7000."), "the row")
