"""What limits and queue cost: figures of the dispatcher, of a long queue and of the Usage page."""

from __future__ import annotations

from tests.bench.actor import actor
from tests.bench.figures import Figure
from tests.bench.stage import BenchStage
from tests.bench.stalls import Stalls
from tests.bench.stats import Goal, Measure

REQUESTS = 500
CONCURRENCY = 8
WAITING = 1000
LOGGED = 100_000
_SERVER_SECONDS = 0.2


def measure_dispatcher(stage: BenchStage, runs: int) -> list[Figure]:
    """Let requests through that take no time, then many that do, beside bare httpx with a semaphore."""
    ours: list[float] = []
    bare: list[float] = []
    standin = stage.standin
    with actor("tests.bench.queue_actor", stage.env("dispatcher"), standin.base_url, standin.key) as requests:
        requests.do("overhead", count=20)
        added = requests.do("overhead", count=100 * runs)["added"]
        for _ in range(runs):
            for name, seconds in (("through", ours), ("bare", bare)):
                standin.reset()
                standin.script({"kind": "normal", "delay": _SERVER_SECONDS, "count": REQUESTS})
                seconds.append(requests.do(name, count=REQUESTS, concurrency=CONCURRENCY)["seconds"])
    return [
        Figure(
            "what the dispatcher adds to one request, ledger included",
            "ms",
            added,
            "nothing",
            [0.0] * len(added),
            Goal(Measure.P95, 2),
        ),
        Figure(
            f"{REQUESTS} requests of {1000 * _SERVER_SECONDS:.0f} ms, {CONCURRENCY} at once",
            "s",
            ours,
            "bare httpx and a semaphore",
            bare,
            # At least 0.95 of the throughput.
            Goal(Measure.RATIO, 1 / 0.95),
        ),
    ]


def measure_queue(stage: BenchStage, runs: int) -> list[Figure]:
    """Let a thousand requests wait, and see how long the window's thread is busy without a break."""
    during = f"of the window with {WAITING:,} requests waiting on the Usage page"
    stalls = Stalls(during, "the same window, nobody waiting", 16)
    with actor("tests.bench.window_actor", stage.env("queue")) as window:
        window.do("set_up", base_url=stage.standin.base_url)
        window.do("open_queue")
        for _ in range(runs):
            stalls.compared(window.do("idle", seconds=2.0))
            window.do("pile_up", count=WAITING)
            stalls.watched(window.do("idle", seconds=2.0))
            window.do("clear_queue")
    return stalls.figures()


def measure_usage(stage: BenchStage, runs: int) -> list[Figure]:
    """Open the Usage page again and again: with a long ledger, and with an empty one."""
    figures: dict[int, list[float]] = {LOGGED: [], 0: []}
    with (
        actor("tests.bench.window_actor", stage.env("usage-long")) as long,
        actor("tests.bench.window_actor", stage.env("usage-empty")) as empty,
    ):
        for rows, window in ((LOGGED, long), (0, empty)):
            window.do("set_up", base_url=stage.standin.base_url)
            window.do("fill_ledger", rows=rows)
        for _ in range(runs):
            for rows, window in ((LOGGED, long), (0, empty)):
                figures[rows].append(1000 * window.do("open_usage")["seconds"])
                window.do("leave_usage")
    return [
        Figure(
            f"opening Usage with {LOGGED:,} logged requests",
            "ms",
            figures[LOGGED],
            "with none",
            figures[0],
            Goal(Measure.P95, 200),
        )
    ]
