"""The fold of an adapter type's own settings in the provider form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neiroha_desktop.ui.form_builder import FieldsForm
from neiroha_desktop.ui.parts.buttons import Fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from neiroha_desktop.domain.capabilities import FieldSpec


class AdvancedFold(QWidget):
    """Edits the settings of a connection; hidden for an adapter type without any.

    Signals:
        edited(str, object): FieldSpec id and new value.
    """

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[FieldSpec, ...] = ()
        self._fold: Fold | None = None
        self._form: FieldsForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_fields(self, fields: tuple[FieldSpec, ...], values: Mapping[str, Any]) -> None:
        """Show the settings of an adapter type as they stand on screen."""
        # Made anew for another adapter type only, so that the fold stays open and the focus where it is.
        if fields != self._fields:
            self._build(fields)
        if self._form is not None:
            self._form.set_values(values)

    def mark(self, name: str, text: str) -> bool:
        """Show what is wrong with a setting, unfolded, with the focus in it; False where it is none of these."""
        if self._form is None or self._fold is None or not self._form.has(name):
            return False
        self._form.mark(name, text)
        self._fold.head.setChecked(True)
        return True

    def _build(self, fields: tuple[FieldSpec, ...]) -> None:
        if self._fold is not None:
            self._column.removeWidget(self._fold)
            self._fold.hide()
            self._fold.deleteLater()
            self._fold = self._form = None
        self._fields = fields
        self.setVisible(bool(fields))
        if fields:
            self._form = FieldsForm(fields)
            self._form.edited.connect(self.edited)
            self._fold = Fold(self.tr("Advanced"), self._form)
            self._column.addWidget(self._fold)
