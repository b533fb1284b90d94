"""The body of a request for speech, and the fields that a user adds to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters import openai_known
from neiroha_desktop.adapters.chat_payload import dump
from neiroha_desktop.adapters.openai_speech import EXTRA_JSON
from neiroha_desktop.domain.capabilities import Need
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import SynthesisRequest

_CUSTOM_VOICE = "voice_"
_KOKORO = "kokoro"
"""Name of the model of Kokoro-FastAPI, which streams unless told otherwise, and then hides each failure."""
_NUMBERS = frozenset({openai_known.SAMPLE_RATE.id})
"""Options that are chosen from a list, and sent as numbers."""


def speech_payload(
    request: SynthesisRequest, audio_format: str, extra: Mapping[str, Any], host: str, *, stream: bool = False
) -> dict[str, Any]:
    """Return the body of a request. The extra fields win over everything else.

    Args:
        request: checked against what the model can do.
        audio_format: as this protocol names it.
        extra: fields that the user added.
        host: where it is sent.
        stream: whether it is to be heard as it comes in.
    """
    assert isinstance(request.voice, PresetVoice)
    voice_id = request.voice.voice_id.strip()
    is_custom = voice_id.startswith(_CUSTOM_VOICE) and openai_known.is_openai(host)
    payload: dict[str, Any] = {
        "model": request.model_id.strip(),
        "input": request.text,
        "voice": {"id": voice_id} if is_custom else voice_id,
        "response_format": audio_format,
    }
    model = openai_known.describe_speech_model(host, request.model_id)
    if request.speed is not None and request.speed != 1:
        payload["speed"] = request.speed
    if request.instruction.strip() and model.instructions is not Need.NONE:
        payload["instructions"] = request.instruction
    if stream and openai_known.is_openai(host):
        # Samples need no header that would only be known at the end, and here their rate is known.
        payload["response_format"] = "pcm"
        if openai_known.streams_events(host, request.model_id):
            payload["stream_format"] = "sse"
    if not stream and payload["model"].lower() == _KOKORO:
        payload["stream"] = False
    known = {spec.id for spec in model.options}
    for name, value in request.options.items():
        if name in known:
            payload[name] = int(value) if name in _NUMBERS else value
    return payload | dict(extra)


def speech_body(payload: Mapping[str, Any]) -> bytes:
    """Return a body as it is sent.

    Raises:
        InvalidInputError: field `text`: it cannot be encoded.
    """
    return dump(dict(payload))


def extra_json(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Read the fields that the user added.

    Raises:
        InvalidInputError: field `extra_json`: it is not one JSON object.
    """
    text = settings.get(EXTRA_JSON.id, "")
    if not isinstance(text, str) or not text.strip():
        return {}
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = msg("line {line}, character {column}", line=error.lineno, column=error.colno)
        raise _refusal(msg("The extra JSON is not valid JSON: {place}.", place=place)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal(msg("The extra JSON holds something that JSON cannot carry.")) from error
    if not isinstance(value, dict):
        raise _refusal(msg("The extra JSON is not an object with named fields."))
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise _refusal(msg("The extra JSON holds something that JSON cannot carry.")) from error
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _refusal(message: Message) -> InvalidInputError:
    remedy = msg("Write it as {example}.", example=EXTRA_JSON.placeholder)
    return InvalidInputError(EXTRA_JSON.id, message, remedy=remedy)
