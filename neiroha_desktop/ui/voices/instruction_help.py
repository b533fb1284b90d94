"""Help with the instruction, folded away below it: a form for a designed voice, director mode for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import Fold

if TYPE_CHECKING:
    from neiroha_desktop.ui.voices.describe_form import DescribeForm
    from neiroha_desktop.ui.voices.describe_panel import DescribePanel
    from neiroha_desktop.ui.voices.director_panel import DirectorPanel


class InstructionHelp(QWidget):
    """Writes into the field of the instruction.

    Signals:
        replaced: the form put its words in the place of others.
    """

    replaced = Signal()

    def __init__(self, form: DescribeForm, target: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._target = target
        self._describe: DescribePanel | None = None
        self._director: DirectorPanel | None = None
        self._describe_fold, self._describe_place = self._build_fold(self.tr("Help me describe"), form.opened)
        self._director_fold, self._director_place = self._build_fold(self.tr("Director mode"), form.director_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._describe_fold)
        column.addWidget(self._director_fold)
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

    def reload(self, *, designs: bool) -> None:
        """Show what helps with the mode on screen; `designs` for the description of a designed voice."""
        if self._describe is not None:
            self._describe.reload()
        self._describe_fold.setVisible(designs)
        self._director_fold.setVisible(not designs)

    def _on_describe_opened(self, opened: bool) -> None:
        self._form.opened = opened
        if self._describe is None:
            from neiroha_desktop.ui.voices.describe_panel import DescribePanel

            self._describe = DescribePanel(self._form, self._target)
            self._describe.replaced.connect(self.replaced)
            self._describe_place.addWidget(self._describe)
            # At once: a layout shows what is new in it only in the next turn of the loop.
            self._describe.show()

    def _on_director_opened(self, opened: bool) -> None:
        self._form.director_opened = opened
        if self._director is None:
            from neiroha_desktop.ui.voices.director_panel import DirectorPanel

            self._director = DirectorPanel(self._target)
            self._director_place.addWidget(self._director)
            self._director.show()
