"""The answers of the practice service: one JSON object, or a stream of events."""

from __future__ import annotations

import base64
import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from neiroha_desktop.offline.practice_rules import MODELS, PracticeRequest
from neiroha_desktop.offline.practice_speech import Spoken

FRAGMENT_BYTES = 16_000
"""A third of a second of samples, as the service sends them."""


def models() -> dict[str, Any]:
    """Return the answer to `GET /v1/models`."""
    return {"object": "list", "data": [{"id": name, "object": "model", "owned_by": "practice"} for name in MODELS]}


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer, whole or in events; all carry the same ids."""

    request: PracticeRequest
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    audio_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, spoken: Spoken) -> bytes:
        """Return the JSON of the whole answer."""
        message: dict[str, Any] = {
            "role": "assistant",
            "content": "",
            "audio": self._audio(spoken.data),
            "tool_calls": None,
        }
        if self.request.optimize_text_preview:
            message["final_text_preview"] = spoken.text
        choice = {"index": 0, "finish_reason": _finish_reason(spoken), "message": message}
        return _encode(self._object("chat.completion", [choice], self._usage(spoken)))

    def live_events(self, pcm: bytes) -> Iterator[bytes]:
        """Yield the lines for a stretch of samples."""
        for start in range(0, len(pcm), FRAGMENT_BYTES):
            yield self._delta({"audio": self._audio(pcm[start : start + FRAGMENT_BYTES])})

    def late_events(self, spoken: Spoken) -> Iterator[bytes]:
        """Yield the lines of a stream that holds everything at its end."""
        preview = spoken.text if self.request.optimize_text_preview else None
        yield self._delta({"reasoning_content": ""})
        yield self._delta({"audio": self._audio(spoken.data), "final_text_preview": preview})

    def closing_events(self, spoken: Spoken) -> Iterator[bytes]:
        """Yield the lines with which every stream ends."""
        yield self._delta({}, _finish_reason(spoken))
        yield _event(self._object("chat.completion.chunk", [], self._usage(spoken)))
        yield b"data: [DONE]\n\n"

    def _delta(self, change: dict[str, Any], finish_reason: str | None = None) -> bytes:
        delta = {"role": "assistant", "content": None, "audio": None, "final_text_preview": None} | change
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

    def _usage(self, spoken: Spoken) -> dict[str, Any]:
        """Count tokens: words by `count_tokens`, audio by its duration."""
        prompt = self.request.prompt_tokens + spoken.audio_prompt_tokens
        completion = spoken.completion_tokens
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
            "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": spoken.audio_prompt_tokens},
            "completion_tokens_details": {"reasoning_tokens": 0},
        }


def failure(error: dict[str, Any]) -> bytes:
    """Return the line for a failure in the middle of a stream."""
    return _event(error)


def _finish_reason(spoken: Spoken) -> str:
    return "length" if spoken.truncated else "stop"


def _encode(value: dict[str, Any]) -> bytes:
    # A lone surrogate in the user's words has no UTF-8.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _event(value: dict[str, Any]) -> bytes:
    return b"data: " + _encode(value) + b"\n\n"
