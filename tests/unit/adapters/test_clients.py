"""Which client a connection gets, and which proxy."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import urllib.request
from typing import Any

import pytest

from neiroha_desktop.adapters import proxies
from neiroha_desktop.adapters.addresses import parse_address
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.proxies import asks_the_system, choose_proxy, proxy_name
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.provider import Connection, Secret
from tests.standin.fixture import Standin


def test_the_program_starts_without_loading_the_http_library() -> None:
    code = (
        "import sys, neiroha_desktop.adapters.registry, neiroha_desktop.adapters.clients;"
        "import neiroha_desktop.adapters.probe;"
        "print(sorted({'httpx', 'httpcore', 'anyio', 'numpy', 'certifi'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_connections_alike_share_a_client(pool: ClientPool) -> None:
    first = await pool.client(Connection("https://a.example/v1", Secret("sk-1")))
    assert await pool.client(Connection("https://b.example/v1", Secret("sk-2"))) is first
    assert not first.follow_redirects
    assert first.timeout.connect == 10.0
    assert first.timeout.read == 180.0


@pytest.mark.parametrize(
    "settings",
    [{"connect_timeout": 3}, {"answer_timeout": 3}, {"verify_tls": False}, {"proxy": "socks5://127.0.0.1:9"}],
)
async def test_other_settings_have_another_client(pool: ClientPool, settings: dict[str, Any]) -> None:
    plain = await pool.client(Connection("https://a.example/v1"))
    other = await pool.client(Connection("https://a.example/v1", settings=settings))
    assert other is not plain
    assert await pool.client(Connection("https://a.example/v1", settings=settings)) is other


async def test_closing_closes_all(pool: ClientPool) -> None:
    await pool.warm_up()
    client = await pool.client(Connection("https://a.example/v1"))
    await pool.aclose()
    assert client.is_closed


async def _practice(scope: dict[str, Any], receive: Any, send: Any) -> None:
    seen = dict(scope["headers"])
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b'{"data": [{"id": "%s-tts"}]}' % seen[b"host"]})


async def test_an_internal_host_is_answered_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    built = []

    def factory() -> Any:
        built.append(1)
        return _practice

    pool = ClientPool({"practice.invalid": factory})
    assert pool.is_internal(" http://PRACTICE.invalid/v1 ")
    assert not pool.is_internal("https://practice.invalid.example/v1")
    assert not pool.is_internal("nonsense!")
    connection = Connection("practice.invalid")
    assert built == []
    for _ in range(2):
        adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
        assert [model.id for model in await adapter.list_models()] == ["practice.invalid-tts"]
    assert built == [1]
    await pool.aclose()


@pytest.mark.parametrize(
    ("variable", "value", "url", "proxy"),
    [
        ("https_proxy", "http://proxy.example:3128", "https://a.example", "http://proxy.example:3128"),
        ("https_proxy", "proxy.example:3128", "https://a.example", "http://proxy.example:3128"),
        ("all_proxy", "socks://127.0.0.1:1080", "https://a.example", "socks5://127.0.0.1:1080"),
        ("http_proxy", "http://proxy.example:3128", "https://a.example", ""),
        ("http_proxy", "http://proxy.example:3128", "http://127.0.0.1:8000", ""),
        ("http_proxy", "http://proxy.example:3128", "http://[::1]:8000", ""),
        ("http_proxy", "http://proxy.example:3128", "http://localhost:8000", ""),
        ("http_proxy", "http://proxy.example:3128", "http://x.localhost:8000", ""),
    ],
)
def test_the_systems_proxy(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, url: str, proxy: str) -> None:
    monkeypatch.setenv(variable, value)
    assert choose_proxy("", parse_address(url)) == proxy
    assert choose_proxy(" None ", parse_address(url)) == ""


def test_exceptions_from_the_systems_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "a.example,.inner.example")
    assert choose_proxy("", parse_address("https://a.example/v1")) == ""
    assert choose_proxy("", parse_address("https://x.inner.example")) == ""
    assert choose_proxy("", parse_address("https://b.example")) == "http://proxy.example:3128"


def test_only_what_takes_its_time_is_left_to_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    far, near = parse_address("https://a.example"), parse_address("http://127.0.0.1:8000")
    monkeypatch.setitem(sys.modules, "urllib.request", urllib.request)
    for system, asks in (("linux", False), ("win32", True), ("darwin", True)):
        monkeypatch.setattr(proxies, "_SYSTEM", system)
        assert asks_the_system("", far) is asks
        assert not asks_the_system("", near)
        assert not asks_the_system("http://proxy.example:3128", far)
    monkeypatch.setattr(proxies, "_SYSTEM", "linux")
    monkeypatch.delitem(sys.modules, "urllib.request")
    assert asks_the_system("", far)


async def test_a_client_that_is_open_is_had_without_a_worker(pool: ClientPool, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = Connection("http://127.0.0.1:8000", settings={})
    first = await pool.client(connection)
    monkeypatch.delattr(asyncio, "to_thread")
    assert await pool.client(connection) is first


@pytest.mark.parametrize(
    "setting", ["ftp://x:1", "http://", "http://x:0", "http://x:99999", "a b", "http://ü:1", "[", "socks4://x"]
)
async def test_a_bad_proxy_is_named(pool: ClientPool, setting: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        await pool.client(Connection("https://a.example", settings={"proxy": setting}))
    assert caught.value.field == "proxy"


async def test_a_bad_proxy_of_the_system_is_named_without_its_password(
    pool: ClientPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "socks4://me:hidden@proxy.example:1")
    with pytest.raises(InvalidInputError, match=r"proxy\.example:1.*system") as caught:
        await pool.client(Connection("https://a.example"))
    assert "hidden" not in str(caught.value)
    assert proxy_name("http://me:hidden@proxy.example") == "proxy.example:80"


@pytest.mark.parametrize("content", [None, "no certificate"])
async def test_a_bad_certificate_file_is_named(pool: ClientPool, tmp_path: Any, content: str | None) -> None:
    path = tmp_path / "own.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"own\.pem") as caught:
        await pool.client(Connection("https://a.example", settings={"ca_file": str(path)}))
    assert caught.value.field == "ca_file"


async def test_loopback_is_reached_in_spite_of_a_proxy_in_the_environment(
    standin: Standin, pool: ClientPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "socks://127.0.0.1:9")
    connection = Connection(standin.base_url, Secret(standin.key))
    await CHAT_COMPLETIONS.create(connection, await pool.client(connection)).check_key()


def test_the_first_request_after_warming_up_loads_nothing(standin: Standin) -> None:
    code = """
import asyncio, sys
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.provider import Connection, Secret

async def main():
    pool, connection = ClientPool(), Connection(sys.argv[1], Secret(sys.argv[2]))
    await pool.warm_up()
    adapter = CHAT_COMPLETIONS.create(connection, await pool.client(connection))
    before = set(sys.modules)
    await adapter.list_models()
    print(sorted(name for name in set(sys.modules) - before if not name.startswith("encodings")))
    await pool.aclose()

asyncio.run(main())
"""
    command = [sys.executable, "-c", code, standin.base_url, standin.key]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
