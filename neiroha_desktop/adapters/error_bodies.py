"""The provider's own words in the body of a failed answer, whatever its shape, and never with a key in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

MAX_WORDS = 300
"""Longest quotation of a provider, in characters."""

_CONSIDERED_CHARS = 16 * 1024
"""Words further down are not looked for; it also keeps the patterns below fast on hostile pages."""

MAX_BODY_BYTES = 1024 * 1024
"""Of a failed answer no more is read."""
_HIDDEN_ELEMENTS = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_KEY_SHAPE = re.compile(r"\b(sk|tp)-[A-Za-z0-9_\-]{8,}")
_SHORTEST_SECRET = 4
_WORDS = ("message", "detail", "msg", "error_description", "error_msg", "title", "reason", "Exception", "param")
"""Where the words of an error may stand."""


@dataclass(frozen=True, slots=True)
class ProviderWords:
    """What a provider says about an error."""

    text: str = ""
    """One line, at most MAX_WORDS characters."""
    code: str = ""
    kind: str = ""
    """The `type` of the error."""
    is_page: bool = False
    """The body was a web page, so it came from something that does not know this protocol."""


def read_words(body: bytes | bytearray, secrets: Iterable[str]) -> ProviderWords:
    """Find the provider's words in a body.

    Args:
        body: as it came.
        secrets: what must not appear in the words.
    """
    hidden = tuple(secrets)
    text = body[:MAX_BODY_BYTES].decode("utf-8", "replace").strip().lstrip("\ufeff")
    if is_page(body):
        text = redact(text, hidden)[:_CONSIDERED_CHARS]
        title = re.search(r"<title[^>]*>(.*?)</title\s*>", text, re.IGNORECASE | re.DOTALL)
        return ProviderWords(clean(title[1] if title else _HIDDEN_ELEMENTS.sub(" ", text), hidden), is_page=True)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ProviderWords(clean(text, hidden))
    return words_of(value, hidden)


def words_of(value: object, secrets: Iterable[str]) -> ProviderWords:
    """Find the provider's words in a parsed body: MiMo's shape, OpenAI's, and those of relays and frameworks."""
    hidden = tuple(secrets)
    if not isinstance(value, Mapping):
        return ProviderWords(clean(_as_text(value), hidden))
    error = value.get("error")
    inner = error if isinstance(error, Mapping) else value
    words = "" if isinstance(error, Mapping | bool) or error is None else _as_text(error)
    code, kind = _as_text(inner.get("code")), _as_text(inner.get("type"))
    for name in _WORDS if _has_words_first(code, kind) else ("param", *_WORDS):
        # MiMo's `param` holds the only useful detail where it is filled, and often it is "" or null.
        words = words or _as_text(inner.get(name)).strip()
    return ProviderWords(clean(words, hidden), clean(code, hidden), clean(kind, hidden))


def _has_words_first(code: str, kind: str) -> bool:
    """Tell OpenAI's shape, where `param` only names a field, from MiMo's, whose codes are numbers."""
    return not code.isdigit() and (bool(code) or kind.lower().endswith("error"))


def is_page(body: bytes | bytearray) -> bool:
    """Tell whether a body is a web page."""
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<center", b"<h1", b"<title"))


def clean(text: str, secrets: Iterable[str]) -> str:
    """Make one line for showing: no tags, no control characters, no secret, at most MAX_WORDS characters."""
    if not text:
        # Of most fields of most events, and the events of a stream are read while it is to be heard.
        return ""
    hidden = tuple(secrets)
    # Before and after: a key may look like a tag in part, and tags may stand inside of a key.
    import html  # Thousands of names of letters, which nobody needs before something goes wrong.

    text = html.unescape(_TAG.sub(" ", redact(text, hidden)[:_CONSIDERED_CHARS]))
    text = redact(_CONTROL.sub(" ", text).strip(), hidden)
    return text if len(text) <= MAX_WORDS else text[: MAX_WORDS - 1].rstrip() + "…"


def redact(text: str, secrets: Iterable[str]) -> str:
    """Replace secrets, and all that looks like a key, by dots."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "••••")
    return _KEY_SHAPE.sub(r"\1-••••", text)


def _as_text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(part for part in map(_list_item, value[:5]) if part)
    if isinstance(value, Mapping):
        # Some wrap the error once more: {"detail": {"error": {"message": ...}}}.
        inner = value.get("error")
        words = value.get("message") or value.get("msg") or (inner.get("message") if isinstance(inner, Mapping) else "")
        return _as_text(words)
    return str(value)


def _list_item(item: Any) -> str:
    """Return one of what FastAPI lists, [{"loc": ["body", "voice"], "msg": "…"}], with the field that it is about."""
    if not isinstance(item, Mapping):
        return _as_text(item)
    words, place = _as_text(item.get("msg")), item.get("loc")
    field = place[-1] if isinstance(place, list) and len(place) > 1 else ""
    return f"{field}: {words}" if words and isinstance(field, str) and field else words
