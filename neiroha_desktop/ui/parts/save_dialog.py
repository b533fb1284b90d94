"""Asks where a take is to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from neiroha_desktop.domain.containers import SUFFIXES

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take


_TITLES = {"wav": "WAV", "flac": "FLAC", "mp3": "MP3", "ogg": "Ogg Vorbis"}


class SaveTakeDialog(QFileDialog):
    """A file dialog that remembers which take it is for. Open it with `open()`, never `exec()`.

    Signals:
        answered(Take, str): the user chose a file name.
    """

    answered = Signal(object, str)

    def __init__(self, take: Take, parent: QWidget, name: str = "") -> None:
        title = QCoreApplication.translate("SaveTakeDialog", "Save take")
        super().__init__(parent, title, QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation))
        self._take = take
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters([f"{title} (*{SUFFIXES[container]})" for container, title in _TITLES.items()])
        self.selectFile(f"{name or take.character_name}.{take.container}")
        if take.container in _TITLES:
            self.selectNameFilter(f"{_TITLES[take.container]} (*{SUFFIXES[take.container]})")
        self.setDefaultSuffix(take.container)
        self.filterSelected.connect(self._on_filter)
        self.fileSelected.connect(self._on_selected)
        self.finished.connect(self.deleteLater)

    def _on_selected(self, path: str) -> None:
        self.answered.emit(self._take, path)

    def _on_filter(self, name_filter: str) -> None:
        """Let the name follow the kind of file."""
        suffix = name_filter.rpartition("*.")[2].rstrip(")")
        self.setDefaultSuffix(suffix)
        chosen = self.selectedFiles()
        if chosen:
            stem, dot, _ = chosen[0].rpartition(".")
            self.selectFile(f"{stem if dot else chosen[0]}.{suffix}")
