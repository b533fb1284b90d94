"""What must not be kept of a request: the key in all its guises, secret headers, the password of a proxy."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from neiroha_desktop.adapters.settings import extra_headers

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Connection

MARK = "$API_KEY"
"""Stands where a secret was."""

_HARMLESS_HEADERS = frozenset(
    {
        "accept", "accept-language", "http-referer", "openai-organization", "openai-project", "origin", "referer",
        "user-agent", "x-client-name", "x-request-id", "x-title",
    }
)  # fmt: skip
"""Extra headers whose values may be shown; that of any other may be a second key."""

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
        key = connection.api_key.reveal()
        extra = {name.lower(): value for name, value in extra_headers(connection.settings).items()}
        secret_extra = {name: value for name, value in extra.items() if name not in _HARMLESS_HEADERS}
        self._extra = frozenset(secret_extra)
        found = {key, *secret_extra.values(), *_proxy_secrets(proxy)} - {""}
        words = sorted({form for secret in found for form in _forms(secret)}, key=len, reverse=True)
        # The longest first, because one may hold another.
        pattern = "|".join(map(_pattern_of, words)) or "(?!)"
        self._pattern = re.compile(pattern)
        self._bytes_pattern = re.compile(pattern.encode())
        self._words = tuple(word.encode() for word in words)
        self.longest = max(map(len, self._words), default=0)
        """Bytes of the longest one."""

    def url(self, url: str) -> str:
        """Return an address as it may be kept."""
        return self._pattern.sub(MARK, _SECRET_PARAMETER.sub(rf"\g<1>{MARK}", url))

    def request_headers(self, raw: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
        """Return headers that were sent as they may be kept."""
        return [self._request_header(name, value) for name, value in _decoded(raw)]

    def answer_headers(self, raw: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
        """Return headers of an answer as they may be kept; of a cookie only its name."""
        return [
            (name, f"{value.partition('=')[0]}=…" if name.lower() == "set-cookie" else self._pattern.sub(MARK, value))
            for name, value in _decoded(raw)
        ]

    def body(self, data: bytes) -> bytes:
        """Return the beginning of a body as it may be kept; at its end there may be the beginning of a secret."""
        data = self._bytes_pattern.sub(MARK.encode(), data)
        for word in self._words:
            for length in range(len(word) - 1, _TELLING - 1, -1):
                if data.endswith(word[:length]):
                    return data[:-length] + MARK.encode()
        return data

    def _request_header(self, name: str, value: str) -> tuple[str, str]:
        hidden, count = self._pattern.subn(MARK, value)
        if count or not (name.lower() in self._extra or _SECRET_HEADER.search(name)):
            return name, hidden
        # A key in a guise that is not known here, or a cookie.
        scheme = _SCHEME.match(value)
        return name, f"{scheme[0]} {MARK}" if scheme else MARK


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
