"""The stage of the bench: a screen, a sound card, a stand-in, and an environment without this machine's settings."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.window_actor import KEY_VARIABLE
from tests.stage.screen import Screen, open_screen
from tests.stage.sound import virtual_sound_card
from tests.standin.fixture import Standin, running


@dataclass(frozen=True, slots=True)
class BenchStage:
    """Where everything is measured."""

    screen: Screen
    standin: Standin
    folder: Path
    """For data folders; gone afterwards."""

    def env(self, data: str) -> dict[str, str]:
        """Return the environment of a program, with the data folder of that name."""
        return {**self.screen.env, "NEIROHA_DATA_DIR": str(self.folder / data)}


@contextmanager
def open_stage() -> Iterator[BenchStage]:
    """Open it, and take everything down afterwards."""
    with ExitStack() as stack:
        # A short path: those of sockets must stay under 108 characters.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nh-bench-")))
        for name in ("home", "run", "screen"):
            (folder / name).mkdir(mode=0o700)
        card = stack.enter_context(virtual_sound_card())
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            KEY_VARIABLE: Standin.key,
            **card.env,
        }
        screen = stack.enter_context(open_screen(folder / "screen", env))
        standin = stack.enter_context(running())
        yield BenchStage(screen, standin, folder)
