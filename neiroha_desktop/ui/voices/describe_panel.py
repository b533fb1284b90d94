"""The short form that describes a voice: answers on top, the words they make below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.services.design_choices import FIELDS, DesignField
from neiroha_desktop.services.design_words import CHINESE, ENGLISH
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.labels import field_label, label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.ui.voices.describe_form import DescribeForm

COLUMNS = 2


class DescribePanel(QWidget):
    """Writes a description into a text field, never over what is there without being told to.

    Signals:
        replaced: other words than the form's own were replaced.
    """

    replaced = Signal()

    def __init__(self, form: DescribeForm, target: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._target = target
        self._written = ""
        self._loading = False
        self._boxes: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE)
        column.setSpacing(SPACE * 2)
        column.addLayout(self._build_answers())
        self._preview = label("", "hint")
        self._preview.setWordWrap(True)
        self._preview.setAccessibleName(self.tr("Description"))
        self._preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._preview)
        column.addLayout(self._build_buttons())
        target.textChanged.connect(self._show)
        self.reload()

    # Building

    def _build_answers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE * 2)
        for place, question in enumerate(FIELDS):
            self._add(grid, place, translate(question.label), self._build_box(question))
        self._language = ComboBox()
        self._language.addItem(self.tr("English"), ENGLISH)
        self._language.addItem(self.tr("Chinese"), CHINESE)
        self._language.currentIndexChanged.connect(self._on_language)
        self._add(grid, len(FIELDS), self.tr("Write in"), self._language)
        for pair in range(COLUMNS):
            grid.setColumnStretch(pair * 2 + 1, 1)
        return grid

    def _add(self, grid: QGridLayout, place: int, title: str, box: QComboBox) -> None:
        row, pair = divmod(place, COLUMNS)
        title_label = field_label(title, box)
        title_label.setMinimumHeight(CONTROL_HEIGHT)
        grid.addWidget(title_label, row, pair * 2)
        grid.addWidget(box, row, pair * 2 + 1)

    def _build_box(self, question: DesignField) -> QComboBox:
        box = self._boxes[question.id] = ComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Without it the longest entry makes the box, and with it the page, wider than the window.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem("")
        for choice in question.choices:
            box.addItem(translate(choice.label))
        # The list may be wider than the field.
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + SPACE * 6)
        edit = box.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("choose or type"))
        box.activated.connect(self._on_chosen)
        box.editTextChanged.connect(self._on_answer)
        return box

    def _build_buttons(self) -> QHBoxLayout:
        self._write = button(self.tr("Write it"), self._on_replace)
        self._replace = button(self.tr("Replace"), self._on_replace)
        self._append = button(self.tr("Append"), self._on_append)
        self._clear = button(self.tr("Clear answers"), self._on_clear, role="link")
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        for one in (self._write, self._replace, self._append, self._clear):
            row.addWidget(one)
        row.addStretch(1)
        return row

    # Showing

    def reload(self) -> None:
        """Show the answers for the character on screen."""
        self._loading = True
        for name, box in self._boxes.items():
            text = self._form.texts.get(name, "")
            if box.currentText() != text:
                box.setEditText(text)
                self._show_start(box)
        self._language.setCurrentIndex(self._language.findData(self._language_code()))
        self._loading = False
        self._show()

    @staticmethod
    def _show_start(box: QComboBox) -> None:
        """Show how a choice begins that is longer than its field."""
        edit = box.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)

    def _language_code(self) -> str:
        usual = CHINESE if QLocale().language() == QLocale.Language.Chinese else ENGLISH
        return self._form.language or usual

    def _words(self) -> str:
        return self._form.words(self._language_code())

    def _show(self) -> None:
        words, present = self._words(), self._target.toPlainText().strip()
        self._preview.setText(words or self.tr("Choose what matters to you and leave the rest open."))
        useful = bool(words) and words != present
        for one, shown in ((self._write, not present), (self._replace, bool(present)), (self._append, bool(present))):
            one.setVisible(shown)
            one.setEnabled(useful)
        self._append.setEnabled(useful and words not in present)
        self._clear.setVisible(any(self._form.texts.values()))

    # Acting

    def _on_answer(self) -> None:
        if not self._loading:
            self._form.texts = {name: box.currentText() for name, box in self._boxes.items()}
            self._show()

    def _on_chosen(self) -> None:
        self._show_start(next(box for box in self._boxes.values() if box is self.sender()))

    def _on_language(self) -> None:
        if not self._loading:
            self._form.language = self._language.currentData()
            self._show()

    def _on_clear(self) -> None:
        self._form.texts = {}
        self.reload()
        self._boxes[FIELDS[0].id].setFocus()

    def _on_replace(self) -> None:
        before = self._target.toPlainText().strip()
        own = before in ("", self._written)
        self._put(self._words())
        if not own:
            self.replaced.emit()

    def _on_append(self) -> None:
        present, words = self._target.toPlainText().rstrip(), self._words()
        self._put(f"{present}{' ' if present[-1].isascii() else ''}{words}")

    def _put(self, text: str) -> None:
        """Change the field in one step, which Ctrl+Z takes back, and go there."""
        self._written = self._words()
        cursor = self._target.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._target.setFocus()
