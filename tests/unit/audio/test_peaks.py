"""Outlines for drawing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neiroha_desktop.audio.peaks import peaks


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
