"""What is measured: each function returns figures, program and yardstick taking turns run by run."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tests.bench.actor import Actor, actor
from tests.bench.figures import Figure
from tests.bench.stage import BenchStage
from tests.bench.stalls import Stalls
from tests.bench.start import BARE, ONE_ADAPTER, PHASES, PROGRAM, Start, watch_start
from tests.bench.stats import Goal, Measure, median

SERVER_SECONDS = 0.3
CLIP_SECONDS = 10
ANSWER_MEGABYTES = 10
_ARRIVING = {"stream_json": "at once", "length": "in many events", "stream_one_chunk": "in one event"}
"""How a huge answer comes, by the kinds of the stand-in."""
_TEXT = "The quick brown fox jumps over the lazy dog."


def measure_start(stage: BenchStage, runs: int) -> list[Figure]:
    """Start the program anew and again, beside a bare window."""
    bare, first, later, phases = [], [], [], []
    # Once unmeasured, so that every file is in the system's cache and every module compiled.
    watch_start(BARE, stage.env("later"), stage.screen, settle=False)
    watch_start(PROGRAM, stage.env("later"), stage.screen, settle=True)
    for number in range(runs):
        bare.append(watch_start(BARE, stage.env("later"), stage.screen, settle=False))
        later.append(watch_start(PROGRAM, stage.env("later"), stage.screen, settle=False))
        first.append(watch_start(PROGRAM, stage.env(f"first-{number}"), stage.screen, settle=False))
        phases.append(watch_start(PHASES, stage.env("later"), stage.screen, settle=False))
    yardstick = [1000 * start.painted for start in bare]
    goal = Goal(Measure.RATIO, 1.6)
    return [
        Figure(
            "start to a painted, usable window",
            "ms",
            [1000 * start.painted for start in later],
            "bare PySide6 window",
            yardstick,
            goal,
            ("Where the start goes, in ms (median): " + "; ".join(_breakdown(phases)),),
        ),
        Figure(
            "the same, first start in an empty data folder",
            "ms",
            [1000 * start.painted for start in first],
            "bare PySide6 window",
            yardstick,
            goal,
        ),
    ]


def _breakdown(starts: Sequence[Start]) -> list[str]:
    spent: dict[str, list[float]] = {}
    for start in starts:
        last = start.started_at
        for name, reached_at in json.loads(start.printed.splitlines()[0]):
            spent.setdefault(name, []).append(1000 * (reached_at - last))
            last = reached_at
        rest = 1000 * (start.started_at + start.painted - last)
        spent.setdefault("reading the data and painting", []).append(rest)
    return [f"{name} {median(values):.0f}" for name, values in spent.items()]


def measure_adapters(stage: BenchStage, runs: int) -> list[Figure]:
    """Start the program with all adapter types, beside itself with one."""
    everything, one = [], []
    # Once unmeasured, as above.
    for command in (PROGRAM, ONE_ADAPTER):
        watch_start(command, stage.env("adapters"), stage.screen, settle=False)
    for _ in range(runs):
        everything.append(1000 * watch_start(PROGRAM, stage.env("adapters"), stage.screen, settle=False).painted)
        one.append(1000 * watch_start(ONE_ADAPTER, stage.env("adapters"), stage.screen, settle=False).painted)
    title = "start to a painted, usable window, all adapter types"
    return [Figure(title, "ms", everything, "with one adapter type", one, Goal(Measure.RATIO, 1.05))]


def measure_memory(stage: BenchStage, runs: int) -> list[Figure]:
    """Let program and bare window stand idle."""
    bare, ours = [], []
    watch_start(PROGRAM, stage.env("memory"), stage.screen, settle=False)
    for _ in range(runs):
        bare.append(watch_start(BARE, stage.env("memory"), stage.screen, settle=True).resident)
        ours.append(watch_start(PROGRAM, stage.env("memory"), stage.screen, settle=True).resident)
    return [Figure("idle memory (RSS)", "MB", ours, "bare PySide6 window", bare, Goal(Measure.EXCESS, 60))]


def measure_requests(stage: BenchStage, runs: int) -> list[Figure]:
    """Press Generate, beside the same request by bare httpx."""
    to_wire, whole, bare_to_wire, bare_whole = [], [], [], []
    standin = stage.standin
    bare_arguments = (standin.base_url, standin.key)
    with (
        actor("tests.bench.window_actor", stage.env("requests")) as window,
        actor("tests.bench.bare_request", stage.env("requests"), *bare_arguments) as bare,
    ):
        window.do("set_up", base_url=standin.base_url)
        for number in range(runs + 1):
            _prepare(stage, {"kind": "normal", "delay": SERVER_SECONDS})
            ours = window.do("generate", text=_TEXT)
            to_wire.append(1000 * (_last(stage)["received_at"] - ours["clicked_at"]))
            whole.append(1000 * (ours["made_at"] - ours["clicked_at"]))
            window.do("quiet")
            _prepare(stage, {"kind": "normal", "delay": SERVER_SECONDS})
            theirs = bare.do("post", text=_TEXT)
            bare_to_wire.append(1000 * (_last(stage)["received_at"] - theirs["started_at"]))
            bare_whole.append(1000 * (theirs["read_at"] - theirs["started_at"]))
            if number == 0:
                first = f"The first click after the start is not counted: {to_wire[0]:.0f} ms to the wire."
                for numbers in (to_wire, whole, bare_to_wire, bare_whole):
                    numbers.clear()
    return [
        Figure(
            "click on Generate to request on the wire",
            "ms",
            to_wire,
            "bare httpx post",
            bare_to_wire,
            Goal(Measure.P95, 15),
            (first,),
        ),
        Figure(
            f"whole generation at {1000 * SERVER_SECONDS:.0f} ms server time",
            "ms",
            whole,
            "bare httpx post",
            bare_whole,
            Goal(Measure.RATIO, 1.05),
        ),
    ]


def measure_playback(stage: BenchStage, runs: int) -> list[Figure]:
    """Generate a clip of ten seconds, and see when the sound device gets its first sample."""
    ours, theirs = [], []
    with (
        actor("tests.bench.window_actor", stage.env("playback")) as window,
        actor("tests.bench.bare_sound", stage.env("playback")) as bare,
    ):
        window.do("set_up", base_url=stage.standin.base_url)
        for _ in range(runs + 1):
            _prepare(stage, {"kind": "length", "seconds": CLIP_SECONDS, "delay": SERVER_SECONDS})
            generation = window.do("generate", text=_TEXT)
            ours.append(1000 * (generation["first_sample_at"] - _last(stage)["answered_at"]))
            window.do("quiet")
            played = bare.do("play")
            theirs.append(1000 * (played["first_sample_at"] - played["started_at"]))
    title = f"last byte to first sample at the device, {CLIP_SECONDS} s clip"
    note = f"The first clip after the start is not counted: {ours[0]:.0f} ms; the sound libraries are loaded for it."
    goal = Goal(Measure.P95, 40)
    return [Figure(title, "ms", ours[1:], "bare soundfile and sounddevice", theirs[1:], goal, (note,))]


def measure_stalls(stage: BenchStage, runs: int) -> list[Figure]:
    """Let a huge answer arrive, and see how long the window's thread is busy without a break."""
    seconds = ANSWER_MEGABYTES * 1e6 * 3 / 4 / 48_000
    during = f"of the window while {ANSWER_MEGABYTES} MB of base64 arrive"
    stalls = {kind: Stalls(f"{during}, {how}", "the same window, idle", 33) for kind, how in _ARRIVING.items()}
    with actor("tests.bench.window_actor", stage.env("stalls")) as window:
        window.do("set_up", base_url=stage.standin.base_url)
        _warm(stage, window)
        for _ in range(runs):
            for kind, gathered in stalls.items():
                _prepare(stage, {"kind": kind, "seconds": seconds})
                gathered.watched(window.do("generate", text=_TEXT, heartbeat=True))
                window.do("quiet")
            idle = window.do("idle", seconds=1.0)
            for gathered in stalls.values():
                gathered.compared(idle)
    return [figure for gathered in stalls.values() for figure in gathered.figures()]


def _warm(stage: BenchStage, window: Actor) -> None:
    _prepare(stage, {"kind": "normal"})
    window.do("generate", text=_TEXT)
    window.do("quiet")


def _prepare(stage: BenchStage, fault: dict[str, object]) -> None:
    stage.standin.reset()
    stage.standin.script(fault)


def _last(stage: BenchStage) -> dict[str, float]:
    return stage.standin.wait(answers=1)[-1]
