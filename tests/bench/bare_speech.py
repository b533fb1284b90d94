"""The yardstick of the offline voices: the bare library speaks here, bare sounddevice plays its first piece."""

from __future__ import annotations

import json
import sys

from neiroha_desktop.offline.espeak_library import Library
from tests.bench.actor import say
from tests.bench.bare_stream import Player

_PLAIN = {
    "variant": "", "rate": 175, "pitch": 50, "range": 50, "volume": 100, "gap": 0, "max_samples": 10_000_000,
    "stream": True,
}  # fmt: skip


def _main() -> None:
    library = Library()
    while line := sys.stdin.readline():
        order = json.loads(line)
        player = Player(library.sample_rate)
        rest, _ = library.speak({**_PLAIN, "text": order["text"], "language": order["voice"]}, player.add)
        player.add(rest)
        player.first.wait(20)
        player.close()
        say(first_sample_at=player.first_sample_at)


if __name__ == "__main__":
    _main()
