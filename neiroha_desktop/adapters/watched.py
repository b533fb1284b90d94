"""A transport that notes what travels through it; the connections below stay those of everybody."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import httpx

from neiroha_desktop.adapters.readable_body import ReadableBody, readable_start
from neiroha_desktop.adapters.tidy_transport import CONNECT, Trace
from neiroha_desktop.adapters.wire_secrets import WireSecrets
from neiroha_desktop.domain.wire import KEPT_ANSWER_BYTES, KEPT_REQUEST_BYTES, WireRecord


class WatchedTransport(httpx.AsyncBaseTransport):
    """Fills one record with the last request that goes through it.

    Closing it closes nothing: it is made for one request on connections that outlive it.
    """

    def __init__(self, owner: httpx.AsyncClient, below: httpx.AsyncBaseTransport, watch: Watch) -> None:
        """Watch a transport.

        Args:
            owner: closes `below`; once it is closed, nothing is sent any more.
            below: carries the requests.
            watch: takes notes.
        """
        self._owner = owner
        self._below = below
        self._watch = watch

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        if self._owner.is_closed:
            raise RuntimeError("The clients have been closed.")
        watch = self._watch
        watch.begin(request)
        try:
            response = await self._below.handle_async_request(request)
        except BaseException:
            watch.finish()
            raise
        watch.answered(response)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _WatchedAnswer(response.stream, watch)
        return response


class Watch:
    """Writes into a record what happens to its request."""

    def __init__(self, record: WireRecord, secrets: WireSecrets, *, internal: bool) -> None:
        """Take notes in `record`.

        Args:
            record: emptied at each request, so that it shows the last.
            secrets: what must not be kept.
            internal: answered inside this program, so that handing it over is sending it.
        """
        self._record = record
        self._secrets = secrets
        self._internal = internal
        self._encrypted = False
        self._is_length_known = False
        self._further: Trace | None = None
        self._sent = ReadableBody(0)
        self._received = ReadableBody(0)
        self._head = bytearray()
        self._encoding = ""

    def begin(self, request: httpx.Request) -> None:
        """Note a request that is about to be sent, and follow it through its extensions."""
        record, headers = self._record, request.headers
        record.method, record.url = request.method, self._secrets.url(str(request.url))
        record.request_headers = self._secrets.request_headers(headers.raw)
        length = headers.get("content-length", "")
        self._is_length_known = length.isdecimal()
        record.request_bytes = int(length) if self._is_length_known else 0
        record.request_body = ""
        record.status, record.answer_headers, record.answer_head, record.answer_bytes = None, [], b"", 0
        record.connected = record.secured = record.sent = record.first_byte = record.finished = None
        record.started_tick = time.perf_counter()
        self._encrypted = request.url.scheme == "https"
        # A secret that reaches over the end of what is kept must be hidden as a whole.
        self._sent = ReadableBody(KEPT_REQUEST_BYTES + self._secrets.longest)
        self._received = ReadableBody(KEPT_ANSWER_BYTES + self._secrets.longest)
        self._head.clear()
        self._further = request.extensions.get("trace")
        request.extensions = {**request.extensions, "trace": self._trace}
        if length != "0":
            assert isinstance(request.stream, httpx.AsyncByteStream)
            request.stream = _WatchedBody(request.stream, self)
        if self._internal:
            record.connected = record.sent = 0.0

    def answered(self, response: httpx.Response) -> None:
        """Note the head of an answer."""
        record = self._record
        record.first_byte = self._elapsed()
        record.sent = record.first_byte if record.sent is None else record.sent
        record.status = response.status_code
        record.answer_headers = self._secrets.answer_headers(response.headers.raw)
        self._encoding = response.headers.get("content-encoding", "").strip().lower()

    def passed(self, piece: bytes) -> None:
        """Note a piece of the request's body."""
        self._sent.feed(piece)
        if not self._is_length_known:
            self._record.request_bytes += len(piece)

    def received(self, piece: bytes) -> None:
        """Note a piece of the answer's body."""
        self._record.answer_bytes += len(piece)
        if not self._encoding:
            self._received.feed(piece)
            return
        missing = KEPT_ANSWER_BYTES + self._secrets.longest - len(self._head)
        if missing > 0:
            self._head += piece[:missing]

    def finish(self) -> None:
        """Note the end, unless it has been noted."""
        record = self._record
        if record.finished is not None:
            return
        record.finished = self._elapsed()
        most = KEPT_ANSWER_BYTES + self._secrets.longest
        head = readable_start(bytes(self._head), self._encoding, most) if self._encoding else self._received.close()
        record.answer_head = self._secrets.body(head)[:KEPT_ANSWER_BYTES]
        sent = self._secrets.body(self._sent.close())[:KEPT_REQUEST_BYTES]
        record.request_body = sent.decode("utf-8", "replace")

    def _elapsed(self) -> float:
        return time.perf_counter() - self._record.started_tick

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        """Hear from httpcore what it does. The part before the first dot is the kind of connection."""
        record = self._record
        match event.partition(".")[2]:
            case "connect_tcp.complete":
                record.connected = self._elapsed()
            case "start_tls.complete" if self._encrypted:
                # Behind a proxy with encryption there are two; the last is that of the provider.
                record.secured = self._elapsed()
            case "send_request_headers.started" if info["request"].method != CONNECT:
                # A proxy that is asked for a way has not seen the request yet.
                record.connected = 0.0 if record.connected is None else record.connected
                record.sent = self._elapsed()
        if self._further is not None:
            await self._further(event, info)


class _WatchedBody(httpx.AsyncByteStream):
    """The body of a request. Not a generator, for the same reason as the body of an answer."""

    def __init__(self, below: httpx.AsyncByteStream, watch: Watch) -> None:
        self._below = below
        self._watch = watch
        self._pieces = below.__aiter__()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        piece = await self._pieces.__anext__()
        self._watch.passed(piece)
        return piece

    async def aclose(self) -> None:
        await self._below.aclose()


class _WatchedAnswer(httpx.AsyncByteStream):
    """The body of an answer. Not a generator: one that is left half-way would be closed by the garbage collector."""

    def __init__(self, below: httpx.AsyncByteStream, watch: Watch) -> None:
        self._below = below
        self._watch = watch
        self._pieces = below.__aiter__()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            piece = await self._pieces.__anext__()
        except BaseException:
            self._watch.finish()
            raise
        self._watch.received(piece)
        return piece

    async def aclose(self) -> None:
        try:
            await self._below.aclose()
        finally:
            self._watch.finish()
