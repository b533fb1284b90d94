"""Records in a table: what is announced of a change, what stays, and how they are sorted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.records import Column, RecordsModel
from neiroha_desktop.ui.parts.records_table import RecordsTable
from neiroha_desktop.ui.theme import LIGHT

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Ware:
    id: int
    price: int


def make_model(parent: QObject) -> RecordsModel[Ware]:
    columns: list[Column[Ware]] = [
        Column("Name", lambda one: f"ware {one.id}", tone=lambda one: Tone.DANGER if one.price > 9 else None),
        Column("Price", lambda one: str(one.price), lambda one: one.price, sample="100", number=True),
    ]
    return RecordsModel(columns, lambda one: one.id, LIGHT, parent)


@pytest.fixture
def model(qapp: QApplication) -> Iterator[RecordsModel[Ware]]:
    owner = QObject()
    yield make_model(owner)
    owner.deleteLater()


def wares(*ids: int) -> list[Ware]:
    return [Ware(number, 10 - number) for number in ids]


def shown(model: RecordsModel[Ware]) -> list[int]:
    return [one.id for one in model.records]


class Log:
    """What a model announced."""

    def __init__(self, model: RecordsModel[Ware]) -> None:
        self.told: list[tuple[str, int, int]] = []
        self.resets = 0
        model.rowsInserted.connect(lambda _parent, first, last: self.told.append(("in", first, last)))
        model.rowsRemoved.connect(lambda _parent, first, last: self.told.append(("out", first, last)))
        model.dataChanged.connect(lambda first, last: self.told.append(("new", first.row(), last.row())))
        model.modelReset.connect(self._on_reset)

    def _on_reset(self) -> None:
        self.resets += 1


def test_only_what_differs_is_announced(model: RecordsModel[Ware]) -> None:
    model.set_records(wares(1, 2, 3, 4))
    log = Log(model)
    model.set_records(wares(1, 2, 3, 4))
    assert log.told == []
    model.set_records(wares(2, 3, 4, 5, 6))
    assert log.told == [("out", 0, 0), ("in", 3, 4)]
    log.told.clear()
    model.set_records([*wares(2), Ware(3, 99), *wares(4, 5, 6)])
    assert log.told == [("new", 0, 4)]
    assert log.resets == 0


def test_many_scattered_changes_are_shown_at_once(model: RecordsModel[Ware]) -> None:
    model.set_records(wares(*range(100)))
    log = Log(model)
    model.set_records(wares(*range(0, 100, 2)))
    assert (log.told, log.resets) == ([], 1)
    assert shown(model) == list(range(0, 100, 2))


def test_as_time_passes_only_what_reads_differently_is_painted(model: RecordsModel[Ware]) -> None:
    model.set_records(wares(*range(1000)))
    log = Log(model)
    model.refresh(1, lambda ware: ware.id in (0, 7))
    assert log.told == [("new", 0, 0), ("new", 7, 7)]
    log.told.clear()
    model.refresh(1, lambda ware: ware.id >= 10)
    assert log.told == [("new", 10, 999)]
    log.told.clear()
    model.refresh(1, lambda _ware: False)
    assert log.told == []


@given(st.lists(st.lists(st.builds(Ware, st.integers(0, 9), st.integers(0, 3)), unique_by=lambda one: one.id)))
def test_whatever_comes_is_what_is_shown(rounds: list[list[Ware]]) -> None:
    owner = QObject()
    model = make_model(owner)
    # Qt's own examiner fails the test where signals and contents contradict each other.
    examiner = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, owner)
    for number, given_records in enumerate(rounds):
        model.sort(1 if number % 2 else -1)
        model.set_records(given_records)
        wanted = sorted(given_records, key=lambda one: one.price) if number % 2 else given_records
        assert list(model.records) == wanted
    del examiner
    owner.deleteLater()


def test_sorting_goes_both_ways_and_back_to_the_order_that_was_given(model: RecordsModel[Ware]) -> None:
    model.set_records(wares(3, 1, 2))
    model.sort(1, ASCENDING)
    assert shown(model) == [3, 2, 1]
    model.sort(1, DESCENDING)
    assert shown(model) == [1, 2, 3]
    model.set_records(wares(3, 1, 4, 2))
    assert shown(model) == [1, 2, 3, 4]
    model.sort(-1)
    assert shown(model) == [3, 1, 4, 2]


def test_a_column_without_a_key_leaves_the_order(model: RecordsModel[Ware]) -> None:
    model.set_records(wares(3, 1, 2))
    model.sort(0, ASCENDING)
    assert shown(model) == [3, 1, 2]


def test_colour_goes_with_the_tone(model: RecordsModel[Ware]) -> None:
    model.set_records([Ware(1, 10), Ware(2, 1)])
    ink = Qt.ItemDataRole.ForegroundRole
    assert model.index(0, 0).data(ink).name().upper() == LIGHT.danger
    assert model.index(1, 0).data(ink) is None


@pytest.fixture
def table(qtbot: QtBot, model: RecordsModel[Ware]) -> RecordsTable:
    table = RecordsTable("Wares", model, sortable=True)
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    return table


def test_the_chosen_record_stays_chosen(model: RecordsModel[Ware], table: RecordsTable) -> None:
    model.set_records(wares(*range(100)))
    table.selectRow(40)
    model.set_records(wares(*range(30, 100)))
    assert table.current_id() == 40
    table.sortByColumn(1, DESCENDING)
    table.sortByColumn(1, ASCENDING)
    assert table.current_id() == 40
    log = Log(model)
    model.set_records(wares(*range(0, 100, 2)))
    assert log.resets == 1
    assert table.current_id() == 40
    assert [index.row() for index in table.selectionModel().selectedRows()] == [table.currentIndex().row()]
    model.set_records(wares(1, 2, 3))
    assert table.current_id() != 40


def test_new_rows_do_not_move_what_is_read(model: RecordsModel[Ware], table: RecordsTable) -> None:
    model.set_records(wares(*range(200)))
    table.selectRow(0)
    table.verticalScrollBar().setValue(800)
    log = Log(model)
    model.set_records(wares(*range(0, 200, 2)))
    assert log.resets == 1
    assert table.verticalScrollBar().value() == 800


def test_a_click_on_a_title_sorts(model: RecordsModel[Ware], table: RecordsTable) -> None:
    model.set_records(wares(1, 3, 2))
    assert shown(model) == [1, 3, 2]
    header = table.horizontalHeader()
    place = header.viewport().rect().center()
    place.setX(header.sectionViewportPosition(1) + 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(model) == [3, 2, 1]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(model) == [1, 2, 3]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(model) == [1, 3, 2]


def test_columns_have_room_for_title_and_sample(model: RecordsModel[Ware], table: RecordsTable) -> None:
    for text in ("Price", "100"):
        assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance(text)
    assert sum(table.columnWidth(column) for column in (0, 1)) == table.viewport().width()


def test_text_is_painted_inside_its_cell_line_by_line(qtbot: QtBot) -> None:
    owner = QObject()
    columns: list[Column[Ware]] = [
        Column("Name", lambda one: "a first line that is much too long\na second", sample="about so long"),
        Column("Left", lambda one: "", sample="nothing here"),
        Column("Price", lambda one: str(one.price), sample="1,000,000", number=True),
    ]
    model: RecordsModel[Ware] = RecordsModel(columns, lambda one: one.id, LIGHT, owner)
    table = RecordsTable("Wares", model, lines=2)
    qtbot.addWidget(table)
    model.set_records([Ware(1, 7)])
    table.resize(400, 200)
    table.show()
    name, empty, price = (table.visualRect(model.index(0, column)) for column in range(3))
    upper, lower = QRect(name), QRect(name)
    upper.setBottom(name.center().y())
    lower.setTop(name.center().y())
    assert ink(table, upper)
    assert ink(table, lower)
    assert not ink(table, empty)
    left, right = QRect(price), QRect(price)
    left.setRight(price.center().x())
    right.setLeft(price.center().x())
    assert not ink(table, left)
    assert ink(table, right)
    owner.deleteLater()


def ink(table: RecordsTable, area: QRect) -> bool:
    """Whether anything dark is painted in a part of a table."""
    picture = table.viewport().grab(area).toImage()
    return any(
        picture.pixelColor(x, y).lightness() < 128 for x in range(picture.width()) for y in range(picture.height())
    )
