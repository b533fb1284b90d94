"""Recordings with known properties, for the tests of the reference desk."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import soundfile

if TYPE_CHECKING:
    from pathlib import Path

RATE = 24_000


def speech(seconds: float, *, channels: int = 2, rate: int = RATE, offset: float = 0.0) -> np.ndarray:
    """Return words of 0.6 s with pauses of 0.4 s: float32, shape (frames, channels)."""
    time = np.arange(round(seconds * rate)) / rate
    word = (time % 1.0) < 0.6
    tone = 0.4 * np.sin(2 * np.pi * 220 * time) * word + offset
    return np.repeat(tone.astype(np.float32)[:, np.newaxis], channels, axis=1)


def save(path: Path, samples: np.ndarray, rate: int = RATE) -> Path:
    """Write a file of 16 bits."""
    soundfile.write(path, samples, rate, subtype="PCM_16")
    return path


def wav(samples: np.ndarray, rate: int = RATE) -> bytes:
    """Return a file of 16 bits."""
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate, format="WAV", subtype="PCM_16")
    return buffer.getvalue()
