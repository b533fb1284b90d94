"""The volume, turned without crackling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL_TURN_SECONDS = 0.02
"""How long a full turn of the volume takes."""


class Volume:
    """A factor that moves at a steady pace towards its target, per sample; at 1.0 nothing is touched.

    Attributes:
        target: 0.0 to 1.0; set by any thread.
    """

    def __init__(self, sample_rate: int, value: float) -> None:
        self.target = value
        self._value = value
        self._step = 1.0 / (FULL_TURN_SECONDS * sample_rate)

    def apply(self, out: NDArray[np.float32]) -> None:
        """Turn the next samples up or down, in place; shape (frames, channels)."""
        target, value = self.target, self._value
        if value == target == 1.0:
            return
        way = np.arange(1, len(out) + 1, dtype=np.float32) * self._step
        gains = np.clip(value + np.sign(target - value) * way, min(value, target), max(value, target))
        self._value = float(gains[-1])
        out *= gains.astype(np.float32)[:, np.newaxis]
