"""How a clip sounds, in numbers, in one pass over its samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.blocks import BLOCK_FRAMES, open_sound, read_blocks
from neiroha_desktop.audio.k_weighting import MIN_RATE
from neiroha_desktop.audio.loudness import LoudnessMeter
from neiroha_desktop.domain.clip_facts import ClipMeasure

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FULL_SCALE = 32767 / 32768
"""The largest positive sample of 16 bits; whatever reaches it may have been cut off there."""

CLIPPED_RUN = 3
"""So many samples in a row at full scale are clipping; one or two may just be a peak that was set to full scale."""

SILENCE = 10 ** (-60 / 20)
"""-60 dBFS. Source: the noise of 16-bit dither and of MP3 lies far below, the softest speech far above."""

SPAN_SECONDS = 0.005
"""The grid of silence: its length is rounded down to it, so that a cut there never touches a sound."""


class ClipMeter:
    """Measures a clip that comes in blocks of any length; an hour leaves 12 MB behind.

    Args:
        sample_rate: Hz.
        channels: how many.
    """

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._sample_rate = sample_rate
        self._loudness = LoudnessMeter(sample_rate, channels) if sample_rate >= MIN_RATE else None
        self._runs = _FullScaleRuns(channels)
        self._spans = _Spans(max(1, round(SPAN_SECONDS * sample_rate)))
        self._sums = np.zeros(channels)
        self._frames = 0
        self._peak = 0.0

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Take the next samples, shape (frames, channels); 0 dBFS is 1.0."""
        if not len(samples):
            return
        # Each channel side by side: numpy is many times slower over samples that take turns.
        channels = np.ascontiguousarray(samples.T)
        self._frames += len(samples)
        self._sums += channels.sum(axis=1, dtype=np.float64)
        low, high = self._spans.add(channels)
        loudest = max(-low, high)
        self._peak = max(self._peak, loudest)
        self._runs.add(channels, any_at_all=loudest >= FULL_SCALE)
        if self._loudness is not None:
            self._loudness.feed(channels.T)

    def result(self) -> ClipMeasure:
        """Return the measure of all that came."""
        frames, total = self._frames, self._frames * len(self._sums)
        means = self._sums / max(1, frames)
        leading, trailing = self._spans.silence(means, frames)
        clipped = self._runs.count()
        return ClipMeasure(
            duration=frames / self._sample_rate,
            peak=float(20 * np.log10(self._peak)) if self._peak > 0 else None,
            loudness=self._loudness.integrated() if self._loudness is not None else None,
            clipped_samples=clipped,
            clipped_share=clipped / total if total else 0.0,
            leading_silence=leading / self._sample_rate,
            trailing_silence=trailing / self._sample_rate,
            dc_offset=float(means[np.argmax(np.abs(means))]),
        )


def measure(samples: NDArray[np.float32], sample_rate: int) -> ClipMeasure:
    """Measure a clip in memory, shape (frames, channels)."""
    meter = ClipMeter(sample_rate, samples.shape[1])
    for start in range(0, len(samples), BLOCK_FRAMES):
        meter.feed(samples[start : start + BLOCK_FRAMES])
    return meter.result()


def measure_sound(source: Path | bytes) -> ClipMeasure:
    """Measure a file, on disk or in memory, in blocks. One that holds no frame is measured as empty.

    Raises:
        DecodeError: it cannot be opened, or it is not audio that can be read.
    """
    with open_sound(source) as sound:
        meter = ClipMeter(sound.samplerate, sound.channels)
        for block in read_blocks(sound):
            meter.feed(block)
    return meter.result()


class _FullScaleRuns:
    """Counts samples in runs of `CLIPPED_RUN` or more at full scale, channel by channel, across blocks."""

    def __init__(self, channels: int) -> None:
        # Length of the run that reaches the end of what came, per channel.
        self._open = [0] * channels
        self._counted = 0

    def add(self, channels: NDArray[np.float32], *, any_at_all: bool) -> None:
        """Take the next samples, shape (channels, frames); `any_at_all` says whether a look at them is worth while."""
        if any_at_all:
            for channel, before in enumerate(self._open):
                self._open[channel] = self._add_channel(np.abs(channels[channel]) >= FULL_SCALE, before)
        elif any(self._open):
            self._close()

    def count(self) -> int:
        """Return how many there are so far."""
        return self._counted + sum(run for run in self._open if run >= CLIPPED_RUN)

    def _close(self) -> None:
        self._counted = self.count()
        self._open = [0] * len(self._open)

    def _add_channel(self, full: NDArray[np.bool_], before: int) -> int:
        edges = np.diff(np.concatenate(([False], full, [False])).astype(np.int8))
        starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
        lengths = ends - starts
        if len(starts) and starts[0] == 0:
            lengths[0] += before
        elif before >= CLIPPED_RUN:
            self._counted += before
        open_run = 0
        if len(ends) and ends[-1] == len(full):
            open_run, lengths = int(lengths[-1]), lengths[:-1]
        self._counted += int(lengths[lengths >= CLIPPED_RUN].sum())
        return open_run


class _Spans:
    """Lowest and highest sample of each channel in stretches of equal length."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._lows: list[NDArray[np.float32]] = []
        self._highs: list[NDArray[np.float32]] = []
        self._rest: NDArray[np.float32] | None = None

    def add(self, channels: NDArray[np.float32]) -> tuple[float, float]:
        """Take the next samples, shape (channels, frames).

        Returns:
            The lowest and the highest of them and of some before them; 0.0 where all are above, or below.
        """
        if self._rest is not None and self._rest.shape[1]:
            channels = np.concatenate((self._rest, channels), axis=1)
        whole = channels.shape[1] // self._length * self._length
        self._rest = channels[:, whole:].copy()
        spans = channels[:, :whole].reshape(len(channels), -1, self._length)
        self._lows.append(spans.min(axis=2))
        self._highs.append(spans.max(axis=2))
        low = min(self._lows[-1].min(initial=0.0), self._rest.min(initial=0.0))
        high = max(self._highs[-1].max(initial=0.0), self._rest.max(initial=0.0))
        return float(low), float(high)

    def silence(self, means: NDArray[np.float64], frames: int) -> tuple[int, int]:
        """Return the frames of silence at the start and at the end; both are all frames where nothing sounds."""
        if self._rest is None:
            return 0, 0
        lows, highs = list(self._lows), list(self._highs)
        if self._rest.shape[1]:
            lows.append(self._rest.min(axis=1, keepdims=True))
            highs.append(self._rest.max(axis=1, keepdims=True))
        middles = means[:, np.newaxis]
        away = np.maximum(np.concatenate(highs, axis=1) - middles, middles - np.concatenate(lows, axis=1)).max(axis=0)
        sounding = np.flatnonzero(away > SILENCE)
        if not len(sounding):
            return frames, frames
        return int(sounding[0]) * self._length, max(0, frames - (int(sounding[-1]) + 1) * self._length)
