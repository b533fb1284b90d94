"""The reference audio field: a path typed, chosen in a dialog, or a file dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.reference.offered import SOUND_FILES, holds_something
from neiroha_desktop.ui.theme import SPACE


class ReferenceField(QWidget):
    """Names a recording.

    Signals:
        chosen(Path): a file to copy into the data folder.
        typed(str): a path, as it was typed.
        dropped(QMimeData): something that was let go of here.
        record_wanted, edit_wanted: the user wants to record something, or to mend what is there.
    """

    chosen = Signal(object)
    typed = Signal(str)
    dropped = Signal(object)
    record_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("drop a file here, or type its path and press Enter"))
        self.line.returnPressed.connect(self._on_enter)
        self.line.editingFinished.connect(self._on_typed)
        # The field itself would take a dropped file as text.
        self.line.setAcceptDrops(False)
        self.setAcceptDrops(True)
        self._name = ""
        self._tried = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(self.line, 1)
        row.addWidget(button(self.tr("Choose file"), self._on_choose, icon_name="folder"))
        row.addWidget(icon_button(self.tr("Record…"), "microphone", self.record_wanted.emit))
        self._edit = icon_button(self.tr("Edit…"), "waveform", self.edit_wanted.emit)
        row.addWidget(self._edit)
        self.setFocusProxy(self.line)

    def show_name(self, name: str) -> None:
        """Show the name of the recording that is kept."""
        self._name = self._tried = name
        self._edit.setEnabled(bool(name))
        self.line.setText(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept whatever may be a recording; what it is not is said when it is dropped."""
        if holds_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand on what was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def _on_enter(self) -> None:
        # A path that was refused may lead to a file by now.
        self._tried = self._name
        self._on_typed()

    def _on_typed(self) -> None:
        typed = self.line.text().strip()
        if not typed:
            # The recording stays until another one takes its place.
            self.show_name(self._name)
        elif typed != self._tried:
            # Enter ends the editing too, and leaving does: the same path must not be reported twice.
            self._tried = typed
            self.typed.emit(typed)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a recording"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        sound, every = self.tr("Sound files"), self.tr("All files")
        dialog.setNameFilters([f"{sound} ({SOUND_FILES})", f"{every} (*)"])
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selected(self, path: str) -> None:
        self.chosen.emit(Path(path))
