"""What a record keeps of a request, when it counts as sent, and what is never kept."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.wire_secrets import WireSecrets
from neiroha_desktop.domain.character import ClonedVoice, PresetVoice
from neiroha_desktop.domain.errors import NeirohaError, ProviderError
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from neiroha_desktop.domain.wire import KEPT_ANSWER_BYTES, KEPT_REQUEST_BYTES, WireRecord
from tests.standin import melody
from tests.standin.fixture import Standin, running
from tests.unit.adapters.conftest import MakeReference
from tests.unit.adapters.servers import listening, refuse_tunnel, say_nothing, tunnel

pytestmark = pytest.mark.once

MARK = "$API_KEY"
REQUEST = SynthesisRequest("mimo-v2.5-tts", "Hello.", PresetVoice("Mia"))
CERTIFICATES = Path(__file__).parents[2] / "standin" / "certificates"
AUTHORITY = {"ca_file": str(CERTIFICATES / "authority.pem")}

Watched = Callable[..., Awaitable[tuple[TtsAdapter, WireRecord]]]


@pytest.fixture
def watched(standin: Standin, pool: ClientPool) -> Watched:
    """Build an adapter for the stand-in and the record that its requests fill."""

    async def make(*, base_url: str = "", key: str = standin.key, **settings: Any) -> tuple[TtsAdapter, WireRecord]:
        connection, record = Connection(base_url or standin.base_url, Secret(key), settings), WireRecord()
        return CHAT_COMPLETIONS.create(connection, await pool.client(connection, record)), record

    return make


def times(record: WireRecord) -> list[float]:
    """Return the moments that there are, in the order in which they must come."""
    moments = (record.connected, record.secured, record.sent, record.first_byte, record.finished)
    return [moment for moment in moments if moment is not None]


async def test_a_request_is_noted_from_its_head_to_its_last_byte(standin: Standin, watched: Watched) -> None:
    standin.script({"kind": "length", "seconds": 3})
    adapter, record = await watched()
    await adapter.synthesize(REQUEST)
    (entry,) = standin.log()
    assert (record.method, record.url) == ("POST", f"{standin.base_url}/chat/completions")
    assert {name.lower(): value for name, value in record.request_headers}["content-type"] == "application/json"
    assert record.request_bytes == entry["body_bytes"]
    assert record.status == 200
    answered = dict(record.answer_headers)
    assert answered["Content-Type"] == "application/json; charset=utf-8"
    assert record.answer_bytes == int(answered["Content-Length"]) > KEPT_ANSWER_BYTES
    answer = json.loads(record.answer_head)
    assert answer["object"] == "chat.completion"
    assert answer["choices"][0]["message"]["audio"]["data"] == "<audio/wav, 144 kB>"
    assert json.loads(record.request_body) == entry["body"]
    assert times(record) == sorted(times(record))
    assert len(times(record)) == 4
    assert record.secured is None
    assert standin.key not in repr(record)


async def test_connections_are_shared_and_one_in_use_again_is_open_already(
    standin: Standin, pool: ClientPool, watched: Watched
) -> None:
    connection = Connection(standin.base_url, Secret(standin.key))
    await CHAT_COMPLETIONS.create(connection, await pool.client(connection)).check_key()
    for _ in range(2):
        adapter, record = await watched()
        await adapter.check_key()
        assert record.connected == 0.0
        assert record.status == 200
        assert record.method == "GET"
        assert record.request_bytes == 0


async def test_of_several_requests_the_last_is_shown() -> None:
    with running("--models-at", "root") as other:
        pool = ClientPool()
        connection, record = Connection(other.base_url, Secret(other.key)), WireRecord()
        client = await pool.client(connection, record)
        await CHAT_COMPLETIONS.create(connection, client).list_models()
        await pool.aclose()
        assert [entry["status"] for entry in other.log()] == [404, 200]
    assert record.url == other.base_url.removesuffix("/v1") + "/models"
    assert record.status == 200
    assert record.answer_head.startswith(b'{"object": "list"')


async def test_a_large_body_is_counted(standin: Standin, watched: Watched, make_reference: MakeReference) -> None:
    data = melody.wav(melody.melody("reference", 20.0))
    request = SynthesisRequest("mimo-v2.5-tts-voiceclone", "Yes.", ClonedVoice(make_reference(data)))
    adapter, record = await watched()
    await adapter.synthesize(request)
    assert record.request_bytes == standin.log()[0]["body_bytes"] > len(data)


async def test_what_was_sent_is_kept_readable(
    standin: Standin, watched: Watched, make_reference: MakeReference
) -> None:
    data = melody.wav(melody.melody("reference", 150.0))
    voice = ClonedVoice(make_reference(data))
    adapter, record = await watched()
    await adapter.synthesize(SynthesisRequest("mimo-v2.5-tts-voiceclone", f"{standin.key}, 你好", voice))
    sent = json.loads(record.request_body)
    assert sent["audio"] == {"format": "wav", "voice": "<audio/wav, 7.2 MB>"}
    assert sent["messages"] == [{"role": "assistant", "content": f"{MARK}, 你好"}]
    assert record.request_bytes > 9_000_000
    assert not record.asked_for_events
    await adapter.synthesize(SynthesisRequest("mimo-v2.5-tts", "long " * 40_000, PresetVoice("Mia")))
    assert len(record.request_body) == KEPT_REQUEST_BYTES


async def test_a_stream_is_kept_readable(standin: Standin, watched: Watched) -> None:
    adapter, record = await watched()
    async with aclosing(adapter.stream(REQUEST)) as chunks:
        assert sum([len(chunk.data) async for chunk in chunks]) == len(standin.audio(0))
    assert record.asked_for_events
    lines = record.answer_head.decode().split("\n\n")
    assert json.loads(lines[1].removeprefix("data: "))["choices"][0]["delta"]["audio"]["data"].startswith("<audio, ")


async def test_the_key_bears_the_name_of_its_variable(standin: Standin, pool: ClientPool) -> None:
    connection = Connection(standin.base_url, Secret(standin.key), key_variable="MIMO_API_KEY")
    client = await pool.client(connection, record := WireRecord())
    await CHAT_COMPLETIONS.create(connection, client).check_key()
    sent = {name.lower(): value for name, value in record.request_headers}
    assert (sent["authorization"], sent["api-key"]) == ("Bearer $MIMO_API_KEY", "$MIMO_API_KEY")


async def test_a_body_of_unknown_size_is_counted(standin: Standin, pool: ClientPool) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b"{", b'"model": 1', b"}"):
            yield piece

    connection, record = Connection(standin.base_url), WireRecord()
    client = await pool.client(connection, record)
    answer = await client.post(f"{standin.base_url}/chat/completions", content=pieces())
    assert answer.status_code == record.status == 401
    assert record.request_bytes == standin.log()[0]["body_bytes"] == 12
    assert record.answer_head == answer.content


@pytest.fixture
def unused_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


async def assert_not_sent(adapter: TtsAdapter, record: WireRecord) -> None:
    with pytest.raises(ProviderError):
        await adapter.synthesize(REQUEST)
    assert record.sent is None
    assert record.first_byte is None
    assert record.status is None
    assert record.finished is not None
    assert record.method == "POST"


async def test_without_a_connection_nothing_is_sent(
    standin: Standin, watched: Watched, unused_port: int, pool: ClientPool
) -> None:
    host = f"127.0.0.1:{unused_port}"
    await assert_not_sent(*await watched(base_url=f"http://{host}/v1"))
    await assert_not_sent(*await watched(base_url="https://no-such-host.invalid/v1", proxy="none"))
    await assert_not_sent(*await watched(base_url="http://a.example/v1", proxy=f"http://{host}"))
    await assert_not_sent(*await watched(base_url="http://a.example/v1", proxy=f"socks5://{host}"))
    # It speaks no TLS.
    await assert_not_sent(*await watched(base_url=standin.base_url.replace("http:", "https:")))
    async with listening(refuse_tunnel) as port:
        await assert_not_sent(*await watched(base_url="https://a.example/v1", proxy=f"http://127.0.0.1:{port}"))
        await pool.aclose()
    assert standin.log() == []


async def test_a_handshake_that_never_ends_sends_nothing(watched: Watched, pool: ClientPool) -> None:
    async with listening(say_nothing) as port:
        adapter, record = await watched(base_url=f"https://127.0.0.1:{port}/v1", connect_timeout=1)
        await assert_not_sent(adapter, record)
        assert record.connected is not None
        assert record.secured is None
        adapter, record = await watched(base_url=f"https://127.0.0.1:{port}/v1")
        asking = asyncio.create_task(adapter.synthesize(REQUEST))
        await asyncio.wait({asking}, timeout=0.2)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert record.sent is None
        assert record.finished is not None
        await pool.aclose()


async def test_a_bad_certificate_keeps_everything_here(pool: ClientPool) -> None:
    arguments = ["--certificate", str(CERTIFICATES / "expired.pem"), "--private-key", str(CERTIFICATES / "key.pem")]
    with running(*arguments) as standin:
        connection, record = Connection(standin.base_url, Secret(standin.key), AUTHORITY), WireRecord()
        adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection, record))
        await assert_not_sent(adapter, record)


async def test_through_a_tunnel_only_the_providers_encryption_and_request_count(pool: ClientPool) -> None:
    arguments = ["--certificate", str(CERTIFICATES / "good.pem"), "--private-key", str(CERTIFICATES / "key.pem")]
    with running(*arguments) as standin:
        async with listening(tunnel) as port:
            settings = {**AUTHORITY, "proxy": f"http://me:hidden-word@127.0.0.1:{port}"}
            connection, record = Connection(standin.base_url, Secret(standin.key), settings), WireRecord()
            await CHAT_COMPLETIONS.create(connection, await pool.client(connection, record)).synthesize(REQUEST)
            await pool.aclose()
    assert len(times(record)) == 5
    assert times(record) == sorted(times(record))
    assert "hidden-word" not in repr(record)


@pytest.mark.parametrize("fault", ["reset", "close", "stall_body", "stall", "overloaded", "wrong_key"])
async def test_what_failed_later_was_sent(standin: Standin, watched: Watched, fault: str) -> None:
    standin.script(fault)
    adapter, record = await watched(answer_timeout=1.0)
    with pytest.raises(ProviderError):
        await adapter.synthesize(REQUEST)
    assert record.sent is not None
    assert record.finished is not None
    assert (record.first_byte is None) == (record.status is None) == (fault == "stall")
    if fault == "wrong_key":
        assert json.loads(record.answer_head)["error"]["type"] == "invalid_key"


async def test_a_cancelled_request_was_sent(standin: Standin, watched: Watched) -> None:
    standin.script("stall")
    adapter, record = await watched()
    asking = asyncio.create_task(adapter.synthesize(REQUEST))
    await asyncio.to_thread(standin.wait, requests=1)
    assert record.sent is not None
    before = record.finished
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    assert (before, record.finished is None) == (None, False)
    await asyncio.to_thread(standin.wait, disconnects=1)


@pytest.mark.parametrize("key", ["sk-standin-0123456789abcdef", 'opaque.key/with+signs="&<tags>', "wrong"])
async def test_no_guise_of_the_key_is_kept(standin: Standin, watched: Watched, key: str) -> None:
    words = {"error": {"message": f"Incorrect API key provided: {key}", "param": key, "code": "401"}}
    text = json.dumps(words).replace("/", "\\/")
    standin.script(
        {"kind": "raw", "status": 401, "body": text, "headers": {"X-Echo": key, "Set-Cookie": "id=1234abcd"}}
    )
    adapter, record = await watched(key=key, extra_headers="X-Token: s3cr3t-token\nX-Title: Neiroha Desktop")
    with pytest.raises(NeirohaError):
        await adapter.synthesize(REQUEST)
    kept = repr(record) + record.answer_head.decode()
    for secret in (key, json.dumps(key)[1:-1].replace("/", "\\/"), "s3cr3t-token", "1234abcd"):
        assert secret not in kept
    sent = {name.lower(): value for name, value in record.request_headers}
    assert (sent["authorization"], sent["api-key"], sent["x-token"]) == (f"Bearer {MARK}", MARK, "$HEADER_X_TOKEN")
    assert sent["x-title"] == "Neiroha Desktop"
    assert dict(record.answer_headers)["X-Echo"] == MARK
    assert json.loads(record.answer_head)["error"]["message"] == f"Incorrect API key provided: {MARK}"


@pytest.mark.parametrize("position", [*range(KEPT_ANSWER_BYTES - 30, KEPT_ANSWER_BYTES + 2), 0])
async def test_a_key_over_the_end_of_what_is_kept(standin: Standin, watched: Watched, position: int) -> None:
    body = "x" * position + standin.key * 3 + "y" * 100
    for text in (body, body[: position + 20]):
        standin.script({"kind": "raw", "status": 400, "body": text})
        adapter, record = await watched()
        with pytest.raises(ProviderError):
            await adapter.synthesize(REQUEST)
        assert standin.key[:8].encode() not in record.answer_head
        assert record.answer_head[:position] == b"x" * min(position, KEPT_ANSWER_BYTES)


def test_a_key_in_an_address_is_not_kept() -> None:
    key = "AIza/odd+key=0123456789"
    secrets = WireSecrets(Connection("https://a.example", Secret(key)), "http://me:hid%20den@p.example")
    for url in (f"https://a.example/m?key={httpx.QueryParams({'k': key})['k']}", f"https://a.example/{key}/x?a=1"):
        assert key not in secrets.url(url)
    url = str(httpx.URL("https://a.example/v1", params={"alt": "sse", "key": key, "access_token": "another-one"}))
    assert secrets.url(url) == f"https://a.example/v1?alt=sse&key={MARK}&access_token={MARK}"
    headers = [
        (b"Authorization", b"Basic eHh4"),
        (b"Cookie", b"a=b"),
        (b"X-Goog-Api-Key", b"guise"),
        (b"Accept", b"*/*"),
    ]
    assert [value for _, value in secrets.request_headers(headers)] == [f"Basic {MARK}", MARK, MARK, "*/*"]
    assert secrets.answer_headers([(b"x-ratelimit-remaining-tokens", b"7")]) == [("x-ratelimit-remaining-tokens", "7")]
    assert secrets.body(b"no way for hid den") == b"no way for $PROXY_PASSWORD"


async def test_a_compressed_answer_is_kept_readable(standin: Standin, watched: Watched) -> None:
    words = b'{"error": {"message": "squeezed ' + b"z" * 100_000 + b'"}}'
    for data, headers in (
        (gzip.compress(words), {"Content-Encoding": "gzip"}),
        (b"no gzip", {"Content-Encoding": "gzip"}),
    ):
        body = base64.b64encode(data).decode()
        standin.script({"kind": "raw", "status": 400, "body_base64": body, "headers": headers})
        adapter, record = await watched()
        with pytest.raises(ProviderError):
            await adapter.synthesize(REQUEST)
        assert record.answer_head == (words[:KEPT_ANSWER_BYTES] if data != b"no gzip" else data)
        assert record.answer_bytes == len(data)


async def test_a_service_inside_this_program_is_handed_the_request() -> None:
    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b'{"data": [{"id": "x-tts"}]}'})

    pool, record = ClientPool({"practice.invalid": lambda: app}), WireRecord()
    connection = Connection("practice.invalid", Secret("some key"))
    await CHAT_COMPLETIONS.create(connection, await pool.client(connection, record)).list_models()
    assert (record.connected, record.secured, record.sent) == (0.0, None, 0.0)
    assert times(record) == sorted(times(record))
    assert len(times(record)) == 4
    assert record.answer_head == b'{"data": [{"id": "x-tts"}]}'
    await pool.aclose()


async def test_after_closing_nothing_is_sent(standin: Standin, pool: ClientPool) -> None:
    connection = Connection(standin.base_url, Secret(standin.key))
    client = await pool.client(connection, WireRecord())
    await pool.aclose()
    with pytest.raises(RuntimeError, match="closed"):
        await client.get(f"{standin.base_url}/models")
    assert standin.log() == []


async def test_closing_a_watched_client_leaves_the_others_alone(standin: Standin, pool: ClientPool) -> None:
    connection = Connection(standin.base_url, Secret(standin.key))
    async with await pool.client(connection, WireRecord()) as client:
        assert (await client.get(f"{standin.base_url}/models", headers={"api-key": standin.key})).status_code == 200
    record = WireRecord()
    await CHAT_COMPLETIONS.create(connection, await pool.client(connection, record)).check_key()
    assert record.connected == 0.0


async def test_somebody_elses_trace_is_heard_too(standin: Standin, pool: ClientPool) -> None:
    heard: list[str] = []

    async def trace(event: str, info: dict[str, Any]) -> None:
        heard.append(event)

    client = await pool.client(Connection(standin.base_url), WireRecord())
    await client.get(f"{standin.base_url}/models", extensions={"trace": trace})
    assert "http11.send_request_headers.started" in heard
