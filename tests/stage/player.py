"""Steers a PlaybackService that runs in another process."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Event = dict[str, Any]


class Player:
    """The other end of `player_process`.

    Attributes:
        events: everything it has said so far.
    """

    def __init__(self, env: Mapping[str, str], *options: str) -> None:
        command = [sys.executable, "-m", "tests.stage.player_process", *options]
        self._process = subprocess.Popen(
            command, env={**os.environ, **env}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.events: list[Event] = []
        self._more = threading.Condition()
        self._ended = False
        self._number = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for(lambda event: event["event"] == "up", "it starts")

    def start(self, do: str, **values: Any) -> int:
        """Give a command and do not wait for it; returns its number."""
        self._number += 1
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, "number": self._number, **values}) + "\n")
        self._process.stdin.flush()
        return self._number

    def finish(self, number: int, deadline: float = 20.0) -> Event:
        """Wait until a command is through; the event is "done" or "failed"."""
        return self.wait_for(lambda event: event.get("number") == number, f"command {number} is through", deadline)

    def do(self, do: str, **values: Any) -> Event:
        """Give a command and wait until it is through."""
        return self.finish(self.start(do, **values))

    def wait_for_state(self, state: str, deadline: float = 20.0) -> Event:
        """Wait until the latest state is `state`."""

        def latest(event: Event) -> bool:
            states = [each for each in self.events if each["event"] == "state"]
            return event is states[-1] if event["event"] == "state" and event["state"] == state else False

        return self.wait_for(latest, f"its state is {state}", deadline)

    def wait_for(self, wanted: Callable[[Event], bool], what: str, deadline: float = 20.0) -> Event:
        """Return the first event that is wanted, waiting for it if need be."""
        end = time.monotonic() + deadline
        with self._more:
            while True:
                for event in self.events:
                    if wanted(event):
                        return event
                left = end - time.monotonic()
                if self._ended or left <= 0 or not self._more.wait(left):
                    raise TimeoutError(f"waited in vain until {what}; events: {self.events[-8:]}")

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it not run for the length of a block, as on a computer that has no time for it."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def close(self, deadline: float = 20.0) -> Event:
        """End it in order and return its last words."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        code = self._process.wait(deadline)
        self._let_go()
        assert code == 0, f"the player ended with {code}"
        return self.events[-1]

    def kill(self) -> None:
        """End it at once, if it still runs."""
        self._process.kill()
        self._process.wait(20)
        self._let_go()

    def _let_go(self) -> None:
        self._reader.join(20)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._more:
                self.events.append(json.loads(line))
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()


@contextlib.contextmanager
def player_on(env: Mapping[str, str], *options: str) -> Iterator[Player]:
    """Run a player in its own process for the length of a block.

    Args:
        env: added to this process's environment.
        options: "--qt" for a Qt loop, "--without-portaudio" for a computer where it is not installed.
    """
    player = Player(env, *options)
    try:
        yield player
    finally:
        player.kill()
