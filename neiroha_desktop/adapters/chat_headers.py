"""The headers of a chat-completions request, and which of them carry the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop import __version__
from neiroha_desktop.adapters import mimo
from neiroha_desktop.adapters.chat_completions import AUTH
from neiroha_desktop.adapters.key_header import checked_key
from neiroha_desktop.adapters.settings import choice_setting, extra_headers

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import FieldSpec
    from neiroha_desktop.domain.provider import Connection


def choice(connection: Connection, field: FieldSpec) -> str:
    """Return what is set for a field of choices; its default where that is none of them."""
    return choice_setting(connection.settings, field)


def request_headers(connection: Connection, host: str, *, audio_model: bool = False) -> dict[str, str]:
    """Build the headers of every request, authorization included.

    Args:
        connection: with the key.
        host: that is spoken to.
        audio_model: whether it is spoken to as OpenAI is, which knows Bearer only.

    Raises:
        InvalidInputError: field `api_key` or `extra_headers`.
    """
    headers = {
        "Accept": "application/json",
        "User-Agent": f"neiroha-desktop/{__version__}",
        **extra_headers(connection.settings),
    }
    key = checked_key(connection)
    if not key:
        return headers
    auth = choice(connection, AUTH)
    if auth == "automatic":
        # Of two headers MiMo believes api-key; relays accept only Bearer.
        auth = "bearer" if audio_model else "api-key" if mimo.is_mimo_host(host) else "both"
    if auth in ("api-key", "both"):
        headers["api-key"] = key
    if auth in ("bearer", "both"):
        headers["Authorization"] = f"Bearer {key}"
    return headers
