"""Narrowing down the takes: character, provider, model, time, star."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.domain.take_filter import TakeChoice, TakeFilter
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.labels import field_label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.ui.takes.view_model import TakesViewModel

_DAYS = (("today", 1), ("week", 7), ("month", 30), ("year", 365))
_BETWEEN = "between"
_DATE_WIDTH = SPACE * 36


class TakeFilters(QWidget):
    """A row of fields; each change is looked for at once.

    Signals:
        changed: the user asked for something else.
    """

    changed = Signal()

    def __init__(self, view_model: TakesViewModel) -> None:
        super().__init__()
        self._view_model = view_model
        self._character, self._provider, self._model = ComboBox(), ComboBox(), ComboBox()
        self._when = ComboBox()
        self._days: _Days | None = None
        self._starred = QCheckBox(self.tr("Starred only"))
        self._starred.setAccessibleName(self.tr("Starred only"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE * 2)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE * 2)
        self._rows.addLayout(self._row)
        self._add(self.tr("Character of the takes"), self.tr("Character"), self._character, 3)
        self._add(self.tr("Provider of the takes"), self.tr("Provider"), self._provider, 3)
        self._add(self.tr("Model of the takes"), self.tr("Model"), self._model, 3)
        self._add(self.tr("Time of the takes"), self.tr("Made"), self._when, 2)
        self._row.addWidget(self._starred, alignment=Qt.AlignmentFlag.AlignBottom)
        self._fill_times()
        self.reload()
        self._connect()

    def _add(self, name: str, title: str, field: QWidget, stretch: int) -> None:
        self._row.addWidget(_captioned(name, title, field), stretch)

    def _fill_times(self) -> None:
        titles = {
            "today": self.tr("Today"),
            "week": self.tr("Last 7 days"),
            "month": self.tr("Last 30 days"),
            "year": self.tr("Last 365 days"),
        }
        self._when.addItem(self.tr("Any time"), "")
        for name, _ in _DAYS:
            self._when.addItem(titles[name], name)
        self._when.addItem(self.tr("Between two days"), _BETWEEN)
        self._starred.setMinimumHeight(CONTROL_HEIGHT)

    def _connect(self) -> None:
        for box in (self._character, self._provider, self._model, self._when):
            box.currentIndexChanged.connect(self._on_changed)
        self._starred.toggled.connect(self._on_changed)
        self._view_model.choices_changed.connect(self.reload)

    def reload(self) -> None:
        """Offer what there is, and show what is looked for."""
        wanted, choices = self._view_model.filter, self._view_model.choices
        _fill(self._character, self.tr("All characters"), choices.characters, wanted.character)
        _fill(self._provider, self.tr("All providers"), choices.providers, wanted.provider)
        models = [TakeChoice(model_id, model_id) for model_id in choices.model_ids]
        _fill(self._model, self.tr("All models"), models, wanted.model_id)
        blocker = QSignalBlocker(self._starred)
        self._starred.setChecked(wanted.starred)
        blocker.unblock()
        self._show_times(wanted)

    def _show_times(self, wanted: TakeFilter) -> None:
        with QSignalBlocker(self._when):
            if wanted.since is None and wanted.until is None:
                self._when.setCurrentIndex(0)
            elif self._when.currentIndex() == 0:
                self._when.setCurrentIndex(self._when.findData(_BETWEEN))
        self._show_days()
        if self._days is not None and self._when.currentData() == _BETWEEN:
            self._days.show_days(wanted)

    def _show_days(self) -> None:
        between = self._when.currentData() == _BETWEEN
        if between and self._days is None:
            # Made when they are first wanted: date fields are slow to make, and seldom needed.
            self._days = _Days()
            self._days.changed.connect(self._on_changed)
            # In a line of their own: beside the others they would be cut off in a small window.
            self._rows.addWidget(self._days)
            QWidget.setTabOrder(self._starred, self._days.since)
            QWidget.setTabOrder(self._days.since, self._days.until)
        if self._days is not None:
            self._days.setVisible(between)

    def _on_changed(self) -> None:
        self._show_days()
        since, until = self._times()
        self._view_model.set_filter(
            character=self._character.currentData() or "",
            provider=self._provider.currentData() or "",
            model_id=self._model.currentData() or "",
            starred=self._starred.isChecked(),
            since=since,
            until=until,
        )
        self.changed.emit()

    def _times(self) -> tuple[datetime | None, datetime | None]:
        chosen = self._when.currentData()
        if chosen == _BETWEEN and self._days is not None:
            return self._days.times()
        days = dict(_DAYS).get(chosen)
        if days is None:
            return None, None
        return _midnight(QDate.currentDate().addDays(1 - days)), None


class _Days(QWidget):
    """Two days, with what lies between them.

    Signals:
        changed: another day was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.since, self.until = _date_field(), _date_field()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(_captioned(self.tr("First day"), self.tr("From"), self.since))
        row.addWidget(_captioned(self.tr("Last day"), self.tr("To"), self.until))
        row.addStretch(1)
        self.since.dateChanged.connect(self.changed)
        self.until.dateChanged.connect(self.changed)

    def show_days(self, wanted: TakeFilter) -> None:
        """Show the days that are looked for, without reporting them."""
        with QSignalBlocker(self.since), QSignalBlocker(self.until):
            if wanted.since is not None:
                self.since.setDate(_day(wanted.since))
            if wanted.until is not None:
                self.until.setDate(_day(wanted.until - timedelta(microseconds=1)))

    def times(self) -> tuple[datetime, datetime]:
        """Return the first moment and the first one after, whichever day was chosen as the first."""
        first, last = sorted((self.since.date(), self.until.date()), key=QDate.toJulianDay)
        return _midnight(first), _midnight(last.addDays(1))


def _captioned(name: str, title: str, field: QWidget) -> QWidget:
    """Return a field with its label above; `name` says more than the label, for whoever does not see the rest."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(field_label(title, field))
    field.setAccessibleName(name)
    column.addWidget(field)
    return place


def _date_field() -> QDateEdit:
    field = QDateEdit(QDate.currentDate())
    field.setDisplayFormat("yyyy-MM-dd")
    field.setCalendarPopup(True)
    field.setMinimumWidth(_DATE_WIDTH)
    return field


def _fill(box: ComboBox, everything: str, choices: Sequence[TakeChoice], wanted: str) -> None:
    with QSignalBlocker(box):
        box.clear()
        box.addItem(everything, "")
        for choice in choices:
            box.addItem(choice.title or "–", choice.key)
        # What is looked for stays on show, even if its last take is gone.
        if wanted and box.findData(wanted) < 0:
            box.addItem(wanted.removeprefix("name:"), wanted)
        box.setCurrentIndex(max(0, box.findData(wanted)))
        # A long name must not push the others out of the window.
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


def _midnight(day: QDate) -> datetime:
    """Return the start of a day on this computer's clock."""
    return datetime(day.year(), day.month(), day.day()).astimezone(UTC)


def _day(moment: datetime) -> QDate:
    local = moment.astimezone()
    return QDate(local.year, local.month, local.day)
