"""An answer that has come is kept, whatever happens while it is being stored."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.synthesis import SynthesisService
from neiroha_desktop.storage.atomic import PendingFile
from neiroha_desktop.storage.takes import TakeStore
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House


class SlowDisk(TakeStore):
    """The real store, behind a door."""

    def __init__(self, store: TakeStore) -> None:
        super().__init__(store._database, store._folder)
        self.knocked = asyncio.Event()
        self.door = asyncio.Event()
        self.failure: StorageError | None = None

    async def add(self, take: Take, audio: bytes | PendingFile) -> None:
        self.knocked.set()
        await self.door.wait()
        if self.failure:
            raise self.failure
        await super().add(take, audio)


@asynccontextmanager
async def storing(house: House, character: Character) -> AsyncIterator[tuple[SlowDisk, asyncio.Task[Take]]]:
    """A synthesis whose answer is here and not stored yet."""
    disk = SlowDisk(house.take_store)
    service = SynthesisService(house.providers, house.dispatcher, disk, house.accounts)
    task = asyncio.ensure_future(service.synthesize(character, "Hello."))
    async with asyncio.timeout(10):
        await disk.knocked.wait()
    yield disk, task


@pytest.mark.parametrize("times", [1, 3])
async def test_stop_while_a_take_is_stored_keeps_it(
    house: House, standin: Standin, narrator: Character, times: int
) -> None:
    async with storing(house, narrator) as (disk, task):
        for _ in range(times):
            task.cancel()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert not task.done()
        disk.door.set()
        with pytest.raises(asyncio.CancelledError):
            await task
    (take,) = await house.takes.list_all()
    assert house.takes.path(take).read_bytes() == standin.audio(0)


async def test_a_disk_that_fails_after_stop_is_told_all_the_same(house: House, narrator: Character) -> None:
    async with storing(house, narrator) as (disk, task):
        disk.failure = StorageError(msg("The disk is full."))
        task.cancel()
        await asyncio.sleep(0)
        disk.door.set()
        with pytest.raises(StorageError, match="full"):
            await task


async def test_a_disk_that_fails_is_told(house: House, narrator: Character) -> None:
    async with storing(house, narrator) as (disk, task):
        disk.failure = StorageError(msg("The disk is full."))
        disk.door.set()
        with pytest.raises(StorageError, match="full"):
            await task
    assert not list(disk._folder.glob(".*.part")), "what was written is not left behind"
    (logged,) = await house.ledger.recent(1)
    assert logged.audio_seconds, "it was heard, and paid for"


async def test_the_next_request_does_not_wait_for_the_disk(house: House, standin: Standin, narrator: Character) -> None:
    async with storing(house, narrator) as (disk, task):
        take = await house.synthesis.synthesize(narrator, "Two.")
        disk.door.set()
        assert {one.id for one in (take, await task)} == {one.id for one in await house.takes.list_all()}
    assert len(standin.log()) == 2
