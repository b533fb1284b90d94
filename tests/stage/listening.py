"""Compares what a virtual sound card heard with what was to be heard."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LSB = 1 / 32768

_EDGE = 480
"""Frames, 10 ms at 48 kHz: twice what the product fades."""
_SHORTEST_DROPOUT = 48


def spans(heard: NDArray[np.float32], gap_frames: int = 480) -> list[tuple[int, int]]:
    """Return (first, past last) frame of each stretch that is not silent; shorter gaps are part of a stretch."""
    loud = np.flatnonzero(np.abs(heard).max(axis=1) > 0)
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) > gap_frames)
    firsts = loud[np.concatenate(([0], breaks + 1))]
    lasts = loud[np.concatenate((breaks, [len(loud) - 1]))]
    return [(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]


def without_dropouts(heard: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cut out each silence that begins and ends at full level: a device that got no more in time.

    A silence that the product makes is faded on both sides, and a clip that is to be told from a dropout must be, too
    (`softened`).
    """
    stretches = spans(heard, gap_frames=_SHORTEST_DROPOUT)
    kept = []
    start = 0
    for before, after in itertools.pairwise(stretches):
        last, first = heard[slice(*before)][-_EDGE:], heard[slice(*after)][:_EDGE]
        if _is_abrupt(last[::-1]) and _is_abrupt(first):
            kept.append(heard[start : before[1]])
            start = after[0]
    return np.concatenate((*kept, heard[start:]))


def softened(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return a clip that swells in its first 10 ms and dies away in its last, but has no zero at either end."""
    soft = samples.copy()
    rise = np.linspace(0.05, 1.0, _EDGE)[:, np.newaxis]
    soft[:_EDGE] = np.round(soft[:_EDGE] * rise)
    soft[-_EDGE:] = np.round(soft[-_EDGE:] * rise[::-1])
    return soft


def _is_abrupt(edge: NDArray[np.float32]) -> bool:
    """Whether a sound is as loud in its outermost quarter as in all of these frames; the outermost come first."""
    return bool(np.abs(edge[: _EDGE // 4]).max() > 0.75 * np.abs(edge).max())


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
