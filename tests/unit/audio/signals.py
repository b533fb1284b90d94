"""Generated clips for the tests of audio."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import soundfile

if TYPE_CHECKING:
    from numpy.typing import NDArray


def noise(seconds: float, sample_rate: int, channels: int, seed: int = 1) -> NDArray[np.int16]:
    """Return noise at half scale whose first and last samples are far from zero, so that a lost one shows."""
    generator = np.random.default_rng(seed)
    samples = generator.integers(-16000, 16000, (round(seconds * sample_rate), channels), dtype=np.int16)
    samples[0] = samples[-1] = 16000
    return samples


def tone(seconds: float, sample_rate: int, channels: int = 1, hertz: float = 440.0) -> NDArray[np.int16]:
    """Return a sine at half scale; smooth, so that every jump in what is heard is a click."""
    t = np.arange(round(seconds * sample_rate)) / sample_rate
    wave = np.round(16384 * np.sin(2 * np.pi * hertz * t)).astype(np.int16)
    return np.repeat(wave[:, np.newaxis], channels, axis=1)


def encode(samples: NDArray[np.int16], sample_rate: int, container: str, subtype: str | None = None) -> bytes:
    """Return a file of a container that soundfile writes."""
    out = io.BytesIO()
    # libsndfile 1.2.2 garbles 16-bit stereo on its way into MP3; floats go through whole.
    source = samples / 32768 if container == "mp3" else samples
    soundfile.write(out, source, sample_rate, format=container.upper(), subtype=subtype)
    return out.getvalue()
