"""What the window does without until somebody asks for it, so that it is there sooner."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QListWidget

from neiroha_desktop.ui.compare.grid_table import GridTable
from neiroha_desktop.ui.shell import Shell
from tests.ui.desk import Desk

MADE_LATER = {"providers", "takes", "usage", "exchange", "grid", "picker"}


def made(shell: Shell) -> set[str]:
    return MADE_LATER & vars(shell).keys()


async def test_the_first_page_makes_nothing_of_the_others(desk: Desk) -> None:
    assert made(desk.shell) == set()
    assert {"health", "local_servers", "packages"} & vars(desk.house.services).keys() == set()


@pytest.mark.parametrize(("page", "name"), [("Providers", "providers"), ("Takes", "takes"), ("Usage", "usage")])
async def test_a_page_makes_its_own(desk: Desk, page: str, name: str) -> None:
    await desk.open(page)
    assert made(desk.shell) == {name}


async def test_keys_for_a_comparison_make_none(desk: Desk) -> None:
    desk.window._on_new()
    await desk.settle()
    desk.window._on_stop()
    assert "grid" not in made(desk.shell)


async def test_what_shows_cells_is_made_with_the_first_ones(desk: Desk) -> None:
    turns: list[int] = []
    desk.press("Compare…")
    while not desk.shell.comparing:
        turns.append(0)
        await asyncio.sleep(0)
    assert len(turns) > 5, "module by module, and the window has its turn in between"
    await desk.settle()
    assert desk.all(QListWidget, "Columns")
    assert not desk.window.findChildren(GridTable)
    desk.press("Start")
    await desk.until(lambda: not desk.shell.grid.busy, "the end of the comparison")
    await desk.settle()
    assert desk.window.findChildren(GridTable)


async def test_a_kept_preference_reaches_lists_that_are_made_for_it(desk: Desk) -> None:
    desk.type("Text", "Hello")
    desk.press("Generate")
    await desk.settle()
    take = desk.shell.voices.audition.takes[0]
    await desk.house.services.takes.set_note(take.id, "Preferred.")
    desk.shell.preference.noted.emit(take.id, {"note": "Preferred."})
    await desk.settle()
    assert desk.shell.voices.audition.takes[0].note == "Preferred."


async def test_the_first_page_is_filled_once(desk: Desk) -> None:
    shell = Shell(desk.house.services, steps_dismissed=False)
    editor, filled = shell.voices.editor, []
    editor.draft_changed.connect(lambda: filled.append(editor.draft))
    editor.choices_changed.connect(lambda: filled.append(editor.draft))
    shell.load()
    await shell.loaded(60.0)
    assert [draft for draft in filled if draft is not None] == [editor.draft]
    assert editor.catalog.models
    assert not any(command.running for command in (shell.voices.load, shell.steps.look, shell.voices.audition.load))
    await shell.aclose()
    shell.deleteLater()


async def test_a_slow_disk_holds_the_window_back_for_a_moment_only(desk: Desk) -> None:
    shell = Shell(desk.house.services, steps_dismissed=False)
    shell.load()
    await shell.loaded(0.0)
    assert shell.voices.load.running
    await shell.aclose()
    shell.deleteLater()


async def test_models_are_read_anew_for_the_next_character(desk: Desk) -> None:
    editor = desk.shell.voices.editor
    draft, provider = editor.draft, editor.providers[0]
    assert draft is not None
    assert editor.catalog.models
    editor.show(None)
    editor.set_providers([provider])
    assert not editor.catalog.models
    editor.show(draft)
    await desk.settle()
    assert editor.catalog.models
