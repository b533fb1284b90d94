"""How soon a recording to clone is judged, and what a file of two hours costs."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import numpy as np
import soundfile

from tests.bench.actor import actor
from tests.bench.figures import Figure
from tests.bench.stage import BenchStage
from tests.bench.stalls import Stalls
from tests.bench.stats import Goal, Measure

_RATE = 48000
_CLIP_SECONDS = 30
_HOURS = 2


def measure_references(stage: BenchStage, runs: int) -> list[Figure]:
    """Judge 30 s beside bare decoding of them; import two hours beside those 30 s."""
    clip, long = stage.folder / "clip.wav", stage.folder / "hours.wav"
    _write(clip, _CLIP_SECONDS)
    _write(long, _HOURS * 3600)
    what = f"file of {_HOURS} hours"
    stalls = Stalls(f"while a {what} is imported", "the same window, idle", 33)
    judged, decoded, memory, small, seconds = [], [], [], [], []
    with actor("tests.bench.window_actor", stage.env("references")) as window:
        window.do("set_up", base_url=stage.standin.base_url)
        # The first loads numpy and soundfile.
        window.do("judge", path=str(clip))
        for _ in range(runs):
            judged.append(1000 * window.do("judge", path=str(clip))["seconds"])
            decoded.append(_decode(clip))
            small.append(window.do("import_file", path=str(clip))["megabytes"])
            done = window.do("import_file", path=str(long))
            assert done["duration"] == _HOURS * 3600, done
            memory.append(done["megabytes"])
            stalls.watched(done)
            seconds.append(done["seconds"])
            stalls.compared(window.do("idle", seconds=1.0))
    took = f"Reading the {what} took {sorted(seconds)[len(seconds) // 2]:.0f} s."
    return [
        Figure(
            f"judging a clip of {_CLIP_SECONDS} s",
            "ms",
            judged,
            "bare soundfile decoding",
            decoded,
            Goal(Measure.P95, 150),
        ),
        Figure(
            f"memory at most while a {what} is imported",
            "MB",
            memory,
            f"a clip of {_CLIP_SECONDS} s",
            small,
            Goal(Measure.LONGEST, 200),
            (took,),
        ),
        *stalls.figures(),
    ]


def _decode(path: Path) -> float:
    started = time.monotonic()
    soundfile.read(path, dtype="float32", always_2d=True)
    return 1000 * (time.monotonic() - started)


def _write(path: Path, seconds: int) -> None:
    """Write a WAV file of something like speech with a little noise, a minute of it over and over."""
    t = np.arange(_RATE * min(60, seconds)) / _RATE
    voice = np.sin(2 * np.pi * 140 * t) * (0.5 + 0.5 * np.sin(2 * np.pi * 4 * t)) * (t % 3 < 2.3)
    noise = np.random.default_rng(1).normal(0, 0.002, len(t))
    minute = np.rint((0.3 * voice + noise) * 32767).astype("<i2").tobytes()
    size = 2 * _RATE * seconds
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, _RATE, 2 * _RATE, 2, 16, b"data", size
    )
    with path.open("wb") as file:
        file.write(head)
        for _ in range(size // len(minute)):
            file.write(minute)
