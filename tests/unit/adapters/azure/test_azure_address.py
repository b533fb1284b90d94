"""Regions and addresses as people paste them, and what the key looks like."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.azure import AZURE
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.probe import connect_address
from neiroha_desktop.domain.errors import InvalidInputError, ProviderConnectionError
from neiroha_desktop.domain.provider import Connection, Secret
from tests.examples import examples
from tests.unit.adapters.azure.conftest import MakeAzure

EAST = "https://eastus.tts.speech.microsoft.com"
ADDRESSES = {
    "eastus": EAST,
    "  East US ": EAST,
    "(US) East US": EAST,
    "(US) East US 2": "https://eastus2.tts.speech.microsoft.com",
    "\u200beastus\ufeff": EAST,
    "ｅａｓｔｕｓ": EAST,
    "https://eastus.tts.speech.microsoft.com": EAST,
    "eastus.tts.speech.microsoft.com/": EAST,
    "https://EastUS.tts.speech.microsoft.com/cognitiveservices/v1": EAST,
    "https://eastus.tts.speech.microsoft.com/cognitiveservices/voices/list": EAST,
    "https://eastus.api.cognitive.microsoft.com/": EAST,
    "https://eastus.api.cognitive.microsoft.com/sts/v1.0/issueToken": EAST,
    "http://eastus.stt.speech.microsoft.com": EAST,
    "https://eastus.voice.speech.microsoft.com": EAST,
    "chinaeast2": "https://chinaeast2.tts.speech.azure.cn",
    "China North 3": "https://chinanorth3.tts.speech.azure.cn",
    "https://chinaeast2.api.cognitive.azure.cn": "https://chinaeast2.tts.speech.azure.cn",
    "usgovarizona": "https://usgovarizona.tts.speech.azure.us",
    "https://usgovvirginia.api.cognitive.microsoft.us": "https://usgovvirginia.tts.speech.azure.us",
    "https://my-speech.cognitiveservices.azure.com/": "https://my-speech.cognitiveservices.azure.com/tts",
    "my-speech.cognitiveservices.azure.com/tts/cognitiveservices/v1": (
        "https://my-speech.cognitiveservices.azure.com/tts"
    ),
    "https://proxy.example/azure/": "https://proxy.example/azure",
    "https://proxy.example/azure/cognitiveservices/v1": "https://proxy.example/azure",
    "http://127.0.0.1:8080": "http://127.0.0.1:8080",
    "localhost:8080": "http://localhost:8080",
    "localhost": "http://localhost",
}


@pytest.mark.parametrize(("typed", "root"), ADDRESSES.items())
def test_whatever_is_pasted_becomes_the_address_that_speaks(typed: str, root: str) -> None:
    resolved = AZURE.resolve(Connection(typed))
    assert resolved.base_url == root
    assert resolved.request_url == f"{root}/cognitiveservices/v1"
    assert AZURE.resolve(Connection(root)) == resolved


@pytest.mark.parametrize(
    "typed",
    [
        "https://name.services.ai.azure.com",
        "https://name.openai.azure.com/openai/v1",
        "https://portal.azure.com",
        "https://speech.microsoft.com/portal",
    ],
)
def test_an_address_that_cannot_speak_asks_for_the_region(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="Enter the region of the Speech resource") as caught:
        AZURE.resolve(Connection(typed))
    assert caught.value.field == "base_url"


@pytest.mark.parametrize(
    "typed", ["", "   ", "https://", "ftp://eastus", "https://a b.example", "https://x.example?k=1"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        AZURE.resolve(Connection(typed))
    assert caught.value.field == "base_url"


def test_what_the_address_means_is_said() -> None:
    notices = AZURE.resolve(Connection("https://name.cognitiveservices.azure.com")).notices
    assert "private endpoint" in str(notices[0])
    assert "region" in str(notices[1])
    assert "not encrypted" in str(AZURE.resolve(Connection("http://proxy.example")).notices[0])
    assert AZURE.resolve(Connection("http://127.0.0.1:1")).notices == ()


@given(st.text(max_size=60) | st.sampled_from([*ADDRESSES]).flatmap(lambda text: st.text(max_size=4).map(text.__add__)))
@settings(max_examples=examples(100), deadline=None)
def test_any_text_is_an_address_that_stays_as_it_is_or_is_refused(typed: str) -> None:
    with suppress(InvalidInputError):
        resolved = AZURE.resolve(Connection(typed))
        assert AZURE.resolve(Connection(resolved.base_url)).base_url == resolved.base_url


@pytest.mark.parametrize(
    ("base_url", "key", "fits"),
    [
        ("eastus", "0123456789abcdef0123456789ABCDEF", True),
        ("eastus", "A1" * 42, True),
        ("eastus", "sk-0123456789", False),
        ("eastus", "ключ", False),
        ("https://n.cognitiveservices.azure.com", "short", False),
        ("http://127.0.0.1:8080", "anything", None),
        ("https://", "0123456789abcdef0123456789abcdef", None),
        ("eastus", "", None),
    ],
)
def test_a_key_is_told_by_its_look(base_url: str, key: str, fits: bool | None) -> None:
    reviewed = AZURE.review_key(base_url, Secret(key))
    assert (reviewed[0] if reviewed else None) is fits


async def test_a_region_that_does_not_exist_is_named(
    make_azure: MakeAzure, pool: ClientPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapter = await make_azure(base_url="ukwest", proxy="none")

    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ProviderConnectionError, match='No Speech region "ukwest" was found') as caught:
        await adapter.check_key()
    assert not caught.value.retryable
    connection = Connection(AZURE.resolve(Connection("ukwest")).base_url, settings={"proxy": "none"})
    with pytest.raises(ProviderConnectionError, match='No Speech region "ukwest" was found'):
        await connect_address(connection, pool)
