"""Fetching models, and proving a key with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.model_lists import read_model_ids, speech_model_ids
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidResponseError,
    ProviderError,
    ProviderServerError,
    RateLimitError,
    UnsupportedError,
)
from neiroha_desktop.domain.provider import Connection, Origin, Secret, TtsModel
from tests.examples import examples
from tests.standin.fixture import Standin, running
from tests.unit.adapters.conftest import MakeAdapter, open_pool

SPEECH = ["mimo-v2.5-tts", "mimo-v2.5-tts-voicedesign", "mimo-v2.5-tts-voiceclone"]
EVERYWHERE = {"on": "models", "count": 2}


@pytest.fixture(scope="module", params=["root", "none"])
def other_standin(request: pytest.FixtureRequest) -> Iterator[tuple[str, Standin]]:
    with running("--models-at", request.param, beyond_test=True) as standin:
        yield request.param, standin


async def test_the_list_holds_the_models_that_speak(standin: Standin, make_adapter: MakeAdapter) -> None:
    models = await (await make_adapter()).list_models()
    assert [model.id for model in models] == SPEECH
    assert {model.origin for model in models} == {Origin.FETCHED}
    assert [entry["path"] for entry in standin.log()] == ["/v1/models"]


async def test_the_list_may_stand_at_the_root_or_nowhere(
    other_standin: tuple[str, Standin], make_adapter: MakeAdapter
) -> None:
    place, other = other_standin
    adapter = await make_adapter(base_url=other.base_url)
    other.reset()
    if place == "root":
        assert [model.id for model in await adapter.list_models()] == SPEECH
        await adapter.check_key()
    else:
        with pytest.raises(UnsupportedError, match=r"no list of models.*Type the model"):
            await adapter.list_models()
        with pytest.raises(UnsupportedError, match="Try one word"):
            await adapter.check_key()
    assert [entry["path"] for entry in other.log()] == ["/v1/models", "/models"] * 2


@pytest.mark.parametrize("fault", [{"kind": "html"}, {"kind": "html", "status": 200}, {"kind": "raw", "status": 405}])
async def test_mimo_without_a_list_has_the_known_models(
    standin: Standin, make_adapter: MakeAdapter, fault: dict[str, Any]
) -> None:
    proxy = standin.base_url.removesuffix("/v1")
    adapter = await make_adapter(base_url="http://api.xiaomimimo.com/v1", proxy=proxy)
    standin.script({**fault, **EVERYWHERE})
    assert await adapter.list_models() == tuple(TtsModel(model_id) for model_id in SPEECH)
    standin.script({**fault, **EVERYWHERE})
    with pytest.raises(UnsupportedError, match="Try one word"):
        await adapter.check_key()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("wrong_key", AuthenticationError),
        ("forbidden", AuthenticationError),
        ("rate_limit", RateLimitError),
        ("server_error", ProviderServerError),
        ("empty", InvalidResponseError),
        ("error_in_200", ProviderServerError),
    ],
)
async def test_other_failures_do_not_fall_back(
    standin: Standin, make_adapter: MakeAdapter, kind: str, error: type[ProviderError]
) -> None:
    adapter = await make_adapter()
    for ask in (adapter.list_models, adapter.check_key):
        standin.script({"kind": kind, "on": "models"})
        with pytest.raises(error):
            await ask()
    assert [entry["path"] for entry in standin.log()] == ["/v1/models"] * 2


async def test_a_wrong_key_is_told_by_the_server(make_adapter: MakeAdapter) -> None:
    with pytest.raises(AuthenticationError, match="valid API Key"):
        await (await make_adapter(key="sk-wrong-0123456789")).check_key()


async def test_voices_come_from_the_name(standin: Standin, make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter()
    names = [voice.id for voice in await adapter.list_voices("mimo-v2.5-tts")]
    assert names == ["mimo_default", "冰糖", "茉莉", "苏打", "白桦", "Mia", "Chloe", "Milo", "Dean"]
    assert [voice.id for voice in await adapter.list_voices("mimo-v2-tts")] == [
        "mimo_default",
        "default_zh",
        "default_en",
    ]
    for model_id in (*SPEECH[1:], "someone-elses-tts", ""):
        assert list(await adapter.list_voices(model_id)) == []
    assert standin.log() == []


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ({"data": [{"id": "a"}, {"id": " b "}, {"id": "a"}]}, ["a", "b"]),
        (["a", "b", 3, None, ["c"], ""], ["a", "b"]),
        ({"models": [{"name": "a"}, {"model": "b"}, {"id": 7, "name": "c"}]}, ["a", "b", "c"]),
        ({"models": {"a": {}, "b": {}}}, ["a", "b"]),
        ({"result": {"data": ["a"]}}, ["a"]),
        ({"data": []}, []),
        ({"data": None, "models": ["a"]}, ["a"]),
        ({"object": "list"}, None),
        ("a", None),
        (None, None),
    ],
)
def test_shapes_of_lists(value: object, ids: list[str] | None) -> None:
    assert read_model_ids(value) == ids


def test_models_that_speak() -> None:
    ids = ["chat-1", "Kokoro-TTS", "gpt-audio", "asr"]
    assert speech_model_ids(ids, mimo=True) == ["Kokoro-TTS"]
    assert speech_model_ids(ids, mimo=False) == ["Kokoro-TTS", "gpt-audio"]
    assert speech_model_ids(["x", "y"], mimo=False) == ["x", "y"]
    assert speech_model_ids(["x", "y"], mimo=True) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["data", "models", "id", "error", "code"]) | st.text(), inner)
    ),
    max_leaves=20,
)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=json_values, status=st.sampled_from([200, 200, 200, 400, 401, 404, 429, 500]))
async def test_any_json_gives_a_list_or_a_provider_error(standin: Standin, value: object, status: int) -> None:
    connection = Connection(standin.base_url, Secret(standin.key))
    standin.reset()
    standin.script({"kind": "raw", "status": status, "body": json.dumps(value), **EVERYWHERE})
    async with open_pool() as pool:
        adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
        try:
            models = await adapter.list_models()
        except (ProviderError, UnsupportedError) as error:
            remedies = [error.remedy]
        else:
            remedies = []
            assert all(model.id == model.id.strip() != "" for model in models)
    assert None not in remedies
