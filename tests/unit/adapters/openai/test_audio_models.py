"""OpenAI's audio models: what is asked of them, in which way, and whether they did it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.chat_audio import is_audio_model
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.character import DesignedVoice, PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import (
    BadRequestError,
    UnsupportedError,
)
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest, Usage
from tests.standin import melody
from tests.standin.loopback import Loopback, Seen, given_json
from tests.standin.openai_audio import answer, pieces, refusal, spoken, streamed
from tests.standin.openai_speech import KEY, PCM
from tests.unit.adapters.openai.conftest import MakeAdapter, heard

REQUEST = SynthesisRequest("gpt-audio-1.5", "Hello. What is your name?", PresetVoice("alloy"), "Calmly.")
WANTS_STREAM = refusal("Audio output requires stream: true")
WANTS_NONE = refusal("This model does not support streaming.")


async def speak(adapter: TtsAdapter, way: str, request: SynthesisRequest = REQUEST) -> AudioClip:
    return await adapter.synthesize(request) if way == "whole" else (await heard(adapter, request)).clip()


async def test_the_text_is_to_be_read_and_not_answered(audio_server: Loopback, make_audio: MakeAdapter) -> None:
    adapter = await make_audio()
    assert not adapter.streams(REQUEST.model_id)
    clip = await adapter.synthesize(REQUEST)
    (seen,) = audio_server.seen
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert "api-key" not in seen.headers
    body = seen.json()
    orders, text = (message["content"] for message in body.pop("messages"))
    assert body == {
        "model": "gpt-audio-1.5",
        "modalities": ["text", "audio"],
        "audio": {"voice": "alloy", "format": "wav"},
        "stream": False,
        "store": False,
    }
    assert "exactly, word for word" in orders
    assert orders.endswith(" Style: Calmly.")
    assert text == f"Read aloud, verbatim:\n<<<\n{REQUEST.text}\n>>>"
    # Its sizes were not known.
    assert clip.data == melody.wav(PCM)
    assert (clip.request_id, clip.usage, clip.remarks) == ("chatcmpl-1", Usage(40, 60, 100), ())


@pytest.mark.parametrize("audio_format", ["wav", "mp3", "pcm16"])
async def test_formats(audio_server: Loopback, make_audio: MakeAdapter, audio_format: str) -> None:
    clip = await (await make_audio(audio_format=audio_format)).synthesize(replace(REQUEST, instruction=""))
    assert audio_server.seen[0].json()["audio"]["format"] == audio_format
    assert "Style" not in audio_server.seen[0].json()["messages"][0]["content"]
    assert clip.container == ("mp3" if audio_format == "mp3" else "wav")


async def test_a_voice_of_ones_own_is_an_object(audio_server: Loopback, make_audio: MakeAdapter) -> None:
    await (await make_audio()).synthesize(replace(REQUEST, voice=PresetVoice("voice_1")))
    assert audio_server.seen[0].json()["audio"]["voice"] == {"id": "voice_1"}
    with pytest.raises(UnsupportedError):
        await (await make_audio()).synthesize(replace(REQUEST, voice=DesignedVoice("An old man.")))


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_a_stream_carries_samples_only(audio_server: Loopback, make_audio: MakeAdapter, way: str) -> None:
    adapter = await make_audio(audio_stream="always")
    assert adapter.streams(REQUEST.model_id)
    clip = await speak(adapter, way)
    body = audio_server.seen[0].json()
    assert (body["stream"], body["audio"]["format"]) == (True, "pcm16")
    assert body["stream_options"] == {"include_usage": True}
    assert clip.data == wrap_pcm16(PCM, 24_000)
    assert (clip.usage, clip.remarks) == (Usage(40, 60, 100), ())


@pytest.mark.parametrize(
    ("base", "stream", "audio_format"),
    [
        ("http://openrouter.ai/api/v1", True, "pcm16"),
        ("http://dashscope-intl.aliyuncs.com/compatible-mode/v1", True, "wav"),
        ("http://api.openai.com/v1", False, "wav"),
    ],
)
async def test_what_is_known_of_a_host_is_done_at_once(
    audio_server: Loopback, make_audio: MakeAdapter, base: str, stream: bool, audio_format: str
) -> None:
    adapter = await make_audio(base_url=base)
    assert adapter.streams(REQUEST.model_id) is stream
    clip = await adapter.synthesize(replace(REQUEST, model_id="any"))
    (seen,) = audio_server.seen
    assert (seen.json()["stream"], seen.json()["audio"]["format"]) == (stream, audio_format)
    assert clip.data == melody.wav(PCM)


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_a_service_that_wants_a_stream_gets_one(
    audio_server: Loopback, make_audio: MakeAdapter, way: str
) -> None:
    audio_server.answer = lambda request: answer(request) if request.json()["stream"] else WANTS_STREAM
    assert (await speak(await make_audio(), way)).data == melody.wav(PCM)
    first = [seen.json()["stream"] for seen in audio_server.seen]
    assert first == ([False, True] if way == "whole" else [True])
    # Once is enough.
    await (await make_audio()).synthesize(REQUEST)
    assert [seen.json()["stream"] for seen in audio_server.seen[len(first) :]] == (
        [True] if way == "whole" else [False, True]
    )


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_a_service_that_wants_none_gets_none(audio_server: Loopback, make_audio: MakeAdapter, way: str) -> None:
    audio_server.answer = lambda request: WANTS_NONE if request.json()["stream"] else answer(request)
    base = "http://openrouter.ai/api/v1"
    clip = await speak(await make_audio(base_url=base), way)
    assert (clip.data, clip.remarks) == (melody.wav(PCM), ())
    assert [seen.json()["stream"] for seen in audio_server.seen] == [True, False]
    assert not (await make_audio(base_url=base)).streams("x")


async def test_there_is_one_retry_and_no_more(audio_server: Loopback, make_audio: MakeAdapter) -> None:
    audio_server.answer = lambda request: WANTS_NONE if request.json()["stream"] else WANTS_STREAM
    for way in ("whole", "streamed"):
        audio_server.seen.clear()
        with pytest.raises(BadRequestError, match="stream"):
            await speak(await make_audio(), way)
        assert len(audio_server.seen) == 2
    for setting, other in (("always", WANTS_NONE), ("never", WANTS_STREAM)):
        audio_server.seen.clear()
        audio_server.script = [other]
        with pytest.raises(BadRequestError):
            await (await make_audio(audio_stream=setting)).synthesize(REQUEST)
        assert len(audio_server.seen) == 1


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_an_answer_instead_of_the_text_is_told(audio_server: Loopback, make_audio: MakeAdapter, way: str) -> None:
    said = "Hi! My name is Alloy, how can I help you today?"
    audio_server.script = [given_json(spoken(said)) if way == "whole" else streamed(*pieces(said))]
    clip = await speak(await make_audio(audio_stream="automatic" if way == "whole" else "always"), way)
    (remark,) = clip.remarks
    assert str(remark) == f'The model did not read the text word for word. It said: "{said}"'
    assert clip.data == melody.wav(PCM)


def kinds(base_url: str, **settings: Any) -> Callable[[str], bool]:
    return lambda model_id: is_audio_model(Connection(base_url, Secret(), settings), model_id)


def test_which_models_are_meant() -> None:
    relay = kinds("https://relay.example/v1")
    for model_id in (
        "gpt-audio-1.5",
        "gpt-4o-mini-audio-preview",
        "openai-audio",
        "qwen3-omni-flash",
        "openai/gpt-audio",
    ):
        assert relay(model_id)
    for model_id in ("mimo-v2.5-tts", "some-tts", "", "omnivoice-tts"):
        assert not relay(model_id)
    assert kinds("https://api.openai.com/v1")("anything")
    assert not kinds("https://api.xiaomimimo.com/v1")("gpt-audio")
    assert not kinds("https://openrouter.ai/api/v1")("xiaomi/mimo-v2.5-tts")
    assert kinds("https://relay.example/v1", variant="openai")("mimo-v2.5-tts")
    assert not kinds("https://api.openai.com/v1", variant="mimo")("gpt-audio")


async def test_what_is_known_without_asking(audio_server: Loopback, make_audio: MakeAdapter) -> None:
    openai = Connection("https://api.openai.com/v1")
    model = CHAT_COMPLETIONS.describe_model(openai, "gpt-audio-1.5")
    assert (model.voice_modes, model.instructions) == (frozenset({VoiceMode.PRESET}), Need.OPTIONAL)
    assert [model.id for model in CHAT_COMPLETIONS.known_models(openai)] == ["gpt-audio-1.5"]
    voices = [voice.id for voice in CHAT_COMPLETIONS.known_voices(openai, "gpt-audio-1.5")]
    assert {"alloy", "marin", "cedar", "verse"} < set(voices)
    adapter = await make_audio(variant="openai")
    assert [voice.id for voice in await adapter.list_voices("gpt-audio-1.5")] == voices
    assert [model.id for model in await adapter.list_models()] == ["gpt-audio-1.5"]
    preset = next(preset for preset in CHAT_COMPLETIONS.info.presets if preset.id == "openai-audio")
    assert "may reword" in str(preset.note)


async def test_openrouter_is_asked_for_models_with_sound(audio_server: Loopback, make_audio: MakeAdapter) -> None:
    seen: list[Seen] = audio_server.seen
    await (await make_audio(base_url="http://openrouter.ai/api/v1")).list_models()
    assert (seen[0].path, seen[0].query) == ("/api/v1/models", {"output_modalities": "audio"})
