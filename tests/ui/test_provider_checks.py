"""Fetch All, Health Check, Try one word and entries typed by hand, against the stand-in and the practice provider."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QTreeWidget, QTreeWidgetItem, QWidget

from neiroha_desktop.services.catalog import Catalog, CatalogService
from neiroha_desktop.services.playback import PlaybackState
from tests.standin import contract
from tests.standin.fixture import Standin
from tests.ui.desk import Desk

SPEECH = [model for model in contract.LISTED if "tts" in model]


@pytest.fixture
async def mine(desk: Desk, standin: Standin) -> Desk:
    """A saved provider at the stand-in, on screen."""
    await desk.open("Providers")
    desk.press("Add provider")
    desk.choose("Start from", "Other chat-completions server")
    desk.type("Base URL", standin.base_url)
    desk.type("API Key", standin.key)
    desk.press("Save")
    await desk.settle()
    return desk


def entries(desk: Desk) -> dict[str, QTreeWidgetItem]:
    """Return every entry of the list on screen; voices as model/voice."""
    tree = desk.find(QTreeWidget, "Models and voices list")
    found: dict[str, QTreeWidgetItem] = {}
    for item in tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive):
        model = tree.indexFromItem(item).parent().data()
        found[f"{model}/{item.text(0)}" if model else item.text(0)] = item
    return found


def in_short(mine: Desk) -> str:
    """Return what is said of the lists of models and voices beside their title."""
    return mine.find(QToolButton, "Models and voices").text()


def listed(desk: Desk) -> dict[str, str]:
    """Return the source of every entry of the list on screen."""
    return {name: item.text(2) for name, item in entries(desk).items()}


def pick(desk: Desk, entry: str) -> None:
    """Choose an entry of the list on screen."""
    desk.find(QTreeWidget, "Models and voices list").setCurrentItem(entries(desk)[entry])


async def test_fetch_all_lists_speech_models_with_their_voices(mine: Desk) -> None:
    mine.press("Models and voices")
    mine.press("Fetch All")
    await mine.settle()
    shown = listed(mine)
    assert [entry for entry in shown if "/" not in entry] == SPEECH
    assert [entry for entry in shown if entry.startswith("mimo-v2.5-tts/")] == [
        f"mimo-v2.5-tts/{voice}" for voice in contract.VOICES["mimo-v2.5-tts"]
    ]
    box = mine.find(QComboBox, "Default Model")
    assert [box.itemText(number) for number in range(box.count())] == SPEECH
    assert "3 models · 9 voices" in in_short(mine)
    assert mine.status == f"New: {', '.join(SPEECH)}."


async def test_what_was_fetched_is_on_screen_before_a_slow_disk_has_it(
    mine: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    save = CatalogService.save

    async def watched(self: CatalogService, provider_id: str, catalog: Catalog) -> None:
        seen.extend(listed(mine))
        await save(self, provider_id, catalog)

    monkeypatch.setattr(CatalogService, "save", watched)
    mine.press("Models and voices")
    assert not set(SPEECH) & set(listed(mine))
    mine.press("Fetch All")
    await mine.settle()
    assert set(SPEECH) <= set(seen)


async def test_a_fetch_uses_the_values_on_screen_and_saves_no_setting(mine: Desk, standin: Standin) -> None:
    mine.type("API Key", "sk-wrong")
    mine.press("Fetch All")
    await mine.settle()
    assert "key" in mine.status
    mine.type("API Key", standin.key)
    mine.press("Fetch All")
    await mine.settle()
    assert "New:" in mine.status
    assert mine.says("● unsaved"), "checking never saves"


async def test_a_failed_fetch_keeps_the_list_and_says_why(mine: Desk, standin: Standin) -> None:
    mine.press("Models and voices")
    mine.press("Fetch All")
    await mine.settle()
    before = listed(mine)
    standin.script({"kind": "server_error", "on": "models", "count": 4})
    mine.press("Fetch All")
    await mine.settle()
    assert "500" in mine.status or "server" in mine.status
    assert mine.says("The list stays as it was.")
    assert listed(mine) == before


async def test_what_has_vanished_is_marked_and_its_users_are_named(mine: Desk, standin: Standin) -> None:
    mine.press("Fetch All")
    await mine.settle()
    mine.type("Default Model", "mimo-v2.5-tts")
    mine.press("Save")
    await mine.settle()
    await mine.open("Voices")
    mine.press("New character")
    await mine.settle()
    mine.type("Character name", "Depends")
    mine.choose("Provider", "My server")
    await mine.settle()
    mine.type("Model", "mimo-v2.5-tts")
    mine.type("Voice", "Mia")
    mine.press("Save character")
    await mine.settle()
    await mine.open("Providers")
    mine.press("Models and voices")
    only = '{"object": "list", "data": [{"id": "mimo-v2.5-tts-voiceclone", "object": "model"}]}'
    standin.script({"kind": "raw", "on": "models", "body": only})
    mine.press("Fetch All")
    await mine.settle()
    shown = listed(mine)
    assert shown["mimo-v2.5-tts"] == "missing"
    assert shown["mimo-v2.5-tts-voiceclone"] != "missing"
    assert "2 missing" in in_short(mine)
    assert "Depends" in mine.status
    mine.press("Fetch All")
    await mine.settle()
    assert "missing" not in listed(mine).values(), "what comes back is missing no more"


async def test_entries_typed_by_hand_survive_every_fetch(mine: Desk) -> None:
    mine.press("Models and voices")
    mine.press("Fetch All")
    await mine.settle()
    mine.type("Add by hand", "my-own-tts")
    mine.press("Add model")
    pick(mine, "my-own-tts")
    mine.type("Add by hand", "小雅")
    mine.press("Add voice")
    await mine.settle()
    assert mine.text("Add by hand") == ""
    for _ in range(2):
        mine.press("Fetch All")
        await mine.settle()
        assert listed(mine)["my-own-tts"] == listed(mine)["my-own-tts/小雅"] == "by hand"
        assert "2 added by hand" in in_short(mine)
    mine.choose("Default Model", "my-own-tts")
    mine.press("Save")
    await mine.settle()
    await mine.open("Voices")
    mine.press("New character")
    await mine.settle()
    mine.choose("Provider", "My server")
    await mine.settle()
    mine.type("Model", "my-own-tts")
    box = mine.find(QComboBox, "Voice")
    assert "小雅" in [box.itemText(number) for number in range(box.count())]


async def test_an_entry_can_be_removed(mine: Desk) -> None:
    mine.press("Models and voices")
    mine.type("Add by hand", "wrong")
    mine.press("Add model")
    pick(mine, "wrong")
    mine.press("Remove")
    await mine.settle()
    assert "wrong" not in listed(mine)


async def test_a_default_model_typed_by_hand_is_listed_once_saved(mine: Desk) -> None:
    mine.press("Models and voices")
    mine.type("Default Model", "typed-tts")
    mine.press("Save")
    await mine.settle()
    assert listed(mine)["typed-tts"] == "by hand"
    assert mine.text("Default Model") == "typed-tts"


async def test_the_check_shows_each_stage_with_its_time(mine: Desk) -> None:
    mine.type("Default Model", "mimo-v2.5-tts")
    mine.press("Health Check")
    await mine.settle()
    result = mine.find(QWidget, "Health Check result")
    assert result.accessibleDescription().splitlines() == [
        "✓ Address: resolved and connected",
        "✓ Sign-in: the key was accepted",
        "✓ Model: mimo-v2.5-tts is listed",
        "– Speech: not tried: it costs one request",
    ]
    times = [label.text() for label in mine.labels() if result.isAncestorOf(label) and label.text().endswith(" ms")]
    assert len(times) == 3
    assert all(time.removesuffix(" ms").isdecimal() for time in times)


async def test_the_check_stops_at_the_stage_that_fails_with_cause_and_remedy(mine: Desk, standin: Standin) -> None:
    mine.type("API Key", "sk-wrong")
    mine.press("Health Check")
    await mine.settle()
    lines = mine.find(QWidget, "Health Check result").accessibleDescription().splitlines()
    assert [line.split(":")[0] for line in lines] == ["✓ Address", "✕ Sign-in"]
    assert "key" in lines[1]
    assert lines[1].count(".") >= 2, "a cause and a remedy"
    assert all("/chat/completions" not in entry["path"] or entry["method"] != "POST" for entry in standin.log())


async def test_an_address_without_a_server_fails_at_the_address(mine: Desk) -> None:
    mine.type("Base URL", "http://127.0.0.1:9/v1")
    mine.press("Health Check")
    await mine.settle()
    lines = mine.find(QWidget, "Health Check result").accessibleDescription().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("✕ Address")


async def test_a_check_can_be_stopped(mine: Desk, standin: Standin) -> None:
    standin.reset()
    standin.script({"kind": "stall", "on": "any", "count": 9})
    mine.press("Health Check")
    await mine.until(lambda: bool(standin.log()), "a request")
    await mine.until(lambda: mine.shows("Stop check"), "the Stop button")
    mine.press("Stop check")
    await mine.settle()
    standin.wait(disconnects=1)
    lines = mine.find(QWidget, "Health Check result").accessibleDescription()
    assert "…" not in lines, "nothing may claim to be under way"
    assert not mine.shows("Stop check")
    mine.press("Health Check")
    mine.shell.providers.checks.stop()
    await mine.settle()


async def test_a_fetch_can_be_stopped(mine: Desk, standin: Standin) -> None:
    standin.reset()
    standin.script({"kind": "stall", "on": "any", "count": 9})
    mine.press("Fetch All")
    await mine.until(lambda: bool(standin.log()), "a request")
    mine.press("Stop fetching")
    await mine.settle()
    standin.wait(disconnects=1)
    assert not mine.shows("Stop fetching")


async def test_one_word_is_spoken_on_request_only(mine: Desk, standin: Standin) -> None:
    mine.type("Default Model", "mimo-v2.5-tts")
    mine.press("Health Check")
    await mine.settle()
    assert not any(entry["synthesis"] is not None for entry in standin.log())
    mine.press("Try one word")
    await mine.settle()
    (spoken,) = (entry for entry in standin.log() if entry["synthesis"] is not None)
    assert spoken["body"]["messages"][-1] == {"role": "assistant", "content": "Hello"}
    assert (
        "✓ Speech: one word came back as wav audio" in mine.find(QWidget, "Health Check result").accessibleDescription()
    )
    assert mine.house.services.playback.state is PlaybackState.PLAYING
    assert not await mine.house.services.takes.list_all()


async def test_a_newcomer_can_practise_all_of_it(desk: Desk) -> None:
    await desk.open("Providers")
    desk.press("Models and voices")
    desk.press("Fetch All")
    await desk.settle()
    assert "mimo-v2.5-tts/冰糖" in listed(desk)
    desk.press("Health Check")
    await desk.settle()
    desk.press("Try one word")
    await desk.settle()
    lines = desk.find(QWidget, "Health Check result").accessibleDescription().splitlines()
    assert [line[0] for line in lines] == ["✓"] * 4
    assert "nothing leaves this computer" in lines[0]


async def test_enter_in_the_field_adds_a_model(mine: Desk) -> None:
    mine.press("Models and voices")
    mine.type("Add by hand", "typed")
    QTest.keyClick(mine.find(QLineEdit, "Add by hand"), Qt.Key.Key_Return)
    await mine.settle()
    assert "typed" in listed(mine)
