"""What hundreds of voices cost: to fetch and show them, and to find one among them."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.bench.actor import actor
from tests.bench.figures import Figure
from tests.bench.stage import BenchStage
from tests.bench.stalls import Stalls
from tests.bench.stats import Goal, Measure
from tests.bench.window_actor import KEY_VARIABLE
from tests.standin.studio import LANGUAGES

FETCHED = 600
FEW = 6
LISTED = 1000
_TYPED = "voice 042"


def measure_voices(stage: BenchStage, runs: int) -> list[Figure]:
    """Fetch and show the voices of Azure, many and few; filter a thousand, beside the least list that Qt has."""
    shown: dict[int, list[float]] = {FETCHED: [], FEW: []}
    stalls = Stalls(f"while {FETCHED} Azure voices are fetched", f"{FEW} voices", 16)
    for run in range(runs):
        for count in (FETCHED, FEW):
            # In a folder of its own: beside the voices of another list, few would be many that are missing now.
            seconds, found = _fetch(stage, count, f"azure-{count}-{run}")
            shown[count].append(1000 * seconds)
            stalls.watched(found) if count == FETCHED else stalls.compared(found)
    opened, keys, bare = _filter(stage, runs)
    return [
        Figure(
            f"{FETCHED} Azure voices on screen after the answer",
            "ms",
            shown[FETCHED],
            f"{FEW} voices",
            shown[FEW],
            Goal(Measure.P95, 300),
        ),
        *stalls.figures(),
        Figure(
            f"filter keystroke to repaint with {LISTED:,} voices",
            "ms",
            keys,
            "bare Qt list",
            bare,
            Goal(Measure.P95, 16),
        ),
        Figure(f"picker with {LISTED:,} voices on screen after a click", "ms", opened, "a keystroke in it", keys),
    ]


def _fetch(stage: BenchStage, count: int, data: str) -> tuple[float, dict[str, float]]:
    """Return the seconds from the end of the answer to the list on screen, and what the heartbeat found."""
    with _azure(count) as (base_url, answered), actor("tests.bench.window_actor", stage.env(data)) as window:
        window.do("set_up", base_url=stage.standin.base_url)
        window.do("open_azure", base_url=base_url, key_variable=KEY_VARIABLE)
        done = window.do("fetch_voices")
        assert done["voices"] >= count, done
        return done["shown_at"] - answered[-1], done


def _filter(stage: BenchStage, runs: int) -> tuple[list[float], list[float], list[float]]:
    """Return milliseconds: to open the picker, from each key to its picture, and the same in a bare list."""
    opened, keys, bare = [], [], []
    for _ in range(runs):
        with actor("tests.bench.window_actor", stage.env("voices")) as window:
            window.do("set_up", base_url=stage.standin.base_url)
            window.do("fill_voices", count=LISTED)
            done = window.do("type_in_picker", text=_TYPED)
            # 0042, and 0420 to 0429.
            assert done["left"] == 11, done
            opened.append(1000 * done["opened"])
            keys += [1000 * seconds for seconds in done["seconds"]]
            bare += [1000 * seconds for seconds in window.do("type_in_bare_list", count=LISTED, text=_TYPED)["seconds"]]
    return opened, keys, bare


@contextmanager
def _azure(count: int) -> Iterator[tuple[str, list[float]]]:
    """Serve a list of so many voices; yield the base URL, and when each answer was sent."""
    body = json.dumps([_entry(number) for number in range(count)]).encode()
    answered: list[float] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            answered.append(time.monotonic())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its own name
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, name="azure", daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", answered
        server.shutdown()


def _entry(number: int) -> dict[str, Any]:
    locale, name = LANGUAGES[number % len(LANGUAGES)]
    return {
        "Name": f"Microsoft Server Speech Text to Speech Voice ({locale}, Voice{number:04d}Neural)",
        "DisplayName": f"Voice {number:04d}",
        "LocalName": f"Voice {number:04d}",
        "ShortName": f"{locale}-Voice{number:04d}Neural",
        "Gender": ("Female", "Male")[number % 2],
        "Locale": locale,
        "LocaleName": name,
        "StyleList": ["calm", "cheerful", "sad"] if number % 3 else [],
        "SampleRateHertz": "24000",
        "VoiceType": "Neural",
        "Status": "GA",
        "WordsPerMinute": "150",
    }
