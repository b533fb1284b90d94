"""HTTP/1.1 on asyncio streams and h11: near enough to the socket to stall, to cut off and to reset."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import time
from collections.abc import Iterator

import h11

from tests.standin.reply import Reply
from tests.standin.service import Entry, Service

_READ_BYTES = 256 * 1024
_WRITE_BYTES = 256 * 1024


async def serve(service: Service, port: int, tls: ssl.SSLContext | None) -> asyncio.Server:
    """Listen on the loopback interface."""

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = _Connection(service, reader, writer)
        try:
            await connection.run()
        except h11.RemoteProtocolError:
            # Not HTTP, for example the first bytes of TLS: answered as web servers do.
            writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        except ConnectionError:
            pass
        writer.close()

    return await asyncio.start_server(accepted, "127.0.0.1", port, ssl=tls, limit=_READ_BYTES)


class _Connection:
    """One client, request after request."""

    def __init__(self, service: Service, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._service = service
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.SERVER)

    async def run(self) -> None:
        while True:
            request = await self._next_event()
            if not isinstance(request, h11.Request):
                return
            headers = {name.decode().lower(): value.decode("latin-1") for name, value in request.headers}
            entry = self._service.note_request(request.method.decode(), request.target.decode(), headers)
            body = bytearray()
            while isinstance(event := await self._body_event(entry), h11.Data):
                body += event.data
            if not isinstance(event, h11.EndOfMessage):
                return
            reply = await self._service.reply(entry, headers, bytes(body))
            await self._service.announce()
            if not await self._answer(entry, reply):
                return
            self._http.start_next_cycle()

    async def _body_event(self, entry: Entry) -> h11.Event | type[h11.PAUSED]:
        try:
            event = await self._next_event()
        except (ConnectionError, h11.RemoteProtocolError):
            await self._note_gone(entry)
            raise
        return event

    async def _next_event(self) -> h11.Event | type[h11.PAUSED]:
        while True:
            event = self._http.next_event()
            if event is not h11.NEED_DATA:
                assert not isinstance(event, type) or event is h11.PAUSED
                return event
            self._http.receive_data(await self._reader.read(_READ_BYTES))

    async def _answer(self, entry: Entry, reply: Reply) -> bool:
        """Send the answer while watching for the client to leave; tell whether the connection can go on."""
        sending = asyncio.create_task(self._send(entry, reply))
        watching = asyncio.create_task(self._watch())
        try:
            await asyncio.wait({sending, watching}, return_when=asyncio.FIRST_COMPLETED)
            if not sending.done():
                await self._note_gone(entry)
                return False
            if sending.exception() is not None:
                await self._note_gone(entry)
                return False
        finally:
            for task in (sending, watching):
                task.cancel()
            await asyncio.gather(sending, watching, return_exceptions=True)
        entry["answered_at"] = time.monotonic()
        await self._service.announce()
        return sending.result() and self._http.our_state is h11.DONE and self._http.their_state is h11.DONE

    async def _watch(self) -> None:
        """Return once the client is gone; what it sends early is kept for the next request."""
        with contextlib.suppress(ConnectionError):
            while data := await self._reader.read(_READ_BYTES):
                self._http.receive_data(data)

    async def _note_gone(self, entry: Entry) -> None:
        entry["disconnected_at"] = time.monotonic()
        await self._service.announce()

    async def _send(self, entry: Entry, reply: Reply) -> bool:
        await asyncio.sleep(reply.delay)
        if reply.end == "stall-before":
            await asyncio.Event().wait()
        headers = {"Content-Type": reply.media_type, **reply.headers}
        if "Transfer-Encoding" not in headers:
            headers.setdefault("Content-Length", str(len(reply.body)))
        self._write(self._http.send(h11.Response(status_code=reply.status, headers=list(headers.items()))))
        for part in reply.parts or _parts(reply):
            entry["sent_at"] = entry["sent_at"] or time.monotonic()
            self._write(self._http.send(h11.Data(data=part)))
            await self._writer.drain()
            await asyncio.sleep(reply.pause)
        if reply.end:
            await self._break(reply.end)
            return False
        self._write(self._http.send(h11.EndOfMessage()))
        await self._writer.drain()
        return True

    def _write(self, data: bytes | None) -> None:
        if data:
            self._writer.write(data)

    async def _break(self, how: str) -> None:
        if how in ("stall", "hold"):
            await asyncio.Event().wait()
        if how == "reset":
            # No lingering: closing sends RST, and what was not read yet is lost.
            plain = self._writer.get_extra_info("socket")
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._writer.transport.abort()


def _parts(reply: Reply) -> Iterator[bytes]:
    """Cut what is sent of a body."""
    whole = len(reply.body) // 2 if reply.end not in ("", "hold") else len(reply.body)
    step = max(1, len(reply.body) // 20) if reply.pause else _WRITE_BYTES
    for start in range(0, whole, step):
        yield reply.body[start : min(start + step, whole)]
