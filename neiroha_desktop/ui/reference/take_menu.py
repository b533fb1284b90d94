"""The button that takes a take's audio as the recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.wording import seconds_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.reference.take_choice import TakeChoice

_LONGEST_TEXT = 40


class TakeMenu(QObject):
    """Offers the newest takes.

    Signals:
        chosen(Take): use this one.
    """

    chosen = Signal(object)

    def __init__(self, choice: TakeChoice, parent: QObject) -> None:
        super().__init__(parent)
        self._choice = choice
        self._wanted = False
        self.button: QPushButton = button(self.tr("From a take"), self._on_clicked, icon_name="takes")
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(self.tr("From a take"))
        self.menu.triggered.connect(self._on_triggered)
        choice.loaded.connect(self._on_loaded)

    def _on_clicked(self) -> None:
        # Read at each click: takes come and go.
        self._wanted = True
        self._choice.load.restart()

    def _on_loaded(self) -> None:
        if not self._wanted:
            return
        self._wanted = False
        self.menu.clear()
        for take in self._choice.takes:
            # A single & would underline the next letter.
            action = self.menu.addAction(_title(take).replace("&", "&&"))
            action.setData(take)
            action.setToolTip(take.text)
        if not self._choice.takes:
            self.menu.addAction(self.tr("There are no takes yet.")).setEnabled(False)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def _title(take: Take) -> str:
    text = take.name or " ".join(take.text.split())
    shown = text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
    return f"{take.character_name} · {shown} · {seconds_text(take.duration)}"
