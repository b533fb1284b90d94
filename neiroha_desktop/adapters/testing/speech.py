"""Adapters ready to speak, and checks of what they say."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.belongings import Belongings
from neiroha_desktop.domain.containers import MEDIA_TYPES, sniff_container
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.streamed import StreamedAudio

if TYPE_CHECKING:
    from neiroha_desktop.adapters.base import AdapterType, LocalAdapterType, TtsAdapter
    from neiroha_desktop.domain.synthesis import AudioClip, SynthesisRequest


@asynccontextmanager
async def open_remote(
    kind: AdapterType, address: str, key: str = "", settings: Mapping[str, Any] | None = None
) -> AsyncIterator[TtsAdapter]:
    """Open an adapter on an HTTP client as the program's own are: no proxy, no redirects, short timeouts."""
    import httpx  # As everywhere, loaded when it is needed.

    connection = Connection(kind.resolve(Connection(address)).base_url, Secret(key), settings or {})
    transport = httpx.AsyncHTTPTransport(verify=_no_certificates(), trust_env=False)
    async with httpx.AsyncClient(transport=transport, trust_env=False, follow_redirects=False, timeout=10) as client:
        yield kind.create(connection, client)


@asynccontextmanager
async def open_local(kind: LocalAdapterType, settings: Mapping[str, Any] | None = None) -> AsyncIterator[TtsAdapter]:
    """Open an adapter that needs no network, and end what it started."""
    belongings = Belongings()
    try:
        yield kind.create_here(Connection("", settings=settings or {}), belongings)
    finally:
        await belongings.aclose()


@cache
def _no_certificates() -> ssl.SSLContext:
    """Return TLS settings that trust nobody: they are made once, which takes as long as several checks."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


async def check_speech(adapter: TtsAdapter, request: SynthesisRequest) -> AudioClip:
    """Let an adapter speak that can: what it returns is a whole file, and a stream is the same in pieces.

    Returns:
        The audio, for further checks.
    """
    clip = await adapter.synthesize(request)
    assert clip.container in MEDIA_TYPES, f"takes cannot be kept as {clip.container}"
    assert sniff_container(clip.data[:16]) == clip.container, f"the bytes are not {clip.container}"
    assert clip.data.strip(b"\0"), "there is no sound in it"
    if adapter.streams(request.model_id):
        await _check_stream(adapter, request)
    return clip


async def _check_stream(adapter: TtsAdapter, request: SynthesisRequest) -> None:
    audio, form = StreamedAudio(), set()
    async with aclosing(adapter.stream(request)) as chunks:
        async for chunk in chunks:
            assert audio.end is None, "a piece after the last one"
            assert len(chunk.data) % (2 * chunk.channels) == 0, "half a sample"
            form.add((chunk.sample_rate, chunk.channels))
            audio.add(chunk)
    assert audio.end is not None, "no last piece"
    assert len(form) == 1, f"the pieces differ in sample rate or channels: {form}"
    assert audio.size_bytes or audio.end.clip is not None, "nothing was streamed"
    # What was left in the middle must not disturb the next.
    async with aclosing(adapter.stream(request)) as chunks:
        async for _ in chunks:
            break
