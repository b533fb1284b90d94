"""The rules of MiMo's contract: what a request must look like, and the exact errors where it does not."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

VOICES = {
    "mimo-v2.5-tts": ("mimo_default", "冰糖", "茉莉", "苏打", "白桦", "Mia", "Chloe", "Milo", "Dean"),
    "mimo-v2.5-tts-voicedesign": (),
    "mimo-v2.5-tts-voiceclone": (),
}
LISTED = ("mimo-v2.5", "mimo-v2.5-pro", "mimo-v2.5-asr", *VOICES)
FORMATS = ("wav", "mp3", "pcm", "pcm16")
MAX_DATA_URL = 10_000_000


class RefusalError(Exception):
    """A rule was broken."""

    def __init__(self, status: int, param: str, *, message: str = "Param Incorrect", kind: str = "") -> None:
        super().__init__(param or message)
        self.status = status
        self.body = json.dumps(
            {"error": {"code": str(status), "message": message, "param": param, "type": kind}}, ensure_ascii=False
        ).encode()


@dataclass(frozen=True)
class Spoken:
    """A request that keeps all rules."""

    model: str
    seed: str
    text: str
    audio_format: str
    stream: bool


def parse_body(body: bytes) -> dict[str, Any]:
    """Parse the JSON, which the service does before it looks at the key."""
    try:
        value = json.loads(body)
    except ValueError:
        raise RefusalError(400, "", message="Invalid JSON in request body", kind="Bad Request") from None
    if not isinstance(value, dict):
        raise RefusalError(400, "", message="Invalid request parameters", kind="Bad Request")
    return value


def check_key(headers: dict[str, str], keys: tuple[str, ...]) -> None:
    """Check the key; where both headers are sent, `api-key` decides."""
    key = headers.get("api-key")
    if key is None:
        scheme, _, key = headers.get("authorization", "").partition(" ")
        key = key if scheme.lower() == "bearer" else ""
    if key not in keys:
        raise RefusalError(401, "Please provide valid API Key", message="Invalid API Key", kind="invalid_key")


def check_speech(body: dict[str, Any]) -> Spoken:
    """Check a synthesis request."""
    model = body.get("model")
    if not isinstance(model, str) or model not in VOICES:
        raise RefusalError(400, "", message=f"Unsupported model {model}")
    instruction, text = _messages(body, model)
    audio = body.get("audio")
    audio = audio if isinstance(audio, dict) else {}
    stream = body.get("stream") is True
    audio_format = audio.get("format", "pcm16" if stream else "wav")
    if audio_format not in FORMATS:
        raise RefusalError(400, f"Unsupported audio format: {audio_format}. Supported formats: {', '.join(FORMATS)}")
    voice = _voice(audio, model, instruction)
    return Spoken(model, "\n".join((model, voice, instruction, text)), text, audio_format, stream)


def _messages(body: dict[str, Any], model: str) -> tuple[str, str]:
    """Return instruction and text."""
    messages = body.get("messages")
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise RefusalError(400, "", message="Invalid request parameters", kind="Bad Request")
    contents: dict[str, str] = {}
    for message in messages:
        role, content = message.get("role"), message.get("content")
        if role not in ("user", "assistant") or not isinstance(content, str):
            raise RefusalError(400, "", message="Invalid request parameters", kind="Bad Request")
        contents[role] = content
    if "assistant" not in contents:
        raise RefusalError(400, "messages must contain an assistant role for TTS model")
    if messages[-1]["role"] != "assistant":
        raise RefusalError(400, "", message="Invalid request parameters", kind="Bad Request")
    if model.endswith("voicedesign") and not contents.get("user", "").strip():
        raise RefusalError(400, "user message content must not be empty for voice design model")
    return contents.get("user", ""), contents["assistant"]


def _voice(audio: dict[str, Any], model: str, instruction: str) -> str:
    """Return what identifies the voice."""
    if model.endswith("voicedesign"):
        if "voice" in audio:
            raise RefusalError(400, "audio.voice is not supported for voice design model")
        return instruction
    if model.endswith("voiceclone"):
        return _clone_voice(audio)
    voice = audio.get("voice", "mimo_default")
    if voice not in VOICES[model]:
        raise RefusalError(400, f"Unknown voice: {voice}. Available voices: [{', '.join(VOICES[model])}]")
    return str(voice)


def _clone_voice(audio: dict[str, Any]) -> str:
    if not audio:
        raise RefusalError(400, "audio must not be empty for voice clone model")
    voice = audio.get("voice")
    if not voice or not isinstance(voice, str):
        raise RefusalError(400, "audio.voice must not be empty for voice clone model")
    media_type, found, data = voice.removeprefix("data:").partition(";base64,")
    if not voice.startswith("data:") or not found:
        raise RefusalError(400, "audio.voice must be a DataURL for voice clone model")
    if media_type not in ("audio/wav", "audio/mpeg", "audio/mp3"):
        raise RefusalError(
            400, f"Unsupported audio.voice source format: {media_type.partition('/')[2]}. Supported formats: [wav, mp3]"
        )
    if len(voice) > MAX_DATA_URL:
        raise RefusalError(400, "audio.voice exceeds 10 MB")
    try:
        sample = base64.b64decode(data, validate=True)
    except binascii.Error:
        raise RefusalError(400, "audio.voice must be a DataURL for voice clone model") from None
    is_wav = sample[:4] == b"RIFF" and sample[8:12] == b"WAVE"
    is_mp3 = sample[:3] == b"ID3" or (len(sample) > 1 and sample[0] == 0xFF and sample[1] & 0xE6 == 0xE2)
    if is_wav != (media_type == "audio/wav") or not (is_wav or is_mp3):
        raise RefusalError(400, "Unsupported audio.voice source format: unknown. Supported formats: [wav, mp3]")
    return data
