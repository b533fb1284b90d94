from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.takes import TakeStore
from tests.examples import examples
from tests.unit.storage import samples
from tests.unit.storage.samples import MIMO, NARRATOR


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(60))
@given(character=samples.characters)
async def test_comes_back_as_it_was(characters: CharacterStore, providers: ProviderStore, character: Character) -> None:
    await providers.save(MIMO)
    await characters.save(character)
    assert await characters.get(character.id) == character


async def test_keeps_its_recording(characters: CharacterStore, references: ReferenceStore, tmp_path: Path) -> None:
    (tmp_path / "voice.wav").write_bytes(b"RIFF")
    clip = await references.add(tmp_path / "voice.wav", samples.describe)
    character = replace(NARRATOR, mode=VoiceMode.CLONE, reference=clip, reference_text="你好")
    await characters.save(character)
    assert await characters.list() == [character]
    await characters.save(replace(character, reference=None))
    assert (await characters.get(character.id)).reference is None


async def test_order_delete_and_restore(characters: CharacterStore) -> None:
    for name in ("c", "a"):
        await characters.save(replace(NARRATOR, id=name))
    await characters.save(replace(NARRATOR, id="c", name="changed"))
    await characters.delete("a")
    assert [found.id for found in await characters.list()] == ["c"]
    with pytest.raises(StorageError, match="deleted"):
        await characters.get("a")
    await characters.restore("a")
    assert [found.id for found in await characters.list()] == ["c", "a"]
    with pytest.raises(StorageError):
        await characters.restore("unknown")


async def test_using_provider(characters: CharacterStore, providers: ProviderStore) -> None:
    await providers.save(MIMO)
    mine = replace(NARRATOR, id="mine", provider_id=MIMO.id)
    await characters.save(mine)
    await characters.save(NARRATOR)
    await providers.delete(MIMO.id)
    assert await characters.using_provider(MIMO.id) == [mine]
    await characters.delete("mine")
    assert await characters.using_provider(MIMO.id) == []


async def test_a_provider_that_is_not_there_is_refused_in_words(characters: CharacterStore) -> None:
    with pytest.raises(StorageError, match="not there any more"):
        await characters.save(replace(NARRATOR, provider_id="unknown"))
    assert await characters.list() == []


async def test_takes_made_before_the_first_save_become_its_own(characters: CharacterStore, takes: TakeStore) -> None:
    made = samples.take(character_id="draft")
    await takes.add(made, b"RIFF")
    (before,) = await takes.list("draft")
    assert before.character_id == "draft"
    await characters.save(replace(NARRATOR, id="draft"))
    assert await takes.list("draft") == [before]
