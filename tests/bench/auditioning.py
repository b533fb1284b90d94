"""What hearing and comparing cost: outlines of long files, a switch between two takes, the page of all takes."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import soundfile

from neiroha_desktop.audio.decode import DecodedAudio
from neiroha_desktop.audio.mix import Mix
from neiroha_desktop.audio.peaks import peaks_of
from neiroha_desktop.audio.renderer import LEAD_IN_SECONDS, Renderer
from neiroha_desktop.audio.tracks import Track
from tests.bench.actor import actor
from tests.bench.figures import Figure
from tests.bench.stage import BenchStage
from tests.bench.stalls import Stalls
from tests.bench.stats import Goal, Measure
from tests.standin import melody

KEPT = 10_000
MINUTES = 60
_OUTLINE_BUCKETS = 2000
_RATE = 24_000
_BLOCK = 512
_FADE = round(0.005 * _RATE)


def measure_outlines(stage: BenchStage, runs: int) -> list[Figure]:
    """Outline an hour of WAV, beside reading it only."""
    path = stage.folder / "hour.wav"
    minute = np.frombuffer(melody.melody("hour", 60.0), dtype="<i2")
    with soundfile.SoundFile(path, "w", _RATE, 1, "PCM_16") as file:
        for _ in range(MINUTES):
            file.write(minute)
    ours, bare = [], []
    for _ in range(runs):
        started = time.perf_counter()
        peaks_of(path, _OUTLINE_BUCKETS)
        ours.append(time.perf_counter() - started)
        bare.append(_seconds_to_read(path))
    path.unlink()
    return [
        Figure(
            f"outline of {MINUTES} minutes of WAV, in a worker",
            "s",
            ours,
            "soundfile reading it",
            bare,
            Goal(Measure.P95, 1),
        )
    ]


def measure_switch(stage: BenchStage, runs: int) -> list[Figure]:
    """Switch between two clips while they are rendered, and compare with what each alone would be, sample by sample."""
    del stage
    first, second = (_clip(name) for name in ("first", "second"))
    own = max(float(np.abs(np.diff(clip, axis=0)).max()) for clip in (first, second))
    lost, steps = [], []
    for number in range(10 * runs):
        heard, place = _switched(first, second, 1000 + 37 * number)
        whole = np.concatenate((first[:place], second[place + _FADE :]))
        kept = np.concatenate((heard[:place], heard[place + _FADE :]))
        lost.append(float(len(whole) - np.count_nonzero((whole == kept).all(axis=1))))
        near = heard[place - 1 : place + _FADE + 1]
        steps.append(float(np.abs(np.diff(near, axis=0)).max()) / own)
    return [
        Figure("A/B switch: samples lost", "samples", lost, "none", [0.0] * len(lost), Goal(Measure.LONGEST, 0)),
        Figure(
            "A/B switch: largest step from sample to sample",
            "of the clips' own",
            steps,
            "the clips' own",
            [1.0] * len(steps),
            Goal(Measure.LONGEST, 1),
        ),
    ]


def measure_takes(stage: BenchStage, runs: int) -> list[Figure]:
    """Open and scroll the page of all takes, with ten thousand and with none."""
    opened: dict[int, list[float]] = {KEPT: [], 0: []}
    stalls = Stalls(f"while scrolling through {KEPT:,} takes", "an empty page", 16)
    memory: dict[int, list[float]] = {KEPT: [], 0: []}
    # By another window: one that has just made ten thousand takes has more to do than one that finds them.
    with actor("tests.bench.window_actor", stage.env(f"takes-{KEPT}")) as window:
        window.do("set_up", base_url=stage.standin.base_url)
        window.do("fill_takes", count=KEPT)
    for _ in range(runs):
        for count in (KEPT, 0):
            with actor("tests.bench.window_actor", stage.env(f"takes-{count}")) as window:
                window.do("set_up", base_url=stage.standin.base_url)
                before = window.do("memory")["megabytes"]
                opened[count].append(1000 * window.do("open_takes")["seconds"])
                found = window.do("scroll_takes")
                stalls.watched(found) if count else stalls.compared(found)
                memory[count].append(window.do("memory")["megabytes"] - before)
    return [
        Figure(
            f"opening Takes with {KEPT:,} entries, for the first time",
            "ms",
            opened[KEPT],
            "with none",
            opened[0],
            Goal(Measure.P95, 200),
        ),
        *stalls.figures(),
        Figure(
            f"memory that opening and scrolling through {KEPT:,} takes costs",
            "MB",
            memory[KEPT],
            "an empty page",
            memory[0],
            Goal(Measure.EXCESS, 30),
        ),
    ]


def _seconds_to_read(path: Path) -> float:
    started = time.perf_counter()
    with soundfile.SoundFile(path) as file:
        while len(file.read(1 << 16, dtype="int16")):
            pass
    return time.perf_counter() - started


def _clip(name: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    samples = np.frombuffer(melody.melody(name, 4.0), dtype="<i2").astype(np.float32) / np.float32(32768)
    return samples.reshape(-1, 1)


def _switched(
    first: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    second: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    place: int,
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float32]], int]:
    """Render both, switch at about `place`, and return what comes out and where it was switched."""
    track = Track([DecodedAudio(first, _RATE), DecodedAudio(second, _RATE)])
    renderer = Renderer(Mix(track, _RATE, 1))
    renderer.fill(np.zeros((round(LEAD_IN_SECONDS * _RATE), 1), np.float32))
    heard = np.zeros_like(first)
    switched_at = place // _BLOCK * _BLOCK
    for start in range(0, len(heard), _BLOCK):
        if start == switched_at:
            track.switch(1)
        renderer.fill(heard[start : start + _BLOCK])
    return heard, switched_at
