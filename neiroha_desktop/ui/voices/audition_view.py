"""The audition: a text, Generate, and the takes of this character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QWidget

from neiroha_desktop.services.samples import SampleText, sample_texts
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.labels import Card, HintLabel, field_label, label, reveal, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.voice_words import language_text
from neiroha_desktop.ui.voices.takes_list import TakesList
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.voices.audition_model import Audition
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor

MOST_TAKES_AT_ONCE = 5


class AuditionCard(Card):
    """Generates and lists takes."""

    def __init__(
        self, audition: Audition, editor: CharacterEditor, player: PlayerViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._audition = audition
        self._editor = editor
        self._build_text()
        self._build_buttons()
        takes = TakesList(audition, player, after=self._count)
        self.column.addWidget(takes)
        # Only now its rows can come after ours in the order of the Tab key.
        takes.reload()
        self._connect()
        self._on_pending()

    # Building

    def _build_text(self) -> None:
        self._text = QPlainTextEdit()
        self._text.setFixedHeight(CONTROL_HEIGHT * 2 + SPACE * 2)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("What should be said?"))
        self._text.setPlainText(self._audition.text)
        # The caption of the card is the label of the text field: one heading less on screen.
        caption = field_label(self.tr("Text"), self._text)
        self._samples = button(self.tr("Sample texts"), self._on_samples)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Sample texts"))
        for sample in sample_texts():
            title = f"{language_text(sample.language)} · {translate(sample.title)}"
            self._menu.addAction(title).setData(sample)
        self._menu.triggered.connect(self._on_sample)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("AUDITION"), "section"))
        head.addSpacing(SPACE * 2)
        head.addWidget(caption)
        head.addStretch(1)
        head.addWidget(self._samples)
        self.column.addLayout(head)
        self.column.addWidget(self._text)
        self._hint = HintLabel()
        self.column.addWidget(self._hint)

    def _build_buttons(self) -> None:
        self._generate = button(self.tr("Generate"), self._audition.generate, icon_name="voices", role="accent")
        self._generate.setToolTip(self.tr("Ctrl+Enter"))
        self._count = ComboBox()
        for number in range(1, MOST_TAKES_AT_ONCE + 1):
            self._count.addItem(f"× {number}", number)
        self._count.setCurrentIndex(self._audition.count - 1)
        count_label = field_label(self.tr("Number of takes"), self._count)
        self._stop = button(self.tr("Stop"), self._audition.stop, icon_name="stop")
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
        self.column.addLayout(row)
        self.column.addWidget(self._cost)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_text)
        self._count.currentIndexChanged.connect(self._on_count)
        self._audition.pending_changed.connect(self._on_pending)
        self._audition.cost.changed.connect(self._show_cost)
        self._editor.problem.connect(self._on_problem)
        self._on_text()

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
            set_tone(self._text, Tone.DANGER)
            self._hint.say(text, Tone.DANGER)
            reveal(self._text)

    # Editing

    def _on_text(self) -> None:
        self._audition.set_text(self._text.toPlainText())
        set_tone(self._text, Tone.NEUTRAL)
        self._hint.say("")

    def _on_count(self) -> None:
        self._audition.set_count(self._count.currentData())

    def _on_samples(self) -> None:
        self._menu.popup(self._samples.mapToGlobal(self._samples.rect().bottomLeft()))

    def _on_sample(self, action: QAction) -> None:
        sample: SampleText = action.data()
        typed = self._text.toPlainText().strip()
        # What the user typed is never overwritten: a sample replaces only nothing or another sample.
        if not typed or any(typed == one.text for one in sample_texts()):
            self._text.setPlainText(sample.text)
        else:
            self._text.insertPlainText(sample.text)
        self._text.setFocus()
