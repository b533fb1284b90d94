"""Addresses as people type them: what can be forgiven is forgiven, the rest is refused with a sentence."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

INTERNAL_HOST = "practice.invalid"
"""Answered inside this program; the name can never exist on a network (RFC 2606)."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LAN_SUFFIXES = (".local", ".lan", ".home", ".internal", ".localhost")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]*")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\t\r\n"))


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address in its parts."""

    scheme: str
    host: str
    """Lower case; an IPv6 address without brackets."""
    port: int
    path: str
    """Without a slash at its end; "" for the root."""

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path

    @property
    def name(self) -> str:
        """Host and, where it is not the usual one, port, for sentences."""
        return self.origin.partition("://")[2]


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    ip = _ip(host)
    return ip is not None and ip.is_loopback


def encryption_notices(address: Address) -> tuple[Message, ...]:
    """Return what the user should know of an address whose traffic others can read; empty for any other."""
    if address.scheme != "http" or address.host == INTERNAL_HOST or is_loopback(address.host):
        return ()
    return (msg("This address is not encrypted: anybody on the way can read the key and the text."),)


@lru_cache(maxsize=64)
def parse_address(text: str) -> Address:
    """Read a base URL as typed.

    Forgiven: white space, invisible characters, full-width punctuation, a missing or damaged `https://`, upper case in
    the host, repeated slashes, a slash at the end.

    Each request and each row of a list asks for the same few again and again, so that they are remembered.

    Raises:
        InvalidInputError: field `base_url`.
    """
    url = _with_scheme(_tidy(text))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refusal(msg('"{address}" is not an address that can be reached.', address=_shown(url))) from error
    if parts.username is not None or parts.password is not None:
        raise _refusal(
            msg("The address contains a user name or a password."),
            msg("Remove it; a key belongs in the API Key field."),
        )
    if parts.query or parts.fragment:
        raise _refusal(
            msg('The address contains a "?" or "#" part, which a base URL cannot have.'), msg("Remove that part.")
        )
    host = _checked_host(parts.hostname or "", url)
    if port == 0:
        raise _refusal(msg("Port 0 cannot be reached."))
    return Address(parts.scheme, host, port or _DEFAULT_PORTS[parts.scheme], _checked_path(parts.path))


def host_of(text: str) -> str:
    """Return the host of an address as typed; "" where it is not an address."""
    try:
        return parse_address(text).host
    except InvalidInputError:
        return ""


def _tidy(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace("。", ".").translate(_INVISIBLE).strip()
    text = re.sub(r"\s*([:/.])\s*", r"\1", text)
    if not text:
        raise _refusal(msg("There is no address."))
    if not text.isascii() or not text.isprintable() or " " in text or "\\" in text:
        raise _refusal(msg('"{address}" contains characters that an address cannot have.', address=_shown(text)))
    return text


def _with_scheme(text: str) -> str:
    # "https:/host" and "https//host" are slips of the finger, not other schemes.
    mended = re.sub(
        r"^(https?)(?::/{0,2}|/{1,2})(?!/)", lambda found: found[1].lower() + "://", text, flags=re.IGNORECASE
    )
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", mended)
    if scheme is None:
        bare = mended.lstrip("/")
        return ("http://" if _is_nearby(bare) else "https://") + bare
    if scheme[1] not in _DEFAULT_PORTS:
        raise _refusal(
            msg("An address that starts with {scheme}:// cannot be used.", scheme=scheme[1].lower()),
            msg("Use one that starts with https://."),
        )
    return mended


def _is_nearby(bare: str) -> bool:
    """Tell whether a host without a scheme is this machine or one beside it, which rarely has a certificate."""
    host = (urlsplit(f"//{bare}").hostname or "") if _brackets_match(bare) else ""
    ip = _ip(host)
    if ip is not None:
        return ip.is_private or ip.is_loopback or ip.is_link_local
    return "." not in host or host == INTERNAL_HOST or host.endswith(_LAN_SUFFIXES)


def _brackets_match(bare: str) -> bool:
    netloc = bare.partition("/")[0]
    if "[" not in netloc and "]" not in netloc:
        return True
    found = re.fullmatch(r"\[([0-9A-Fa-f:.]+)\](?::[0-9]*)?", netloc)
    return found is not None and _ip(found[1]) is not None


def _checked_host(host: str, url: str) -> str:
    host = host.lower().rstrip(".")
    if not host:
        raise _refusal(msg('"{address}" names no server.', address=_shown(url)))
    if _ip(host) is not None:
        return host
    labels = host.split(".")
    plain = len(host) <= 253 and all(_LABEL.fullmatch(label) for label in labels)
    # A name whose last part is a number can only be a mistyped IP address.
    if not plain or labels[-1].isdigit():
        raise _refusal(msg('"{host}" is not the name of a server.', host=_shown(host)))
    return host


def _checked_path(path: str) -> str:
    if not _PATH.fullmatch(path):
        raise _refusal(msg('"{address}" contains characters that an address cannot have.', address=_shown(path)))
    segments = [segment for segment in path.split("/") if segment]
    if any(segment in (".", "..") for segment in segments):
        raise _refusal(msg('The address contains "." or ".." as a part of its path.'))
    return "".join(f"/{segment}" for segment in segments)


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _shown(text: str) -> str:
    # What stands before an @ may be a password.
    text = text.rpartition("@")[2]
    return text if len(text) <= 80 else text[:79] + "…"


def _refusal(message: Message, remedy: Message | None = None) -> InvalidInputError:
    return InvalidInputError("base_url", message, remedy=remedy or msg("Copy the base URL from the provider's page."))
