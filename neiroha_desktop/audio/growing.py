"""A clip that is heard while it is still coming in."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.conform import Conformer

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_FIRST_SECONDS = 10


class GrowingClip:
    """Samples that are appended by one thread and read by others, which need no lock.

    Attributes:
        sample_rate: Hz.
        channels: how many.
        frames: how many there are so far.
        complete: nothing is added any more. Who needs both looks at this one first: then `frames` is final.
    """

    def __init__(self, sample_rate: int, channels: int) -> None:
        self.sample_rate = sample_rate
        self.channels = channels
        self.frames = 0
        self.complete = False
        self._buffer = np.empty((_FIRST_SECONDS * sample_rate, channels), dtype=np.float32)
        # For those who add and who begin to follow; never taken where sound is asked for.
        self._adding = threading.Lock()
        self._followers: list[Callable[[NDArray[np.float32], bool], None]] = []

    @property
    def samples(self) -> NDArray[np.float32]:
        """All samples so far, float32, shape (frames, channels)."""
        # A larger buffer replaces the old one before more frames are counted, so that this never is too short.
        frames = self.frames
        return self._buffer[:frames]

    @property
    def duration(self) -> float:
        """Seconds so far."""
        return self.frames / self.sample_rate

    def append(self, samples: NDArray[np.float32]) -> None:
        """Add samples, shape (frames, channels)."""
        with self._adding:
            end = self.frames + len(samples)
            if end > len(self._buffer):
                larger = np.empty((max(end, 2 * len(self._buffer)), self.channels), dtype=np.float32)
                larger[: self.frames] = self.samples
                self._buffer = larger
            self._buffer[self.frames : end] = samples
            self.frames = end
            self._tell(samples)

    def append_pcm16(self, pcm: bytes) -> None:
        """Add whole frames of little-endian 16-bit samples; each becomes x / 32768, as in a decoded file."""
        samples = np.frombuffer(pcm, dtype="<i2").reshape(-1, self.channels)
        self.append(samples * np.float32(1 / 32768))

    def end(self) -> None:
        """Say that this was all."""
        with self._adding:
            if not self.complete:
                self.complete = True
                self._tell(self._buffer[:0])

    def in_format(self, sample_rate: int, channels: int) -> GrowingClip:
        """Return a clip that grows with this one, in another format; itself where it has that format."""
        if (self.sample_rate, self.channels) == (sample_rate, channels):
            return self
        other = GrowingClip(sample_rate, channels)
        conformer = Conformer((self.sample_rate, self.channels), (sample_rate, channels))

        def follow(samples: NDArray[np.float32], last: bool) -> None:
            other.append(conformer.feed(samples, last=last))
            if last:
                other.end()

        with self._adding:
            follow(self.samples, self.complete)
            self._followers.append(follow)
        return other

    def _tell(self, samples: NDArray[np.float32]) -> None:
        for follower in self._followers:
            follower(samples, self.complete)
