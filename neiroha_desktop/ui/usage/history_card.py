"""The last 30 days: as a chart with its legend, or as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from neiroha_desktop.ui.parts.labels import Card, label
from neiroha_desktop.ui.parts.records import Column, RecordsModel
from neiroha_desktop.ui.parts.records_table import RecordsTable
from neiroha_desktop.ui.parts.segments import Segments
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.usage.chart import UsageChart
from neiroha_desktop.ui.usage.legend import Legend
from neiroha_desktop.ui.usage.series import DAYS, History, Measure, build_history, value_text
from neiroha_desktop.ui.wording import seconds_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from neiroha_desktop.domain.ledger import DayUsage
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.usage.view_model import UsageViewModel

_CHART, _TABLE = "chart", "table"
_TABLE_HEIGHT = CONTROL_HEIGHT * 10


class HistoryCard(Card):
    """What was used, day by day."""

    def __init__(self, view_model: UsageViewModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._history: History | None = None
        self._names = {
            Measure.REQUESTS: self.tr("Requests"),
            Measure.TOKENS: self.tr("Tokens"),
            Measure.AUDIO: self.tr("Audio"),
            Measure.FAILURES: self.tr("Failures"),
        }
        self._chart = UsageChart(tokens)
        self._legend = Legend(tokens)
        self._model: RecordsModel[DayUsage] = RecordsModel(self._columns(), _identity, tokens, self)
        self._table: RecordsTable | None = None
        self._measures = Segments(self.tr("Shown in the chart"), list(self._names.items()), view_model.measure)
        view = _TABLE if view_model.as_table else _CHART
        self._views = Segments(self.tr("Shown as"), ((_CHART, self.tr("Chart")), (_TABLE, self.tr("Table"))), view)
        self._empty = label(
            self.tr(
                "Every request is counted here, failed ones included: how many, how many tokens, how much sound. "
                "Generate something on the Voices page."
            ),
            "hint",
        )
        self._empty.setWordWrap(True)
        self._lay_out()
        self._measures.chosen.connect(self._on_measure)
        self._views.chosen.connect(self._on_view)
        self._chart.day_changed.connect(self._on_day)
        view_model.days_changed.connect(self.reload)
        self.reload()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE * 3)
        head.addWidget(label(self.tr("LAST 30 DAYS"), "section"))
        head.addStretch(1)
        head.addWidget(self._measures)
        head.addWidget(self._views)
        self.column.addLayout(head)
        for widget in (self._empty, self._chart, self._legend):
            self.column.addWidget(widget)

    def reload(self) -> None:
        """Show what was read."""
        shown = self._view_model
        self._history = build_history(shown.days or [], shown.today, shown.measure, self.tr("All others"))
        self._chart.show_history(self._history)
        self._model.set_records(sorted(shown.days or [], key=lambda one: (one.day, one.requests), reverse=True))
        any_used = bool(self._history.series)
        self._empty.setVisible(shown.days is not None and not any_used)
        self._chart.setVisible(any_used and not shown.as_table)
        self._legend.setVisible(any_used and not shown.as_table)
        self._show_table(any_used and shown.as_table)
        for switch in (self._measures, self._views):
            switch.setVisible(any_used)
        # The table shows every measure at once.
        self._measures.setEnabled(not shown.as_table)
        self._describe()

    def _show_table(self, shown: bool) -> None:
        if self._table is None and shown:
            # Made when it is first wanted: the page is there sooner.
            self._table = RecordsTable(self.tr("Usage by day"), self._model, sortable=True)
            self._table.setFixedHeight(_TABLE_HEIGHT)
            self.column.addWidget(self._table)
            QWidget.setTabOrder(self._views, self._table)
        if self._table is not None:
            self._table.setVisible(shown)

    def _columns(self) -> list[Column[DayUsage]]:
        return [
            Column(self.tr("Day"), lambda one: one.day.isoformat(), lambda one: one.day, sample="2026-12-30"),
            Column(self.tr("Account"), lambda one: one.provider_name, lambda one: one.provider_name.casefold()),
            Column(self.tr("Model"), lambda one: one.model_id, lambda one: one.model_id),
            _number(self._names[Measure.REQUESTS], lambda one: f"{one.requests:,}", lambda one: one.requests),
            _number(self._names[Measure.FAILURES], lambda one: f"{one.failures:,}", lambda one: one.failures),
            _number(self._names[Measure.TOKENS], lambda one: f"{one.tokens:,}", lambda one: one.tokens),
            _number(
                self._names[Measure.AUDIO], lambda one: seconds_text(one.audio_seconds), lambda one: one.audio_seconds
            ),
        ]

    # Words

    def _describe(self) -> None:
        """Say what the chart shows, for those who do not see it."""
        if self._history is None or not self._history.series:
            return
        day = self._chart.day
        self._legend.show_day(self._history, day, self._day_title(day))
        measure = self._names[self._history.measure]
        self._chart.setAccessibleName(self.tr("{measure} of the last 30 days").format(measure=measure))
        self._chart.setAccessibleDescription(
            self.tr(
                "{day}. All 30 days: {total}. The arrow keys go from day to day; the table has all numbers."
            ).format(day=self._day_sentence(day), total=self._value(sum(self._history.totals)))
        )

    def _day_sentence(self, day: int) -> str:
        assert self._history is not None
        parts = [f"{one.title} {self._value(one.values[day])}" for one in self._history.series if one.values[day]]
        total = f"{self._day_title(day)}: {self._value(self._history.totals[day])}"
        return f"{total} ({', '.join(parts)})" if parts else total

    def _value(self, value: float) -> str:
        assert self._history is not None
        return value_text(value, self._history.measure, seconds_text)

    def _day_title(self, place: int) -> str:
        assert self._history is not None
        return self.tr("Today") if place == DAYS - 1 else self._weekday(self._history.days[place])

    def _weekday(self, day: date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("ddd d MMM"))

    # Reacting

    def _on_measure(self, measure: str) -> None:
        self._view_model.measure = Measure(measure)
        self.reload()

    def _on_view(self, view: str) -> None:
        self._view_model.as_table = view == _TABLE
        self.reload()

    def _on_day(self) -> None:
        self._describe()
        if self._chart.hasFocus():
            # Announced, because nothing but this day changes for those who only listen.
            words = self._day_sentence(self._chart.day)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._chart, words))


def _identity(usage: DayUsage) -> tuple[date, str, str]:
    return usage.day, usage.account, usage.model_id


def _number(title: str, text: Callable[[DayUsage], str], key: Callable[[DayUsage], float]) -> Column[DayUsage]:
    return Column(title, text, key, sample="10,000,000", number=True)
