"""The stages of a health check that come before the key: address and encryption."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.probe import check_tls, connect_address
from neiroha_desktop.domain.errors import (
    InvalidInputError,
    ProviderConnectionError,
    ProviderTimeoutError,
    UnsupportedError,
)
from neiroha_desktop.domain.provider import Connection, Secret
from tests.standin.fixture import Standin, running
from tests.unit.adapters.servers import listening, refuse_tunnel, say_nothing, tunnel

CERTIFICATES = Path(__file__).parents[2] / "standin" / "certificates"
AUTHORITY = {"ca_file": str(CERTIFICATES / "authority.pem")}


@pytest.fixture(scope="module", params=["good", "expired", "wrong_name", "self_signed"])
def tls_standin(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    arguments = [
        "--certificate",
        str(CERTIFICATES / f"{request.param}.pem"),
        "--private-key",
        str(CERTIFICATES / "key.pem"),
    ]
    with running(*arguments, beyond_test=True) as standin:
        yield request.param, standin.base_url


REASONS = {
    "expired": "has expired",
    "wrong_name": "belongs to another name",
    "self_signed": "self-signed or from an authority",
}


async def test_the_address_is_connected(standin: Standin, pool: ClientPool) -> None:
    report = await connect_address(Connection(standin.base_url), pool)
    assert 0 < report.seconds < 5
    assert (report.via_proxy, report.internal) == ("", False)
    assert standin.log() == []


async def test_an_internal_address_contacts_nothing() -> None:
    pool = ClientPool({"practice.invalid": pytest.fail})
    assert (await connect_address(Connection("practice.invalid"), pool)).internal
    with pytest.raises(UnsupportedError):
        await check_tls(Connection("practice.invalid"), pool)


async def test_encryption_and_certificates(tls_standin: tuple[str, str], pool: ClientPool) -> None:
    certificate, base_url = tls_standin
    connection = Connection(base_url, Secret(Standin.key), AUTHORITY)
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    if certificate == "good":
        report = await check_tls(connection, pool)
        assert report.version.startswith("TLSv1.")
        assert report.verified
        assert report.seconds > 0
        await adapter.check_key()
        return
    for call in (check_tls(connection, pool), adapter.check_key()):
        with pytest.raises(ProviderConnectionError, match=REASONS[certificate]) as caught:
            await call
        assert caught.value.remedy is not None
    trusting = Connection(base_url, settings={"verify_tls": False})
    assert not (await check_tls(trusting, pool)).verified


async def test_an_unknown_authority(pool: ClientPool) -> None:
    arguments = ["--certificate", str(CERTIFICATES / "good.pem"), "--private-key", str(CERTIFICATES / "key.pem")]
    with (
        running(*arguments) as standin,
        pytest.raises(ProviderConnectionError, match="authority that this computer does not know"),
    ):
        await check_tls(Connection(standin.base_url), pool)


async def test_a_server_without_encryption(standin: Standin, pool: ClientPool) -> None:
    connection = Connection(standin.base_url.replace("http://", "https://"))
    with pytest.raises(ProviderConnectionError, match="not with encryption"):
        await check_tls(connection, pool)
    with pytest.raises(ProviderConnectionError, match="not with encryption"):
        await CHAT_COMPLETIONS.create(connection, await pool.client(connection)).check_key()
    with pytest.raises(UnsupportedError):
        await check_tls(Connection(standin.base_url), pool)


@pytest.fixture
def unused_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


async def test_refused_and_unknown(unused_port: int, pool: ClientPool) -> None:
    with pytest.raises(ProviderConnectionError, match="nothing listens"):
        await connect_address(Connection(f"http://127.0.0.1:{unused_port}"), pool)
    with pytest.raises(ProviderConnectionError, match="nothing listens"):
        await check_tls(Connection(f"https://127.0.0.1:{unused_port}"), pool)
    with pytest.raises(ProviderConnectionError, match=r"name no-such\.invalid was found"):
        await connect_address(Connection("https://no-such.invalid", settings={"proxy": "none"}), pool)
    with pytest.raises(InvalidInputError):
        await connect_address(Connection("ftp://x"), pool)


async def test_a_server_that_says_nothing(pool: ClientPool) -> None:
    async with listening(say_nothing) as port:
        with pytest.raises(ProviderTimeoutError, match="within 1 s"):
            await check_tls(Connection(f"https://127.0.0.1:{port}", settings={"connect_timeout": 1}), pool)


@pytest.mark.parametrize("tls_standin", ["good"], indirect=True)
async def test_through_a_proxy(tls_standin: tuple[str, str], pool: ClientPool) -> None:
    async with listening(tunnel) as port:
        settings = {**AUTHORITY, "proxy": f"http://me:hidden@127.0.0.1:{port}"}
        connection = Connection(tls_standin[1], settings=settings)
        assert (await connect_address(connection, pool)).via_proxy == f"127.0.0.1:{port}"
        assert (await check_tls(connection, pool)).version.startswith("TLSv1.")
        await pool.aclose()


async def test_a_proxy_that_refuses(unused_port: int, pool: ClientPool) -> None:
    async with listening(refuse_tunnel) as port:
        connection = Connection("https://a.example", settings={"proxy": f"http://127.0.0.1:{port}"})
        with pytest.raises(ProviderConnectionError, match=r"proxy does not connect.*407"):
            await check_tls(connection, pool)
        await pool.aclose()
    connection = Connection("https://a.example", settings={"proxy": f"http://me:hidden@127.0.0.1:{unused_port}"})
    with pytest.raises(ProviderConnectionError, match=f"127.0.0.1:{unused_port} refuses") as caught:
        await connect_address(connection, pool)
    assert "hidden" not in str(caught.value)
