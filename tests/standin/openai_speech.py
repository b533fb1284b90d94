"""A server that speaks through `/v1/audio/speech`, as Kokoro-FastAPI does where it answers to anybody, or OpenAI."""

from __future__ import annotations

import base64
import functools
import io
import json
from typing import Any

from tests.standin import melody
from tests.standin.loopback import Given, Seen, given_json

KEY = "sk-standin-0123456789"
PCM = melody.melody("speech", 0.6)
UNKNOWN = 0xFFFFFFFF
MODELS = {"object": "list", "data": [{"id": "gpt-5"}, {"id": "tts-1", "shutdown_date": "2027-01-06"}, {"id": "kokoro"}]}
VOICES = {"voices": [{"id": "af_heart", "name": "af_heart"}, {"id": "bm_lewis", "name": "Lewis"}]}


def streamed_wav(pcm: bytes = PCM, size: int = UNKNOWN) -> bytes:
    """Return a WAV file as Kokoro streams it: no sizes, and a LIST chunk before the samples."""
    whole = melody.wav(pcm)
    extra = b"LIST" + (26).to_bytes(4, "little") + b"INFOISFT" + (14).to_bytes(4, "little") + b"Lavf61.7.100\0\0"
    sizes = size.to_bytes(4, "little")
    return b"RIFF" + sizes + whole[8:36] + extra + b"data" + sizes + pcm


def sound(audio_format: str) -> bytes:
    """Return the body for a format."""
    if audio_format == "pcm":
        return PCM
    if audio_format == "wav":
        return streamed_wav()
    return melody.mp3(PCM) if audio_format == "mp3" else _compressed(audio_format)


@functools.lru_cache
def _compressed(audio_format: str) -> bytes:
    import numpy
    import soundfile

    file = io.BytesIO()
    kind = {"flac": ("FLAC", "PCM_16"), "opus": ("OGG", "OPUS")}[audio_format]
    samples = numpy.frombuffer(PCM, "<i2")
    soundfile.write(file, samples, melody.SAMPLE_RATE, format=kind[0], subtype=kind[1])
    return file.getvalue()


def events(*values: dict[str, Any] | str) -> bytes:
    """Return a body of events."""
    lines = (value if isinstance(value, str) else json.dumps(value) for value in values)
    return "".join(f"data: {line}\n\n" for line in lines).encode()


def deltas(pcm: bytes = PCM, length: int = 4097) -> list[dict[str, Any]]:
    """Return samples as events carry them; pieces are of an odd length, so that samples are cut in two."""
    cuts = (pcm[start : start + length] for start in range(0, len(pcm), length))
    return [{"type": "speech.audio.delta", "audio": base64.b64encode(piece).decode()} for piece in cuts]


DONE = {"type": "speech.audio.done", "usage": {"input_tokens": 5, "output_tokens": 7, "total_tokens": 12}}


def answer(request: Seen) -> Given:
    """Answer as a server without faults does; everything is behind /v1."""
    if request.headers.get("authorization", f"Bearer {KEY}") != f"Bearer {KEY}":
        words = {"message": "Incorrect API key provided.", "type": "invalid_request_error", "param": None}
        return given_json({"error": {**words, "code": "invalid_api_key"}}, 401)
    match request.path:
        case "/v1/models":
            return given_json(MODELS)
        case "/v1/audio/voices":
            return given_json(VOICES)
        case "/v1/audio/speech":
            return _speak(request.json())
    return given_json({"detail": "Not Found"}, 404)


def _speak(body: dict[str, Any]) -> Given:
    if body.get("stream_format") == "sse":
        return Given(200, events(*deltas(), DONE), {"Content-Type": "text/event-stream"})
    data = sound(body["response_format"])
    cuts = tuple(data[start : start + 5001] for start in range(0, len(data), 5001))
    return Given(200, b"", {"Content-Type": "application/octet-stream", "X-Request-Id": "req-1"}, chunks=cuts)
