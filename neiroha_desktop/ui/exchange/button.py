"""The button over a list that exports from it and imports into it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from neiroha_desktop.ui.parts.buttons import icon_button


class ExchangeButton(QObject):
    """A button with a menu; the menu is made when it is first wanted.

    Attributes:
        button: to be put into a row.

    Signals:
        export_wanted, import_wanted: the user has chosen this.
    """

    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.button: QPushButton = icon_button(self.tr("Export and import"), "exchange", self._open)
        self._menu: QMenu | None = None

    def _open(self) -> None:
        if self._menu is None:
            self._menu = QMenu(self.button)
            self._menu.setAccessibleName(self.button.accessibleName())
            self._menu.addAction(self.tr("Export…")).triggered.connect(self.export_wanted)
            self._menu.addAction(self.tr("Import…")).triggered.connect(self.import_wanted)
        self._menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
