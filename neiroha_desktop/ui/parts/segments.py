"""A row of radio buttons in one frame, to choose one of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Segments(QWidget):
    """Chooses one of two or more entries.

    Args:
        name: accessible name of the group.
        entries: value and title of each; the title is the accessible name of its button.
        current: the value that is chosen at first.

    Signals:
        chosen(str): the user chose another value.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, entries: Sequence[tuple[str, str]], current: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (value, title) in enumerate(entries):
            radio = QRadioButton(title)
            radio.setAccessibleName(title)
            radio.setProperty("role", "segment")
            radio.setProperty("place", _place(number, len(entries)))
            radio.setChecked(value == current)
            self._group.addButton(radio)
            self._buttons[value] = radio
            row.addWidget(radio)
        # buttonToggled, not buttonClicked: a screen reader toggles a radio button without clicking it.
        self._group.buttonToggled.connect(self._on_toggled)

    def choose(self, value: str) -> None:
        """Choose an entry, as the user would."""
        self._buttons[value].setChecked(True)

    def set_note(self, value: str, note: str) -> None:
        """Show a short note, for example a count, behind the title of an entry; "" takes it away."""
        radio = self._buttons[value]
        title = radio.accessibleName()
        radio.setText(f"{title} · {note}" if note else title)
        radio.setAccessibleDescription(note)

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked:
            self.chosen.emit(next(value for value, radio in self._buttons.items() if radio is button))


def _place(number: int, count: int) -> str:
    """Return the property by which the style sheet rounds the outer corners."""
    if number == 0:
        return "first"
    return "last" if number == count - 1 else "middle"
