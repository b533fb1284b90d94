"""The character editor: provider, model, mode, and the fields of that mode only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.fields import ComboBox, NumberBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import Card, HintLabel, label, reveal, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT
from neiroha_desktop.ui.voices.clone_rows import CloneRows, lines_field, show_lines
from neiroha_desktop.ui.voices.instruction_help import InstructionHelp
from neiroha_desktop.ui.voices.mode_switch import ModeSwitch
from neiroha_desktop.ui.voices.options_form import OptionsForm
from neiroha_desktop.ui.voices.voice_combo import VoiceCombo

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker
    from neiroha_desktop.ui.voices.reference_field import ReferenceField
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel


class EditorCard(Card):
    """Edits the character on screen."""

    def __init__(
        self,
        view_model: VoicesViewModel,
        picker: Callable[[], VoicePicker],
        tokens: Tokens,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._voice = VoiceCombo(picker, tokens)
        self._editor = view_model.editor
        self._loading = False
        self._stale = False
        self._build_rows()
        self._connect()
        self._show_draft()

    @property
    def reference(self) -> ReferenceField:
        """The field of the recording; who shows the editor decides what becomes of a file."""
        return self._clone.reference

    # Building

    def _build_rows(self) -> None:
        self._name = QLineEdit()
        self._unsaved = label(self.tr("● unsaved"))
        self._unsaved.setMinimumHeight(CONTROL_HEIGHT)
        set_tone(self._unsaved, Tone.WARNING)
        save = button(self.tr("Save character"), self._view_model.save.trigger, icon_name="save")
        self._provider = ComboBox()
        self._model = ComboBox()
        self._model.setEditable(True)
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._mode = ModeSwitch()
        self._hear = icon_button(self.tr("Hear this voice"), "play", self._view_model.audition.hear)
        self._instruction = lines_field()
        self._help = InstructionHelp(self._editor.describe, self._instruction)
        self._speed = NumberBox()
        self._options = OptionsForm(self._editor)
        grid = self._grid = FormGrid()
        self._hints: dict[str, HintLabel] = {
            "character_name": grid.add_field(self.tr("Character name"), self._name, self._unsaved, save),
            "provider": grid.add_field(self.tr("Provider"), self._provider),
            "model": grid.add_field(self.tr("Model"), self._model),
        }
        grid.add_wide(self._mode)
        browse = icon_button(self.tr("Browse voices"), "search", self._voice.open_picker)
        self._hints["voice_id"] = grid.add_field(self.tr("Voice"), self._voice, browse, self._hear)
        self._clone = CloneRows(self._editor, grid, self)
        self._hints |= self._clone.hints
        self._hints["instruction"] = grid.add_field(self.tr("Voice instruction"), self._instruction)
        grid.add_wide(self._help)
        self._hints["speed"] = grid.add_field(self.tr("Speed"), self._speed)
        grid.add_wide(self._options)
        self._fields: dict[str, QWidget] = {
            "character_name": self._name,
            "provider": self._provider,
            "model": self._model,
            "voice_id": self._voice,
            "instruction": self._instruction,
            "speed": self._speed,
            **self._clone.fields,
        }
        self.column.addWidget(grid)

    def _connect(self) -> None:
        editor = self._editor
        # textChanged, not textEdited: what a screen reader or dictation puts in counts as typed.
        self._name.textChanged.connect(self._on_name)
        self._provider.activated.connect(self._on_provider)
        self._model.editTextChanged.connect(self._on_model)
        self._mode.chosen.connect(editor.choose_mode)
        self._voice.editTextChanged.connect(self._on_voice)
        self._instruction.textChanged.connect(self._on_instruction)
        self._help.replaced.connect(editor.say_replaced)
        self._speed.valueChanged.connect(self._on_speed)
        editor.draft_changed.connect(self.reload)
        editor.choices_changed.connect(self.reload)
        editor.edited.connect(self._show_notes)
        editor.problem.connect(self.show_problem)
        self._view_model.rows_changed.connect(self._show_notes)

    # Showing

    def reload(self) -> None:
        """Show the character on screen, and the choices that its provider and model leave."""
        # What is not on show costs nothing: it is made up for when it is shown.
        self._stale = not self.isVisible()
        if not self._stale:
            self._show_draft()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Make up for what changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._show_draft()

    def _show_draft(self) -> None:
        draft = self._editor.draft
        self.setEnabled(draft is not None)
        if draft is None:
            return
        self._loading = True
        for name in self._hints:
            self._mark(name, "")
        if self._name.text() != draft.name:
            self._name.setText(draft.name)
        self._provider.clear()
        for provider in self._editor.providers:
            self._provider.addItem(provider.name, provider.id)
        self._provider.setCurrentIndex(self._provider.findData(draft.provider_id))
        if self._model.currentText() != draft.model_id or not self._model.hasFocus():
            self._model.clear()
            self._model.addItems([model.id for model in self._editor.catalog.models])
            self._model.setEditText(draft.model_id)
        offers = {mode: self._editor.model_for(mode) for mode in VoiceMode}
        self._mode.load(draft.mode, offers, draft.model_id)
        self._voice.load(self._editor.voices(), draft.voice_id)
        self._clone.load(draft)
        show_lines(self._instruction, draft.instructions.get(draft.mode, ""))
        self._show_mode_fields(draft.mode)
        self._options.reload()
        self._loading = False
        self._show_notes()

    def _show_mode_fields(self, mode: VoiceMode) -> None:
        capabilities = self._editor.capabilities()
        self._grid.show_field(self._voice, mode is VoiceMode.PRESET)
        designs = mode is VoiceMode.DESIGN
        instructs = designs or capabilities.instructions is not Need.NONE
        self._grid.show_field(self._instruction, instructs)
        self._help.setVisible(instructs)
        self._help.reload(designs=designs)
        self._instruction.setPlaceholderText(
            self.tr("Who speaks, and how: age, gender, texture, mood, pace. A new voice comes with every call.")
            if designs
            else self.tr('Optional: how the voice should speak, for example "gently, a little slower".')
        )
        self._grid.show_field(self._speed, capabilities.speed is not None)
        if capabilities.speed is not None and self._editor.draft is not None:
            self._speed.setRange(capabilities.speed.minimum, capabilities.speed.maximum)
            self._speed.setSingleStep(capabilities.speed.step)
            self._speed.setValue(self._editor.draft.speed or capabilities.speed.default)

    def _show_notes(self) -> None:
        draft = self._editor.draft
        self._unsaved.setVisible(draft is not None and self._view_model.is_unsaved(draft.id))
        if draft is None:
            return
        self._hints["provider"].say(*self._editor.provider_note())
        self._hints["model"].say(*self._editor.model_note())
        if draft.mode is VoiceMode.PRESET:
            self._hints["voice_id"].say(self._voice.facts() or self._missing_voices(draft))
        self._clone.show_notes(draft)

    def _missing_voices(self, draft: Character) -> str:
        """Say where voices come from while there is nothing to choose from."""
        if draft.voice_id or self._editor.voices() or self._editor.provider() is None:
            return ""
        return self.tr('No voices are listed yet: "Fetch All" under Providers asks for them, or type one by hand.')

    def show_problem(self, name: str, text: str) -> None:
        """Show what is wrong at its field and put the focus there."""
        self._catch_up()
        if name in self._hints:
            self._mark(name, text)
            reveal(self._fields[name])
        elif self._options.has(name):
            self._options.show_problem(name, text)

    def _mark(self, name: str, problem: str) -> None:
        set_tone(self._fields[name], Tone.DANGER if problem else Tone.NEUTRAL)
        self._hints[name].say(problem, Tone.DANGER)

    # Editing

    def _on_name(self, text: str) -> None:
        if not self._loading:
            self._mark("character_name", "")
            self._editor.edit(name=text)

    def _on_provider(self) -> None:
        self._editor.choose_provider(self._provider.currentData())

    def _on_model(self, text: str) -> None:
        if not self._loading:
            self._editor.choose_model(text.strip())

    def _on_voice(self, text: str) -> None:
        if not self._loading:
            self._mark("voice_id", "")
            self._editor.edit(voice_id=text.strip())

    def _on_instruction(self) -> None:
        if not self._loading:
            self._mark("instruction", "")
            self._editor.edit_instruction(self._instruction.toPlainText())

    def _on_speed(self, value: float) -> None:
        if not self._loading:
            self._editor.edit(speed=value)
