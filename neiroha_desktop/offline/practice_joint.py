"""Clips put one after the other without clicks, piece by piece."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

SAMPLE_RATE = 24_000
"""Hz, of what comes out."""

_SILENCE_BELOW = 200
"""Of 32768 (-44 dB): quieter samples at a joint are left out."""
_KEPT_SECONDS = 0.02
_FADE_SECONDS = 0.005

Samples = NDArray[np.int16]


class Joint:
    """Joins clips: the silence at the ends that meet a neighbour is left out, and they fade there.

    What comes out does not depend on how the clips were cut into pieces.
    """

    def __init__(self, rate: int) -> None:
        """Join clips of a sample rate, in Hz."""
        self._rate = rate
        self._kept, self._fade = int(_KEPT_SECONDS * rate), int(_FADE_SECONDS * rate)
        self._resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32")
        self._clips = 0
        self._is_loud = False
        self._quiet = 0
        """Samples that went out since the last loud one."""
        self._held = np.zeros(0, np.int16)

    def begin(self, pause: float) -> Samples:
        """Begin the next clip, after a silence of `pause` seconds where it is not the first."""
        out = np.zeros(0, np.int16)
        if self._clips:
            silence = np.zeros(int(pause * self._rate), np.float32)
            out = self._resampled(np.concatenate((self._trimmed_tail(), silence)))
        self._clips += 1
        self._is_loud, self._quiet, self._held = False, 0, np.zeros(0, np.int16)
        return out

    def feed(self, samples: Samples) -> Samples:
        """Take a piece of the clip; return what is certain to be heard of it."""
        held = np.concatenate((self._held, samples))
        loud = _loud(held)
        ready = np.zeros(0, np.float32)
        if not self._is_loud and loud.size and held.size - loud[0] > self._fade:
            self._is_loud = True
            start = max(int(loud[0]) - self._kept, 0) if self._clips > 1 else 0
            held, loud = held[start:], loud - start
            if self._clips > 1:
                ramp = np.linspace(0.0, 1.0, self._fade, dtype=np.float32)
                held = np.concatenate(((held[: self._fade] * ramp).astype(np.int16), held[self._fade :]))
        if self._is_loud:
            count = self._certain(held, loud)
            ready, held = held[:count].astype(np.float32), held[count:]
        self._held = held
        return self._resampled(ready)

    def close(self) -> Samples:
        """Return the rest of the last clip, its silence included."""
        out = self._resampled(self._held.astype(np.float32), last=True)
        self._held = np.zeros(0, np.int16)
        return out

    def _certain(self, held: Samples, loud: NDArray[np.intp]) -> int:
        """Say how much can go out, whatever follows: neither silence that may be the end, nor what may have to fade."""
        if loud.size:
            end = int(loud[-1]) + 1
            count = max(min(end + self._kept, held.size) - self._fade, 0)
            self._quiet = count - end
        else:
            count = max(min(self._kept - self._quiet, held.size) - self._fade, 0)
            self._quiet += count
        return count

    def _trimmed_tail(self) -> NDArray[np.float32]:
        held = self._held.astype(np.float32)
        if not self._is_loud:
            return held
        tail = held[: max(self._kept - self._quiet, 0)]
        size = min(self._fade, tail.size)
        ramp = np.linspace(0.0, 1.0, size, dtype=np.float32)[::-1]
        tail[tail.size - size :] *= ramp
        return tail

    def _resampled(self, samples: NDArray[np.float32], *, last: bool = False) -> Samples:
        resampled = np.rint(self._resampler.resample_chunk(samples, last=last))
        return np.asarray(np.clip(resampled, -32768, 32767).astype("<i2"))


def _loud(samples: Samples) -> NDArray[np.intp]:
    return np.flatnonzero(np.abs(samples.astype(np.int32)) > _SILENCE_BELOW)
