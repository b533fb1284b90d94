"""The rows of the character editor that its model's options ask for: language, style, seed and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neiroha_desktop.domain.options import voice_facet
from neiroha_desktop.ui.form_builder import FieldsForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.capabilities import FieldSpec
    from neiroha_desktop.ui.voices.editor_model import CharacterEditor


class OptionsForm(QWidget):
    """Edits the options of the character on screen; as tall as its model has some."""

    def __init__(self, editor: CharacterEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._specs: tuple[FieldSpec, ...] = ()
        self._form: FieldsForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        editor.edited.connect(self._fit)

    def reload(self) -> None:
        """Show the options of the model on screen, with what the character has set."""
        specs = self._editor.capabilities().options
        if specs != self._specs:
            self._specs = specs
            self._build()
        if self._form is not None and self._editor.draft is not None:
            self._form.set_values(self._editor.draft.options)
            self._fit()
        self.setVisible(self._form is not None)

    def has(self, name: str) -> bool:
        """Whether there is a row for an option."""
        return self._form is not None and self._form.has(name)

    def show_problem(self, name: str, text: str) -> None:
        """Show what is wrong at its field and put the focus there."""
        if self._form is not None:
            self._form.mark(name, text)
            self._form.reveal(name)

    def _build(self) -> None:
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = FieldsForm(self._specs) if self._specs else None
        if self._form is not None:
            self._form.edited.connect(self._on_edited)
            self._column.addWidget(self._form)

    def _fit(self) -> None:
        """Show what holds in this mode and for this voice."""
        draft = self._editor.draft
        if self._form is None or draft is None:
            return
        for spec in self._specs:
            shown = draft.mode in spec.modes
            if spec.voice_facet and shown:
                further = self._further(spec, draft.options.get(spec.id))
                self._form.offer(spec.id, further)
                self._form.show_choice(spec.id, draft.options.get(spec.id, spec.default))
                shown = bool(further)
            self._form.show_field(spec.id, shown)

    def _further(self, spec: FieldSpec, value: Any) -> Sequence[str]:
        """Return what the voice adds to a choice; of a voice that is typed by hand, all that any voice knows."""
        known = voice_facet(spec, self._editor.voice())
        if known is not None:
            return known
        found = dict.fromkeys(entry for voice in self._editor.voices() for entry in voice_facet(spec, voice) or ())
        if isinstance(value, str) and value and value != spec.default:
            found.setdefault(value)
        return tuple(found)

    def _on_edited(self, name: str, value: Any) -> None:
        if self._form is not None:
            self._form.mark(name, "")
        self._editor.edit_option(name, value)
