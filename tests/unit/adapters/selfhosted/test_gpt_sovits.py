"""How the two GPT-SoVITS servers are told apart, and what goes to api_v2.py."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.gpt_sovits import GPT_SOVITS, LAUNCHER_LIMITS, UPSTREAM_LIMITS
from neiroha_desktop.domain.capabilities import Capabilities, Need
from neiroha_desktop.domain.character import ClonedVoice, PresetVoice
from neiroha_desktop.domain.errors import BadRequestError, InvalidInputError, InvalidResponseError
from neiroha_desktop.domain.provider import Connection, Voice
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import gpt_sovits
from tests.standin.forms import voice_of
from tests.standin.loopback import Given, given_json
from tests.unit.adapters.conftest import MakeReference
from tests.unit.adapters.selfhosted.conftest import Speak

TEXT = "你好, “world”!"
HERE = str(Path(__file__))
ON_SERVER = SynthesisRequest("v2ProPlus", TEXT, PresetVoice(HERE))
LANGUAGES = {"text_lang": "auto", "prompt_lang": "auto"}


def capabilities(model_id: str, **settings: str) -> Capabilities:
    return GPT_SOVITS.describe_model(Connection("http://127.0.0.1:9880", settings=settings), model_id)


async def test_the_servers_are_told_apart_by_asking(speak: Speak) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.upstream("v4")) as (adapter, server):
        await adapter.check_key()
        assert [model.id for model in await adapter.list_models()] == ["gpt-sovits", "v4"]
        assert list(await adapter.list_voices("v4")) == []
        assert [seen.path for seen in server.seen][:2] == ["/health", "/openapi.json"]
    async with speak(GPT_SOVITS, gpt_sovits.launcher) as (adapter, _):
        await adapter.check_key()
        assert [model.id for model in await adapter.list_models()] == ["gpt-sovits", "default", "other"]
        voices = [Voice("keqing", "Keqing", "zh"), Voice("刻晴", "", "ja")]
        assert list(await adapter.list_voices("default")) == voices
        assert list(await adapter.list_voices("gpt-sovits")) == voices
        assert list(await adapter.list_voices("other")) == [Voice("old", "Old")]


async def test_who_says_what_it_is_saves_the_question(speak: Speak) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), server="api_v2") as (adapter, server):
        await adapter.synthesize(ON_SERVER)
        assert [seen.path for seen in server.seen] == ["/tts"]
    async with speak(GPT_SOVITS, gpt_sovits.launcher, server="api_v2") as (adapter, _):
        with pytest.raises(BadRequestError, match="another kind of GPT-SoVITS server than the one chosen"):
            await adapter.check_key()


async def test_the_oldest_server_is_named(speak: Speak) -> None:
    routes = given_json({"paths": {"/": {}, "/control": {}}})
    missing = given_json({"detail": "Not Found"}, 404)
    async with speak(GPT_SOVITS, lambda seen: routes if seen.path == "/openapi.json" else missing) as (adapter, _):
        with pytest.raises(BadRequestError, match=r"runs api.py") as caught:
            await adapter.check_key()
    assert "Start api_v2.py instead" in str(caught.value.remedy)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, LANGUAGES),
        ({"model_id": "gpt-sovits", "speed": 1.25}, LANGUAGES | {"speed_factor": 1.25}),
        (
            {"options": {"text_lang": "all_zh", "prompt_lang": "ja", "prompt_text": "おはよう", "seed": 5.0}},
            {"text_lang": "all_zh", "prompt_lang": "ja", "prompt_text": "おはよう", "seed": 5},
        ),
        (
            {"options": {"text_split_method": "cut0", "top_k": 5.0, "temperature": 0.6, "fragment_interval": 0.1}},
            LANGUAGES | {"text_split_method": "cut0", "top_k": 5, "temperature": 0.6, "fragment_interval": 0.1},
        ),
        (
            {"options": {"aux_ref_audio_paths": " /a.wav\n\n/b c.wav ", "streaming_mode": "3"}},
            LANGUAGES | {"aux_ref_audio_paths": ["/a.wav", "/b c.wav"]},
        ),
    ],
)
async def test_a_file_on_the_server_is_a_voice_of_upstream(
    speak: Speak, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), path="/tts") as (adapter, server):
        clip = await adapter.synthesize(replace(ON_SERVER, **changes))
    body = {"text": TEXT, "ref_audio_path": HERE} | expected
    assert server.seen[-1].json() == body
    assert clip.data == voice_of(body)


async def test_upstream_loads_the_weights_of_a_voice_before_it_speaks(speak: Speak) -> None:
    weights = {"gpt_weights_path": " GPT_weights/我 &a.ckpt ", "sovits_weights_path": "b.pth"}
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), server="api_v2") as (adapter, server):
        await adapter.synthesize(replace(ON_SERVER, options=weights))
        assert [seen.path for seen in server.seen] == ["/set_gpt_weights", "/set_sovits_weights", "/tts"]
        assert server.seen[0].query == {"weights_path": "GPT_weights/我 &a.ckpt"}
        assert server.seen[-1].json() == {"text": TEXT, "ref_audio_path": HERE} | LANGUAGES
        async with aclosing(adapter.stream(replace(ON_SERVER, options={"gpt_weights_path": "a"}))) as stream:
            assert [chunk async for chunk in stream]
        assert [seen.path for seen in server.seen][3:] == ["/set_gpt_weights", "/tts"]


async def test_weights_that_are_not_there_are_named_and_nothing_is_spoken(speak: Speak) -> None:
    wrong = replace(ON_SERVER, options={"sovits_weights_path": "missing.pth"})
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), server="api_v2") as (adapter, server):
        with pytest.raises(BadRequestError, match=r"could not load these weights: .*missing\.pth"):
            await adapter.synthesize(wrong)
    assert [seen.path for seen in server.seen] == ["/set_sovits_weights"]


async def test_upstream_here_reads_a_recording_from_the_data_folder(
    speak: Speak, make_reference: MakeReference
) -> None:
    reference = replace(make_reference(), duration=5.0)
    request = SynthesisRequest("v4", TEXT, ClonedVoice(reference, " 早上好。 "))
    async with speak(GPT_SOVITS, gpt_sovits.upstream("v4")) as (adapter, server):
        clip = await adapter.synthesize(request)
    body = {"text": TEXT, "ref_audio_path": str(reference.path), "prompt_text": "早上好。"} | LANGUAGES
    assert server.seen[-1].json() == body
    assert clip.data == voice_of(body)


@pytest.mark.parametrize(
    ("named", "options", "sent"),
    [
        ("日语", {}, "ja"),
        ("English (British)", {}, "en"),
        ("ZH-CN", {"prompt_lang": ""}, "zh"),
        ("Cantonese", {"prompt_lang": "all_zh"}, "all_zh"),
        ("Klingon", {}, "auto"),
        ("", {}, "auto"),
    ],
)
async def test_the_language_of_a_recording_is_told_where_nothing_else_is_chosen(
    speak: Speak, make_reference: MakeReference, named: str, options: dict[str, str], sent: str
) -> None:
    reference = replace(make_reference(), duration=5.0, language=named)
    request = SynthesisRequest("v4", TEXT, ClonedVoice(reference, "Words."), options=options)
    async with speak(GPT_SOVITS, gpt_sovits.upstream("v4"), server="api_v2") as (adapter, server):
        await adapter.synthesize(request)
    assert server.seen[-1].json()["prompt_lang"] == sent


async def test_upstream_elsewhere_cannot_read_a_recording(
    speak: Speak, make_reference: MakeReference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neiroha_desktop.adapters.selfhosted_server.is_loopback", lambda _: False)
    request = SynthesisRequest("v2", TEXT, ClonedVoice(replace(make_reference(), duration=5.0)))
    async with speak(GPT_SOVITS, gpt_sovits.upstream(), server="api_v2") as (adapter, server):
        with pytest.raises(InvalidInputError, match="is another computer") as caught:
            await adapter.synthesize(request)
        assert "type its path on the server" in str(caught.value.remedy)
        assert not server.seen
        # What is on its disk it can read.
        await adapter.synthesize(replace(request, voice=PresetVoice(HERE)))


@pytest.mark.parametrize("seconds", [2.9, 10.1])
async def test_a_recording_of_the_wrong_length_is_known_before_sending(
    speak: Speak, make_reference: MakeReference, seconds: float
) -> None:
    request = SynthesisRequest("v2", TEXT, ClonedVoice(replace(make_reference(), duration=seconds), "Words."))
    async with speak(GPT_SOVITS, gpt_sovits.upstream()) as (adapter, server):
        with pytest.raises(InvalidInputError, match=r"the provider takes none (under 3|over 10) s"):
            await adapter.synthesize(request)
        assert "POST" not in {seen.method for seen in server.seen}


@pytest.mark.parametrize(
    ("model_id", "changes", "words"),
    [
        ("v2", {"text": "。。。"}, "nothing but silence"),
        ("v2", {"voice": PresetVoice("/no/such/file.wav")}, "does not find the recording on its own disk: "),
        ("v4", {"model_id": "gpt-sovits"}, "needs the words that are spoken in the recording"),
        ("v1", {"model_id": "v2", "options": {"text_lang": "ko"}}, 'does not speak "ko" with its model v1'),
    ],
)
async def test_upstream_refuses_in_sentences(speak: Speak, model_id: str, changes: dict[str, Any], words: str) -> None:
    async with speak(GPT_SOVITS, gpt_sovits.upstream(model_id)) as (adapter, _):
        with pytest.raises((BadRequestError, InvalidResponseError), match=words) as caught:
            await adapter.synthesize(replace(ON_SERVER, **({"model_id": "v2"} | changes)))
    assert caught.value.remedy is not None
    assert not caught.value.retryable


@pytest.mark.parametrize(
    ("given_words", "words"),
    [
        ("参考音频在3~10秒范围外，请更换！", "3 to 10 seconds only"),
        ("text_split_method:cut9 is not supported", "does not know this way to split"),
        ("'latin-1' codec can't encode characters", "its id has characters that the answer's header lacks"),
        ("ref_audio_path is required.", "has no recording for this voice"),
        ("请输入有效文本", "finds nothing to say"),
    ],
)
async def test_the_words_of_the_servers_are_explained(speak: Speak, given_words: str, words: str) -> None:
    refused = given_json({"message": "tts failed", "Exception": given_words}, 400)
    async with speak(GPT_SOVITS, lambda _: refused, server="api_v2") as (adapter, _):
        with pytest.raises(BadRequestError, match=words) as caught:
            await adapter.synthesize(ON_SERVER)
    assert caught.value.remedy is not None


def test_what_each_server_can_do_is_data() -> None:
    upstream, launcher = capabilities("v2ProPlus"), capabilities("default")
    assert capabilities("default", server="api_v2").options == capabilities("gpt-sovits", server="api_v2").options
    assert capabilities("v2", server="neiroha") == launcher
    assert (upstream.reference_text, launcher.reference_text) == (Need.OPTIONAL, Need.REQUIRED)
    assert capabilities("v4").reference_text is Need.REQUIRED
    assert (upstream.reference_audio, launcher.reference_audio) == (UPSTREAM_LIMITS, LAUNCHER_LIMITS)
    ids = {model_id: {spec.id for spec in capabilities(model_id).options} for model_id in ("v1", "v2", "v3", "v4")}
    assert "sample_steps" in ids["v4"] - ids["v2"]
    assert "super_sampling" in ids["v3"] - ids["v4"]
    languages = {
        version: dict(next(spec for spec in capabilities(version).options if spec.id == "text_lang").choices)
        for version in ("v1", "v2")
    }
    assert "ko" in languages["v2"]
    assert "ko" not in languages["v1"]


def test_only_upstream_streams() -> None:
    assert capabilities("v2").streaming
    assert capabilities("gpt-sovits").streaming, "it may be upstream"
    assert not capabilities("default").streaming


async def test_headers_of_a_stream_are_repaired_where_it_comes_as_a_whole(speak: Speak) -> None:
    sound = voice_of({"x": 1})
    damaged = sound[:4] + b"\x24\0\0\0" + sound[8:40] + bytes(4) + sound[44:]
    async with speak(GPT_SOVITS, lambda _: Given(body=damaged), server="api_v2") as (adapter, _):
        assert (await adapter.synthesize(ON_SERVER)).data == sound
