"""Measures everything, or what was asked for, and prints the table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench import auditioning, measuring, queueing, references, streaming, voices
from tests.bench.figures import Figure, as_markdown, as_text
from tests.bench.stage import BenchStage, open_stage

_WORK: dict[str, tuple[Callable[[BenchStage, int], list[Figure]], int, int]] = {
    "start": (measuring.measure_start, 10, 3),
    "adapters": (measuring.measure_adapters, 10, 3),
    "memory": (measuring.measure_memory, 3, 1),
    "requests": (measuring.measure_requests, 40, 6),
    "playback": (measuring.measure_playback, 20, 4),
    "stalls": (measuring.measure_stalls, 10, 3),
    "dispatcher": (queueing.measure_dispatcher, 5, 2),
    "queue": (queueing.measure_queue, 5, 2),
    "usage": (queueing.measure_usage, 20, 4),
    "streaming": (streaming.measure_streaming, 20, 4),
    "offline": (streaming.measure_offline, 20, 4),
    "outlines": (auditioning.measure_outlines, 5, 2),
    "switch": (auditioning.measure_switch, 10, 2),
    "takes": (auditioning.measure_takes, 5, 2),
    "voices": (voices.measure_voices, 5, 2),
    "references": (references.measure_references, 3, 1),
}
"""What can be measured: how, and how often usually and with --quick."""


def _main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the program.")
    parser.add_argument("--quick", action="store_true", help="few runs: for a look, not for a README")
    parser.add_argument("--only", action="append", choices=tuple(_WORK), metavar="NAME", help=", ".join(_WORK))
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    figures: list[Figure] = []
    with open_stage() as stage:
        for name in options.only or _WORK:
            measure, usual, quick = _WORK[name]
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            figures += measure(stage, quick if options.quick else usual)
    print(as_markdown(figures) if options.markdown else as_text(figures))
    for figure in figures:
        for note in figure.notes:
            print(f"\n{note}")
    print(f"\n{_machine()}; load {load:.1f} before, {os.getloadavg()[0]:.1f} after.")
    return 0


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="ascii").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    release = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({models[0] if models else platform.machine()}), "
        f"{release}, Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}"
    )


if __name__ == "__main__":
    sys.exit(_main())
