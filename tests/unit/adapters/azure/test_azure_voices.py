"""Azure's list of voices: what is read of it, in whatever shape it comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.azure import AZURE, HD_MODEL, NEURAL_MODEL
from neiroha_desktop.adapters.azure_voices import read_voices
from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderError
from neiroha_desktop.domain.provider import Connection, Gender, Voice
from tests.examples import examples
from tests.standin import azure
from tests.standin.loopback import Given, Loopback, given_json
from tests.unit.adapters.azure.conftest import MakeAzure

ENDPOINT = Endpoint("host", "https://host/cognitiveservices/v1", secrets=(azure.KEY,))


async def test_the_voices_are_listed_by_kind_with_one_request(server: Loopback, make_azure: MakeAzure) -> None:
    adapter = await make_azure()
    assert [model.id for model in await adapter.list_models()] == [NEURAL_MODEL, HD_MODEL]
    voices = await adapter.list_voices(NEURAL_MODEL)
    assert [voice.id for voice in await adapter.list_voices(HD_MODEL)] == ["en-US-Ava:DragonHDLatestNeural"]
    assert len(await adapter.list_voices("typed by hand")) == len(azure.VOICES)
    assert voices[0] == Voice(
        "zh-CN-XiaomoNeural",
        "Xiaomo 晓墨",
        "zh-CN",
        Gender.FEMALE,
        styles=("calm", "cheerful"),
        roles=("YoungAdultFemale", "Boy"),
        description="Pleasant, Clear · Chat",
        language_name="Chinese (Mandarin, Simplified)",
    )
    assert voices[1].name == "Jenny Multilingual"
    assert (voices[1].manner, voices[1].description) == ("preview", "de-DE, fr-FR")
    # Copied letter for letter: one of them is not what it looks like.
    assert voices[2] == Voice("mk-MK-MаrijaNeural", language="mk-MK", manner="deprecated")
    await adapter.check_key()
    assert [(seen.method, seen.path) for seen in server.seen] == [("GET", "/cognitiveservices/voices/list")]
    assert server.seen[0].headers["ocp-apim-subscription-key"] == azure.KEY
    assert azure.KEY not in server.seen[0].target


async def test_a_region_without_hd_voices_has_one_model(server: Loopback, make_azure: MakeAzure) -> None:
    server.script.append(given_json(azure.VOICES[:1]))
    assert [model.id for model in await (await make_azure()).list_models()] == [NEURAL_MODEL]


async def test_a_list_that_failed_is_asked_for_again(server: Loopback, make_azure: MakeAzure) -> None:
    adapter = await make_azure()
    server.script.append(Given(503))
    with pytest.raises(ProviderError):
        await adapter.list_models()
    assert len(await adapter.list_models()) == 2


def test_600_voices_are_read_and_damaged_entries_left_out() -> None:
    many = [{**azure.VOICES[0], "ShortName": f"zh-CN-V{number}Neural"} for number in range(600)]
    broken: list[Any] = [None, 1, "x", [], {}, {"ShortName": ""}, {"ShortName": 7}, {"ShortName": "a\nb"}]
    odd = {"ShortName": "x", "Gender": "robot", "StyleList": {"a": 1}, "VoiceTag": [], "WordsPerMinute": "fast"}
    entries = read_voices(Answer(200, {}, json.dumps([*broken, *many, odd, odd]).encode()), ENDPOINT)
    assert len(entries) == 601
    assert entries[-1].voice == Voice("x")
    assert entries[0].words_per_minute == 286


def test_a_voice_of_many_languages_names_the_first_ones() -> None:
    locales = [f"l{number}-XX" for number in range(91)]
    item = {"ShortName": "en-US-AvaMultilingualNeural", "SecondaryLocaleList": locales}
    (entry,) = read_voices(Answer(200, {}, json.dumps([item]).encode()), ENDPOINT)
    assert entry.languages == tuple(locales)
    assert entry.voice.description == ", ".join(locales[:12]) + "…"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(azure.KEY),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["ShortName", "StyleList", "Gender", "Locale", "VoiceTag", "Status", "WordsPerMinute"])
            | st.text(max_size=5),
            inner,
        )
    ),
    max_leaves=20,
)


@given(json_values)
@settings(max_examples=examples(30), deadline=None)
def test_any_json_is_a_list_or_a_sentence(value: object) -> None:
    answer = Answer(200, {}, json.dumps(value).encode())
    if isinstance(value, list):
        assert all(entry.voice.id for entry in read_voices(answer, ENDPOINT))
        return
    with pytest.raises(InvalidResponseError) as caught:
        read_voices(answer, ENDPOINT)
    assert caught.value.remedy is not None
    assert azure.KEY not in f"{caught.value}{caught.value.details}"


@pytest.mark.parametrize("body", [b"", b"<html>no</html>", b"[1, 2", b'{"error": "x"}', b"[" * 5000, b"\xff\xfe"])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidResponseError, match="other than a list of voices"):
        read_voices(Answer(200, {}, body), ENDPOINT)


def test_what_is_known_without_a_network() -> None:
    connection = Connection("eastus")
    assert [model.id for model in AZURE.known_models(connection)] == [NEURAL_MODEL, HD_MODEL]
    assert {voice.language for voice in AZURE.known_voices(connection, NEURAL_MODEL)} == {"en-US", "zh-CN"}
    assert AZURE.known_voices(connection, HD_MODEL) == ()
    neural, hd = (AZURE.describe_model(connection, model_id) for model_id in (NEURAL_MODEL, HD_MODEL))
    assert neural.voice_modes == hd.voice_modes == {VoiceMode.PRESET}
    assert neural.speed is not None
    assert hd.speed is None
    assert {field.id: field.voice_facet for field in neural.options if field.voice_facet} == {
        "style": "styles",
        "role": "roles",
    }
    assert {field.id for field in hd.options} == {"temperature", "language", "ssml"}
    assert AZURE.info.title == "Azure Speech Service"
