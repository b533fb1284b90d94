"""The rows of takes in the audition: what stays when another take comes on top."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from neiroha_desktop.domain.capabilities import Capabilities
from neiroha_desktop.domain.messages import Message
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.voices import take_row, take_words
from neiroha_desktop.ui.voices.take_row import TakeRow
from neiroha_desktop.ui.voices.takes_list import TakesList
from tests.standin.fixture import Standin
from tests.ui.desk import Desk


def rows_from_the_top(desk: Desk) -> list[TakeRow]:
    found = [row for row in desk.window.findChildren(TakeRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.mapTo(desk.window, row.rect().topLeft()).y())


def heading(row: TakeRow) -> str:
    return next(label.text() for label in row.findChildren(QLabel) if label.text().startswith("Take "))


def names_by_tab(first: QWidget, count: int) -> list[str]:
    names: list[str] = []
    widget = first
    while len(names) < count:
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
        if isinstance(widget, QPushButton) and widget.isVisible():
            names.append(widget.accessibleName())
    return names


async def make_take(desk: Desk, number: int) -> None:
    if number == 1:
        desk.type("Text", "Hello")
    desk.press("Generate")
    await desk.until(lambda: len(rows_from_the_top(desk)) == number and desk.idle(), f"take {number}")


async def test_a_new_take_stands_on_top_and_the_others_stay(desk: Desk) -> None:
    await make_take(desk, 1)
    (first,) = rows_from_the_top(desk)
    await make_take(desk, 2)
    rows = rows_from_the_top(desk)

    assert rows[1] is first
    assert [heading(row) for row in rows] == ["Take 2", "Take 1"]


async def test_tab_goes_from_the_newest_take_to_the_oldest(desk: Desk) -> None:
    for number in (1, 2, 3):
        await make_take(desk, number)

    last_before = desk.find(QWidget, "Number of takes")
    marks = ("Compare as A", "Compare as B")
    wanted = [
        name
        for number in (3, 2, 1)
        for name in (
            f"take {number}",
            *marks,
            f"Save take {number}",
            f"Delete take {number}",
            f"More about Take {number}",
        )
    ]
    names = names_by_tab(last_before, len(wanted))
    assert all(part in name for part, name in zip(wanted, names, strict=True)), names


async def test_the_rest_is_numbered_anew_when_a_take_is_deleted(desk: Desk) -> None:
    for number in (1, 2, 3):
        await make_take(desk, number)
    desk.press("Delete take 1")
    await desk.until(lambda: len(rows_from_the_top(desk)) == 2, "two takes")
    await desk.settle()

    assert [heading(row) for row in rows_from_the_top(desk)] == ["Take 2", "Take 1"]
    assert desk.shows("Save take 1 to a file")
    assert not desk.shows("Delete take 3")


async def test_a_new_take_costs_those_below_it_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2, 3):
        await make_take(desk, number)
    asked: list[str] = []
    written: list[str] = []
    providers = desk.house.services.providers
    describe = providers.capabilities

    def capabilities(provider: Provider, model_id: str) -> Capabilities:
        asked.append(model_id)
        return describe(provider, model_id)

    def facts_line(take: Take, changes: Sequence[Message] | None) -> tuple[str, Tone]:
        written.append(take.id)
        return take_words.facts_line(take, changes)

    monkeypatch.setattr(providers, "capabilities", capabilities)
    monkeypatch.setattr(take_row, "facts_line", facts_line)
    (takes,) = desk.window.findChildren(TakesList)

    takes.reload()
    assert not written
    assert len(asked) == 1

    await make_take(desk, 4)
    assert set(written) == {desk.shell.voices.audition.takes[0].id}


async def test_the_row_of_a_take_is_made_while_it_is_waited_for(
    mine: Desk, standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    standin.script({"kind": "normal", "delay": 0.5})
    (takes,) = mine.window.findChildren(TakesList)
    mine.press("Generate")
    await mine.until(lambda: takes._spare is not None, "the row")
    spare = takes._spare
    assert rows_from_the_top(mine) == []

    monkeypatch.setattr(TakesList, "_make_row", lambda _list: pytest.fail("made when the take was here"))
    await mine.until(lambda: len(rows_from_the_top(mine)) == 1, "the take")
    monkeypatch.undo()

    assert rows_from_the_top(mine) == [spare]
    assert heading(rows_from_the_top(mine)[0]) == "Take 1"
