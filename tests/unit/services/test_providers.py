"""Providers: kept as typed and normalised, and reached with the key that belongs to them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import keyring
import pytest

from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError, StorageError
from neiroha_desktop.domain.provider import HealthResult, Limits, Origin, Provider, Secret, TtsModel, Voice
from neiroha_desktop.services.catalog import Catalog
from neiroha_desktop.services.providers import environment_ref
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House
from tests.unit.storage.memory_keyring import LockedKeyring, MemoryKeyring, PromptingKeyring

KEY = "sk-1234567890abcdef"
ADDRESS = "https://relay.example/v1"
NEW = Provider("one", " My provider ", "chat_completions", " https://relay.example/v1/chat/completions/ ")


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


async def test_a_provider_is_kept_normalised(house: House) -> None:
    saved = await house.providers.save(NEW)
    assert (saved.name, saved.base_url, saved.key_ref) == ("My provider", ADDRESS, "")
    assert await house.providers.get("one") == saved
    (row,) = await house.providers.list_all()
    assert (row.provider, row.health) == (saved, None)


@pytest.mark.parametrize(
    ("provider", "field"),
    [
        (replace(NEW, name=" "), "name"),
        (replace(NEW, base_url=""), "base_url"),
        (replace(NEW, base_url="x y"), "base_url"),
    ],
)
async def test_what_cannot_be_kept_is_not(house: House, provider: Provider, field: str, memory: MemoryKeyring) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await house.providers.save(provider, KEY)
    assert caught.value.field == field
    assert await house.providers.list_all() == []
    assert memory.entries == {}


async def test_a_new_provider_starts_from_a_preset(house: House) -> None:
    starts = [(info, preset) for info in house.providers.adapter_types() for preset in info.presets]
    for info, preset in starts:
        provider = house.providers.new(info.type_id, preset, "New")
        assert (provider.base_url, provider.default_model) == (preset.base_url, preset.default_model)
        assert provider.limits == preset.limits
        assert provider.enabled
    assert house.providers.new(info.type_id, preset, "New").id != house.providers.new(info.type_id, preset, "New").id


# Keys


async def test_a_key_is_kept_in_the_keyring_and_shown_by_its_end(house: House, memory: MemoryKeyring) -> None:
    saved = await house.providers.save(NEW, KEY)
    assert saved.key_ref == "keyring"
    assert memory.entries == {("neiroha-desktop", "one"): KEY}
    state = await house.providers.key_state(saved)
    assert (state.masked, state.error) == ("••••cdef", None)
    assert KEY[:-4] not in repr(state)
    assert (await house.providers.connection(saved)).api_key == Secret(KEY)


async def test_a_key_that_was_not_touched_stays(house: House, memory: MemoryKeyring) -> None:
    saved = await house.providers.save(NEW, KEY)
    again = await house.providers.save(replace(saved, name="Other"))
    assert again.key_ref == "keyring"
    assert len(memory.entries) == 1


async def test_an_emptied_field_removes_the_key(house: House, memory: MemoryKeyring) -> None:
    saved = await house.providers.save(await house.providers.save(NEW, KEY), "")
    assert saved.key_ref == ""
    assert memory.entries == {}
    assert not (await house.providers.connection(saved)).api_key


async def test_without_a_keyring_a_key_lasts_for_this_run(house: House) -> None:
    saved = await house.providers.save(NEW, KEY)
    assert saved.key_ref == "session"
    state = await house.providers.key_state(saved)
    assert state.masked == "••••cdef"
    assert "this run only" in str(state.place)


@pytest.mark.parametrize("typed", ["env:MY_TTS_KEY", " ENV: MY_TTS_KEY "])
async def test_a_key_may_come_from_the_environment(house: House, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("MY_TTS_KEY", KEY)
    assert (await house.providers.connection(NEW, typed)).api_key == Secret(KEY)
    saved = await house.providers.save(NEW, typed)
    assert saved.key_ref == "env:MY_TTS_KEY"
    assert (await house.providers.connection(saved)).api_key == Secret(KEY)
    assert house.providers.review_key(replace(NEW, base_url="https://api.xiaomimimo.com/v1"), typed) is None
    monkeypatch.delenv("MY_TTS_KEY")
    state = await house.providers.key_state(saved)
    assert state.masked == ""
    assert state.error is not None
    assert "MY_TTS_KEY is not set" in str(state.error)
    assert "MY_TTS_KEY" in str(state.place)
    with pytest.raises(InvalidInputError) as caught:
        await house.providers.adapter(saved)
    assert caught.value.field == "api_key"


@pytest.mark.parametrize("typed", ["sk-env:1", "environment", "env", "", "e:nv"])
def test_other_texts_name_no_variable(typed: str) -> None:
    assert environment_ref(typed) == ""


async def test_a_name_that_no_variable_has_is_refused(house: House) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await house.providers.save(NEW, "env:not a name")
    assert caught.value.field == "api_key"
    assert await house.providers.list_all() == []


async def test_the_key_on_screen_goes_before_the_kept_one(house: House, memory: MemoryKeyring) -> None:
    saved = await house.providers.save(NEW, KEY)
    assert (await house.providers.connection(saved, "sk-typed")).api_key == Secret("sk-typed")
    assert not (await house.providers.connection(saved, "")).api_key
    assert memory.entries == {("neiroha-desktop", "one"): KEY}


async def test_a_locked_keyring_is_told_and_the_form_still_opens(house: House) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(LockedKeyring())
    try:
        state = await house.providers.key_state(replace(NEW, key_ref="keyring"))
    finally:
        keyring.set_keyring(before)
    assert isinstance(state.error, StorageError)
    assert state.masked == ""


@pytest.mark.parametrize(
    ("base_url", "key_ref", "lacks"),
    [
        ("https://api.xiaomimimo.com/v1", "", True),
        ("https://token-plan-cn.xiaomimimo.com/v1", "", True),
        ("https://api.xiaomimimo.com/v1", "keyring", False),
        ("https://api.xiaomimimo.com/v1", "env:KEY", False),
        ("http://practice.invalid/v1", "", False),
        ("http://127.0.0.1:8900/v1", "", False),
        (ADDRESS, "", False),
        ("not an address!", "", False),
    ],
)
def test_a_missing_key_is_noticed_where_one_is_wanted(house: House, base_url: str, key_ref: str, lacks: bool) -> None:
    assert house.providers.lacks_key(replace(NEW, base_url=base_url, key_ref=key_ref)) is lacks


# Changes


async def test_a_copy_has_key_models_and_voices(house: House, memory: MemoryKeyring) -> None:
    saved = await house.providers.save(replace(NEW, limits=Limits(3), settings={"auth": "bearer"}), KEY)
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    catalog = Catalog(
        (TtsModel("a-tts"), TtsModel("mine", Origin.MANUAL)), {"a-tts": (Voice("Ann", origin=Origin.MANUAL),)}, moment
    )
    await house.catalog.save("one", catalog)
    copy = await house.providers.duplicate("one", "Copy")
    assert copy == replace(saved, id=copy.id, name="Copy")
    assert copy.id != "one"
    assert (await house.providers.connection(copy)).api_key == Secret(KEY)
    assert len(memory.entries) == 2
    copied = await house.catalog.load(copy)
    assert (copied.models, copied.voices_of("a-tts"), copied.fetched_at) == (
        catalog.models,
        catalog.voices_of("a-tts"),
        moment,
    )
    await house.providers.save(copy, "sk-other-key-of-the-copy")
    assert (await house.providers.connection(saved)).api_key == Secret(KEY)


async def test_delete_hides_and_restore_brings_back(house: House) -> None:
    saved = await house.providers.save(NEW, KEY)
    await house.health.remember(
        "one", (await house.health.try_one_word(replace(saved, enabled=False), "", Catalog()))[0]
    )
    await house.providers.delete("one")
    assert await house.providers.list_all() == []
    with pytest.raises(StorageError, match="not there any more"):
        await house.providers.get("one")
    with pytest.raises(StorageError):
        await house.providers.duplicate("one", "Copy")
    await house.providers.restore("one")
    (row,) = await house.providers.list_all()
    assert row.provider == saved
    assert isinstance(row.health, HealthResult)
    assert (await house.providers.connection(saved)).api_key == Secret(KEY)


async def test_the_switch_changes_nothing_else(house: House) -> None:
    saved = await house.providers.save(replace(NEW, limits=Limits(2, 100), settings={"auth": "both"}))
    assert await house.providers.set_enabled("one", False) == replace(saved, enabled=False)
    assert await house.providers.set_enabled("one", True) == saved == await house.providers.get("one")


async def test_a_switch_does_not_undo_a_save_that_waits_for_the_keyring(house: House) -> None:
    saved = await house.providers.save(NEW)
    before = keyring.get_keyring()
    prompting = PromptingKeyring()
    keyring.set_keyring(prompting)
    try:
        saving = asyncio.ensure_future(house.providers.save(replace(saved, name="Renamed"), KEY))
        async with asyncio.timeout(10):
            while not prompting.calls:  # noqa: ASYNC110 - a state of another thread, with a deadline
                await asyncio.sleep(0.005)
        switching = asyncio.ensure_future(house.providers.set_enabled("one", False))
        await asyncio.sleep(0)
        prompting.unlocked.set()
        await asyncio.gather(saving, switching)
    finally:
        prompting.unlocked.set()
        keyring.set_keyring(before)
    kept = await house.providers.get("one")
    assert (kept.name, kept.enabled, kept.key_ref) == ("Renamed", False, "keyring")


async def test_an_adapter_type_of_a_later_version_is_a_sentence(house: House) -> None:
    with pytest.raises(NeirohaError, match='adapter type "telepathy", which this version'):
        house.providers.resolve(replace(NEW, adapter_type="telepathy"))


async def test_an_adapter_is_ready_to_speak(house: House, standin: Standin, mimo: Provider) -> None:
    await (await house.providers.adapter(mimo)).check_key()
    (entry,) = standin.log()
    assert entry["path"] == "/v1/models"


def test_only_the_practice_service_is_inside_this_program(house: House) -> None:
    assert house.providers.is_internal(replace(NEW, base_url="http://practice.invalid/v1"))
    assert not house.providers.is_internal(NEW)


async def test_whoever_listens_hears_of_each_provider_that_is_kept(house: House, mimo: Provider) -> None:
    heard: list[Provider] = []
    house.providers.subscribe(heard.append)
    seen = [house.providers.changes]
    saved = await house.providers.save(replace(mimo, limits=Limits(3)))
    seen.append(house.providers.changes)
    switched = await house.providers.set_enabled(mimo.id, False)
    seen.append(house.providers.changes)
    await house.providers.delete(mimo.id)
    seen.append(house.providers.changes)
    assert heard == [saved, switched]
    assert len(set(seen)) == len(seen)
