"""A file from the web: fetched whole, or refused with a sentence, and never more of it than is wanted."""

from __future__ import annotations

import socket

import pytest

from neiroha_desktop.adapters import download as downloading
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.download import download
from neiroha_desktop.domain.errors import InvalidInputError
from tests.standin.loopback import Given, Loopback, Seen, loopback

SOUND = bytes(range(256)) * 40


def nothing(_part: float) -> None:
    pass


async def refusal(pool: ClientPool, address: str) -> str:
    with pytest.raises(InvalidInputError) as caught:
        await download(pool, address, nothing)
    assert caught.value.field == "reference"
    assert str(caught.value).endswith("Save it to this computer first, and drop or choose the saved file.")
    return str(caught.value)


def site(seen: Seen) -> Given:
    match seen.path:
        case "/voice.wav":
            return Given(body=SOUND)
        case "/pieces":
            return Given(chunks=(SOUND[:1000], SOUND[1000:]))
        case "/moved":
            return Given(302, headers={"Location": "/voice.wav?of=me"})
        case "/round":
            return Given(301, headers={"Location": "/round"})
        case "/script":
            return Given(302, headers={"Location": "file:///etc/passwd"})
        case "/cut":
            return Given(body=SOUND, end="cut")
    return Given(404, b"<html>none</html>")


async def test_a_whole_file(pool: ClientPool) -> None:
    parts: list[float] = []
    async with loopback(site) as server:
        assert await download(pool, f"{server.origin}/voice.wav", parts.append) == SOUND
        assert parts[-1] == 1.0
        assert await download(pool, f"{server.origin}/pieces", nothing) == SOUND
        assert await download(pool, f"{server.origin}/moved", nothing) == SOUND
        assert server.seen[-1].target == "/voice.wav?of=me"
    assert {one.method for one in server.seen} == {"GET"}
    assert not {"authorization", "cookie", "referer"}.intersection(*(one.headers for one in server.seen))


async def test_what_cannot_be_had(pool: ClientPool) -> None:
    async with loopback(site) as server:
        assert "does not give it: it answers 404." in await refusal(pool, f"{server.origin}/none.wav")
        assert "leads on and on" in await refusal(pool, f"{server.origin}/round")
        assert len([one for one in server.seen if one.path == "/round"]) == 6
        assert "is not an address" in await refusal(pool, f"{server.origin}/script")
        assert "closed the connection" in await refusal(pool, f"{server.origin}/cut")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "refuses the connection" in await refusal(pool, f"http://127.0.0.1:{closed.getsockname()[1]}/a.wav")
    for address in ("ftp://example.org/a.wav", "http://", "https://[::1/a.wav", "http://a b/c"):
        assert "is not an address" in await refusal(pool, address)


async def test_nothing_that_is_too_large(pool: ClientPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading, "LARGEST_BYTES", len(SOUND) - 1)
    async with loopback(site) as server:
        for path in ("voice.wav", "pieces"):
            assert "larger than" in await refusal(pool, f"{server.origin}/{path}")
        monkeypatch.setattr(downloading, "LARGEST_BYTES", len(SOUND))
        for path in ("voice.wav", "pieces"):
            assert await download(pool, f"{server.origin}/{path}", nothing) == SOUND


async def test_a_page_of_others_does_not_lead_back_to_this_computer(
    pool: ClientPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with loopback(site) as inner, loopback(lambda _: Given(302, headers={"Location": inner.origin})) as outer:
        # What stands for the web has an address of this computer, too.
        monkeypatch.setattr(downloading, "is_loopback", lambda host: host == "127.0.0.1")
        address = outer.origin.replace("127.0.0.1", "localhost")
        assert "leads on and on" in await refusal(pool, address)
        assert isinstance(inner, Loopback)
        assert not inner.seen
