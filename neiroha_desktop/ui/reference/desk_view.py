"""The reference desk in the place of a character: bring a recording in, judge it, mend it, use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import Fold, button, icon_button
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import Card, ElidedLabel, label, reveal
from neiroha_desktop.ui.parts.scroll_column import ScrollColumn
from neiroha_desktop.ui.reference.clip_view import ClipEditor
from neiroha_desktop.ui.reference.findings_view import FindingsList
from neiroha_desktop.ui.reference.offered import holds_something
from neiroha_desktop.ui.reference.recorder_view import RecorderCard
from neiroha_desktop.ui.reference.sources_view import SourcesRow
from neiroha_desktop.ui.reference.tools_view import MendTools
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.ui.reference.room import ReferenceRoom
    from neiroha_desktop.ui.theme import Tokens


class DeskView(QWidget):
    """Everything about one recording; files can be dropped anywhere on it."""

    def __init__(self, room: ReferenceRoom, tokens: Tokens) -> None:
        super().__init__()
        self._model = model = room.desk
        self._recorder = recorder = room.recorder
        self._loading = False
        self.setAcceptDrops(True)
        self._sources = SourcesRow(model, recorder, room.takes)
        self._microphone = RecorderCard(recorder, tokens)
        self._findings = FindingsList()
        sources = Card()
        sources.column.addWidget(self._sources)
        self._clip_card = self._build_clip()
        self._judged = self._build_judged()
        self._words = self._build_words()
        self._cards = self._clip_card, self._judged, self._words
        self._appearing = QTimer(self)
        self._appearing.setSingleShot(True)
        self._appearing.timeout.connect(self._show_next_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 3)
        column.addLayout(self._build_head())
        column.addWidget(ScrollColumn(sources, self._microphone, self._clip_card, self._judged, self._words), 1)
        self._bind()
        model.clip_changed.connect(self._on_clip)
        model.mending.mended.connect(self._show_findings)
        model.limits_changed.connect(self._show_findings)
        model.busy_changed.connect(self._show_busy)
        model.opened_changed.connect(self._show_name)
        model.microphone_wanted.connect(self._on_microphone)
        self._on_clip()
        self._show_name()

    def _build_head(self) -> QHBoxLayout:
        self._heading = ElidedLabel("")
        self._heading.setProperty("role", "heading")
        self._use = button(self.tr("Use this clip"), self._model.use.trigger, role="accent")
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(icon_button(self.tr("Back to the character"), "back", self._model.close))
        row.addWidget(self._heading, 1)
        row.addWidget(self._use)
        return row

    def _build_clip(self) -> Card:
        card = Card()
        self._editor = ClipEditor(self._model)
        card.column.addWidget(self._editor)
        card.column.addWidget(Fold(self.tr("Mend by hand"), MendTools(self._model)))
        return card

    def _build_judged(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("HOW GOOD IT IS"), "section"))
        card.column.addWidget(self._findings)
        return card

    def _build_words(self) -> Card:
        self._transcript = QPlainTextEdit()
        self._transcript.setFixedHeight(CONTROL_HEIGHT * 2)
        self._transcript.setTabChangesFocus(True)
        self._transcript.textChanged.connect(self._on_words)
        self._language = QLineEdit()
        self._language.textChanged.connect(self._on_words)
        grid = FormGrid()
        hint = grid.add_field(self.tr("Reference text"), self._transcript)
        hint.say(self.tr("What is said in it, word for word; kept with the clip, for models that ask for it."))
        grid.add_field(self.tr("Spoken language"), self._language)
        card = Card()
        card.column.addWidget(grid)
        return card

    def _bind(self) -> None:
        keys: tuple[tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Undo, self._model.mending.undo),
            (QKeySequence.StandardKey.Redo, self._model.mending.redo),
            (QKeySequence.StandardKey.Paste, self._sources.paste),
            (QKeySequence("H"), self._model.hearing.switch),
        )
        for key, slot in keys:
            # Text fields keep these keys to themselves while they have the focus.
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept whatever may be a recording; what it is not is said when it is dropped."""
        if holds_something(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read what was dropped."""
        event.acceptProposedAction()
        self._model.bringing.offer(event.mimeData())

    def take_focus(self) -> None:
        """Put the focus where the next step is."""
        if self._recorder.opened:
            self._microphone.take_focus()
        elif self._model.clip is not None:
            self._use.setFocus()
        else:
            self._sources.choose.setFocus()

    # Showing

    def _show_name(self) -> None:
        self._heading.say(self.tr("Reference audio of {0}").format(self._model.character_name))

    def _on_clip(self) -> None:
        clip = self._model.clip
        self._show_busy()
        if clip is None:
            for card in self._cards:
                card.hide()
            return
        self._loading = True
        self._transcript.setPlainText(clip.transcript)
        self._language.setText(clip.language)
        self._loading = False
        self._show_findings()
        self._show_next_card()

    def _show_next_card(self) -> None:
        """Show one card a turn: all at once keep the window from its events for longer than a frame."""
        hidden = [card for card in self._cards if card.isHidden()]
        if not hidden or self._model.clip is None:
            return
        hidden[0].show()
        if hidden[0] is self._judged:
            self._show_findings()
        self._appearing.start()

    def _show_findings(self) -> None:
        clip = self._model.clip
        if clip is not None and not self._judged.isHidden():
            self._findings.show_findings(clip.findings(self._model.limits))

    def _show_busy(self) -> None:
        self._use.setEnabled(self._model.clip is not None and not self._model.busy)

    # Reacting

    def _on_words(self) -> None:
        clip = self._model.clip
        if clip is not None and not self._loading:
            clip.transcript, clip.language = self._transcript.toPlainText(), self._language.text().strip()

    def _on_microphone(self) -> None:
        reveal(self._microphone)
        self._microphone.take_focus()
