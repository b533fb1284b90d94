"""Opens the small windows of export and import over the window, and takes files that are dropped on it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStandardPaths
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from neiroha_desktop.domain.package_file import CHARACTERS, PACKAGE_SUFFIX, PROVIDERS

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QMainWindow

    from neiroha_desktop.ui.exchange.button import ExchangeButton
    from neiroha_desktop.ui.exchange.model import Exchange
    from neiroha_desktop.ui.shell import Shell


class ExchangeOpening(QObject):
    """Belongs to the window."""

    def __init__(self, shell: Shell, window: QMainWindow) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @cached_property
    def _exchange(self) -> Exchange:
        # Made by the first one who exports or imports.
        exchange = self._shell.exchange
        exchange.export_opened.connect(self._open_export)
        exchange.import_opened.connect(self._open_import)
        return exchange

    def attend(self, button: ExchangeButton, kind: str) -> None:
        """Do what is chosen in the menu of a button; `kind` is what its page is about."""
        button.export_wanted.connect(self._export_characters if kind == CHARACTERS else self._export_providers)
        button.import_wanted.connect(self.choose_file)

    def choose_file(self) -> None:
        """Ask which file is to be imported."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, self.tr("Import"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        ours, every = self.tr("Neiroha files"), self.tr("All files")
        dialog.setNameFilters([f"{ours} (*{PACKAGE_SUFFIX})", f"{every} (*)"])
        dialog.fileSelected.connect(self._open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take a file of ours that is let go of anywhere over the window, over a field for text as well."""
        if event.type() == QEvent.Type.Show and watched is self._window:
            self._watch_frame()
        # Entering and moving are kinds of it.
        elif isinstance(event, QDropEvent):
            path = _file_of_ours(event.mimeData())
            if path:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self._exchange.open_file(path)
                return True
        return super().eventFilter(watched, event)

    def _open_file(self, path: str) -> None:
        self._exchange.open_file(path)

    def _watch_frame(self) -> None:
        # Before the widgets below it: a field would take the file for a text, and write its address down.
        frame = self._window.windowHandle()
        if frame is not None:
            frame.removeEventFilter(self)
            frame.installEventFilter(self)

    def _export_characters(self) -> None:
        self._exchange.open_export(CHARACTERS)

    def _export_providers(self) -> None:
        self._exchange.open_export(PROVIDERS)

    def _open_export(self) -> None:
        # Only who exports needs it: the window is there sooner without.
        from neiroha_desktop.ui.exchange.export_view import ExportDialog

        ExportDialog(self._exchange, self._window).open()

    def _open_import(self, file_name: str) -> None:
        from neiroha_desktop.ui.exchange.import_view import ImportDialog

        ImportDialog(self._exchange, file_name, self._window).open()


def _file_of_ours(mime: QMimeData) -> str:
    """Return the path of a single .neiroha file; "" for anything else."""
    urls = mime.urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if Path(path).suffix.lower() == PACKAGE_SUFFIX else ""
