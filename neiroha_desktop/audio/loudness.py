"""Integrated loudness by ITU-R BS.1770-5, of whole clips and of files that are hours long.

Written here because no library fits: pyloudnorm needs SciPy (more than 100 MB installed, for one filter) and cannot be
fed block by block; pyebur128 (libebur128) has no wheels for Python 3.13. At 48 kHz its values and these agree within
1e-6 LU.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.k_weighting import BLOCK, MIN_RATE, KWeighting

if TYPE_CHECKING:
    from numpy.typing import NDArray

ABSOLUTE_GATE = -70.0
"""LUFS; quieter blocks are silence."""

RELATIVE_GATE = -10.0
"""LU below the loudness of what the absolute gate lets through; quieter blocks are pauses."""

_OFFSET = -0.691
_HOPS_PER_SECOND = 10
_HOPS_PER_BLOCK = 4

# Frames filtered at a time: what is in work stays in a core's cache.
_CHUNK = BLOCK * 1792

# By the number of channels, in the order of a WAV file: those behind the listener count more, the bass channel nothing.
_WEIGHTS = {
    4: (1.0, 1.0, 1.41, 1.41),
    5: (1.0, 1.0, 1.0, 1.41, 1.41),
    6: (1.0, 1.0, 1.0, 0.0, 1.41, 1.41),
    8: (1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.41, 1.41),
}


class LoudnessMeter:
    """Measures a signal that comes in blocks of any length; an hour leaves 36,000 numbers behind.

    Args:
        sample_rate: Hz.
        channels: how many; mono counts as one channel, so that the same sound on two sides is 3 LU louder.

    Raises:
        ValueError: the sample rate is below `MIN_RATE` of `k_weighting`.
    """

    def __init__(self, sample_rate: int, channels: int) -> None:
        if sample_rate < MIN_RATE:
            raise ValueError(f"{sample_rate} Hz is too low")
        self._sample_rate = sample_rate
        self._weights = np.array(_WEIGHTS.get(channels, (1.0,) * channels))
        self._filter = KWeighting(sample_rate, channels)
        self._waiting = np.zeros((channels, 0), dtype=np.float32)
        # Energy of each 100 ms, and of the piece of one that is not complete.
        self._hops: list[float] = []
        self._energy = 0.0
        self._frames = 0

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Take the next samples, shape (frames, channels)."""
        start = 0
        while start < len(samples):
            end = start + _CHUNK - self._waiting.shape[1]
            self._take(samples[start:end].T)
            start = end

    def integrated(self) -> float | None:
        """Return the loudness in LUFS of all that came; None where nothing is above the absolute gate.

        What is shorter than 400 ms has no loudness by the recommendation; here it is one block of its own length.
        """
        meter = copy.copy(self)
        meter._filter = copy.copy(self._filter)  # noqa: SLF001 - its own
        meter._hops = list(self._hops)  # noqa: SLF001
        meter._finish()  # noqa: SLF001
        return meter._gated()  # noqa: SLF001

    def _take(self, samples: NDArray[np.float32]) -> None:
        if self._waiting.shape[1]:
            samples = np.concatenate((self._waiting, samples), axis=1)
        whole = samples.shape[1] // BLOCK * BLOCK
        self._waiting = samples[:, whole:].copy()
        if whole:
            self._sum_up(self._filter.filter(samples[:, :whole]))

    def _finish(self) -> None:
        count = self._waiting.shape[1]
        if count:
            padded = np.pad(self._waiting, ((0, 0), (0, BLOCK - count)))
            self._sum_up(self._filter.filter(padded)[:, :count])

    def _sum_up(self, weighted: NDArray[np.float64]) -> None:
        start, count = 0, weighted.shape[1]
        while start < count:
            # Tenths of a second of some rates are no whole frames.
            hop_end = self._hop_end(len(self._hops))
            end = min(count, start + hop_end - self._frames)
            piece = weighted[:, start:end]
            self._energy += float(self._weights @ np.einsum("cf,cf->c", piece, piece))
            self._frames += end - start
            start = end
            if self._frames == hop_end:
                self._hops.append(self._energy)
                self._energy = 0.0

    def _hop_end(self, number: int) -> int:
        return round((number + 1) * self._sample_rate / _HOPS_PER_SECOND)

    def _gated(self) -> float | None:
        powers = self._block_powers()
        powers = powers[powers > _power(ABSOLUTE_GATE)]
        if not len(powers):
            return None
        powers = powers[powers > powers.mean() * 10 ** (RELATIVE_GATE / 10)]
        return float(_OFFSET + 10 * np.log10(powers.mean()))

    def _block_powers(self) -> NDArray[np.float64]:
        """Return the mean power of each 400 ms, one every 100 ms; an incomplete last one does not count."""
        count = len(self._hops) - _HOPS_PER_BLOCK + 1
        if count < 1:
            return np.array([(sum(self._hops) + self._energy) / self._frames if self._frames else 0.0])
        ends = np.array([0, *(self._hop_end(number) for number in range(len(self._hops)))])
        energies = np.convolve(self._hops, np.ones(_HOPS_PER_BLOCK), "valid")
        powers: NDArray[np.float64] = energies / (ends[_HOPS_PER_BLOCK:] - ends[:-_HOPS_PER_BLOCK])
        return powers


def integrated_loudness(samples: NDArray[np.float32], sample_rate: int) -> float | None:
    """Return the loudness in LUFS of a clip in memory, shape (frames, channels); None for silence.

    None also where the rate is too low to tell.
    """
    if sample_rate < MIN_RATE:
        return None
    meter = LoudnessMeter(sample_rate, samples.shape[1])
    meter.feed(samples)
    return meter.integrated()


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
