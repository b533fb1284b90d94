"""What a sound device's callback asks for: the next block of a track, without clicks."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from neiroha_desktop.audio.volume import Volume

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neiroha_desktop.audio.mix import Mix

LEAD_IN_SECONDS = 0.06
"""Silence before the first sample of a new stream, and after the device ran dry. Source: measured with PulseAudio
behind PortAudio, which loses what is written before its first request is answered (20 ms)."""

AHEAD_SECONDS = 0.2
"""So much of a clip that is still coming in must be there for it to begin, and to go on after it ran dry."""


class _Cut(NamedTuple):
    """Where to go on after the fade: a frame of a mix, or nowhere (`mix` is None); `dry` where there is no more yet."""

    number: int
    mix: Mix | None
    frame: int
    dry: bool = False


class Renderer:
    """Fills blocks for one stream; commands come from another thread and the newest wins.

    At volume 1.0 and away from cuts, samples leave exactly as they are in the clip.

    Attributes:
        frame: the next frame of the track; after `fade_out`, the one to resume from.
        start: the frame that the track was last started from.
        looped: start and end of the loop that was last gone round since then.
        finished: the track has been handed over to its last frame.
        waiting: what is there of the track has been handed over, and more is to come.
        silent_frames: frames of silence handed over since the track ended, ran dry or was faded out.
    """

    def __init__(self, mix: Mix, *, frame: int = 0, volume: float = 1.0) -> None:
        self._mix: Mix | None = None
        self._ramp = mix.ramp
        self._rate = mix.sample_rate
        self.lead_in()
        self._ahead = round(AHEAD_SECONDS * mix.sample_rate)
        self._volume = Volume(mix.sample_rate, volume)
        # 0.0 is silent, 1.0 is unchanged; only cuts move it.
        self._fade = 1.0
        self._cuts: deque[_Cut] = deque(maxlen=1)
        self._cut: _Cut | None = None
        # Cuts asked for (written by the loop) and done (written by the callback): never both by one thread.
        self._asked = self._done = 0
        self._resume_frame = frame
        self._loop: tuple[int, int] | None = None
        # Up to which frame it was heard, if fading, before it ran dry.
        self._heard_to = 0
        self.frame = self.start = self.silent_frames = self._played = 0
        self.looped: tuple[int, int] | None = None
        self.finished = self.waiting = False
        self._first_sample: tuple[int, float] | None = None
        self._apply(_Cut(0, mix, frame))

    @property
    def volume(self) -> float:
        """Factor, 0.0 to 1.0."""
        return self._volume.target

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume.target = value

    @property
    def first_sample_at(self) -> float | None:
        """`time.perf_counter()` when the first frame since the last `play` was handed over; None before that."""
        first = self._first_sample
        return first[1] if first is not None and first[0] == self._played else None

    @property
    def sounding(self) -> bool:
        """Whether there is still something of a track to hand over, or to wait for."""
        return self._asked != self._done or (self._mix is not None and not self.finished)

    def play(self, mix: Mix, frame: int) -> None:
        """Go on with another track of the same rate and channels, or elsewhere in this one."""
        self._asked += 1
        self._played = self._asked
        self._cuts.append(_Cut(self._asked, mix, frame))

    def fade_out(self) -> None:
        """Become silent."""
        self._asked += 1
        self._cuts.append(_Cut(self._asked, None, 0))

    def lead_in(self) -> None:
        """Begin the next block with `LEAD_IN_SECONDS` of silence; called where `fill` is."""
        self._lead_in = round(LEAD_IN_SECONDS * self._rate)

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
        if cut is not None and (self._mix is None or self.finished or self.waiting or self._fade == 0.0):
            self._apply(cut)
            self._cut = None
            self._done = cut.number

    def _apply(self, cut: _Cut) -> None:
        if cut.mix is None:
            if self._mix is not None and not self.finished:
                self.frame = self._resume_frame
            self._mix = None
            self.waiting = False
            return
        self._heard_to = self.frame if cut.dry else 0
        self._mix, self.frame, self.start = cut.mix, cut.frame, cut.frame
        self._fade = 1.0 if cut.frame == 0 else 0.0
        self._loop = self.looped = None
        self.finished = False
        # Until it is asked for: what is complete does not wait.
        self.waiting = True
        self.silent_frames = 0

    def _fill_piece(self, out: NDArray[np.float32]) -> int:
        """Write the start of `out`, up to the next change of what is going on, and return how many frames."""
        mix = self._mix
        if mix is not None and self.waiting:
            self._go_on(mix)
        if mix is None or self.finished or self.waiting:
            out[:] = 0.0
            self.silent_frames += len(out)
            return len(out)
        count = self._available(mix)
        if count <= 0:
            return 0
        if self._first_sample is None or self._first_sample[0] != self._done:
            self._first_sample = (self._done, time.perf_counter())
        count = min(count, len(out), mix.steady_frames, self._up_to_seam())
        if self._cut is not None:
            return self._fade_piece(mix, out, count, -1)
        if self._fade < 1.0:
            return self._fade_piece(mix, out, count, 1)
        self._copy(mix, out[:count])
        return count

    def _available(self, mix: Mix) -> int:
        """Return how many frames there are to be heard; none at the end, and where the place changes before."""
        complete = mix.complete
        left = mix.frames - self.frame
        if self._cut is not None:
            if left <= 0:
                # Nothing is left to fade out.
                self._fade = 0.0
        elif complete:
            if self._enter_loop(mix):
                return 0
            self.finished = left <= 0
        elif left <= self._ramp:
            # Just enough is left to fade out; what was faded is heard again when there is more.
            self._cut_to(mix, self.frame, dry=True)
            return 0
        else:
            left -= self._ramp
        return left

    def _go_on(self, mix: Mix) -> None:
        """End the waiting where enough has come."""
        complete = mix.complete
        if not complete and mix.frames - self.frame < self._ahead:
            return
        self.waiting = False
        self.silent_frames = 0
        if complete and mix.frames <= self._heard_to:
            # The end came late: all there is was heard, fading out.
            self.frame, self.finished = mix.frames, True

    def _enter_loop(self, mix: Mix) -> bool:
        """Follow a change of the loop; True where its start must be gone to first."""
        wanted = mix.loop
        if wanted is self._loop or self._in_seam():
            return False
        self._loop = wanted
        if wanted is None or wanted[0] <= self.frame <= wanted[1] - self._ramp:
            return False
        self._cut_to(mix, wanted[0])
        return True

    def _cut_to(self, mix: Mix, frame: int, *, dry: bool = False) -> None:
        # A cut of the renderer's own has the number of the last command.
        self._cut = _Cut(self._done, mix, frame, dry)
        self._resume_frame = frame

    def _in_seam(self) -> bool:
        """Whether this is the end of the loop, which fades into what is before its start."""
        return self._loop is not None and self._loop[1] - self._ramp <= self.frame < self._loop[1]

    def _up_to_seam(self) -> int:
        """Return how many frames may be written at once because of the loop."""
        if self._loop is None or self.frame >= self._loop[1]:
            return 1 << 30
        return self._loop[1] - self.frame - (0 if self._in_seam() else self._ramp)

    def _fade_piece(self, mix: Mix, out: NDArray[np.float32], count: int, direction: int) -> int:
        done = round(self._fade * self._ramp)
        count = min(count, done if direction < 0 else self._ramp - done)
        steps = done + direction * np.arange(1, count + 1, dtype=np.float32)
        self._copy(mix, out[:count])
        out[:count] *= (steps / self._ramp)[:, np.newaxis]
        self._fade = (done + direction * count) / self._ramp
        return count

    def _copy(self, mix: Mix, out: NDArray[np.float32]) -> None:
        mix.read(out, self.frame)
        if self._loop is not None and self._in_seam():
            self._fade_seam(mix, out, *self._loop)
        else:
            self.frame += len(out)
        mix.advance(len(out))
        self._volume.apply(out)

    def _fade_seam(self, mix: Mix, out: NDArray[np.float32], start: int, end: int) -> None:
        """Fade from the end of the loop into what leads to its start, so that its start follows without a step."""
        lead = np.empty_like(out)
        mix.read(lead, self.frame - (end - start))
        done = self.frame - (end - self._ramp)
        way = np.arange(done + 1, done + len(out) + 1, dtype=np.float32) / np.float32(self._ramp)
        out += (lead - out) * way[:, np.newaxis]
        self.frame += len(out)
        if self.frame == end:
            self.frame = self.start = start
            self.looped = (start, end)
