"""FieldSpec -> form rows, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.domain.capabilities import FieldKind, FieldSpec
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.fields import ComboBox, NumberBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import HintLabel, reveal, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_STEPS = {0: 1.0, 1: 0.1}
_FINE_STEP = 0.05


class FieldsForm(QWidget):
    """A form made from field specifications.

    Signals:
        edited(str, object): the user changed the value of a field, by FieldSpec id.
    """

    edited = Signal(str, object)

    def __init__(self, specs: Sequence[FieldSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in specs}
        self._hints: dict[str, HintLabel] = {}
        self._hidden: set[str] = set()
        self._fields: dict[str, QWidget] = {}
        self._loading = False
        grid = self._grid = FormGrid()
        for spec in specs:
            field = self._make(spec)
            self._fields[spec.id] = field
            self._hints[spec.id] = grid.add_field(translate(spec.label), field)
            self.mark(spec.id, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields that are not named show their default."""
        self._loading = True
        for name, spec in self._specs.items():
            _show(self._fields[name], values.get(name, spec.default))
            self.mark(name, "")
        self._loading = False

    def offer(self, name: str, further: Sequence[str]) -> None:
        """Offer further values of a choice, after its own; what is chosen stays where it is still offered."""
        box, spec = self._fields[name], self._specs[name]
        assert isinstance(box, ComboBox)
        values = [*(value for value, _ in spec.choices), *further]
        if [box.itemData(number) for number in range(box.count())] == values:
            return
        chosen, self._loading = box.currentData(), True
        while box.count() > len(spec.choices):
            box.removeItem(box.count() - 1)
        for value in further:
            box.addItem(translate(value), value)
        _show(box, chosen)
        self._loading = False

    def show_choice(self, name: str, value: Any) -> None:
        """Show one value, as `set_values` does."""
        self._loading = True
        _show(self._fields[name], value)
        self._loading = False

    def show_field(self, name: str, shown: bool) -> None:
        """Show or hide the row of a field."""
        (self._hidden.discard if shown else self._hidden.add)(name)
        self._grid.show_field(self._fields[name], shown)

    def reveal(self, name: str) -> None:
        """Put the focus on a field and scroll it into view."""
        reveal(self._fields[name])

    def mark(self, name: str, problem: str) -> None:
        """Show what is wrong with a field, or its usual hint."""
        spec = self._specs[name]
        set_tone(self._fields[name], Tone.DANGER if problem else Tone.NEUTRAL)
        if problem:
            self._hints[name].say(problem, Tone.DANGER)
        else:
            self._hints[name].say(translate(spec.hint) if spec.hint else "")
        if name in self._hidden:
            self._hints[name].hide()

    def has(self, name: str) -> bool:
        """Whether the form has a field of this id."""
        return name in self._specs

    def _make(self, spec: FieldSpec) -> QWidget:
        match spec.kind:
            case FieldKind.CHOICE:
                return self._make_choice(spec)
            case FieldKind.SWITCH:
                box = QCheckBox()
                box.toggled.connect(self._on_edited)
                return box
            case FieldKind.NUMBER:
                return self._make_number(spec)
            case FieldKind.LINES:
                lines = QPlainTextEdit()
                lines.setPlaceholderText(spec.placeholder)
                lines.setFixedHeight(CONTROL_HEIGHT * 2)
                lines.setTabChangesFocus(True)
                lines.textChanged.connect(self._on_edited)
                return lines
            case FieldKind.TEXT if spec.suggestions:
                return self._make_suggesting(spec)
            case FieldKind.TEXT:
                line = QLineEdit()
                line.setPlaceholderText(spec.placeholder)
                line.textChanged.connect(self._on_edited)
                return line

    def _make_choice(self, spec: FieldSpec) -> QComboBox:
        box = ComboBox()
        for value, title in spec.choices:
            box.addItem(translate(title), value)
        box.currentIndexChanged.connect(self._on_edited)
        return box

    def _make_suggesting(self, spec: FieldSpec) -> QComboBox:
        box = ComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(spec.suggestions)
        # None of them is chosen before the user does.
        box.setCurrentIndex(-1)
        line = QLineEdit()
        line.setPlaceholderText(spec.placeholder)
        box.setLineEdit(line)
        # Case counts in an id: completion must not change what was typed.
        box.complete_in_list(Qt.CaseSensitivity.CaseSensitive)
        box.editTextChanged.connect(self._on_edited)
        return box

    def _make_number(self, spec: FieldSpec) -> QDoubleSpinBox:
        box = NumberBox()
        box.setRange(spec.minimum, spec.maximum)
        box.setDecimals(spec.decimals)
        # Where more digits count, single ones are typed.
        box.setSingleStep(_STEPS.get(spec.decimals, _FINE_STEP))
        if spec.unit:
            box.setSuffix(f" {translate(spec.unit)}")
        box.valueChanged.connect(self._on_edited)
        return box

    def _on_edited(self) -> None:
        if self._loading:
            return
        name = next(name for name, field in self._fields.items() if field is self.sender())
        self.edited.emit(name, _value(self._fields[name]))


def _value(field: QWidget) -> Any:
    match field:
        case ComboBox() if field.isEditable():
            return field.currentText()
        case ComboBox():
            return field.currentData()
        case QCheckBox():
            return field.isChecked()
        case NumberBox():
            return field.value()
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
    raise AssertionError(field)


def _show(field: QWidget, value: Any) -> None:
    if value == _value(field):
        # The cursor of who is typing there stays where it is.
        return
    match field:
        case ComboBox() if field.isEditable():
            field.setEditText(str(value))
        case ComboBox():
            field.setCurrentIndex(max(field.findData(value), 0))
        case QCheckBox():
            field.setChecked(bool(value))
        case NumberBox():
            field.setValue(float(value))
        case QPlainTextEdit():
            field.setPlainText(str(value))
        case QLineEdit():
            field.setText(str(value))
