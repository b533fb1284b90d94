"""The rows of the character editor for a cloned voice: its recording, the permission to use it, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.labels import HintLabel, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT
from neiroha_desktop.ui.voices.reference_field import ReferenceField

if TYPE_CHECKING:
    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.ui.parts.form_grid import FormGrid
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor


class CloneRows(QObject):
    """Edits what a cloned voice is made of.

    Attributes:
        reference: names the recording; who shows the rows decides what becomes of a file.
        hints, fields: by the name of what is wrong there, for the editor that shows problems.
    """

    def __init__(self, editor: CharacterEditor, grid: FormGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._grid = grid
        self._loading = False
        self.reference = ReferenceField()
        self._may_clone = QCheckBox(self.tr("I may use this voice"))
        self._text = lines_field()
        self._text.setPlaceholderText(self.tr("the words spoken in the recording, exactly"))
        self.hints: dict[str, HintLabel] = {
            "reference": grid.add_field(self.tr("Reference audio"), self.reference, editor=self.reference.line),
            "may_clone": grid.add_field(self.tr("Permission"), self._may_clone),
            "reference_text": grid.add_field(self.tr("Reference text"), self._text),
        }
        self._may_clone.setAccessibleName(self._may_clone.text())
        self.fields: dict[str, QWidget] = {
            "reference": self.reference.line,
            "may_clone": self._may_clone,
            "reference_text": self._text,
        }
        self.reference.chosen.connect(self._on_reference)
        self.reference.typed.connect(self._on_reference)
        self._may_clone.toggled.connect(self._on_may_clone)
        self._text.textChanged.connect(self._on_text)

    def load(self, draft: Character) -> None:
        """Show a character."""
        self._loading = True
        self.reference.show_name(draft.reference.original_name if draft.reference else "")
        self._may_clone.setChecked(draft.may_clone)
        show_lines(self._text, draft.reference_text)
        clones = draft.mode is VoiceMode.CLONE
        takes_words = self._editor.capabilities().reference_text is not Need.NONE
        self._grid.show_field(self.reference, clones)
        self._grid.show_field(self._may_clone, clones)
        self._grid.show_field(self._text, clones and takes_words)
        self._loading = False

    def show_notes(self, draft: Character) -> None:
        """Say what is known of the recording, and whose voice it is."""
        if draft.mode is not VoiceMode.CLONE:
            return
        note, tone = self._editor.reference_note()
        self.hints["reference"].say("\n".join(filter(None, (note, self._description(draft)))), tone)
        if self._may_clone.property("tone") != Tone.DANGER:
            text = self.tr("A voice belongs to somebody: clone your own, or one whose owner has agreed.")
            self.hints["may_clone"].say(text)

    def _description(self, draft: Character) -> str:
        """Say what a cloned voice was designed as, where it was."""
        description = " ".join(draft.instructions.get(VoiceMode.DESIGN, "").split())
        return self.tr('Description, under "Voice design": {0}').format(description) if description else ""

    def _clear(self, name: str) -> None:
        set_tone(self.fields[name], Tone.NEUTRAL)
        self.hints[name].say("")

    def _on_reference(self) -> None:
        self._clear("reference")

    def _on_may_clone(self, ticked: bool) -> None:
        if not self._loading:
            self._clear("may_clone")
            self._editor.edit(may_clone=ticked)

    def _on_text(self) -> None:
        if not self._loading:
            self._clear("reference_text")
            self._editor.edit(reference_text=self._text.toPlainText())


def lines_field() -> QPlainTextEdit:
    """Return a field of two lines, which the Tab key leaves."""
    field = QPlainTextEdit()
    field.setFixedHeight(CONTROL_HEIGHT * 2)
    field.setTabChangesFocus(True)
    return field


def show_lines(field: QPlainTextEdit, text: str) -> None:
    """Show a text; the cursor of who is typing there stays where it is."""
    if field.toPlainText() != text:
        field.setPlainText(text)
