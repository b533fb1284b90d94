"""Base URLs of Azure Speech: a region, or whatever address the portal shows, becomes the one that speaks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from neiroha_desktop.adapters.addresses import Address, encryption_notices, parse_address
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import ResolvedAddress, Secret

SPEECH_PATH = "/cognitiveservices/v1"
VOICES_PATH = "/cognitiveservices/voices/list"

_REGION = re.compile(r"[a-z][a-z0-9-]{0,40}[a-z0-9]")
_COUNTRY = re.compile(r"^\([^()]*\)")
"""The portal writes "(US) East US"."""
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")
_REGIONAL_HOST = re.compile(
    r"([a-z0-9-]+)\.(?:(?:tts|stt|voice|customvoice\.api)\.speech|api\.cognitive)"
    r"\.(microsoft\.com|azure\.cn|microsoft\.us|azure\.us)"
)
_NAMED_HOST = re.compile(r"[a-z0-9-]+\.cognitiveservices\.azure\.(?:com|cn|us)")
_MUTE_HOST = re.compile(r"(?:.+\.)?(?:services\.ai|openai|inference\.ai)\.azure\.(?:com|cn|us)")
_CONSOLES = frozenset(
    {"portal.azure.com", "portal.azure.cn", "portal.azure.us", "ai.azure.com", "oai.azure.com", "speech.microsoft.com"}
)
_PASTED_ENDPOINTS = (VOICES_PATH, SPEECH_PATH, "/cognitiveservices")
_KEY = re.compile(r"[0-9a-fA-F]{32}|[0-9A-Za-z]{84}")


def normalise_base_url(text: str) -> Address:
    """Read a region or an address and bring it to the form that endpoints are appended to.

    Raises:
        InvalidInputError: field `base_url`.
    """
    if region := _region_of(text):
        return _regional(region)
    address = parse_address(text)
    if found := _REGIONAL_HOST.fullmatch(address.host):
        return _regional(found[1], found[2])
    if _NAMED_HOST.fullmatch(address.host):
        return Address("https", address.host, 443, "/tts")
    if _MUTE_HOST.fullmatch(address.host) or address.host in _CONSOLES:
        raise InvalidInputError(
            "base_url", msg("{host} does not speak through this protocol.", host=address.host), remedy=ask_for_region()
        )
    path = address.path
    while pasted := next((end for end in _PASTED_ENDPOINTS if path.lower().endswith(end)), ""):
        path = path[: -len(pasted)]
    return replace(address, path=path)


def resolve(text: str) -> ResolvedAddress:
    """Say what becomes of a base URL, and what the user should know about it.

    Raises:
        InvalidInputError: field `base_url`.
    """
    address = normalise_base_url(text)
    notices = encryption_notices(address)
    if is_named(address):
        notices = (
            msg("The address of a single resource speaks only where the resource has a private endpoint."),
            ask_for_region(),
        )
    return ResolvedAddress(address.url, address.url + SPEECH_PATH, notices)


def ask_for_region() -> Message:
    """Return the advice that helps with every address of Azure."""
    return msg("Enter the region of the Speech resource as the Base URL, for example eastus.")


def is_named(address: Address) -> bool:
    """Tell whether an address is that of a single resource, which says nothing of its region."""
    return _NAMED_HOST.fullmatch(address.host) is not None


def region_of(address: Address) -> str:
    """Return the region that an address belongs to; "" where it does not tell."""
    found = _REGIONAL_HOST.fullmatch(address.host)
    return found[1] if found else ""


def review_key(base_url: str, key: Secret) -> tuple[bool, Message] | None:
    """Say whether a key looks like one of Azure's; None where nothing can be said."""
    value = key.reveal()
    if not value or value.startswith("env:"):
        return None
    if not value.isascii() or not value.isprintable():
        return False, msg("The API key contains characters that no key has.")
    try:
        address = normalise_base_url(base_url)
    except InvalidInputError:
        return None
    if not region_of(address) and not is_named(address):
        return None
    if _KEY.fullmatch(value):
        return True, msg("key of an Azure resource; it works in the region of that resource only")
    return False, msg("Azure's keys are 32 or 84 letters and digits; this one is not.")


def _region_of(text: str) -> str:
    """Return the region that was typed, in whatever way the portal writes it; "" where it is an address."""
    typed = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).strip().lower()
    region = "".join(_COUNTRY.sub("", typed).split())
    return region if _REGION.fullmatch(region) and region != "localhost" else ""


def _regional(region: str, domain: str = "") -> Address:
    """Return the address of a region; China and the US government have clouds of their own."""
    cloud = "microsoft.com"
    if region.startswith("china") or domain == "azure.cn":
        cloud = "azure.cn"
    elif region.startswith(("usgov", "usdod")) or domain in ("microsoft.us", "azure.us"):
        cloud = "azure.us"
    return Address("https", f"{region}.tts.speech.{cloud}", 443, "")
