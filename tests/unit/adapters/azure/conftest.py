"""What the tests of Azure share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from neiroha_desktop.adapters.azure import AzureSpeech
from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.provider import Connection, Secret
from tests.standin import azure
from tests.standin.loopback import Loopback, loopback

MakeAzure = Callable[..., Awaitable[TtsAdapter]]


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with loopback(azure.answer) as server:
        yield server


@pytest.fixture
def make_azure(server: Loopback, pool: ClientPool) -> MakeAzure:
    """Build an adapter for the stand-in; keyword arguments are connection settings. All are of one adapter type."""
    kind = AzureSpeech()

    async def make(*, base_url: str = "", key: str = azure.KEY, **settings: Any) -> TtsAdapter:
        connection = Connection(base_url or server.origin, Secret(key), settings)
        return kind.create(connection, await pool.client(connection))

    return make
