"""The voice field: a list of voices with what is known of them, and free text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.voice_words import voice_facts, voice_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.provider import Voice

_TITLE = Qt.ItemDataRole.UserRole


class _TitlePainter(QStyledItemDelegate):
    """Shows title and facts in the list, while the entry itself stays the bare voice id."""

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = index.data(_TITLE)


class VoiceCombo(ComboBox):
    """Chooses a voice id, or takes one typed by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voices: Sequence[Voice] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setItemDelegate(_TitlePainter(self))
        # Ids are exact: completion must not turn "mia" into "Mia" behind the user's back.
        self.complete_in_list(Qt.CaseSensitivity.CaseSensitive)

    def load(self, voices: Sequence[Voice], voice_id: str) -> None:
        """Show these voices; what is being typed stays."""
        if tuple(voices) != tuple(self._voices) or self.currentText() != voice_id:
            self._voices = tuple(voices)
            self.clear()
            for voice in voices:
                self.addItem(voice.id)
                self.setItemData(self.count() - 1, voice_title(voice), _TITLE)
            self.setCurrentIndex(self.findText(voice_id, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
            self.setEditText(voice_id)

    def facts(self) -> str:
        """Return what is known of the voice in the field."""
        voice = next((one for one in self._voices if one.id == self.currentText().strip()), None)
        return voice_facts(voice) if voice else ""
