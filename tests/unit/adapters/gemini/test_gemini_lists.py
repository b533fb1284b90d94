"""Models and voices of the Gemini API, which come page by page."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.gemini import GEMINI
from neiroha_desktop.adapters.gemini_known import VOICES
from neiroha_desktop.adapters.gemini_voices import read_page, speech_model_ids, voices_of
from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    InvalidResponseError,
    ProviderError,
    ProviderServerError,
    RateLimitError,
    UnsupportedError,
)
from neiroha_desktop.domain.provider import Connection, Gender, TtsModel, Voice
from tests.examples import examples
from tests.standin import gemini
from tests.standin.loopback import Given, Loopback, given_json
from tests.unit.adapters.gemini.conftest import MakeGemini

NEW, OLD = gemini.NEW[0], gemini.OLD[0]
ENDPOINT = Endpoint("host", "https://host/v1beta", secrets=(gemini.KEY,))


async def test_all_pages_of_models_are_read(server: Loopback, make_gemini: MakeGemini) -> None:
    models = await (await make_gemini()).list_models()
    assert models == [
        *(TtsModel(name) for name in gemini.NEW),
        *(TtsModel(name, shutdown_date="2026-12-18") for name in gemini.OLD),
    ]
    assert [seen.target for seen in server.seen] == [
        "/v1beta/models?pageSize=1000",
        "/v1beta/models?pageSize=1000&pageToken=second",
    ]
    assert all(seen.headers["x-goog-api-key"] == gemini.KEY for seen in server.seen)


async def test_the_voices_of_all_pages_are_read_once_and_ones_own_come_first(
    server: Loopback, make_gemini: MakeGemini
) -> None:
    adapter = await make_gemini(base_url=f"{server.origin}/v1/models")
    voices = await adapter.list_voices(NEW)
    assert voices == [
        Voice("voice_mine", "My Fisherman", "de-DE", Gender.MALE, "made from words", description="An old fisherman"),
        Voice("Puck", gender=Gender.MALE, manner="upbeat"),
        Voice("dawn", "Dawn", "en-GB", Gender.FEMALE, description="Storyteller · Scottish · low pitch"),
    ]
    assert await adapter.list_voices(gemini.NEW[1]) == voices
    assert await adapter.list_voices(OLD) == VOICES
    assert [seen.target for seen in server.seen] == [
        "/v1/voices?page_size=1000",
        "/v1/voices?page_size=1000&page_token=second",
    ]


@pytest.mark.parametrize("status", [403, 404, 405])
async def test_without_a_list_the_30_voices_are_offered(server: Loopback, make_gemini: MakeGemini, status: int) -> None:
    server.script.append(gemini.fault(status, "NOT_FOUND", "no"))
    assert await (await make_gemini()).list_voices(NEW) == list(VOICES)


async def test_an_empty_list_of_voices_means_the_30(server: Loopback, make_gemini: MakeGemini) -> None:
    server.script.append(given_json({}))
    assert await (await make_gemini()).list_voices(NEW) == list(VOICES)


async def test_another_failure_is_not_taken_for_a_missing_list(server: Loopback, make_gemini: MakeGemini) -> None:
    adapter = await make_gemini()
    server.script.append(Given(503))
    with pytest.raises(ProviderServerError):
        await adapter.list_voices(NEW)
    server.script += [given_json(gemini.VOICE_PAGES[""]), Given(429)]
    with pytest.raises(RateLimitError):
        await adapter.list_voices(NEW)
    assert len(await adapter.list_voices(NEW)) == 3


async def test_a_list_that_goes_in_circles_is_left(server: Loopback, make_gemini: MakeGemini) -> None:
    server.answer = lambda _: given_json({"voices": [{"id": "a"}], "nextPageToken": "same"})
    assert await (await make_gemini()).list_voices(NEW) == [Voice("a")]
    assert len(server.seen) == 2
    server.answer = lambda seen: given_json({"voices": [{"id": "a"}], "nextPageToken": f"{len(server.seen)}"})
    await (await make_gemini()).list_voices(NEW)
    assert len(server.seen) == 22


async def test_the_key_is_proved_by_one_model(server: Loopback, make_gemini: MakeGemini) -> None:
    await (await make_gemini()).check_key()
    assert [seen.target for seen in server.seen] == ["/v1beta/models?pageSize=1"]
    with pytest.raises(AuthenticationError, match="does not accept the key: API key not valid"):
        await (await make_gemini(key="wrong")).check_key()
    with pytest.raises(AuthenticationError, match="No key was sent"):
        await (await make_gemini(key="")).check_key()
    assert all(gemini.KEY not in seen.target for seen in server.seen)


async def test_a_server_without_a_list_says_so(server: Loopback, make_gemini: MakeGemini) -> None:
    server.script += [Given(404), Given(405), given_json({"models": [{"name": "models/gemini-3.8-flash"}]})]
    with pytest.raises(UnsupportedError, match="Try one word"):
        await (await make_gemini()).check_key()
    with pytest.raises(UnsupportedError, match=r"no list of models.*Type the model"):
        await (await make_gemini()).list_models()
    with pytest.raises(UnsupportedError, match="no model that speaks"):
        await (await make_gemini()).list_models()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(gemini.KEY),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["models", "voices", "name", "id", "type", "gender", "nextPageToken", "error", "code"])
            | st.text(max_size=5),
            inner,
        )
    ),
    max_leaves=20,
)


@given(json_values, st.sampled_from(["models", "voices"]))
@settings(max_examples=examples(30), deadline=None)
def test_any_json_is_a_list_or_a_sentence(value: object, name: str) -> None:
    try:
        entries, token = read_page(Answer(200, {}, json.dumps(value).encode()), ENDPOINT, name)
    except ProviderError as error:
        told = error
    else:
        assert isinstance(token, str)
        assert all(voice.id for voice in voices_of(entries))
        assert all(speech_model_ids(entries))
        return
    assert told.remedy is not None
    assert gemini.KEY not in f"{told}{told.details}"


@pytest.mark.parametrize("body", [b"", b"<html>no</html>", b"[1, 2", b"[]", b'{"voices": 1}', b"[" * 5000])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidResponseError):
        read_page(Answer(200, {}, body), ENDPOINT, "voices")


def test_what_is_known_without_a_network() -> None:
    connection = Connection("https://generativelanguage.googleapis.com")
    assert len(GEMINI.known_voices(connection, NEW)) == 30
    assert {model.id for model in GEMINI.known_models(connection)} >= {*gemini.NEW, *gemini.OLD}
    new, old = (GEMINI.describe_model(connection, model_id) for model_id in (NEW, OLD))
    assert new.voice_modes == old.voice_modes == {VoiceMode.PRESET}
    assert new.instructions is old.instructions is Need.OPTIONAL
    assert new.speed is None
    assert new.tags is not None
    assert new.tags.brackets == (("<", ">"),)
    assert GEMINI.describe_model(Connection("", settings={"contract": "old"}), NEW) == old
    assert GEMINI.describe_model(Connection("", settings={"contract": "new"}), OLD) == new
    assert GEMINI.describe_model(connection, "gemini-4.2-tts") == new
    assert GEMINI.info.title == "Google Gemini TTS"
