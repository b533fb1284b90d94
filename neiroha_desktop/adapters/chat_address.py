"""Base URLs of chat-completions servers: what people paste, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

from neiroha_desktop.adapters.addresses import Address, encryption_notices, parse_address
from neiroha_desktop.adapters.mimo import review_key as review_mimo_key
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import ResolvedAddress, Secret

_PASTED_ENDPOINTS = ("/chat/completions", "/models")
_CONSOLE_HOST = "platform.xiaomimimo.com"


def normalise_base_url(text: str) -> Address:
    """Read a base URL and bring it to the form that endpoints are appended to.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = parse_address(text)
    _refuse_what_cannot_speak(address)
    path = address.path
    while pasted := next((end for end in _PASTED_ENDPOINTS if path.lower().endswith(end)), ""):
        path = path[: -len(pasted)]
    return replace(address, path=path or "/v1")


def resolve(text: str) -> ResolvedAddress:
    """Say what becomes of a base URL, and what the user should know about it.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = normalise_base_url(text)
    return ResolvedAddress(address.url, f"{address.url}/chat/completions", encryption_notices(address))


def review_key(base_url: str, key: Secret) -> tuple[bool, Message] | None:
    """Say whether a key fits an address; None where nothing can be said."""
    value = key.reveal()
    if not value.isascii() or not value.isprintable():
        return False, msg("The API key contains characters that no key has.")
    try:
        address = parse_address(base_url)
    except InvalidInputError:
        return None
    return review_mimo_key(address.host, key)


def _refuse_what_cannot_speak(address: Address) -> None:
    path = address.path.lower()
    if "/anthropic" in path:
        raise InvalidInputError(
            "base_url",
            msg("This is the address for the Anthropic protocol, which cannot speak."),
            remedy=msg("Use {address} instead.", address=f"{address.origin}/v1"),
        )
    if path.endswith("/audio/speech"):
        raise InvalidInputError(
            "base_url",
            msg("This is the address of another protocol, /audio/speech."),
            remedy=msg("Use the base URL of a server that speaks through /chat/completions."),
        )
    if address.host == _CONSOLE_HOST:
        raise InvalidInputError(
            "base_url",
            msg("This is the address of the console, where keys are made."),
            remedy=msg("Use {address} instead.", address="https://api.xiaomimimo.com/v1"),
        )
