"""Compares what a virtual sound card heard with what was to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LSB = 1 / 32768


def spans(heard: NDArray[np.float32], gap_frames: int = 480) -> list[tuple[int, int]]:
    """Return (first, past last) frame of each stretch that is not silent; shorter gaps are part of a stretch."""
    loud = np.flatnonzero(np.abs(heard).max(axis=1) > 0)
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) > gap_frames)
    firsts = loud[np.concatenate(([0], breaks + 1))]
    lasts = loud[np.concatenate((breaks, [len(loud) - 1]))]
    return [(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]


def find(heard: NDArray[np.float32], wanted: NDArray[np.float32]) -> tuple[int, float]:
    """Find a mono signal in another by cross-correlation.

    Returns:
        The frame of `heard` at which it begins, and how alike they are there (1.0: the same but for its level).
    """
    size = 1 << (len(heard) + len(wanted)).bit_length()
    correlation = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size)), size)
    offset = int(np.argmax(correlation[: max(1, len(heard) - len(wanted) + 1)]))
    there = heard[offset : offset + len(wanted)].astype(np.float64)
    norm = float(np.linalg.norm(there) * np.linalg.norm(wanted.astype(np.float64)))
    return offset, float(there @ wanted.astype(np.float64)) / norm if norm else 0.0


def largest_jump(heard: NDArray[np.float32]) -> float:
    """Return the largest step from one frame to the next: of a smooth signal, a click stands out."""
    return float(np.abs(np.diff(heard, axis=0)).max(initial=0.0))
