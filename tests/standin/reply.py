"""An answer before it is sent, and what shall happen to its connection."""

from __future__ import annotations

import base64
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

JSON = "application/json; charset=utf-8"
PAGE = (
    b"<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n"
    b"<hr><center>openresty</center>\r\n</body>\r\n</html>\r\n"
)


@dataclass
class Reply:
    """What is sent."""

    status: int
    body: bytes
    media_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Seconds before the first byte."""
    end: str = ""
    """"": regular; "reset", "close" or "stall" after half of the body; "stall-before": nothing is ever sent;
    "hold": all of it, but the end is never said."""
    pause: float = 0.0
    """Seconds after each piece of 1/20 of the body."""
    parts: list[bytes] = field(default_factory=list)
    """The body in other pieces, for a pause after each; empty: those of 1/20."""
    synthesis: int | None = None


def as_json(value: Any, status: int = 200) -> Reply:
    """Return a JSON answer."""
    return Reply(status, json.dumps(value, ensure_ascii=False).encode())


def error(status: int, message: str, *, param: str = "", code: str = "", kind: str = "") -> Reply:
    """Return an error in the service's shape."""
    body = {"message": message, "param": param, "code": code or str(status), "type": kind}
    return as_json({"error": body}, status)


def page(status: int = 404) -> Reply:
    """Return the web page of the gateway."""
    return Reply(
        status, PAGE.replace(b"404 Not Found", f"{status} Page".encode()) if status != 404 else PAGE, "text/html"
    )


def completion(model: str, audio: bytes | None, tokens: int) -> dict[str, Any]:
    """Return the body of a successful synthesis."""
    spoken: dict[str, Any] | None = None
    if audio is not None:
        data = base64.b64encode(audio).decode()
        spoken = {"id": uuid.uuid4().hex, "data": data, "expires_at": None, "transcript": None}
    message = {"role": "assistant", "content": "", "audio": spoken, "tool_calls": None}
    return {
        "id": uuid.uuid4().hex,
        "object": "chat.completion",
        "created": int(time.time()),
        "model": model,
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {
            "prompt_tokens": 20 + tokens,
            "completion_tokens": tokens,
            "total_tokens": 20 + 2 * tokens,
            "prompt_tokens_details": {"cached_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 0},
        },
    }
