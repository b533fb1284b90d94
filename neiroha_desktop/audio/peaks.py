"""The outline of a clip for drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neiroha_desktop.audio.blocks import open_sound, read_blocks, read_int16_blocks

if TYPE_CHECKING:
    from pathlib import Path

    import soundfile
    from numpy.typing import NDArray

    Outline = NDArray[np.float32]

_INT16_SCALE = 32768
_BYTES_SCALE = 32767


def peaks(samples: NDArray[np.float32], buckets: int, *, frames: int | None = None) -> Outline:
    """Return the lowest and highest sample of each of `buckets` equal stretches of a clip.

    Args:
        samples: shape (frames, channels).
        buckets: how many stretches; with fewer frames than buckets, neighbours share a frame.
        frames: how many the stretches divide, where that is more than there are: the rest is silence.

    Returns:
        float32, shape (buckets, 2): minimum and maximum over all channels; zeros where there are no frames.
    """
    frames = len(samples) if frames is None else frames
    if not frames or not buckets:
        return np.zeros((buckets, 2), dtype=np.float32)
    outline = _Gathering(frames, buckets)
    outline.add(samples)
    return outline.result()


def peaks_of(source: Path | bytes, buckets: int) -> Outline:
    """Return the outline of a file, which is read in blocks: an hour takes well under a second of a WAV file.

    Raises:
        DecodeError: it cannot be opened, or it is not audio that can be read.
    """
    with open_sound(source) as sound:
        frames = sound.frames
        while frames > 0 and buckets:
            # The header of a compressed file may promise more frames than come, or fewer.
            outline, read = _gather(sound, frames, buckets)
            if read == frames:
                return outline
            frames = read
    return np.zeros((buckets, 2), dtype=np.float32)


def to_bytes(outline: Outline) -> bytes:
    """Return an outline in 16 bits per value, four bytes per stretch: small enough to keep."""
    return np.round(np.clip(outline, -1.0, 1.0) * _BYTES_SCALE).astype("<i2").tobytes()


def from_bytes(data: bytes) -> Outline:
    """Return the outline that `to_bytes` made `data` of, each value within 1/65534.

    Raises:
        ValueError: the length is not that of an outline.
    """
    return np.frombuffer(data, dtype="<i2").reshape(-1, 2).astype(np.float32) / np.float32(_BYTES_SCALE)


def _gather(sound: soundfile.SoundFile, frames: int, buckets: int) -> tuple[Outline, int]:
    # Whole numbers need no conversion and are compared twice as fast.
    whole = sound.subtype == "PCM_16"
    scale = _INT16_SCALE if whole else 1
    outline = _Gathering(frames, buckets)
    sound.seek(0)
    for block in read_int16_blocks(sound) if whole else read_blocks(sound):
        outline.add(block)
    return outline.result() / np.float32(scale), outline.frames


class _Gathering:
    """Lowest and highest values of equal stretches of a signal that comes in blocks."""

    def __init__(self, frames: int, buckets: int) -> None:
        self._starts = np.arange(buckets, dtype=np.int64) * frames // buckets
        self._low = np.full(buckets, np.inf, dtype=np.float32)
        self._high = np.full(buckets, -np.inf, dtype=np.float32)
        self._end = frames
        self.frames = 0

    def add(self, block: NDArray[np.float32] | NDArray[np.int16]) -> None:
        """Take the next frames, shape (frames, channels); more than were announced are counted and no more."""
        start, self.frames = self.frames, self.frames + len(block)
        block = block[: max(0, self._end - start)]
        if not len(block):
            return
        # The stretches that this block reaches into: the one that has begun before, and those that begin in it.
        # With fewer frames than stretches, several begin with the same frame.
        begun = self._starts[np.searchsorted(self._starts, start, "right") - 1]
        stretches = slice(*np.searchsorted(self._starts, (begun, start + len(block))))
        starts, places = np.unique(np.maximum(self._starts[stretches] - start, 0), return_inverse=True)
        # Channels side by side are one row of numbers, which reduces much faster than columns.
        flat, starts = np.ascontiguousarray(block).reshape(-1), starts * block.shape[1]
        low, high = np.minimum.reduceat(flat, starts)[places], np.maximum.reduceat(flat, starts)[places]
        self._low[stretches] = np.minimum(self._low[stretches], low)
        self._high[stretches] = np.maximum(self._high[stretches], high)

    def result(self) -> Outline:
        """Return minimum and maximum, shape (buckets, 2)."""
        outline = np.stack((self._low, self._high), axis=1)
        return np.where(np.isfinite(outline), outline, np.float32(0.0))
