"""A transport that closes connections which httpcore forgets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    import httpcore

Trace = Callable[[str, dict[str, Any]], Awaitable[None]]

CONNECT = b"CONNECT"


class TidyTransport(httpx.AsyncBaseTransport):
    """Carries requests over the network.

    A new connection over which nothing was sent belongs to nobody: httpcore leaves it to the garbage collector when a
    handshake is cancelled, and when a SOCKS proxy refuses.
    """

    def __init__(self, below: httpx.AsyncHTTPTransport) -> None:
        self._below = below

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        unused: httpcore.AsyncNetworkStream | None = None
        further: Trace | None = request.extensions.get("trace")

        async def trace(event: str, info: dict[str, Any]) -> None:
            nonlocal unused
            # The part before the first dot is the kind of connection.
            match event.partition(".")[2]:
                case "connect_tcp.complete":
                    unused = info["return_value"]
                case "send_request_headers.started" if info["request"].method != CONNECT:
                    unused = None
            if further is not None:
                await further(event, info)

        request.extensions = {**request.extensions, "trace": trace}
        try:
            return await self._below.handle_async_request(request)
        except BaseException:
            if unused is not None:
                await unused.aclose()
            raise

    async def aclose(self) -> None:
        """Close all connections."""
        await self._below.aclose()
