from __future__ import annotations

import asyncio
import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.columns import to_text, to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.takes import TakeStore
from tests.examples import examples
from tests.unit.storage import samples
from tests.unit.storage.samples import MIMO, NARRATOR, take

DATA = b"RIFF and more"


@pytest.fixture(autouse=True)
async def _owners(providers: ProviderStore, characters: CharacterStore) -> None:
    await providers.save(MIMO)
    await characters.save(NARRATOR)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(60))
@given(made=samples.takes)
async def test_comes_back_as_it_was(takes: TakeStore, made: Take) -> None:
    # The same example may run twice on one database.
    made = replace(made, id=uuid4().hex, file_name=f"{uuid4().hex}.wav")
    await takes.add(made, DATA)
    # What was sent for it is asked for on its own.
    assert await takes.get(made.id) == replace(made, wire="")
    assert await takes.wire(made.id) == to_text(made.wire)
    assert await takes.read(made) == DATA


async def test_newest_first_of_all_or_of_one_character(takes: TakeStore) -> None:
    made = [take(str(n), character_id=NARRATOR.id if n % 2 else "", second=n // 2) for n in range(6)]
    for one in made:
        await takes.add(one, DATA)
    assert await takes.list() == made[::-1]
    assert await takes.list(NARRATOR.id) == [made[5], made[3], made[1]]
    assert await takes.list(limit=2, offset=1) == [made[4], made[3]]
    assert await takes.list("unknown") == []


async def test_delete_and_restore(takes: TakeStore) -> None:
    await takes.add(take(), DATA)
    await takes.delete("one")
    assert await takes.list() == []
    with pytest.raises(StorageError, match="deleted"):
        await takes.get("one")
    await takes.restore("one")
    assert await takes.read(await takes.get("one")) == DATA
    with pytest.raises(StorageError):
        await takes.restore("unknown")


async def test_a_row_that_fails_takes_its_file_along(takes: TakeStore, folder: DataFolder) -> None:
    await takes.add(take(), DATA)
    with pytest.raises(StorageError, match="already"):
        await takes.add(replace(take(), file_name="second.wav"), b"other")
    with pytest.raises(StorageError):
        await takes.add(replace(take("two"), file_name="one.wav"), b"other")
    (folder.takes / "three.wav").write_bytes(b"not ours")
    with pytest.raises(StorageError, match="not overwritten"):
        await takes.add(take("three"), b"other")
    assert {path.name: path.read_bytes() for path in folder.takes.iterdir()} == {
        "one.wav": DATA,
        "three.wav": b"not ours",
    }
    assert await takes.list() == [take()]


async def test_a_commit_that_fails_takes_the_file_along(
    takes: TakeStore, database: Database, folder: DataFolder
) -> None:
    # A deferred check fails in COMMIT, when the file has its name already.
    await database.write(
        lambda db: [
            db.execute("CREATE TABLE other (id TEXT REFERENCES providers (id) DEFERRABLE INITIALLY DEFERRED)"),
            db.execute("CREATE TRIGGER spoil AFTER INSERT ON takes BEGIN INSERT INTO other VALUES ('nobody'); END"),
        ]
    )
    with pytest.raises(StorageError):
        await takes.add(take(), DATA)
    assert not list(folder.takes.iterdir())
    assert await takes.list() == []


async def test_cancelling_at_any_moment_leaves_all_or_nothing(takes: TakeStore, folder: DataFolder) -> None:
    outcomes = set()
    for turns in range(40):
        task = asyncio.create_task(takes.add(take(str(turns)), DATA * 100_000))
        for _ in range(turns):
            await asyncio.sleep(0.0003)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        outcomes.add(task.cancelled())
    rows = {made.file_name for made in await takes.list()}
    deadline = time.monotonic() + 10
    while {path.name for path in folder.takes.iterdir()} != rows:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)
    assert True in outcomes


@pytest.mark.parametrize("name", ["../up.wav", "/etc/passwd", "a/b.wav", "a\\b.wav", "C:x.wav", "..", "", "."])
async def test_a_name_that_leads_out_is_refused(takes: TakeStore, name: str) -> None:
    with pytest.raises(StorageError, match="not a file name"):
        await takes.add(replace(take(), file_name=name), DATA)
    assert await takes.list() == []


async def test_a_file_that_is_gone_is_named(takes: TakeStore) -> None:
    await takes.add(take(), DATA)
    takes.path(take()).unlink()
    with pytest.raises(StorageError, match=r"one\.wav"):
        await takes.read(take())
    takes.path(take()).mkdir()
    with pytest.raises(StorageError, match=r"one\.wav"):
        await takes.read(take())


async def test_a_take_is_kept_though_its_provider_is_gone(takes: TakeStore) -> None:
    await takes.add(replace(take(), provider_id="gone"), DATA)
    (found,) = await takes.list()
    assert (found.provider_id, found.provider_name) == ("", MIMO.name)


async def _age(database: Database, table: str, name: str, age: timedelta) -> None:
    moment = to_time(datetime.now(UTC) - age)
    await database.write(lambda db: db.execute(f"UPDATE {table} SET deleted_at = ? WHERE id = ?", (moment, name)))


async def test_sweep_removes_what_was_deleted_long_ago_and_nothing_else(
    takes: TakeStore, database: Database, folder: DataFolder, providers: ProviderStore, characters: CharacterStore
) -> None:
    for name in ("old", "young", "kept"):
        await takes.add(take(name, character_id=NARRATOR.id), DATA)
        await providers.save(replace(MIMO, id=name))
        await characters.save(replace(NARRATOR, id=name, provider_id=name))
        for table in ("takes", "providers", "characters"):
            if name != "kept":
                await _age(database, table, name, timedelta(hours=25 if name == "old" else 23))
    stale = folder.takes / f".neiroha-{'b' * 32}.part"
    stale.touch()
    os.utime(stale, (time.time() - 3700,) * 2)
    (folder.takes / "notes.txt").write_text("mine", encoding="utf-8")

    swept = await takes.sweep()
    assert (swept.temporary_files, swept.takes, swept.provider_ids) == (1, 1, ("old",))
    assert {path.name for path in folder.takes.iterdir()} == {"young.wav", "kept.wav", "notes.txt"}
    assert await takes.ids() == {"young", "kept"}
    await takes.restore("young")
    await providers.restore("young")
    await characters.restore("young")
    assert [found.id for found in await takes.list()] == ["kept", "young"]
    assert [found.id for found in await providers.list()] == [MIMO.id, "young", "kept"]
    assert [found.id for found in await characters.list()] == [NARRATOR.id, "young", "kept"]
    swept = await takes.sweep()
    assert (swept.temporary_files, swept.takes, swept.provider_ids) == (0, 0, ())


async def test_takes_outlive_their_character_and_provider(
    takes: TakeStore, database: Database, characters: CharacterStore
) -> None:
    await takes.add(take(character_id=NARRATOR.id), DATA)
    await _age(database, "providers", MIMO.id, timedelta(days=2))
    await _age(database, "characters", NARRATOR.id, timedelta(days=2))
    await takes.sweep()
    assert await takes.list() == [replace(take(), provider_id="", character_id="")]
    assert await characters.list() == []


async def test_audio_that_cannot_be_removed_keeps_its_row_for_the_next_time(
    takes: TakeStore, database: Database
) -> None:
    await takes.add(take(), DATA)
    await _age(database, "takes", "one", timedelta(days=2))
    path = takes.path(take())
    path.unlink()
    (path / "inside").mkdir(parents=True)
    assert (await takes.sweep()).takes == 0
    (path / "inside").rmdir()
    path.rmdir()
    assert (await takes.sweep()).takes == 1
