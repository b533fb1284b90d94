"""Samples of voices on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from neiroha_desktop.storage.sample_cache import SampleCache

A, B, C = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
def cache(tmp_path: Path) -> SampleCache:
    return SampleCache(tmp_path / "samples")


def test_what_was_kept_is_found(cache: SampleCache) -> None:
    assert (cache.find(A), cache.keys()) == (None, set())
    cache.write(A, "wav", b"one")
    cache.write(B, "mp3", b"two")
    cache.write(C, "of no name", b"three")
    found = cache.find(B)
    assert found is not None
    assert (found.read_bytes(), found.suffix) == (b"two", ".mp3")
    assert cache.keys() == {A, B}
    cache.forget(B)
    assert (cache.find(B), cache.keys()) == (None, {A})


def test_a_folder_that_cannot_be_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "samples").write_text("a file")
    cache = SampleCache(tmp_path / "samples")
    cache.write(A, "wav", b"one")
    assert (cache.find(A), cache.keys(), cache.sweep()) == (None, set(), 0)


def test_what_was_not_wanted_for_long_goes_first(cache: SampleCache, tmp_path: Path) -> None:
    for age, key in enumerate((A, B, C)):
        cache.write(key, "wav", bytes(100))
        os.utime(tmp_path / "samples" / f"{key}.wav", (1e9 + age, 1e9 + age))
    (tmp_path / "samples" / "of somebody else.txt").write_bytes(bytes(1000))
    cache.find(A)
    assert cache.sweep(most_bytes=250) == 1
    assert cache.keys() == {A, C}
    assert cache.sweep() == 0
    assert (tmp_path / "samples" / "of somebody else.txt").exists()
