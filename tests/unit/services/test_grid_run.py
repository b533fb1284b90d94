"""Speaking a grid: in order, inside the limits, stopped where it is hopeless, and nothing that came is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import AuthenticationError, InvalidInputError, NeirohaError
from neiroha_desktop.domain.provider import Limits, Provider
from neiroha_desktop.services.grid_plan import Column, ColumnKind, GridPlan, variant
from neiroha_desktop.services.grid_run import Cell, CellState, GridRun
from neiroha_desktop.services.synthesis import settings_key
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

TEXTS = ("First.", "第二句。", "Third.")
VOICES = ("冰糖", "茉莉")


def plan(base: Character, voices: tuple[str, ...] = VOICES, texts: tuple[str, ...] = TEXTS) -> GridPlan:
    """Return each text in each voice."""
    columns = tuple(Column(voice, voice, variant(base, ColumnKind.VOICES, voice)) for voice in voices)
    return GridPlan(ColumnKind.VOICES, columns, texts)


@dataclass
class Seen:
    """A run, and what it told."""

    run: GridRun
    states: list[tuple[int, int, CellState]] = field(default_factory=list)
    halts: list[tuple[NeirohaError, int]] = field(default_factory=list)

    def of(self, row: int, column: int) -> list[CellState]:
        """Return the states of a cell, one after the other."""
        return [state for in_row, in_column, state in self.states if (in_row, in_column) == (row, column)]

    def left(self) -> list[CellState]:
        """Return where each cell stands."""
        return [cell.state for cell in self.run.cells]


def grid(house: House, wanted: GridPlan) -> Seen:
    def on_change(cell: Cell) -> None:
        seen.states.append((cell.row, cell.column, cell.state))

    def on_halt(error: NeirohaError, count: int) -> None:
        seen.halts.append((error, count))

    seen = Seen(GridRun(wanted, house.synthesis, house.dispatcher, on_change, on_halt))
    return seen


def spoken(standin: Standin) -> list[tuple[str, str]]:
    """Return voice and text of each request that arrived."""
    return [(one["body"]["audio"]["voice"], one["body"]["messages"][-1]["content"]) for one in standin.log()]


async def until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not reached():  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.002)


async def test_text_by_text_every_cell_becomes_a_take(house: House, standin: Standin, narrator: Character) -> None:
    seen = grid(house, plan(narrator))
    await seen.run.run(seen.run.cells)
    assert spoken(standin) == [(voice, text) for text in TEXTS for voice in VOICES]
    assert seen.of(1, 1) == [CellState.WAITING, CellState.KEEPING, CellState.DONE]
    assert not seen.run.busy
    assert not seen.run.missing()
    kept = {take.id for take in await house.takes.list_all(narrator.id)}
    assert kept == {cell.take.id for cell in seen.run.cells if cell.take}
    assert len(kept) == 6
    take = seen.run.cell(2, 1).take
    assert take is not None
    assert (take.voice, take.text, take.character_name) == ("茉莉", "Third.", "旁白")
    assert take.measure is not None
    assert take.settings_key == settings_key(seen.run.plan.columns[1].character)
    assert settings_key(await house.takes.again(take)) == take.settings_key


async def test_it_keeps_to_the_limits(house: House, standin: Standin, mimo: Provider, narrator: Character) -> None:
    await house.providers.save(replace(mimo, limits=Limits(2, rpm=3)))
    seen = grid(house, plan(narrator))
    await seen.run.run(seen.run.cells)
    assert set(seen.left()) == {CellState.DONE}
    requests = await house.ledger.recent(10)
    assert len(requests) == 6
    # The clock of these tests leaps over every wait: what is apart on it would have been apart for the provider.
    oldest_first = sorted(requests, key=lambda one: one.at)
    assert all(
        (later.at - earlier.at).total_seconds() >= 60
        for earlier, later in zip(oldest_first, oldest_first[3:], strict=False)
    )


async def test_stopping_keeps_what_is_there(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("normal", "normal", "stall")
    seen = grid(house, plan(narrator))
    running = asyncio.ensure_future(seen.run.run(seen.run.cells))
    await asyncio.to_thread(standin.wait, requests=3)
    await until(lambda: seen.left().count(CellState.DONE) == 2)
    assert seen.run.stop() == 4
    await running
    assert seen.left() == [CellState.DONE] * 2 + [CellState.STOPPED] * 4
    assert len(await house.takes.list_all()) == 2
    assert house.dispatcher.queue() == []
    assert seen.halts == []
    await seen.run.run(seen.run.missing())
    assert seen.left() == [CellState.DONE] * 6
    assert len(await house.takes.list_all()) == 6


async def test_one_cell_that_the_queue_drops_stops_alone(house: House, standin: Standin, narrator: Character) -> None:
    standin.script({"kind": "normal", "delay": 0.3})
    seen = grid(house, plan(narrator))
    running = asyncio.ensure_future(seen.run.run(seen.run.cells))
    await until(lambda: len(house.dispatcher.queue()) == 6)
    house.dispatcher.cancel(seen.run.cell(1, 0).request_id)
    await running
    assert seen.left() == [CellState.DONE] * 2 + [CellState.STOPPED] + [CellState.DONE] * 3


async def test_the_end_of_the_run_ends_every_cell(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("normal", "stall")
    seen = grid(house, plan(narrator))
    running = asyncio.ensure_future(seen.run.run(seen.run.cells))
    await asyncio.to_thread(standin.wait, requests=2)
    await until(lambda: CellState.DONE in seen.left())
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert seen.left() == [CellState.DONE] + [CellState.STOPPED] * 5
    await asyncio.to_thread(standin.wait, disconnects=1)
    assert len(await house.takes.list_all()) == 1


async def test_a_wrong_key_stops_the_rest_of_its_provider(
    house: House, standin: Standin, narrator: Character, practice: Provider
) -> None:
    other = replace(narrator, id="other", provider_id=practice.id, voice_id="Mia")
    columns = (Column("旁白", narrator.id, narrator), Column("Other", other.id, other))
    standin.script("wrong_key")
    seen = grid(house, GridPlan(ColumnKind.CHARACTERS, columns, TEXTS))
    await seen.run.run(seen.run.cells)
    assert [seen.run.cell(row, 0).state for row in range(3)] == [CellState.FAILED, *[CellState.STOPPED] * 2]
    assert [seen.run.cell(row, 1).state for row in range(3)] == [CellState.DONE] * 3
    assert isinstance(seen.run.cell(0, 0).error, AuthenticationError)
    assert [(type(error), count) for error, count in seen.halts] == [(AuthenticationError, 2)]
    assert len(standin.log()) == 1
    owners = {take.character_id for take in await house.takes.list_all()}
    assert owners == {"other"}
    # What was stopped can be asked for again, and a second refusal is told again.
    standin.script("wrong_key")
    await seen.run.run(seen.run.missing())
    assert len(seen.halts) == 2
    await seen.run.run(seen.run.missing())
    assert set(seen.left()) == {CellState.DONE}


async def test_a_provider_that_is_off_is_told_once_and_asked_for_nothing(
    house: House, standin: Standin, mimo: Provider, narrator: Character
) -> None:
    await house.providers.set_enabled(mimo.id, False)
    seen = grid(house, plan(narrator))
    await seen.run.run(seen.run.cells)
    assert standin.log() == []
    assert len(seen.halts) == 1
    assert CellState.DONE not in seen.left()
    assert "switched off" in str(seen.halts[0][0])


async def test_what_is_wrong_with_one_cell_stops_no_other(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("normal", "moderation")
    seen = grid(house, plan(narrator, voices=("冰糖", "")))
    await seen.run.run(seen.run.cells)
    assert seen.halts == []
    assert [seen.run.cell(row, 1).state for row in range(3)] == [CellState.FAILED] * 3
    assert {type(seen.run.cell(row, 1).error) for row in range(3)} == {InvalidInputError}
    assert [seen.run.cell(row, 0).state for row in range(3)] == [CellState.DONE, CellState.FAILED, CellState.DONE]
    await seen.run.run([seen.run.cell(1, 0)])
    retried = seen.run.cell(1, 0)
    assert (retried.state, retried.error) == (CellState.DONE, None)


async def test_what_is_done_is_not_asked_for_twice(house: House, standin: Standin, narrator: Character) -> None:
    seen = grid(house, plan(narrator, texts=TEXTS[:1]))
    await seen.run.run(seen.run.cells)
    await seen.run.run(seen.run.cells)
    assert len(standin.log()) == 2
    larger = grid(house, plan(narrator, voices=("茉莉", "苏打", "冰糖"), texts=("New.", "First.")))
    larger.run.take_over(seen.run)
    assert [cell.state is CellState.DONE for cell in larger.run.cells] == [False, False, False, True, False, True]
    assert larger.run.cell(1, 0).take == seen.run.cell(0, 1).take
    louder = grid(house, plan(replace(narrator, speed=1.2), texts=TEXTS[:1]))
    louder.run.take_over(seen.run)
    assert len(louder.run.missing()) == 2


@pytest.mark.parametrize(
    ("columns", "texts", "field"),
    [(0, 1, "columns"), (1, 0, "texts"), (7, 1, "columns"), (1, 9, "texts")],
)
def test_a_plan_has_a_size(narrator: Character, columns: int, texts: int, field: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        plan(narrator, tuple(map(str, range(columns))), tuple(map(str, range(texts))))
    assert caught.value.field == field
    with pytest.raises(InvalidInputError):
        plan(narrator, texts=("First.", "  "))


def test_a_column_differs_in_one_thing(narrator: Character) -> None:
    design = replace(narrator, mode=narrator.mode, instructions={})
    assert variant(narrator, ColumnKind.CHARACTERS, "x") is narrator
    assert variant(narrator, ColumnKind.MODELS, "m") == replace(narrator, model_id="m")
    assert variant(design, ColumnKind.INSTRUCTIONS, "Loud.").instruction() == "Loud."
