"""How far each limit is used up: a bar, and in words what is left and when it frees."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from neiroha_desktop.domain.ledger import LimitKind
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.form_grid import LABEL_WIDTH
from neiroha_desktop.ui.parts.labels import Card, ElidedLabel, label, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.usage.words import LIMITS, UNKNOWN, frees_text
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neiroha_desktop.domain.ledger import LimitUse
    from neiroha_desktop.ui.usage.view_model import UsageViewModel

_FINENESS = 1000
"""Steps of a bar; a limit itself may be larger than a bar can count."""
_NEARLY = 0.8
_BAR_WIDTH = CONTROL_HEIGHT * 6
_OF_A_MODEL = (LimitKind.RPM, LimitKind.TPM)
"""Counted for each model by itself; the others count over all models of an account."""


class _Place(NamedTuple):
    """Where a limit stands."""

    provider_id: str
    name: str
    model_id: str
    """"" where it counts over all models."""
    kind: LimitKind


class _LimitRow:
    """One limit: its name, its bar, and what it says."""

    def __init__(self, grid: QGridLayout, place: _Place) -> None:
        name = translate(LIMITS[place.kind])
        owner = f"{place.name} · {place.model_id}" if place.model_id else place.name
        self._bar = QProgressBar()
        self._bar.setProperty("role", "limit")
        self._bar.setRange(0, _FINENESS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(f"{name}, {owner}")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        title = label(name, "field")
        title.setMinimumWidth(LABEL_WIDTH)
        number = grid.rowCount()
        grid.addWidget(title, number, 0)
        grid.addWidget(self._bar, number, 1)
        grid.addWidget(self._words, number, 2)

    def show(self, use: LimitUse, words: str, passed: float) -> None:
        """Show how far it is used up, `passed` seconds after that was read."""
        tone, shape = _tone(use)
        if use.frees_in is not None and use.used:
            words = f"{words} · {frees_text(max(0.0, use.frees_in - passed))}"
        words = f"{shape} {words}" if shape else words
        self._bar.setValue(min(_FINENESS, round(use.used / use.limit * _FINENESS)))
        set_tone(self._bar, tone)
        set_tone(self._words, tone)
        if words != self._words.text():
            self._words.setText(words)
            self._bar.setAccessibleDescription(words)


class LimitBars(Card):
    """The limits of all enabled providers: first those of the account, then those of each model."""

    def __init__(self, view_model: UsageViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._rows: dict[_Place, _LimitRow] = {}
        self._unknown: list[str] = []
        self._seen: set[tuple[str, str]] = set()
        self._content: QWidget | None = None
        self._empty = label(
            self.tr("No provider that is switched on has a limit. Limits are set on the Providers page."), "hint"
        )
        self._empty.setWordWrap(True)
        self.column.addWidget(label(self.tr("LIMITS"), "section"))
        self.column.addWidget(self._empty)
        view_model.limits_changed.connect(self.reload)
        view_model.ticked.connect(self._show)
        self.reload()

    def reload(self) -> None:
        """Show the limits that were read."""
        wanted = [place for place, _use in self._uses()]
        unknown = [use.name for use in self._view_model.limits or () if not use.is_known]
        if wanted != list(self._rows) or unknown != self._unknown:
            self._rebuild(wanted, unknown)
        self._empty.setVisible(self._view_model.limits == [])
        self._show()

    def _uses(self) -> Iterator[tuple[_Place, LimitUse]]:
        """Go through the limits in the order in which they are shown: of each provider first those of the account.

        Of its models the first one is shown, and whichever was seen in use: those stay, so that nothing jumps about.
        """
        for _, group in groupby(self._view_model.limits or (), lambda use: use.provider_id):
            uses = list(group)
            found = [(use, one) for use in uses for one in use.uses]
            for use, one in sorted(found, key=lambda pair: pair[1].kind in _OF_A_MODEL):
                model_id = use.model_id if one.kind in _OF_A_MODEL else ""
                if use is uses[0] or one.used:
                    self._seen.add((use.provider_id, model_id))
                if (use.provider_id, model_id) in self._seen:
                    yield _Place(use.provider_id, use.name, model_id, one.kind), one

    def _rebuild(self, places: list[_Place], unknown: list[str]) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 3)
        self._rows = {}
        for _, block in groupby(places, lambda place: place.provider_id):
            column.addLayout(self._block(list(block)))
        self._unknown = unknown
        for name in unknown:
            column.addLayout(self._unknown_block(name))
        self.column.addWidget(self._content)

    def _block(self, places: list[_Place]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(2, 1)
        grid.addWidget(_provider_label(places[0].name), 0, 0, 1, 3)
        model_id = ""
        for place in places:
            if place.model_id != model_id:
                model_id = place.model_id
                grid.addWidget(label(model_id, "hint"), grid.rowCount(), 0, 1, 3)
            self._rows[place] = _LimitRow(grid, place)
        return grid

    def _unknown_block(self, name: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        hint = label(translate(UNKNOWN), "hint")
        hint.setWordWrap(True)
        column.addWidget(_provider_label(name))
        column.addWidget(hint)
        return column

    def _show(self) -> None:
        passed = self._view_model.since_limits_read()
        for place, one in self._uses():
            words = self.tr("{used} of {limit} used, {left} left").format(
                used=f"{one.used:,}", limit=f"{one.limit:,}", left=f"{one.left:,}"
            )
            self._rows[place].show(one, words, passed)


def _provider_label(name: str) -> ElidedLabel:
    title = ElidedLabel(name)
    title.setProperty("role", "strong")
    return title


def _tone(use: LimitUse) -> tuple[Tone | str, str]:
    """Return colour and shape of a limit; requests that run at once are no reason to worry."""
    if use.kind is LimitKind.CONCURRENCY or use.used < use.limit * _NEARLY:
        return "", ""
    return (Tone.WARNING, "▲") if use.left else (Tone.DANGER, "✕")
