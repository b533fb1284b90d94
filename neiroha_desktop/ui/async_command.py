"""One user action: at most one task at a time, that can be stopped and that nobody forgets."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from neiroha_desktop.domain.errors import NeirohaError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


class AsyncCommand(QObject):
    """Runs a coroutine function as the task of one user action. The only place in `ui` that makes tasks.

    A cancelled task says nothing. A NeirohaError is emitted; anything else is a bug and goes to `sys.excepthook`.

    Signals:
        running_changed(bool): a task started, or the last one ended.
        failed(NeirohaError): the task ended with a sentence for the user.
    """

    running_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, work: Callable[..., Coroutine[Any, Any, None]], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._task: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def running(self) -> bool:
        """Whether a task is under way."""
        return self._task is not None

    def start(self, *args: Any) -> None:
        """Start the action; does nothing while it is under way."""
        if self._task is None and not self._closed:
            self._launch(args)
            self.running_changed.emit(True)

    def trigger(self) -> None:
        """Start the action without arguments; for signals whose own arguments mean nothing here."""
        self.start()

    def restart(self, *args: Any) -> None:
        """Start the action anew; an older run is cancelled, the newest wins."""
        if self._closed:
            return
        was_running = self._task is not None
        self.cancel()
        self._launch(args)
        if not was_running:
            self.running_changed.emit(True)

    def cancel(self) -> None:
        """Ask the task to end; returns at once."""
        if self._task is not None:
            self._task.cancel()

    async def ended(self) -> None:
        """Wait until it is not under way any more, however it ends."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def aclose(self) -> None:
        """Cancel, wait until no task of this command is left, and start none any more."""
        self._closed = True
        self.cancel()
        pending = [task for task in (self._task, *self._ending) if task is not None]
        await asyncio.gather(*pending, return_exceptions=True)

    def _launch(self, args: tuple[Any, ...]) -> None:
        if self._task is not None:
            self._ending.add(self._task)
        self._task = asyncio.ensure_future(self._work(*args))
        self._task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._ending.discard(task)
        current = task is self._task
        if current:
            self._task = None
            self.running_changed.emit(False)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, NeirohaError):
            if current:
                self.failed.emit(error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)


async def close_commands(root: QObject) -> None:
    """End every command below `root`."""
    for command in root.findChildren(AsyncCommand):
        await command.aclose()
