"""Which proxy a request goes through: httpx's own reading of the environment proxies even loopback."""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

from neiroha_desktop.adapters.addresses import Address, is_loopback
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg

NO_PROXY = "none"
_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})
_DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}

# As text, so that the type checker looks at the branches of every system.
_SYSTEM: str = sys.platform


def choose_proxy(setting: str, address: Address) -> str:
    """Return the URL of the proxy for an address; "" for a direct connection.

    Where `asks_the_system` says so, call it in a worker.

    Args:
        setting: "" for what the system says, "none", or a proxy as typed.
        address: where the request goes.

    Raises:
        InvalidInputError: field `proxy`.
    """
    text = setting.strip()
    if text.lower() == NO_PROXY:
        return ""
    if text:
        return check_proxy(
            text, msg("Enter an address such as http://127.0.0.1:8080, or none for a direct connection.")
        )
    if is_loopback(address.host):
        return ""
    return _system_proxy(address)


def asks_the_system(setting: str, address: Address) -> bool:
    """Whether `choose_proxy` would take its time over this: look up names, read a registry, or load a library first.

    Elsewhere than on Windows and macOS it only reads the environment, which takes less than a hand-over to a worker.
    """
    if setting.strip() or is_loopback(address.host):
        return False
    return _SYSTEM in ("win32", "darwin") or "urllib.request" not in sys.modules


def check_proxy(text: str, remedy: Message) -> str:
    """Normalise a proxy address.

    Raises:
        InvalidInputError: field `proxy`; the sentence does not repeat a password in it.
    """
    url = text if "://" in text else f"http://{text}"
    scheme, _, rest = url.partition("://")
    # `socks` is what desktop settings write for SOCKS 5.
    scheme = {"socks": "socks5"}.get(scheme.lower(), scheme.lower())
    url = f"{scheme}://{rest}"
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if scheme not in _SCHEMES or not usable or not url.isascii() or not url.isprintable() or " " in url:
        raise InvalidInputError(
            "proxy",
            msg('"{proxy}" is not a proxy that can be used.', proxy=rest.rpartition("@")[2][:80]),
            remedy=remedy,
        )
    return url


def proxy_endpoint(url: str) -> tuple[str, int]:
    """Return host and port of a proxy that `choose_proxy` returned."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _DEFAULT_PORTS[parts.scheme]


def proxy_name(url: str) -> str:
    """Return host and port of a proxy for showing, without user name and password."""
    host, port = proxy_endpoint(url)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _system_proxy(address: Address) -> str:
    # Brings http.client and email along, which the start of the window need not wait for.
    import urllib.request

    proxies = urllib.request.getproxies()
    found = proxies.get(address.scheme) or proxies.get("all") or proxies.get("socks") or ""
    host = f"[{address.host}]" if ":" in address.host else address.host
    if not found or urllib.request.proxy_bypass(f"{host}:{address.port}"):
        return ""
    return check_proxy(found, msg("Correct the proxy in the system's settings, or enter one under Advanced."))
