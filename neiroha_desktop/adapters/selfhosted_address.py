"""Base URLs of speech servers that people run themselves: what they paste, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import replace

from neiroha_desktop.adapters.addresses import Address, encryption_notices, parse_address
from neiroha_desktop.domain.provider import ResolvedAddress

_PASTED = re.compile(
    r"/(?:v1|v1/models|(?:v1/)?audio/(?:speech|voices|speakers)|docs|redoc|openapi\.json|health|tts|speakers"
    r"|api/(?:health|tts|characters)|(?:api/)?(?:gpt-sovits|cosyvoice|voxcpm)/[a-z/_-]+|api/(?:gpt-sovits|cosyvoice|voxcpm))$",
    re.IGNORECASE,
)
"""Routes of these servers at the end of an address; what is left before them is the base URL."""


def base_address(text: str) -> Address:
    """Read a base URL and bring it to the form that routes are appended to.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = parse_address(text)
    path = address.path
    while found := _PASTED.search(path):
        path = path[: found.start()]
    return replace(address, path=path)


def resolve_selfhosted(text: str, route: str) -> ResolvedAddress:
    """Say what becomes of a base URL, and what the user should know about it.

    Args:
        text: as typed.
        route: that a synthesis is sent to.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = base_address(text)
    return ResolvedAddress(address.url, address.url + route, encryption_notices(address))
