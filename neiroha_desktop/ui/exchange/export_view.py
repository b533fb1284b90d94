"""A small window that asks what is to be exported, and writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.domain.package_file import CHARACTERS, PACKAGE_SUFFIX
from neiroha_desktop.ui.exchange.progress_row import ProgressRow
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.check_list import CheckList
from neiroha_desktop.ui.parts.labels import field_label, label
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.exchange.model import Exchange

WIDTH, HEIGHT = 480, 440


class ExportDialog(QDialog):
    """Shows what there is with ticks. Open it with `open()`, never `exec()`."""

    def __init__(self, exchange: Exchange, parent: QWidget) -> None:
        super().__init__(parent)
        self._exchange = exchange
        of_characters = exchange.kind == CHARACTERS
        title = self.tr("Export characters") if of_characters else self.tr("Export providers")
        self.setWindowTitle(title)
        self.resize(WIDTH, HEIGHT)
        name = self.tr("Characters to export") if of_characters else self.tr("Providers to export")
        self._list = CheckList(name)
        self._list.ticked.connect(exchange.tick)
        hint = (
            self.tr("Their recordings and providers go with them. Keys are never exported.")
            if of_characters
            else self.tr("Their models, voices and limits go with them. Keys are never exported.")
        )
        said = label(hint, "hint")
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        column.setSpacing(SPACE * 2)
        column.addLayout(self._build_head(name))
        column.addWidget(self._list, 1)
        if of_characters:
            column.addWidget(self._build_takes())
        column.addWidget(said)
        column.addWidget(ProgressRow(exchange))
        column.addLayout(self._build_buttons())
        exchange.changed.connect(self.reload)
        exchange.busy_changed.connect(self.reload)
        exchange.closed.connect(self.close)
        self.finished.connect(self._on_finished)
        self.reload()
        self._list.setFocus()

    def _build_head(self, name: str) -> QHBoxLayout:
        every = button(self.tr("All"), self._on_all, role="link")
        none = button(self.tr("None"), self._on_none, role="link")
        row = QHBoxLayout()
        row.addWidget(field_label(name, self._list), 1)
        for one in (every, none):
            one.setAutoDefault(False)
            row.addWidget(one)
        return row

    def _build_takes(self) -> QCheckBox:
        takes = QCheckBox(self.tr("With their takes"))
        takes.setAccessibleName(self.tr("With their takes"))
        takes.setChecked(self._exchange.with_takes)
        takes.toggled.connect(self._exchange.set_with_takes)
        return takes

    def _build_buttons(self) -> QHBoxLayout:
        self._save = button(self.tr("Save as…"), self._on_save, role="accent")
        self._save.setDefault(True)
        cancel = button(self.tr("Cancel"), self.close)
        cancel.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        return row

    def reload(self) -> None:
        """Show what is chosen."""
        self._list.set_ticks(self._exchange.ticks())
        self._list.setEnabled(not self._exchange.busy)
        self._save.setEnabled(bool(self._exchange.ticked) and not self._exchange.busy)

    def _on_all(self) -> None:
        self._exchange.tick_all(True)

    def _on_none(self) -> None:
        self._exchange.tick_all(False)

    def _on_save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.windowTitle(), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(PACKAGE_SUFFIX.lstrip("."))
        ours = self.tr("Neiroha files")
        dialog.setNameFilters([f"{ours} (*{PACKAGE_SUFFIX})"])
        chosen = [tick.title for tick in self._exchange.ticks() if tick.ticked]
        several = self.tr("Voices") if self._exchange.kind == CHARACTERS else self.tr("Providers")
        dialog.selectFile(f"{_file_name(chosen[0]) if len(chosen) == 1 else several}{PACKAGE_SUFFIX}")
        dialog.fileSelected.connect(self._exchange.export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_finished(self) -> None:
        if self._exchange.busy:
            self._exchange.stop()
        self.deleteLater()


def _file_name(name: str) -> str:
    """Return a name that every system takes for a file."""
    plain = "".join(" " if letter in '<>:"/\\|?*' or not letter.isprintable() else letter for letter in name)
    return " ".join(plain.split()).strip(". ")[:60] or "Neiroha"
