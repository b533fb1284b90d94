"""One HTTP request whose answer is taken as it comes, inside deadlines, by a task of its own."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Self

from neiroha_desktop.adapters import exchange
from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.error_bodies import MAX_BODY_BYTES
from neiroha_desktop.adapters.http_errors import provider_errors
from neiroha_desktop.adapters.sse import Event, EventReader
from neiroha_desktop.domain.errors import ProviderTimeoutError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from types import TracebackType

    import httpx

LONGEST_PAUSE = 60.0
"""Seconds without sound in the middle of the speech, after which nobody waits any more."""
_CLOSING_WORDS = 5.0
"""Seconds between the end of the speech and that of the stream; token counts come there."""
_FAREWELL = 1.0
"""Seconds for the end of the body after the last event; then the connection is not used again."""


class Mark(Enum):
    """What an event means for the deadline."""

    NOTHING = 0
    """A sign of life at most: who only shows those keeps nobody waiting for longer."""
    SOUND = 1
    END = 2
    """The speech is complete with it."""
    LAST = 3
    """Nothing more comes."""


class Part(Answer):
    """The next piece of the body of a success that is no events, where pieces were asked for."""


class StreamedAnswer:
    """Yields the events of an answer; where it is something else than events, the whole `Answer`, once.

    Where pieces are asked for, the body of a success that is no events comes as `Part`s instead.

    It is an asynchronous context, and the iterator over what comes. Leaving it closes the connection at once. The
    answer is read by a task of its own, whether or not somebody takes the events: a slow reader is no slow provider,
    and cancelling a task unwinds the HTTP library as leaving its generators half-way would not.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        endpoint: Endpoint,
        headers: Mapping[str, str],
        body: Sequence[bytes],
        mark: Callable[[Event], Mark],
        *,
        in_parts: bool = False,
        longest_pause: float | None = None,
    ) -> None:
        """Prepare a POST; it is sent when the context is entered.

        Args:
            client: open, with redirects switched off.
            endpoint: where to, for the sentences, and the deadlines.
            headers: all of them, authorization included.
            body: parts of the body, in order.
            mark: says what an event means.
            in_parts: whether a body that is no events is handed on as it comes; each part of it counts as sound.
            longest_pause: seconds without sound in the middle of the speech, after which nobody waits any more;
                None: as usual.
        """
        self._client = client
        self._endpoint = endpoint
        self._request_headers = {**headers, "Content-Length": str(sum(map(len, body)))}
        self._body = body
        self._mark = mark
        self._in_parts = in_parts
        self._pause = LONGEST_PAUSE if longest_pause is None else longest_pause
        self._inbox: deque[Event | Answer] = deque()
        self._news = asyncio.Event()
        self._deadline = asyncio.timeout(endpoint.answer_seconds)
        self._stage = Mark.NOTHING
        self._is_too_large = False
        self.headers: Mapping[str, str] = {}
        """Of the answer, names in lower case; filled when the first item is here."""

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._carry())
        self._task.add_done_callback(lambda _: self._news.set())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._task.cancel()
        await asyncio.wait((self._task,))
        if not self._task.cancelled():
            # Somebody has heard of it, or nobody is left who would.
            self._task.exception()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event | Answer:
        while not self._inbox:
            if self._task.done():
                self._task.result()
                raise StopAsyncIteration
            self._news.clear()
            await self._news.wait()
        return self._inbox.popleft()

    async def _carry(self) -> None:
        endpoint = self._endpoint
        content = exchange.in_pieces(self._body)
        with provider_errors(endpoint) as progress:
            try:
                async with (
                    self._deadline,
                    self._client.stream(
                        "POST", endpoint.url, headers=self._request_headers, content=content
                    ) as response,
                ):
                    progress.answered = True
                    self.headers = {name.lower(): value for name, value in response.headers.items()}
                    await self._receive(response)
            except TimeoutError as error:
                if self._is_too_large and response.is_success:
                    raise exchange.too_large_error(endpoint.host, response.status_code) from None
                if not self._is_too_large and self._stage not in (Mark.END, Mark.LAST):
                    raise self._late_error() from error

    async def _receive(self, response: httpx.Response) -> None:
        limit = exchange.MAX_ANSWER_BYTES if response.is_success else MAX_BODY_BYTES
        reader = EventReader() if response.is_success else None
        in_parts = self._in_parts and response.is_success
        received, size = bytearray(), 0
        is_undecided = response.is_success
        try:
            async for piece in response.aiter_bytes():
                size += len(piece)
                received += piece
                if is_undecided and received.lstrip(b"\xef\xbb\xbf \t\r\n"):
                    is_undecided = False
                    holds_events = _is_named_event if in_parts else _holds_events
                    reader = reader if holds_events(received, self.headers) else None
                if reader is not None and not is_undecided:
                    self._put(reader.feed(bytes(received)))
                    received.clear()
                elif in_parts and not is_undecided:
                    self._put([Part(response.status_code, self.headers, bytes(received))])
                    received.clear()
                if size > limit:
                    # Leaving the loop would leave the generators inside of httpx half-way; a deadline unwinds them.
                    self._is_too_large = True
                    self._deadline.reschedule(0)
        finally:
            if not response.is_success and self._is_too_large:
                # Of a refusal only as much as is looked at.
                self._inbox.append(Answer(response.status_code, self.headers, received))
        if reader is not None and not is_undecided:
            self._put(reader.close())
        elif not in_parts or is_undecided:
            self._inbox.append(Answer(response.status_code, self.headers, received))

    def _put(self, items: Sequence[Event | Part]) -> None:
        for item in items:
            self._inbox.append(item)
            mark = Mark.SOUND if isinstance(item, Part) else self._mark(item)
            if mark is Mark.NOTHING or self._stage is Mark.LAST:
                continue
            self._stage = mark
            pause = {Mark.SOUND: self._pause, Mark.END: _CLOSING_WORDS, Mark.LAST: _FAREWELL}[mark]
            seconds = min(pause, self._endpoint.answer_seconds)
            self._deadline.reschedule(asyncio.get_running_loop().time() + seconds)
        self._news.set()

    def _late_error(self) -> ProviderTimeoutError:
        host, seconds = self._endpoint.host, self._endpoint.answer_seconds
        if self._stage is Mark.SOUND:
            seconds = min(self._pause, seconds)
            return ProviderTimeoutError(
                msg("{host} stopped in the middle of its speech for {seconds} s.", host=host, seconds=f"{seconds:g}"),
                remedy=msg("Try again; if it stays so, switch off Stream when possible under Advanced."),
            )
        return ProviderTimeoutError(
            msg("{host} did not begin to speak within {seconds} s.", host=host, seconds=f"{seconds:g}"),
            remedy=msg("Use a shorter text, or raise the answer timeout under Advanced."),
        )


def _holds_events(start: bytearray, headers: Mapping[str, str]) -> bool:
    """Tell events from everything else by the first character, because headers lie; sound may begin with any."""
    if headers.get("content-type", "").lower().startswith(("audio/", "application/octet-stream")):
        return False
    # data, event, id, retry, or a comment.
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"d", b"e", b"i", b"r", b":"))


def _is_named_event(start: bytearray, headers: Mapping[str, str]) -> bool:
    """Tell events where bare samples are as likely, which may begin with any letter."""
    if "event-stream" in headers.get("content-type", "").lower():
        return True
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"data:", b"event:")) and _holds_events(start, headers)
