from __future__ import annotations

import asyncio
import hashlib
import os
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from neiroha_desktop.domain.clip_facts import ClipFacts
from neiroha_desktop.domain.errors import DecodeError, InvalidInputError, StorageError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.storage.characters import CharacterStore
from neiroha_desktop.storage.database import Database
from neiroha_desktop.storage.paths import DataFolder
from neiroha_desktop.storage.references import ReferenceStore
from tests.unit.storage.samples import NARRATOR, describe

AT_ONCE = timedelta()


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _cut(path: Path) -> None:
    os.truncate(path, 5)


def _remove(path: Path) -> None:
    path.unlink()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "我的 voice.wav"
    path.write_bytes(b"RIFF" + os.urandom(3_000_000))
    return path


async def test_the_copy_outlives_the_original(references: ReferenceStore, folder: DataFolder, source: Path) -> None:
    data = _bytes(source)
    clip = await references.add(source, describe)
    _remove(source)
    assert clip.sha256 == hashlib.sha256(data).hexdigest()
    assert clip.path == folder.references / f"{clip.sha256}.wav"
    assert _bytes(clip.path) == data
    assert (clip.container, clip.duration, clip.sample_rate, clip.channels) == ("wav", 2.5, 24_000, 1)
    assert (clip.size_bytes, clip.original_name) == (len(data), "我的 voice.wav")
    assert await references.get(clip.sha256) == clip
    assert list(folder.references.iterdir()) == [clip.path]


async def test_one_content_is_kept_once(references: ReferenceStore, folder: DataFolder, source: Path) -> None:
    other = source.with_name("other.wav")
    other.write_bytes(_bytes(source))
    first, second = await asyncio.gather(references.add(source, describe), references.add(other, describe))
    assert first == second
    assert list(folder.references.iterdir()) == [first.path]


async def test_a_copy_that_was_lost_or_cut_is_made_again(references: ReferenceStore, source: Path) -> None:
    clip = await references.add(source, describe)
    for spoil in (_remove, _cut):
        spoil(clip.path)
        assert await references.add(source, describe) == clip
        assert _bytes(clip.path) == _bytes(source)


@pytest.mark.parametrize("container", ["m4a", "mp3"])
async def test_the_name_ends_as_the_bytes_say(references: ReferenceStore, source: Path, container: str) -> None:
    clip = await references.add(source, lambda _: ClipFacts(container, 1, 8000, 2, 3))
    assert clip.path.suffix == f".{container}"


async def _refusal(references: ReferenceStore, path: Path) -> str:
    with pytest.raises(InvalidInputError) as caught:
        await references.add(path, describe)
    assert caught.value.field == "reference"
    assert caught.value.remedy
    return str(caught.value)


async def test_what_cannot_be_a_recording_is_refused(
    references: ReferenceStore, folder: DataFolder, tmp_path: Path
) -> None:
    (tmp_path / "empty.wav").touch()
    assert f"no file {tmp_path / 'missing.wav'}" in await _refusal(references, tmp_path / "missing.wav")
    assert "is a folder" in await _refusal(references, tmp_path)
    assert "is empty" in await _refusal(references, tmp_path / "empty.wav")
    assert "cannot be read" in await _refusal(references, tmp_path / "nul\0.wav")
    assert "cannot be read" in await _refusal(references, tmp_path / "empty.wav" / "inside.wav")
    assert not list(folder.references.iterdir())
    assert await references.unused(AT_ONCE) == []


if os.name == "posix":

    async def test_a_pipe_is_not_waited_for(references: ReferenceStore, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.wav")
        assert "not an ordinary file" in await _refusal(references, tmp_path / "pipe.wav")


if Path("/proc/self/mem").exists():

    async def test_a_file_that_fails_while_it_is_read(references: ReferenceStore, folder: DataFolder) -> None:
        # Reading a process's memory from address 0 fails like a broken disk does, for root too.
        assert "cannot be read" in await _refusal(references, Path("/proc/self/mem"))
        assert not list(folder.references.iterdir())


async def test_too_large(database: Database, folder: DataFolder, source: Path) -> None:
    small = ReferenceStore(database, folder.references, max_bytes=2 * 1024 * 1024)
    assert "larger than 2 MiB" in await _refusal(small, source)
    assert not list(folder.references.iterdir())


async def test_what_describe_raises_comes_through(references: ReferenceStore, folder: DataFolder, source: Path) -> None:
    def refuse(path: Path) -> ClipFacts:
        assert _bytes(path) == _bytes(source)
        raise DecodeError(msg("This is not audio."))

    with pytest.raises(DecodeError):
        await references.add(source, refuse)
    assert not list(folder.references.iterdir())


async def _empty(folder: Path) -> None:
    deadline = time.monotonic() + 10
    while _names(folder):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_cancelling_leaves_nothing(references: ReferenceStore, folder: DataFolder, source: Path) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(path: Path) -> ClipFacts:
        inside.set()
        assert go_on.wait(10)
        return ClipFacts("wav", 1, 8000, 1, 1)

    task = asyncio.create_task(references.add(source, slow))
    assert await asyncio.to_thread(inside.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await _empty(folder.references)
    assert await references.unused(AT_ONCE) == []


async def test_cancelling_at_any_moment_leaves_all_or_nothing(
    references: ReferenceStore, folder: DataFolder, source: Path
) -> None:
    for turns in range(60):
        task = asyncio.create_task(references.add(source, describe))
        for _ in range(turns):
            await asyncio.sleep(0.0002)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        kept = await references.unused(AT_ONCE)
        for clip in kept:
            assert _bytes(clip.path) == _bytes(source)
            await references.remove(clip.sha256)
        await _empty(folder.references)


async def test_unused_and_remove(references: ReferenceStore, characters: CharacterStore, source: Path) -> None:
    clip = await references.add(source, describe)
    assert await references.unused() == []
    assert await references.unused(AT_ONCE) == [clip]
    await characters.save(replace(NARRATOR, reference=clip))
    await characters.delete(NARRATOR.id)
    assert await references.unused(AT_ONCE) == []
    with pytest.raises(StorageError, match="still used"):
        await references.remove(clip.sha256)
    assert clip.path.exists()
    await characters.save(replace(NARRATOR, reference=None))
    await references.remove(clip.sha256)
    await references.remove(clip.sha256)
    assert not clip.path.exists()
    assert await references.get(clip.sha256) is None


async def test_sweep_removes_what_a_killed_run_left(references: ReferenceStore, folder: DataFolder) -> None:
    left = folder.references / f".neiroha-{'a' * 32}.part"
    left.touch()
    await references.sweep()
    assert left.exists()
    os.utime(left, (time.time() - 3700,) * 2)
    await references.sweep()
    assert not left.exists()
