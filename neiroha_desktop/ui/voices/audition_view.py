"""The audition: a text, Generate, and the takes of this character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from neiroha_desktop.services.samples import SampleText, sample_texts
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.labels import Card, HintLabel, field_label, label, reveal, set_tone
from neiroha_desktop.ui.parts.save_dialog import SaveTakeDialog
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.voice_words import language_text
from neiroha_desktop.ui.voices.take_row import TakeRow
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
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
        self._player = player
        self._rows: list[TakeRow] = []
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)
        self._build_text()
        self._build_buttons()
        self._build_takes()
        self._connect()
        self._reload_takes()
        self._on_busy()

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
        self._generate = button(self.tr("Generate"), self._audition.generate.trigger, icon_name="voices", role="accent")
        self._generate.setToolTip(self.tr("Ctrl+Enter"))
        self._count = ComboBox()
        for number in range(1, MOST_TAKES_AT_ONCE + 1):
            self._count.addItem(f"× {number}", number)
        self._count.setCurrentIndex(self._audition.count - 1)
        count_label = field_label(self.tr("Number of takes"), self._count)
        self._stop = button(self.tr("Stop"), self._audition.stop, icon_name="stop")
        self._size = label("", "hint")
        # It yields before the row gets wider than the page.
        self._size.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(self._generate)
        row.addWidget(self._stop)
        row.addSpacing(SPACE * 2)
        row.addWidget(count_label)
        row.addWidget(self._count)
        row.addWidget(self._size, 1)
        self.column.addLayout(row)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Generating"))
        # Its place stays: neither does the page jump, nor is it laid out and painted before the request goes out.
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self.column.addWidget(self._progress)

    def _build_takes(self) -> None:
        self._list = QWidget()
        self._list.setAccessibleName(self.tr("Takes of this character"))
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, SPACE, 0, 0)
        self._list_column.setSpacing(0)
        self._empty = label(self.tr("Takes of this character appear here. Each is kept until you delete it."), "hint")
        self._list_column.addWidget(self._empty)
        self.column.addWidget(self._list)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_text)
        self._count.currentIndexChanged.connect(self._on_count)
        self._audition.takes_changed.connect(self._reload_takes)
        for command in (self._audition.generate, self._audition.hear):
            command.running_changed.connect(self._on_busy)
        self._player.changed.connect(self._show_playing)
        self._editor.problem.connect(self._on_problem)
        self._on_text()

    # Showing

    def _reload_takes(self) -> None:
        takes = self._audition.takes
        wanted = {take.id for take in takes}
        for row in self._rows:
            if row.take.id not in wanted:
                self._list_column.removeWidget(row)
                row.hide()
                row.deleteLater()
        # Rows that stay are kept: making them all anew at each take would hold the window up.
        known = {row.take.id: row for row in self._rows}
        self._rows = [known.get(take.id) or self._make_row(take, place) for place, take in enumerate(takes)]
        before: QWidget = self._count
        for place, row in enumerate(self._rows):
            row.set_number(len(takes) - place)
            row.set_current(self._audition.is_current(row.take))
            before = row.follow(before)
        self._empty.setVisible(not takes)
        self._show_playing()

    def _make_row(self, take: Take, place: int) -> TakeRow:
        row = TakeRow(take)
        row.play_clicked.connect(self._on_play)
        row.save_clicked.connect(self._on_save)
        row.delete_clicked.connect(self._audition.delete.start)
        # The first place is that of the words for an empty list.
        self._list_column.insertWidget(place + 1, row)
        return row

    def _show_playing(self) -> None:
        for row in self._rows:
            row.set_playing(self._player.is_playing(row.take.id))

    def _on_busy(self) -> None:
        busy = self._audition.busy
        going, coming = (self._generate, self._stop) if busy else (self._stop, self._generate)
        had_focus = going.hasFocus()
        coming.setEnabled(True)
        if had_focus:
            # Handed over: a button that is disabled would throw the focus onto whatever comes next.
            coming.setFocus()
        going.setEnabled(False)
        self._progress.setVisible(busy)
        if busy and not self._clock.isActive():
            self._seconds = 0
            self._clock.start()
        elif not busy:
            self._clock.stop()
        self._show_size()

    def _on_second(self) -> None:
        self._seconds += 1
        self._show_size()

    def _show_size(self) -> None:
        if self._audition.busy:
            self._size.setText(self.tr("waiting, {0} s").format(self._seconds))
        else:
            self._size.setText(self.tr("%n character(s)", "", len(self._audition.text.strip())))

    def _on_problem(self, name: str, text: str) -> None:
        if name == "text":
            set_tone(self._text, Tone.DANGER)
            self._hint.say(text, Tone.DANGER)
            reveal(self._text)

    # Editing

    def _on_text(self) -> None:
        self._audition.text = self._text.toPlainText()
        set_tone(self._text, Tone.NEUTRAL)
        self._hint.say("")
        self._show_size()

    def _on_count(self) -> None:
        self._audition.count = self._count.currentData()

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

    def _on_play(self, take: Take) -> None:
        if self._player.is_current(take.id):
            self._player.toggle.trigger()
        else:
            self._audition.play.restart(take)

    def _on_save(self, take: Take) -> None:
        dialog = SaveTakeDialog(take, self)
        dialog.answered.connect(self._audition.save_as.start)
        dialog.open()
