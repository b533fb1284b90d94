"""Outlines for drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neiroha_desktop.audio import blocks
from neiroha_desktop.audio.decode import decode
from neiroha_desktop.audio.peaks import from_bytes, peaks, peaks_of, to_bytes
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import DecodeError
from tests.unit.audio.signals import encode, noise

if TYPE_CHECKING:
    from pathlib import Path


@given(
    samples=hnp.arrays(
        np.float32,
        st.tuples(st.integers(1, 300), st.integers(1, 3)),
        elements=st.floats(-1, 1, width=32),
    ),
    buckets=st.integers(1, 400),
)
def test_each_bucket_holds_its_own_lowest_and_highest_sample(
    samples: np.ndarray[tuple[int, int], np.dtype[np.float32]], buckets: int
) -> None:
    outline = peaks(samples, buckets)

    assert outline.shape == (buckets, 2)
    assert outline.dtype == np.float32
    for bucket in range(buckets):
        start = bucket * len(samples) // buckets
        end = max((bucket + 1) * len(samples) // buckets, start + 1)
        assert outline[bucket, 0] == samples[start:end].min()
        assert outline[bucket, 1] == samples[start:end].max()


def test_no_frames_give_a_flat_line() -> None:
    np.testing.assert_array_equal(peaks(np.zeros((0, 1), np.float32), 4), np.zeros((4, 2), np.float32))


@given(frames=st.integers(1, 300), channels=st.integers(1, 3), buckets=st.integers(1, 400), block=st.integers(1, 120))
def test_reading_in_blocks_changes_nothing(frames: int, channels: int, buckets: int, block: int) -> None:
    data = wrap_pcm16(noise(frames / 8000, 8000, channels).tobytes(), 8000, channels)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK_FRAMES", block)
        outline = peaks_of(data, buckets)

    np.testing.assert_array_equal(outline, peaks(decode(data).samples, buckets))


@pytest.mark.parametrize("container", ["wav", "flac", "ogg", "mp3"])
def test_a_file_has_the_outline_of_its_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, container: str) -> None:
    monkeypatch.setattr(blocks, "BLOCK_FRAMES", 1000)
    path = tmp_path / "clip"
    path.write_bytes(encode(noise(1.0, 44100, 2), 44100, container))

    # MP3 decoders may round a sample otherwise where a block begins.
    np.testing.assert_allclose(peaks_of(path, 77), peaks(decode(path.read_bytes()).samples, 77), atol=1e-4)


def test_a_wav_whose_header_lies_is_drawn_to_its_end() -> None:
    samples = noise(1.0, 8000, 1)
    data = bytearray(wrap_pcm16(samples.tobytes(), 8000))
    data[40:44] = (0xFFFFFFFF).to_bytes(4, "little")

    np.testing.assert_array_equal(peaks_of(bytes(data), 50), peaks((samples / 32768).astype(np.float32), 50))


def test_a_file_without_frames_is_flat_and_one_that_is_no_audio_an_error() -> None:
    np.testing.assert_array_equal(peaks_of(wrap_pcm16(b"", 8000), 3), np.zeros((3, 2), np.float32))
    with pytest.raises(DecodeError):
        peaks_of(b"no audio", 3)


@given(
    hnp.arrays(np.float32, st.tuples(st.integers(0, 50), st.just(2)), elements=st.floats(-1, 1, width=32)),
)
def test_an_outline_survives_its_bytes(outline: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> None:
    data = to_bytes(outline)

    assert len(data) == 4 * len(outline)
    np.testing.assert_allclose(from_bytes(data), outline, atol=1 / 65000)
    with pytest.raises(ValueError, match="reshape"):
        from_bytes(data + b"xx")
