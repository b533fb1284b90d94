"""All that is wanted of a recording, found in one pass over it, so that nothing of it has to be read twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.blocks import open_sound, read_blocks
from neiroha_desktop.audio.decode import no_sound
from neiroha_desktop.audio.inspect import container_and_size
from neiroha_desktop.audio.levels import LevelMeter, best_stretch, level_step, nearest_pause, pauses
from neiroha_desktop.audio.measure import ClipMeter
from neiroha_desktop.audio.noise import SpectrumMeter, estimate
from neiroha_desktop.audio.peaks import peaks
from neiroha_desktop.domain.clip_facts import ClipFacts
from neiroha_desktop.domain.reference import ReferenceFacts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from neiroha_desktop.audio.levels import Levels
    from neiroha_desktop.audio.peaks import Outline

    Watch = Callable[[float], None]

_SPANS = 1 << 19
"""Of the outline: 4 MB of it hold two hours in steps of 14 ms."""
_BEYOND = 100.0
"""40 dB above full scale."""
_FINEST = 64
"""Frames: one millisecond is fine enough to cut by."""
_SNAP_SECONDS = 0.25
_BEST_SNAP_SECONDS = 0.6


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a recording, in memory; all its methods are quick.

    Attributes:
        facts: what is shown and judged.
    """

    facts: ReferenceFacts
    _spans: NDArray[np.float32] = field(repr=False)
    _span_seconds: float
    _powers: Levels = field(repr=False)
    _paused: NDArray[np.bool_] = field(repr=False)
    _clipped: NDArray[np.bool_] = field(repr=False)
    _frame_seconds: float

    @property
    def duration(self) -> float:
        """Seconds."""
        return self.facts.measure.duration

    def outline(self, width: int, start: float = 0.0, end: float | None = None) -> Outline:
        """Return minimum and maximum of `width` equal stretches between two places in seconds, shape (width, 2)."""
        end = self.duration if end is None else end
        first = min(len(self._spans) - 1, max(0, int(start / self._span_seconds)))
        last = min(len(self._spans), max(first + 1, int(np.ceil(end / self._span_seconds - 1e-9))))
        return peaks(self._spans[first:last], width)

    def snap(self, position: float) -> float:
        """Return a place in a pause near a position, in seconds; the position itself where there is none nearby."""
        return self._snapped(position, _SNAP_SECONDS)

    def best(self, seconds: float, start: float = 0.0, end: float | None = None) -> tuple[float, float]:
        """Return start and end of the best stretch between two places that is no longer than `seconds`."""
        end = self.duration if end is None else min(end, self.duration)
        if seconds >= end - start:
            return start, end
        first, last = int(start / self._frame_seconds), int(end / self._frame_seconds)
        within = slice(first, max(first + 1, last))
        length = max(1, int(seconds / self._frame_seconds))
        found = best_stretch(self._powers[within], self._paused[within], self._clipped[within], length)
        begin = max(start, (first + found) * self._frame_seconds)
        stop = min(begin + seconds, end)
        # Both ends move inwards, so that it stays as short as it was asked for.
        inner = max(begin, self._snapped(begin, _BEST_SNAP_SECONDS)), min(stop, self._snapped(stop, _BEST_SNAP_SECONDS))
        return inner if inner[1] - inner[0] > seconds / 2 else (begin, stop)

    def _snapped(self, position: float, reach: float) -> float:
        if not 0.0 < position < self.duration:
            return min(max(position, 0.0), self.duration)
        place = int(position / self._frame_seconds)
        found = nearest_pause(self._paused, place, round(reach / self._frame_seconds))
        return position if found is None or found == place else found * self._frame_seconds


def survey(source: Path | bytes, watch: Watch | None = None) -> Survey:
    """Look at a recording, block by block, however long it is.

    Args:
        source: a file on disk or in memory.
        watch: told how far it is, 0.0 to 1.0; what it raises ends it.

    Raises:
        DecodeError: it cannot be opened, is not audio that can be read, or holds no sound.
    """
    container, size = container_and_size(source)
    with open_sound(source) as sound:
        rate, channels, promised = sound.samplerate, sound.channels, max(1, sound.frames)
        clip, levels, spectrum = ClipMeter(rate, channels), LevelMeter(rate), SpectrumMeter(rate)
        outline = _Spans(max(_FINEST, -(-promised // _SPANS)))
        frames = 0
        for block in read_blocks(sound):
            clip.feed(block)
            # Channels side by side: numpy is many times slower over samples that take turns.
            channels_apart = np.ascontiguousarray(block.T)
            # A broken float file may hold numbers whose squares are none any more.
            np.clip(channels_apart, -_BEYOND, _BEYOND, out=channels_apart)
            levels.feed(channels_apart)
            spectrum.feed(channels_apart)
            outline.feed(channels_apart)
            frames += len(block)
            if watch is not None:
                watch(min(1.0, frames / promised))
    if not frames:
        raise no_sound(container)
    powers, clipped = levels.result()
    noise = estimate(powers, spectrum)
    paused = pauses(powers, noise.floor)
    facts = ReferenceFacts(
        clip=ClipFacts(container, frames / rate, rate, channels, size),
        measure=clip.result(),
        noise_floor=noise.floor,
        signal_to_noise=noise.ratio,
        silence_share=float(paused.mean()),
        level_step=level_step(powers, paused),
    )
    return Survey(facts, outline.result(), outline.length / rate, powers, paused, clipped, levels.frame / rate)


class _Spans:
    """Lowest and highest sample of stretches of equal length, over all channels."""

    def __init__(self, length: int) -> None:
        self.length = length
        self._found: list[NDArray[np.float32]] = []
        self._rest: NDArray[np.float32] | None = None

    def feed(self, channels: NDArray[np.float32]) -> None:
        """Take the next samples, shape (channels, frames)."""
        low, high = channels.min(axis=0), channels.max(axis=0)
        if self._rest is not None:
            low, high = np.concatenate((self._rest[0], low)), np.concatenate((self._rest[1], high))
        whole = len(low) // self.length * self.length
        self._rest = np.stack((low[whole:], high[whole:]))
        if whole:
            lows, highs = low[:whole].reshape(-1, self.length), high[:whole].reshape(-1, self.length)
            self._found.append(np.stack((lows.min(axis=1), highs.max(axis=1)), axis=1))

    def result(self) -> NDArray[np.float32]:
        """Return minimum and maximum of each stretch, shape (stretches, 2)."""
        found = self._found
        if self._rest is not None and self._rest.shape[1]:
            found = [*found, np.array([[self._rest[0].min(), self._rest[1].max()]], dtype=np.float32)]
        return np.concatenate(found)
