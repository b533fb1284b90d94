"""What the header of a WAV file says of its samples, and whether there is any sound in them."""

from __future__ import annotations

from dataclasses import dataclass

from neiroha_desktop.adapters.audio_bytes import no_sound

LEAST_SECONDS = 0.05
"""What is shorter is no speech."""

_PCM, _EXTENSIBLE = 1, 0xFFFE


@dataclass(frozen=True, slots=True)
class WavFacts:
    """Where the samples are, and what they are."""

    format_tag: int
    channels: int
    sample_rate: int
    """Hz."""
    bytes_per_second: int
    bits: int
    """Of one sample."""
    start: int
    """Of the samples, in bytes from the beginning of the file."""
    size: int
    """Of the samples, in bytes; never more than there really are."""

    @property
    def seconds(self) -> float:
        """How long it sounds; 0.0 where the header makes no sense."""
        return self.size / self.bytes_per_second if self.bytes_per_second else 0.0


def read_wav(data: bytes) -> WavFacts | None:
    """Read the header of a WAV file whose sizes are right; None where it has no format or no samples."""
    form, position = b"", 12
    while position + 8 <= len(data):
        name, size = data[position : position + 4], int.from_bytes(data[position + 4 : position + 8], "little")
        start = position + 8
        if name == b"fmt ":
            form = data[start : start + size]
        elif name == b"data":
            if len(form) < 16:
                return None
            tag, channels = int.from_bytes(form[0:2], "little"), int.from_bytes(form[2:4], "little")
            rate, per_second = int.from_bytes(form[4:8], "little"), int.from_bytes(form[8:12], "little")
            bits = int.from_bytes(form[14:16], "little")
            return WavFacts(tag, channels, rate, per_second, bits, start, min(size, len(data) - start))
        position = start + size + size % 2
    return None


def seconds_of(container: str, data: bytes) -> float | None:
    """Return how long a clip sounds; None where only a decoder could tell."""
    facts = read_wav(data) if container == "wav" else None
    return facts.seconds if facts is not None and facts.bytes_per_second else None


def refuse_silence(container: str, data: bytes, host: str) -> None:
    """Refuse a WAV file that is too short for any speech, or in which every sample is 0. Other kinds pass.

    Raises:
        InvalidResponseError: there is nothing to be heard.
    """
    facts = read_wav(data) if container == "wav" else None
    if facts is None or facts.format_tag not in (_PCM, _EXTENSIBLE):
        return
    zeros = data.count(0, facts.start, facts.start + facts.size) if facts.bits > 8 else -1
    if facts.seconds < LEAST_SECONDS or zeros == facts.size:
        raise no_sound(host)
