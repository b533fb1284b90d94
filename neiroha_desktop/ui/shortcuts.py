"""The keys on the keyboard, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WINDOW_KEYS: dict[str, tuple[tuple[str, ...], Message]] = {
    "generate": (("Ctrl+Return", "Ctrl+Enter"), msg("Generate")),
    "stop": (("Esc",), msg("Stop; with nothing under way, end the loop")),
    "new": (("Ctrl+N",), msg("New")),
    "duplicate": (("Ctrl+D",), msg("Duplicate")),
    "save": (("Ctrl+S",), msg("Save")),
    "filter": (("Ctrl+F",), msg("Filter")),
    "copy_curl": (("Ctrl+Shift+C",), msg("Copy the take's request as cURL")),
    "settings": (("Ctrl+,",), msg("Settings")),
    "help": (("F1",), msg("All shortcuts")),
}
"""Keys that work wherever the focus is, by action."""

FREE_KEYS: tuple[tuple[str, Message], ...] = (
    ("Space", msg("Play or pause (not while typing)")),
    ("← / →", msg("Back or forward by a second")),
    ("[ / ]", msg("Loop from here, loop up to here")),
    ("Shift", msg("Drag over a waveform to loop a part")),
    ("R", msg("Another take")),
    ("1 … 9", msg("Play that take")),
)
"""Keys that the window takes only when no field or button wants them."""

COMPARE_KEYS: tuple[tuple[str, Message], ...] = (("A / B", msg("Hear A or B (while comparing, not while typing)")),)
"""Keys of the panel that compares two takes, while it is open."""

PICKER_KEYS: tuple[tuple[str, Message], ...] = (
    ("↑ / ↓ / Enter", msg("Go through the voices, use one (while choosing a voice)")),
    ("Ctrl+P / Ctrl+D", msg("Hear a sample, mark a favourite (while choosing a voice)")),
)
"""Keys of the voice picker, while it is open; in its list also Space and S."""

DESK_KEYS: tuple[tuple[str, Message], ...] = (
    ("H", msg("Hear a recording before or after mending (not while typing)")),
    ("Ctrl+Z / Ctrl+Shift+Z", msg("Undo or redo what was done to a recording")),
    ("Ctrl+V", msg("Paste a recording (while one is worked on)")),
)
"""Keys of the desk where a recording is mended, while it is open."""


def bind(window: QWidget, actions: Mapping[str, Callable[[], None]]) -> None:
    """Connect the window-wide keys to their actions."""
    for name, (keys, _title) in WINDOW_KEYS.items():
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), window)
            # Held down, a key must not ask for one request after the other.
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(actions[name])


class ShortcutsDialog(QDialog):
    """Lists every key. Open it with `open()`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("ShortcutsDialog", "Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 6)
        grid.setVerticalSpacing(SPACE * 2)
        rows = [(keys[0], title) for keys, title in WINDOW_KEYS.values()]
        rows += [*FREE_KEYS, *PICKER_KEYS, *COMPARE_KEYS, *DESK_KEYS]
        for number, (key, title) in enumerate(rows):
            grid.addWidget(label(key, "strong"), number, 0)
            grid.addWidget(label(translate(title)), number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 6, SPACE * 6, SPACE * 6, SPACE * 4)
        column.setSpacing(SPACE * 4)
        column.addLayout(grid)
        column.addWidget(button(self.tr("Close"), self.close), alignment=Qt.AlignmentFlag.AlignRight)
