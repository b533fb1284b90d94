"""What the tests of Gemini share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.adapters.gemini import GEMINI
from neiroha_desktop.domain.provider import Connection, Secret
from tests.standin import gemini
from tests.standin.loopback import Loopback, loopback

MakeGemini = Callable[..., Awaitable[TtsAdapter]]


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with loopback(gemini.answer) as server:
        yield server


@pytest.fixture
def make_gemini(server: Loopback, pool: ClientPool) -> MakeGemini:
    """Build an adapter for the stand-in; keyword arguments are connection settings."""

    async def make(*, base_url: str = "", key: str = gemini.KEY, **settings: Any) -> TtsAdapter:
        connection = Connection(base_url or server.origin, Secret(key), settings)
        return GEMINI.create(connection, await pool.client(connection))

    return make
