"""A bug that was not expected: written down without anybody's texts or keys, and told to the user."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from neiroha_desktop import __version__

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path
    from types import TracebackType


class CrashReporter(QObject):
    """Takes over `sys.excepthook` and the loop's exception handler."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._previous = sys.excepthook
        self._loop: asyncio.AbstractEventLoop | None = None
        self._box: QMessageBox | None = None

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start catching."""
        self._loop = loop
        sys.excepthook = self.report
        loop.set_exception_handler(self._on_loop_error)

    def uninstall(self) -> None:
        """Stop catching."""
        sys.excepthook = self._previous
        if self._loop is not None:
            self._loop.set_exception_handler(None)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the places in the code to a file and say where it is.

        The error's own text is left out: it may quote what the user typed.
        """
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._previous(kind, error, trace)
            return
        places = "".join(traceback.format_tb(trace))
        text = f"Neiroha Desktop {__version__}, Python {sys.version}\n{places}{kind.__module__}.{kind.__qualname__}\n"
        print(text, file=sys.stderr)  # noqa: T201 - whoever started it from a terminal sees it at once
        path = self._folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        try:
            path.write_text(text, encoding="utf-8")
            place = str(path)
        except OSError as failure:
            place = failure.strerror or ""
        self._show(place)

    def _show(self, place: str) -> None:
        # One box at a time: a bug that repeats must not bury the window.
        if self._box is not None and self._box.isVisible():
            return
        text = self.tr("Something went wrong inside the program. Your work is kept. A report without keys is at:")
        self._box = QMessageBox(
            QMessageBox.Icon.Warning,
            "Neiroha Desktop",
            f"{text}\n{place}",
            QMessageBox.StandardButton.Ok,
            QApplication.activeWindow(),
        )
        self._box.open()

    def _on_loop_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(type(error), error, error.__traceback__)
        else:
            loop.default_exception_handler(context)
