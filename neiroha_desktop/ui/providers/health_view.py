"""The health check: a line for each stage, with its time and, where it failed, cause and remedy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from neiroha_desktop.services.health import STAGE_TITLES, Stage, StageResult, StageState
from neiroha_desktop.ui.messages import Tone, failed_request
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import Card, label, set_tone
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import error_text, latency_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.ui.providers.checks import ProviderChecks
    from neiroha_desktop.ui.providers.form_model import ProviderForm

_DETAILS_COLUMN = 4
_SIGNS = {
    StageState.RUNNING: ("…", Tone.NEUTRAL),
    StageState.PASSED: ("✓", Tone.OK),
    StageState.FAILED: ("✕", Tone.DANGER),
    StageState.SKIPPED: ("–", Tone.NEUTRAL),
}


class HealthCard(Card):
    """Shows the stages of the last check of the provider on screen."""

    def __init__(self, form: ProviderForm, checks: ProviderChecks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._checks = checks
        self._check_button = button(self.tr("Health Check"), checks.check.trigger, role="accent")
        self._stop_button = button(self.tr("Stop check"), checks.stop)
        self._word_button = button(self.tr("Try one word"), checks.speak.trigger)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(label(self.tr("HEALTH CHECK"), "section"))
        head.addStretch(1)
        for widget in (self._stop_button, self._word_button, self._check_button):
            head.addWidget(widget)
        self.column.addLayout(head)
        self._intro = label(self.tr("Nothing was contacted yet. The check uses the values on screen."), "hint")
        self._intro.setWordWrap(True)
        self.column.addWidget(self._intro)
        self._result = QWidget()
        self._result.setAccessibleName(self.tr("Health Check result"))
        self._grid = QGridLayout(self._result)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE * 2)
        self._grid.setColumnStretch(2, 1)
        self.column.addWidget(self._result)
        form.stages_changed.connect(self.reload)
        form.draft_changed.connect(self.reload)
        for command in (checks.check, checks.speak):
            command.running_changed.connect(self._update_buttons)
        self.reload()
        self._update_buttons()

    def reload(self) -> None:
        """Show the stages of the draft on screen."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        stages = (
            sorted(self._form.draft.stages, key=lambda one: list(Stage).index(one.stage)) if self._form.draft else []
        )
        self._intro.setVisible(not stages)
        self._result.setVisible(bool(stages))
        for number, result in enumerate(stages):
            self._add_line(number, result)
        self._result.setAccessibleDescription("\n".join(_line(result) for result in stages))

    def _add_line(self, number: int, result: StageResult) -> None:
        sign, tone = _SIGNS[result.state]
        sign_label = label(sign, "strong")
        set_tone(sign_label, tone)
        title = label(translate(STAGE_TITLES[result.stage]), "strong")
        text = _text_label(_text(result), tone if result.state is StageState.FAILED else Tone.NEUTRAL)
        seconds = label("" if result.seconds is None else latency_text(result.seconds), "hint")
        for column, widget in enumerate((sign_label, title, text, seconds)):
            side = Qt.AlignmentFlag.AlignRight if widget is seconds else Qt.AlignmentFlag.AlignLeft
            widget.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(widget, number, column)
        failure = failed_request(result.error) if result.error is not None else None
        if failure is not None:
            details = button(self.tr("What was sent…"), partial(self._checks.inspect_wanted.emit, failure), role="link")
            self._grid.addWidget(details, number, _DETAILS_COLUMN, Qt.AlignmentFlag.AlignTop)

    def _update_buttons(self) -> None:
        running = self._checks.check.running or self._checks.speak.running
        self._stop_button.setVisible(running)
        self._check_button.setEnabled(not running)
        self._word_button.setEnabled(not running)


def _text(result: StageResult) -> str:
    return error_text(result.error) if result.error else translate(result.text)


def _line(result: StageResult) -> str:
    return f"{_SIGNS[result.state][0]} {translate(STAGE_TITLES[result.stage])}: {_text(result)}"


def _text_label(text: str, tone: Tone) -> QLabel:
    result = label(text)
    result.setWordWrap(True)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_tone(result, tone)
    return result
