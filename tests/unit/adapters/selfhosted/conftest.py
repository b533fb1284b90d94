"""What the tests of servers that people run themselves share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from neiroha_desktop.adapters.base import AdapterType, TtsAdapter
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.cosyvoice import COSYVOICE
from neiroha_desktop.adapters.gpt_sovits import GPT_SOVITS
from neiroha_desktop.adapters.voxcpm import VOXCPM
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import cosyvoice, gpt_sovits, voxcpm
from tests.standin.loopback import Given, Loopback, Seen, loopback


@dataclass(frozen=True, slots=True)
class Dialect:
    """An adapter type, and a stand-in that speaks it."""

    name: str
    kind: AdapterType
    answer: Callable[[Seen], Given]
    key: str
    request: SynthesisRequest
    """With a preset voice that the stand-in has."""
    speech_route: str
    listing_route: str

    def only_speech(self, given: Given) -> Callable[[Seen], Given]:
        """Return a server that is like the stand-in, but for what it says to a synthesis."""
        return lambda seen: given if seen.path == self.speech_route else self.answer(seen)

    def only_listing(self, given: Given) -> Callable[[Seen], Given]:
        """Return a server that is like the stand-in, but for its voice sets."""
        return lambda seen: given if seen.path == self.listing_route else self.answer(seen)


DIALECTS = (
    Dialect(
        "cosyvoice",
        COSYVOICE,
        cosyvoice.server(),
        cosyvoice.KEY,
        SynthesisRequest("default", "Hello.", PresetVoice("narrator")),
        "/api/cosyvoice/tts",
        "/v1/models",
    ),
    Dialect(
        "voxcpm",
        VOXCPM,
        voxcpm.server(),
        voxcpm.KEY,
        SynthesisRequest("default", "Hello.", PresetVoice("grandma")),
        "/api/voxcpm/tts",
        "/v1/models",
    ),
    Dialect(
        "launcher",
        GPT_SOVITS,
        gpt_sovits.launcher,
        "sk-not-needed-0123456789",
        SynthesisRequest("default", "Hello.", PresetVoice("keqing")),
        "/v1/audio/speech",
        "/v1/models",
    ),
    Dialect(
        "upstream",
        GPT_SOVITS,
        gpt_sovits.upstream(),
        "sk-not-needed-0123456789",
        # A file that surely is on the disk of this "server".
        SynthesisRequest("v2ProPlus", "Hello.", PresetVoice(__file__)),
        "/tts",
        "",
    ),
)

Speak = Callable[..., AbstractAsyncContextManager[tuple[TtsAdapter, Loopback]]]


@pytest.fixture(params=DIALECTS, ids=[dialect.name for dialect in DIALECTS])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    """Each of the dialects in turn."""
    found = request.param
    assert isinstance(found, Dialect)
    return found


@pytest.fixture
def speak(pool: ClientPool) -> Speak:
    """Open an adapter of a type and a server with an answer; keyword arguments are connection settings."""

    @asynccontextmanager
    async def open_both(
        kind: AdapterType, answer: Callable[[Seen], Given], key: str = "", path: str = "", **settings: Any
    ) -> AsyncIterator[tuple[TtsAdapter, Loopback]]:
        async with loopback(answer) as server:
            connection = Connection(server.origin + path, Secret(key), settings)
            yield kind.create(connection, await pool.client(connection)), server

    return open_both
