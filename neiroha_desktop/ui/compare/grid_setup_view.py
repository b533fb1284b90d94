"""Choosing what is compared: columns on the left, texts on the right, and what it will cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.services.grid_plan import MOST_COLUMNS, MOST_TEXTS, ColumnKind
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.check_list import CheckList, Tick
from neiroha_desktop.ui.parts.labels import Card, HintLabel, field_label, label
from neiroha_desktop.ui.parts.segments import Segments
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.services.grid_estimate import GridEstimate, Room
    from neiroha_desktop.ui.compare.grid_choices import Choice
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid


class GridSetup(QWidget):
    """Chooses columns and texts, and starts the comparison."""

    def __init__(self, grid: ComparisonGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._choices = grid.choices
        self.kinds = Segments(
            self.tr("What is compared"),
            (
                (ColumnKind.VOICES, self.tr("Preset voices")),
                (ColumnKind.CHARACTERS, self.tr("Characters")),
                (ColumnKind.MODELS, self.tr("Models")),
                (ColumnKind.INSTRUCTIONS, self.tr("Instructions")),
            ),
            self._choices.kind,
        )
        lists = QHBoxLayout()
        lists.setSpacing(SPACE * 3)
        lists.addWidget(self._build_columns(), 1)
        lists.addWidget(self._build_texts(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 3)
        column.addLayout(lists, 1)
        column.addLayout(self._build_start())
        self._connect()
        self.reload()
        self._show_cost()

    # Building

    def _build_columns(self) -> Card:
        card = Card()
        self._columns = CheckList(self.tr("Columns"))
        self._column_count = label("", "hint")
        self._note = HintLabel()
        self._column = QLineEdit()
        self._column_label = field_label("", self._column)
        self._add_column = button(self.tr("Add column"), self._on_add_column, icon_name="plus")
        card.column.addWidget(self.kinds)
        card.column.addLayout(_head(label(self.tr("COLUMNS"), "section"), self._column_count))
        card.column.addWidget(self._note)
        card.column.addWidget(self._columns, 1)
        card.column.addLayout(_typing(self._column_label, self._column, self._add_column))
        return card

    def _build_texts(self) -> Card:
        card = Card()
        self._texts = CheckList(self.tr("Texts"))
        self._text_count = label("", "hint")
        self._text = QLineEdit()
        text_label = field_label(self.tr("Another text"), self._text)
        self._add_text = button(self.tr("Add text"), self._on_add_text, icon_name="plus")
        card.column.addLayout(_head(label(self.tr("TEXTS"), "section"), self._text_count))
        card.column.addWidget(self._texts, 1)
        card.column.addLayout(_typing(text_label, self._text, self._add_text))
        return card

    def _build_start(self) -> QHBoxLayout:
        self._cost = HintLabel()
        self._room = HintLabel()
        self._start = button(self.tr("Start"), self._grid.start, icon_name="play", role="accent")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._cost)
        words.addWidget(self._room)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 4)
        row.addLayout(words, 1)
        row.addWidget(self._start)
        return row

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._on_kind)
        self._columns.ticked.connect(self._choices.choose_column)
        self._texts.ticked.connect(self._choices.choose_text)
        self._column.returnPressed.connect(self._on_add_column)
        self._text.returnPressed.connect(self._on_add_text)
        self._choices.changed.connect(self.reload)
        self._choices.cost_changed.connect(self._show_cost)

    def take_focus(self) -> None:
        """Put the focus on the columns."""
        self._columns.setFocus()

    # Showing

    def reload(self) -> None:
        """Show the choices as they are."""
        self.kinds.choose(self._choices.kind)
        columns, texts = self._choices.columns(), self._choices.texts()
        self._columns.set_ticks(_ticks(columns, MOST_COLUMNS))
        self._texts.set_ticks([_told_first(tick) for tick in _ticks(texts, MOST_TEXTS)])
        self._column_count.setText(self._count(columns, MOST_COLUMNS))
        self._text_count.setText(self._count(texts, MOST_TEXTS))
        self._note.say(self._choices.note())
        titles = {
            ColumnKind.VOICES: self.tr("Another voice"),
            ColumnKind.MODELS: self.tr("Another model"),
            ColumnKind.INSTRUCTIONS: self.tr("Another instruction"),
        }
        title = titles.get(self._choices.kind, "")
        self._column_label.setText(title)
        self._column.setAccessibleName(title)
        for widget in (self._column_label, self._column, self._add_column):
            widget.setVisible(bool(title))
        self._start.setEnabled(any(one.chosen for one in columns) and any(one.chosen for one in texts))

    def _count(self, choices: Sequence[Choice], most: int) -> str:
        count = sum(one.chosen for one in choices)
        return self.tr("{count} of at most {most}").format(count=count, most=most)

    def _show_cost(self) -> None:
        cost = self._choices.cost
        if cost is None:
            self._cost.say(self.tr("Choose at least one column and one text."))
            self._room.say("")
            return
        self._cost.say(self._cost_line(cost))
        tight = [room for room in cost.rooms if not room.fits]
        shown = tight or [room for room in cost.rooms if room.kind is LimitKind.RPD]
        text = " ".join(self._room_text(room) for room in shown)
        self._room.say(f"▲ {text}" if tight else text, Tone.WARNING if tight else Tone.NEUTRAL)

    def _cost_line(self, cost: GridEstimate) -> str:
        columns = sum(one.chosen for one in self._choices.columns())
        texts = sum(one.chosen for one in self._choices.texts())
        requests = self.tr("%n request(s)", "", cost.requests)
        parts = [f"{columns} × {texts} = {requests}", self.tr("about %n token(s)", "", cost.tokens)]
        if cost.minutes:
            parts.append(self.tr("at least %n minute(s), by the limits per minute", "", cost.minutes))
        return " · ".join(parts)

    def _room_text(self, room: Room) -> str:
        left = self._left_text(room)
        if room.fits:
            return f"{room.provider_name}: {left}."
        waits = self.tr("What does not fit waits until there is room again.")
        return f"{room.provider_name}: {left}. {waits}"

    def _left_text(self, room: Room) -> str:
        if room.kind is LimitKind.TPD:
            return self.tr("%n token(s) left today", "", room.left)
        return self.tr("%n request(s) left today", "", room.left)

    # Reacting

    def _on_kind(self, kind: str) -> None:
        self._choices.choose_kind(ColumnKind(kind))

    def _on_add_column(self) -> None:
        self._choices.add_column(self._column.text())
        self._column.clear()

    def _on_add_text(self) -> None:
        self._choices.add_text(self._text.text())
        self._text.clear()


def _ticks(choices: Sequence[Choice], most: int) -> list[Tick]:
    full = sum(one.chosen for one in choices) >= most
    return [Tick(one.key, one.title, one.detail, one.chosen, one.chosen or not full) for one in choices]


def _told_first(tick: Tick) -> Tick:
    """Put what a text is before the text, which is longer than the list is wide."""
    return replace(tick, title=tick.detail, detail=tick.title) if tick.detail else tick


def _head(title: QLabel, count: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title)
    row.addStretch(1)
    row.addWidget(count)
    return row


def _typing(title: QLabel, field: QLineEdit, add: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE * 2)
    row.addWidget(title)
    row.addWidget(field, 1)
    row.addWidget(add)
    return row
