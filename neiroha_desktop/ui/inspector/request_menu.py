"""The menu of a take: star it, see what was sent for it, or copy its request for another program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from neiroha_desktop.ui.parts.buttons import icon_button, rename
from neiroha_desktop.ui.shortcuts import WINDOW_KEYS


class RequestMenu(QObject):
    """A button that opens the menu; the menu is made when it is first wanted, because lists have many of them.

    Attributes:
        button: to be put into a row, which is its parent.

    Signals:
        star_wanted, inspect_wanted, curl_wanted: the user has chosen this.
    """

    star_wanted = Signal()
    inspect_wanted = Signal()
    curl_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.button: QPushButton = icon_button("", "more", self._open)
        self._menu: QMenu | None = None
        self._star: QAction | None = None
        self._starred: bool | None = None

    def set_title(self, take_title: str) -> None:
        """Say whose menu it is."""
        rename(self.button, self.tr("More about {take}").format(take=take_title))

    def show_starred(self, starred: bool) -> None:
        """Offer to star the take, or to take its star away."""
        self._starred = starred

    def _open(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self.button)
            if self._starred is not None:
                self._star = self._menu.addAction("")
                self._star.triggered.connect(self.star_wanted)
            self._menu.addAction(self.tr("What was sent…")).triggered.connect(self.inspect_wanted)
            # The key belongs to the window; here it is only shown.
            copy = self._menu.addAction(self.tr("Copy as cURL") + "\t" + WINDOW_KEYS["copy_curl"][0][0])
            copy.triggered.connect(self.curl_wanted)
        if self._star is not None:
            self._star.setText(self.tr("Take the star away") if self._starred else self.tr("Star"))
        self._menu.setAccessibleName(self.button.accessibleName())
        self._menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
