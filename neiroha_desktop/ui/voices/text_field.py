"""The text of the audition, with what helps to write it: sample texts, tags, and brackets that shall be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.services.plain_text import plain_brackets
from neiroha_desktop.services.tags import insert_tag
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.labels import HintLabel, field_label, label, reveal, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.voices.sample_menu import SampleMenu
from neiroha_desktop.ui.voices.tag_menu import TagMenu

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import TagPlace
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor
    from neiroha_desktop.ui.voices.sample_texts import SampleTexts

SHOWN_CHARACTERS = 160
"""So much of what is sent is shown below the text; the tool tip has all of it."""


class TextField(QWidget):
    """Edits what should be said.

    Signals:
        edited(str): the text is different.
    """

    edited = Signal(str)

    def __init__(self, text: str, editor: CharacterEditor, samples: SampleTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._samples = samples
        self._field = QPlainTextEdit()
        self._field.setFixedHeight(CONTROL_HEIGHT * 2 + SPACE * 2)
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText(self.tr("What should be said?"))
        self._field.setPlainText(text)
        self._sample_menu = SampleMenu(samples, self._field.toPlainText, self)
        self._tag_menu = TagMenu(editor, self._field.toPlainText, self)
        self._plain = QCheckBox(self.tr("Read brackets as text"))
        self._plain.setAccessibleName(self._plain.text())
        self._problem = HintLabel()
        self._sent = HintLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addLayout(self._build_head())
        for widget in (self._field, self._problem, self._sent):
            column.addWidget(widget)
        self.setFocusProxy(self._field)
        self._connect()
        self._show_brackets()

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(label(self.tr("AUDITION"), "section"))
        # The caption of the card is the label of the text field: one heading less on screen.
        head.addWidget(field_label(self.tr("Text"), self._field))
        head.addStretch(1)
        for widget in (self._plain, self._tag_menu.button, self._sample_menu.button):
            head.addWidget(widget)
        return head

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_text)
        self._sample_menu.chosen.connect(self._on_sample)
        self._tag_menu.chosen.connect(self._on_tag)
        self._plain.toggled.connect(self._on_plain)
        for signal in (self._editor.draft_changed, self._editor.choices_changed, self._editor.edited):
            signal.connect(self._show_brackets)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.toPlainText()

    def show_problem(self, text: str) -> None:
        """Show what is wrong with the text and put the focus there."""
        set_tone(self._field, Tone.DANGER)
        self._problem.say(text, Tone.DANGER)
        reveal(self._field)

    # Showing

    def _show_brackets(self) -> None:
        """Offer to read brackets where the model would act on them, and say what is sent then."""
        tags, draft = self._editor.capabilities().tags, self._editor.draft
        plain = draft is not None and draft.plain_brackets
        self._plain.setVisible(tags is not None)
        self._plain.setChecked(plain)
        if tags is None or not plain:
            self._sent.say("")
            return
        sent = plain_brackets(self.text, tags)
        if sent == self.text:
            self._sent.say(self.tr("Brackets are sent as commas, so that nothing in them is acted out."))
        else:
            shown = sent if len(sent) <= SHOWN_CHARACTERS else f"{sent[:SHOWN_CHARACTERS].rstrip()}…"
            self._sent.say(self.tr("Sent as: {text}").format(text=shown))
        self._sent.setToolTip("" if sent == self.text else sent)

    # Editing

    def _on_text(self) -> None:
        set_tone(self._field, Tone.NEUTRAL)
        self._problem.say("")
        self._show_brackets()
        self.edited.emit(self.text)

    def _on_plain(self, plain: bool) -> None:
        draft = self._editor.draft
        if draft is not None and draft.plain_brackets != plain:
            self._editor.edit(plain_brackets=plain)

    def _on_sample(self, text: str) -> None:
        """Put a sample in the place of the text; Ctrl+Z brings back what the user typed."""
        typed = self.text
        self._replace(0, len(typed), text)
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        if typed.strip() and not self._samples.is_sample(typed):
            self._samples.say_replaced()
        self._field.setFocus()

    def _on_tag(self, word: str, place: TagPlace) -> None:
        tags = self._editor.capabilities().tags
        if tags is not None:
            text = self.text
            edit = insert_tag(text, _index(text, self._field.textCursor().position()), word, place, tags)
            if edit is not None:
                self._replace(edit.start, edit.end, edit.words)
        self._field.setFocus()

    def _replace(self, start: int, end: int, words: str) -> None:
        """Change a part of the text in one step, which Ctrl+Z takes back; the cursor stays with the text around it."""
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(_position(self.text, start))
        cursor.setPosition(_position(self.text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)


def _position(text: str, index: int) -> int:
    """Return where Qt counts a character: in units of UTF-16, of which an emoji has two."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


def _index(text: str, position: int) -> int:
    """Return the index of the character at a position as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "surrogatepass"))
