"""What a sound device's callback asks for: the next block of a clip, without clicks."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RAMP_SECONDS = 0.005
"""Length of the fade around a cut inside a clip. Its natural start and end are never faded."""

VOLUME_SECONDS = 0.02
"""How long a full turn of the volume takes, so that it does not crackle."""

LEAD_IN_SECONDS = 0.06
"""Silence before the first sample of a new stream. Source: measured with PulseAudio behind PortAudio, which loses what
is written before its first request is answered (20 ms)."""


class _Cut(NamedTuple):
    """Where to go on after the fade: a frame of a clip, or nowhere (`samples` is None)."""

    number: int
    samples: NDArray[np.float32] | None
    frame: int


class Renderer:
    """Fills blocks for one stream; commands come from another thread and the newest wins.

    At volume 1.0 and away from cuts, samples leave exactly as they are in the clip.

    Attributes:
        frame: the next frame of the clip; after `fade_out`, the one to resume from.
        start: the frame that the clip was last started from.
        finished: the clip has been handed over to its last frame.
        silent_frames: frames of silence handed over since the clip ended or was faded out.
    """

    def __init__(self, samples: NDArray[np.float32], sample_rate: int, *, frame: int = 0, volume: float = 1.0) -> None:
        self._samples: NDArray[np.float32] | None = samples
        self._sample_rate = sample_rate
        self._ramp = max(1, round(RAMP_SECONDS * sample_rate))
        self._lead_in = round(LEAD_IN_SECONDS * sample_rate)
        # 0.0 is silent, 1.0 is unchanged; only cuts move it.
        self._fade = 1.0 if frame == 0 else 0.0
        self._gain = volume
        self._cuts: deque[_Cut] = deque(maxlen=1)
        self._cut: _Cut | None = None
        # Cuts asked for (written by the loop) and done (written by the callback): never both by one thread.
        self._asked = 0
        self._done = 0
        self._resume_frame = frame
        self.volume = volume
        self.frame = frame
        self.start = frame
        self.finished = False
        self.silent_frames = 0
        self._played = 0
        self._first_sample: tuple[int, float] | None = None

    @property
    def first_sample_at(self) -> float | None:
        """`time.perf_counter()` when the first frame since the last `play` was handed over; None before that."""
        first = self._first_sample
        return first[1] if first is not None and first[0] == self._played else None

    @property
    def sounding(self) -> bool:
        """Whether there is still something of a clip to hand over."""
        return self._asked != self._done or (self._samples is not None and not self.finished)

    def play(self, samples: NDArray[np.float32], frame: int) -> None:
        """Go on with another clip of the same rate and channels, or elsewhere in this one."""
        self._asked += 1
        self._played = self._asked
        self._cuts.append(_Cut(self._asked, samples, frame))

    def fade_out(self) -> None:
        """Become silent."""
        self._asked += 1
        self._cuts.append(_Cut(self._asked, None, 0))

    def fill(self, out: NDArray[np.float32]) -> None:
        """Write the next block; runs in the sound device's thread.

        Args:
            out: shape (frames, channels), written completely.
        """
        if self._lead_in:
            count = min(self._lead_in, len(out))
            out[:count] = 0.0
            self._lead_in -= count
            out = out[count:]
        while len(out):
            self._take_command()
            out = out[self._fill_piece(out) :]

    def _take_command(self) -> None:
        if self._cuts:
            if self._cut is None:
                self._resume_frame = self.frame
            self._cut = self._cuts.popleft()
        cut = self._cut
        if cut is not None and (self._samples is None or self.finished or self._fade == 0.0):
            self._apply(cut)
            self._cut = None
            self._done = cut.number

    def _apply(self, cut: _Cut) -> None:
        if cut.samples is None:
            if self._samples is not None and not self.finished:
                self.frame = self._resume_frame
            self._samples = None
            return
        self._samples, self.frame, self.start = cut.samples, cut.frame, cut.frame
        self._fade = 1.0 if cut.frame == 0 else 0.0
        self.finished = False
        self.silent_frames = 0

    def _fill_piece(self, out: NDArray[np.float32]) -> int:
        """Write the start of `out`, up to the next change of what is going on, and return how many frames."""
        if self._samples is None or self.finished:
            out[:] = 0.0
            self.silent_frames += len(out)
            return len(out)
        left = len(self._samples) - self.frame
        if left <= 0:
            self.finished = True
            return 0
        if self._first_sample is None or self._first_sample[0] != self._done:
            self._first_sample = (self._done, time.perf_counter())
        count = min(left, len(out))
        if self._cut is not None:
            return self._fade_piece(out, count, -1)
        if self._fade < 1.0:
            return self._fade_piece(out, count, 1)
        self._copy(out[:count])
        return count

    def _fade_piece(self, out: NDArray[np.float32], count: int, direction: int) -> int:
        done = round(self._fade * self._ramp)
        count = min(count, done if direction < 0 else self._ramp - done)
        steps = done + direction * np.arange(1, count + 1, dtype=np.float32)
        self._copy(out[:count])
        out[:count] *= (steps / self._ramp)[:, np.newaxis]
        self._fade = (done + direction * count) / self._ramp
        return count

    def _copy(self, out: NDArray[np.float32]) -> None:
        assert self._samples is not None
        count = len(out)
        out[:] = self._samples[self.frame : self.frame + count]
        self.frame += count
        if self._gain == self.volume == 1.0:
            return
        # The volume moves at a steady pace towards its target, per sample.
        target, step = self.volume, 1.0 / (VOLUME_SECONDS * self._sample_rate)
        way = np.arange(1, count + 1, dtype=np.float32) * step
        gains = np.clip(
            self._gain + np.sign(target - self._gain) * way, min(self._gain, target), max(self._gain, target)
        )
        self._gain = float(gains[-1])
        out *= gains.astype(np.float32)[:, np.newaxis]
