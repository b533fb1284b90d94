"""Audio containers by their bytes. Names and headers lie; the first bytes do not."""

from __future__ import annotations

import struct

MEDIA_TYPES = {"wav": "audio/wav", "mp3": "audio/mpeg", "flac": "audio/flac", "ogg": "audio/ogg"}
"""Media type of each container that `sniff_container` names and that takes are kept in."""

SUFFIXES = {"wav": ".wav", "mp3": ".mp3", "flac": ".flac", "ogg": ".ogg"}

_WAV_HEADER_BYTES = 44
_LAYER_III = 1


def sniff_container(head: bytes) -> str | None:
    """Name the container of audio that starts with `head` (12 bytes are enough); None where no mark is found.

    Returns:
        "wav", "mp3", "flac", "ogg", "aiff", "caf", "w64", "au", "m4a", "webm" or "aac"; None for headerless
        PCM and the rest.
    """
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "m4a"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    for mark, name in (
        (b"fLaC", "flac"),
        (b"OggS", "ogg"),
        (b"ID3", "mp3"),
        (b"caff", "caf"),
        (b"riff\x2e\x91\xcf\x11", "w64"),
        (b".snd", "au"),
        (b"\x1aE\xdf\xa3", "webm"),
    ):
        if head.startswith(mark):
            return name
    return _sniff_mpeg_frame(head)


def _sniff_mpeg_frame(head: bytes) -> str | None:
    """Tell an MPEG audio frame from an ADTS frame: both start with a sync word of ones."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    if layer == 0:
        return "aac" if head[1] & 0xF6 == 0xF0 else None
    # Layers I and II are no mp3, and samples of -1 look like the first of them.
    if layer != _LAYER_III:
        return None
    bit_rate, sample_rate = head[2] >> 4, head[2] >> 2 & 3
    # A reserved version, bit rate or sample rate means that this is not a frame but loud PCM.
    if version == 1 or bit_rate == 15 or sample_rate == 3:
        return None
    return "mp3"


def wrap_pcm16(pcm: bytes, sample_rate: int, channels: int = 1) -> bytes:
    """Put a WAV header before little-endian 16-bit samples; an odd last byte is dropped."""
    pcm = pcm[: len(pcm) - len(pcm) % (2 * channels)]
    header = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF", _WAV_HEADER_BYTES - 8 + len(pcm), b"WAVE",
        b"fmt ", 16, 1, channels, sample_rate, sample_rate * channels * 2, channels * 2, 16,
        b"data", len(pcm),
    )  # fmt: skip
    return header + pcm


def repair_wav(data: bytes) -> bytes:
    """Return a WAV file whose size fields match its real length.

    Streaming servers write 0, 0x7FFFFFFF or 0xFFFFFFFF there; readers then see no frames or far too many. A data chunk
    that is smaller than the rest of the file is left alone, because other chunks may follow it.
    """
    position = 12
    while position + 8 <= len(data):
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        start = position + 8
        if data[position : position + 4] == b"data":
            real = len(data) - start
            if 0 < size <= real:
                return data
            return (
                data[:4] + (len(data) - 8).to_bytes(4, "little") + data[8 : position + 4]
                + real.to_bytes(4, "little") + data[start:]
            )  # fmt: skip
        position = start + size + size % 2
    return data
