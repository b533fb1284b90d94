"""Connection settings that every HTTP adapter has: their form fields, and how they are read."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

EXTRA_HEADERS = FieldSpec(
    "extra_headers",
    msg("Extra headers"),
    FieldKind.LINES,
    hint=msg('One "Name: value" per line, sent with every request.'),
    placeholder="X-Title: Neiroha Desktop",
    private=True,
)
CONNECT_TIMEOUT = FieldSpec(
    "connect_timeout", msg("Connection timeout"), FieldKind.NUMBER, 10.0, minimum=1.0, maximum=120.0, unit=msg("s")
)
ANSWER_TIMEOUT = FieldSpec(
    "answer_timeout",
    msg("Answer timeout"),
    FieldKind.NUMBER,
    180.0,
    hint=msg("For the whole answer. Long texts take minutes."),
    minimum=1.0,
    maximum=3600.0,
    unit=msg("s"),
)
PROXY = FieldSpec(
    "proxy",
    msg("Proxy"),
    hint=msg('Empty: as the system says. "none": no proxy.'),
    placeholder="socks5://127.0.0.1:1080",
    private=True,
)
VERIFY_TLS = FieldSpec(
    "verify_tls",
    msg("Verify the certificate"),
    FieldKind.SWITCH,
    True,
    hint=msg("Without it, anybody on the way can read the key."),
)
CA_FILE = FieldSpec(
    "ca_file", msg("Certificate file"), hint=msg("A PEM file of an authority that the system does not know.")
)

NETWORK_FIELDS = (EXTRA_HEADERS, CONNECT_TIMEOUT, ANSWER_TIMEOUT, PROXY, VERIFY_TLS, CA_FILE)

_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_HEADER_VALUE = re.compile(r"[\x20-\x7e\t]*")
_RESERVED_HEADERS = frozenset(
    {
        "accept-encoding", "api-key", "authorization", "connection", "content-encoding", "content-length",
        "content-type", "expect", "host", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
    }
)  # fmt: skip


def text_setting(settings: Mapping[str, Any], field: FieldSpec) -> str:
    """Return a text or choice, without white space around it."""
    value = settings.get(field.id, field.default)
    return value.strip() if isinstance(value, str) else str(field.default)


def number_setting(settings: Mapping[str, Any], field: FieldSpec) -> float:
    """Return a number inside the bounds of its field; the default where it is none."""
    try:
        value = float(settings.get(field.id, field.default))
    except (TypeError, ValueError):
        value = math.nan
    return min(max(value, field.minimum), field.maximum) if math.isfinite(value) else float(field.default)


def switch_setting(settings: Mapping[str, Any], field: FieldSpec) -> bool:
    """Return a switch; the default where it is anything but true or false."""
    value = settings.get(field.id, field.default)
    return value if isinstance(value, bool) else bool(field.default)


def choice_setting(settings: Mapping[str, Any], field: FieldSpec) -> str:
    """Return what is set for a field of choices; its default where that is none of them."""
    value = text_setting(settings, field)
    return value if value in dict(field.choices) else str(field.default)


def extra_headers(settings: Mapping[str, Any]) -> dict[str, str]:
    """Read the extra headers.

    Raises:
        InvalidInputError: field `extra_headers`: not a header, or one that the adapter itself must set.
    """
    value = settings.get(EXTRA_HEADERS.id, "")
    headers: dict[str, str] = {}
    for line in value.split("\n") if isinstance(value, str) else ():
        if line.strip():
            name, text = _parse_header(line.strip())
            headers[name] = text
    return headers


def _parse_header(line: str) -> tuple[str, str]:
    name, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or not _HEADER_NAME.fullmatch(name):
        # The line may hold a secret, so it is not repeated.
        raise _refusal(msg('One of the extra headers is not written as "Name: value".'))
    if name.lower() in _RESERVED_HEADERS:
        raise _refusal(
            msg("The header {name} cannot be set by hand.", name=name),
            msg("Remove it; the key belongs in the API Key field."),
        )
    if not _HEADER_VALUE.fullmatch(value):
        raise _refusal(
            msg("The value of the header {name} contains a character that a header cannot carry.", name=name),
            msg("Use plain letters, digits and signs only."),
        )
    return name, value


def _refusal(message: Message, remedy: Message | None = None) -> InvalidInputError:
    return InvalidInputError(EXTRA_HEADERS.id, message, remedy=remedy or msg('Write one "Name: value" per line.'))
