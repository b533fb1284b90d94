"""The first-start card: three steps that tick themselves, and the way to one's own provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.labels import Card, label, set_tone
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.voices.first_steps_model import FirstSteps


class FirstStepsCard(Card):
    """Leads from the practice voices to one's own provider.

    Signals:
        show_providers(bool): go to the providers page; True to start a new provider there.
    """

    show_providers = Signal(bool)

    def __init__(self, steps: FirstSteps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        head = QHBoxLayout()
        self._heading = label("", "heading")
        self._onwards = button(self.tr("Set up your own provider"), self._on_own, role="link")
        head.addWidget(self._heading)
        head.addWidget(self._onwards)
        head.addStretch(1)
        head.addWidget(icon_button(self.tr("Hide first steps"), "close", steps.dismiss))
        self.column.addLayout(head)
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        self._signs: list[QLabel] = []
        lines = (
            (
                self.tr(
                    "A provider: the practice voices are ready, offline and without a key. They are robotic stand-ins."
                ),
                button(self.tr("Set up your own"), self._on_own, role="link"),
            ),
            (
                self.tr("Check it: see that it answers, before anything costs you a request."),
                button(self.tr("Go to the check"), self._on_check, role="link"),
            ),
            (
                self.tr("Hear a voice: choose a character, type a sentence and press Generate."),
                button(self.tr("Generate now"), steps.generate, role="link"),
            ),
        )
        for number, (text, action) in enumerate(lines):
            sign = label("", "strong")
            sign.setFixedWidth(SPACE * 5)
            line = label(text)
            line.setWordWrap(True)
            self._signs.append(sign)
            grid.addWidget(sign, number, 0)
            grid.addWidget(line, number, 1)
            grid.addWidget(action, number, 2)
        self.column.addWidget(self._lines)
        steps.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show which steps are done."""
        self.setVisible(self._steps.shown)
        finished = all(self._steps.done())
        # Once all is ticked the card gives the page its room back, and says only where to go next.
        self._lines.setVisible(not finished)
        self._onwards.setVisible(finished)
        self._heading.setText(self.tr("You have heard a voice.") if finished else self.tr("First steps"))
        for number, (sign, done) in enumerate(zip(self._signs, self._steps.done(), strict=True), start=1):
            sign.setText("✓" if done else str(number))
            sign.setAccessibleName(
                self.tr("Step {0}: done").format(number) if done else self.tr("Step {0}").format(number)
            )
            set_tone(sign, Tone.OK if done else Tone.NEUTRAL)

    def _on_own(self) -> None:
        self.show_providers.emit(True)

    def _on_check(self) -> None:
        self.show_providers.emit(False)
