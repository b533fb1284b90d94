"""The rules of MiMo's contract: from the JSON of a request to what shall be spoken, or to the refusal."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Any

from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.offline import practice_errors as refuse
from neiroha_desktop.offline.practice_voices import PRESETS

PRESET_MODEL = "mimo-v2.5-tts"
DESIGN_MODEL = "mimo-v2.5-tts-voicedesign"
CLONE_MODEL = "mimo-v2.5-tts-voiceclone"
MODELS = (PRESET_MODEL, DESIGN_MODEL, CLONE_MODEL)

FORMATS = ("wav", "mp3", "pcm", "pcm16")
MAX_TOKENS = 8192
"""Of text and instruction together, and of the answer."""
MAX_DATA_URL_CHARS = 10_000_000

_ROLES = frozenset({"system", "user", "assistant"})
_DATA_URL = re.compile(r"data:audio/(?P<kind>[\w.+-]+)(?:;[\w.+-]+=[^;,]*)*;base64,(?P<data>.*)", re.DOTALL)
_KINDS = {"mpeg": "mp3", "mp3": "mp3", "wav": "wav"}
_SERVICE_NAMES = {"m4a": "mp4"}
"""Container names of ours that the service calls otherwise."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class PracticeRequest:
    """A request that keeps every rule."""

    model: str
    text: str = field(repr=False)
    """The assistant message; "" only where `invent_text` is set."""
    instruction: str = field(default="", repr=False)
    """The user messages."""
    voice_id: str = ""
    reference: bytes = field(default=b"", repr=False)
    audio_format: str = "wav"
    stream: bool = False
    max_tokens: int = MAX_TOKENS
    """Most audio tokens of the answer."""
    optimize_text_preview: bool = False

    @property
    def prompt_tokens(self) -> int:
        """Tokens of text and instruction."""
        return count_tokens(self.text) + count_tokens(self.instruction)


def count_tokens(text: str) -> int:
    """Estimate tokens: one for each Chinese, Japanese or Korean character, one for every four others begun."""
    wide = len(_CJK.findall(text))
    return wide - (wide - len(text)) // 4


def read_request(body: Any) -> PracticeRequest:
    """Check the parsed JSON of a chat completion.

    Raises:
        RefusedError: with the contract's words for the first rule that is broken.
    """
    if not isinstance(body, dict):
        raise refuse.wrong_shape()
    model = _typed(body, "model", str, None)
    if not model:
        raise refuse.wrong_shape()
    if model not in MODELS:
        raise refuse.unsupported_model(model)
    stream = _typed(body, "stream", bool, False)
    max_tokens = _check_numbers(body)
    user, assistant = _read_messages(body.get("messages"))
    audio = _typed(body, "audio", dict, {})
    optimize = _typed(audio, "optimize_text_preview", bool, False) and model == DESIGN_MODEL
    _check_words(model, user, assistant, optimize=optimize)
    return PracticeRequest(
        model=model,
        text=assistant or "",
        instruction=user,
        voice_id=_read_voice_id(audio) if model == PRESET_MODEL else "",
        reference=_read_reference(audio) if model == CLONE_MODEL else b"",
        audio_format=_read_format(audio, model, stream=stream),
        stream=stream,
        max_tokens=max_tokens,
        optimize_text_preview=optimize,
    )


def _typed(values: dict[str, Any], name: str, kind: type, default: Any) -> Any:
    """Return a value that is of a type, or the default where it is absent or null."""
    value = values.get(name)
    if value is None:
        return default
    if not isinstance(value, kind):
        raise refuse.wrong_shape()
    return value


def _check_numbers(body: dict[str, Any]) -> int:
    """Check the documented ranges, and return the most audio tokens allowed."""
    for name, low, high in (("temperature", 0, 1.5), ("top_p", 0.01, 1), ("max_completion_tokens", 1, MAX_TOKENS)):
        value = body.get(name)
        # True is an int to Python, but not a number to JSON.
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise refuse.wrong_shape()
        if value is not None and not low <= value <= high:
            raise refuse.wrong_shape()
    return int(body.get("max_completion_tokens") or MAX_TOKENS)


def _read_messages(messages: Any) -> tuple[str, str | None]:
    """Return all words of the user, and the last ones of the assistant (None where it has no message)."""
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        raise refuse.wrong_shape()
    user: list[str] = []
    assistant: str | None = None
    for message in messages:
        role, content = message.get("role"), message.get("content")
        if not isinstance(role, str) or role not in _ROLES or not isinstance(content, str | None):
            raise refuse.wrong_shape()
        if role == "assistant":
            assistant = content or ""
        elif role == "user" and content:
            user.append(content)
    return "\n".join(user).strip(), assistant


def _check_words(model: str, user: str, assistant: str | None, *, optimize: bool) -> None:
    if assistant is None and not optimize:
        raise refuse.wrong_param("messages must contain an assistant role for TTS model")
    if model == DESIGN_MODEL and not user:
        raise refuse.wrong_param("user message content must not be empty for voice design model")
    if assistant is not None and not assistant.strip() and not optimize:
        raise refuse.wrong_param("assistant message content must not be empty for TTS model")
    if count_tokens(user) + count_tokens(assistant or "") > MAX_TOKENS:
        raise refuse.too_much_text()


def _read_format(audio: dict[str, Any], model: str, *, stream: bool) -> str:
    if model == DESIGN_MODEL and "voice" in audio:
        raise refuse.wrong_param("audio.voice is not supported for voice design model")
    name = _typed(audio, "format", str, "pcm" if stream else "wav")
    if name not in FORMATS:
        raise refuse.wrong_param(f"Unsupported audio format: {name}. Supported formats: {', '.join(FORMATS)}")
    return str(name)


def _read_voice_id(audio: dict[str, Any]) -> str:
    voice = _typed(audio, "voice", str, "mimo_default")
    if voice not in PRESETS:
        raise refuse.wrong_param(f"Unknown voice: {voice}. Available voices: [{', '.join(PRESETS)}]")
    return str(voice)


def _read_reference(audio: dict[str, Any]) -> bytes:
    """Return the decoded recording of a clone request."""
    if not audio:
        raise refuse.wrong_param("audio must not be empty for voice clone model")
    voice = _typed(audio, "voice", str, "")
    if not voice:
        raise refuse.wrong_param("audio.voice must not be empty for voice clone model")
    if len(voice) > MAX_DATA_URL_CHARS:
        raise refuse.wrong_param(f"audio.voice must not exceed {MAX_DATA_URL_CHARS} characters for voice clone model")
    match = _DATA_URL.fullmatch(voice)
    if not match:
        raise refuse.wrong_param("audio.voice must be a DataURL for voice clone model")
    if match["kind"].lower() not in _KINDS:
        raise _unsupported_source(match["kind"])
    try:
        data = base64.b64decode(match["data"], validate=True)
    except (binascii.Error, ValueError) as error:
        raise refuse.wrong_param("audio.voice must be a DataURL for voice clone model") from error
    if not data:
        raise refuse.wrong_param("audio.voice must not be empty for voice clone model")
    container = sniff_container(data[:12])
    if container not in _KINDS.values():
        raise _unsupported_source(container or "unknown")
    return data


def _unsupported_source(name: str) -> refuse.RefusedError:
    shown = _SERVICE_NAMES.get(name, name)
    return refuse.wrong_param(f"Unsupported audio.voice source format: {shown}. Supported formats: [wav, mp3]")
