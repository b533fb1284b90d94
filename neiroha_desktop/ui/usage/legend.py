"""What the columns of the chart are, and how much: on the day that is looked at, and over all days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from neiroha_desktop.ui.parts.labels import ElidedLabel, label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.usage.chart import swatch
from neiroha_desktop.ui.usage.series import value_text
from neiroha_desktop.ui.wording import seconds_text

if TYPE_CHECKING:
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.usage.series import History

_NUMBER_WIDTH = CONTROL_HEIGHT * 4


class Legend(QWidget):
    """A line for each account and model, with its colour, its pattern and its numbers."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._titles: list[str] = []
        self._rows: list[QWidget] = []
        self._numbers: list[tuple[QLabel, QLabel]] = []
        self._day = label("", "field")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 2)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        for column in (2, 3):
            self._grid.setColumnMinimumWidth(column, _NUMBER_WIDTH)
        right = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(label(self.tr("Account and model"), "field"), 0, 0, 1, 2)
        self._grid.addWidget(self._day, 0, 2, right)
        self._grid.addWidget(label(self.tr("30 days"), "field"), 0, 3, right)

    def show_day(self, history: History, day: int, day_title: str) -> None:
        """Show the numbers of one day, by its place, beside those of all days."""
        titles = [series.title for series in history.series]
        if titles != self._titles:
            self._rebuild(history)
        self._day.setText(day_title)
        rows = [(series.values[day], series.total) for series in history.series]
        rows.append((history.totals[day] if rows else 0.0, sum(history.totals)))
        names = [*titles, self.tr("Total")]
        for name, labels, values in zip(names, self._numbers, rows, strict=True):
            for one, value, when in zip(labels, values, (day_title, self.tr("30 days")), strict=True):
                text = value_text(value, history.measure, seconds_text)
                one.setText(text)
                # A number alone says nothing to those who do not see what it stands beside.
                one.setAccessibleName(f"{name}, {when}: {text}")

    def _rebuild(self, history: History) -> None:
        for widget in self._rows:
            widget.hide()
            widget.deleteLater()
        self._rows = []
        self._titles = [series.title for series in history.series]
        self._numbers = []
        for number, series in enumerate(history.series, start=1):
            mark = QLabel()
            mark.setPixmap(swatch(series.place, self._tokens, self.devicePixelRatioF()))
            self._grid.addWidget(mark, number, 0)
            self._rows.append(mark)
            self._add_row(number, ElidedLabel(series.title), "")
        self._add_row(len(history.series) + 1, label(self.tr("Total"), "strong"), "strong")

    def _add_row(self, number: int, title: QLabel, role: str) -> None:
        self._grid.addWidget(title, number, 1)
        numbers = (label("", role), label("", role))
        for column, one in enumerate(numbers, start=2):
            self._grid.addWidget(one, number, column, Qt.AlignmentFlag.AlignRight)
        self._numbers.append(numbers)
        self._rows += (title, *numbers)
