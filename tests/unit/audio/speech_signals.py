"""Signals like speech, whose measures are known because they were made so."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import soundfile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Signal = NDArray[np.float64]

RATE = 24000


def phrases(seconds: float, rate: int = RATE, *, pause: float = 0.5, phrase: float = 1.5, seed: int = 3) -> Signal:
    """Return a buzz that rises and falls four times a second, with digital silence between phrases.

    Every phrase has full length, and a pause follows each.
    """
    t = np.arange(round(seconds * rate)) / rate
    buzz = sum(np.sin(2 * np.pi * 120 * k * t + k * seed) / k for k in range(1, 20))
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * t)
    speaking = t % (phrase + pause) < phrase
    signal: Signal = 0.1 * buzz * syllables * speaking
    return signal


def white(count: int, power: float, seed: int = 1) -> Signal:
    """Return white noise of a power."""
    noise = np.random.default_rng(seed).normal(0.0, 1.0, count)
    scaled: Signal = noise * np.sqrt(power / np.mean(noise**2))
    return scaled


def mixed(signal: Signal, ratio: float, seed: int = 1) -> Signal:
    """Return a signal with white noise, so many dB beneath it over the whole length."""
    return signal + white(len(signal), float(np.mean(signal**2)) / 10 ** (ratio / 10), seed)


def sine(dbfs: float, seconds: float, rate: int = RATE, hertz: float = 1000.0) -> Signal:
    """Return a sine whose peak is at `dbfs`."""
    t = np.arange(round(seconds * rate)) / rate
    wave: Signal = 10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * t)
    return wave


def as_file(samples: Signal, rate: int = RATE, container: str = "wav", subtype: str | None = None) -> bytes:
    """Return a file; samples of shape (frames,) or (frames, channels), full scale is 1.0."""
    out = io.BytesIO()
    if container == "wav" and subtype is None:
        # Not by libsndfile's own scaling: what is exactly x / 32768 stays so.
        whole = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)
        soundfile.write(out, whole, rate, format="WAV", subtype="PCM_16")
    else:
        soundfile.write(out, samples, rate, format=container.upper(), subtype=subtype)
    return out.getvalue()


def read(data: bytes) -> tuple[Signal, int]:
    """Return the samples of a file, shape (frames, channels), and its rate."""
    samples, rate = soundfile.read(io.BytesIO(data), always_2d=True)
    return samples, int(rate)
