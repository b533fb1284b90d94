"""Rows of a form: label, field, what stands beside it, and a hint under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from neiroha_desktop.ui.parts.labels import HintLabel, field_label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

LABEL_WIDTH = 120


class FormGrid(QWidget):
    """A column of labels and a column of fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setVerticalSpacing(SPACE + SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[QWidget, list[QWidget]] = {}

    def add_field(self, title: str, field: QWidget, *beside: QWidget, editor: QWidget | None = None) -> HintLabel:
        """Add a row and return the hint under its field.

        The label becomes buddy and name of the field, or of `editor` where only a part of the field takes the input.
        """
        number = self._grid.rowCount()
        title_label = field_label(title, editor or field)
        hint = HintLabel()
        self._grid.addWidget(title_label, number, 0, Qt.AlignmentFlag.AlignTop)
        title_label.setMinimumHeight(CONTROL_HEIGHT)
        # Long names are wrapped: the fields of all forms on a page begin on one line.
        title_label.setFixedWidth(LABEL_WIDTH)
        title_label.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(SPACE * 2)
        line.addWidget(field, 1)
        for widget in beside:
            line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(line, number, 1)
        self._grid.addWidget(hint, number + 1, 1)
        self._rows[field] = [title_label, field, *beside, hint]
        return hint

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget over both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def show_field(self, field: QWidget, shown: bool) -> None:
        """Show or hide a whole row."""
        for widget in self._rows[field]:
            empty_hint = isinstance(widget, HintLabel) and not widget.text()
            widget.setVisible(shown and not empty_hint)
