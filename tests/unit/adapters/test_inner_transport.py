"""Applications inside this program: their answers stream, and they hear when nobody listens any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.inner_transport import InnerTransport
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import ProviderConnectionError
from neiroha_desktop.domain.provider import Connection
from neiroha_desktop.domain.synthesis import SynthesisRequest

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

START = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]}


def body(data: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.response.body", "body": data, "more_body": more}


@asynccontextmanager
async def client_of(app: App) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=InnerTransport(app), base_url="http://inner.invalid:81") as client:
        yield client


async def test_a_request_reaches_the_application_whole() -> None:
    seen: dict[str, Any] = {}

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        seen.update(scope)
        data = b""
        while (message := await receive())["more_body"]:
            data += message["body"]
        await send(START)
        await send(body(data[::-1], more=False))

    async def pieces() -> AsyncIterator[bytes]:
        yield b"abc"
        yield b"def"

    async with client_of(app) as client:
        answer = await client.post("/v1/x%20y?q=1", content=pieces(), headers={"X-Thing": "7"})
    assert (answer.status_code, answer.text, answer.headers["content-type"]) == (200, "fedcba", "text/plain")
    assert (seen["method"], seen["path"], seen["raw_path"], seen["query_string"]) == (
        "POST", "/v1/x y", b"/v1/x%20y", b"q=1",
    )  # fmt: skip
    assert (b"x-thing", b"7") in seen["headers"]
    assert seen["server"] == ("inner.invalid", 81)


async def test_pieces_come_while_the_application_still_works() -> None:
    go_on = asyncio.Event()

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await send(START)
        await send(body(b"one"))
        await go_on.wait()
        await send(body(b"two", more=False))

    async with client_of(app) as client, client.stream("GET", "/") as answer:
        received = []
        async for piece in answer.aiter_raw():
            received.append((piece, go_on.is_set()))
            go_on.set()
    assert received == [(b"one", False), (b"two", True)]


async def test_leaving_is_heard_by_an_application_that_listens() -> None:
    heard: list[str] = []

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        while (await receive())["more_body"]:
            pass
        await send(START)
        await send(body(b"one"))
        heard.append((await receive())["type"])
        # Nobody is there any more: it goes nowhere.
        await send(body(b"two"))
        heard.append("finished")

    async with client_of(app) as client, client.stream("GET", "/") as answer:
        assert answer.status_code == 200
    assert heard == ["http.disconnect", "finished"]


async def test_one_that_does_not_listen_is_cancelled() -> None:
    ended = []

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await send(START)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(asyncio.current_task())

    async with client_of(app) as client, client.stream("GET", "/"):
        pass
    assert len(ended) == 1


async def test_cancelling_before_the_answer_cancels_the_application() -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with client_of(app) as client:
        asking = asyncio.create_task(client.get("/"))
        await began.wait()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
    assert ended.is_set()


async def test_an_application_waits_for_a_slow_reader() -> None:
    sent = 0

    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        nonlocal sent
        await send(START)
        for _ in range(1000):
            await send(body(b"x" * 10))
            sent += 1
        await send(body(b"", more=False))

    async with client_of(app) as client, client.stream("GET", "/") as answer:
        for _ in range(50):
            await asyncio.sleep(0)
        assert sent < 50
        assert sum([len(piece) async for piece in answer.aiter_raw()]) == 10_000


class OwnError(Exception):
    """A bug of the application."""


@pytest.mark.parametrize("after", [0, 1, 2, 3])
async def test_its_bugs_are_not_hidden(after: int) -> None:
    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        for message in (START, body(b"x"), body(b"", more=False))[:after]:
            await send(message)
        raise OwnError

    async with client_of(app) as client:
        with pytest.raises(OwnError):
            await client.get("/")


@pytest.mark.parametrize("after", [0, 1, 2])
async def test_an_answer_without_end_is_a_broken_connection(after: int) -> None:
    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        for message in (START, body(b"x"))[:after]:
            await send(message)

    async with client_of(app) as client:
        with pytest.raises(httpx.RemoteProtocolError, match="before its answer was complete"):
            await client.get("/")
    pool = ClientPool({"practice.invalid": lambda: app})
    connection = Connection("practice.invalid")
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    with pytest.raises(ProviderConnectionError) as caught:
        await adapter.synthesize(SynthesisRequest("mimo-v2.5-tts", "Hello.", PresetVoice("Mia")))
    assert caught.value.retryable == (after == 0)
    await pool.aclose()


async def test_many_at_once() -> None:
    async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        await send(START)
        for digit in scope["query_string"]:
            await send(body(bytes([digit])))
            await asyncio.sleep(0)
        await send(body(b"", more=False))

    async with client_of(app) as client:
        answers = await asyncio.gather(*(client.get(f"/?{number}") for number in range(100, 200)))
    assert [int(answer.text) for answer in answers] == list(range(100, 200))
