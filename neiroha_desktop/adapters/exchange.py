"""One HTTP request and its whole answer, inside a deadline, without stalling the window."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.error_bodies import MAX_BODY_BYTES
from neiroha_desktop.adapters.http_errors import provider_errors
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    import httpx

MAX_ANSWER_BYTES = 256 * 1024 * 1024
"""More than an hour of speech as base64; past it something is wrong, and memory is in danger."""

_PIECE_BYTES = 64 * 1024


async def exchange(
    client: httpx.AsyncClient,
    endpoint: Endpoint,
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: Sequence[bytes] = (),
) -> Answer:
    """Send one request and read its answer to the end. Cancelling it closes the connection.

    Args:
        client: open, with redirects switched off.
        endpoint: for the sentences, and the deadline.
        method: of HTTP.
        url: where to.
        headers: all of them, authorization included.
        body: parts of the body, in order; sent in small pieces, never joined.

    Raises:
        ProviderConnectionError: no connection, or it broke.
        ProviderTimeoutError: no connection in time, or no complete answer in time.
        InvalidResponseError: the answer is larger than any speech.
    """
    sent = dict(headers)
    if body:
        sent["Content-Length"] = str(sum(map(len, body)))
    with provider_errors(endpoint) as progress:
        async with (
            asyncio.timeout(endpoint.answer_seconds),
            client.stream(method, url, headers=sent, content=in_pieces(body) if body else None) as response,
        ):
            progress.answered = True
            received = await _read(response, endpoint)
            answered = {name.lower(): value for name, value in response.headers.items()}
            status, reason = response.status_code, response.reason_phrase
    return Answer(status, answered, received, reason)


async def in_pieces(body: Sequence[bytes]) -> AsyncIterator[bytes]:
    """Yield a body so that sending it stalls nobody."""
    for part in body:
        for start in range(0, len(part), _PIECE_BYTES):
            yield part[start : start + _PIECE_BYTES]
            # A fast connection takes megabytes without ever making the sender wait; the window must not wait for that.
            await asyncio.sleep(0)


async def _read(response: httpx.Response, endpoint: Endpoint) -> bytearray:
    """Read the body; of a refusal only as much as is looked at."""
    limit = MAX_ANSWER_BYTES if response.is_success else MAX_BODY_BYTES
    # Grows in place: joining 40 MB at the end would hold every thread up.
    received = bytearray()
    try:
        async with asyncio.timeout(None) as reading:
            async for chunk in response.aiter_bytes():
                received += chunk
                if len(received) > limit:
                    # Leaving the loop would leave the generators inside of httpx half-way; a deadline unwinds them.
                    reading.reschedule(0)
    except TimeoutError:
        if not reading.expired():
            raise
    if len(received) > limit and response.is_success:
        raise too_large_error(endpoint.host, response.status_code)
    return received


def too_large_error(host: str, status: int) -> InvalidResponseError:
    """Return the error for an answer that never ends."""
    return InvalidResponseError(
        msg(
            "The answer of {host} is larger than {limit} MB and was broken off.",
            host=host,
            limit=MAX_ANSWER_BYTES >> 20,
        ),
        remedy=msg("Use a shorter text."),
        status=status,
    )
