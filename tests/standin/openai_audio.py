"""OpenAI's audio models behind `/v1/chat/completions`, as far as their contract is known."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

from tests.standin import melody
from tests.standin.loopback import Given, Seen, given_json
from tests.standin.openai_speech import KEY, PCM, UNKNOWN

_NO_WAV = "Unsupported value: 'audio.format' does not support '{}' when stream=true. Supported values are: 'pcm16'."
_TEXT = re.compile(r"Read aloud, verbatim:\n<<<\n(.*)\n>>>", re.DOTALL)
USAGE = {"prompt_tokens": 40, "completion_tokens": 60, "total_tokens": 100}


def refusal(words: str, status: int = 400, **more: Any) -> Given:
    """Return an error in OpenAI's shape."""
    return given_json({"error": {"message": words, "type": "invalid_request_error", **more}}, status)


def spoken(text: str, *, audio_format: str = "wav", **more: Any) -> dict[str, Any]:
    """Return the body of a whole answer; the sizes of a WAV file are not known here."""
    data = PCM if audio_format == "pcm16" else melody.encoded(PCM, audio_format)
    if audio_format == "wav":
        data = melody.wav(PCM, data_size=UNKNOWN)
    audio = {"id": "audio_1", "data": base64.b64encode(data).decode(), "expires_at": 1, "transcript": text}
    message = {"role": "assistant", "content": None, "refusal": None, "audio": audio}
    choice = {"index": 0, "message": message, "finish_reason": "stop"} | more
    return {"id": "chatcmpl-1", "choices": [choice], "usage": USAGE}


def pieces(text: str, length: int = 4097) -> list[dict[str, Any]]:
    """Return the events of a stream; pieces are of an odd length, each padded for itself."""
    cuts = [PCM[start : start + length] for start in range(0, len(PCM), length)]
    deltas: list[dict[str, Any]] = [{"id": "audio_1", "transcript": text[: len(text) // 2]}]
    deltas += [{"data": base64.b64encode(cut).decode()} for cut in cuts]
    deltas += [{"transcript": text[len(text) // 2 :]}, {"expires_at": 1}]
    events = [{"choices": [{"delta": {"audio": delta}, "finish_reason": None}]} for delta in deltas]
    return [*events, {"choices": [{"delta": {}, "finish_reason": "stop"}]}, {"choices": [], "usage": USAGE}]


def streamed(*values: dict[str, Any], end: str = "data: [DONE]\n\n", **more: Any) -> Given:
    """Return a stream of events, with a comment as a sign of life."""
    body = ": OPENROUTER PROCESSING\n\n" + "".join(f"data: {json.dumps(value)}\n\n" for value in values) + end
    return Given(200, body.encode(), {"Content-Type": "text/event-stream"}, **more)


def answer(request: Seen) -> Given:
    """Answer as OpenAI does."""
    if request.headers.get("authorization", f"Bearer {KEY}") != f"Bearer {KEY}":
        return refusal("Incorrect API key provided.", 401, code="invalid_api_key")
    if request.path.endswith("/models"):
        return given_json({"data": [{"id": "gpt-5"}, {"id": "gpt-audio-1.5"}, {"id": "tts-1"}]})
    body = request.json()
    if "audio" not in body.get("modalities", ()) or "audio" not in body:
        return refusal("This model requires that either input content or output modality contain audio.")
    found = _TEXT.fullmatch(body["messages"][-1]["content"])
    assert found is not None
    audio_format = body["audio"]["format"]
    if not body["stream"]:
        return given_json(spoken(found[1], audio_format=audio_format))
    if audio_format != "pcm16" and "dashscope" not in request.target:
        return refusal(_NO_WAV.format(audio_format), param="audio.format", code="unsupported_value")
    return streamed(*pieces(found[1]))
