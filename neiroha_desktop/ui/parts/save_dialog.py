"""Asks where a take is to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take


class SaveTakeDialog(QFileDialog):
    """A file dialog that remembers which take it is for. Open it with `open()`, never `exec()`.

    Signals:
        answered(Take, str): the user chose a file name.
    """

    answered = Signal(object, str)

    def __init__(self, take: Take, parent: QWidget) -> None:
        title = QCoreApplication.translate("SaveTakeDialog", "Save take")
        super().__init__(parent, title, QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation))
        self._take = take
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(take.container)
        self.setNameFilters([self.tr("Sound files") + " (*.wav *.flac *.mp3 *.ogg)"])
        self.selectFile(f"{take.character_name}.{take.container}")
        self.fileSelected.connect(self._on_selected)
        self.finished.connect(self.deleteLater)

    def _on_selected(self, path: str) -> None:
        self.answered.emit(self._take, path)
