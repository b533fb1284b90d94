"""The facts of an audio file from its headers, without decoding all of it."""

from __future__ import annotations

from pathlib import Path

from neiroha_desktop.audio.blocks import open_sound
from neiroha_desktop.audio.decode import SNIFF_BYTES, cannot_open, no_sound, require_readable
from neiroha_desktop.domain.clip_facts import ClipFacts


def inspect(path: Path) -> ClipFacts:
    """Measure a file on disk.

    Raises:
        DecodeError: it cannot be opened or is not audio that can be read; the remedy says what to do.
    """
    return _inspect(path)


def inspect_bytes(data: bytes) -> ClipFacts:
    """Measure a file in memory.

    Raises:
        DecodeError: as `inspect`.
    """
    return _inspect(data)


def _inspect(source: Path | bytes) -> ClipFacts:
    container, size = container_and_size(source)
    with open_sound(source) as sound:
        frames, sample_rate, channels = sound.frames, sound.samplerate, sound.channels
    if frames <= 0:
        raise no_sound(container)
    return ClipFacts(container, frames / sample_rate, sample_rate, channels, size)


def container_and_size(source: Path | bytes) -> tuple[str, int]:
    """Return the container of a file by its first bytes, and its size in bytes.

    Raises:
        DecodeError: it cannot be opened, or is of a kind that cannot be read.
    """
    if isinstance(source, bytes):
        return require_readable(source[:SNIFF_BYTES]), len(source)
    try:
        with source.open("rb") as file:
            return require_readable(file.read(SNIFF_BYTES)), source.stat().st_size
    except OSError as error:
        raise cannot_open(source, error) from error
