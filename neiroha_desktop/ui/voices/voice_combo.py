"""The voice field: a list of voices with what is known of them, free text beside it, and the picker for long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.voice_words import voice_facts, voice_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.voices.picker.panel import PickerPanel
    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker

_LEAST_LETTERS = 24
_LONG_LIST = 40
Index = QModelIndex | QPersistentModelIndex


class _VoiceIds(QAbstractListModel):
    """Voices by their ids. Their titles are made only when one is shown: there may be a thousand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.voices: Sequence[Voice] = ()
        self.rows: dict[str, int] = {}

    def show(self, voices: Sequence[Voice]) -> None:
        """Have other voices."""
        self.beginResetModel()
        self.voices = voices
        self.rows = {voice.id: row for row, voice in enumerate(voices)}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.voices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the bare id, and as a tool tip what is known of the voice."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.voices[index.row()].id
        return voice_title(self.voices[index.row()]) if role == Qt.ItemDataRole.ToolTipRole else None


class _TitlePainter(QStyledItemDelegate):
    """Shows all that is known in the list, while the entry itself stays the bare voice id."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.text = index.data(Qt.ItemDataRole.ToolTipRole)


class VoiceCombo(ComboBox):
    """Chooses a voice id, or takes one typed by hand."""

    def __init__(self, picker: Callable[[], VoicePicker], tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = picker
        self._tokens = tokens
        self._panel: PickerPanel | None = None
        self._ids = _VoiceIds(self)
        self.setModel(self._ids)
        self.setItemDelegate(_TitlePainter(self))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Else each of a thousand ids would be measured to say how wide the field is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)
        # Ids are exact: completion must not turn "mia" into "Mia" behind the user's back.
        self.complete_in_list(Qt.CaseSensitivity.CaseSensitive)

    def load(self, voices: Sequence[Voice], voice_id: str) -> None:
        """Show these voices; what is being typed stays."""
        others = voices is not self._ids.voices and tuple(voices) != tuple(self._ids.voices)
        if others or self.currentText() != voice_id:
            if others:
                self._ids.show(voices)
            self.setCurrentIndex(self._ids.rows.get(voice_id, -1))
            self.setEditText(voice_id)

    def facts(self) -> str:
        """Return what is known of the voice in the field."""
        row = self._ids.rows.get(self.currentText().strip(), -1)
        return voice_facts(self._ids.voices[row]) if row >= 0 else ""

    def showPopup(self) -> None:  # noqa: N802
        """Open the list; one that is too long to look through is opened in the picker."""
        if len(self._ids.voices) > _LONG_LIST:
            self.open_picker()
        else:
            super().showPopup()

    def open_picker(self) -> None:
        """Open the picker, which can do more than a list."""
        if self._panel is None:
            # Nobody who does not open it waits for its widgets.
            from neiroha_desktop.ui.voices.picker.panel import PickerPanel
            from neiroha_desktop.ui.voices.picker.veil import page_of

            self._panel = PickerPanel(self._picker(), self._tokens, page_of(self))
            self._panel.closed.connect(self._on_closed)
        self._panel.open_at(self)

    def hidePopup(self) -> None:  # noqa: N802
        """Close list and picker."""
        super().hidePopup()
        if self._panel is not None:
            self._panel.hide()

    def _on_closed(self) -> None:
        if self.isVisible():
            self.setFocus()
