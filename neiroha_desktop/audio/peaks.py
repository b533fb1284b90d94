"""The outline of a clip for drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def peaks(samples: NDArray[np.float32], buckets: int) -> NDArray[np.float32]:
    """Return the lowest and highest sample of each of `buckets` equal stretches of a clip.

    Args:
        samples: shape (frames, channels).
        buckets: how many stretches; with fewer frames than buckets, neighbours share a frame.

    Returns:
        float32, shape (buckets, 2): minimum and maximum over all channels; zeros where there are no frames.
    """
    frames = len(samples)
    if not frames or not buckets:
        return np.zeros((buckets, 2), dtype=np.float32)
    # Reducing over a single column is slow, and most clips are mono.
    low = samples.min(axis=1) if samples.shape[1] > 1 else samples[:, 0]
    high = samples.max(axis=1) if samples.shape[1] > 1 else samples[:, 0]
    starts = np.arange(buckets, dtype=np.int64) * frames // buckets
    # Starts that repeat (fewer frames than buckets) give that one frame, which is how reduceat is defined.
    return np.stack((np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)), axis=1)
