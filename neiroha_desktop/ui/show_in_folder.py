"""Opens the system's file manager with a file selected, or at least its folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

_SERVICE = "org.freedesktop.FileManager1"
_PLACE = "/org/freedesktop/FileManager1"
_ANSWER_MS = 3000
"""A file manager that has to be started first takes a second; one that says nothing for longer will not come."""


def show_in_folder(path: Path, parent: QObject, system: str = sys.platform) -> None:
    """Show a file in its folder; returns at once, whatever the desktop does.

    Args:
        path: the file.
        parent: what the question to the desktop belongs to until it is answered.
        system: as in `sys.platform`.
    """
    if system == "win32":
        # In two arguments, as Qt's own tools do: in one, a name with spaces would be quoted as a whole.
        _run_or_open("explorer.exe", ["/select,", str(path)], path)
    elif system == "darwin":
        _run_or_open("open", ["-R", str(path)], path)
    else:
        _ask_the_desktop(path, parent)


def _run_or_open(program: str, arguments: list[str], path: Path) -> None:
    found = QStandardPaths.findExecutable(program)
    if not found or not QProcess.startDetached(found, arguments)[0]:
        _open_folder(path)


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _ask_the_desktop(path: Path, parent: QObject) -> None:
    # Only who wants a folder needs it, and not every system has the library that it stands on.
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
    except ImportError:
        _open_folder(path)
        return
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        _open_folder(path)
        return
    question = QDBusMessage.createMethodCall(_SERVICE, _PLACE, _SERVICE, "ShowItems")
    question.setArguments([[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _ANSWER_MS), parent)

    def on_answer(answered: QDBusPendingCallWatcher) -> None:
        if answered.isError():
            _open_folder(path)
        answered.deleteLater()

    watcher.finished.connect(on_answer)
