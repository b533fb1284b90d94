"""What made a take is noted, can be sent again, and is compared with what is on screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.domain.synthesis import Recipe, Take
from neiroha_desktop.services.recipes import what_differs
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

TEXT = " 你好，world! \n"
MakeCharacter = Callable[[House, Provider], Awaitable[Character]]


async def preset(_house: House, provider: Provider) -> Character:
    return Character(
        "narrator",
        "旁白",
        provider.id,
        " mimo-v2.5-tts ",
        voice_id=" 冰糖 ",
        instructions={VoiceMode.PRESET: " Calm. "},
    )


async def design(_house: House, provider: Provider) -> Character:
    description = {VoiceMode.DESIGN: " An old man,\nhusky. ", VoiceMode.PRESET: "not for this"}
    return Character(
        "old", "老渔夫", provider.id, "mimo-v2.5-tts-voicedesign", VoiceMode.DESIGN, instructions=description
    )


async def clone(house: House, provider: Provider) -> Character:
    reference = await house.characters.add_reference(SAMPLE)
    style = {VoiceMode.CLONE: "Whispering."}
    guest = Character(
        "guest", "客人", provider.id, "mimo-v2.5-tts-voiceclone", VoiceMode.CLONE, "", style, reference, "My words."
    )
    return replace(guest, may_clone=True)


SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "practice-reference.wav"


@pytest.mark.parametrize("make", [preset, design, clone])
async def test_again_sends_exactly_the_same(
    house: House, standin: Standin, mimo: Provider, make: MakeCharacter
) -> None:
    character = await make(house, mimo)
    take = await house.synthesis.synthesize(character, TEXT)
    # What the provider is set to is another matter now, and the character is not what it was.
    await house.providers.save(replace(mimo, settings={"audio_format": "mp3"}), None)
    found = await house.takes.get(take.id)
    again = await house.takes.again(found)
    assert (again.id, again.name) == (character.id, character.name)
    repeated = await house.synthesis.synthesize(again, found.text)
    first, second = standin.log()
    assert second["body"] == first["body"]
    assert second["body"]["audio"]["format"] == "wav"
    assert repeated.recipe == found.recipe
    assert repeated.settings_key == found.settings_key
    assert what_differs(found, character) == []


async def test_the_format_that_was_asked_for_is_asked_for_again(house: House, standin: Standin, mimo: Provider) -> None:
    await house.providers.save(replace(mimo, settings={"audio_format": "mp3"}), None)
    take = await house.synthesis.synthesize(await preset(house, mimo), TEXT)
    await house.providers.save(mimo, None)
    await house.synthesis.synthesize(await house.takes.again(take), take.text)
    assert [entry["body"]["audio"]["format"] for entry in standin.log()] == ["mp3", "mp3"]


async def test_a_recording_that_is_gone_is_named(house: House, mimo: Provider) -> None:
    take = await house.synthesis.synthesize(await clone(house, mimo), TEXT)
    assert take.recipe is not None
    lost = replace(take, recipe=replace(take.recipe, reference_sha256="0" * 64, reference_name="voice.wav"))
    with pytest.raises(StorageError, match=r'recording "voice\.wav" that this take was cloned from is gone'):
        await house.takes.again(lost)


@pytest.mark.parametrize("make", [preset, design])
async def test_a_take_of_the_first_version_can_be_made_again(
    house: House, standin: Standin, mimo: Provider, make: MakeCharacter
) -> None:
    take = replace(await house.synthesis.synthesize(await make(house, mimo), TEXT), recipe=None)
    assert house.takes.can_make_again(take)
    await house.synthesis.synthesize(await house.takes.again(take), take.text)
    first, second = standin.log()
    assert second["body"] == first["body"]


@pytest.mark.parametrize(
    "lack", [{"settings_key": "0123456789abcdef"}, {"provider_id": ""}, {"mode": "clone"}, {"mode": "unheard of"}]
)
async def test_a_take_of_which_too_little_was_kept_cannot(
    house: House, narrator: Character, lack: dict[str, Any]
) -> None:
    take = replace(await house.synthesis.synthesize(narrator, TEXT), recipe=None, **lack)
    assert not house.takes.can_make_again(take)
    with pytest.raises(StorageError, match="older version"):
        await house.takes.again(take)


def a_take(recipe: Recipe | None) -> Take:
    from tests.unit.storage.samples import take

    return replace(take(), recipe=recipe, provider_name="MiMo")


RECIPE = Recipe("mimo", "mimo-v2.5-tts", VoiceMode.PRESET, "冰糖", "Calm.")
SAME = Character("c", "旁白", "mimo", "mimo-v2.5-tts", voice_id="冰糖", instructions={VoiceMode.PRESET: "Calm. "})
CLONED = Recipe(
    "mimo", "mimo-v2.5-tts-voiceclone", VoiceMode.CLONE, reference_sha256="1", reference_name="me.wav", speed=1.25
)


@pytest.mark.parametrize(
    ("recipe", "draft", "differences"),
    [
        (RECIPE, SAME, []),
        (RECIPE, replace(SAME, voice_id="Mia"), ["voice: 冰糖 → Mia"]),
        (RECIPE, replace(SAME, instructions={}), ["instruction: Calm. → none"]),
        (
            RECIPE,
            replace(SAME, instructions={VoiceMode.PRESET: "A very long instruction\nthat goes on and on"}),
            ["instruction: Calm. → A very long instruction that go…"],
        ),
        (RECIPE, replace(SAME, speed=1.5), ["speed: not set → 1.5×"]),
        (RECIPE, replace(SAME, plain_brackets=True), ["brackets: acted out → read as text"]),
        (replace(RECIPE, plain_brackets=True), SAME, ["brackets: read as text → acted out"]),
        (
            RECIPE,
            replace(SAME, provider_id="other", model_id="tts-2", voice_id="Mia"),
            ["provider: MiMo → Other", "model: mimo-v2.5-tts → tts-2", "voice: 冰糖 → Mia"],
        ),
        (
            RECIPE,
            replace(SAME, model_id="mimo-v2.5-tts-voicedesign", mode=VoiceMode.DESIGN),
            ["model: mimo-v2.5-tts → mimo-v2.5-tts-voicedesign", "mode: Preset voice → Voice design"],
        ),
        (
            CLONED,
            Character("c", "旁白", "mimo", CLONED.model_id, VoiceMode.CLONE, reference_text="My words."),
            ["recording: me.wav → none", "words of the recording: none → My words.", "speed: 1.25× → not set"],
        ),
        (None, SAME, ["instruction: none → Calm."]),
    ],
)
def test_differences_are_short_and_say_old_and_new(
    recipe: Recipe | None, draft: Character, differences: list[str]
) -> None:
    assert [str(one) for one in what_differs(a_take(recipe), draft, "Other")] == differences


def test_of_a_take_that_tells_too_little_no_difference_is_made_up() -> None:
    assert what_differs(replace(a_take(None), mode="clone"), replace(SAME, voice_id="Mia")) == []
