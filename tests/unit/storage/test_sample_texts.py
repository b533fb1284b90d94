"""The user's own sample texts on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.domain.sample import OwnSample
from neiroha_desktop.storage.sample_texts import SampleStore
from tests.examples import examples

ONE, TWO = OwnSample("1", "One", "你好（老王）"), OwnSample("2", "Two", "Hello\nworld")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "samples"
    folder.mkdir()
    return folder / "samples.json"


def written(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def aside(path: Path) -> Path:
    (found,) = (one for one in path.parent.iterdir() if one != path)
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(40))
@given(st.lists(st.builds(OwnSample, st.uuids().map(str), st.text(), st.text()), unique_by=lambda one: one.id))
async def test_come_back_as_they_were(path: Path, samples: list[OwnSample]) -> None:
    write(path, b"[]")
    for sample in samples:
        await SampleStore(path).save(sample)
    assert await SampleStore(path).list() == samples


async def test_an_empty_folder_has_none_and_stays_empty(path: Path) -> None:
    assert await SampleStore(path).list() == []
    assert list(path.parent.iterdir()) == []


async def test_a_text_is_changed_where_it_is_added_at_a_place_and_deleted(path: Path) -> None:
    store = SampleStore(path)
    await store.save(ONE)
    await store.save(TWO, 0)
    assert await store.list() == [TWO, ONE]
    changed = OwnSample("2", "Second", "Hello")
    await store.save(changed, 5)
    assert await store.list() == [changed, ONE]
    await store.delete("2")
    await store.delete("unknown")
    assert await store.list() == [ONE]


async def test_two_copies_of_the_app_do_not_undo_each_other(path: Path) -> None:
    mine, theirs = SampleStore(path), SampleStore(path)
    assert await mine.list() == []
    await theirs.save(ONE)
    await mine.save(TWO)
    assert await theirs.list() == [ONE, TWO]


async def test_the_file_can_be_read_and_edited_by_people(path: Path) -> None:
    await SampleStore(path).save(ONE)
    assert "你好（老王）" in written(path)
    entries = json.loads(written(path))
    entries[0]["remark"] = "by hand"
    write(path, json.dumps(entries).encode())
    assert await SampleStore(path).list() == [ONE]


async def test_half_of_a_surrogate_pair_does_no_harm(path: Path) -> None:
    await SampleStore(path).save(OwnSample("1", "t", "a\ud83d"))
    assert [one.text for one in await SampleStore(path).list()] == ["a\ufffd"]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"[",
        b"\xff\xfe",
        b"{}",
        b"[1]",
        b'[{"id": "1", "title": "t"}]',
        b'[{"id": 1, "title": "t", "text": "t"}]',
        b'[{"id": "1", "title": "t", "text": "t"}, {"id": "1", "title": "t", "text": "t"}]',
        b"[" * 100_000,
    ],
)
async def test_a_damaged_file_is_put_aside_and_said(path: Path, damaged: bytes) -> None:
    write(path, damaged)
    store = SampleStore(path)
    await store.save(ONE)
    assert await store.list() == [ONE]
    assert aside(path).read_bytes() == damaged
    assert str(aside(path)) in str(store.notice)


@pytest.fixture
def unreadable(path: Path) -> Path:
    path.mkdir()
    return path


async def test_what_cannot_be_read_is_never_overwritten(unreadable: Path) -> None:
    store = SampleStore(unreadable)
    with pytest.raises(StorageError, match=r"samples\.json"):
        await store.list()
    with pytest.raises(StorageError):
        await store.save(ONE)
    assert list(unreadable.parent.iterdir()) == [unreadable]
