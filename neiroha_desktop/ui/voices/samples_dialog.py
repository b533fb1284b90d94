"""A small window that lists the user's own sample texts: use, rename and delete them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import field_label, label
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.domain.sample import OwnSample
    from neiroha_desktop.ui.voices.sample_texts import SampleTexts

WIDTH, HEIGHT = 560, 420


class SamplesDialog(QDialog):
    """Manages the user's own texts. Open it with `open()`, never `exec()`.

    Signals:
        chosen(str): a text to speak.
    """

    chosen = Signal(str)

    def __init__(self, samples: SampleTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._samples = samples
        self.setWindowTitle(self.tr("My sample texts"))
        self.resize(WIDTH, HEIGHT)
        self._list = QListWidget()
        self._title = QLineEdit()
        self._text = label("", "hint")
        self._text.setWordWrap(True)
        list_label = field_label(self.tr("My texts"), self._list)
        title_label = field_label(self.tr("Title"), self._title)
        self._rename = button(self.tr("Rename"), self._on_rename)
        self._use = button(self.tr("Use this text"), self._on_use)
        self._delete = button(self.tr("Delete this text"), self._on_delete, icon_name="delete")
        self._undo = button(self.tr("Bring back"), samples.undo_delete.trigger)
        close = button(self.tr("Close"), self.close)
        # Enter in the title renames; no button of this window answers to it.
        for one in (self._rename, self._use, self._delete, self._undo, close):
            one.setAutoDefault(False)
        naming = QHBoxLayout()
        naming.setSpacing(SPACE * 2)
        for widget in (title_label, self._title, self._rename):
            naming.addWidget(widget)
        acting = QHBoxLayout()
        acting.setSpacing(SPACE * 2)
        for widget in (self._use, self._delete, self._undo):
            acting.addWidget(widget)
        acting.addStretch(1)
        acting.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        column.setSpacing(SPACE * 2)
        column.addWidget(list_label)
        column.addWidget(self._list, 1)
        column.addWidget(self._text)
        column.addLayout(naming)
        column.addLayout(acting)
        self._list.currentItemChanged.connect(self._show_current)
        self._list.itemActivated.connect(self._on_use)
        self._title.returnPressed.connect(self._on_rename)
        samples.changed.connect(self.reload)
        self.finished.connect(self.deleteLater)
        self.reload()

    def reload(self) -> None:
        """Show the texts as they are; the one at the cursor keeps it."""
        place = max(self._list.currentRow(), 0)
        self._list.clear()
        for sample in self._samples.own:
            item = QListWidgetItem(sample.title)
            item.setToolTip(sample.text)
            self._list.addItem(item)
        self._list.setCurrentRow(min(place, self._list.count() - 1))
        self._show_current()

    def _current(self) -> OwnSample | None:
        place = self._list.currentRow()
        return self._samples.own[place] if 0 <= place < len(self._samples.own) else None

    def _show_current(self) -> None:
        sample = self._current()
        self._title.setText(sample.title if sample else "")
        self._text.setText(sample.text if sample else self.tr("There are no texts of your own."))
        for widget in (self._title, self._rename, self._use, self._delete):
            widget.setEnabled(sample is not None)
        self._undo.setEnabled(self._samples.can_undo)

    def _on_rename(self) -> None:
        sample = self._current()
        if sample is not None and self._title.text().strip() != sample.title:
            self._samples.rename.start(sample, self._title.text())

    def _on_use(self) -> None:
        sample = self._current()
        if sample is not None:
            self.chosen.emit(sample.text)
            self.close()

    def _on_delete(self) -> None:
        sample = self._current()
        if sample is not None:
            self._samples.delete.start(sample)
