"""The yardstick of playback: a WAV file in memory decoded by bare soundfile and played by bare sounddevice."""

from __future__ import annotations

import io
import sys
import threading
import time
from typing import Any

import sounddevice
import soundfile

from neiroha_desktop.audio.stream import LATENCY_SECONDS
from tests.bench.actor import say
from tests.standin import melody


def _play(clip: bytes) -> None:
    started_at = time.monotonic()
    samples, rate = soundfile.read(io.BytesIO(clip), dtype="float32", always_2d=True)
    first = threading.Event()
    first_at = [0.0]

    def fill(out: Any, frames: int, _time: object, _status: object) -> None:
        if not first.is_set():
            first_at[0] = time.monotonic()
            first.set()
        out[:] = samples[:frames]

    with sounddevice.OutputStream(
        samplerate=rate, channels=samples.shape[1], dtype="float32", latency=LATENCY_SECONDS, callback=fill
    ) as stream:
        first.wait(20)
        stream.abort()
    say(started_at=started_at, first_sample_at=first_at[0])


if __name__ == "__main__":
    audio = melody.wav(melody.melody("bench", 10.0))
    for _ in sys.stdin:
        _play(audio)
