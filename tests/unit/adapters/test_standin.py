"""The stand-in itself: as strict as the contract, and it remembers what happened."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.standin import KEYS, melody
from tests.standin.fixture import Standin, running
from tests.standin.rate import RateLimit

pytestmark = pytest.mark.once

BOTH = {"api-key": KEYS[0], "Authorization": f"Bearer {KEYS[0]}"}
TEXT = {"role": "assistant", "content": "Hello."}
STYLE = {"role": "user", "content": "Calm."}
WAV = base64.b64encode(melody.wav(melody.melody("sample", 0.2))).decode()
DESIGN, CLONE = "mimo-v2.5-tts-voicedesign", "mimo-v2.5-tts-voiceclone"


def call(base_url: str, method: str, path: str, headers: dict[str, str], body: Any = None) -> tuple[int, bytes]:
    data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=20)
    connection.request(method, path, data, headers)
    answer = connection.getresponse()
    received = answer.read()
    connection.close()
    return answer.status, received


def speech(model: str = "mimo-v2.5-tts", *messages: Any, **audio: Any) -> dict[str, Any]:
    return {"model": model, "messages": list(messages or (TEXT,)), "audio": audio}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"{", "Invalid JSON in request body"),
        (b"[]", "Invalid request parameters"),
        (speech("mimo-v2-tts"), "Unsupported model mimo-v2-tts"),
        (speech("MiMo-V2.5-TTS"), "Unsupported model MiMo-V2.5-TTS"),
        (speech(voice="alloy"), "Unknown voice: alloy. Available voices: [mimo_default, 冰糖"),
        (speech(format="opus"), "Unsupported audio format: opus. Supported formats: wav, mp3, pcm, pcm16"),
        (speech("mimo-v2.5-tts", STYLE), "messages must contain an assistant role for TTS model"),
        (speech(DESIGN), "user message content must not be empty for voice design model"),
        (speech(DESIGN, STYLE, TEXT, voice=""), "audio.voice is not supported for voice design model"),
        (speech(CLONE), "audio must not be empty for voice clone model"),
        (speech(CLONE, format="wav"), "audio.voice must not be empty for voice clone model"),
        (speech(CLONE, voice=WAV), "audio.voice must be a DataURL for voice clone model"),
        (speech(CLONE, voice=f"data:audio/ogg;base64,{WAV}"), "Unsupported audio.voice source format: ogg"),
        (speech(CLONE, voice=f"data:audio/mpeg;base64,{WAV}"), "Unsupported audio.voice source format"),
        (speech(CLONE, voice="data:audio/wav;base64," + "A" * 10_000_000), "exceeds 10 MB"),
    ],
)
def test_broken_rules_are_refused(standin: Standin, body: Any, words: str) -> None:
    status, answer = call(standin.base_url, "POST", "/v1/chat/completions", BOTH, body)
    assert status == 400
    error = json.loads(answer)["error"]
    assert words in (error["param"] or error["message"])
    assert error["code"] == "400"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (BOTH, 200),
        ({"api-key": KEYS[1]}, 200),
        ({"Authorization": f"Bearer {KEYS[0]}"}, 200),
        ({"api-key": "bad", "Authorization": f"Bearer {KEYS[0]}"}, 401),
        ({"Authorization": KEYS[0]}, 401),
        ({}, 401),
    ],
)
def test_keys(standin: Standin, headers: dict[str, str], status: int) -> None:
    assert call(standin.base_url, "GET", "/v1/models", headers)[0] == status
    assert call(standin.base_url, "POST", "/v1/chat/completions", headers, speech())[0] == status
    assert KEYS[0] not in json.dumps(standin.log())


def test_other_addresses_are_web_pages(standin: Standin) -> None:
    for path in ("/v1/audio/speech", "/models", "/"):
        status, answer = call(standin.base_url, "POST", path, BOTH, speech())
        assert status == 404
        assert answer.startswith(b"<html>")


def test_every_request_has_a_melody_of_its_own(standin: Standin) -> None:
    requests = [
        speech(voice="Mia"),
        speech(voice="Dean"),
        speech("mimo-v2.5-tts", STYLE, TEXT, voice="Mia"),
        speech(DESIGN, STYLE, TEXT),
        speech(CLONE, TEXT, voice=f"data:audio/wav;base64,{WAV}"),
        speech(voice="Mia"),
    ]
    for body in requests:
        status, answer = call(standin.base_url, "POST", "/v1/chat/completions", BOTH, body)
        assert status == 200
        data = json.loads(answer)["choices"][0]["message"]["audio"]["data"]
        assert base64.b64decode(data) == standin.audio(len(standin.log()) - 1)
    heard = [hashlib.sha256(standin.audio(number)).hexdigest() for number in range(len(requests))]
    assert len(set(heard)) == len(requests) - 1
    assert heard[0] == heard[-1]


def test_streaming_ends_with_done(standin: Standin) -> None:
    body = {**speech(voice="Mia", format="pcm16"), "stream": True}
    status, answer = call(standin.base_url, "POST", "/v1/chat/completions", BOTH, body)
    lines = [line.removeprefix("data: ") for line in answer.decode().split("\n\n") if line]
    assert (status, lines[-1]) == (200, "[DONE]")
    deltas = [choice["delta"] for line in lines[:-1] for choice in json.loads(line)["choices"]]
    pcm = b"".join(base64.b64decode(delta["audio"]["data"]) for delta in deltas if "audio" in delta)
    assert pcm == standin.audio(0)


def test_a_delay_and_other_keys_from_the_command_line() -> None:
    with running("--key", "sk-other-key-0000", "--delay", "0.2") as other:
        assert call(other.base_url, "GET", "/v1/models", BOTH)[0] == 401
        assert (
            call(other.base_url, "POST", "/v1/chat/completions", {"api-key": "sk-other-key-0000"}, speech())[0] == 200
        )
        entry = other.wait(answers=2)[-1]
        assert entry["answered_at"] - entry["complete_at"] >= 0.2


def test_faults_meet_the_requests_they_are_meant_for(standin: Standin) -> None:
    standin.script({"kind": "overloaded", "on": "models"}, {"kind": "wrong_key", "count": 2})
    chat = [call(standin.base_url, "POST", "/v1/chat/completions", BOTH, speech())[0] for _ in range(3)]
    models = [call(standin.base_url, "GET", "/v1/models", BOTH)[0] for _ in range(2)]
    assert (chat, models) == ([401, 401, 200], [503, 200])
    with pytest.raises(AssertionError, match="unknown kinds"):
        standin.script("no such fault")


def test_requests_per_minute_are_counted_for_the_account_and_each_model() -> None:
    with running("--rpm", "3") as limited:

        def speak(key: str, body: Any) -> int:
            return call(limited.base_url, "POST", "/v1/chat/completions", {"api-key": key}, body)[0]

        design = speech(DESIGN, STYLE, TEXT)
        assert [speak(KEYS[number % 2], speech()) for number in range(5)] == [200, 200, 200, 429, 429]
        assert [speak(KEYS[0], design) for _ in range(4)] == [200, 200, 200, 429]
        # Who is not let in is not counted, and the list of models is no speech.
        assert speak("bad", speech()) == 401
        assert call(limited.base_url, "GET", "/v1/models", BOTH)[0] == 200
        log = limited.log()
        assert [entry["n"] for entry in log if entry["limited"]] == [3, 4, 8]
        assert all((entry["status"] == 429) == entry["limited"] for entry in log)
        _, answer = call(limited.base_url, "POST", "/v1/chat/completions", BOTH, speech())
        assert json.loads(answer)["error"] == {
            "code": "429", "message": "Too many requests", "param": "", "type": "limitation",
        }  # fmt: skip
        limited.reset()
        assert speak(KEYS[0], speech()) == 200


def test_the_minute_slides() -> None:
    limit = RateLimit(2, 60.0)
    moments = [0.0, 30.0, 59.9, 60.1, 61.0, 90.1]
    assert [limit.refusal("m", moment) is None for moment in moments] == [True, True, False, True, False, True]


def test_refused_requests_may_count_too() -> None:
    limit = RateLimit(1, 10.0, counts_refused=True)
    assert [limit.refusal("m", moment) is None for moment in (0.0, 9.0, 18.0, 29.0)] == [True, False, False, True]


def test_the_window_comes_from_the_command_line() -> None:
    with running("--rpm", "1", "--rpm-window", "0.5", "--rpm-counts-refused") as limited:
        seen: list[int] = []
        while len(seen) < 3 or seen[-1] != 200:
            seen.append(call(limited.base_url, "POST", "/v1/chat/completions", BOTH, speech())[0])
            limited.wait(requests=len(seen))
            if seen[-1] == 429:
                # Somebody who asks again at once is never let in, so this client waits for the window to pass.
                with pytest.raises(AssertionError, match="504"):
                    limited.wait(requests=len(seen) + 1, seconds=0.6)
        assert seen == [200, 429, 200]
