"""How sentences for the user lie in a column, so that they can be translated when they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from neiroha_desktop.domain.messages import Message

_SENTENCE = "sentence"
"""Marks a value that is itself a sentence; a plain value is a string, a number, a truth value or None."""


def messages_text(messages: Iterable[Message]) -> str:
    """Return JSON in plain ASCII; "" where there is none, which is nearly always."""
    written = [_plain(message) for message in messages]
    return json.dumps(written) if written else ""


def messages_of(text: str) -> tuple[Message, ...]:
    """Return what `messages_text` wrote."""
    return tuple(_message(entry) for entry in json.loads(text)) if text else ()


def _plain(message: Message) -> dict[str, Any]:
    return {"template": message.template, "params": {name: _value(value) for name, value in message.params.items()}}


def _value(value: Any) -> Any:
    if isinstance(value, Message):
        return {_SENTENCE: _plain(value)}
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _message(entry: dict[str, Any]) -> Message:
    return Message(entry["template"], {name: _read(value) for name, value in entry["params"].items()})


def _read(value: Any) -> Any:
    return _message(value[_SENTENCE]) if isinstance(value, dict) else value
