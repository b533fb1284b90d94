"""The part of the settings that lists recordings no character uses any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import Card, ElidedLabel, label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import seconds_text, size_text

if TYPE_CHECKING:
    from neiroha_desktop.services.reference_library import UnusedReference
    from neiroha_desktop.ui.reference.unused_model import UnusedReferences


class UnusedCard(Card):
    """Shows them with their sizes, and removes them one by one."""

    def __init__(self, model: UnusedReferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.column.addWidget(label(self.tr("RECORDINGS THAT NO CHARACTER USES"), "section"))
        self._summary = label("", "hint")
        self._summary.setWordWrap(True)
        self.column.addWidget(self._summary)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        self.column.addLayout(self._rows)
        model.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what was found."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = self._model.found
        for number, unused in enumerate(found, 1):
            self._rows.addWidget(_UnusedRow(number, unused, self._model))
        total = sum(unused.reference.size_bytes for unused in found)
        text = self.tr("They take {0}. Deleted ones are gone for good.").format(size_text(total))
        self._summary.setText(text if found else self.tr("There are none."))


class _UnusedRow(QWidget):
    """One recording."""

    def __init__(self, number: int, unused: UnusedReference, model: UnusedReferences) -> None:
        super().__init__()
        self._reference = reference = unused.reference
        self._model = model
        facts = [reference.container, seconds_text(reference.duration), size_text(reference.size_bytes)]
        if unused.takes:
            facts.append(self.tr("%n take(s) could not be made again without it", "", unused.takes))
        name = reference.original_name or self.tr("Recording {0}").format(number)
        remove = button(self.tr("Delete"), self._on_remove, icon_name="delete")
        remove.setAccessibleName(self.tr('Delete recording {0}, "{1}"').format(number, name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(label(" · ".join(facts), "hint"))
        row.addWidget(remove)

    def _on_remove(self) -> None:
        self._model.remove.start(self._reference)
