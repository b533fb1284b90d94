"""The five limits of a provider, and how its days are counted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import HintLabel, reveal, set_tone
from neiroha_desktop.ui.providers.draft import LIMIT_NAMES

if TYPE_CHECKING:
    from neiroha_desktop.ui.providers.form_model import ProviderForm

ZONE = "day_zone"
_SHANGHAI = "Asia/Shanghai"
_SHOWN_ZONES = 12


class LimitsView(QWidget):
    """Edits what may be sent to the provider on screen."""

    def __init__(self, form: ProviderForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._loading = False
        self._fields: dict[str, QWidget] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._hints: dict[str, HintLabel] = {}
        self._usual = self._usual_hints()
        self._grid = FormGrid()
        self._build_limits()
        self._build_days()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid)
        self.clear_marks()

    # Building

    def _usual_hints(self) -> dict[str, str]:
        hints = (
            self.tr("Requests under way at once, over all models of a key."),
            self.tr("Requests per minute, counted for each model of a key."),
            self.tr("Requests per day over all models, from your console or your budget."),
            self.tr("Tokens per minute and model: estimated, corrected by the answer."),
            self.tr("Tokens per day over all models, from your console or your budget."),
        )
        return {
            **dict(zip(LIMIT_NAMES, hints, strict=True)),
            ZONE: self.tr("A new day begins at midnight in this time zone."),
        }

    def _build_limits(self) -> None:
        titles = (self.tr("Max concurrency"), self.tr("RPM"), self.tr("RPD"), self.tr("TPM"), self.tr("TPD"))
        for name, title in zip(LIMIT_NAMES, titles, strict=True):
            line = QLineEdit()
            line.setPlaceholderText(self.tr("no limit"))
            self._lines[name] = line
            self._fields[name] = line
            self._hints[name] = self._grid.add_field(title, line)
            # textChanged, not textEdited: what a screen reader or dictation puts in counts as typed.
            line.textChanged.connect(self._on_limit)

    def _build_days(self) -> None:
        self._days = ComboBox()
        self._days.addItem(self.tr("over the last 24 hours"), False)
        self._days.addItem(self.tr("by the calendar, from midnight on"), True)
        self._grid.add_field(self.tr("Day counted"), self._days)
        self._days.currentIndexChanged.connect(self._on_days)
        self._zone = ComboBox()
        self._zone.setEditable(True)
        self._zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._zone.setMaxVisibleItems(_SHOWN_ZONES)
        self._zone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fields[ZONE] = self._zone
        self._hints[ZONE] = self._grid.add_field(self.tr("Time zone"), self._zone)
        self._zone.editTextChanged.connect(self._on_zone)

    def _offer_zones(self) -> None:
        """Fill the list of time zones; hundreds of them, so only once somebody wants one."""
        if self._zone.count():
            return
        typed = self._zone.currentText()
        self._zone.addItems(_zones())
        self._zone.complete_in_list(Qt.CaseSensitivity.CaseInsensitive, Qt.MatchFlag.MatchContains)
        self._zone.setEditText(typed)

    # Showing

    def reload(self) -> None:
        """Show the draft on screen."""
        draft = self._form.draft
        if draft is None:
            return
        self._loading = True
        for name, text in draft.limit_texts.items():
            self._lines[name].setText(text)
        by_calendar = draft.zone_text is not None
        self._days.setCurrentIndex(int(by_calendar))
        if by_calendar:
            self._offer_zones()
        self._zone.setEditText(draft.zone_text or "")
        self._show_zone()
        self._loading = False

    def summary(self) -> str:
        """Return the limits in one line, for the head of a fold."""
        draft = self._form.draft
        if draft is None:
            return ""
        templates = (self.tr("{0} at once"), "RPM {0}", "RPD {0}", "TPM {0}", "TPD {0}")
        shown = zip(templates, (draft.limit_texts.get(name, "").strip() for name in LIMIT_NAMES), strict=True)
        parts = [template.format(text) for template, text in shown if text]
        if draft.zone_text is not None:
            parts.append(self.tr("days of {0}").format(draft.zone_text.strip()))
        return " · ".join(parts)

    def has(self, name: str) -> bool:
        """Whether a field of this id is here."""
        return name in self._fields

    def mark(self, name: str, problem: str) -> None:
        """Show what is wrong with a field, or its usual hint."""
        set_tone(self._fields[name], Tone.DANGER if problem else Tone.NEUTRAL)
        self._hints[name].say(problem or self._usual[name], Tone.DANGER if problem else Tone.NEUTRAL)

    def clear_marks(self) -> None:
        """Show the usual hint of every field."""
        for name in self._fields:
            self.mark(name, "")
        self._show_zone()

    def reveal(self, name: str) -> None:
        """Put the focus on a field and scroll it into view."""
        reveal(self._fields[name])

    def _show_zone(self) -> None:
        self._grid.show_field(self._zone, bool(self._days.currentData()))

    # Editing

    def _on_limit(self, text: str) -> None:
        if self._loading:
            return
        name = next(name for name, line in self._lines.items() if line is self.sender())
        self.mark(name, "")
        self._form.edit_limit(name, text)

    def _on_days(self) -> None:
        if self._loading:
            return
        by_calendar = bool(self._days.currentData())
        if by_calendar:
            self._offer_zones()
        self._loading = True
        self._zone.setEditText(_own_zone() if by_calendar else "")
        self._loading = False
        self.mark(ZONE, "")
        self._show_zone()
        self._form.edit_zone(self._zone.currentText() if by_calendar else None)

    def _on_zone(self, text: str) -> None:
        if not self._loading:
            self.mark(ZONE, "")
            self._form.edit_zone(text)


def _own_zone() -> str:
    return bytes(QTimeZone.systemTimeZoneId().data()).decode()


@cache
def _zones() -> tuple[str, ...]:
    """Return the names of time zones: this computer's own first, then the one of most providers here, then all."""
    # Qt has the list in memory; zoneinfo would search the disk for a tenth of a second.
    known = sorted(bytes(zone.data()).decode() for zone in QTimeZone.availableTimeZoneIds())
    places = [name for name in known if "/" in name and not name.startswith(("Etc/", "SystemV/"))]
    return tuple(dict.fromkeys((_own_zone(), _SHANGHAI, "UTC", *places)))
