"""Base URLs of the Gemini API: what people paste, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from neiroha_desktop.adapters.addresses import Address, encryption_notices, parse_address
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import ResolvedAddress, Secret

HOST = "generativelanguage.googleapis.com"
BASE_URL = f"https://{HOST}/v1beta"

_DEFAULT_VERSION = "v1beta"
_PASTED = re.compile(
    r"(?P<root>.*?)/(?P<version>v1(?:(?:alpha|beta)[0-9]*)?)"
    r"(?:/(?:models|voices|openai|interactions|tunedModels)(?:[/:].*)?)?",
    re.IGNORECASE,
)
_PAGES = frozenset(
    {"aistudio.google.com", "ai.google.dev", "ai.google.com", "gemini.google.com", "console.cloud.google.com"}
)
_OTHER_PRODUCTS = re.compile(r"(?:.+-)?aiplatform\.googleapis\.com|texttospeech\.googleapis\.com")


def normalise_base_url(text: str) -> Address:
    """Read a base URL and bring it to the form that endpoints are appended to, version included.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = parse_address(text)
    _refuse_what_cannot_speak(address)
    # A proxy may have a path of its own in front, so only what is known is cut off.
    if found := _PASTED.fullmatch(address.path):
        return replace(address, path=f"{found['root']}/{found['version'].lower()}")
    return replace(address, path=f"{address.path}/{_DEFAULT_VERSION}")


def resolve(text: str) -> ResolvedAddress:
    """Say what becomes of a base URL, and what the user should know about it.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = normalise_base_url(text)
    return ResolvedAddress(address.url, f"{address.url}/models/…:generateContent", encryption_notices(address))


def speech_url(address: Address, model_id: str) -> str:
    """Return the address that a model speaks at."""
    return f"{address.url}/models/{quote(plain_model_id(model_id), safe='')}:generateContent"


def plain_model_id(model_id: str) -> str:
    """Return a model's id without the folder that Google's lists put it in."""
    return model_id.strip().removeprefix("models/")


def review_key(base_url: str, key: Secret) -> tuple[bool, Message] | None:
    """Say whether a key looks like one of Google's; None where nothing can be said."""
    value = key.reveal()
    if not value or value.startswith("env:"):
        return None
    if not value.isascii() or not value.isprintable():
        return False, msg("The API key contains characters that no key has.")
    try:
        address = normalise_base_url(base_url)
    except InvalidInputError:
        return None
    if address.host != HOST:
        return None
    if value.startswith(("AIza", "AQ.")):
        return True, msg("Google API key, matches this address")
    return False, msg("Google's API keys start with AIza or AQ.; this one does not.")


def _refuse_what_cannot_speak(address: Address) -> None:
    use_this = msg("Use {address} instead.", address=BASE_URL)
    if address.host in _PAGES:
        raise InvalidInputError(
            "base_url", msg("This is the address of a web page, where keys are made or explained."), remedy=use_this
        )
    if _OTHER_PRODUCTS.fullmatch(address.host):
        raise InvalidInputError(
            "base_url",
            msg("{host} is another product of Google's (Google Cloud), which signs in differently.", host=address.host),
            remedy=use_this,
        )
    if address.host == "openrouter.ai":
        raise InvalidInputError(
            "base_url",
            msg("OpenRouter speaks with Gemini's voices through another protocol, /audio/speech."),
            remedy=msg('Choose the adapter type "OpenAI TTS API Compatible".'),
        )
