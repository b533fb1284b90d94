"""What the adapter tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.character import ReferenceAudio
from neiroha_desktop.domain.provider import Connection, Secret
from tests.standin import melody
from tests.standin.fixture import Standin, standin, standin_process

__all__ = ["standin", "standin_process"]

MakeAdapter = Callable[..., Awaitable[TtsAdapter]]
MakeReference = Callable[..., ReferenceAudio]


_certificates = ClientPool()
"""Reading the system's certificates takes as long as several tests, so all pools share what this one read."""


@asynccontextmanager
async def open_pool() -> AsyncIterator[ClientPool]:
    """Open a pool for the length of a block."""
    pool = ClientPool()
    pool._contexts = _certificates._contexts
    yield pool
    await pool.aclose()


@pytest.fixture
async def pool() -> AsyncIterator[ClientPool]:
    async with open_pool() as pool:
        yield pool


@pytest.fixture
def make_adapter(standin: Standin, pool: ClientPool) -> MakeAdapter:
    """Build an adapter for the stand-in; keyword arguments are connection settings."""

    async def make(*, base_url: str = "", key: str = standin.key, **settings: Any) -> TtsAdapter:
        connection = Connection(base_url or standin.base_url, Secret(key), settings)
        return CHAT_COMPLETIONS.create(connection, await pool.client(connection))

    return make


@pytest.fixture
def make_reference(tmp_path: Path) -> MakeReference:
    """Write a reference clip and describe it, as the storage would, or wrongly on request."""

    def make(data: bytes | None = None, *, container: str = "wav", name: str = "clip.bin") -> ReferenceAudio:
        data = melody.wav(melody.melody("reference", 1.0)) if data is None else data
        path = tmp_path / name
        path.write_bytes(data)
        return ReferenceAudio(sha256(data).hexdigest(), path, container, len(data), 1.0, 24_000, 1, name)

    return make
