"""The voices page: characters on the left, editor and audition on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.ui.exchange.button import ExchangeButton
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.rows import Badge, Row, RowsModel, RowsView
from neiroha_desktop.ui.parts.scroll_column import ScrollColumn
from neiroha_desktop.ui.theme import PAGE_MARGINS, SPACE, Tokens
from neiroha_desktop.ui.voices.audition_view import AuditionCard
from neiroha_desktop.ui.voices.editor_view import EditorCard
from neiroha_desktop.ui.voices.first_steps import FirstStepsCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from neiroha_desktop.domain.character import Character
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.reference.desk_view import DeskView
    from neiroha_desktop.ui.reference.room import ReferenceRoom
    from neiroha_desktop.ui.voices.first_steps_model import FirstSteps
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice
    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker
    from neiroha_desktop.ui.voices.view_model import VoicesViewModel

LIST_WIDTH = 240


class VoicesPage(QWidget):
    """Everything about characters.

    Signals:
        show_providers(bool): go to the providers page; True to start a new provider there.
    """

    show_providers = Signal(bool)

    def __init__(
        self,
        view_model: VoicesViewModel,
        steps: FirstSteps,
        player: PlayerViewModel,
        comparison: AbComparison,
        keep_voice: KeepVoice,
        reference: ReferenceRoom,
        picker: Callable[[], VoicePicker],
        tokens: Tokens,
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._picker = picker
        self._reference = reference
        self._tokens = tokens
        self._desk: DeskView | None = None
        self._rows = RowsModel(self)
        self._list = RowsView(self.tr("Characters list"), tokens, self._rows)
        row = QHBoxLayout(self)
        row.setContentsMargins(*PAGE_MARGINS)
        row.setSpacing(SPACE * 4)
        row.addLayout(self._build_list())
        vm = view_model
        audition = AuditionCard(vm.audition, vm.editor, vm.samples, player, comparison, keep_voice)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_detail(steps, audition))
        row.addWidget(self._stack, 1)
        reference.desk.opened_changed.connect(self._show_desk)
        self._list.chosen.connect(view_model.select)
        view_model.rows_changed.connect(self.reload)
        view_model.editor.draft_changed.connect(self.reload)
        self.reload()
        self._show_desk()

    def _build_list(self) -> QVBoxLayout:
        new = button(self.tr("New character"), self._view_model.new.trigger, icon_name="plus")
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(new, 1)
        head.addWidget(icon_button(self.tr("Duplicate character"), "duplicate", self._view_model.duplicate.trigger))
        head.addWidget(icon_button(self.tr("Delete character"), "delete", self._view_model.delete.trigger))
        self.exchange = ExchangeButton(self)
        self.filter = QLineEdit(self._view_model.filter)
        self.filter.setAccessibleName(self.tr("Filter characters"))
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._view_model.set_filter)
        self._list.setFixedWidth(LIST_WIDTH)
        self._empty = label(self.tr("A character is a voice you have decided on. Make one to hear it."), "hint")
        self._empty.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(SPACE * 2)
        column.addLayout(head)
        narrow = QHBoxLayout()
        narrow.setSpacing(SPACE)
        narrow.addWidget(self.filter, 1)
        narrow.addWidget(self.exchange.button)
        column.addLayout(narrow)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        return column

    def _build_detail(self, steps: FirstSteps, audition: AuditionCard) -> ScrollColumn:
        card = FirstStepsCard(steps)
        card.show_providers.connect(self.show_providers)
        editor = EditorCard(self._view_model, self._picker, self._tokens)
        room, field = self._reference, editor.reference
        field.chosen.connect(room.field.take_file)
        field.typed.connect(room.field.take_typed)
        field.dropped.connect(room.field.take_drop)
        field.record_wanted.connect(room.desk.open_for_microphone)
        field.edit_wanted.connect(room.desk.open)
        self._field = field
        return ScrollColumn(card, editor, audition)

    def _show_desk(self) -> None:
        """Show the desk in the place of the character while it is open; it is built when it is first wanted."""
        opened = self._reference.desk.opened
        if opened == (self._desk is not None and self._stack.currentWidget() is self._desk):
            return
        if not opened:
            self._stack.setCurrentIndex(0)
            self._field.setFocus()
            return
        if self._desk is None:
            # Not needed to show the window.
            from neiroha_desktop.ui.reference.desk_view import DeskView

            self._desk = DeskView(self._reference, self._tokens)
            self._stack.addWidget(self._desk)
        self._stack.setCurrentWidget(self._desk)
        self._desk.take_focus()

    def reload(self) -> None:
        """Show the list as it is."""
        self._rows.set_rows([self._row(character) for character in self._view_model.shown()])
        self._empty.setVisible(not self._view_model.characters)
        draft = self._view_model.editor.draft
        self._list.show_current(draft.id if draft else "")

    def _row(self, character: Character) -> Row:
        modes = {
            VoiceMode.PRESET: self.tr("preset"),
            VoiceMode.DESIGN: self.tr("design"),
            VoiceMode.CLONE: self.tr("clone"),
        }
        voice = character.voice_id if character.mode is VoiceMode.PRESET else ""
        provider = next((one for one in self._view_model.editor.providers if one.id == character.provider_id), None)
        badge = None
        if provider is None:
            badge = Badge("▲", self.tr("no provider"), Tone.WARNING)
        elif not provider.enabled:
            badge = Badge("○", self.tr("provider is off"), Tone.NEUTRAL)
        parts = (modes[character.mode], voice, provider.name if provider and not badge else "")
        subtitle = " · ".join(part for part in parts if part)
        unsaved = self._view_model.is_unsaved(character.id)
        return Row(character.id, character.name, subtitle, badge, unsaved=unsaved)
