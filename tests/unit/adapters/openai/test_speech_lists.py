"""Lists of models and voices, wherever a speech server keeps them, whatever it answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.model_lists import read_models
from neiroha_desktop.adapters.openai_speech import OPENAI_SPEECH
from neiroha_desktop.adapters.speech_voices import read_voices, voices_of_models
from neiroha_desktop.domain.errors import AuthenticationError, ProviderError, RateLimitError, UnsupportedError
from neiroha_desktop.domain.provider import Gender, TtsModel, Voice
from tests.examples import examples
from tests.standin.loopback import Given, Loopback, Seen, given_json
from tests.standin.openai_speech import KEY
from tests.unit.adapters.openai.conftest import MakeAdapter

NOTHING = given_json({"detail": "Not Found"}, 404)


def only(path: str, value: object, models: object = None) -> Any:
    """Answer at one path, and where models are listed."""

    def answer(request: Seen) -> Given:
        if request.path == path:
            return given_json(value)
        if request.path == "/v1/models":
            return given_json({"data": [{"id": "kokoro"}]} if models is None else models)
        return NOTHING

    return answer


async def test_models_that_speak_come_first(server: Loopback, make_speech: MakeAdapter) -> None:
    models = await (await make_speech()).list_models()
    assert list(models) == [TtsModel("tts-1", shutdown_date="2027-01-06"), TtsModel("kokoro"), TtsModel("gpt-5")]
    assert [seen.path for seen in server.seen] == ["/v1/models"]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ({"data": [{"id": "a"}, {"id": " a "}, {"id": "b"}]}, ["a", "b"]),
        ({"models": ["a", {"id": "b"}]}, ["a", "b"]),
        (["a", {"name": "b"}], ["a", "b"]),
        ({"object": "list", "data": []}, []),
        ({"detail": "no"}, None),
        ("a", None),
    ],
)
def test_shapes_of_models(value: object, ids: list[str] | None) -> None:
    models = read_models(value)
    assert (None if models is None else [model.id for model in models]) == ids


@pytest.mark.parametrize(
    ("date", "shown"), [("2027-01-06", "2027-01-06"), ("2027-01-06T00:00:00Z", "2027-01-06"), ("soon", ""), (3, "")]
)
def test_the_end_of_a_model(date: object, shown: str) -> None:
    models = read_models([{"id": "a", "shutdown_date": date}])
    assert models is not None
    assert models[0].shutdown_date == shown


async def test_a_server_without_a_list_says_so(server: Loopback, make_speech: MakeAdapter) -> None:
    server.answer = lambda request: NOTHING
    adapter = await make_speech()
    with pytest.raises(UnsupportedError, match="no list of models"):
        await adapter.list_models()
    with pytest.raises(UnsupportedError, match="Try one word"):
        await adapter.check_key()
    assert [seen.path for seen in server.seen] == ["/v1/models", "/v1/audio/models"] * 2


async def test_a_list_for_sound_alone_is_found_too(server: Loopback, make_speech: MakeAdapter) -> None:
    server.answer = lambda request: given_json({"models": [{"id": "a"}]}) if "audio" in request.path else NOTHING
    assert list(await (await make_speech()).list_models()) == [TtsModel("a")]


async def test_a_wrong_key_is_told(server: Loopback, make_speech: MakeAdapter) -> None:
    for ask in ("check_key", "list_models"):
        with pytest.raises(AuthenticationError, match="Incorrect API key"):
            await getattr(await make_speech(key="sk-wrong-0123456789"), ask)()
    server.script = [given_json({"detail": "Forbidden"}, 403)]
    with pytest.raises(AuthenticationError, match="No key was sent"):
        await (await make_speech(key="")).check_key()


PLACES = ["/v1/audio/voices", "/v1/voices", "/api/voices", "/speakers_list", "/speakers"]


@pytest.mark.parametrize("place", PLACES)
async def test_voices_are_found_at_every_place(server: Loopback, make_speech: MakeAdapter, place: str) -> None:
    server.answer = only(place, {"voices": ["anna"]})
    adapter = await make_speech()
    assert list(await adapter.list_voices("my/model+1")) == [Voice("anna")]
    assert [seen.path for seen in server.seen] == PLACES[: PLACES.index(place) + 1]
    assert server.seen[0].query == {"model": "my/model+1"}
    # What was found is not searched again.
    assert list(await adapter.list_voices("other")) == [Voice("anna")]
    assert server.seen[-1].path == place
    assert len(server.seen) == PLACES.index(place) + 2


async def test_nowhere_is_remembered_and_is_no_failure(server: Loopback, make_speech: MakeAdapter) -> None:
    answers = [
        NOTHING,
        given_json({}, 400),
        Given(200, b"<!doctype html>"),
        given_json("x", 500),
        given_json({"data": []}),
    ]
    server.script = list(answers)
    adapter = await make_speech()
    assert list(await adapter.list_voices("tts")) == []
    assert list(await adapter.list_voices("other-tts")) == []
    assert len(server.seen) == len(answers)


async def test_too_many_questions_are_told(server: Loopback, make_speech: MakeAdapter) -> None:
    server.script = [given_json({"error": {"message": "slow down"}}, 429)]
    with pytest.raises(RateLimitError):
        await (await make_speech()).list_voices("tts")


async def test_voices_may_stand_beside_their_models(server: Loopback, make_speech: MakeAdapter) -> None:
    models = {"data": [{"id": "tts", "voices": [{"id": "v1", "gender": "male"}, "v2"]}, {"id": "chat"}]}
    server.answer = only("/v1/models", models)
    adapter = await make_speech()
    await adapter.list_models()
    assert list(await adapter.list_voices("tts")) == [Voice("v1", gender=Gender.MALE), Voice("v2")]
    # A chat model is not asked about.
    assert list(await adapter.list_voices("chat")) == []
    assert len(server.seen) == 1
    assert voices_of_models({"data": 3}) == {}


@pytest.mark.parametrize(
    ("value", "voices"),
    [
        (
            ["af_heart", "zm_yunxi"],
            [Voice("af_heart", "", "en-US", Gender.FEMALE), Voice("zm_yunxi", "", "zh", Gender.MALE)],
        ),
        ({"voices": [{"id": "a", "name": "Anna"}]}, [Voice("a", "Anna")]),
        ({"status": "ok", "voices": ["tara", " tara ", ""]}, [Voice("tara")]),
        (
            {"voices": [{"name": "x-Neural", "gender": "Female", "language": "en_US"}]},
            [Voice("x-Neural", "", "en-US", Gender.FEMALE)],
        ),
        ({"voices": [{"name": "me", "filename": "me.wav"}], "count": 1}, [Voice("me")]),
        ({"voices": [{"filename": "me.wav"}]}, [Voice("me.wav")]),
        ({"object": "list", "data": [{"voice_id": "a"}]}, [Voice("a")]),
        ({"voices": ["a"], "data": [{"id": "a", "language": "English"}]}, [Voice("a", language_name="English")]),
        ({"voices": {"a": {"description": "warm"}, "b": None}}, [Voice("a", description="warm"), Voice("b")]),
        ({"result": [{"customName": "Me", "uri": "speech:me:x"}]}, [Voice("speech:me:x", "Me")]),
        ({"data": [], "error": "no model"}, []),
        ({"detail": "x"}, None),
        (3, None),
    ],
)
def test_shapes_of_voices(value: object, voices: list[Voice] | None) -> None:
    assert read_voices(value) == voices


async def test_openai_is_not_asked_for_voices(server: Loopback, make_speech: MakeAdapter) -> None:
    adapter = await make_speech(base_url="http://api.openai.com/v1")
    assert [len(await adapter.list_voices(model)) for model in ("tts-1", "tts-1-hd", "gpt-4o-mini-tts")] == [9, 9, 13]
    assert server.seen == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["data", "models", "voices", "id", "name", "language", "gender", "error", "detail", "code"])
            | st.text(),
            inner,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=json_values)
def test_any_json_gives_voices_or_none(value: object) -> None:
    for voices in (read_voices(value), *voices_of_models(value).values()):
        assert all(voice.id == voice.id.strip() != "" for voice in voices or ())
    assert read_models(value) is None or all(model.id for model in read_models(value) or ())


bodies = json_values.map(json.dumps) | st.sampled_from(["", "{", "\0", "<html>", "[" * 3000, '{"error": 3}', "\ud800"])


@settings(max_examples=examples(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies, status=st.sampled_from([200, 200, 200, 400, 401, 404, 429, 500]))
async def test_any_body_gives_a_list_or_a_sentence(
    server: Loopback, make_speech: MakeAdapter, body: str, status: int
) -> None:
    server.answer = lambda request: Given(status, body.encode("utf-8", "replace"))
    adapter, remedies = await make_speech(), list[object]()
    for ask in (adapter.list_models(), adapter.list_voices("tts")):
        try:
            assert all(isinstance(entry, TtsModel | Voice) for entry in await ask)
        except (ProviderError, UnsupportedError) as error:
            remedies.append(error.remedy)
    assert None not in remedies


async def test_the_key_goes_to_no_other_place(server: Loopback, make_speech: MakeAdapter) -> None:
    server.script = [Given(307, b"", {"Location": "http://elsewhere.example/v1/models"})]
    with pytest.raises(ProviderError, match=r"elsewhere\.example, and the key was not sent there"):
        await (await make_speech()).list_models()
    assert KEY not in json.dumps([dict(seen.headers) for seen in server.seen[1:]])
    assert len(server.seen) == 1
    assert OPENAI_SPEECH.info.type_id == "openai_speech"
