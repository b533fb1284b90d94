"""The facts of an audio file from its headers, without decoding all of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import soundfile

from neiroha_desktop.audio.decode import SNIFF_BYTES, broken, cannot_open, no_sound, require_readable
from neiroha_desktop.domain.clip_facts import ClipFacts

if TYPE_CHECKING:
    from pathlib import Path

_MAX_CHUNKS = 64


def inspect(path: Path) -> ClipFacts:
    """Measure a file on disk.

    Raises:
        DecodeError: it cannot be opened or is not audio that can be read; the remedy says what to do.
    """
    try:
        with path.open("rb") as file:
            return _inspect(file)
    except OSError as error:
        raise cannot_open(path, error) from error


def inspect_bytes(data: bytes) -> ClipFacts:
    """Measure a file in memory.

    Raises:
        DecodeError: as `inspect`.
    """
    return _inspect(io.BytesIO(data))


def _inspect(file: BinaryIO) -> ClipFacts:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    container = require_readable(file.read(SNIFF_BYTES))
    file.seek(0)
    try:
        with soundfile.SoundFile(file) as sound:
            frames, sample_rate, channels = sound.frames, sound.samplerate, sound.channels
    except soundfile.SoundFileError as error:
        raise broken(container, str(error)) from error
    duration = frames / sample_rate
    if container == "wav":
        duration = _streamed_wav_duration(file, size) or duration
    if duration <= 0:
        raise no_sound(container)
    return ClipFacts(container, duration, sample_rate, channels, size)


def _streamed_wav_duration(file: BinaryIO, size: int) -> float | None:
    """Return the seconds in a WAV file whose data size field lies; None where it tells the truth.

    Streaming servers write 0, 0x7FFFFFFF or 0xFFFFFFFF there, which libsndfile takes for no frames or far too many.
    """
    position, byte_rate = 12, 0
    for _ in range(_MAX_CHUNKS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            return None
        chunk_size = int.from_bytes(head[4:], "little")
        start = position + 8
        if head[:4] == b"fmt ":
            byte_rate = int.from_bytes(file.read(12)[8:12], "little")
        if head[:4] == b"data":
            if 0 < chunk_size <= size - start or not byte_rate:
                return None
            return (size - start) / byte_rate
        position = start + chunk_size + chunk_size % 2
    return None
