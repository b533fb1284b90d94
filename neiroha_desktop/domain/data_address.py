"""Addresses that hold what they name (RFC 2397), as browsers hand out sound of a page: `data:audio/wav;base64,…`."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

_PIECE_BYTES = 1 << 18
"""As base64; a whole number of its groups of four."""
_SPACE = b" \t\r\n\f\v"
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def is_data_address(text: str) -> bool:
    """Whether a text is such an address, judged by its beginning."""
    return text[:5].lower() == "data:"


def read_data_address(address: str) -> bytes:
    """Return what an address holds; what that is, its bytes say.

    Raises:
        ValueError: it is no such address, or damaged.
    """
    head, comma, body = address.partition(",")
    if not comma or not is_data_address(head):
        raise ValueError("no comma, or no data")
    data = unquote_to_bytes(body)
    if not head.lower().rstrip().endswith(";base64"):
        return data
    # Line breaks come from mail programs; padding is often left out.
    data = data.translate(_URL_SAFE, _SPACE).rstrip(b"=")
    data += b"=" * (-len(data) % 4)
    try:
        # In pieces: no other thread runs while one is decoded.
        pieces = range(0, len(data), _PIECE_BYTES)
        return b"".join(base64.b64decode(data[start : start + _PIECE_BYTES], validate=True) for start in pieces)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
