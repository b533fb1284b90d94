"""Open HTTP clients, one per way to the network, built where the window does not wait for them."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import ssl
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.addresses import Address, host_of, parse_address
from neiroha_desktop.adapters.belongings import Belongings
from neiroha_desktop.adapters.proxies import asks_the_system, choose_proxy
from neiroha_desktop.adapters.settings import (
    ANSWER_TIMEOUT,
    CA_FILE,
    CONNECT_TIMEOUT,
    PROXY,
    VERIFY_TLS,
    number_setting,
    switch_setting,
    text_setting,
)
from neiroha_desktop.adapters.wire_secrets import WireSecrets
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    import httpx

    from neiroha_desktop.domain.provider import Connection
    from neiroha_desktop.domain.wire import WireRecord

ASGIApp = Callable[..., Any]
"""An ASGI 3 application."""

_KEEP_ALIVE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Route:
    """How the requests of a connection travel."""

    address: Address
    proxy: str
    """URL of the proxy; "" for a direct connection."""
    internal: bool
    """Answered inside this program."""


@dataclass(frozen=True, slots=True)
class _Trust:
    """Which certificates are believed."""

    verify: bool = True
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """An open client and the connections under it."""

    client: httpx.AsyncClient
    transport: httpx.AsyncBaseTransport


@dataclass(frozen=True, slots=True)
class _ClientKey:
    """All that two connections must share to use one client."""

    internal_host: str
    proxy: str
    trust: _Trust
    connect_timeout: float
    answer_timeout: float


class ClientPool:
    """Owns every HTTP client of the program. To be used in one event loop, and closed there."""

    def __init__(self, internal: Mapping[str, Callable[[], ASGIApp]] | None = None) -> None:
        """Remember which hosts are answered inside this program, by a factory each; nothing is built yet."""
        self.belongings = Belongings()
        self._internal = dict(internal or {})
        self._ways: dict[_ClientKey, _Way] = {}
        self._contexts: dict[_Trust, ssl.SSLContext] = {}
        self._client_lock = asyncio.Lock()
        self._context_lock = asyncio.Lock()

    def is_internal(self, url: str) -> bool:
        """Tell whether an address is answered inside this program."""
        return host_of(url) in self._internal

    async def route(self, connection: Connection) -> Route:
        """Find the way to a provider.

        Raises:
            InvalidInputError: field `base_url` or `proxy`.
        """
        address = parse_address(connection.base_url)
        if address.host in self._internal:
            return Route(address, "", internal=True)
        setting = text_setting(connection.settings, PROXY)
        if asks_the_system(setting, address):
            proxy = await asyncio.to_thread(choose_proxy, setting, address)
        else:
            proxy = choose_proxy(setting, address)
        return Route(address, proxy, internal=False)

    async def client(self, connection: Connection, record: WireRecord | None = None) -> httpx.AsyncClient:
        """Return an open client for a connection; it stays the pool's to close.

        Args:
            connection: whom to speak with.
            record: filled with what travels through the client, which is then one for this purpose, on the connections
                of all. Of several requests the last is noted.

        Raises:
            InvalidInputError: field `base_url`, `proxy` or `ca_file`; with a record also `extra_headers`.
        """
        route = await self.route(connection)
        key = _ClientKey(
            route.address.host if route.internal else "",
            route.proxy,
            _Trust() if route.internal else _trust(connection),
            number_setting(connection.settings, CONNECT_TIMEOUT),
            number_setting(connection.settings, ANSWER_TIMEOUT),
        )
        if key not in self._ways:
            async with self._client_lock:
                if key not in self._ways:
                    self._ways[key] = await self._open(key)
        way = self._ways[key]
        return way.client if record is None else _watched_client(key, way, connection, record)

    async def tls_context(self, connection: Connection) -> ssl.SSLContext:
        """Return the TLS settings that the client of a connection uses.

        Raises:
            InvalidInputError: field `ca_file`.
        """
        return await self._context(_trust(connection))

    async def warm_up(self) -> None:
        """Import the HTTP library and read the system's certificates, so that the first request need not wait."""
        await asyncio.to_thread(_import_httpx)
        await self._context(_Trust())

    async def aclose(self) -> None:
        """Close every client, and what else adapters needed."""
        await self.belongings.aclose()
        ways, self._ways = list(self._ways.values()), {}
        for way in ways:
            await way.client.aclose()

    async def _open(self, key: _ClientKey) -> _Way:
        if key.internal_host:
            app = await asyncio.to_thread(self._internal[key.internal_host])
            return await asyncio.to_thread(_build_internal_way, key, app)
        return await asyncio.to_thread(_build_way, key, await self._context(key.trust))

    async def _context(self, trust: _Trust) -> ssl.SSLContext:
        async with self._context_lock:
            if trust not in self._contexts:
                self._contexts[trust] = await asyncio.to_thread(_build_context, trust)
            return self._contexts[trust]


def _trust(connection: Connection) -> _Trust:
    return _Trust(switch_setting(connection.settings, VERIFY_TLS), text_setting(connection.settings, CA_FILE))


def _import_httpx() -> None:
    """Load what a request needs; together it takes half a second, so call it in a worker."""
    # Its command line, which httpx does without where it cannot be imported: for nothing it would load click, and where
    # they are installed rich and pygments, 6 MB in all.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    import anyio

    for name in ("httpx", "anyio.streams.tls", "sniffio", "socksio", "neiroha_desktop.adapters.watched"):
        # sniffio is asked for by httpcore, but not everywhere installed.
        if importlib.util.find_spec(name):
            importlib.import_module(name)
    # The rest is loaded by the first request, in the loop's own thread, unless a loop of anyio's has run before.
    anyio.run(anyio.sleep, 0)


def _build_context(trust: _Trust) -> ssl.SSLContext:
    import certifi  # Needed only once there is a request.

    context = ssl.create_default_context()
    if not trust.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    # The system's store knows a company's own authority; certifi helps where a bundled OpenSSL finds no store.
    context.load_verify_locations(certifi.where())
    if trust.ca_file:
        try:
            context.load_verify_locations(trust.ca_file)
        except (OSError, ValueError) as error:
            raise InvalidInputError(
                CA_FILE.id,
                msg("The certificate file {file} cannot be used.", file=trust.ca_file),
                remedy=msg("Choose a file in PEM format, or leave the field empty."),
            ) from error
    return context


def _build_way(key: _ClientKey, context: ssl.SSLContext) -> _Way:
    _import_httpx()
    import httpx

    from neiroha_desktop.adapters.tidy_transport import TidyTransport

    proxy = None
    if key.proxy:
        proxy = httpx.Proxy(key.proxy, ssl_context=context if key.proxy.startswith("https:") else None)
    limits = httpx.Limits(keepalive_expiry=_KEEP_ALIVE_SECONDS)
    transport = TidyTransport(httpx.AsyncHTTPTransport(verify=context, trust_env=False, proxy=proxy, limits=limits))
    return _Way(_client_on(transport, key), transport)


def _build_internal_way(key: _ClientKey, app: ASGIApp) -> _Way:
    from neiroha_desktop.adapters.inner_transport import InnerTransport

    transport = InnerTransport(app)
    return _Way(_client_on(transport, key), transport)


def _watched_client(key: _ClientKey, way: _Way, connection: Connection, record: WireRecord) -> httpx.AsyncClient:
    from neiroha_desktop.adapters.watched import Watch, WatchedTransport

    watch = Watch(record, WireSecrets(connection, key.proxy), internal=bool(key.internal_host))
    return _client_on(WatchedTransport(way.client, way.transport, watch), key)


def _client_on(transport: httpx.AsyncBaseTransport, key: _ClientKey) -> httpx.AsyncClient:
    import httpx

    return httpx.AsyncClient(transport=transport, trust_env=False, follow_redirects=False, timeout=_timeout(key))


def _timeout(key: _ClientKey) -> httpx.Timeout:
    import httpx

    return httpx.Timeout(key.answer_timeout, connect=key.connect_timeout)
