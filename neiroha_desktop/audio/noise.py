"""What sounds beneath a voice: noise floor and signal-to-noise ratio, estimated from the recording alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from neiroha_desktop.audio.levels import decibels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neiroha_desktop.audio.levels import Levels

_GAP = 10 ** (-90 / 10)
"""Quieter 10 ms are digital silence that somebody cut in, and not the room. Source: 16-bit dither lies at -98 dB."""

_PAUSE_DEPTH = 10.0
"""dB between loud and quiet tenths from which on there are pauses, in which the room is heard by itself."""

_GATED_SHARE = 0.03
"""Of the time between the first and the last sound: with so much digital silence in it, its pauses were cleaned."""

_WINDOW_SECONDS = 0.085
"""Fine enough to look between the harmonics of a deep voice, which lie 80 Hz apart."""
_SPECTRUM_SECONDS = 120
"""Where there are no pauses, the first two minutes tell enough."""
_NEIGHBOURS = 15
"""Bins on both sides that a bin is compared with: more than half of them lie between harmonics."""
_TENTH_OF_MEAN = -np.log(0.9)
"""The power of noise in one bin is distributed exponentially; this is its 10th percentile for a mean of 1."""


class Noise(NamedTuple):
    """An estimate."""

    floor: float | None
    """dB; None where nothing sounds beneath."""
    ratio: float | None
    """dB between the rest and it, over the whole recording, 0.0 or more; None where there is none."""


class SpectrumMeter:
    """Takes spectra of a signal that comes in blocks; only its first two minutes count.

    Args:
        sample_rate: Hz.
    """

    def __init__(self, sample_rate: int) -> None:
        self._size = max(256, 1 << round(np.log2(max(1.0, sample_rate * _WINDOW_SECONDS))))
        self._window = np.hanning(self._size).astype(np.float32)
        self._left = max(1, _SPECTRUM_SECONDS * sample_rate // self._size)
        self._rest = np.zeros(0, dtype=np.float32)
        self._powers: list[NDArray[np.float32]] = []

    def feed(self, channels: NDArray[np.float32]) -> None:
        """Take the next samples, shape (channels, frames)."""
        if self._left <= 0:
            return
        mono = np.concatenate((self._rest, channels.sum(axis=0) / np.float32(len(channels))))
        count = min(self._left, len(mono) // self._size)
        self._rest = mono[count * self._size :].copy()
        self._left -= count
        if count:
            spectra = np.fft.rfft(mono[: count * self._size].reshape(count, -1) * self._window)
            # Without the lowest, into which a constant offset leaks.
            self._powers.append((spectra.real**2 + spectra.imag**2)[:, 2:].astype(np.float32))

    def noise_share(self) -> float:
        """Return the part of the power that lies evenly under everything, 0.0 to 1.0: steady tones do not count.

        At each frequency the quietest tenth of the time is what always sounds; one that stands out among its
        neighbours holds a tone.
        """
        if not self._powers:
            return 0.0
        powers = np.concatenate(self._powers)
        total = float(powers.mean(axis=0, dtype=np.float64).sum())
        if total <= 0:
            return 0.0
        steady = np.percentile(powers, 10, axis=0) / _TENTH_OF_MEAN
        padded = np.pad(steady, _NEIGHBOURS, mode="reflect")
        around = np.lib.stride_tricks.sliding_window_view(padded, 2 * _NEIGHBOURS + 1)
        even = np.minimum(steady, np.median(around, axis=1))
        return min(1.0, float(even.sum()) / total)


def estimate(powers: Levels, spectrum: SpectrumMeter) -> Noise:
    """Estimate the noise of a recording.

    Args:
        powers: of each 10 ms.
        spectrum: fed with the same signal.
    """
    sounding = np.flatnonzero(powers > _GAP)
    if not len(sounding):
        return Noise(None, None)
    inner = powers[sounding[0] : sounding[-1] + 1]
    room = inner[inner > _GAP]
    if len(room) < (1 - _GATED_SHARE) * len(inner):
        return Noise(None, None)
    total = float(powers.mean())
    pairs = room[: len(room) // 2 * 2].reshape(-1, 2).mean(axis=1) if len(room) > 1 else room
    levels = decibels(pairs)
    if np.percentile(levels, 95) - np.percentile(levels, 10) >= _PAUSE_DEPTH:
        noise = float(np.percentile(pairs, 5))
    else:
        noise = spectrum.noise_share() * total
    if noise <= _GAP:
        return Noise(None, None)
    ratio = max(total - noise, noise) / noise
    return Noise(float(10 * np.log10(noise)), float(10 * np.log10(ratio)))
