"""The menu of a take: see what was sent for it, or copy its request for another program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from neiroha_desktop.ui.parts.buttons import icon_button, rename
from neiroha_desktop.ui.shortcuts import WINDOW_KEYS


class RequestMenu(QObject):
    """A button that opens the menu; the menu is made when it is first wanted, because lists have many of them.

    Attributes:
        button: to be put into a row, which is its parent.

    Signals:
        inspect_wanted, curl_wanted: the user has chosen this.
    """

    inspect_wanted = Signal()
    curl_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.button: QPushButton = icon_button("", "more", self._open)
        self._menu: QMenu | None = None

    def set_title(self, take_title: str) -> None:
        """Say whose menu it is."""
        rename(self.button, self.tr("More about {take}").format(take=take_title))

    def _open(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self.button)
            self._menu.addAction(self.tr("What was sent…")).triggered.connect(self.inspect_wanted)
            # The key belongs to the window; here it is only shown.
            copy = self._menu.addAction(self.tr("Copy as cURL") + "\t" + WINDOW_KEYS["copy_curl"][0][0])
            copy.triggered.connect(self.curl_wanted)
        self._menu.setAccessibleName(self.button.accessibleName())
        self._menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
