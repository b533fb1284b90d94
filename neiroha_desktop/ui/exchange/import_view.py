"""A small window that shows what is in a file before anything of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from neiroha_desktop.domain.package_file import Conflict
from neiroha_desktop.ui.exchange.progress_row import ProgressRow
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import field_label, label
from neiroha_desktop.ui.parts.segments import Segments
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import with_note

if TYPE_CHECKING:
    from neiroha_desktop.ui.exchange.model import Exchange

WIDTH, HEIGHT = 480, 440


class ImportDialog(QDialog):
    """Shows the contents, and asks about what is here already. Open it with `open()`, never `exec()`."""

    def __init__(self, exchange: Exchange, file_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._exchange = exchange
        self.setWindowTitle(self.tr("Import {name}").format(name=file_name))
        self.resize(WIDTH, HEIGHT)
        self._summary = label("", "strong")
        self._summary.setWordWrap(True)
        self._list = QListWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._summary)
        column.addWidget(field_label(self.tr("In this file"), self._list))
        column.addWidget(self._list, 1)
        column.addWidget(self._build_policy())
        column.addWidget(ProgressRow(exchange))
        column.addLayout(self._build_buttons())
        exchange.changed.connect(self.reload)
        exchange.busy_changed.connect(self.reload)
        exchange.closed.connect(self.close)
        self.finished.connect(self._on_finished)
        self.reload()

    def _build_policy(self) -> QWidget:
        name = self.tr("What is here already")
        entries = (
            (Conflict.SKIP.value, self.tr("Skip")),
            (Conflict.REPLACE.value, self.tr("Replace")),
            (Conflict.KEEP_BOTH.value, self.tr("Keep both")),
        )
        self._choices = Segments(name, entries, self._exchange.policy)
        self._choices.chosen.connect(self._on_policy)
        self._effect = label("", "hint")
        self._effect.setWordWrap(True)
        self._policy = QWidget()
        column = QVBoxLayout(self._policy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(field_label(name, self._choices))
        row = QHBoxLayout()
        row.addWidget(self._choices)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._effect)
        return self._policy

    def _build_buttons(self) -> QHBoxLayout:
        self._import = button(self.tr("Import"), self._exchange.bring_in, role="accent")
        self._import.setDefault(True)
        cancel = button(self.tr("Cancel"), self.close)
        cancel.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._import)
        return row

    def reload(self) -> None:
        """Show what was found."""
        found, busy = self._exchange.found, self._exchange.busy
        ready = found is not None and bool(found.items) and not busy
        comes_to_life = ready and not self._import.isEnabled()
        self._import.setEnabled(ready)
        self._policy.setVisible(found is not None and found.has_conflicts)
        self._policy.setEnabled(not busy)
        if found is None:
            self._summary.setText(self.tr("The file is being checked. Nothing has been changed."))
            return
        summary = self.tr("{contents}, written by version {version}")
        self._summary.setText(
            summary.format(contents=self._exchange.words.package(found.package), version=found.package.program or "?")
        )
        here = self.tr("is here already")
        rows = [with_note(item.name, here) if item.exists else item.name for item in found.items]
        if [self._list.item(row).text() for row in range(self._list.count())] != rows:
            self._list.clear()
            self._list.addItems(rows)
            self._list.setCurrentRow(0)
        self._show_effect()
        if comes_to_life:
            self._import.setFocus()

    def _show_effect(self) -> None:
        effects = {
            Conflict.SKIP: self.tr("What is here stays as it is; only the others come in."),
            Conflict.REPLACE: self.tr("What is here takes the values of the file. This cannot be undone."),
            Conflict.KEEP_BOTH: self.tr("Those of the file come in under new names."),
        }
        self._effect.setText(effects[self._exchange.policy])

    def _on_policy(self, value: str) -> None:
        self._exchange.choose_policy(value)
        self._show_effect()

    def _on_finished(self) -> None:
        if self._exchange.busy or self._exchange.found is not None:
            self._exchange.stop()
        self.deleteLater()
