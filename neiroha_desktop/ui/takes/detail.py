"""The chosen take: what can be done with it, its name and note, and all its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from neiroha_desktop.services.take_marks import marks_of
from neiroha_desktop.services.takes import NAME_LETTERS
from neiroha_desktop.ui.compare.mark_buttons import MarkButtons
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import Card, HintLabel, field_label, label
from neiroha_desktop.ui.parts.save_dialog import SaveTakeDialog
from neiroha_desktop.ui.parts.scroll_column import ScrollColumn
from neiroha_desktop.ui.player.take_waveform import TakeWaveform
from neiroha_desktop.ui.show_in_folder import show_in_folder
from neiroha_desktop.ui.takes.facts_card import FactsCard
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.voices.keep_button import KeepButton
from neiroha_desktop.ui.wording import time_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.player.part import Part
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.takes.view_model import TakesViewModel
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice

_NOTE_LINES = 3
_WAVE_HEIGHT = CONTROL_HEIGHT * 2


class TakeDetail(ScrollColumn):
    """Shows the chosen take of the takes page."""

    def __init__(
        self, view_model: TakesViewModel, player: PlayerViewModel, comparison: AbComparison, keep_voice: KeepVoice
    ) -> None:
        head, facts = Card(), FactsCard()
        super().__init__(head, facts)
        self._head, self._facts = head, facts
        self._view_model = view_model
        self._player = player
        self._marking = MarkButtons(comparison)
        self._keep = KeepButton(keep_voice)
        self._shown_id = ""
        self._title = label("", "heading")
        self._title.setWordWrap(True)
        self._origin = label("", "hint")
        self._origin.setWordWrap(True)
        self._marks = HintLabel()
        self._waveform = TakeWaveform(player)
        self._waveform.setAccessibleName(self.tr("Position in the take"))
        self._waveform.setFixedHeight(_WAVE_HEIGHT)
        self._waveform.hear_wanted.connect(self._on_hear)
        for widget in (self._title, self._origin, self._marks, self._waveform):
            self._head.column.addWidget(widget)
        self._head.column.addSpacing(SPACE)
        self._head.column.addLayout(self._build_buttons())
        self._head.column.addLayout(self._build_fields())
        view_model.current_changed.connect(self.reload)
        view_model.outline.changed.connect(self._show_waveform)
        player.changed.connect(self._show_playing)
        self.reload()

    def _build_buttons(self) -> QGridLayout:
        self._play = _named(button(self.tr("Play"), self.play, icon_name="play", role="accent"), self.tr("Play take"))
        self._star = _named(button(self.tr("Star"), self._on_star, icon_name="star"), self.tr("Star take"))
        self._star.setCheckable(True)
        again = self.tr("Generate again with these settings")
        self._again = button(again, self._on_again, icon_name="again")
        self._folder = button(self.tr("Show in folder"), self._on_folder, icon_name="folder")
        self._save = _named(button(self.tr("Save as…"), self._on_save, icon_name="save"), self.tr("Save take as…"))
        self._mute = button(self.tr("Delete audio"), self._on_delete_audio, icon_name="mute")
        self._delete = _named(button(self.tr("Delete"), self.delete, icon_name="delete"), self.tr("Delete take"))
        self._inspect = button(self.tr("What was sent…"), self._on_inspect, icon_name="inspect")
        grid = QGridLayout()
        grid.setSpacing(SPACE * 2)
        grid.addWidget(self._play, 0, 0)
        grid.addWidget(self._star, 0, 1)
        grid.addWidget(self._marking, 1, 0, 1, 2)
        grid.addWidget(self._keep, 2, 0, 1, 2)
        grid.addWidget(self._again, 3, 0, 1, 2)
        grid.addWidget(self._folder, 4, 0)
        grid.addWidget(self._save, 4, 1)
        grid.addWidget(self._mute, 5, 0)
        grid.addWidget(self._delete, 5, 1)
        grid.addWidget(self._inspect, 6, 0, 1, 2)
        return grid

    def _build_fields(self) -> QVBoxLayout:
        self._name = QLineEdit()
        self._name.setMaxLength(NAME_LETTERS)
        self._name.setPlaceholderText(self.tr("none"))
        self._name.editingFinished.connect(self._on_name)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(CONTROL_HEIGHT + SPACE * 5 * (_NOTE_LINES - 1))
        self._note.setPlaceholderText(self.tr("What is good about it, what is not"))
        self._note.textChanged.connect(self._on_note)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addSpacing(SPACE)
        column.addWidget(field_label(self.tr("Take name"), self._name))
        column.addWidget(self._name)
        column.addSpacing(SPACE)
        column.addWidget(field_label(self.tr("Note"), self._note))
        column.addWidget(self._note)
        return column

    def reload(self) -> None:
        """Show the take that is chosen now; what is being typed stays."""
        take = self._view_model.current
        self.setVisible(take is not None)
        if take is None:
            self._shown_id = ""
            return
        self._title.setText(take.name or take.character_name)
        parts = ([take.character_name] if take.name else []) + [time_text(take.created_at)]
        self._origin.setText(" · ".join(parts))
        self._show_marks(take)
        self._show_waveform()
        self._show_buttons(take)
        if take.id != self._shown_id:
            self._shown_id = take.id
            with QSignalBlocker(self._name), QSignalBlocker(self._note):
                self._name.setText(take.name)
                self._note.setPlainText(take.note)
            self.verticalScrollBar().setValue(0)
        elif not self._note.hasFocus() and self._note.toPlainText().strip() != take.note:
            # Something else than this field has added to it.
            with QSignalBlocker(self._note):
                self._note.setPlainText(take.note)
        self._facts.show_take(take)

    def _show_marks(self, take: Take) -> None:
        marks = marks_of(take)
        lines = [f"{mark.shape} {translate(mark.sentence)}" for mark in marks]
        if take.audio_deleted:
            lines.append(self.tr("○ The audio was deleted; this is its record."))
        severe = any(mark.severe for mark in marks)
        self._marks.say("\n".join(lines), Tone.WARNING if severe else Tone.NEUTRAL)

    def _show_waveform(self) -> None:
        take, fine = self._view_model.current, self._view_model.outline
        if take is not None:
            self._waveform.show_take(take, fine.outline if fine.key == take.id else None)

    def _show_buttons(self, take: Take) -> None:
        for widget in (self._play, self._save, self._mute):
            widget.setEnabled(not take.audio_deleted)
        self._folder.setEnabled(not take.audio_deleted)
        self._star.setChecked(take.starred)
        self._star.setText(self.tr("Starred") if take.starred else self.tr("Star"))
        self._star.setIcon(icon("star-filled" if take.starred else "star"))
        possible = self._view_model.actions.can_make_again(take)
        self._again.setEnabled(possible)
        reason = "" if possible else self.tr("An older version kept this take, and not everything that made it.")
        self._again.setToolTip(reason)
        self._again.setAccessibleDescription(reason)
        self._marking.show_take(take)
        self._keep.show_take(take)
        self._show_playing()

    def _show_playing(self) -> None:
        take = self._view_model.current
        playing = take is not None and self._player.is_playing(take.id)
        self._play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self._play.setAccessibleName(self.tr("Pause take") if playing else self.tr("Play take"))
        self._play.setIcon(icon("pause" if playing else "play", QPalette.ColorRole.HighlightedText))

    # Acting

    def play(self) -> None:
        """Play the chosen take, or pause it where it is the one that plays."""
        take = self._view_model.current
        if take is None or take.audio_deleted:
            return
        if self._player.is_current(take.id):
            self._player.toggle.trigger()
        else:
            self._view_model.actions.play.restart(take)

    def _on_hear(self, part: Part) -> None:
        if self._view_model.current is not None:
            self._view_model.actions.play.restart(self._view_model.current, part)

    def delete(self) -> None:
        """Delete the chosen take."""
        if self._view_model.current is not None:
            self._view_model.actions.delete.start(self._view_model.current)

    def _on_star(self) -> None:
        if self._view_model.current is not None:
            self._view_model.actions.star.start(self._view_model.current)

    def _on_again(self) -> None:
        if self._view_model.current is not None:
            self._view_model.actions.again.start(self._view_model.current)

    def _on_inspect(self) -> None:
        if self._view_model.current is not None:
            self._view_model.actions.inspect_wanted.emit(self._view_model.current)

    def _on_folder(self) -> None:
        take = self._view_model.current
        if take is not None:
            show_in_folder(self._view_model.actions.path(take), self)

    def _on_save(self) -> None:
        take = self._view_model.current
        if take is not None:
            dialog = SaveTakeDialog(take, self, self._view_model.actions.file_name(take))
            dialog.answered.connect(self._view_model.actions.save_as.start)
            dialog.open()

    def _on_delete_audio(self) -> None:
        if self._view_model.current is not None:
            self._view_model.actions.delete_audio.start(self._view_model.current)

    def _on_name(self) -> None:
        take = self._view_model.current
        if take is not None and self._name.text().strip() != take.name:
            self._view_model.actions.rename.restart(take, self._name.text())

    def _on_note(self) -> None:
        take = self._view_model.current
        if take is not None:
            # At every key: it takes a millisecond, and nothing that was typed can get lost.
            self._view_model.actions.note.restart(take, self._note.toPlainText())


def _named(target: QPushButton, name: str) -> QPushButton:
    """Give a button a name that says more than the word on it, which is there too."""
    target.setAccessibleName(name)
    return target
