"""The answers of the practice service: one JSON object, or a stream of events."""

from __future__ import annotations

import base64
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from neiroha_desktop.offline.practice_rules import MODELS, PRESET_MODEL, PracticeRequest
from neiroha_desktop.offline.practice_speech import Spoken

_FRAGMENT_BYTES = 16_000
"""A third of a second of samples, as the service sends them."""


def models() -> dict[str, Any]:
    """Return the answer to `GET /v1/models`."""
    return {"object": "list", "data": [{"id": name, "object": "model", "owned_by": "practice"} for name in MODELS]}


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer, whole or in events; both carry the same ids."""

    request: PracticeRequest
    spoken: Spoken
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    audio_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self) -> bytes:
        """Return the JSON of the whole answer."""
        message: dict[str, Any] = {
            "role": "assistant",
            "content": "",
            "audio": self._audio(self.spoken.data),
            "tool_calls": None,
        }
        if self.request.optimize_text_preview:
            message["final_text_preview"] = self.spoken.text
        choice = {"index": 0, "finish_reason": self._finish_reason(), "message": message}
        return _encode(self._object("chat.completion", [choice], self._usage()))

    def events(self) -> Iterator[bytes]:
        """Yield the lines of the stream."""
        if self.request.model == PRESET_MODEL and self.request.audio_format in ("pcm", "pcm16"):
            data = self.spoken.data
            for start in range(0, len(data), _FRAGMENT_BYTES):
                yield self._delta({"audio": self._audio(data[start : start + _FRAGMENT_BYTES])})
        else:
            # Design and clone answer once, after all is done; and a file cannot be cut into files.
            yield self._delta({"reasoning_content": ""})
            yield self._delta({"audio": self._audio(self.spoken.data)})
        yield self._delta({}, self._finish_reason())
        yield _event(self._object("chat.completion.chunk", [], self._usage()))
        yield b"data: [DONE]\n\n"

    def _delta(self, change: dict[str, Any], finish_reason: str | None = None) -> bytes:
        preview = self.spoken.text if self.request.optimize_text_preview and "audio" in change else None
        delta = {"role": "assistant", "content": None, "audio": None, "final_text_preview": preview} | change
        choice = {"index": 0, "finish_reason": finish_reason, "delta": delta}
        return _event(self._object("chat.completion.chunk", [choice], None))

    def _object(self, kind: str, choices: list[dict[str, Any]], usage: dict[str, Any] | None) -> dict[str, Any]:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.request.model,
            "choices": choices,
            "usage": usage,
        }

    def _audio(self, data: bytes) -> dict[str, Any]:
        return {
            "id": self.audio_id,
            "data": base64.b64encode(data).decode("ascii"),
            "expires_at": None,
            "transcript": None,
        }

    def _finish_reason(self) -> str:
        return "length" if self.spoken.truncated else "stop"

    def _usage(self) -> dict[str, Any]:
        """Count tokens: words by `count_tokens`, audio by its duration."""
        prompt = self.request.prompt_tokens + self.spoken.audio_prompt_tokens
        completion = self.spoken.completion_tokens
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": self.spoken.audio_prompt_tokens},
            "completion_tokens_details": {"reasoning_tokens": 0},
        }


def _encode(value: dict[str, Any]) -> bytes:
    # A lone surrogate in the user's words has no UTF-8.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _event(value: dict[str, Any]) -> bytes:
    return b"data: " + _encode(value) + b"\n\n"
