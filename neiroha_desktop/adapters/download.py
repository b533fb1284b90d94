"""A file from the web, fetched because somebody asked for exactly that one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from neiroha_desktop import __version__
from neiroha_desktop.adapters.addresses import is_loopback, parse_address
from neiroha_desktop.adapters.endpoint import Endpoint
from neiroha_desktop.adapters.http_errors import provider_errors
from neiroha_desktop.domain.errors import InvalidInputError, ProviderError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Connection

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from neiroha_desktop.adapters.clients import ClientPool

LARGEST_BYTES = 64 * 1024 * 1024
"""Six times what any provider takes, and little enough to be held in memory."""

_PATIENCE_SECONDS = 30.0
"""For each next piece."""
_MOST_REDIRECTS = 5
# As a recording is packed already, nothing has to be unpacked, and nothing can burst.
_HEADERS = {
    "Accept": "audio/*,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "User-Agent": f"neiroha-desktop/{__version__}",
}


async def download(pool: ClientPool, address: str, on_progress: Callable[[float], None]) -> bytearray:
    """Return the file at an http or https address. Cancelling it closes the connection.

    Args:
        pool: it goes through its clients, by the system's proxy and with the system's certificates.
        address: where it is; up to five redirects are followed.
        on_progress: told how far it is, 0.0 to 1.0, of the largest where the server does not say how long it is.

    Raises:
        InvalidInputError: field `reference`: there is no such file, it is too large, or it cannot be reached.
    """
    for _ in range(_MOST_REDIRECTS + 1):
        endpoint = _endpoint(address)
        client = await pool.client(Connection(endpoint.url))
        try:
            with provider_errors(endpoint):
                found = await _fetch(client, endpoint, address, on_progress)
        except ProviderError as error:
            raise _refused(error.message) from error
        if not isinstance(found, str):
            return found
        onward = urljoin(address, found)
        if is_loopback(urlsplit(onward).hostname or "") and not is_loopback(urlsplit(address).hostname or ""):
            # A page of others has no business with what runs on this computer.
            break
        address = onward
    raise _refused(msg("{host} leads on and on, and to no file.", host=endpoint.host))


def _endpoint(address: str) -> Endpoint:
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() not in ("http", "https"):
            raise ValueError(parts.scheme)
        origin = parse_address(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
    except (ValueError, InvalidInputError) as error:
        raise _refused(msg("{address} is not an address that a file can be fetched from.", address=address)) from error
    return Endpoint(origin.name, origin.url, answer_seconds=_PATIENCE_SECONDS)


async def _fetch(
    client: httpx.AsyncClient, endpoint: Endpoint, address: str, on_progress: Callable[[float], None]
) -> bytearray | str:
    """Return what lies there, or where it has gone."""
    import httpx  # Loaded by the client already.

    patience = httpx.Timeout(_PATIENCE_SECONDS, connect=endpoint.connect_seconds)
    try:
        request = client.build_request("GET", address, headers=_HEADERS, timeout=patience)
    except (httpx.InvalidURL, ValueError) as error:
        raise _refused(msg("{address} is not an address that a file can be fetched from.", address=address)) from error
    response = await client.send(request, stream=True)
    try:
        if response.is_redirect:
            return response.headers["location"]
        if not response.is_success:
            raise _refused(
                msg("{host} does not give it: it answers {status}.", host=endpoint.host, status=response.status_code)
            )
        size = response.headers.get("content-length", "")
        length = int(size) if size.isdecimal() else 0
        received = bytearray()
        if length <= LARGEST_BYTES:
            await _read(response, received, lambda: on_progress(min(1.0, len(received) / (length or LARGEST_BYTES))))
        if max(length, len(received)) > LARGEST_BYTES:
            raise _refused(msg("It is larger than {limit} MB.", limit=LARGEST_BYTES >> 20))
        return received
    finally:
        await response.aclose()


async def _read(response: httpx.Response, received: bytearray, tell: Callable[[], None]) -> None:
    """Read the file, and a little more than the largest at most."""
    try:
        async with asyncio.timeout(None) as reading:
            async for chunk in response.aiter_bytes():
                received += chunk
                tell()
                if len(received) > LARGEST_BYTES:
                    # Leaving the loop would leave the generators inside of httpx half-way; a deadline unwinds them.
                    reading.reschedule(0)
    except TimeoutError:
        if not reading.expired():
            raise


def _refused(message: Message) -> InvalidInputError:
    return InvalidInputError(
        "reference", message, remedy=msg("Save it to this computer first, and drop or choose the saved file.")
    )
