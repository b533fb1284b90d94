"""An HTTP/1.1 server inside of the test, whose answers are the test's own: any status, phrase, body, cut or stall."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came."""

    method: str
    target: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query))

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    """None: the usual phrase."""
    end: str = ""
    """ "cut": the second half of the body is missing; "stall": it never comes; "close": there is no answer at all."""
    chunks: tuple[bytes, ...] = ()
    """Sent instead of the body, of a length that is not said before; the end is then what is missing, if anything."""


def given_json(value: Any, status: int = 200, **more: Any) -> Given:
    """Return an answer that is JSON."""
    body = value if isinstance(value, str) else json.dumps(value)
    return Given(status, body.encode(), {"Content-Type": "application/json"}, **more)


@dataclass(slots=True)
class Loopback:
    """A running server, seen from a test."""

    answer: Callable[[Seen], Given]
    origin: str = ""
    seen: list[Seen] = field(default_factory=list)
    script: list[Given] = field(default_factory=list)
    """Given instead of what `answer` would say, in this order."""

    def reply(self, request: Seen) -> Given:
        """Note a request and return its answer."""
        self.seen.append(request)
        return self.script.pop(0) if self.script else self.answer(request)


@asynccontextmanager
async def loopback(answer: Callable[[Seen], Given]) -> AsyncIterator[Loopback]:
    """Serve for the length of a block."""
    server, talks = Loopback(answer), set[asyncio.Task[None]]()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while await _send(writer, server.reply(await _receive(reader))):
                    pass
            writer.close()
        except asyncio.CancelledError:
            writer.transport.abort()
            raise

    def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.create_task(talk(reader, writer)))

    async with await asyncio.start_server(accepted, "127.0.0.1", 0) as listening:
        server.origin = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        yield server
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        # A transport says good-bye to its socket in the next turn.
        await asyncio.sleep(0)


async def _receive(reader: asyncio.StreamReader) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Seen(method, target, headers, body)


async def _send(writer: asyncio.StreamWriter, given: Given) -> bool:
    if given.end == "close":
        return False
    reason = HTTPStatus(given.status).phrase if given.reason is None else given.reason
    length = "Transfer-Encoding: chunked" if given.chunks else f"Content-Length: {len(given.body)}"
    lines = [f"HTTP/1.1 {given.status} {reason}", length]
    lines += [f"{name}: {value}" for name, value in given.headers.items()]
    writer.write("\r\n".join((*lines, "", "")).encode("latin-1"))
    for chunk in given.chunks:
        writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
        await writer.drain()
    if given.chunks:
        writer.write(b"" if given.end else b"0\r\n\r\n")
    else:
        writer.write(given.body[: len(given.body) // 2] if given.end else given.body)
    await writer.drain()
    if given.end == "stall":
        await asyncio.Event().wait()
    return not given.end
