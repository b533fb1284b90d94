"""Recordings that no character uses: offered for removal with the character, and listed in Settings."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui import reference_signals
from tests.ui.desk import Desk


@pytest.fixture
async def guest(desk: Desk) -> Desk:
    """The first character that is cloned, on screen."""
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    return desk


async def kept(desk: Desk) -> Path:
    """Return the file of the recording of the character that is cloned."""
    character = await desk.house.services.characters.by_name("Guest voice")
    assert character.reference is not None
    return character.reference.path


async def test_the_last_user_offers_to_delete_the_recording(guest: Desk) -> None:
    path = await kept(guest)
    guest.press("Delete character")
    await guest.settle()
    assert guest.status.startswith('"Guest voice" is deleted. No other character uses its recording "practice-')
    assert guest.find(QPushButton, "Undo").isVisible()
    guest.press("Delete the recording")
    await guest.settle()
    assert guest.status == '"Guest voice" is deleted. The recording "practice-reference.wav" is deleted for good.'
    assert not await asyncio.to_thread(path.exists)
    guest.press("Undo")
    await guest.settle()
    assert guest.text("Character name") == "Guest voice"
    assert guest.text("Reference audio") == ""
    assert not guest.find(QPushButton, "Edit…").isEnabled()


async def test_undo_keeps_character_and_recording(guest: Desk) -> None:
    path = await kept(guest)
    guest.press("Delete character")
    await guest.settle()
    guest.press("Undo")
    await guest.settle()
    assert guest.text("Reference audio") == "practice-reference.wav"
    assert await asyncio.to_thread(path.exists)


async def test_a_recording_that_another_character_uses_is_not_offered(guest: Desk) -> None:
    guest.press("Duplicate character")
    await guest.settle()
    guest.press("Delete character")
    await guest.settle()
    assert guest.status.endswith("is deleted.")
    assert not guest.shows("Delete the recording")


async def test_settings_list_what_nobody_uses(guest: Desk, tmp_path: Path) -> None:
    await guest.open("Settings")
    assert guest.says("There are none.")
    await guest.open("Voices")
    services = guest.house.services
    source = reference_signals.save(tmp_path / "old aunt.wav", reference_signals.speech(2.0))
    loose = await services.characters.add_reference(source)
    guest.press("Delete character")
    await guest.settle()
    await guest.open("Settings")
    assert guest.says("wav · 2.0 s · 187.5 kB")
    first = guest.find(QPushButton, 'Delete recording 1, "practice-reference.wav"')
    assert first.isEnabled()
    guest.press('Delete recording 2, "old aunt.wav"')
    await guest.settle()
    assert guest.status == 'The recording "old aunt.wav" is deleted for good.'
    assert not await asyncio.to_thread(loose.path.exists)
    assert not guest.shows('Delete recording 2, "old aunt.wav"')
    assert guest.shows('Delete recording 1, "practice-reference.wav"')


async def test_what_a_draft_uses_is_not_listed(guest: Desk, tmp_path: Path) -> None:
    source = reference_signals.save(tmp_path / "new.wav", reference_signals.speech(2.0))
    guest.shell.voices.editor.add_reference.start(source)
    await guest.settle()
    assert guest.says("● unsaved")
    await guest.open("Settings")
    assert guest.says("There are none.")


async def test_edits_of_a_character_come_back_without_its_deleted_recording(guest: Desk) -> None:
    guest.type("Character name", "Somebody")
    guest.press("Delete character")
    await guest.settle()
    guest.press("Delete the recording")
    await guest.settle()
    guest.press("Undo")
    await guest.settle()
    assert guest.text("Character name") == "Somebody"
    guest.press("Save character")
    await guest.settle()
    assert guest.status == '"Somebody" is saved.'
