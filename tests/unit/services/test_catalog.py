"""Lists of models and voices: what is fetched, what is known, and what was typed and must survive."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import AuthenticationError, StorageError
from neiroha_desktop.domain.provider import Origin, Provider, TtsModel, Voice
from neiroha_desktop.services.catalog import Catalog, add_model, add_voice, merge, remove_entry
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House

NOW = datetime(2026, 5, 1, tzinfo=UTC)
MIMO_MODELS = ("mimo-v2.5-tts", "mimo-v2.5-tts-voicedesign", "mimo-v2.5-tts-voiceclone")
PRESETS = ["mimo_default", "冰糖", "茉莉", "苏打", "白桦", "Mia", "Chloe", "Milo", "Dean"]

ids = st.sampled_from(["a", "b", "c", "d", "e"])
origins = st.sampled_from(Origin)
voices = st.lists(st.builds(Voice, ids, origin=origins, missing=st.booleans()), unique_by=lambda v: v.id).map(tuple)
catalogs = st.builds(
    Catalog,
    st.lists(st.builds(TtsModel, ids, origins, st.booleans()), unique_by=lambda m: m.id).map(tuple),
    st.dictionaries(ids, voices),
)
fetched_models = st.lists(st.builds(TtsModel, ids))
fetched_voices = st.dictionaries(ids, st.lists(st.builds(Voice, ids)))


def by_hand(catalog: Catalog) -> set[tuple[str, str]]:
    """All that was typed: models, and voices of models that are listed."""
    models = {(model.id, "") for model in catalog.models if model.origin is Origin.MANUAL}
    return models | {
        (model.id, voice.id)
        for model in catalog.models
        for voice in catalog.voices_of(model.id)
        if voice.origin is Origin.MANUAL
    }


@given(catalogs, st.lists(st.tuples(fetched_models, fetched_voices), min_size=1, max_size=4))
def test_what_was_typed_survives_every_fetch(
    start: Catalog, fetches: list[tuple[list[TtsModel], dict[str, list[Voice]]]]
) -> None:
    catalog = start
    for models, voices_by_model in fetches:
        catalog = merge(catalog, models, voices_by_model, NOW)
        assert by_hand(start) <= by_hand(catalog)
        for model in start.models:
            if model.origin is Origin.MANUAL:
                assert catalog.model(model.id) == model


@given(catalogs, fetched_models, fetched_voices)
def test_a_fetch_adds_marks_and_removes_nothing(
    old: Catalog, models: list[TtsModel], voices_by_model: dict[str, list[Voice]]
) -> None:
    new = merge(old, models, voices_by_model, NOW)
    found = {model.id for model in models}
    assert [model.id for model in new.models][: len(old.models)] == [model.id for model in old.models]
    assert {model.id for model in new.models} == {model.id for model in old.models} | found
    assert len({model.id for model in new.models}) == len(new.models)
    for model in new.models:
        if model.origin is Origin.FETCHED:
            assert model.missing == (model.id not in found)
        if model.id not in voices_by_model:
            assert new.voices_of(model.id) == old.voices_of(model.id)
            continue
        there = {voice.id for voice in voices_by_model[model.id]}
        assert {voice.id for voice in new.voices_of(model.id)} == there | {v.id for v in old.voices_of(model.id)}
        for voice in new.voices_of(model.id):
            if voice.origin is Origin.FETCHED:
                assert voice.missing == (voice.id not in there)
    assert new.fetched_at == NOW
    assert merge(new, models, voices_by_model, NOW) == new


def test_what_comes_back_is_not_missing_any_more() -> None:
    gone = merge(Catalog((TtsModel("a"),)), [], {}, NOW)
    assert gone.models == (TtsModel("a", missing=True),)
    assert merge(gone, [TtsModel("a")], {}, NOW).models == (TtsModel("a"),)


def test_entries_by_hand() -> None:
    catalog = add_voice(add_model(Catalog(), "mine"), "mine", "Ann")
    assert catalog.model("mine") == TtsModel("mine", Origin.MANUAL)
    assert catalog.voices_of("mine") == (Voice("Ann", origin=Origin.MANUAL),)
    assert add_model(catalog, "mine") is catalog
    assert add_model(catalog, "") is catalog
    assert add_voice(catalog, "mine", "Ann") is catalog
    assert add_voice(catalog, "mine", "") is catalog
    assert remove_entry(catalog, "mine", "Ann").voices_of("mine") == ()
    assert remove_entry(catalog, "mine") == Catalog()


# On a server


async def test_a_fetch_finds_the_speech_models_and_their_voices(house: House, standin: Standin, mimo: Provider) -> None:
    report = await house.catalog.fetch(mimo, None, Catalog)
    assert [model.id for model in report.catalog.models] == list(MIMO_MODELS)
    assert report.added == MIMO_MODELS
    assert (report.missing, report.manual, report.used_missing) == ((), 0, ())
    assert [voice.id for voice in report.catalog.voices_of("mimo-v2.5-tts")] == PRESETS
    assert report.catalog.voices_of("mimo-v2.5-tts-voiceclone") == ()
    assert report.catalog.fetched_at is not None
    assert (await house.catalog.load(mimo)).fetched_at is None, "a fetch keeps nothing by itself"
    assert [entry["path"] for entry in standin.log()] == ["/v1/models"]


async def test_what_is_typed_while_a_fetch_runs_survives_it(house: House, standin: Standin, mimo: Provider) -> None:
    standin.script({"kind": "normal", "on": "models", "delay": 0.3})
    on_screen = [Catalog()]
    fetching = asyncio.ensure_future(house.catalog.fetch(mimo, None, lambda: on_screen[0]))
    await asyncio.to_thread(standin.wait, requests=1)
    on_screen[0] = add_voice(add_model(Catalog(), "typed-meanwhile"), "typed-meanwhile", "Ann")
    report = await fetching
    assert report.catalog.model("typed-meanwhile") == TtsModel("typed-meanwhile", Origin.MANUAL)
    assert [voice.id for voice in report.catalog.voices_of("typed-meanwhile")] == ["Ann"]
    assert report.manual == 2
    assert report.added == MIMO_MODELS


async def test_a_fetch_that_fails_changes_nothing(house: House, mimo: Provider) -> None:
    with pytest.raises(AuthenticationError):
        await house.catalog.fetch(mimo, "sk-wrong", lambda: pytest.fail("nothing came that could be merged"))


async def test_characters_that_use_what_is_gone_are_named(house: House, mimo: Provider) -> None:
    old = Catalog(
        (TtsModel("old-tts"), TtsModel("mimo-v2.5-tts")), {"mimo-v2.5-tts": (Voice("Gone"), Voice("Mia"))}, NOW
    )
    for name, model, mode, voice in (
        ("Old model", "old-tts", VoiceMode.DESIGN, ""),
        ("Old voice", "mimo-v2.5-tts", VoiceMode.PRESET, "Gone"),
        ("Old voice, not in use", "mimo-v2.5-tts-voicedesign", VoiceMode.DESIGN, "Gone"),
        ("Fine", "mimo-v2.5-tts", VoiceMode.PRESET, "Mia"),
    ):
        await house.characters.save(Character(name, name, mimo.id, model, mode, voice))
    report = await house.catalog.fetch(mimo, None, lambda: old)
    assert report.missing == ("old-tts",)
    assert report.used_missing == ("Old model", "Old voice")
    assert report.added == MIMO_MODELS[1:]


async def test_lists_come_back_as_they_were_saved(house: House, mimo: Provider) -> None:
    typed = add_voice(add_model(Catalog(), "mine"), "mine", "Ann")
    report = await house.catalog.fetch(mimo, None, lambda: typed)
    await house.catalog.save(mimo.id, report.catalog)
    loaded = await house.catalog.load(mimo)
    assert loaded.models == report.catalog.models
    assert loaded.fetched_at == report.catalog.fetched_at
    for model in loaded.models:
        assert loaded.voices_of(model.id) == report.catalog.voices_of(model.id)


async def test_voices_go_with_their_model(house: House, mimo: Provider) -> None:
    typed = add_voice(add_model(Catalog(), "mine"), "mine", "Ann")
    await house.catalog.save(mimo.id, typed)
    await house.catalog.save(mimo.id, remove_entry(typed, "mine"))
    await house.catalog.save(mimo.id, add_model(Catalog(), "mine"))
    assert (await house.catalog.load(mimo)).voices_of("mine") == ()


async def test_lists_saved_at_once_do_not_mix(house: House, mimo: Provider) -> None:
    versions = [
        Catalog(
            tuple(TtsModel(f"{name}{n}") for n in range(count)), {f"{name}{n}": (Voice(name),) for n in range(count)}
        )
        for name, count in (("a", 9), ("b", 1), ("c", 5))
    ]
    await asyncio.gather(*(house.catalog.save(mimo.id, catalog) for catalog in versions))
    loaded = await house.catalog.load(replace(mimo, default_model=""))
    assert Catalog(loaded.models, {m.id: loaded.voices_of(m.id) for m in loaded.models}) == versions[-1]
    assert set(await house.provider_store.voices(mimo.id)) == {f"c{n}" for n in range(5)}


async def test_lists_of_a_provider_that_is_gone(house: House) -> None:
    with pytest.raises(StorageError, match="not there any more"):
        await house.catalog.save("nobody", Catalog())


async def test_a_typed_model_is_as_good_as_a_fetched_one(house: House, mimo: Provider) -> None:
    await house.catalog.save(mimo.id, add_model(Catalog(), "mimo-v2-tts"))
    loaded = await house.catalog.load(mimo)
    assert [voice.id for voice in loaded.voices_of("mimo-v2-tts")] == ["mimo_default", "default_zh", "default_en"]
    assert [voice.id for voice in loaded.voices_of("mimo-v2.5-tts")] == PRESETS
    assert loaded.model("mimo-v2.5-tts") == TtsModel("mimo-v2.5-tts", Origin.MANUAL), "the default model is listed"


async def test_known_voices_do_not_hide_a_typed_one(house: House, mimo: Provider) -> None:
    await house.catalog.save(mimo.id, add_voice(add_model(Catalog(), "mimo-v2.5-tts"), "mimo-v2.5-tts", "Mia"))
    found = (await house.catalog.load(mimo)).voices_of("mimo-v2.5-tts")
    assert found[0] == Voice("Mia", origin=Origin.MANUAL)
    assert sorted(voice.id for voice in found) == sorted(PRESETS)


def test_what_is_known_before_anything_was_asked(house: House) -> None:
    mimo = Provider("new", "New", "chat_completions", "", "mimo-v2.5-tts")
    assert tuple(model.id for model in house.catalog.known(mimo).models) == MIMO_MODELS
    other = house.catalog.known(replace(mimo, default_model="kokoro-tts"))
    assert other.models == (TtsModel("kokoro-tts", Origin.MANUAL),)
    assert house.catalog.known(replace(mimo, default_model="")).models == ()


def test_a_model_for_each_mode_is_found(house: House) -> None:
    provider = Provider("new", "New", "chat_completions", "", "mimo-v2.5-tts")
    known = house.catalog.known(provider)
    found = [house.catalog.model_for_mode(provider, known, mode) for mode in VoiceMode]
    assert found == list(MIMO_MODELS)
    gone = replace(known, models=tuple(replace(model, missing=True) for model in known.models))
    assert house.catalog.model_for_mode(provider, gone, VoiceMode.CLONE) is None
