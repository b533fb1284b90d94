"""Streamed answers: as the contract has them, and every way in which they can go wrong on request.

Options of the kinds: `seconds` (all: of the audio), `bytes` (stream_odd, stream_paced: of a fragment), `pause`
(stream_paced: seconds after each event), `after` (stream_error, stream_finish, stream_damaged, stream_bad_base64,
stream_hush: so many fragments), `code`, `message`, `type`, `name` (stream_error; the last is that of the event),
`value` (stream_finish), `format` (stream_json, stream_audio, stream_file), `header_size` (stream_wav: the size that the
header claims).
"""

from __future__ import annotations

import base64
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.standin import melody
from tests.standin.contract import Spoken
from tests.standin.reply import Reply, completion

Fault = dict[str, Any]
Frame = dict[str, Any] | str

FRAGMENT_BYTES = 16_000

KINDS = frozenset(
    {
        "stream_odd",  # fragments of an odd number of bytes
        "stream_comments",  # comments, CRLF, other fields, and no space after "data:"
        "stream_cr",  # CR alone ends a line
        "stream_tight",  # no empty lines between the events
        "stream_spread",  # the JSON of an event over several data lines
        "stream_nothings",  # events without choices, without audio, with audio null and with empty data
        "stream_error",  # an error instead of the rest
        "stream_no_done",  # ends without [DONE]
        "stream_no_end",  # ends without [DONE] and without a finish_reason
        "stream_paced",  # event by event, with pauses
        "stream_hush",  # so many fragments, and then nothing, with the connection open
        "stream_held",  # after [DONE] the connection stays open
        "stream_one_chunk",  # everything in one event, as design and clone have it
        "stream_finish",  # another finish_reason
        "stream_message",  # `message` in place of `delta`
        "stream_text",  # words instead of audio
        "stream_silent",  # no audio at all
        "stream_damaged",  # an event that is not JSON
        "stream_bad_base64",
        "stream_wav",  # a WAV header in the first fragment
        "stream_file",  # a whole file in one event
        "stream_json",  # plain JSON, as if no stream had been asked for
        "stream_audio",  # bare audio, without JSON
    }
)


def stream_reply(spoken: Spoken, pcm: bytes, fault: Fault) -> Reply:
    """Return the answer to a request that asks for a stream."""
    kind, wanted = fault.get("kind", ""), fault.get("format", "wav")
    if kind == "stream_json":
        body = completion(spoken.model, melody.encoded(pcm, wanted), tokens=1 + len(spoken.text))
        return Reply(200, json.dumps(body).encode())
    if kind == "stream_audio":
        media_type = {"wav": "audio/wav", "mp3": "audio/mpeg"}.get(wanted, "audio/pcm")
        return Reply(200, melody.encoded(pcm, wanted), media_type)
    frames = _frames(spoken.model, _fragments(spoken, pcm, fault), fault)
    reply = Reply(200, _written(frames, kind), "text/event-stream", headers={"Transfer-Encoding": "chunked"})
    reply.end = "hold" if kind in ("stream_held", "stream_hush") else ""
    if kind == "stream_paced":
        reply.parts = [_block(frame, kind).encode() for frame in frames]
        reply.pause = float(fault.get("pause", 0.0))
    return reply


def _fragments(spoken: Spoken, pcm: bytes, fault: Fault) -> list[bytes]:
    kind = fault.get("kind", "")
    if kind == "stream_file":
        return [melody.encoded(pcm, fault.get("format", "wav"))]
    if spoken.audio_format in ("wav", "mp3"):
        # A file cannot be cut into files.
        return [melody.encoded(pcm, spoken.audio_format)]
    if kind == "stream_wav":
        pcm = melody.wav(pcm, data_size=fault.get("header_size", len(pcm)))
    if kind == "stream_one_chunk" or spoken.model != "mimo-v2.5-tts":
        return [pcm]
    usual = {"stream_odd": 16_001}.get(kind, FRAGMENT_BYTES)
    step = int(fault.get("bytes", usual)) if kind in ("stream_odd", "stream_paced") else usual
    return [pcm[start : start + step] for start in range(0, len(pcm), step)]


def _frames(model: str, fragments: list[bytes], fault: Fault) -> list[Frame]:
    stream = _Stream(model, fault)
    heard = [stream.event({"audio": _audio(data)}) for data in fragments]
    if len(fragments) == 1:
        # A placeholder until everything is there.
        heard.insert(0, stream.event({"reasoning_content": ""}))
    usage = {"prompt_tokens": 20, "completion_tokens": 10, "total_tokens": 30}
    end: list[Frame] = [stream.event({}, "stop"), {**stream.frame, "choices": [], "usage": usage}, "[DONE]"]
    change = _CHANGES.get(stream.kind)
    return change(stream, heard, end) if change else heard + end


@dataclass
class _Stream:
    """What the events of one stream share."""

    model: str
    fault: Fault
    frame: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        created = int(time.time())
        self.frame = {
            "id": uuid.uuid4().hex,
            "object": "chat.completion.chunk",
            "created": created,
            "model": self.model,
        }

    @property
    def kind(self) -> str:
        return str(self.fault.get("kind", ""))

    @property
    def after(self) -> int:
        return int(self.fault.get("after", 2))

    def event(self, change: dict[str, Any], finish_reason: str | None = None) -> Frame:
        delta = {"role": "assistant", "content": None, **change}
        name = "message" if self.kind == "stream_message" else "delta"
        return {**self.frame, "choices": [{"index": 0, "finish_reason": finish_reason, name: delta}], "usage": None}


def _audio(data: bytes) -> dict[str, Any]:
    text = base64.b64encode(data).decode()
    return {"id": uuid.uuid4().hex, "data": text, "expires_at": None, "transcript": None}


def _with_nothings(stream: _Stream, heard: list[Frame], end: list[Frame]) -> list[Frame]:
    nothings: list[Frame] = [
        {**stream.frame, "choices": [], "usage": None},
        stream.event({"audio": None}),
        stream.event({"audio": {"id": "x"}}),
        stream.event({"audio": {"id": "x", "data": ""}}),
        stream.event({"audio": {"id": "x", "data": None}}),
        {**stream.frame, "choices": None, "error": None},
        {**stream.frame, "choices": [None]},
        "ping",
        "[1]",
    ]
    return [frame for event in heard for frame in (*nothings, event)] + nothings + end


def _with_error(stream: _Stream, heard: list[Frame], _end: list[Frame]) -> list[Frame]:
    fault = stream.fault
    error = {"code": fault.get("code", "503"), "message": fault.get("message", "inner trouble")}
    body = error if fault.get("name") else {"error": {**error, "type": fault.get("type", "")}}
    return [*heard[: stream.after], {"event": fault.get("name", ""), "body": body}]


_CHANGES: dict[str, Callable[[_Stream, list[Frame], list[Frame]], list[Frame]]] = {
    "stream_nothings": _with_nothings,
    "stream_error": _with_error,
    "stream_hush": lambda stream, heard, _: heard[: stream.after],
    "stream_no_done": lambda _, heard, end: heard + end[:-1],
    "stream_no_end": lambda _, heard, end: heard,
    "stream_finish": lambda stream, heard, end: [
        *heard[: stream.after], stream.event({}, stream.fault["value"]), *end[1:],
    ],
    "stream_text": lambda stream, _, end: (
        [stream.event({"content": word}) for word in ("I can ", "only ", "write.")] + end
    ),
    "stream_silent": lambda _, heard, end: end,
    "stream_damaged": lambda stream, heard, end: [*heard[: stream.after], '{"choices": [', *end],
    "stream_bad_base64": lambda stream, heard, end: [
        *heard[: stream.after], stream.event({"audio": {"data": "not*base64*at*all"}}), *end,
    ],
}  # fmt: skip


def _written(frames: list[Frame], kind: str) -> bytes:
    blocks = [_block(frame, kind) for frame in frames]
    if kind == "stream_comments":
        # A comment with a character that takes three bytes.
        extra = ": PROCESSING 冰\n\nretry: 3000\nid: 7\n\n"
        blocks = [part for block in blocks for part in (extra, block.replace("data: ", "data:"))]
        return ("\ufeff" + "".join(blocks)).replace("\n", "\r\n").encode()
    text = "".join(blocks)
    if kind == "stream_tight":
        text = text.replace("\n\n", "\n").rstrip("\n")
    return (text.replace("\n", "\r") if kind == "stream_cr" else text).encode()


def _block(frame: Frame, kind: str) -> str:
    if isinstance(frame, str):
        return f"data: {frame}\n\n"
    if set(frame) == {"event", "body"}:
        name = f"event: {frame['event']}\n" if frame["event"] else ""
        return f"{name}data: {json.dumps(frame['body'])}\n\n"
    if kind == "stream_spread":
        lines = json.dumps(frame, indent=1).splitlines()
        return "".join(f"data: {line}\n" for line in lines) + "\n"
    return f"data: {json.dumps(frame)}\n\n"
