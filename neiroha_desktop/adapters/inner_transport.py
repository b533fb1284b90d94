"""A transport that hands requests to an ASGI application inside this program, and streams its answers.

httpx has one too, but it collects the whole answer before it returns the head of it: nothing would be heard early.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any

import httpx

Message = MutableMapping[str, Any]
App = Callable[..., Awaitable[None]]
"""Of ASGI 3: called with scope, receive and send."""

_MOST_WAITING = 16
"""Pieces that wait for a slow reader before the application waits for it."""
_FAREWELL_SECONDS = 0.1
"""For the application to hear that the client has left; then it is cancelled."""


class InnerTransport(httpx.AsyncBaseTransport):
    """Carries requests to one application."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Hand one request over, and return as soon as the head of the answer is there."""
        return await _Exchange(self._app, request).begin()


class _Exchange:
    """One request: the application runs as a task of its own, and its pieces wait here for their reader."""

    def __init__(self, app: App, request: httpx.Request) -> None:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        self._app = app
        self._request = request
        self._body = request.stream.__aiter__()
        self._is_body_read = False
        self._head: asyncio.Future[httpx.Response] = asyncio.get_running_loop().create_future()
        self._pieces: deque[bytes] = deque()
        self._is_complete = False
        self._moved = asyncio.Event()
        """Set when there may be something new: a piece, room for one, or the end."""
        self._left = asyncio.Event()
        """Set when the client has left, or has all."""

    async def begin(self) -> httpx.Response:
        """Start the application and wait for the head of its answer; cancelling cancels it."""
        self._task = asyncio.create_task(self._run())
        self._task.add_done_callback(self._ended)
        try:
            return await self._head
        except BaseException:
            # It has not begun to answer, so there is no connection whose end it could hear of.
            self._task.cancel()
            await self.close()
            raise

    async def next_piece(self) -> bytes:
        """Return the next piece of the body.

        Raises:
            StopAsyncIteration: there is no more.
            RemoteProtocolError: the application ended without completing its answer.
            BaseException: whatever it raised itself.
        """
        while not self._pieces:
            if self._task.done() and (failure := self._failure()):
                raise failure
            if self._is_complete:
                raise StopAsyncIteration
            self._moved.clear()
            await self._moved.wait()
        self._moved.set()
        return self._pieces.popleft()

    async def close(self) -> None:
        """Tell the application that the client has left, and see to it that it ends."""
        self._left.set()
        self._moved.set()
        try:
            await asyncio.wait((self._task,), timeout=_FAREWELL_SECONDS)
        finally:
            self._task.cancel()
        await asyncio.wait((self._task,))

    async def _run(self) -> None:
        url = self._request.url
        scope = {
            "type": "http",
            # From 2.4 on, Starlette would not listen for the end of the connection while it makes the next piece.
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": self._request.method,
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.partition(b"?")[0],
            "query_string": url.query,
            "server": (url.host, url.port),
            "client": ("127.0.0.1", 0),
            "root_path": "",
        }
        await self._app(scope, self._receive, self._send)

    async def _receive(self) -> Message:
        if not self._is_body_read and not self._left.is_set():
            try:
                return {"type": "http.request", "body": await self._body.__anext__(), "more_body": True}
            except StopAsyncIteration:
                self._is_body_read = True
                return {"type": "http.request", "body": b"", "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if self._left.is_set():
            return
        if message["type"] == "http.response.start":
            body = _InnerBody(self)
            self._head.set_result(httpx.Response(message["status"], headers=message.get("headers", []), stream=body))
            return
        assert message["type"] == "http.response.body"
        while len(self._pieces) >= _MOST_WAITING and not self._left.is_set():
            self._moved.clear()
            await self._moved.wait()
        if piece := message.get("body", b""):
            self._pieces.append(bytes(piece))
        self._is_complete = not message.get("more_body", False)
        self._moved.set()

    def _ended(self, _task: asyncio.Task[None]) -> None:
        self._moved.set()
        # Asked for in any case, so that nobody complains of it: who left before the end does not hear of it.
        failure = self._failure()
        if not self._head.done():
            self._head.set_exception(failure or _incomplete())

    def _failure(self) -> BaseException | None:
        """Return why an application that has ended did not complete its answer."""
        error = None if self._task.cancelled() else self._task.exception()
        return error or (None if self._is_complete else _incomplete())


def _incomplete() -> httpx.RemoteProtocolError:
    return httpx.RemoteProtocolError("The application ended before its answer was complete.")


class _InnerBody(httpx.AsyncByteStream):
    """The body of an answer. Not a generator: one that is left half-way would be closed by the garbage collector."""

    def __init__(self, exchange: _Exchange) -> None:
        self._exchange = exchange

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        return await self._exchange.next_piece()

    async def aclose(self) -> None:
        await self._exchange.close()
