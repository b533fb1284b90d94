"""Which failures may be tried again: only those where the same request may succeed and cannot cost twice."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.probe import check_tls, connect_address
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import (
    ProviderConnectionError,
    ProviderError,
    ProviderTimeoutError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin.fixture import Standin, running
from tests.unit.adapters.conftest import MakeAdapter
from tests.unit.adapters.servers import listening, refuse_tunnel, say_nothing

pytestmark = pytest.mark.once

REQUEST = SynthesisRequest("mimo-v2.5-tts", "Hello.", PresetVoice("Mia"))
CERTIFICATES = Path(__file__).parents[2] / "standin" / "certificates"


@pytest.fixture
def unused_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


async def failure(make_adapter: MakeAdapter, **settings: Any) -> ProviderError:
    adapter = await make_adapter(**settings)
    with pytest.raises(ProviderError) as caught:
        await adapter.synthesize(REQUEST)
    return caught.value


def raw(status: int, error: Any, **headers: str) -> dict[str, Any]:
    return {"kind": "raw", "status": status, "body": json.dumps({"error": error}), "headers": headers}


@pytest.mark.parametrize(
    ("status", "retryable"),
    [
        *((status, True) for status in (429, 500, 502, 503, 504)),
        *((status, False) for status in (501, 505, 506, 507, 508, 511, 599)),
        *((status, False) for status in (400, 401, 402, 403, 404, 405, 408, 409, 413, 418, 421, 422, 307)),
    ],
)
async def test_statuses(standin: Standin, make_adapter: MakeAdapter, status: int, retryable: bool) -> None:
    standin.script(raw(status, {"message": "no", "code": str(status)}))
    error = await failure(make_adapter)
    assert (error.status, error.retryable) == (status, retryable)
    standin.script({"kind": "empty", "status": status})
    assert (await failure(make_adapter)).retryable is retryable


@pytest.mark.parametrize(
    "error",
    [
        {"code": "insufficient_quota", "message": "You exceeded your current quota"},
        {"code": "429", "type": "insufficient_balance", "message": "x"},
        {"code": "429", "message": "Token Plan quota exceeded", "type": "quota_exceeded"},
        {"code": "429", "message": "Your Token Plan quota has been used up", "type": "limitation"},
        {"code": "429", "message": "套餐额度已用尽", "type": "limitation"},
        {"code": "429", "message": "x", "param": "账户余额不足"},
    ],
)
async def test_a_used_up_quota_is_told_from_haste(standin: Standin, make_adapter: MakeAdapter, error: Any) -> None:
    standin.script(raw(429, error))
    caught = await failure(make_adapter)
    assert type(caught) is QuotaError
    assert (caught.status, caught.retryable) == (429, False)


@pytest.mark.parametrize(
    ("error", "headers"),
    [
        ({"code": "429", "message": "Too many requests", "type": "limitation"}, {}),
        ({"code": 429, "message": "Quota of requests per minute exhausted", "type": "x"}, {}),
        ({"code": "429", "message": "quota exhausted", "type": "limitation"}, {"Retry-After": "3"}),
        ("slow down", {}),
    ],
)
async def test_haste_is_tried_again(
    standin: Standin, make_adapter: MakeAdapter, error: Any, headers: dict[str, str]
) -> None:
    standin.script(raw(429, error, **headers))
    caught = await failure(make_adapter)
    assert type(caught) is RateLimitError
    assert caught.retryable
    assert caught.retry_after == (3.0 if headers else None)


async def test_an_overloaded_server_may_say_when(standin: Standin, make_adapter: MakeAdapter) -> None:
    when = {"Retry-After": "Mon, 01 Jan 2001 00:00:20 GMT", "Date": "Mon, 01 Jan 2001 00:00:00 GMT"}
    standin.script(raw(503, "busy", **{"Retry-After": "9"}), raw(503, "busy", **when), raw(501, "no", **when))
    assert [(await failure(make_adapter)).retry_after for _ in range(3)] == [9.0, 20.0, None]


@pytest.mark.parametrize(("code", "retryable"), [("500", True), ("503", True), ("501", False), ("400", False)])
async def test_an_error_inside_of_success(
    standin: Standin, make_adapter: MakeAdapter, code: str, retryable: bool
) -> None:
    standin.script({"kind": "error_in_200", "code": code})
    assert (await failure(make_adapter)).retryable is retryable


@pytest.mark.parametrize("fault", ["reset", "close"])
async def test_broken_off_after_the_head_it_may_have_been_billed(
    standin: Standin, make_adapter: MakeAdapter, fault: str
) -> None:
    standin.script(fault)
    error = await failure(make_adapter)
    assert type(error) is ProviderConnectionError
    assert not error.retryable


@pytest.mark.parametrize("fault", ["stall", "stall_body"])
async def test_too_late_may_have_been_billed(standin: Standin, make_adapter: MakeAdapter, fault: str) -> None:
    standin.script(fault)
    error = await failure(make_adapter, answer_timeout=1.0)
    assert type(error) is ProviderTimeoutError
    assert not error.retryable


async def _hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(100)


async def test_closed_before_a_byte_of_the_answer(make_adapter: MakeAdapter, pool: ClientPool) -> None:
    async with listening(_hang_up) as port:
        error = await failure(make_adapter, base_url=f"http://127.0.0.1:{port}/v1")
        assert type(error) is ProviderConnectionError
        assert error.retryable
        await pool.aclose()


async def test_no_connection(make_adapter: MakeAdapter, unused_port: int) -> None:
    error = await failure(make_adapter, base_url=f"http://127.0.0.1:{unused_port}/v1")
    assert type(error) is ProviderConnectionError
    assert error.retryable


async def test_no_connection_in_time(make_adapter: MakeAdapter, pool: ClientPool) -> None:
    async with listening(say_nothing) as port:
        settings = {"connect_timeout": 1}
        error = await failure(make_adapter, base_url=f"https://127.0.0.1:{port}/v1", **settings)
        assert type(error) is ProviderTimeoutError
        assert error.retryable
        with pytest.raises(ProviderTimeoutError) as caught:
            await check_tls(Connection(f"https://127.0.0.1:{port}", settings=settings), pool)
        assert caught.value.retryable


async def test_an_unknown_name_stays_unknown(make_adapter: MakeAdapter, pool: ClientPool) -> None:
    address = "https://no-such-host.invalid/v1"
    error = await failure(make_adapter, base_url=address, proxy="none")
    assert type(error) is ProviderConnectionError
    assert not error.retryable
    with pytest.raises(ProviderConnectionError) as caught:
        await connect_address(Connection(address, settings={"proxy": "none"}), pool)
    assert not caught.value.retryable


async def test_a_server_without_encryption_stays_so(standin: Standin, make_adapter: MakeAdapter) -> None:
    error = await failure(make_adapter, base_url=standin.base_url.replace("http:", "https:"))
    assert type(error) is ProviderConnectionError
    assert not error.retryable


@pytest.mark.parametrize("certificate", ["expired", "wrong_name", "self_signed"])
async def test_a_bad_certificate_stays_bad(pool: ClientPool, certificate: str) -> None:
    key = str(CERTIFICATES / "key.pem")
    with running("--certificate", str(CERTIFICATES / f"{certificate}.pem"), "--private-key", key) as standin:
        connection = Connection(standin.base_url, Secret(standin.key), {"ca_file": str(CERTIFICATES / "authority.pem")})
        adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
        with pytest.raises(ProviderConnectionError) as caught:
            await adapter.check_key()
    assert not caught.value.retryable


async def _no_socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(100)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")


async def _refuse_socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(100)
    writer.write(b"\x05\x00")
    await reader.read(100)
    writer.write(b"\x05\x02\x00\x01\x00\x00\x00\x00\x00\x00")


@pytest.mark.parametrize(
    ("scheme", "handler"),
    [("http", refuse_tunnel), ("socks5", _hang_up), ("socks5", _no_socks), ("socks5", _refuse_socks)],
)
async def test_a_proxy_that_refuses_goes_on_refusing(
    make_adapter: MakeAdapter, pool: ClientPool, scheme: str, handler: Any
) -> None:
    async with listening(handler) as port:
        error = await failure(make_adapter, base_url="https://a.example/v1", proxy=f"{scheme}://127.0.0.1:{port}")
        assert type(error) is ProviderConnectionError
        assert "proxy does not connect to a.example" in str(error.message)
        assert not error.retryable
        await pool.aclose()
