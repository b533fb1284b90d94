"""Kept outlines: what is read is what was written for this very sound, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.storage.peaks_cache import PeaksCache

DATA = bytes(range(240))


@pytest.fixture
def cache(tmp_path: Path) -> PeaksCache:
    return PeaksCache(tmp_path / "peaks")


def _files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "peaks").iterdir())


def test_what_was_kept_is_found_under_the_same_key_size_and_stamp(cache: PeaksCache) -> None:
    assert cache.read("take", 60, "1") is None
    cache.write("take", 60, "1", DATA)
    cache.write("take", 600, "1", DATA * 10)

    assert cache.read("take", 60, "1") == DATA
    assert cache.read("take", 600, "1") == DATA * 10
    assert cache.read("other", 60, "1") is None
    assert cache.read("take", 61, "1") is None


def test_another_state_of_the_sound_finds_nothing_and_may_be_kept_anew(cache: PeaksCache) -> None:
    cache.write("take", 60, "1", DATA)

    assert cache.read("take", 60, "2") is None
    cache.write("take", 60, "2", DATA[::-1])
    assert cache.read("take", 60, "2") == DATA[::-1]


@given(at=st.integers(0, 275), value=st.integers(0, 255), cut=st.integers(0, 276))
def test_a_damaged_entry_is_not_believed(
    tmp_path_factory: pytest.TempPathFactory, at: int, value: int, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("data")
    cache = PeaksCache(folder / "peaks")
    cache.write("take", 60, "1", DATA)
    (path,) = _files(folder)
    entry = path.read_bytes()
    assert len(entry) == 276
    damaged = bytearray(entry)
    damaged[at] = value
    for changed in (bytes(damaged), entry[:cut], entry + b"x"):
        path.write_bytes(changed)
        assert cache.read("take", 60, "1") == (DATA if changed == entry else None)
        assert path.exists() == (changed == entry), "it would be damaged the next time as well"
    cache.write("take", 60, "1", DATA)
    assert cache.read("take", 60, "1") == DATA


@pytest.mark.parametrize("key", ["../../etc/passwd", "C:\\take", "音", "", "a" * 500, "\ud800"])
def test_any_key_is_a_file_inside_the_folder(cache: PeaksCache, tmp_path: Path, key: str) -> None:
    cache.write(key, 60, "1", DATA)

    assert cache.read(key, 60, "1") == DATA
    assert [path.parent for path in _files(tmp_path)] == [tmp_path / "peaks"]
    assert [path.name for path in tmp_path.iterdir()] == ["peaks"]


def test_a_sound_that_goes_takes_its_outlines_with_it(cache: PeaksCache, tmp_path: Path) -> None:
    for key in ("a", "b"):
        for buckets in (60, 600):
            cache.write(key, buckets, "1", DATA)
    cache.forget("a")

    assert cache.read("a", 60, "1") is cache.read("a", 600, "1") is None
    assert cache.read("b", 600, "1") == DATA
    assert len(_files(tmp_path)) == 2


def test_a_sweep_keeps_what_is_still_there_and_what_is_not_its_own(cache: PeaksCache, tmp_path: Path) -> None:
    for key in ("a", "b", "c"):
        cache.write(key, 60, "1", DATA)
    (tmp_path / "peaks" / "notes.txt").write_text("mine", encoding="utf-8")

    assert cache.sweep({"b"}) == 2
    assert cache.read("b", 60, "1") == DATA
    assert len(_files(tmp_path)) == 2
    assert PeaksCache(tmp_path / "nothing").sweep(()) == 0


def test_a_disk_that_refuses_only_costs_the_entry(tmp_path: Path) -> None:
    (tmp_path / "peaks").write_text("a file where the folder should be", encoding="utf-8")
    cache = PeaksCache(tmp_path / "peaks")
    cache.write("take", 60, "1", DATA)

    assert cache.read("take", 60, "1") is None
    cache.forget("take")
