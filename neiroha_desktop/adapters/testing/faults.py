"""Ways in which a server can fail, and a server that fails in one of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import AuthenticationError, ProviderError

KEY = "sk-contract-0123456789abcdef"
"""The key that adapters are given; no sentence may hold it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How every request is answered."""

    name: str
    status: int = 200
    body: bytes = field(default=b"", repr=False)
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    """Further ones; `{elsewhere}` in a value is the origin of another server."""
    cut: bool = False
    """The connection breaks in the middle of the body."""
    stall: bool = False
    """There is no answer at all; the test does not wait for a timeout, it cancels."""
    nobody: bool = False
    """Nothing listens on the port."""
    expected: type[ProviderError] = ProviderError
    """What speech has to fail with."""


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


_PAGE = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>"
_SILENCE = wrap_pcm16(bytes(48_000), 24_000)
_SOUND = wrap_pcm16(bytes(range(1, 251)) * 192, 24_000)

FAULTS = (
    Fault("wrong key", 401, _json({"error": {"message": "Invalid key"}}), expected=AuthenticationError),
    Fault("wrong key, quoted", 401, _json({"detail": f"The key {KEY} is wrong"}), expected=AuthenticationError),
    Fault("wrong key, no words", 401, expected=AuthenticationError),
    Fault("forbidden, a page", 403, _PAGE, "text/html"),
    Fault("no balance", 402, _json({"message": "Pay first"})),
    Fault("no such address", 404, _json({"detail": "Not Found"})),
    Fault("no such address, a page", 404, _PAGE, "text/html"),
    Fault("not understood", 422, _json({"detail": [{"loc": ["body", "voice"], "msg": "no such voice"}]})),
    Fault("too many", 429, _json({"error": "slow down"}), headers=(("Retry-After", "7"),)),
    Fault("broken", 500, _json({"error": {"message": None, "code": 500}})),
    Fault("broken, a page", 502, _PAGE, "text/html"),
    Fault("broken, no words", 503),
    Fault("no JSON", 400, b"{", "application/json"),
    Fault("moved", 302, headers=(("Location", "{elsewhere}/v1"),)),
    Fault("moved for good", 308, headers=(("Location", "{elsewhere}/v1"),)),
    Fault("a page", 200, _PAGE, "text/html"),
    Fault("empty", 200),
    Fault("empty object", 200, b"{}"),
    Fault("words instead of audio", 200, b"Sorry, not today.", "audio/wav"),
    Fault("failure under 200", 200, _json({"error": {"message": "out of memory"}})),
    Fault("silence", 200, _SILENCE, "audio/wav"),
    Fault("a header without sound", 200, _SILENCE[:44], "audio/wav"),
    Fault("a picture", 200, b"\x89PNG\r\n\x1a\n" + bytes(100), "audio/wav"),
    Fault("cut", 200, _SOUND, "audio/wav", cut=True),
    Fault("stall", stall=True),
    Fault("nobody there", nobody=True),
)
"""All of them; give each to `check_fault`."""


@dataclass(slots=True)
class FaultyServer:
    """A server on this computer that answers every request alike."""

    fault: Fault
    elsewhere: str = ""
    origin: str = ""
    requests: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    """A request has come."""
    left: asyncio.Event = field(default_factory=asyncio.Event)
    """A connection was closed by the other side while the answer was waited for."""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and close the connection."""
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await _take_request(reader)
                self.requests += 1
                self.asked.set()
                if self.fault.stall:
                    await reader.read()
                    self.left.set()
                else:
                    writer.write(self._answer())
                    await writer.drain()
        finally:
            writer.close()

    def _answer(self) -> bytes:
        fault = self.fault
        lines = [
            f"HTTP/1.1 {fault.status} {HTTPStatus(fault.status).phrase}",
            f"Content-Type: {fault.media_type}",
            f"Content-Length: {len(fault.body)}",
            "Connection: close",
            *(f"{name}: {value.format(elsewhere=self.elsewhere)}" for name, value in fault.headers),
        ]
        body = fault.body[: len(fault.body) // 2] if fault.cut else fault.body
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@asynccontextmanager
async def faulty_server(fault: Fault, elsewhere: str = "") -> AsyncIterator[FaultyServer]:
    """Serve a fault for the length of a block; without anybody there, the port is free again."""
    faulty, talks = FaultyServer(fault, elsewhere), set[asyncio.Task[None]]()

    def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.ensure_future(faulty.talk(reader, writer)))

    server = await asyncio.start_server(accepted, "127.0.0.1", 0)
    faulty.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        if fault.nobody:
            server.close()
        yield faulty
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        await server.wait_closed()
        # A transport says good-bye to its socket in the next turn.
        await asyncio.sleep(0)


async def _take_request(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    fields = dict(line.split(":", 1) for line in head.split("\r\n")[1:] if ":" in line)
    if "chunked" in fields.get("transfer-encoding", ""):
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readuntil(b"\r\n")
    else:
        await reader.readexactly(int(fields.get("content-length", "0")))
