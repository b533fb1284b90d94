"""The first two stages of a health check: can the address be reached, and is the way there encrypted."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.endpoint import Endpoint
from neiroha_desktop.adapters.http_errors import connect_timeout_error, provider_errors
from neiroha_desktop.adapters.network_trouble import connection_trouble, may_pass
from neiroha_desktop.adapters.proxies import proxy_endpoint, proxy_name
from neiroha_desktop.adapters.settings import CONNECT_TIMEOUT, VERIFY_TLS, number_setting, switch_setting
from neiroha_desktop.domain.errors import ProviderConnectionError, UnsupportedError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.adapters.clients import ClientPool, Route
    from neiroha_desktop.domain.provider import Connection


@dataclass(frozen=True, slots=True)
class AddressReport:
    """A connection came about."""

    seconds: float
    via_proxy: str
    """Host and port of the proxy that was reached instead of the provider; "" for a direct connection."""
    internal: bool
    """The provider is answered inside this program; nothing was contacted."""


@dataclass(frozen=True, slots=True)
class TlsReport:
    """An encrypted connection came about."""

    seconds: float
    """Connection and handshake together."""
    version: str
    """For example "TLSv1.3"."""
    verified: bool
    """False: the certificate was not checked, because the user switched that off."""


async def connect_address(connection: Connection, pool: ClientPool) -> AddressReport:
    """Resolve the provider's host and connect to it, or to the proxy on the way. Sends nothing.

    Raises:
        InvalidInputError: field `base_url` or `proxy`.
        ProviderConnectionError: with the cause in words.
        ProviderTimeoutError: no connection in time.
    """
    route = await pool.route(connection)
    if route.internal:
        return AddressReport(0.0, "", internal=True)
    host, port = (route.address.host, route.address.port) if not route.proxy else proxy_endpoint(route.proxy)
    shown = proxy_name(route.proxy) if route.proxy else route.address.name
    start = time.perf_counter()
    with _connecting(shown, number_setting(connection.settings, CONNECT_TIMEOUT)):
        async with asyncio.timeout(number_setting(connection.settings, CONNECT_TIMEOUT)), _connected(host, port):
            seconds = time.perf_counter() - start
    return AddressReport(seconds, proxy_name(route.proxy) if route.proxy else "", internal=False)


async def check_tls(connection: Connection, pool: ClientPool) -> TlsReport:
    """Agree on encryption with the provider and check its certificate. Sends no key.

    Raises:
        InvalidInputError: field `base_url`, `proxy` or `ca_file`.
        ProviderConnectionError: with the cause in words.
        ProviderTimeoutError: no agreement in time.
        UnsupportedError: the address is one without encryption.
    """
    route = await pool.route(connection)
    if route.internal or route.address.scheme != "https":
        raise UnsupportedError(msg("This address has no encryption to check."))
    verified = switch_setting(connection.settings, VERIFY_TLS)
    start = time.perf_counter()
    if route.proxy:
        version = await _tls_version_through_proxy(connection, pool, route)
    else:
        context = await pool.tls_context(connection)
        start = time.perf_counter()
        version = await _tls_version(connection, route, context)
    return TlsReport(time.perf_counter() - start, version, verified)


async def _tls_version(connection: Connection, route: Route, context: ssl.SSLContext) -> str:
    seconds = number_setting(connection.settings, CONNECT_TIMEOUT)
    address = route.address
    with _connecting(address.name, seconds):
        async with asyncio.timeout(seconds), _connected(address.host, address.port, context) as writer:
            return str(writer.get_extra_info("ssl_object").version() or "TLS")


async def _tls_version_through_proxy(connection: Connection, pool: ClientPool, route: Route) -> str:
    """Let the HTTP client dig the tunnel, which differs from proxy to proxy; the request carries no key."""
    seconds = number_setting(connection.settings, CONNECT_TIMEOUT)
    endpoint = Endpoint(route.address.name, route.address.url, connect_seconds=seconds, answer_seconds=seconds)
    client = await pool.client(connection)
    with provider_errors(endpoint):
        async with asyncio.timeout(seconds), client.stream("HEAD", f"{route.address.origin}/") as response:
            tls = response.extensions["network_stream"].get_extra_info("ssl_object")
            return str(tls.version() or "TLS") if tls is not None else "TLS"


@asynccontextmanager
async def _connected(
    host: str, port: int, context: ssl.SSLContext | None = None
) -> AsyncIterator[asyncio.StreamWriter]:
    _, writer = await asyncio.open_connection(host, port, ssl=context)
    try:
        yield writer
    finally:
        # No farewell: an encrypted one would wait for the server's.
        writer.transport.abort()


@contextmanager
def _connecting(host: str, seconds: float) -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise connect_timeout_error(host, seconds) from error
    except OSError as error:
        message, remedy = connection_trouble(error, host)
        raise ProviderConnectionError(message, remedy=remedy, retryable=may_pass(error)) from error
