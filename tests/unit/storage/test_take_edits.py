"""What the user says of a take and does with its audio, and what is measured later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.clip_facts import ClipMeasure
from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.synthesis import Recipe
from neiroha_desktop.storage.columns import to_time
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.providers import ProviderStore
from neiroha_desktop.storage.references import ReferenceStore
from neiroha_desktop.storage.takes import TakeStore
from tests.unit.storage.samples import MIMO, describe, take

DATA = b"RIFF and more"
MEASURE = ClipMeasure(1.5, -1.0, None, 0, 0.0, 0.1, 0.2, 0.0)


@pytest.fixture(autouse=True)
async def _kept(providers: ProviderStore, takes: TakeStore) -> None:
    await providers.save(MIMO)
    await takes.add(take(), DATA)
    await takes.add(take("other"), DATA)


async def test_star_name_and_note_stay_with_their_take(takes: TakeStore) -> None:
    await takes.set_starred("one", True)
    await takes.rename("one", "终版 \ud800")
    await takes.set_note("one", "Slower.\nMuch slower.")
    wanted = replace(take(), starred=True, name="终版 \ufffd", note="Slower.\nMuch slower.")
    assert await takes.get("one") == wanted
    assert await takes.get("other") == take("other")
    await takes.set_starred("one", False)
    assert not (await takes.get("one")).starred


async def test_what_was_measured_and_heard_later_is_kept(takes: TakeStore) -> None:
    await takes.set_measure("one", MEASURE, b"\x00\x80\xff")
    await takes.set_first_sound("one", 0.75)
    assert await takes.get("one") == replace(take(), measure=MEASURE, outline=b"\x00\x80\xff", first_sound_seconds=0.75)
    # Gone meanwhile: nobody needs to be told.
    await takes.set_measure("gone", MEASURE, b"")
    await takes.set_first_sound("gone", 1.0)


@pytest.mark.parametrize(
    "edit",
    [
        lambda takes: takes.set_starred("one", True),
        lambda takes: takes.rename("one", "x"),
        lambda takes: takes.set_note("one", "x"),
        lambda takes: takes.delete_audio("one"),
    ],
)
async def test_a_deleted_take_is_not_changed(takes: TakeStore, edit: Callable[[TakeStore], Awaitable[None]]) -> None:
    await takes.delete("one")
    with pytest.raises(StorageError, match="not there any more"):
        await edit(takes)
    await takes.restore("one")
    assert await takes.get("one") == take()


async def test_audio_can_go_and_come_back(takes: TakeStore) -> None:
    await takes.delete_audio("one")
    gone = await takes.get("one")
    assert gone == replace(take(), audio_deleted=True)
    with pytest.raises(StorageError, match="only its record is left"):
        await takes.read(gone)
    await takes.restore_audio("one")
    assert await takes.read(await takes.get("one")) == DATA


async def _age_audio(database: Database, name: str, age: timedelta) -> None:
    moment = to_time(datetime.now(UTC) - age)
    await database.write(lambda db: db.execute("UPDATE takes SET audio_deleted_at = ? WHERE id = ?", (moment, name)))


async def test_after_a_day_the_audio_goes_and_the_record_stays(
    takes: TakeStore, database: Database, folder: DataFolder
) -> None:
    for name, hours in (("one", 25), ("other", 23)):
        await takes.delete_audio(name)
        await _age_audio(database, name, timedelta(hours=hours))
    assert (await takes.sweep()).takes == 0
    assert [path.name for path in folder.takes.iterdir()] == ["other.wav"]
    assert await takes.get("one") == replace(take(), audio_deleted=True)
    with pytest.raises(StorageError, match="only its record is left"):
        await takes.restore_audio("one")
    await takes.restore_audio("other")
    assert await takes.read(await takes.get("other")) == DATA
    # A second deletion of what is gone already does no harm, and a name that is free again is not touched.
    await takes.delete_audio("one")
    takes.path(take()).write_bytes(b"somebody else's")
    await takes.sweep()
    assert takes.path(take()).read_bytes() == b"somebody else's"


async def test_audio_that_is_in_use_is_removed_the_next_time(takes: TakeStore, database: Database) -> None:
    await takes.delete_audio("one")
    await _age_audio(database, "one", timedelta(days=2))
    path = takes.path(take())
    path.unlink()
    (path / "inside").mkdir(parents=True)
    await takes.sweep()
    await takes.restore_audio("one")
    await takes.delete_audio("one")
    await _age_audio(database, "one", timedelta(days=2))
    (path / "inside").rmdir()
    path.rmdir()
    path.write_bytes(DATA)
    await takes.sweep()
    assert not path.exists()


async def test_a_recording_that_a_take_was_made_with_is_in_use(
    takes: TakeStore, references: ReferenceStore, folder: DataFolder
) -> None:
    source = folder.root / "voice.wav"
    source.write_bytes(DATA)
    kept = await references.add(source, describe)
    assert await references.unused(timedelta()) == [kept]
    recipe = Recipe(MIMO.id, "mimo-v2.5-tts-voiceclone", VoiceMode.CLONE, reference_sha256=kept.sha256)
    await takes.add(replace(take("cloned"), recipe=recipe), DATA)
    assert await references.unused(timedelta()) == []
    assert (await takes.get("cloned")).recipe == recipe
