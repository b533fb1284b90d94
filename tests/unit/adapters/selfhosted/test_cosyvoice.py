"""What goes to a CosyVoice server, and what is made of its lists."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters.cosyvoice import COSYVOICE
from neiroha_desktop.domain.character import ClonedVoice, PresetVoice
from neiroha_desktop.domain.errors import BadRequestError, InvalidInputError, UnsupportedError
from neiroha_desktop.domain.provider import Connection, Voice
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import cosyvoice, melody
from tests.standin.forms import read_form, voice_of
from tests.standin.loopback import Given, given_json
from tests.unit.adapters.conftest import MakeReference
from tests.unit.adapters.selfhosted.conftest import Speak

TEXT = "你好, “world”!"
PRESET = SynthesisRequest("default", TEXT, PresetVoice("narrator"))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"model": "default", "profile": "narrator"}),
        ({"model_id": "cosyvoice"}, {"profile": "narrator"}),
        ({"model_id": "stories", "speed": 1.5}, {"model": "stories", "profile": "narrator", "speed": 1.5}),
        ({"speed": 1.0}, {"model": "default", "profile": "narrator"}),
        (
            {"instruction": " Gently. ", "options": {"seed": 7.0, "text_frontend": False}},
            {
                "model": "default", "profile": "narrator", "instruct_text": "Gently.", "seed": 7,
                "text_frontend": False,
            },
        ),
        (
            {"voice": PresetVoice("中文女"), "options": {"voice_kind": "sft"}},
            {"model": "default", "mode": "sft", "sft_spk": "中文女"},
        ),
        (
            {"voice": PresetVoice("中文女"), "options": {"voice_kind": "sft"}, "instruction": "Sadly."},
            {"model": "default", "mode": "instruct", "sft_spk": "中文女", "instruct_text": "Sadly."},
        ),
    ],
)  # fmt: skip
async def test_a_preset_voice_is_sent_as_the_contract_says(
    speak: Speak, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    async with speak(COSYVOICE, cosyvoice.server(), cosyvoice.KEY, "/v1") as (adapter, server):
        clip = await adapter.synthesize(replace(PRESET, **changes))
    (seen,) = server.seen
    assert seen.path == "/api/cosyvoice/tts"
    assert seen.json() == {"text": TEXT, "response_format": "wav"} | expected
    assert clip.data == voice_of({"text": TEXT} | expected)
    assert clip.container == "wav"


@pytest.mark.parametrize(
    ("words", "changes", "expected"),
    [
        ("", {}, {"mode": "cross_lingual"}),
        (" 早上好。 ", {}, {"mode": "zero_shot", "prompt_text": "早上好。"}),
        ("早上好。", {"instruction": "Slowly."}, {"mode": "instruct", "instruct_text": "Slowly."}),
        ("早上好。", {"options": {"clone_mode": "cross_lingual"}}, {"mode": "cross_lingual"}),
        (
            "早上好。",
            {"instruction": "Slowly.", "options": {"clone_mode": "zero_shot", "seed": 3.0}, "speed": 0.5},
            {"mode": "zero_shot", "prompt_text": "早上好。", "seed": "3", "speed": "0.5"},
        ),
        ("", {"options": {"text_frontend": False}}, {"mode": "cross_lingual", "text_frontend": "false"}),
    ],
)
async def test_a_recording_is_uploaded_with_what_its_way_of_cloning_needs(
    speak: Speak, make_reference: MakeReference, words: str, changes: dict[str, Any], expected: dict[str, str]
) -> None:
    reference = make_reference(name="пример.wav")
    request = SynthesisRequest("stories", TEXT, ClonedVoice(reference, words))
    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, server):
        clip = await adapter.synthesize(replace(request, **changes))
    (seen,) = server.seen
    fields, files = read_form(seen)
    assert seen.path == "/api/cosyvoice/tts/upload"
    assert fields == {"text": TEXT, "response_format": "wav"} | expected
    assert files["prompt_audio"].data == reference.path.read_bytes()
    assert (files["prompt_audio"].file_name, files["prompt_audio"].media_type) == ("recording.wav", "audio/wav")
    assert clip.data == voice_of({"text": TEXT} | expected)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"options": {"clone_mode": "zero_shot"}}, "reference_text"),
        ({"options": {"clone_mode": "instruct"}}, "instruction"),
        ({"text": "  "}, "text"),
        ({"text": "\ud800"}, "text"),
        ({"options": {"seed": 0.5e11}}, "seed"),
    ],
)
async def test_what_is_missing_is_known_before_sending(
    speak: Speak, make_reference: MakeReference, changes: dict[str, Any], field: str
) -> None:
    request = SynthesisRequest("default", TEXT, ClonedVoice(make_reference()))
    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, server):
        with pytest.raises(InvalidInputError) as caught:
            await adapter.synthesize(replace(request, **changes))
    assert caught.value.field == field
    assert not server.seen


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"duration": 30.5}, "none over 30 s"),
        ({"sample_rate": 8_000}, "at least 16,000 Hz"),
        ({"container": "m4a"}, "accepts only flac, mp3, ogg, wav"),
    ],
)
async def test_a_recording_that_the_engine_refuses_is_not_sent(
    speak: Speak, make_reference: MakeReference, changes: dict[str, Any], words: str
) -> None:
    request = SynthesisRequest("default", TEXT, ClonedVoice(replace(make_reference(), **changes)))
    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, server):
        with pytest.raises(InvalidInputError, match=words):
            await adapter.synthesize(request)
    assert not server.seen


async def test_sets_are_models_and_each_has_its_voices(speak: Speak) -> None:
    async with speak(COSYVOICE, cosyvoice.server(), cosyvoice.KEY) as (adapter, _):
        assert [model.id for model in await adapter.list_models()] == ["cosyvoice", "default", "stories"]
        narrator = Voice("narrator", "旁白", description="A calm one.")
        voices = [narrator, Voice("speaker"), Voice("empty", manner="needs a recording")]
        assert list(await adapter.list_voices("default")) == voices
        # Its other name means the set in use.
        assert list(await adapter.list_voices("cosyvoice")) == voices
        assert list(await adapter.list_voices("stories")) == [Voice("narrator", "旁白")]


async def test_older_servers_list_their_voices_elsewhere(speak: Speak) -> None:
    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, server):
        server.script += [
            given_json({"detail": "Not Found"}, 404),
            given_json({"data": [{"voice_id": "a", "name": "A", "model": "default"}], "voices": []}),
        ]
        assert list(await adapter.list_voices("default")) == [Voice("a", "A")]
    assert [seen.path for seen in server.seen] == ["/api/cosyvoice/voices", "/v1/audio/voices"]


@pytest.mark.parametrize(
    ("given_words", "words", "remedy"),
    [
        ("未找到角色: 小明", "has no such voice: 未找到角色: 小明", "Fetch All"),
        ("未找到 voice set: x", "has no voice set x.", "Fetch All"),
        ("mode is required because …", "neither a recording nor an instruction", "administration page"),
        ("do not support extract speech token for audio longer than 30s", "longer than the 30 s", "3 to 15"),
        ("wav sample rate 8000 must be greater than 16000", "below the 16,000 Hz", "Record it again"),
        ("zero_shot requires prompt_audio and prompt_text", "needs the words that are spoken", "Type them"),
        ("instruct 模式缺少 instruct_text", "needs an instruction", "how the voice should speak"),
        ("cross_lingual 需要 prompt_audio", "has no recording for this voice", "recording of your own"),
        ("sft_spk 'x' not available", "no such speaker of its own", "CosyVoice 1"),
    ],
)
async def test_the_words_of_the_server_are_explained(speak: Speak, given_words: str, words: str, remedy: str) -> None:
    async with speak(COSYVOICE, lambda _: cosyvoice.error(400, given_words), "") as (adapter, _):
        with pytest.raises(BadRequestError) as caught:
            await adapter.synthesize(PRESET)
    assert words in str(caught.value.message)
    assert remedy in str(caught.value.remedy)
    assert given_words in caught.value.details


async def test_the_stand_in_itself_refuses_what_the_server_does(speak: Speak) -> None:
    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, _):
        for request, words in (
            (replace(PRESET, voice=PresetVoice("nobody")), "has no such voice"),
            (replace(PRESET, model_id="nothing"), "has no voice set nothing"),
            (replace(PRESET, voice=PresetVoice("empty")), "needs the words"),
        ):
            with pytest.raises(BadRequestError, match=words):
                await adapter.synthesize(request)


async def test_samples_without_a_header_have_the_rate_that_the_server_names(speak: Speak) -> None:
    pcm = melody.melody("pcm", 0.3)
    for headers, rate in (({"X-Neiroha-Sample-Rate": "22050"}, 22_050), ({"X-Neiroha-Sample-Rate": "x"}, 24_000)):
        async with speak(COSYVOICE, lambda _, headers=headers: Given(body=pcm, headers=headers), "") as (adapter, _):
            clip = await adapter.synthesize(PRESET)
        assert int.from_bytes(clip.data[24:28], "little") == rate
        assert clip.data[44:] == pcm


async def test_a_header_without_a_size_is_repaired(speak: Speak) -> None:
    pcm = melody.melody("pcm", 0.3)
    async with speak(COSYVOICE, lambda _: Given(body=melody.wav(pcm, data_size=0)), "") as (adapter, _):
        assert (await adapter.synthesize(PRESET)).data == melody.wav(pcm)


async def test_nothing_streams_but_a_stream_gives_the_whole(speak: Speak) -> None:
    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, _):
        assert not adapter.streams("default")
        audio = StreamedAudio()
        async for chunk in adapter.stream(PRESET):
            audio.add(chunk)
        assert audio.clip() == await adapter.synthesize(PRESET)


def test_what_it_can_do_is_data() -> None:
    capabilities = COSYVOICE.describe_model(Connection("http://127.0.0.1:9880"), "default")
    assert {mode.value for mode in capabilities.voice_modes} == {"preset", "clone"}
    assert capabilities.speed is not None
    assert (capabilities.speed.minimum, capabilities.speed.maximum) == (0.25, 4.0)
    json.dumps([spec.default for spec in capabilities.options])


async def test_no_voice_is_designed(speak: Speak) -> None:
    from neiroha_desktop.domain.character import DesignedVoice

    async with speak(COSYVOICE, cosyvoice.server(""), "") as (adapter, server):
        with pytest.raises(UnsupportedError):
            await adapter.synthesize(replace(PRESET, voice=DesignedVoice("An old man.")))
    assert not server.seen
