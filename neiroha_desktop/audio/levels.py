"""How the level of a recording runs over time: pauses, steps between levels, and the best stretch of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.measure import FULL_SCALE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Levels = NDArray[np.float64]

FRAME_SECONDS = 0.01
LOWEST = -120.0
"""dB; what is quieter is taken as this."""

_SILENT = -80.0
"""dB of the loudest twentieth, under which nothing is heard at all."""
_DEPTH = 60.0
"""dB beneath the loudest; what is softer is no part of a voice."""
_PAUSE_FRAMES = 15
"""150 ms: shorter gaps are stops inside of words (a p or t is closed for up to 120 ms)."""
_BLOCK_FRAMES = 40
"""400 ms, the block of BS.1770: one or two syllables, so that vowels and consonants are averaged out."""
_STEP_DB = 8.0
"""Two halves of one voice's blocks lie 4 to 6 dB apart."""
_STEP_SHARE = 0.15
_STEP_CLEARNESS = 4.0
"""Ashman's D between two groups of levels. An even spread has 3.5, a bell 2.7, two voices apart more than 5."""


class LevelMeter:
    """Takes the level of each 10 ms of a signal that comes in blocks; two hours leave 12 MB behind.

    Args:
        sample_rate: Hz.
    """

    def __init__(self, sample_rate: int) -> None:
        self.frame = max(1, round(sample_rate * FRAME_SECONDS))
        self._powers: list[NDArray[np.float32]] = []
        self._clipped: list[NDArray[np.bool_]] = []
        self._rest: NDArray[np.float32] | None = None

    def feed(self, channels: NDArray[np.float32]) -> None:
        """Take the next samples, shape (channels, frames)."""
        if self._rest is not None and self._rest.shape[1]:
            channels = np.concatenate((self._rest, channels), axis=1)
        whole = channels.shape[1] // self.frame * self.frame
        self._rest = channels[:, whole:].copy()
        if whole:
            self._take(np.ascontiguousarray(channels[:, :whole]).reshape(len(channels), -1, self.frame))

    def result(self) -> tuple[Levels, NDArray[np.bool_]]:
        """Return the power of each whole 10 ms, the mean of all channels, and whether it touches full scale."""
        if not self._powers and self._rest is not None and self._rest.shape[1]:
            self._take(self._rest[:, np.newaxis])
        if not self._powers:
            return np.zeros(0), np.zeros(0, dtype=np.bool_)
        return np.concatenate(self._powers).astype(np.float64), np.concatenate(self._clipped)

    def _take(self, spans: NDArray[np.float32]) -> None:
        # About each span's own mean: a constant offset is no sound.
        count = spans.shape[2]
        squares = np.einsum("csf,csf->cs", spans, spans) / count
        means = spans.sum(axis=2) / count
        self._powers.append(np.maximum(squares - means * means, 0.0).mean(axis=0, dtype=np.float32))
        loudest = np.maximum(spans.max(axis=2), -spans.min(axis=2))
        self._clipped.append((loudest >= FULL_SCALE).any(axis=0))


def decibels(powers: Levels) -> Levels:
    """Return powers in dB, none under `LOWEST`."""
    levels: Levels = 10 * np.log10(np.maximum(powers, 10 ** (LOWEST / 10)))
    return levels


def pauses(powers: Levels, noise_floor: float | None) -> NDArray[np.bool_]:
    """Return which 10 ms belong to a pause of 150 ms or more.

    Args:
        powers: of each 10 ms.
        noise_floor: dB; None where nothing sounds beneath the voice.
    """
    if not len(powers):
        return np.zeros(0, dtype=np.bool_)
    levels = decibels(smooth(powers))
    # However long nothing is said, loud is how loud it is when something is.
    loud = float(np.percentile(levels[levels >= levels.max() - _DEPTH], 95))
    if loud < _SILENT:
        return np.ones(len(powers), dtype=np.bool_)
    threshold = min(-50.0, loud - 25.0)
    if noise_floor is not None:
        threshold = max(threshold, min(noise_floor + 6.0, loud - 12.0))
    quiet: NDArray[np.bool_] = levels < threshold
    starts, ends = runs(quiet)
    for start, end in zip(starts, ends, strict=True):
        if end - start < _PAUSE_FRAMES:
            quiet[start:end] = False
    return quiet


def level_step(powers: Levels, paused: NDArray[np.bool_]) -> float | None:
    """Return the dB between two clearly different levels of what sounds; None where there is one level."""
    count = len(powers) // _BLOCK_FRAMES
    blocks = powers[: count * _BLOCK_FRAMES].reshape(count, _BLOCK_FRAMES)
    sounding = paused[: count * _BLOCK_FRAMES].reshape(count, _BLOCK_FRAMES).mean(axis=1) < 0.5
    levels = np.sort(decibels(blocks.mean(axis=1))[sounding])
    least = max(2, round(_STEP_SHARE * len(levels)))
    if len(levels) < 2 * least:
        return None
    # The split that leaves the least spread within both groups (Otsu's), from sums over the sorted levels.
    sums, squares = np.cumsum(levels), np.cumsum(levels**2)
    below = np.arange(least, len(levels) - least + 1)
    above = len(levels) - below
    low, high = sums[below - 1] / below, (sums[-1] - sums[below - 1]) / above
    low_spread = np.maximum(squares[below - 1] / below - low**2, 0.0)
    high_spread = np.maximum((squares[-1] - squares[below - 1]) / above - high**2, 0.0)
    best = int(np.argmin(below * low_spread + above * high_spread))
    step = float(high[best] - low[best])
    spread = float(np.sqrt(low_spread[best] + high_spread[best]))
    return step if step >= _STEP_DB and np.sqrt(2) * step >= _STEP_CLEARNESS * spread else None


def best_stretch(powers: Levels, paused: NDArray[np.bool_], clipped: NDArray[np.bool_], length: int) -> int:
    """Return the frame where the best `length` frames begin: much speech, of an even level, nowhere clipped."""
    if length >= len(powers):
        return 0
    levels = decibels(smooth(powers))
    middle = float(np.median(levels[~paused])) if not paused.all() else 0.0
    uneven = np.minimum(np.abs(levels - middle) / 20.0, 1.0)
    worth = np.where(paused, 0.0, 1.0 - 0.5 * uneven) - 4.0 * clipped
    sums = np.concatenate(([0.0], np.cumsum(worth)))
    return int(np.argmax(sums[length:] - sums[:-length]))


def nearest_pause(paused: NDArray[np.bool_], place: int, reach: int) -> int | None:
    """Return the frame inside a pause that is nearest to a place, 50 ms from its ends or in its middle; None: too far.

    Args:
        paused: as `pauses` returns it.
        place: frame.
        reach: frames to look for it on both sides.
    """
    low = max(0, place - reach)
    # Pauses that begin before and end after are seen a little longer than they are looked for.
    first, last = max(0, low - _PAUSE_FRAMES), min(len(paused), place + reach + _PAUSE_FRAMES)
    found: list[int] = []
    for start, end in zip(*runs(paused[first:last]), strict=True):
        inset = min(5, (end - start) // 2)
        found.append(first + int(min(max(place - first, start + inset), end - inset)))
    near = [frame for frame in found if abs(frame - place) <= reach]
    return min(near, key=lambda frame: abs(frame - place)) if near else None


def runs(flags: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where runs of True begin and where they end."""
    edges = np.diff(np.concatenate(([False], flags, [False])).astype(np.int8))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def smooth(powers: Levels) -> Levels:
    """Return the mean of each 10 ms with its neighbours."""
    if len(powers) < 3:
        return powers
    padded = np.pad(powers, 1, mode="edge")
    smoothed: Levels = (padded[:-2] + padded[1:-1] + padded[2:]) / 3
    return smoothed
