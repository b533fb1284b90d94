"""The found voices as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from neiroha_desktop.ui.voices.picker.words import facts_of, more_of, title_of

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.ui.voices.picker.picker_model import VoicePicker

Index = QModelIndex | QPersistentModelIndex


class VoiceRows(QAbstractListModel):
    """Reads the picker row by row, so that only what is on screen is ever put into words."""

    def __init__(self, picker: VoicePicker, parent: QObject) -> None:
        super().__init__(parent)
        self.picker = picker
        self._voices = picker.found
        picker.found_changed.connect(self._on_found)
        picker.marks_changed.connect(self._on_marks)

    def voice(self, row: int) -> Voice:
        """Return the voice of a row."""
        return self._voices[row]

    def row_of(self, voice_id: str) -> int:
        """Return the row of a voice; -1 where it was not found."""
        return next((row for row, voice in enumerate(self._voices) if voice.id == voice_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many voices were found."""
        return 0 if parent.isValid() else len(self._voices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a voice, and for a screen reader and as a tool tip the rest in words."""
        voice = self._voices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(voice)
            case Qt.ItemDataRole.AccessibleTextRole:
                return " · ".join(part for part in (title_of(voice), facts_of(voice)) if part)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " · ".join(self._state_words(voice))
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (facts_of(voice), more_of(voice)) if part)
        return None

    def _state_words(self, voice: Voice) -> list[str]:
        picker = self.picker
        words = [self.tr("favourite")] if picker.mark(voice).favourite else []
        words += [self.tr("sample is here, costs nothing")] if picker.is_kept(voice) else []
        words += [self.tr("in use")] if voice.id == picker.chosen else []
        return words

    def _on_found(self) -> None:
        self.beginResetModel()
        self._voices = self.picker.found
        self.endResetModel()

    def _on_marks(self) -> None:
        if self._voices:
            roles = [Qt.ItemDataRole.AccessibleDescriptionRole]
            self.dataChanged.emit(self.index(0), self.index(len(self._voices) - 1), roles)
