"""The offline voices in the window: no address, no key, and a take by pressing Generate."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTreeWidget

from neiroha_desktop.window import _warm_up
from tests.ui.desk import Desk
from tests.unit.adapters.kit.packages import installed, lay_down


async def add(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Add provider")
    desk.choose("Start from", "Offline voices")


async def test_the_form_asks_for_neither_address_nor_key(desk: Desk) -> None:
    await add(desk)
    assert not desk.shows("Base URL")
    assert not desk.shows("API Key")
    assert not desk.shows("Get a key")
    assert not desk.all(QAbstractButton, "Advanced"), "there is nothing to set"
    assert desk.says("no account, no key, no network")
    assert not desk.says("Requests go to")
    desk.choose("Adapter Type", "OpenAI Chat Completions TTS")
    await desk.settle()
    assert desk.shows("Base URL")
    assert desk.shows("API Key")
    assert desk.all(QAbstractButton, "Advanced")
    desk.choose("Adapter Type", "Offline voices (eSpeak NG)")
    assert not desk.shows("Base URL")
    assert not desk.shows("API Key")


async def test_it_is_checked_speaks_and_comes_back_as_it_was(desk: Desk) -> None:
    await add(desk)
    desk.press("Save")
    await desk.settle()
    desk.press("Health Check")
    await desk.settle()
    assert desk.says("works on this computer, without a network")
    assert "ready" in str(desk.row("Providers list", "Offline voices").badge)
    desk.press("Try one word")
    await desk.settle()
    assert desk.says("one word came back as wav audio")
    desk.click_row("Providers list", "Practice (offline)")
    await desk.settle()
    assert desk.shows("Base URL")
    desk.click_row("Providers list", "Offline voices")
    await desk.settle()
    assert not desk.shows("Base URL")
    assert desk.says("no account, no key, no network")


async def test_all_of_more_voices_than_one_turn_adds_are_listed(desk: Desk) -> None:
    await add(desk)
    desk.press("Models and voices")
    # A list that is filled anew in the middle holds nothing twice.
    desk.press("Fetch All")
    await desk.settle()
    desk.press("Fetch All")
    await desk.settle()
    draft = desk.shell.providers.form.draft
    assert draft is not None
    voices = [voice.id for voice in draft.catalog.voices_of("espeak-ng")]
    assert len(voices) > 100
    (model,) = desk.find(QTreeWidget, "Models and voices list").findItems("espeak-ng", Qt.MatchFlag.MatchExactly)
    await desk.until(lambda: model.childCount() >= len(voices), "all voices in the list")
    assert [child.text(0) for number in range(model.childCount()) if (child := model.child(number))] == voices


async def test_a_character_speaks_with_them(desk: Desk) -> None:
    await add(desk)
    desk.press("Save")
    await desk.settle()
    await desk.open("Voices")
    desk.choose("Provider", "Offline voices")
    await desk.settle()
    desk.type("Voice", "gmw/en-US")
    desk.type("Text", "Hello there.")
    desk.press("Generate")
    await desk.settle()
    (take,) = desk.shell.voices.audition.takes
    assert (take.provider_name, take.model_id) == ("Offline voices", "espeak-ng")
    assert take.duration > 0.3


async def test_a_plugin_that_fails_is_told_in_the_status_line(desk: Desk, tmp_path: Path) -> None:
    lay_down(tmp_path, "broken-voices", "broken = broken_voices:VOICES", {"broken_voices": "1 / 0"})
    with installed(tmp_path):
        await _warm_up(desk.house, desk.shell, "")
    assert 'The adapter "broken" of the package broken-voices cannot be used: it does not load.' in desk.status
    assert "ZeroDivisionError" in str(desk.shell.messages.current)


async def test_a_provider_whose_adapter_is_gone_can_be_opened_and_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from neiroha_desktop.adapters import registry

    await add(desk)
    desk.press("Save")
    await desk.settle()
    desk.click_row("Providers list", "Practice (offline)")
    await desk.settle()
    monkeypatch.delitem(registry._BUILT_IN, "espeak")
    desk.shell.providers.rows_changed.emit()
    assert desk.row("Providers list", "Offline voices").subtitle == "espeak"
    desk.click_row("Providers list", "Offline voices")
    await desk.settle()
    desk.press("Save")
    await desk.settle()
    assert 'the adapter type "espeak", which this version of the program does not have' in desk.status
    desk.choose("Adapter Type", "OpenAI Chat Completions TTS")
    desk.type("Base URL", "https://tts.example/v1")
    desk.press("Save")
    await desk.settle()
    assert '"Offline voices" is saved.' in desk.status
