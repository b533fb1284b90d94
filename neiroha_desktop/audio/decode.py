"""Audio files to samples: wav, mp3, flac, ogg and what else libsndfile reads."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from neiroha_desktop.domain.containers import repair_wav, sniff_container
from neiroha_desktop.domain.errors import DecodeError
from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

READABLE = frozenset({"wav", "mp3", "flac", "ogg", "aiff", "caf", "w64", "au"})
"""Containers that libsndfile opens, as `sniff_container` names them."""

SNIFF_BYTES = 64
"""Enough of a file's start to name its container, and to tell text from sound."""


@dataclass(frozen=True, slots=True)
class DecodedAudio:
    """Samples in memory.

    Attributes:
        samples: float32, shape (frames, channels); integer sources are divided by their full scale, so that 16-bit
            samples are exactly x / 32768.
        sample_rate: Hz, as in the file; nothing is resampled.
    """

    samples: NDArray[np.float32] = field(repr=False)
    sample_rate: int

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.samples) / self.sample_rate

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.samples.shape[1])


def decode(data: bytes) -> DecodedAudio:
    """Decode a whole file.

    Raises:
        DecodeError: it is not audio that can be read, it is broken, or it holds no sound.
    """
    container = require_readable(data[:SNIFF_BYTES])
    if container == "wav":
        data = repair_wav(data)
    try:
        samples, sample_rate = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    except soundfile.SoundFileError as error:
        raise broken(container, str(error)) from error
    if not len(samples):
        raise no_sound(container)
    if not np.isfinite(samples).all():
        # A float file may hold NaN, which a sound device turns into a bang.
        np.nan_to_num(samples, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
    return DecodedAudio(samples, int(sample_rate))


def decode_file(path: Path) -> DecodedAudio:
    """Decode a file on disk.

    Raises:
        DecodeError: it cannot be opened, or it is not audio that can be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise cannot_open(path, error) from error
    return decode(data)


def require_readable(head: bytes) -> str:
    """Name the container of a file that starts with `head`.

    Raises:
        DecodeError: it is empty, text, or of a kind that cannot be read; the remedy says what to do.
    """
    container = sniff_container(head)
    if container in READABLE:
        return str(container)
    if not head:
        raise DecodeError(msg("The audio is empty: there are no bytes in it."))
    convert = msg("Convert it to wav or mp3, for example with Audacity or ffmpeg, and choose that file.")
    if container is not None:
        raise DecodeError(_unreadable_kind(container), remedy=convert)
    if _looks_like_text(head):
        raise DecodeError(msg("This is text, not audio."), remedy=msg("Choose a wav, mp3, flac or ogg file."))
    raise DecodeError(msg("This is no audio that can be read here: its first bytes fit no known kind."), remedy=convert)


def broken(container: str, reason: str) -> DecodeError:
    """Return the error for a file of a known kind that the decoder refuses."""
    return DecodeError(
        msg("This {container} audio is damaged or incomplete and cannot be decoded.", container=container),
        remedy=msg("Fetch or export it again."),
        details=reason,
    )


def no_sound(container: str) -> DecodeError:
    """Return the error for a file that has a header and nothing after it."""
    return DecodeError(
        msg("This {container} audio holds no sound: it ends right after its header.", container=container),
        remedy=msg("Fetch or export it again."),
    )


def cannot_open(path: Path, error: OSError) -> DecodeError:
    """Return the error for a file that the system does not open."""
    return DecodeError(
        msg("The audio file {path} cannot be opened.", path=str(path)),
        remedy=msg("Check that it still exists and that you may read it."),
        details=error.strerror or "",
    )


def _unreadable_kind(container: str) -> Message:
    match container:
        case "m4a":
            return msg("This is an m4a or video file, which cannot be read here.")
        case "webm":
            return msg("This is a webm or mkv file, which cannot be read here.")
        case _:
            return msg("This is a file of the kind {container}, which cannot be read here.", container=container)


def _looks_like_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        # The cut at SNIFF_BYTES may run through the last character.
        if error.start < len(head) - 3:
            return False
        text = head[: error.start].decode("utf-8")
    return all(character.isprintable() or character in "\r\n\t\ufeff" for character in text)
