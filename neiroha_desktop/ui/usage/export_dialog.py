"""Asks where the list of requests is to be saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_FILE_NAME = "neiroha-usage.csv"


class ExportDialog(QFileDialog):
    """A file dialog for a CSV file. Open it with `open()`, never `exec()`; its `fileSelected` says the answer."""

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("ExportDialog", "Export as CSV")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        super().__init__(parent, title, folder)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix("csv")
        self.setNameFilters([self.tr("Tables") + " (*.csv)"])
        self.selectFile(_FILE_NAME)
        self.finished.connect(self.deleteLater)
