"""All facts of a take: its text, and a column of names with a column of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from neiroha_desktop.ui.parts.labels import Card, label
from neiroha_desktop.ui.takes.facts import take_facts
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take

_TITLES_WIDTH = SPACE * 20


class FactsCard(Card):
    """Shows facts; its labels are used again for the next take."""

    def __init__(self) -> None:
        super().__init__()
        self._text = _value_label()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnMinimumWidth(0, _TITLES_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.column.addWidget(label(self.tr("TEXT"), "section"))
        self.column.addWidget(self._text)
        self.column.addSpacing(SPACE)
        self.column.addWidget(label(self.tr("FACTS"), "section"))
        self.column.addLayout(self._grid)

    def show_take(self, take: Take) -> None:
        """Show the facts of a take."""
        self._text.setText(take.text)
        facts = take_facts(take)
        while len(self._rows) < len(facts):
            self._add_row()
        for place, (title_label, value_label) in enumerate(self._rows):
            shown = place < len(facts)
            title_label.setVisible(shown)
            value_label.setVisible(shown)
            if shown:
                title, value = facts[place]
                title_label.setText(title)
                value_label.setText(_breakable(value))
                value_label.setAccessibleName(f"{title}: {value}")

    def _add_row(self) -> None:
        title, value = label("", "hint"), _value_label()
        place = len(self._rows)
        self._grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1)
        self._rows.append((title, value))


def _value_label() -> QLabel:
    """Return a label that wraps and whose text can be marked and copied."""
    result = label("")
    result.setWordWrap(True)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def _breakable(value: str) -> str:
    """Let long ids break anywhere: a label would rather push the page out of the window."""
    return "\u200b".join(value) if len(value) > 24 and " " not in value else value
