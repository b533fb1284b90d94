"""Base URLs of speech servers: what people paste, and where the `/v1` belongs that many leave out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.addresses import Address, encryption_notices, parse_address
from neiroha_desktop.adapters.error_bodies import is_page, read_words
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import ResolvedAddress

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer

SPEECH = "/audio/speech"
_PASTED_ENDPOINTS = (SPEECH, "/audio/voices", "/models")
_VERSION = re.compile(r"/v[0-9]+[a-z0-9]*(?:/|$)", re.IGNORECASE)
_TO_THE_POINT = re.compile(r"model|voice", re.IGNORECASE)


class Bases:
    """Remembers, for as long as the program runs, which addresses work with `/v1` only."""

    def __init__(self) -> None:
        self._versioned: set[str] = set()

    def url(self, address: Address) -> str:
        """Return what endpoints are appended to."""
        return address.url + "/v1" * (address.url in self._versioned)

    def other(self, address: Address) -> str:
        """Return what to try where nothing was found; "" where there is nothing else to try."""
        if address.url in self._versioned or _VERSION.search(address.path):
            return ""
        return f"{address.url}/v1"

    def remember(self, address: Address) -> None:
        """Note that `other` was right."""
        self._versioned.add(address.url)


def normalise_speech_url(text: str) -> Address:
    """Read a base URL and bring it to the form that endpoints are appended to.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = parse_address(text)
    path = address.path
    if path.lower().endswith("/chat/completions"):
        raise InvalidInputError(
            "base_url",
            msg("This is the address of another protocol, /chat/completions."),
            remedy=msg("Choose the adapter type OpenAI Chat Completions TTS, or the base URL of a speech server."),
        )
    while pasted := next((end for end in _PASTED_ENDPOINTS if path.lower().endswith(end)), ""):
        path = path[: -len(pasted)]
    return replace(address, path=path)


def resolve_speech_url(text: str, bases: Bases) -> ResolvedAddress:
    """Say what becomes of a base URL, and what the user should know about it.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = normalise_speech_url(text)
    return ResolvedAddress(address.url, bases.url(address) + SPEECH, encryption_notices(address))


def leads_nowhere(answer: Answer) -> bool:
    """Tell an address that the server does not have from a model or a voice that it does not have."""
    if answer.status == 405 or is_page(answer.body):
        return True
    if answer.status != 404:
        return False
    words = read_words(answer.body, ())
    return not (words.code == "model_not_found" or _TO_THE_POINT.search(words.text))
