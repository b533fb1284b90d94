"""Every rule of the contract: what is accepted, and the exact words of every refusal."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import pytest

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.offline.engine import SpeechEngine
from neiroha_desktop.offline.practice import MAX_BODY_BYTES, create_app
from neiroha_desktop.offline.practice_rules import count_tokens, read_request
from tests.unit.offline.conftest import Post, clone_body, design_body, preset_body

ALL_VOICES = "[mimo_default, 冰糖, 茉莉, 苏打, 白桦, Mia, Chloe, Milo, Dean]"
SILENT_WAV = wrap_pcm16(b"\0" * 48_000, 24_000)
OGG = b"OggS" + b"\0" * 60
M4A = b"\0\0\0\x20ftypM4A " + b"\0" * 60


def with_audio(body: dict[str, Any], **audio: Any) -> dict[str, Any]:
    return body | {"audio": body["audio"] | audio}


def without(body: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in names}


def messages(*pairs: tuple[str, Any]) -> list[dict[str, Any]]:
    return [{"role": role, "content": content} for role, content in pairs]


def data_url(data: bytes, kind: str) -> str:
    return f"data:audio/{kind};base64,{base64.b64encode(data).decode()}"


PRESET = preset_body("Hi.")
DESIGN = design_body("Hi.", "A calm woman.")
CLONE = clone_body("Hi.", SILENT_WAV)

NO_ASSISTANT = "messages must contain an assistant role for TTS model"
EMPTY_ASSISTANT = "assistant message content must not be empty for TTS model"
EMPTY_USER = "user message content must not be empty for voice design model"
FORMATS = "Supported formats: wav, mp3, pcm, pcm16"
EMPTY_AUDIO = "audio must not be empty for voice clone model"
EMPTY_VOICE = "audio.voice must not be empty for voice clone model"
NO_DATA_URL = "audio.voice must be a DataURL for voice clone model"
UNREADABLE = "audio.voice holds no readable speech for voice clone model"
ONLY_WAV_MP3 = "Supported formats: [wav, mp3]"
TOO_LARGE = "audio.voice must not exceed 10000000 characters for voice clone model"

BROKEN_RULES: list[tuple[str, dict[str, Any]]] = [
    (NO_ASSISTANT, PRESET | {"messages": messages(("user", "Hi."))}),
    (NO_ASSISTANT, PRESET | {"messages": []}),
    (NO_ASSISTANT, DESIGN | {"messages": messages(("user", "A calm woman."))}),
    (NO_ASSISTANT, CLONE | {"messages": messages(("user", "Hi."))}),
    (EMPTY_ASSISTANT, PRESET | {"messages": messages(("assistant", " "))}),
    (EMPTY_ASSISTANT, PRESET | {"messages": messages(("assistant", None))}),
    ("assistant message content must hold more than tags for TTS model", preset_body("(sigh) [laugh]")),
    ("There is nothing in this text that the offline voice can read.", preset_body("...")),
    (EMPTY_USER, DESIGN | {"messages": messages(("assistant", "Hi."))}),
    (EMPTY_USER, DESIGN | {"messages": messages(("user", ""), ("assistant", "Hi."))}),
    ("audio.voice is not supported for voice design model", with_audio(DESIGN, voice="Mia")),
    ("audio.voice is not supported for voice design model", with_audio(DESIGN, voice=None)),
    ("audio.voice is not supported for voice design model", with_audio(DESIGN, voice="")),
    (f"Unknown voice: alloy. Available voices: {ALL_VOICES}", with_audio(PRESET, voice="alloy")),
    (f"Unknown voice: mia. Available voices: {ALL_VOICES}", with_audio(PRESET, voice="mia")),
    (f"Unknown voice: \ud800. Available voices: {ALL_VOICES}", with_audio(PRESET, voice="\ud800")),
    (f"Unknown voice: default_zh. Available voices: {ALL_VOICES}", with_audio(PRESET, voice="default_zh")),
    (f"Unsupported audio format: opus. {FORMATS}", with_audio(PRESET, format="opus")),
    (f"Unsupported audio format: WAV. {FORMATS}", with_audio(DESIGN, format="WAV")),
    (f"Unsupported audio format: . {FORMATS}", with_audio(CLONE, format="")),
    (EMPTY_AUDIO, without(CLONE, "audio")),
    (EMPTY_AUDIO, CLONE | {"audio": {}}),
    (EMPTY_VOICE, CLONE | {"audio": {"format": "wav"}}),
    (EMPTY_VOICE, with_audio(CLONE, voice="")),
    (EMPTY_VOICE, with_audio(CLONE, voice="data:audio/wav;base64,")),
    (NO_DATA_URL, with_audio(CLONE, voice="UklGRg==")),
    (NO_DATA_URL, with_audio(CLONE, voice="https://example.com/a.wav")),
    (NO_DATA_URL, with_audio(CLONE, voice="Mia")),
    (NO_DATA_URL, with_audio(CLONE, voice="data:audio/wav;base64,*")),
    (f"Unsupported audio.voice source format: ogg. {ONLY_WAV_MP3}", with_audio(CLONE, voice=data_url(OGG, "ogg"))),
    (f"Unsupported audio.voice source format: ogg. {ONLY_WAV_MP3}", with_audio(CLONE, voice=data_url(OGG, "mpeg"))),
    (f"Unsupported audio.voice source format: mp4. {ONLY_WAV_MP3}", with_audio(CLONE, voice=data_url(M4A, "mp4"))),
    (f"Unsupported audio.voice source format: mp4. {ONLY_WAV_MP3}", with_audio(CLONE, voice=data_url(M4A, "wav"))),
    (TOO_LARGE, with_audio(CLONE, voice=data_url(b"RIFF0000WAVE" + b"\0" * 7_500_000, "wav"))),
    (UNREADABLE, CLONE),
    (UNREADABLE, with_audio(CLONE, voice=data_url(b"RIFF0000WAVEjunk", "wav"))),
]


@pytest.mark.parametrize(("param", "body"), BROKEN_RULES, ids=range(len(BROKEN_RULES)))
async def test_a_broken_rule_about_a_value(client: httpx.AsyncClient, param: str, body: dict[str, Any]) -> None:
    response = await client.post("/v1/chat/completions", content=json.dumps(body))
    error = {"code": "400", "message": "Param Incorrect", "param": param, "type": ""}
    assert (response.status_code, json.loads(response.content)) == (400, {"error": error})


SHAPES: list[dict[str, Any]] = [
    without(PRESET, "model"),
    PRESET | {"model": 3},
    PRESET | {"model": ""},
    without(PRESET, "messages"),
    PRESET | {"messages": "Hi."},
    PRESET | {"messages": ["Hi."]},
    PRESET | {"messages": messages(("narrator", "Hi."))},
    PRESET | {"messages": messages(("assistant", [{"type": "text", "text": "Hi."}]))},
    PRESET | {"messages": messages(("assistant", 5))},
    PRESET | {"messages": [{"content": "Hi."}]},
    PRESET | {"audio": "wav"},
    PRESET | {"audio": []},
    with_audio(PRESET, format=1),
    with_audio(PRESET, voice=["Mia"]),
    with_audio(CLONE, voice={"data": "x"}),
    with_audio(DESIGN, optimize_text_preview="yes"),
    PRESET | {"stream": "true"},
    PRESET | {"temperature": 1.6},
    PRESET | {"temperature": "warm"},
    PRESET | {"top_p": 0},
    PRESET | {"max_completion_tokens": 0},
    PRESET | {"max_completion_tokens": 8193},
    PRESET | {"max_completion_tokens": True},
]


@pytest.mark.parametrize("body", SHAPES, ids=range(len(SHAPES)))
async def test_a_value_of_the_wrong_type_or_range(post: Post, body: dict[str, Any]) -> None:
    response = await post(body)
    error = {"code": "400", "message": "Invalid request parameters", "param": "", "type": "Bad Request"}
    assert (response.status_code, response.json()) == (400, {"error": error})


@pytest.mark.parametrize("model", ["mimo-v2-tts", "gpt-4o", "MiMo-V2.5-TTS", "mimo-v2.5-tts "])
async def test_unknown_and_retired_models(post: Post, model: str) -> None:
    response = await post(PRESET | {"model": model})
    assert response.status_code == 400
    assert response.json() == {"error": {"code": "400", "message": f"Unsupported model {model}"}}


async def test_more_text_than_the_context_holds(post: Post) -> None:
    response = await post(preset_body("好" * 8_000, instruction="快" * 193))
    assert response.status_code == 400
    assert response.json()["error"]["message"] == "Request failed"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\xfa", b"[" * 100_000, b"9" * 10_000, b'{"model":"mimo'])
async def test_bad_json_comes_before_the_key(client: httpx.AsyncClient, content: bytes) -> None:
    response = await client.post("/v1/chat/completions", content=content, headers={"api-key": "wrong"})
    error = {"code": "400", "message": "Invalid JSON in request body", "param": "", "type": "Bad Request"}
    assert (response.status_code, response.json()) == (400, {"error": error})


async def test_a_body_over_the_limit(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/chat/completions", content=b" " * (MAX_BODY_BYTES + 1))
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "413"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"api-key": "sk-anything"}, 200),
        ({"authorization": "Bearer tp-anything"}, 200),
        ({"api-key": "wrong"}, 401),
        ({"authorization": "Bearer wrong"}, 401),
        ({"api-key": "wrong", "authorization": "Bearer right"}, 401),
        ({"api-key": "right", "authorization": "Bearer wrong"}, 200),
    ],
)
async def test_keys(client: httpx.AsyncClient, headers: dict[str, str], status: int) -> None:
    listed = await client.get("/v1/models", headers=headers)
    spoken = await client.post("/v1/chat/completions", json=PRESET, headers=headers)
    assert (listed.status_code, spoken.status_code) == (status, status)
    if status == 401:
        error = {
            "message": "Invalid API Key",
            "param": "Please provide valid API Key",
            "code": "401",
            "type": "invalid_key",
        }
        assert listed.json() == spoken.json() == {"error": error}


async def test_models(client: httpx.AsyncClient) -> None:
    response = await client.get("/v1/models")
    assert response.status_code == 200
    body = response.json()
    assert body["object"] == "list"
    assert [set(model) for model in body["data"]] == [{"id", "object", "owned_by"}] * 3
    assert [model["id"] for model in body["data"]] == [
        "mimo-v2.5-tts",
        "mimo-v2.5-tts-voicedesign",
        "mimo-v2.5-tts-voiceclone",
    ]
    one = await client.get("/v1/models/mimo-v2.5-tts")
    assert one.status_code == 400
    assert one.json()["error"]["param"] == "404 NOT_FOUND"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/v1/audio/speech", 404),
        ("GET", "/models", 404),
        ("POST", "/chat/completions", 404),
        ("GET", "/v1/chat/completions", 405),
    ],
)
async def test_wrong_paths_answer_a_page(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert f"<h1>{status} " in response.text


async def test_it_says_what_it_is(client: httpx.AsyncClient) -> None:
    assert "practice voices are robotic stand-ins" in (await client.get("/")).text


async def test_an_engine_out_of_order_is_a_server_error(client: httpx.AsyncClient) -> None:
    engine = SpeechEngine(["/nowhere/at/all"])
    transport = httpx.ASGITransport(create_app(engine))
    async with httpx.AsyncClient(transport=transport, base_url="http://practice") as other:
        response = await other.post("/v1/chat/completions", json=PRESET)
    await engine.aclose()
    assert response.status_code == 500
    assert "cannot be started" in response.json()["error"]["param"]


def test_a_data_url_of_exactly_the_limit_is_taken() -> None:
    head = b"RIFF0000WAVE"
    prefix = len("data:audio/mp3;base64,")
    size = (10_000_000 - prefix) // 4 * 3
    body = with_audio(CLONE, voice=data_url(head + b"\0" * (size - len(head)), "mp3"))
    assert 10_000_000 - 4 < len(body["audio"]["voice"]) <= 10_000_000
    assert len(read_request(body).reference) == size


@pytest.mark.parametrize(
    ("text", "tokens"), [("", 0), ("abc", 1), ("abcd", 1), ("abcde", 2), ("你好", 2), ("你好 ok", 3)]
)
def test_tokens(text: str, tokens: int) -> None:
    assert count_tokens(text) == tokens
