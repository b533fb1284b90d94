"""How good a recording is as a reference: a line for each side of it, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from neiroha_desktop.domain.reference import Mark
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.labels import label, set_tone
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.reference import Finding

_SIGNS = {
    Mark.WILL_BE_REFUSED: ("✕", Tone.DANGER),
    Mark.COULD_BE_BETTER: ("▲", Tone.WARNING),
    Mark.GOOD: ("✓", Tone.OK),
}


class FindingsList(QWidget):
    """Shows what was found, each with a mark in shape and word, and one line of advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Findings"))
        self._shown: list[Finding] = []
        # Used again: to make and style thirty labels anew takes longer than a frame.
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, the worst first."""
        ranked = sorted(findings, key=lambda one: list(_SIGNS).index(one.mark))
        if ranked == self._shown:
            return
        self._shown = ranked
        while len(self._rows) < len(ranked):
            self._add_row()
        for row, finding in zip(self._rows, ranked, strict=False):
            self._show(row, finding)
        for number, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(number < len(ranked))
        self.setAccessibleDescription("\n".join(map(self._line, ranked)))

    def _add_row(self) -> None:
        row = label("", "hint"), label(""), label("", "hint")
        for column, widget in enumerate(row):
            widget.setWordWrap(column > 0)
            widget.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(widget, len(self._rows), column)
        self._rows.append(row)

    def _show(self, row: tuple[QLabel, QLabel, QLabel], finding: Finding) -> None:
        mark, what, advice = row
        sign, tone = _SIGNS[finding.mark]
        mark.setText(f"{sign} {self._word(finding.mark)}")
        set_tone(mark, tone)
        what.setText(f"{translate(finding.title)}\n{translate(finding.value)}")
        advice.setText(translate(finding.advice))

    def _line(self, finding: Finding) -> str:
        found = f"{translate(finding.title)} {translate(finding.value)}"
        return f"{self._word(finding.mark)}: {found}. {translate(finding.advice)}"

    def _word(self, mark: Mark) -> str:
        match mark:
            case Mark.GOOD:
                return self.tr("good")
            case Mark.COULD_BE_BETTER:
                return self.tr("could be better")
            case Mark.WILL_BE_REFUSED:
                return self.tr("will be refused")
