"""What goes over the wire to a speech server, and what is made of a regular answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters.openai_speech import OPENAI_SPEECH, OpenAISpeech
from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.character import DesignedVoice, PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidInputError, UnsupportedError
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest, Usage
from tests.standin.loopback import Given, Loopback
from tests.standin.openai_speech import DONE, KEY, PCM, VOICES, deltas, events, sound
from tests.unit.adapters.openai.conftest import MakeAdapter, heard

REQUEST = SynthesisRequest("kokoro", " Hello, “world”! 你好 \U0001f600", PresetVoice(" af_bella(2)+af_sky "))
OPENAI = "http://api.openai.com/v1"


async def test_only_what_every_server_knows_is_sent(server: Loopback, make_speech: MakeAdapter) -> None:
    clip = await (await make_speech()).synthesize(replace(REQUEST, model_id="my-tts"))
    (seen,) = server.seen
    assert (seen.method, seen.path) == ("POST", "/v1/audio/speech")
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.headers["content-type"] == "application/json"
    assert seen.json() == {
        "model": "my-tts",
        "input": REQUEST.text,
        "voice": "af_bella(2)+af_sky",
        "response_format": "wav",
    }
    assert (clip.container, clip.request_id) == ("wav", "req-1")
    assert clip.data.endswith(b"data" + len(PCM).to_bytes(4, "little") + PCM)


async def test_kokoro_is_told_not_to_hide_its_failures(server: Loopback, make_speech: MakeAdapter) -> None:
    adapter = await make_speech()
    await adapter.synthesize(REQUEST)
    await heard(adapter, REQUEST)
    await (await make_speech(extra_json='{"stream": true}')).synthesize(REQUEST)
    assert [seen.json().get("stream") for seen in server.seen] == [False, None, True]


@pytest.mark.parametrize(("speed", "sent"), [(None, {}), (1.0, {}), (0.5, {"speed": 0.5})])
async def test_speed(server: Loopback, make_speech: MakeAdapter, speed: float | None, sent: dict[str, Any]) -> None:
    await (await make_speech()).synthesize(replace(REQUEST, speed=speed))
    body = server.seen[0].json()
    assert {name: body[name] for name in body if name == "speed"} == sent


@pytest.mark.parametrize(
    ("model", "taken"),
    [("gpt-4o-mini-tts", True), ("any-tts", True), ("tts-1", False), ("tts-1-hd", False), ("kokoro", False)],
)
async def test_instructions_go_to_models_that_take_them(
    server: Loopback, make_speech: MakeAdapter, model: str, taken: bool
) -> None:
    await (await make_speech()).synthesize(replace(REQUEST, model_id=model, instruction="Calmly."))
    assert server.seen[0].json().get("instructions") == ("Calmly." if taken else None)
    capabilities = OPENAI_SPEECH.describe_model(Connection(server.origin), model)
    assert capabilities.instructions is (Need.OPTIONAL if taken else Need.NONE)


async def test_without_a_key_no_header_pretends_one(server: Loopback, make_speech: MakeAdapter) -> None:
    await (await make_speech(key="")).synthesize(REQUEST)
    assert "authorization" not in server.seen[0].headers


async def test_extra_json_wins(server: Loopback, make_speech: MakeAdapter) -> None:
    extra = '{"response_format": "pcm", "sample_rate": 16000,\n "lang_code": "e", "nested": {"a": [1, null]}}'
    clip = await (await make_speech(extra_json=extra)).synthesize(replace(REQUEST, options={"lang_code": "z"}))
    body = server.seen[0].json()
    assert (body["response_format"], body["lang_code"], body["nested"]) == ("pcm", "e", {"a": [1, None]})
    assert clip.data == wrap_pcm16(PCM, 16_000)


@pytest.mark.parametrize("text", ["{", "[1]", '"x"', "{'a': 1}", '{"a": NaN}', '{"a": "\\ud83d"}', "[" * 100_000])
async def test_extra_json_that_is_none_is_refused_at_its_field(make_speech: MakeAdapter, text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await make_speech(extra_json=text)
    assert caught.value.field == "extra_json"
    assert caught.value.remedy is not None


@pytest.mark.parametrize("audio_format", ["wav", "mp3", "opus", "flac", "pcm"])
async def test_formats(server: Loopback, make_speech: MakeAdapter, audio_format: str) -> None:
    clip = await (await make_speech(audio_format=audio_format)).synthesize(REQUEST)
    assert server.seen[0].json()["response_format"] == audio_format
    container = {"opus": "ogg", "pcm": "wav"}.get(audio_format, audio_format)
    assert clip.container == container
    if audio_format == "pcm":
        assert clip.data == wrap_pcm16(PCM, 24_000)
    elif audio_format != "wav":
        assert clip.data == sound(audio_format)


@pytest.mark.parametrize(
    ("model", "voice", "sent"),
    [("gpt-4o-mini-tts", "voice_123", {"id": "voice_123"}), ("tts-1", "alloy", "alloy")],
)
async def test_openai_streams_samples(
    server: Loopback, make_speech: MakeAdapter, model: str, voice: str, sent: object
) -> None:
    adapter = await make_speech(base_url=OPENAI)
    audio = await heard(adapter, replace(REQUEST, model_id=model, voice=PresetVoice(voice)))
    body = server.seen[0].json()
    assert (body["voice"], body["response_format"]) == (sent, "pcm")
    has_events = model != "tts-1"
    assert body.get("stream_format") == ("sse" if has_events else None)
    clip = audio.clip()
    assert clip.data == wrap_pcm16(PCM, 24_000)
    assert clip.usage == (Usage(5, 7, 12) if has_events else None)


@pytest.mark.parametrize("audio_format", ["wav", "pcm"])
async def test_other_servers_stream_what_was_asked_for(
    server: Loopback, make_speech: MakeAdapter, audio_format: str
) -> None:
    adapter = await make_speech(audio_format=audio_format)
    assert adapter.streams("kokoro")
    audio = await heard(adapter, REQUEST)
    assert server.seen[0].json()["response_format"] == audio_format
    assert "text/event-stream" in server.seen[0].headers["accept"]
    assert audio.clip().data == wrap_pcm16(PCM, 24_000)
    assert audio.clip().request_id == "req-1"


async def test_a_file_that_comes_instead_of_samples_is_kept(server: Loopback, make_speech: MakeAdapter) -> None:
    server.script = [Given(200, b"", {"Content-Type": "audio/wav"}, chunks=(sound("mp3")[:900], sound("mp3")[900:]))]
    clip = (await heard(await make_speech(), REQUEST)).clip()
    assert (clip.container, clip.data) == ("mp3", sound("mp3"))


async def test_events_may_come_where_nobody_asked(server: Loopback, make_speech: MakeAdapter) -> None:
    server.script = [Given(200, events(*deltas(), DONE), {"Content-Type": "text/event-stream; charset=utf-8"})]
    assert (await heard(await make_speech(audio_format="pcm"), REQUEST)).clip().data == wrap_pcm16(PCM, 24_000)


async def test_events_that_somebody_asked_for_are_put_together(server: Loopback, make_speech: MakeAdapter) -> None:
    extra = '{"stream_format": "sse", "response_format": "pcm"}'
    clip = await (await make_speech(extra_json=extra)).synthesize(REQUEST)
    assert (clip.data, clip.usage) == (wrap_pcm16(PCM, 24_000), Usage(5, 7, 12))


@pytest.mark.parametrize(("audio_format", "switch"), [("mp3", True), ("opus", True), ("flac", True), ("wav", False)])
async def test_who_wants_a_file_waits(make_speech: MakeAdapter, audio_format: str, switch: bool) -> None:
    assert not (await make_speech(audio_format=audio_format, stream=switch)).streams("kokoro")


async def test_what_cannot_be_is_not_sent(server: Loopback, make_speech: MakeAdapter) -> None:
    adapter = await make_speech()
    with pytest.raises(UnsupportedError):
        await adapter.synthesize(replace(REQUEST, voice=DesignedVoice("An old man.")))
    with pytest.raises(InvalidInputError) as caught:
        await adapter.synthesize(replace(REQUEST, text="Half \ud83d a pair"))
    assert caught.value.field == "text"
    with pytest.raises(InvalidInputError, match=r"4,097 characters.*4,096"):
        await (await make_speech(base_url=OPENAI)).synthesize(replace(REQUEST, text="a" * 4097))
    assert server.seen == []


@pytest.mark.parametrize(
    ("base", "asked"),
    [
        ("", ["/audio/speech", "/v1/audio/speech", "/v1/audio/speech"]),
        ("/", ["/audio/speech", "/v1/audio/speech", "/v1/audio/speech"]),
        ("/audio/speech", ["/audio/speech", "/v1/audio/speech", "/v1/audio/speech"]),
        ("/v1/", ["/v1/audio/speech"] * 2),
        ("/v1/audio/speech/", ["/v1/audio/speech"] * 2),
        ("/v1/models", ["/v1/audio/speech"] * 2),
    ],
)
@pytest.mark.parametrize("is_stream", [False, True])
async def test_the_version_is_found_once(
    server: Loopback, make_speech: MakeAdapter, base: str, asked: list[str], is_stream: bool
) -> None:
    for _ in range(2):
        adapter = await make_speech(base_url=server.origin + base)
        if is_stream:
            await heard(adapter, REQUEST)
        else:
            await adapter.synthesize(REQUEST)
    assert [seen.path for seen in server.seen] == asked


async def test_other_prefixes_stay(server: Loopback, make_speech: MakeAdapter) -> None:
    for prefix in ("/api/v1", "/v1/openai"):
        server.script = [Given(404, b'{"detail": "Not Found"}')]
        with pytest.raises(Exception, match="does not find"):
            await (await make_speech(base_url=server.origin + prefix)).synthesize(REQUEST)
        assert server.seen.pop().path == f"{prefix}/audio/speech"
        assert server.seen == []


def test_addresses() -> None:
    kind = OpenAISpeech()
    resolved = kind.resolve(Connection(" http://127.0.0.1:8880/v1/audio/speech/ "))
    assert resolved.base_url == "http://127.0.0.1:8880/v1"
    assert resolved.request_url == "http://127.0.0.1:8880/v1/audio/speech"
    assert kind.resolve(Connection("http://192.168.1.5:8880/v1")).notices
    with pytest.raises(InvalidInputError, match="chat/completions"):
        kind.resolve(Connection("https://x.example/v1/chat/completions"))


def test_presets() -> None:
    info = OPENAI_SPEECH.info
    presets = {preset.id: preset for preset in info.presets}
    assert info.title == "OpenAI TTS API Compatible"
    assert presets["openai"].note is not None
    assert "2027-01-06" in str(presets["openai"].note)
    ports = {preset.id: preset.probe_port for preset in info.presets if preset.probe_port}
    assert ports == {"kokoro": 8880, "openedai-speech": 8000, "speaches": 8000, "localai": 8080, "koboldcpp": 5001}
    known = {field.id for field in info.connection_fields}
    for preset in info.presets:
        assert set(preset.settings) <= known
        if preset.base_url:
            assert OPENAI_SPEECH.resolve(Connection(preset.base_url)).base_url == preset.base_url
    assert presets["kokoro"].settings["answer_timeout"] > presets["openai"].settings["answer_timeout"]


@pytest.mark.parametrize(
    ("base_url", "key", "fits"),
    [
        ("https://api.openai.com/v1", "sk-proj-abc", True),
        ("https://api.openai.com/v1", "sk-or-v1-abc", False),
        ("https://api.openai.com/v1", "tp-abc", False),
        ("https://openrouter.ai/api/v1", "sk-or-v1-abc", True),
        ("https://openrouter.ai/api/v1", "sk-abc", False),
        ("https://api.siliconflow.cn/v1", "sk-abc", True),
        ("http://127.0.0.1:8880/v1", "anything", None),
        ("http://127.0.0.1:8880/v1", "ключ", False),
        ("no address", "sk-abc", None),
        ("https://api.openai.com/v1", "", None),
    ],
)
def test_keys(base_url: str, key: str, fits: bool | None) -> None:
    found = OPENAI_SPEECH.review_key(base_url, Secret(key))
    assert (found[0] if found else None) is fits


async def test_siliconflow_has_a_rate_and_a_loudness(server: Loopback, make_speech: MakeAdapter) -> None:
    base, model = "http://api.siliconflow.cn/v1", "FunAudioLLM/CosyVoice2-0.5B"
    adapter = await make_speech(base_url=base, audio_format="pcm")
    request = replace(REQUEST, model_id=model)
    clip = await adapter.synthesize(replace(request, options={"sample_rate": "32000", "gain": 2.5}))
    body = server.seen[0].json()
    assert (body["sample_rate"], body["gain"]) == (32_000, 2.5)
    assert clip.data == wrap_pcm16(PCM, 32_000)
    # Without one it is another than that of everybody else.
    assert (await adapter.synthesize(request)).data == wrap_pcm16(PCM, 44_100)
    voices = OPENAI_SPEECH.known_voices(Connection(base), model)
    assert f"{model}:anna" in {voice.id for voice in voices}
    assert VOICES["voices"]
