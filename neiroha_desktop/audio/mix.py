"""A track as a sound device's callback reads it: in the device's format, without a step when its voices change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.conform import conform
from neiroha_desktop.audio.decode import DecodedAudio

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neiroha_desktop.audio.tracks import Track, Voice

RAMP_SECONDS = 0.005
"""Length of the fade around a cut inside a clip, and of the crossfade from one voice to another. Both are linear:
between two voices nothing is louder than the louder of them, so that nothing can clip."""

_SHORTEST_LOOP = 0.05


class Mix:
    """What a renderer plays. But for its making, it belongs to the sound device's thread.

    Args:
        track: what to play.
        sample_rate: of the device, in Hz.
        channels: of the device.
    """

    def __init__(self, track: Track, sample_rate: int, channels: int) -> None:
        self.sample_rate = sample_rate
        self.channels = channels
        self.ramp = max(1, round(RAMP_SECONDS * sample_rate))
        self._track = track
        self._voices = tuple(_in_format(voice, sample_rate, channels) for voice in track.voices)
        self._growing = tuple(voice for voice in self._voices if not isinstance(voice, DecodedAudio))
        # From where the weights are on their way, to where, and how many frames of it are left.
        self._before = self._target = track.weights
        self._ramp_left = 0
        self._loop_seconds: tuple[float, float] | None = None
        self._loop: tuple[int, int] | None = None
        self._scratch = np.empty((0, channels), dtype=np.float32)

    @property
    def complete(self) -> bool:
        """Whether no voice grows any more. Who needs both looks at this one before `frames`."""
        return all(voice.complete for voice in self._growing)

    @property
    def frames(self) -> int:
        """Frames of the longest voice, as many as there are so far."""
        return max(len(voice.samples) for voice in self._voices)

    @property
    def loop(self) -> tuple[int, int] | None:
        """Frames between which it goes round; None to the end. Equal loops are one object."""
        seconds = self._track.loop
        if seconds is not self._loop_seconds:
            self._loop_seconds, self._loop = seconds, self._in_frames(seconds)
        return self._loop

    @property
    def steady_frames(self) -> int:
        """How many frames may be read at once: up to where the weights stop changing."""
        weights = self._track.weights
        if weights is not self._target:
            self._before, self._target = self._now(), weights
            self._ramp_left = self.ramp
        return self._ramp_left or 1 << 30

    def read(self, out: NDArray[np.float32], frame: int) -> None:
        """Write what is heard from a frame on; silence outside of the voices.

        Args:
            out: shape (frames, channels), written completely; at most `steady_frames`.
            frame: may be negative.
        """
        heard = [
            (voice.samples, before, target)
            for voice, before, target in zip(self._voices, self._before, self._target, strict=True)
            if target or (before and self._ramp_left)
        ]
        if len(heard) == 1:
            _copy(heard[0][0], frame, out)
            self._weigh(out, *heard[0][1:])
            return
        out[:] = 0.0
        part = self.scratch(len(out))
        for samples, before, target in heard:
            _copy(samples, frame, part)
            self._weigh(part, before, target)
            out += part

    def advance(self, frames: int) -> None:
        """Say that so many frames that were read have been used, and the weights moved on."""
        self._ramp_left = max(0, self._ramp_left - frames)

    def scratch(self, frames: int) -> NDArray[np.float32]:
        """Return room for so many frames; the same room at every call."""
        if len(self._scratch) < frames:
            self._scratch = np.empty((frames, self.channels), dtype=np.float32)
        return self._scratch[:frames]

    def _weigh(self, part: NDArray[np.float32], before: float, target: float) -> None:
        if self._ramp_left:
            done = self.ramp - self._ramp_left
            way = np.arange(done + 1, done + len(part) + 1, dtype=np.float32) / np.float32(self.ramp)
            part *= (before + (target - before) * way)[:, np.newaxis]
        elif target != 1.0:
            part *= np.float32(target)

    def _now(self) -> tuple[float, ...]:
        left = self._ramp_left / self.ramp
        return tuple(
            target + (before - target) * left for before, target in zip(self._before, self._target, strict=True)
        )

    def _in_frames(self, seconds: tuple[float, float] | None) -> tuple[int, int] | None:
        if seconds is None:
            return None
        shortest = round(_SHORTEST_LOOP * self.sample_rate)
        end = max(shortest, min(round(seconds[1] * self.sample_rate), self.frames))
        return max(0, min(round(seconds[0] * self.sample_rate), end - shortest)), end


def _in_format(voice: Voice, sample_rate: int, channels: int) -> Voice:
    if isinstance(voice, DecodedAudio):
        return conform(voice, sample_rate, channels)
    return voice.in_format(sample_rate, channels)


def _copy(samples: NDArray[np.float32], frame: int, out: NDArray[np.float32]) -> None:
    """Write samples from a frame on, and silence where there are none."""
    first = min(max(0, -frame), len(out))
    last = max(first, min(len(out), len(samples) - frame))
    out[:first] = 0.0
    out[first:last] = samples[frame + first : frame + last]
    out[last:] = 0.0
