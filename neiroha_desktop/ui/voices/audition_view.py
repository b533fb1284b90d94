"""The audition: a text, Generate, and the takes of this character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.labels import Card, field_label, label, set_tone
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voices.takes_list import TakesList
from neiroha_desktop.ui.voices.text_field import TextField

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.voices.audition_model import Audition
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice
    from neiroha_desktop.ui.voices.sample_texts import SampleTexts

MOST_TAKES_AT_ONCE = 5


class AuditionCard(Card):
    """Generates and lists takes."""

    def __init__(
        self,
        audition: Audition,
        editor: CharacterEditor,
        samples: SampleTexts,
        player: PlayerViewModel,
        comparison: AbComparison,
        keep_voice: KeepVoice,
    ) -> None:
        super().__init__()
        self._audition = audition
        self._editor = editor
        self._text = TextField(audition.text, editor, samples)
        self.column.addWidget(self._text)
        self._build_buttons()
        takes = TakesList(audition, player, comparison, keep_voice, after=self._count)
        self.column.addWidget(takes)
        # Only now its rows can come after ours in the order of the Tab key.
        takes.reload()
        self._connect()
        self._on_pending()

    # Building

    def _build_buttons(self) -> None:
        self._generate = button(self.tr("Generate"), self._audition.generate, icon_name="voices", role="accent")
        self._generate.setToolTip(self.tr("Ctrl+Enter"))
        self._count = ComboBox()
        for number in range(1, MOST_TAKES_AT_ONCE + 1):
            self._count.addItem(f"× {number}", number)
        self._count.setCurrentIndex(self._audition.count - 1)
        count_label = field_label(self.tr("Number of takes"), self._count)
        self._stop = button(self.tr("Stop"), self._audition.stop, icon_name="stop")
        self._compare = button(self.tr("Compare…"), self._audition.compare, icon_name="grid")
        self._compare.setToolTip(self.tr("Hear several voices, characters, models or instructions with the same texts"))
        self._cost = label("", "hint")
        self._cost.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(self._generate)
        row.addWidget(self._stop)
        row.addSpacing(SPACE * 2)
        row.addWidget(count_label)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._compare)
        self.column.addLayout(row)
        self.column.addWidget(self._cost)

    def _connect(self) -> None:
        self._text.edited.connect(self._audition.set_text)
        self._count.currentIndexChanged.connect(self._on_count)
        self._audition.pending_changed.connect(self._on_pending)
        self._audition.cost.changed.connect(self._show_cost)
        self._editor.problem.connect(self._on_problem)
        self._audition.set_text(self._text.text)

    # Showing

    def _on_pending(self) -> None:
        if self._stop.hasFocus() and not self._audition.busy:
            # Handed over: a button that is disabled would throw the focus onto whatever comes next.
            self._generate.setFocus()
        self._stop.setEnabled(self._audition.busy)

    def _show_cost(self) -> None:
        text, tone = self._audition.cost.line()
        self._cost.setText(text)
        set_tone(self._cost, tone)

    def _on_problem(self, name: str, text: str) -> None:
        if name == "text":
            self._text.show_problem(text)

    # Editing

    def _on_count(self) -> None:
        self._audition.set_count(self._count.currentData())
