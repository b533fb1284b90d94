"""Audio that can be recognised: a melody of short notes, different for every seed."""

from __future__ import annotations

import functools
import io
import math
import random
import struct
from array import array

SAMPLE_RATE = 24_000
_FADE = 240
"""Frames of fade at both ends of a note: no clicks."""
_REPEATED = 20.0


@functools.lru_cache(maxsize=64)
def melody(seed: str, seconds: float) -> bytes:
    """Return 24 kHz mono little-endian 16-bit samples."""
    dice = random.Random(seed)
    frames = array("h")
    wanted = int(seconds * SAMPLE_RATE)
    while len(frames) < wanted:
        frames.extend(
            _note(dice.uniform(220, 1200), dice.uniform(0.3, 0.85), int(dice.uniform(0.06, 0.2) * SAMPLE_RATE))
        )
        frames.extend([0] * int(dice.uniform(0.02, 0.06) * SAMPLE_RATE))
    return struct.pack(f"<{wanted}h", *frames[:wanted])


def long_melody(seed: str, seconds: float) -> bytes:
    """Return the same as `melody`, but what is longer than `_REPEATED` seconds is made of repetitions."""
    size = int(seconds * SAMPLE_RATE) * 2
    tune = melody(seed, min(seconds, _REPEATED))
    return (tune * (size // len(tune) + 1))[:size]


def _note(frequency: float, level: float, length: int) -> list[int]:
    step = 2 * math.pi * frequency / SAMPLE_RATE
    return [
        int(30_000 * level * min(1.0, i / _FADE, (length - 1 - i) / _FADE) * math.sin(step * i)) for i in range(length)
    ]


def wav(pcm: bytes, *, data_size: int | None = None) -> bytes:
    """Return a WAV file; `data_size` writes another size into the header than the real one."""
    size = len(pcm) if data_size is None else data_size
    riff = min(36 + size, 0xFFFFFFFF)
    header = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", riff, b"WAVE", b"fmt ", 16, 1, 1, SAMPLE_RATE, 48_000, 2, 16, b"data", size
    )
    return header + pcm


@functools.lru_cache(maxsize=16)
def mp3(pcm: bytes) -> bytes:
    """Return an MP3 file."""
    import numpy
    import soundfile

    file = io.BytesIO()
    soundfile.write(file, numpy.frombuffer(pcm, "<i2"), SAMPLE_RATE, format="MP3", subtype="MPEG_LAYER_III")
    return file.getvalue()


def encoded(pcm: bytes, audio_format: str) -> bytes:
    """Return samples as the contract's `audio.format` has them."""
    if audio_format == "wav":
        return wav(pcm)
    return mp3(pcm) if audio_format == "mp3" else pcm
