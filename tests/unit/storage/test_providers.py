from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.provider import Gender, HealthResult, Origin, Provider, TtsModel, Voice
from neiroha_desktop.storage.providers import ProviderStore
from tests.examples import examples
from tests.unit.storage import samples
from tests.unit.storage.samples import MIMO

MOMENT = datetime(2026, 5, 1, 20, 0, tzinfo=timezone(timedelta(hours=8)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(60))
@given(provider=samples.providers)
async def test_comes_back_as_it_was(providers: ProviderStore, provider: Provider) -> None:
    await providers.save(provider)
    assert await providers.get(provider.id) == provider
    await providers.delete(provider.id)


async def test_broken_unicode_is_kept_as_far_as_it_is_text(providers: ProviderStore) -> None:
    await providers.save(replace(MIMO, name="a\ud83d\ude00b\ud800c", settings={"note": "\udfff"}))
    found = await providers.get(MIMO.id)
    assert found.name == "a😀b\ufffdc"
    assert found.settings == {"note": "\udfff"}


async def test_order_is_that_of_adding(providers: ProviderStore) -> None:
    for name in ("c", "a", "b"):
        await providers.save(replace(MIMO, id=name))
    await providers.save(replace(MIMO, id="c", name="changed"))
    assert [(provider.id, provider.name) for provider in await providers.list()] == [
        ("c", "changed"),
        ("a", "MiMo"),
        ("b", "MiMo"),
    ]


async def test_delete_and_restore(providers: ProviderStore) -> None:
    await providers.save(MIMO)
    await providers.save_models(MIMO.id, [TtsModel("m")], None)
    await providers.delete(MIMO.id)
    assert await providers.list() == []
    with pytest.raises(StorageError, match="deleted"):
        await providers.get(MIMO.id)
    await providers.restore(MIMO.id)
    assert await providers.list() == [MIMO]
    assert await providers.models(MIMO.id) == [TtsModel("m")]
    await providers.delete("unknown")
    with pytest.raises(StorageError):
        await providers.restore("unknown")


async def test_health_is_kept_when_the_provider_is_saved(providers: ProviderStore) -> None:
    await providers.save(MIMO)
    result = HealthResult(passed=False, stage="sign-in", checked_at=MOMENT)
    await providers.save_health(MIMO.id, result)
    await providers.save(replace(MIMO, name="changed"))
    assert await providers.health() == {MIMO.id: result}
    await providers.save_health(MIMO.id, None)
    assert await providers.health() == {}
    with pytest.raises(StorageError):
        await providers.save_health("unknown", result)


async def test_models_are_replaced_and_keep_their_order(providers: ProviderStore) -> None:
    await providers.save(MIMO)
    assert await providers.fetched_at(MIMO.id) is None
    models = [TtsModel("z"), TtsModel("a", Origin.MANUAL), TtsModel("中文", missing=True)]
    await providers.save_models(MIMO.id, [*models, TtsModel("z", missing=True)], MOMENT)
    assert await providers.models(MIMO.id) == models
    await providers.save_models(MIMO.id, models[1:], None)
    assert await providers.models(MIMO.id) == models[1:]
    fetched = await providers.fetched_at(MIMO.id)
    assert fetched == MOMENT
    assert fetched.tzinfo is UTC
    with pytest.raises(StorageError):
        await providers.save_models("unknown", models, None)
    assert await providers.models("unknown") == []


async def test_voices_belong_to_a_model(providers: ProviderStore) -> None:
    await providers.save(MIMO)
    ice = Voice("冰糖", "Ice", "zh", Gender.FEMALE, "lively")
    mine = Voice("mine", origin=Origin.MANUAL, missing=True)
    await providers.save_voices(MIMO.id, "one", [mine, ice, mine])
    await providers.save_voices(MIMO.id, "two", [ice])
    assert await providers.voices(MIMO.id) == {"one": [mine, ice], "two": [ice]}
    await providers.save_voices(MIMO.id, "two", [])
    assert await providers.voices(MIMO.id) == {"one": [mine, ice]}
    with pytest.raises(StorageError):
        await providers.save_voices("unknown", "one", [ice])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(60))
@given(voice=samples.voices)
async def test_a_voice_comes_back_with_all_that_is_known_of_it(providers: ProviderStore, voice: Voice) -> None:
    await providers.save(MIMO)
    await providers.save_voices(MIMO.id, "m", [voice])
    assert await providers.voices(MIMO.id) == {"m": [voice]}
    assert await providers.voice(MIMO.id, "m", voice.id) == voice
    assert await providers.voice(MIMO.id, "other", voice.id) is None


async def test_lists_are_replaced_as_a_whole_or_not_at_all(providers: ProviderStore) -> None:
    await providers.save(MIMO)
    one, two, ice = TtsModel("one"), TtsModel("two"), Voice("ice")
    before = {"one": [ice], "two": [Voice("snow")]}
    await providers.save_lists(MIMO.id, [one, two], before, MOMENT)
    broken = Voice("broken", gender=cast("Gender", object()))
    with pytest.raises(StorageError):
        await providers.save_lists(MIMO.id, [two], {"two": [broken]}, None)
    assert await providers.models(MIMO.id) == [one, two]
    assert await providers.voices(MIMO.id) == before
    await providers.save_lists(MIMO.id, [two], {"one": [ice], "two": [ice, ice]}, None)
    assert await providers.models(MIMO.id) == [two]
    assert await providers.voices(MIMO.id) == {"two": [ice]}, "voices go with their model"
    assert await providers.fetched_at(MIMO.id) == MOMENT
    with pytest.raises(StorageError):
        await providers.save_lists("unknown", [one], {}, None)


async def test_a_model_keeps_the_day_on_which_it_ends(providers: ProviderStore) -> None:
    await providers.save(MIMO)
    models = [TtsModel("a", shutdown_date="2027-01-31"), TtsModel("b")]
    await providers.save_models(MIMO.id, models, None)
    assert await providers.models(MIMO.id) == models
