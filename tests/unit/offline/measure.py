"""Measures sound for the tests, by other means than the code under test."""

from __future__ import annotations

import io

import numpy as np
import soundfile
from numpy.typing import NDArray

Samples = NDArray[np.float64]


def read_audio(data: bytes) -> tuple[Samples, int]:
    """Decode a file to mono samples and its sample rate."""
    samples, sample_rate = soundfile.read(io.BytesIO(data), dtype="float64", always_2d=True)
    assert samples.shape[1] == 1
    return np.asarray(samples[:, 0]), int(sample_rate)


def pcm_samples(pcm: bytes) -> Samples:
    """Read little-endian 16-bit samples, full scale 1.0."""
    return np.asarray(np.frombuffer(pcm, "<i2") / 32768)


def pitch_of(samples: Samples, sample_rate: int) -> float:
    """Return the median fundamental frequency in Hz, by plain autocorrelation of loud frames."""
    size = int(0.064 * sample_rate)
    low, high = int(sample_rate / 450), int(sample_rate / 60)
    starts = range(0, len(samples) - size, size // 2)
    frames = [samples[start : start + size] - samples[start : start + size].mean() for start in starts]
    loudest = max(float((frame**2).sum()) for frame in frames)
    found = []
    for frame in frames:
        energy = float((frame**2).sum())
        if energy < 0.02 * loudest:
            continue
        correlation = np.correlate(frame, frame, "full")[size - 1 :] / energy
        # A later part of the frame overlaps itself less; without this, long periods would lose.
        correlation = correlation * size / np.arange(size, 0, -1)
        best = float(correlation[low:high].max())
        if best > 0.7:
            # The first peak that is nearly as high: later ones are multiples of the period.
            candidates = np.flatnonzero(correlation[low:high] > 0.93 * best)
            lag = int(candidates[0]) + low
            while lag + 1 < high and correlation[lag + 1] > correlation[lag]:
                lag += 1
            found.append(sample_rate / lag)
    return float(np.median(found))


def brightness_of(samples: Samples, sample_rate: int) -> float:
    """Return the middle of the power spectrum, in Hz."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    return float((power * np.fft.rfftfreq(len(samples), 1 / sample_rate)).sum() / power.sum())


def longest_silence(samples: Samples, sample_rate: int) -> float:
    """Return the longest stretch under -50 dBFS between two sounds, in seconds."""
    loud = np.flatnonzero(np.abs(samples) > 0.003)
    return float(np.diff(loud).max()) / sample_rate
