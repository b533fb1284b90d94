"""`Keep this voice`: the take of a designed voice becomes the recording of a new character."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.provider import TtsModel
from neiroha_desktop.services.catalog import Catalog
from tests.standin.fixture import Standin
from tests.ui.desk import Desk

DESIGN = "mimo-v2.5-tts-voicedesign"
CLONE = "mimo-v2.5-tts-voiceclone"
DESCRIPTION = "An old man, husky."
WHY = "A designed voice is different in every call; this one is kept as a recording."


async def list_models(desk: Desk, *models: str) -> None:
    """Let the provider on screen have these models."""
    provider = desk.shell.voices.editor.provider()
    assert provider is not None
    await desk.house.services.catalog.save(provider.id, Catalog(tuple(TtsModel(model) for model in models)))
    desk.shell.providers.changed.emit()
    await desk.settle()


@pytest.fixture
async def designed(mine: Desk) -> Desk:
    """A take of a designed voice, on screen."""
    desk = mine
    await list_models(desk, "mimo-v2.5-tts", DESIGN, CLONE)
    desk.type("Character name", "Old man")
    desk.press("Voice design")
    await desk.settle()
    desk.type("Voice instruction", DESCRIPTION)
    desk.press("Generate")
    await desk.until(lambda: desk.shows("Keep this voice") and desk.idle(), "the take")
    return desk


async def test_one_click_makes_a_character_that_sends_that_very_take(designed: Desk, standin: Standin) -> None:
    desk = designed
    desk.press("Keep this voice")
    await desk.settle()

    assert WHY in desk.status
    assert desk.text("Character name") == "Old man, kept"
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    assert (draft.mode, draft.model_id) == (VoiceMode.CLONE, CLONE)
    assert draft.instructions[VoiceMode.DESIGN] == DESCRIPTION
    assert not desk.shell.voices.is_unsaved(draft.id)
    desk.press("Generate")
    await desk.settle()
    body = standin.log()[-1]["body"]
    assert body["model"] == CLONE
    assert body["audio"]["voice"]["data_url"]["audio_sha256"] == hashlib.sha256(standin.audio(0)).hexdigest()


async def test_undo_takes_the_character_away_and_shows_the_one_before(designed: Desk) -> None:
    desk = designed
    before = [row.title for row in desk.rows("Characters list")]
    desk.press("Keep this voice")
    await desk.settle()
    assert [row.title for row in desk.rows("Characters list")] == [*before, "Old man, kept"]
    desk.press("Undo")
    await desk.settle()

    assert [row.title for row in desk.rows("Characters list")] == before
    assert desk.text("Character name") == "Old man"
    assert desk.find(QPlainTextEdit, "Voice instruction").toPlainText() == DESCRIPTION


async def test_a_provider_that_cannot_clone_says_so_on_the_button(designed: Desk) -> None:
    desk = designed
    assert desk.find(QPushButton, "Keep this voice").isEnabled()
    await list_models(desk, "mimo-v2.5-tts", DESIGN)

    button = desk.find(QPushButton, "Keep this voice")
    assert not button.isEnabled()
    assert button.toolTip() == '"My server" has no model that clones a recording.'
    assert button.accessibleDescription() == 'Take 1. "My server" has no model that clones a recording.'


async def test_a_preset_voice_is_not_offered(mine: Desk) -> None:
    mine.press("Generate")
    await mine.until(lambda: mine.shows("Delete take 1") and mine.idle(), "the take")
    assert not mine.shows("Keep this voice")


async def test_the_takes_page_offers_it_too_and_leads_to_the_new_character(designed: Desk) -> None:
    desk = designed
    await desk.open("Takes")
    desk.press("Keep this voice")
    await desk.settle()

    assert desk.shell.page == "voices"
    assert desk.text("Character name") == "Old man, kept"
    assert WHY in desk.status


async def test_audio_that_is_gone_is_a_sentence(designed: Desk) -> None:
    desk = designed
    (take,) = await desk.house.services.takes.list_all()
    desk.house.services.takes.path(take).unlink()
    desk.press("Keep this voice")
    await desk.settle()
    assert "The audio of this take is gone" in desk.status
    assert desk.text("Character name") == "Old man"
