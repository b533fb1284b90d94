"""Outlines: drawn once, kept on disk for the next run, and drawn anew where they do not fit any more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from neiroha_desktop.audio import peaks
from neiroha_desktop.services.clips import ClipLoader, Playable
from neiroha_desktop.storage.peaks_cache import PeaksCache
from tests.unit.audio.signals import encode, tone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from numpy.typing import NDArray


class Drawings:
    """Counts how often a file is really read to be drawn."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        draw = peaks.peaks_of

        def note(source: Path | bytes, buckets: int) -> NDArray[np.float32]:
            self.count += 1
            return draw(source, buckets)

        patch.setattr(peaks, "peaks_of", note)


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> Drawings:
    return Drawings(monkeypatch)


@pytest.fixture
def cache(tmp_path: Path) -> PeaksCache:
    return PeaksCache(tmp_path / "peaks")


@pytest.fixture
def take(tmp_path: Path) -> Playable:
    path = tmp_path / "take.wav"
    path.write_bytes(encode(tone(1.0, 8000), 8000, "wav"))
    return Playable("take", "Take", path=path)


@pytest.fixture
async def loaders(cache: PeaksCache) -> AsyncIterator[list[ClipLoader]]:
    """Return three runs of the program, one after the other on one folder."""
    made = [ClipLoader(cache) for _ in range(3)]
    yield made
    for loader in made:
        await loader.aclose()


async def test_the_next_run_finds_the_outline_on_disk(
    loaders: list[ClipLoader], take: Playable, drawings: Drawings
) -> None:
    outlines = [await loader.outline(take, 60) for loader in loaders]

    assert drawings.count == 1
    for outline in outlines[1:]:
        np.testing.assert_allclose(outline, outlines[0], atol=1 / 65000)
    assert outlines[0].max() == pytest.approx(0.5, abs=0.01)
    await loaders[0].outline(take, 61)
    assert drawings.count == 2


async def test_a_file_that_changed_is_drawn_anew(loaders: list[ClipLoader], take: Playable, drawings: Drawings) -> None:
    await loaders[0].outline(take, 60)
    assert take.path is not None
    take.path.write_bytes(encode(tone(1.0, 8000) // 2, 8000, "wav"))
    os.utime(take.path, ns=(1, 1))
    changed = await loaders[1].outline(take, 60)

    assert drawings.count == 2
    assert changed.max() == pytest.approx(0.25, abs=0.01)


async def test_a_damaged_entry_is_drawn_anew(
    loaders: list[ClipLoader], take: Playable, drawings: Drawings, tmp_path: Path
) -> None:
    await loaders[0].outline(take, 60)
    (entry,) = (tmp_path / "peaks").iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    outlines = [await loader.outline(take, 60) for loader in loaders[1:]]

    assert drawings.count == 2
    np.testing.assert_allclose(outlines[0], outlines[1], atol=1 / 65000)


async def test_what_is_forgotten_is_gone_from_memory_and_disk(
    loaders: list[ClipLoader], take: Playable, drawings: Drawings, tmp_path: Path
) -> None:
    await loaders[0].outline(take, 60)
    await loaders[0].forget("take")
    assert list((tmp_path / "peaks").iterdir()) == []
    await loaders[0].outline(take, 60)
    assert drawings.count == 2
    await loaders[0].forget_all_but({"take"})
    assert len(list((tmp_path / "peaks").iterdir())) == 1
    await loaders[0].forget_all_but(())
    assert list((tmp_path / "peaks").iterdir()) == []


async def test_sound_in_memory_and_a_run_without_a_folder_leave_nothing(take: Playable, tmp_path: Path) -> None:
    assert take.path is not None
    loader = ClipLoader()
    outline = await loader.outline(Playable("data", "Data", data=take.path.read_bytes()), 60)
    np.testing.assert_array_equal(await loader.outline(take, 60), outline)
    await loader.forget("take")
    await loader.forget_all_but(())
    await loader.aclose()

    assert os.listdir(tmp_path) == ["take.wav"]  # noqa: PTH208 - names, without touching the files
