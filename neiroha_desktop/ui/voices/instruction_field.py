"""The instruction: free text, and the help that is folded away below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import Fold
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.voices.describe_panel import DescribePanel
from neiroha_desktop.ui.voices.director_panel import DirectorPanel

if TYPE_CHECKING:
    from neiroha_desktop.ui.voices.describe_form import DescribeForm


class InstructionField(QWidget):
    """Edits the description of a designed voice, or the style beside another one.

    Attributes:
        text: the field itself; whatever helps writes into it.

    Signals:
        edited: the text is different.
        replaced: the form put its words in the place of others.
    """

    edited = Signal()
    replaced = Signal()

    def __init__(self, form: DescribeForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.text = QPlainTextEdit()
        self.text.setFixedHeight(CONTROL_HEIGHT * 2)
        self.text.setTabChangesFocus(True)
        self._describe: DescribePanel | None = None
        self._director: DirectorPanel | None = None
        self._describe_fold, self._describe_place = self._build_fold(self.tr("Help me describe"), form.opened)
        self._director_fold, self._director_place = self._build_fold(self.tr("Director mode"), form.director_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for widget in (self.text, self._describe_fold, self._director_fold):
            column.addWidget(widget)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self.edited)
        self._describe_fold.head.toggled.connect(self._on_describe_opened)
        self._director_fold.head.toggled.connect(self._on_director_opened)
        if form.opened:
            self._on_describe_opened(True)
        if form.director_opened:
            self._on_director_opened(True)

    def _build_fold(self, title: str, opened: bool) -> tuple[Fold, QVBoxLayout]:
        """Return a fold and the place for what is in it, which is made when it is opened for the first time."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        return Fold(title, place, opened=opened), column

    def load(self, text: str, *, designs: bool) -> None:
        """Show the instruction of a mode, with the help that belongs to it.

        Args:
            text: the instruction.
            designs: whether it describes a designed voice.
        """
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        if self._describe is not None:
            self._describe.reload()
        self._describe_fold.setVisible(designs)
        self._director_fold.setVisible(not designs)
        self.text.setPlaceholderText(
            self.tr("Who speaks, and how: age, gender, texture, mood, pace. A new voice comes with every call.")
            if designs
            else self.tr('Optional: how the voice should speak, for example "gently, a little slower".')
        )

    def _on_describe_opened(self, opened: bool) -> None:
        self._form.opened = opened
        if self._describe is None:
            self._describe = DescribePanel(self._form, self.text)
            self._describe.replaced.connect(self.replaced)
            self._describe_place.addWidget(self._describe)
            # At once: a layout shows what is new in it only in the next turn of the loop.
            self._describe.show()

    def _on_director_opened(self, opened: bool) -> None:
        self._form.director_opened = opened
        if self._director is None:
            self._director = DirectorPanel(self.text)
            self._director_place.addWidget(self._director)
            self._director.show()
