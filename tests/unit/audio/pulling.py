"""Asks a renderer for sound as a device does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.decode import DecodedAudio
from neiroha_desktop.audio.mix import Mix
from neiroha_desktop.audio.renderer import LEAD_IN_SECONDS, Renderer
from neiroha_desktop.audio.tracks import Track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RATE = 48000
RAMP = 240
LEAD_IN = round(LEAD_IN_SECONDS * RATE)
# Twice the steepest step of a 440 Hz sine at half scale: anything beyond is a jump that the ear hears as a click.
SMOOTH = 2 * 0.5 * 2 * np.pi * 440 / RATE


def floats(samples: NDArray[np.int16]) -> Floats:
    """Return 16-bit samples as decoding gives them."""
    return samples.astype(np.float32) / np.float32(32768)


def track_of(*voices: Floats) -> Track:
    """Return voices at `RATE`, side by side."""
    return Track([DecodedAudio(samples, RATE) for samples in voices])


class Listener:
    """A renderer that has said its lead-in, and what came out of it since.

    Attributes:
        heard: shape (frames, channels).
    """

    def __init__(self, track: Track, *, frame: int = 0, volume: float = 1.0) -> None:
        self.mix = Mix(track, track.sample_rate, track.channels)
        self.renderer = Renderer(self.mix, frame=frame, volume=volume)
        self.heard = np.zeros((0, track.channels), np.float32)
        self.pull(round(LEAD_IN_SECONDS * track.sample_rate))
        self.heard = self.heard[:0]

    def pull(self, frames: int, block: int = 512) -> Floats:
        """Ask for so many frames, in blocks; return them."""
        blocks = []
        while frames:
            out = np.full((min(block, frames), self.mix.channels), 9.0, dtype=np.float32)
            self.renderer.fill(out)
            blocks.append(out)
            frames -= len(out)
        pulled = np.concatenate(blocks) if blocks else self.heard[:0]
        self.heard = np.concatenate((self.heard, pulled))
        return pulled

    def largest_step(self) -> float:
        """Return the largest step from one frame to the next in all that was heard."""
        return float(np.abs(np.diff(self.heard, axis=0)).max())
