"""The list of providers: save, duplicate, delete and undo, the enable switch, the badges, drafts that survive."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from neiroha_desktop.ui.parts.rows import RowsView
from tests.standin.fixture import Standin
from tests.ui.desk import Desk

LIST = "Providers list"
PRACTICE = "Practice (offline)"


def titles(desk: Desk) -> list[str]:
    return [row.title for row in desk.rows(LIST)]


def word(desk: Desk, title: str) -> str:
    badge = desk.row(LIST, title).badge
    return badge.word if badge else ""


async def add(desk: Desk, name: str, url: str, key: str = "") -> None:
    desk.press("Add provider")
    desk.choose("Start from", "Other chat-completions server")
    desk.type("Name", name)
    desk.type("Base URL", url)
    if key:
        desk.type("API Key", key)
    desk.press("Save")
    await desk.settle()


async def test_a_new_provider_is_in_the_list_and_not_saved_before_save(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    assert titles(desk) == [PRACTICE, "Xiaomi MiMo"]
    assert word(desk, "Xiaomi MiMo") == "not saved"
    assert len(await desk.house.services.providers.list_all()) == 1
    desk.press("Save")
    await desk.settle()
    assert "is saved" in desk.status
    assert word(desk, "Xiaomi MiMo") == "no key"
    assert len(await desk.house.services.providers.list_all()) == 2


async def test_names_are_not_given_twice(desk: Desk) -> None:
    await desk.open("Providers")
    for _ in range(2):
        desk.press("Add provider")
        desk.press("Save")
        await desk.settle()
    desk.press("Duplicate provider")
    await desk.settle()
    assert titles(desk) == [PRACTICE, "Xiaomi MiMo", "Xiaomi MiMo 2", "Xiaomi MiMo 3"]


async def test_a_duplicate_has_everything_but_its_name(desk: Desk) -> None:
    await desk.open("Providers")
    await add(desk, "Mine", "http://127.0.0.1:1", "sk-abcdefghijklmnop4f2a")
    desk.press("Duplicate provider")
    await desk.settle()
    assert desk.text("Name") == "Mine 2"
    assert desk.text("Base URL") == "http://127.0.0.1:1/v1"
    assert desk.find(QLineEdit, "API Key").placeholderText() == "••••4f2a"
    assert not desk.row(LIST, "Mine 2").unsaved


async def test_delete_offers_undo_and_undo_brings_all_back(desk: Desk) -> None:
    await desk.open("Providers")
    await add(desk, "Mine", "http://127.0.0.1:1", "sk-abcdefghijklmnop4f2a")
    desk.press("Delete provider")
    await desk.settle()
    assert titles(desk) == [PRACTICE]
    assert "is deleted" in desk.status
    desk.press("Undo")
    await desk.settle()
    assert titles(desk) == [PRACTICE, "Mine"]
    assert desk.text("Name") == "Mine"
    assert desk.find(QLineEdit, "API Key").placeholderText() == "••••4f2a"
    assert not desk.shows("Undo")


async def test_deleting_a_provider_says_who_depends_on_it(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Delete provider")
    await desk.settle()
    for name in ("Narrator", "Old fisherman", "Guest voice"):
        assert name in desk.status
    assert titles(desk) == []
    await desk.open("Voices")
    assert {row.badge.word if row.badge else "" for row in desk.rows("Characters list")} == {"no provider"}
    assert desk.says("This provider is gone. Choose another one.")
    desk.press("Generate")
    await desk.settle()
    assert desk.status
    await desk.open("Providers")


async def test_a_provider_that_was_never_saved_can_be_had_back_too(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    desk.type("Base URL", "http://127.0.0.1:1")
    desk.press("Delete provider")
    await desk.settle()
    assert titles(desk) == [PRACTICE]
    assert desk.text("Name") == PRACTICE
    desk.press("Undo")
    await desk.settle()
    assert titles(desk) == [PRACTICE, "Xiaomi MiMo"]
    assert desk.text("Base URL") == "http://127.0.0.1:1"
    assert len(await desk.house.services.providers.list_all()) == 1


async def test_undo_brings_unsaved_edits_back_too(desk: Desk) -> None:
    await desk.open("Providers")
    desk.type("Name", "Renamed")
    desk.press("Delete provider")
    await desk.settle()
    desk.press("Undo")
    await desk.settle()
    assert desk.text("Name") == "Renamed"
    assert desk.row(LIST, PRACTICE).unsaved


async def test_the_switch_in_the_row_is_kept_at_once(desk: Desk) -> None:
    await desk.open("Providers")
    assert desk.row(LIST, PRACTICE).checked
    desk.click_switch(LIST, PRACTICE)
    await desk.settle()
    assert not desk.row(LIST, PRACTICE).checked
    assert word(desk, PRACTICE) == "disabled"
    assert not desk.find(QCheckBox, "Enabled").isChecked()
    assert not (await desk.house.services.providers.get("practice")).enabled
    view = desk.find(RowsView, LIST)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    await desk.settle()
    assert desk.row(LIST, PRACTICE).checked
    assert word(desk, PRACTICE) == "not checked"


async def test_the_switch_leaves_other_edits_unsaved(desk: Desk) -> None:
    await desk.open("Providers")
    desk.type("Name", "Renamed")
    desk.click_switch(LIST, PRACTICE)
    await desk.settle()
    assert desk.text("Name") == "Renamed"
    assert desk.row(LIST, PRACTICE).unsaved
    kept = await desk.house.services.providers.get("practice")
    assert (kept.name, kept.enabled) == (PRACTICE, False)


async def test_a_click_beside_the_switch_moves_nothing(desk: Desk) -> None:
    await desk.open("Providers")
    desk.click_row(LIST, PRACTICE)
    await desk.settle()
    assert desk.row(LIST, PRACTICE).checked


async def test_a_disabled_provider_is_said_on_the_voices_page_and_is_silent(desk: Desk) -> None:
    await desk.open("Providers")
    desk.click_switch(LIST, PRACTICE)
    await desk.settle()
    await desk.open("Voices")
    assert {row.badge.word if row.badge else "" for row in desk.rows("Characters list")} == {"provider is off"}
    assert desk.says("This provider is switched off; it synthesizes nothing.")
    desk.type("Text", "Hello")
    desk.press("Generate")
    await desk.settle()
    assert "is switched off, so nothing was sent" in desk.status
    assert not await desk.house.services.takes.list_all()


async def test_choosing_another_row_loses_no_edit(desk: Desk) -> None:
    await desk.open("Providers")
    await add(desk, "Mine", "http://127.0.0.1:1")
    desk.type("Base URL", "http://127.0.0.1:2/v1")
    desk.type("API Key", "sk-typed-and-not-saved")
    desk.press("Limits")
    desk.type("RPM", "many")
    desk.click_row(LIST, PRACTICE)
    await desk.settle()
    assert desk.text("Base URL") == "http://practice.invalid/v1"
    assert desk.text("API Key") == ""
    assert desk.row(LIST, "Mine").unsaved
    desk.click_row(LIST, "Mine")
    await desk.settle()
    assert desk.text("Base URL") == "http://127.0.0.1:2/v1"
    assert desk.text("API Key") == "sk-typed-and-not-saved"
    assert desk.text("RPM") == "many"
    assert desk.says("● unsaved")
    await desk.open("Voices")
    await desk.open("Providers")
    assert desk.text("RPM") == "many"


async def test_what_is_typed_while_saving_is_not_lost(desk: Desk) -> None:
    await desk.open("Providers")
    desk.type("Name", "One")
    desk.press("Save")
    # Saving has begun, and may wait for the user at the keyring's prompt.
    await desk.until(lambda: desk.shell.providers.save.running, "the start")
    await asyncio.sleep(0)
    desk.type("Name", "Two")
    await desk.settle()
    assert desk.text("Name") == "Two"
    assert desk.row(LIST, "One").unsaved
    assert (await desk.house.services.providers.get("practice")).name == "One"


async def test_the_badge_says_how_the_last_check_ended(desk: Desk, standin: Standin) -> None:
    await desk.open("Providers")
    await add(desk, "Mine", standin.base_url, standin.key)
    assert word(desk, "Mine") == "not checked"
    desk.press("Health Check")
    await desk.settle()
    assert word(desk, "Mine") == "ready"
    desk.type("API Key", "sk-wrong")
    desk.press("Save")
    await desk.settle()
    assert word(desk, "Mine") == "not checked", "what was checked before holds no longer"
    desk.press("Health Check")
    await desk.settle()
    assert word(desk, "Mine") == "failed: sign-in"
