"""Audio files read block by block, however long they are."""

from __future__ import annotations

import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import soundfile

from neiroha_desktop.audio.decode import SNIFF_BYTES, broken, cannot_open, require_readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

BLOCK_FRAMES = 1 << 17
"""Frames read at a time: a megabyte of stereo."""

_MAX_CHUNKS = 64
_MAX_SIZE = 0xFFFFFFFE


@contextmanager
def open_sound(source: Path | bytes) -> Iterator[soundfile.SoundFile]:
    """Open a file on disk or in memory for reading; `frames` is the true number also where a WAV header lies.

    Raises:
        DecodeError: it cannot be opened, is not audio that can be read, or (also while it is being read) is damaged.
    """
    if isinstance(source, bytes):
        with _sound(io.BytesIO(source)) as sound:
            yield sound
        return
    try:
        file = source.open("rb")
    except OSError as error:
        raise cannot_open(source, error) from error
    with file, _sound(file) as sound:
        yield sound


def read_blocks(sound: soundfile.SoundFile) -> Iterator[NDArray[np.float32]]:
    """Yield the samples from where the file stands, as `decode` does; each block is overwritten by the next.

    Shape (frames, channels), full scale is 1.0, and nothing is infinite or no number.
    """
    if sound.subtype == "PCM_16":
        floats = np.empty((BLOCK_FRAMES, sound.channels), dtype=np.float32)
        for block in read_int16_blocks(sound):
            # The same values as libsndfile's own conversion, in a third of the time.
            yield np.multiply(block, np.float32(1 / 32768), out=floats[: len(block)])
        return
    buffer = np.empty((BLOCK_FRAMES, sound.channels), dtype=np.float32)
    while len(block := sound.read(out=buffer)):
        if not np.isfinite(block).all():
            np.nan_to_num(block, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
        yield block


def read_int16_blocks(sound: soundfile.SoundFile) -> Iterator[NDArray[np.int16]]:
    """Yield the samples of a 16-bit file as they stand there; each block is overwritten by the next."""
    buffer = np.empty((BLOCK_FRAMES, sound.channels), dtype=np.int16)
    while len(block := sound.read(out=buffer)):
        yield block


@contextmanager
def _sound(file: BinaryIO) -> Iterator[soundfile.SoundFile]:
    container = require_readable(file.read(SNIFF_BYTES))
    if container == "wav":
        file = _with_true_sizes(file)
    file.seek(0)
    try:
        with _StraightFile(file) as sound:
            yield sound
    except soundfile.SoundFileError as error:
        raise broken(container, str(error)) from error


class _StraightFile(soundfile.SoundFile):  # type: ignore[misc]
    """A file that is read straight on.

    After each read soundfile seeks to where the file stands already, which breaks MP3: a decoder that was moved has
    lost what the next frames refer to, and their sound comes out wrong. It does not seek in what it takes for a pipe.
    """

    def seekable(self) -> bool:
        return False


def _with_true_sizes(file: BinaryIO) -> BinaryIO:
    """Return a WAV file whose size fields match its real length, whatever stands there.

    Streaming servers write 0, 0x7FFFFFFF or 0xFFFFFFFF, which libsndfile takes for no frames or far too many.
    """
    size = file.seek(0, io.SEEK_END)
    position = 12
    for _ in range(_MAX_CHUNKS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            break
        chunk_size = int.from_bytes(head[4:], "little")
        start = position + 8
        if head[:4] == b"data":
            file.seek(0)
            # The sizes of RF64 stand in a chunk of their own.
            if 0 < chunk_size <= size - start or file.read(4) != b"RIFF":
                break
            return _Patched(file, {4: _size_field(size - 8), position + 4: _size_field(size - start)})
        position = start + chunk_size + chunk_size % 2
    return file


def _size_field(size: int) -> bytes:
    return min(size, _MAX_SIZE).to_bytes(4, "little")


class _Patched(io.BufferedReader):
    """A file of which some bytes are read as others."""

    def __init__(self, file: BinaryIO, patches: dict[int, bytes]) -> None:
        super().__init__(_PatchedRaw(file, patches))


class _PatchedRaw(io.RawIOBase):
    def __init__(self, file: BinaryIO, patches: dict[int, bytes]) -> None:
        super().__init__()
        self._file = file
        self._patches = patches

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: Any) -> int:
        start = self._file.tell()
        data = bytearray(self._file.read(len(buffer)))
        for place, patch in self._patches.items():
            for number, value in enumerate(patch):
                if start <= place + number < start + len(data):
                    data[place + number - start] = value
        buffer[: len(data)] = data
        return len(data)
