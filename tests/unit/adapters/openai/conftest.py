"""What the tests of OpenAI's two protocols share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from neiroha_desktop.adapters.base import AdapterType, TtsAdapter
from neiroha_desktop.adapters.chat_completions import ChatCompletions
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.openai_speech import OpenAISpeech
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import openai_audio, openai_speech
from tests.standin.loopback import Loopback, loopback

MakeAdapter = Callable[..., Awaitable[TtsAdapter]]


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with loopback(openai_speech.answer) as server:
        yield server


@pytest.fixture
async def audio_server() -> AsyncIterator[Loopback]:
    async with loopback(openai_audio.answer) as server:
        yield server


def _maker(kind: AdapterType, server: Loopback, pool: ClientPool) -> MakeAdapter:
    async def make(*, base_url: str = "", key: str = openai_speech.KEY, **settings: Any) -> TtsAdapter:
        if base_url:
            # Another host is reached through the server, which is its proxy then.
            settings = {"proxy": server.origin, **settings}
        connection = Connection(base_url or f"{server.origin}/v1", Secret(key), settings)
        return kind.create(connection, await pool.client(connection))

    return make


@pytest.fixture
def make_speech(server: Loopback, pool: ClientPool) -> MakeAdapter:
    """Build an adapter for the stand-in; keyword arguments are connection settings. All are of one adapter type."""
    return _maker(OpenAISpeech(), server, pool)


@pytest.fixture
def make_audio(audio_server: Loopback, pool: ClientPool) -> MakeAdapter:
    """Build an adapter for the stand-in of audio models, in the same way."""
    return _maker(ChatCompletions(), audio_server, pool)


async def heard(adapter: TtsAdapter, request: SynthesisRequest) -> StreamedAudio:
    """Return a stream put together; only its last piece is the end."""
    audio, ends = StreamedAudio(), list[bool]()
    async for chunk in adapter.stream(request):
        assert len(chunk.data) % (2 * chunk.channels) == 0
        audio.add(chunk)
        ends.append(chunk.end is not None)
    assert ends == [False] * (len(ends) - 1) + [True]
    return audio
