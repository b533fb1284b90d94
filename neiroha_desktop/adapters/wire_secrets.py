"""What must not be kept of a request: the key in all its guises, secret headers, the password of a proxy."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from neiroha_desktop.adapters.settings import extra_headers

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Connection

_HARMLESS_HEADERS = frozenset(
    {
        "accept", "accept-language", "http-referer", "openai-organization", "openai-project", "origin", "referer",
        "user-agent", "x-client-name", "x-request-id", "x-title",
    }
)  # fmt: skip
"""Extra headers whose values may be shown; that of any other may be a second key."""
PROXY_VARIABLE = "PROXY_PASSWORD"

_SECRET_HEADER = re.compile(r"auth|cookie|key$|password|secret|token$", re.IGNORECASE)
_SECRET_PARAMETER = re.compile(r"([?&](?:[\w.-]*(?:key|token|secret|sig|signature|password))=)[^&#]*", re.IGNORECASE)
_SCHEME = re.compile(r"(?:Basic|Bearer|Digest|Key|Negotiate|Token)(?= )", re.IGNORECASE)
_SHORTEST = 8
"""Shorter ones are hidden as whole words only: a key of one letter would make every text unreadable."""
_TELLING = 4
"""So many characters of the beginning of a secret are hidden too, where it is cut off."""


class WireSecrets:
    """The secrets of one connection, and how to write around them."""

    def __init__(self, connection: Connection, proxy: str = "") -> None:
        """Collect them.

        Raises:
            InvalidInputError: field `extra_headers`.
        """
        self._mark = f"${connection.key_variable}"
        extra = {name: value for name, value in extra_headers(connection.settings).items() if is_secret_header(name)}
        self._extra = {name.lower(): f"${header_variable(name)}" for name in extra}
        marks = dict.fromkeys(_proxy_secrets(proxy), f"${PROXY_VARIABLE}")
        marks |= {value: self._extra[name.lower()] for name, value in extra.items()}
        marks[connection.api_key.reveal()] = self._mark
        self._marks = {form: mark for secret, mark in marks.items() if secret for form in _forms(secret)}
        # The longest first, because one may hold another.
        words = sorted(self._marks, key=len, reverse=True)
        pattern = "|".join(map(_pattern_of, words)) or "(?!)"
        self._pattern = re.compile(pattern)
        self._words = tuple(word.encode() for word in words)
        self.longest = max(map(len, self._words), default=0)
        """Bytes of the longest one."""

    @cached_property
    def _bytes_pattern(self) -> re.Pattern[bytes]:
        # When the first answer is kept, not before the first request is on its way.
        return re.compile(self._pattern.pattern.encode())

    def url(self, url: str) -> str:
        """Return an address as it may be kept."""
        return self._hide(_SECRET_PARAMETER.sub(lambda found: f"{found[1]}{self._mark}", url))

    def request_headers(self, raw: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
        """Return headers that were sent as they may be kept."""
        return [self._request_header(name, value) for name, value in _decoded(raw)]

    def answer_headers(self, raw: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
        """Return headers of an answer as they may be kept; of a cookie only its name."""
        return [
            (name, f"{value.partition('=')[0]}=…" if name.lower() == "set-cookie" else self._hide(value))
            for name, value in _decoded(raw)
        ]

    def body(self, data: bytes) -> bytes:
        """Return the beginning of a body as it may be kept; at its end there may be the beginning of a secret."""
        data = self._bytes_pattern.sub(lambda found: self._marks[found[0].decode()].encode(), data)
        for word in self._words:
            for length in range(len(word) - 1, _TELLING - 1, -1):
                if data.endswith(word[:length]):
                    return data[:-length] + self._marks[word.decode()].encode()
        return data

    def _hide(self, text: str) -> str:
        return self._pattern.sub(lambda found: self._marks[found[0]], text)

    def _request_header(self, name: str, value: str) -> tuple[str, str]:
        hidden = self._hide(value)
        if hidden != value or not (name.lower() in self._extra or _SECRET_HEADER.search(name)):
            return name, hidden
        # A key in a guise that is not known here, or a cookie.
        scheme, mark = _SCHEME.match(value), self._extra.get(name.lower(), self._mark)
        return name, f"{scheme[0]} {mark}" if scheme else mark


def is_secret_header(name: str) -> bool:
    """Whether the value of an extra header must not be shown: all but a few may be a second key."""
    return name.lower() not in _HARMLESS_HEADERS


def header_variable(name: str) -> str:
    """Return the name of the variable that stands for the secret value of an extra header."""
    # With a word in front, because there may be a header called Path.
    return "HEADER_" + re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_")


def _decoded(raw: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, str]]:
    return ((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def _pattern_of(word: str) -> str:
    return re.escape(word) if len(word) >= _SHORTEST else rf"(?<![\w-]){re.escape(word)}(?![\w-])"


def _forms(secret: str) -> set[str]:
    """Return how a secret may be written in an address, a header or JSON."""
    in_json = json.dumps(secret)[1:-1]
    forms = {secret, quote(secret, safe=""), quote(secret), in_json, in_json.replace("/", "\\/")}
    if len(secret) >= _SHORTEST:
        forms.add(base64.b64encode(secret.encode()).decode())
    return forms


def _proxy_secrets(proxy: str) -> set[str]:
    if not proxy:
        return set()
    parts = urlsplit(proxy)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not password:
        return set()
    return {password, parts.password or "", base64.b64encode(f"{user}:{password}".encode()).decode()}
