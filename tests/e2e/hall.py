"""Opens the product on a desktop, as many times as a test wants, and sees to it that all of it ends."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.user import User
from tests.e2e.words import Words
from tests.stage.app import RunningApp, start_app
from tests.stage.processes import StageError
from tests.stage.session import Session
from tests.stage.sound import SoundCard

PROVIDER = "My MiMo"
CHARACTER = "Ann"
"""What the tests set up with the stand-in."""


@dataclass(frozen=True)
class Desktop:
    """A desktop with its sound card."""

    session: Session
    card: SoundCard | None
    """None: a computer without any sound device."""


@dataclass
class Hall:
    """Starts the product on a desktop."""

    desktop: Desktop
    stack: ExitStack
    pictures: Path
    """Folder for a picture of a failure."""
    apps: list[RunningApp] = field(default_factory=list)

    def open(self, data: Path, words: Words | None = None) -> User:
        """Start the product on a data folder and wait until its first page is filled."""
        words = words or Words("en")
        arguments = ["--data-dir", str(data), "--lang", words.language]
        app = self.stack.enter_context(start_app(self.desktop.session, arguments))
        self.apps.append(app)
        user = User(app, words)
        user.wait_ready()
        return user

    @property
    def card(self) -> SoundCard:
        """The sound card of the desktop."""
        assert self.desktop.card is not None
        return self.desktop.card

    def report(self) -> str:
        """Return all that is to be seen now, for a test that failed, and where a picture of it is."""
        picture = self.desktop.session.screen.screenshot(self.pictures / "screen.png")
        return "\n\n".join([f"screenshot: {picture}", *map(_seen, self.apps)])


def _seen(app: RunningApp) -> str:
    try:
        tree = app.view.tree()
    except StageError as error:
        tree = f"(no window: {error})"
    return f"process {app.process.pid}, exit code {app.process.poll()}\n{tree}\nprinted:\n{app.output()}"
