"""Every way in which the stand-in can misbehave on request.

Options: `retry_after` (rate_limit), `status`, `headers`, `body`, `body_base64` (raw), `location`, `status` (redirect),
`status` (html), `code`, `message`, `type` (error_in_200), `value` (finish_reason, usage, request_id), `without_audio`
(finish_reason), `seconds` (length: of the audio; drip: of the whole answer), `megabytes` (huge: of the base64), `text`
(text_answer, text_as_audio), `size` (wav_size: the size that the header claims).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from tests.standin import melody, streams
from tests.standin.reply import Reply, as_json, error, page

Fault = dict[str, Any]


def _rate_limit(fault: Fault) -> Reply:
    reply = error(429, "Too many requests", kind="limitation")
    if "retry_after" in fault:
        reply.headers["Retry-After"] = str(fault["retry_after"])
    return reply


def _redirect(fault: Fault) -> Reply:
    return Reply(fault.get("status", 307), b"", headers={"Location": fault["location"]})


def _raw(fault: Fault) -> Reply:
    body = base64.b64decode(fault["body_base64"]) if "body_base64" in fault else fault.get("body", "").encode()
    headers = dict(fault.get("headers", {}))
    return Reply(fault.get("status", 200), body, headers.pop("Content-Type", "application/json"), headers)


def _error_in_200(fault: Fault) -> Reply:
    code = fault.get("code", "500")
    return as_json(
        {"error": {"message": fault.get("message", "inner trouble"), "code": code, "type": fault.get("type", "")}}
    )


REPLACING: dict[str, Callable[[Fault], Reply]] = {
    "wrong_key": lambda _: error(401, "Invalid API Key", param="Please provide valid API Key", kind="invalid_key"),
    "no_balance": lambda _: error(402, "Insufficient account balance", kind="insufficient_balance"),
    "forbidden": lambda _: error(403, "Access denied in your region"),
    "moderation": lambda _: error(421, "Moderation Block", param="high risk", kind="content_filter"),
    "moderation_400": lambda _: as_json(
        {"error": {"code": "421", "message": "Moderation Block", "param": "high risk", "type": ""}}, 400
    ),
    "rate_limit": _rate_limit,
    "server_error": lambda _: error(500, "internal error"),
    "overloaded": lambda _: error(503, "overloaded"),
    "html": lambda fault: page(fault.get("status", 404)),
    "empty": lambda fault: Reply(fault.get("status", 200), b""),
    "no_choices": lambda _: as_json({"id": "x", "object": "chat.completion", "choices": [], "usage": None}),
    "error_in_200": _error_in_200,
    "redirect": _redirect,
    "raw": _raw,
}
"""Answers that come instead of the regular one."""


def _first_message(completion: dict[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = completion["choices"][0]["message"]
    return message


def _set_audio(completion: dict[str, Any], data: str | bytes | None) -> None:
    text = base64.b64encode(data).decode() if isinstance(data, bytes) else data
    _first_message(completion)["audio"] = None if text is None else {"id": "x", "data": text, "expires_at": None}


def _text_answer(completion: dict[str, Any], fault: Fault) -> None:
    _set_audio(completion, None)
    _first_message(completion)["content"] = fault.get("text", "I can only write.")


def _finish_reason(completion: dict[str, Any], fault: Fault) -> None:
    completion["choices"][0]["finish_reason"] = fault["value"]
    if fault.get("without_audio"):
        _set_audio(completion, None)


SHAPING: dict[str, Callable[[dict[str, Any], Fault], None]] = {
    "audio_null": lambda completion, _: _set_audio(completion, None),
    "audio_empty": lambda completion, _: _set_audio(completion, ""),
    "bad_base64": lambda completion, _: _set_audio(completion, "not*base64*at*all"),
    "header_only": lambda completion, _: _set_audio(completion, melody.wav(b"")),
    "text_as_audio": lambda completion, fault: _set_audio(
        completion, str(fault.get("text", "<html>Sorry, no sound today.</html>")).encode()
    ),
    "text_answer": _text_answer,
    "finish_reason": _finish_reason,
    "usage": lambda completion, fault: completion.update(usage=fault["value"]),
    "request_id": lambda completion, fault: completion.update(id=fault["value"]),
}
"""Changes to the body of a regular answer."""

AUDIO = frozenset({"mp3", "pcm", "length", "huge", "wav_size"})
"""Changes to the audio of a regular answer, whatever format was asked for."""

BREAKING = {
    "reset": "reset",  # after half of the body, the hard way (RST)
    "close": "close",  # after half of the body, the polite way (FIN)
    "stall": "stall-before",  # nothing, until the client goes away
    "stall_body": "stall",  # half of the body, then nothing
    "cut_json": "",  # half of the body, as if it were all
    "drip": "",  # slowly, piece by piece
    "normal": "",  # nothing, but for the `delay`
}
"""What happens to the connection of a regular answer."""

KINDS = frozenset({*REPLACING, *SHAPING, *AUDIO, *BREAKING, *streams.KINDS})


def make_audio(fault: Fault, pcm: bytes, audio_format: str) -> bytes:
    """Return the audio of an answer under a fault."""
    match fault.get("kind"):
        case "mp3":
            return melody.mp3(pcm)
        case "pcm":
            return pcm
        case "wav_size":
            return melody.wav(pcm, data_size=fault.get("size", 0xFFFFFFFF))
        case "huge":
            wanted = int(fault["megabytes"] * 750_000) // 2 * 2
            pcm = (pcm * (wanted // len(pcm) + 1))[:wanted]
    return melody.encoded(pcm, audio_format)


def break_reply(fault: Fault, reply: Reply) -> None:
    """Apply what a fault does to the way an answer travels."""
    kind = fault.get("kind", "")
    reply.delay += float(fault.get("delay", 0.0))
    reply.end = BREAKING.get(kind, reply.end)
    if kind == "cut_json":
        reply.body = reply.body[: len(reply.body) // 2]
    if kind == "drip":
        reply.pause = float(fault.get("seconds", 1.0)) / 20


def shape(fault: Fault, completion: dict[str, Any]) -> bytes:
    """Return the JSON of an answer under a fault."""
    if change := SHAPING.get(fault.get("kind", "")):
        change(completion, fault)
    return json.dumps(completion, ensure_ascii=False).encode()
