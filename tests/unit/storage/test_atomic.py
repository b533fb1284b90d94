from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from neiroha_desktop.domain.errors import StorageError
from neiroha_desktop.storage.atomic import DiscardedError, PendingFile, remove_stale, write_atomic


def test_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_names_the_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere") as caught:
        write_atomic(tmp_path / "nowhere" / "file", b"x")
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_a_target_that_is_a_folder_keeps_it_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "target" / "inside").mkdir(parents=True)
    with pytest.raises(StorageError, match="target"):
        write_atomic(tmp_path / "target", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_a_source_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def blocks() -> Iterator[bytes]:
        yield b"half"
        raise LookupError

    with pytest.raises(LookupError):
        PendingFile(tmp_path).write(blocks())
    assert not list(tmp_path.iterdir())


def test_a_file_given_up_while_it_is_written_is_gone(tmp_path: Path) -> None:
    pending = PendingFile(tmp_path)

    def blocks() -> Iterator[bytes]:
        yield b"half"
        assert pending.path.exists()
        pending.discard()
        yield b"the rest"

    with pytest.raises(DiscardedError):
        pending.write(blocks())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("given_up_first", [True, False])
def test_a_file_given_up_before_or_after_writing_is_gone(tmp_path: Path, *, given_up_first: bool) -> None:
    pending = PendingFile(tmp_path)
    if given_up_first:
        pending.discard()
        with pytest.raises(DiscardedError):
            pending.write(())
    else:
        assert pending.write((b"ab", b"c")) == 3
        pending.discard()
    assert not list(tmp_path.iterdir())


def test_a_file_that_has_its_name_is_not_given_up(tmp_path: Path) -> None:
    pending = PendingFile(tmp_path)
    pending.write((b"ab",))
    pending.publish(tmp_path / "a.wav")
    pending.path.write_bytes(b"somebody else's by now")
    pending.discard()
    assert {one.read_bytes() for one in tmp_path.iterdir()} == {b"ab", b"somebody else's by now"}


def test_only_old_temporary_files_are_stale(tmp_path: Path) -> None:
    old, young = PendingFile(tmp_path), PendingFile(tmp_path)
    old.write((b"x",))
    young.write((b"x",))
    others = [tmp_path / name for name in ("take.wav", ".neiroha-short.part", "notes.part", f"{old.path.name}.wav")]
    for path in others:
        path.touch()
    (folder := tmp_path / f".neiroha-{'0' * 32}.part").mkdir()
    for path in (old.path, *others, folder):
        os.utime(path, (time.time() - 3700,) * 2)
    assert remove_stale(tmp_path) == 1
    assert set(tmp_path.iterdir()) == {young.path, folder, *others}
    assert remove_stale(tmp_path / "nowhere") == 0
