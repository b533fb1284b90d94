"""From a character and a text to a take that is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidInputError,
    InvalidResponseError,
    ModerationError,
    NeirohaError,
    StorageError,
    UnsupportedError,
)
from neiroha_desktop.domain.provider import Provider
from neiroha_desktop.services.catalog import Catalog
from neiroha_desktop.services.synthesis import settings_key
from tests.standin import melody
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

TEXT = "  你好，world! \n"


async def test_a_take_is_kept_with_all_that_made_it(house: House, standin: Standin, narrator: Character) -> None:
    before = datetime.now(UTC)
    take = await house.synthesis.synthesize(narrator, TEXT)
    (entry,) = standin.log()
    assert entry["body"]["messages"] == [
        {"role": "user", "content": "Calm."},
        {"role": "assistant", "content": TEXT},
    ]
    data = standin.audio(0)
    assert house.takes.path(take).read_bytes() == data
    assert before <= take.created_at <= datetime.now(UTC)
    assert take.usage is not None
    assert take.usage.total_tokens > 0
    assert len(take.request_id) == 32
    assert (take.character_id, take.character_name) == ("narrator", "旁白")
    assert (take.provider_id, take.provider_name, take.model_id) == ("mimo", "MiMo", "mimo-v2.5-tts")
    assert (take.mode, take.voice, take.instruction, take.text) == ("preset", "冰糖", "Calm.", TEXT)
    assert (take.container, take.file_name) == ("wav", f"{take.id}.wav")
    assert (take.size_bytes, take.sample_rate, take.truncated) == (len(data), 24_000, False)
    assert take.duration == pytest.approx((len(data) - 44) / 48_000)
    assert 0 < take.total_seconds < 30
    assert take.settings_key == settings_key(narrator)
    assert await house.takes.list_all() == [take]


async def test_a_take_that_was_cut_short_is_kept_and_marked(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "finish_reason", "value": "length"})
    take = await house.synthesis.synthesize(narrator, TEXT)
    assert take.truncated
    assert (await house.takes.list_all())[0].truncated
    assert house.takes.path(take).read_bytes() == standin.audio(0)


async def test_what_came_back_decides_the_container(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("mp3")
    take = await house.synthesis.synthesize(narrator, TEXT)
    assert (take.container, Path(take.file_name).suffix) == ("mp3", ".mp3")
    assert 0.8 < take.duration < 2


@pytest.mark.parametrize(
    ("changes", "text", "field"),
    [
        ({"provider_id": ""}, TEXT, "provider"),
        ({"model_id": " "}, TEXT, "model"),
        ({"voice_id": " "}, TEXT, "voice_id"),
        ({}, " \n", "text"),
        ({"mode": VoiceMode.CLONE, "model_id": "mimo-v2.5-tts-voiceclone"}, TEXT, "reference"),
        ({"mode": VoiceMode.DESIGN, "model_id": "mimo-v2.5-tts-voicedesign"}, TEXT, "instruction"),
    ],
)
async def test_what_is_missing_is_said_and_nothing_is_sent(
    house: House, standin: Standin, narrator: Character, changes: dict[str, Any], text: str, field: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await house.synthesis.synthesize(replace(narrator, **changes), text)
    assert caught.value.field == field
    assert caught.value.remedy is not None
    assert standin.log() == []
    assert house.dispatcher.running == 0


async def test_a_recorded_voice_is_not_sent_before_its_use_is_permitted(
    house: House, standin: Standin, narrator: Character, tmp_path: Path
) -> None:
    recording = tmp_path / "me.wav"
    recording.write_bytes(melody.wav(melody.melody("me", 2.0)))
    reference = await house.characters.add_reference(recording)
    clone = replace(narrator, mode=VoiceMode.CLONE, model_id="mimo-v2.5-tts-voiceclone", reference=reference)
    with pytest.raises(InvalidInputError, match="Nothing was sent") as caught:
        await house.synthesis.synthesize(clone, TEXT)
    assert caught.value.field == "may_clone"
    assert caught.value.remedy is not None
    assert '"I may use this voice"' in str(caught.value.remedy)
    assert standin.log() == []
    await house.synthesis.synthesize(replace(clone, may_clone=True), TEXT)
    assert len(standin.log()) == 1


async def test_a_mode_that_the_model_lacks_is_not_sent(house: House, standin: Standin, narrator: Character) -> None:
    with pytest.raises(UnsupportedError, match="voicedesign does not offer"):
        await house.synthesis.synthesize(replace(narrator, model_id="mimo-v2.5-tts-voicedesign"), TEXT)
    assert standin.log() == []


async def test_a_disabled_provider_sends_nothing(house: House, standin: Standin, narrator: Character) -> None:
    provider = await house.providers.set_enabled("mimo", False)
    with pytest.raises(InvalidInputError, match='"MiMo" is switched off, so nothing was sent') as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert caught.value.field == "provider"
    catalog = await house.catalog.load(provider)
    with pytest.raises(InvalidInputError, match="switched off"):
        await house.synthesis.speak_one_word(provider, None, provider.default_model, catalog)
    assert standin.log() == []


async def test_a_deleted_provider_is_named_as_such(house: House, standin: Standin, narrator: Character) -> None:
    await house.providers.delete("mimo")
    with pytest.raises(StorageError, match="not there any more"):
        await house.synthesis.synthesize(narrator, TEXT)
    assert standin.log() == []


async def test_what_changes_while_a_request_waits_counts(house: House, standin: Standin, narrator: Character) -> None:
    standin.script({"kind": "normal", "delay": 0.5})
    first = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await asyncio.to_thread(standin.wait, requests=1)
    second = asyncio.ensure_future(house.synthesis.synthesize(narrator, "Two."))
    async with asyncio.timeout(10):
        while not house.dispatcher.waiting:  # noqa: ASYNC110 - a state of the service, with a deadline
            await asyncio.sleep(0.001)
    await house.providers.set_enabled("mimo", False)
    await first
    with pytest.raises(InvalidInputError, match="switched off"):
        await second
    assert len(standin.log()) == 1


async def test_a_key_that_changes_while_a_request_waits_is_used(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "normal", "delay": 0.5})
    first = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await asyncio.to_thread(standin.wait, requests=1)
    second = asyncio.ensure_future(house.synthesis.synthesize(narrator, "Two."))
    async with asyncio.timeout(10):
        while not house.dispatcher.waiting:  # noqa: ASYNC110 - a state of the service, with a deadline
            await asyncio.sleep(0.001)
    await house.providers.save(await house.providers.get("mimo"), "sk-another-key-that-is-wrong")
    await first
    with pytest.raises(AuthenticationError):
        await second


async def test_audio_that_cannot_be_measured_is_the_providers_fault(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script({"kind": "text_as_audio", "text": "fLaC" + "no frames " * 20})
    with pytest.raises(InvalidResponseError, match='"MiMo" answered with audio that cannot be used') as caught:
        await house.synthesis.synthesize(narrator, TEXT)
    assert caught.value.remedy is not None
    assert await house.takes.list_all() == []


async def test_stop_ends_the_request_and_keeps_nothing(house: House, standin: Standin, narrator: Character) -> None:
    standin.script("stall")
    task = asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT))
    await asyncio.to_thread(standin.wait, requests=1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.to_thread(standin.wait, disconnects=1)
    assert house.dispatcher.running == 0
    assert await house.takes.list_all() == []


async def test_each_mode_speaks_through_the_practice_service(house: House, practice: Provider, tmp_path: Path) -> None:
    recording = tmp_path / "me.wav"
    recording.write_bytes(melody.wav(melody.melody("me", 2.0)))
    reference = await house.characters.add_reference(recording)
    character = Character("one", "One", practice.id, "mimo-v2.5-tts", voice_id="Mia", reference=reference)
    character = replace(character, may_clone=True)
    words = {VoiceMode.DESIGN: "An old man."}
    takes = [
        await house.synthesis.synthesize(one, "Hello there.")
        for one in (
            character,
            replace(character, mode=VoiceMode.DESIGN, model_id="mimo-v2.5-tts-voicedesign", instructions=words),
            replace(character, mode=VoiceMode.CLONE, model_id="mimo-v2.5-tts-voiceclone"),
        )
    ]
    assert [(take.mode, take.voice) for take in takes] == [
        ("preset", "Mia"),
        ("design", "An old man."),
        ("clone", "me.wav"),
    ]
    sounds = {house.takes.path(take).read_bytes() for take in takes}
    assert len(sounds) == 3
    assert {sniff_container(sound) for sound in sounds} == {"wav"}


# Several at once


async def test_several_keep_to_the_limit_and_leave_a_take_each(
    house: House, standin: Standin, narrator: Character
) -> None:
    takes = await asyncio.gather(*(house.synthesis.synthesize(narrator, TEXT) for _ in range(3)))
    assert len({take.id for take in takes}) == 3
    assert {take.id for take in await house.takes.list_all()} == {take.id for take in takes}
    log = standin.log()
    assert len(log) == 3
    for earlier, later in pairwise(log):
        assert later["received_at"] >= earlier["answered_at"], "two requests at once, and the limit is one"


async def test_the_failure_of_one_is_not_that_of_the_others(
    house: House, standin: Standin, narrator: Character
) -> None:
    standin.script("moderation")
    tasks = [asyncio.ensure_future(house.synthesis.synthesize(narrator, TEXT)) for _ in range(3)]
    with pytest.raises(ModerationError):
        await tasks[0]
    kept = {(await task).id for task in tasks[1:]}
    assert {take.id for take in await house.takes.list_all()} == kept
    assert (house.dispatcher.running, house.dispatcher.waiting) == (0, 0)


# One word


async def test_one_word_takes_the_first_voice_that_is_there(house: House, standin: Standin, mimo: Provider) -> None:
    clip = await house.synthesis.speak_one_word(mimo, None, " mimo-v2.5-tts ", house.catalog.known(mimo))
    body = standin.log()[0]["body"]
    assert body["messages"] == [{"role": "assistant", "content": "Hello"}]
    assert body["audio"]["voice"] == "mimo_default"
    assert clip.data == standin.audio(0)
    assert await house.takes.list_all() == []


async def test_one_word_uses_the_key_on_screen(house: House, mimo: Provider) -> None:
    with pytest.raises(AuthenticationError):
        await house.synthesis.speak_one_word(mimo, "sk-wrong", "mimo-v2.5-tts", house.catalog.known(mimo))


async def test_one_word_of_a_design_model_is_described(house: House, standin: Standin, mimo: Provider) -> None:
    await house.synthesis.speak_one_word(mimo, None, "mimo-v2.5-tts-voicedesign", Catalog())
    assert standin.log()[0]["body"]["messages"][0]["role"] == "user"


@pytest.mark.parametrize(
    ("model_id", "error", "words"),
    [
        (" ", InvalidInputError, "No default model is chosen"),
        ("some-tts", InvalidInputError, "No voice of some-tts is known"),
        ("mimo-v2.5-tts-voiceclone", UnsupportedError, "speaks only from a recording"),
    ],
)
async def test_one_word_that_cannot_be_tried(
    house: House, standin: Standin, mimo: Provider, model_id: str, error: type[NeirohaError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        await house.synthesis.speak_one_word(mimo, None, model_id, Catalog())
    assert caught.value.remedy is not None
    assert standin.log() == []


# Settings


def test_equal_settings_have_equal_keys() -> None:
    character = Character("a", "A", "mimo", "mimo-v2.5-tts", voice_id="冰糖", instructions={VoiceMode.PRESET: "Calm."})
    same = [
        replace(character, id="b", name="B"),
        replace(character, voice_id=" 冰糖 "),
        replace(character, instructions={VoiceMode.PRESET: "Calm. ", VoiceMode.DESIGN: "Old."}),
        replace(character, reference_text="of another mode"),
    ]
    assert {settings_key(one) for one in same} == {settings_key(character)}
    others = [
        replace(character, provider_id="other"),
        replace(character, model_id="other"),
        replace(character, voice_id="Mia"),
        replace(character, instructions={}),
        replace(character, speed=1.5),
        replace(character, mode=VoiceMode.DESIGN),
        replace(character, voice_id="half of a pair: \ud83d"),
    ]
    assert len({settings_key(one) for one in (character, *others)}) == len(others) + 1


async def test_takes_are_newest_first(house: House, narrator: Character) -> None:
    takes = [await house.synthesis.synthesize(narrator, text) for text in ("One.", "Two.")]
    assert await house.takes.list_all() == takes[::-1]
