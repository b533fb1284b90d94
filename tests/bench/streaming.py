"""How early a stream is heard, from a server and from the offline voices."""

from __future__ import annotations

import time

from tests.bench.actor import actor
from tests.bench.figures import Figure
from tests.bench.stage import BenchStage
from tests.bench.stats import Goal, Measure

_TEXT = "The quick brown fox jumps over the lazy dog."
_VOICE = "gmw/en-US"
_STREAM = {"kind": "stream_paced", "pause": 0.15, "seconds": 3, "delay": 0.3}
"""A piece of a third of a second every 150 ms, the first after 300 ms."""


def measure_streaming(stage: BenchStage, runs: int) -> list[Figure]:
    """Let a server send its first piece, and see when the sound device gets a sample of it."""
    ours: list[float] = []
    theirs: list[float] = []
    standin = stage.standin
    with (
        actor("tests.bench.window_actor", stage.env("streaming")) as window,
        actor("tests.bench.bare_stream", stage.env("streaming"), standin.base_url, standin.key) as bare,
    ):
        window.do("set_up", base_url=standin.base_url, stream=True)
        for _ in range(runs + 1):
            _prepare(stage)
            ours.append(_waited(stage, window.do("generate", text=_TEXT)["first_sample_at"]))
            window.do("quiet")
            _prepare(stage)
            theirs.append(_waited(stage, bare.do("listen", text=_TEXT)["first_sample_at"]))
    note = (
        f"The first stream after the start is not counted: {ours[0]:.0f} ms. What the sound device does after it has "
        "the sample is its own latency, and comes on top of both."
    )
    title = "first chunk of a stream sent to first sample at the device"
    return [Figure(title, "ms", ours[1:], "bare httpx and sounddevice", theirs[1:], Goal(Measure.P95, 60), (note,))]


def measure_offline(stage: BenchStage, runs: int) -> list[Figure]:
    """Press Generate with an offline voice, and see when the sound device gets a sample of it."""
    ours: list[float] = []
    theirs: list[float] = []
    with (
        actor("tests.bench.window_actor", stage.env("offline")) as window,
        actor("tests.bench.bare_speech", stage.env("offline")) as bare,
    ):
        window.do("set_up_offline", voice=_VOICE)
        for _ in range(runs + 1):
            heard = window.do("generate", text=_TEXT)
            ours.append(1000 * (heard["first_sample_at"] - heard["clicked_at"]))
            window.do("quiet")
            started = time.monotonic()
            theirs.append(1000 * (bare.do("speak", text=_TEXT, voice=_VOICE)["first_sample_at"] - started))
    note = f"The first click after the start is not counted: {ours[0]:.0f} ms; the helper process starts for it."
    title = "click on Generate to first sample at the device, offline voice"
    bare_title = "bare eSpeak NG and sounddevice"
    return [Figure(title, "ms", ours[1:], bare_title, theirs[1:], Goal(Measure.P95, 80), (note,))]


def _prepare(stage: BenchStage) -> None:
    stage.standin.reset()
    stage.standin.script(_STREAM)


def _waited(stage: BenchStage, first_sample_at: float) -> float:
    """Return milliseconds since the server sent the first piece."""
    (entry,) = stage.standin.wait(answers=1)
    return 1000 * (first_sample_at - float(entry["sent_at"]))
