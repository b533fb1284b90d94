"""What is sent for brackets, and what the take keeps of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.services.recipes import what_differs
from neiroha_desktop.services.synthesis import settings_key
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

TEXT, PLAIN = "他（老王）走了。", "他，老王，走了。"


def sent(standin: Standin) -> list[str]:
    return [entry["body"]["messages"][-1]["content"] for entry in standin.log()]


async def test_brackets_are_sent_as_typed_unless_they_shall_be_read(
    house: House, standin: Standin, narrator: Character
) -> None:
    take = await house.synthesis.synthesize(narrator, TEXT)
    assert sent(standin) == [TEXT]
    assert take.recipe is not None
    assert (take.text, take.recipe.sent_text, take.recipe.plain_brackets) == (TEXT, "", False)


async def test_the_take_keeps_what_was_written_and_what_was_sent(
    house: House, standin: Standin, narrator: Character
) -> None:
    plain = replace(narrator, plain_brackets=True)
    take = await house.synthesis.synthesize(plain, TEXT)
    assert sent(standin) == [PLAIN]
    found = await house.takes.get(take.id)
    assert found.recipe is not None
    assert (found.text, found.recipe.sent_text, found.recipe.plain_brackets) == (TEXT, PLAIN, True)
    assert found.settings_key == settings_key(plain) != settings_key(narrator)
    assert what_differs(found, plain) == []
    again = await house.takes.again(found)
    repeated = await house.synthesis.synthesize(again, found.text)
    assert sent(standin) == [PLAIN, PLAIN]
    assert repeated.recipe == found.recipe


async def test_a_text_without_brackets_is_sent_verbatim(house: House, standin: Standin, narrator: Character) -> None:
    take = await house.synthesis.synthesize(replace(narrator, plain_brackets=True), " 你好 \n")
    assert sent(standin) == [" 你好 \n"]
    assert take.recipe is not None
    assert (take.recipe.sent_text, take.recipe.plain_brackets) == ("", True)


async def test_a_model_that_knows_no_tags_gets_the_text_as_typed(
    house: House, standin: Standin, narrator: Character
) -> None:
    designed = replace(
        narrator,
        model_id="mimo-v2.5-tts-voicedesign",
        mode=VoiceMode.DESIGN,
        instructions={VoiceMode.DESIGN: "An old man."},
        plain_brackets=True,
    )
    await house.synthesis.synthesize(designed, TEXT)
    assert sent(standin) == [TEXT]


async def test_nothing_but_brackets_is_no_text(house: House, standin: Standin, narrator: Character) -> None:
    with pytest.raises(InvalidInputError, match="no text to speak"):
        await house.synthesis.synthesize(replace(narrator, plain_brackets=True), "（）")
    assert standin.log() == []


async def test_it_is_kept_with_the_character(house: House, narrator: Character) -> None:
    await house.characters.save(replace(narrator, plain_brackets=True))
    assert (await house.characters.by_name(narrator.name)).plain_brackets
