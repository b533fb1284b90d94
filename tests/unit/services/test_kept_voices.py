"""A designed voice is kept: the new character's request carries the very take."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import soundfile

from neiroha_desktop.domain.capabilities import AudioLimits, Capabilities, Need, VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import InvalidInputError, StorageError, UnsupportedError
from neiroha_desktop.domain.provider import Provider, TtsModel
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.catalog import Catalog
from neiroha_desktop.services.kept_voices import KeptVoices, is_designed
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

DESCRIPTION = "An old man, husky. 一位老渔夫。"
CLONES = "mimo-v2.5-tts-voiceclone"


@pytest.fixture
def kept_voices(house: House) -> KeptVoices:
    return KeptVoices(house.characters, house.providers, house.catalog, house.takes)


@pytest.fixture
async def listed(house: House, mimo: Provider) -> Provider:
    """The stand-in with its three models listed, the one that clones last."""
    models = ("mimo-v2.5-tts", "mimo-v2.5-tts-voicedesign", CLONES)
    await house.catalog.save(mimo.id, Catalog(tuple(TtsModel(model) for model in models)))
    return mimo


@pytest.fixture
def fisherman(listed: Provider) -> Character:
    instructions = {VoiceMode.DESIGN: f" {DESCRIPTION} ", VoiceMode.PRESET: "not for this"}
    return Character(
        "old", "老渔夫", listed.id, "mimo-v2.5-tts-voicedesign", VoiceMode.DESIGN, instructions=instructions
    )


@pytest.fixture
async def take(house: House, fisherman: Character) -> Take:
    return await house.synthesis.synthesize(fisherman, "Once upon a time.")


async def test_the_request_of_the_new_character_carries_the_bytes_of_the_take(
    house: House, standin: Standin, kept_voices: KeptVoices, take: Take
) -> None:
    character = await kept_voices.keep(take, "Kept")
    await house.takes.delete_audio(take.id)
    await house.synthesis.synthesize(character, "And so on.")

    body = standin.log()[-1]["body"]
    assert body["model"] == CLONES
    sent = body["audio"]["voice"]["data_url"]
    assert sent["media_type"] == "audio/wav"
    assert sent["audio_sha256"] == hashlib.sha256(standin.audio(0)).hexdigest()
    assert body["messages"] == [{"role": "assistant", "content": "And so on."}]


async def test_the_new_character_is_kept_with_what_describes_it(
    house: House, listed: Provider, kept_voices: KeptVoices, take: Take
) -> None:
    character = await kept_voices.keep(take, "Kept")

    assert await house.characters.by_name("Kept") == character
    assert (character.provider_id, character.model_id, character.mode) == (listed.id, CLONES, VoiceMode.CLONE)
    assert character.instructions == {VoiceMode.DESIGN: DESCRIPTION}
    assert character.instruction() == "", "how it speaks is in the recording"
    assert character.reference is not None
    assert character.reference.original_name.startswith("老渔夫 - Once upon a time")
    assert character.may_clone, "the user described this voice"
    assert character.reference.path.read_bytes() == house.takes.path(take).read_bytes()


def let_models(house: House, monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    """Let every model of every provider accept something else."""
    known = house.providers.capabilities

    def other(provider: Provider, model_id: str) -> Capabilities:
        return replace(known(provider, model_id), **changes)

    monkeypatch.setattr(house.providers, "capabilities", other)


async def test_the_words_of_the_take_come_along_where_the_model_wants_them(
    house: House, kept_voices: KeptVoices, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await kept_voices.keep(take, "Without")).reference_text == ""
    let_models(house, monkeypatch, reference_text=Need.OPTIONAL)
    assert (await kept_voices.keep(take, "With")).reference_text == "Once upon a time."


async def test_a_container_that_is_not_accepted_becomes_wav_and_keeps_every_sample(
    house: House, standin: Standin, kept_voices: KeptVoices, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples, rate = soundfile.read(io.BytesIO(standin.audio(0)), dtype="int16")
    flac = io.BytesIO()
    soundfile.write(flac, samples, rate, format="FLAC")
    stored = house.takes.path(take).with_suffix(".flac")
    stored.write_bytes(flac.getvalue())
    take = replace(take, container="flac", file_name=stored.name, size_bytes=len(flac.getvalue()))

    character = await kept_voices.keep(take, "Kept")

    assert character.reference is not None
    assert character.reference.container == "wav"
    assert character.reference.original_name.endswith(".wav")
    kept, kept_rate = soundfile.read(character.reference.path, dtype="int16")
    assert kept_rate == rate
    assert np.array_equal(kept, samples)

    let_models(house, monkeypatch, reference_audio=AudioLimits(frozenset({"flac"})))
    character = await kept_voices.keep(take, "As it is")
    assert character.reference is not None
    assert character.reference.path.read_bytes() == flac.getvalue()


async def test_a_take_that_is_too_long_is_refused_with_both_numbers(
    house: House, kept_voices: KeptVoices, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded = len("data:audio/wav;base64,") + 4 * -(-take.size_bytes // 3)
    let_models(house, monkeypatch, reference_audio=AudioLimits(frozenset({"wav"}), encoded - 1))
    before = await house.characters.list_all()
    with pytest.raises(InvalidInputError) as caught:
        await kept_voices.keep(take, "Kept")
    assert caught.value.field == "reference"
    assert f"{encoded:,} characters" in str(caught.value)
    assert f'"MiMo" takes at most {encoded - 1:,}' in str(caught.value)
    assert "cut out 10 to 30 clear seconds" in str(caught.value)
    assert await house.characters.list_all() == before
    assert not any(house.folder.references.iterdir()), "nothing is left behind"

    let_models(house, monkeypatch, reference_audio=AudioLimits(frozenset({"wav"}), encoded))
    assert (await kept_voices.keep(take, "Kept")).reference is not None


async def test_a_provider_without_a_model_that_clones_says_so(
    house: House, listed: Provider, kept_voices: KeptVoices, take: Take
) -> None:
    assert await kept_voices.model_for(listed.id) == CLONES
    await house.catalog.save(
        listed.id, Catalog((TtsModel("mimo-v2.5-tts-voicedesign"), TtsModel(CLONES, missing=True)))
    )

    assert await kept_voices.model_for(listed.id) is None
    with pytest.raises(UnsupportedError, match='"MiMo" has no model that clones a recording'):
        await kept_voices.keep(take, "Kept")


async def test_a_take_of_the_first_version_can_be_kept(kept_voices: KeptVoices, take: Take) -> None:
    character = await kept_voices.keep(replace(take, recipe=None), "Kept")
    assert character.instructions == {VoiceMode.DESIGN: DESCRIPTION}
    with pytest.raises(StorageError, match="does not say which provider"):
        await kept_voices.keep(replace(take, recipe=None, provider_id=""), "Kept")


async def test_a_voice_that_is_always_the_same_is_not_offered(
    house: House, narrator: Character, kept_voices: KeptVoices, take: Take
) -> None:
    assert is_designed(take)
    plain = await house.synthesis.synthesize(narrator, "Hello.")
    assert not is_designed(plain)
    with pytest.raises(UnsupportedError, match="Only a designed voice"):
        await kept_voices.keep(plain, "Kept")


async def test_what_is_gone_is_a_sentence(house: House, listed: Provider, kept_voices: KeptVoices, take: Take) -> None:
    house.takes.path(take).unlink()
    with pytest.raises(StorageError, match="The audio of this take is gone"):
        await kept_voices.keep(take, "Kept")
    await house.providers.delete(listed.id)
    with pytest.raises(StorageError):
        await kept_voices.keep(take, "Kept")
