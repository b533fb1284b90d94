"""A take is made again from the takes page, with its own settings whatever is on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from neiroha_desktop.domain.provider import Provider
from tests.standin.fixture import Standin
from tests.ui.desk import Desk
from tests.ui.takes_desk import click_row, looked_for, texts


@pytest.fixture
async def mine(desk: Desk, standin: Standin) -> Desk:
    """Let the character on screen speak through the stand-in."""
    provider = Provider("standin", "Stand-in", "chat_completions", standin.base_url, "mimo-v2.5-tts")
    await desk.house.services.providers.save(provider, standin.key)
    (narrator, *_) = await desk.house.services.characters.list_all()
    await desk.house.services.characters.save(replace(narrator, provider_id="standin", voice_id="Mia"))
    desk.shell.voices.load.start()
    await desk.settle()
    desk.shell.voices.editor.show(await desk.house.services.characters.by_name(narrator.name))
    await desk.settle()
    return desk


async def test_the_same_request_goes_out_again_and_the_take_appears(mine: Desk, standin: Standin) -> None:
    mine.type("Text", "Once more.")
    mine.press("Generate")
    await mine.settle()
    mine.type("Voice instruction", "Much louder.")
    mine.type("Text", "Something else.")
    await mine.open("Takes")
    await looked_for(mine, 1)
    assert mine.find(QPushButton, "Generate again with these settings").isEnabled()
    mine.press("Generate again with these settings")
    await looked_for(mine, 2)
    first, second = standin.log()
    assert second["body"] == first["body"]
    assert texts(mine) == ["Once more.", "Once more."]
    click_row(mine, 0)
    newest, oldest = await mine.house.services.takes.list_all()
    assert newest.recipe == oldest.recipe
    assert newest.settings_key == oldest.settings_key
    await mine.open("Voices")
    assert mine.shows("Delete take 2"), "it is among the takes of its character, too"
