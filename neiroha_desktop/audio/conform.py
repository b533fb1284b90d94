"""Samples brought to another rate or number of channels; untouched where they have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from neiroha_desktop.audio.decode import DecodedAudio

if TYPE_CHECKING:
    from numpy.typing import NDArray

_QUALITY = "VHQ"


def conform(clip: DecodedAudio, sample_rate: int, channels: int) -> DecodedAudio:
    """Return a clip in another format, itself where it has that format already."""
    if (clip.sample_rate, clip.channels) == (sample_rate, channels):
        return clip
    samples = _to_channels(clip.samples, channels)
    if clip.sample_rate != sample_rate:
        # Loads a library that most devices never need.
        import soxr

        samples = soxr.resample(samples, clip.sample_rate, sample_rate, quality=_QUALITY)
    return DecodedAudio(np.ascontiguousarray(samples, dtype=np.float32), sample_rate)


class Conformer:
    """Brings samples that come in pieces to another format; its results together are those of the whole.

    Args:
        wanted: sample rate in Hz, channels.
        given: the same of what is fed.
    """

    def __init__(self, given: tuple[int, int], wanted: tuple[int, int]) -> None:
        self._channels = wanted[1]
        self._resampler: Any = None
        if given[0] != wanted[0]:
            import soxr

            self._resampler = soxr.ResampleStream(
                given[0], wanted[0], self._channels, dtype="float32", quality=_QUALITY
            )

    def feed(self, samples: NDArray[np.float32], *, last: bool) -> NDArray[np.float32]:
        """Take the next samples, shape (frames, channels); return those that are ready, all of them at the `last`."""
        samples = np.ascontiguousarray(_to_channels(samples, self._channels), dtype=np.float32)
        if self._resampler is None:
            return samples
        resampled: NDArray[np.float32] = self._resampler.resample_chunk(samples, last=last)
        return resampled


def _to_channels(samples: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    if samples.shape[1] == channels:
        return samples
    mono = samples if samples.shape[1] == 1 else samples.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.repeat(mono, channels, axis=1)
