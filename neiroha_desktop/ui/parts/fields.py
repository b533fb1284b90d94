"""Fields that let a page be scrolled over them: the wheel changes them only while they have the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QDoubleSpinBox, QListView, QWidget

from neiroha_desktop.ui.theme import SPACE


class ComboBox(QComboBox):
    """A combo box for a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Without the wheel's focus, which would come before the wheel's event.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless this is the field in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def complete_in_list(
        self, sensitivity: Qt.CaseSensitivity, match: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith
    ) -> None:
        """Offer entries that fit what is typed, in a list of their own: the text in the field is the user's alone."""
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(sensitivity)
        completer.setFilterMode(match)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        # A window of its own, so the style sheet does not know it by the field.
        offered = QListView()
        offered.setProperty("role", "completion")
        completer.setPopup(offered)
        self.setCompleter(completer)


class NumberBox(QDoubleSpinBox):
    """A field for a number in a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A style sheet gives the field inside no padding.
        self.lineEdit().setTextMargins(SPACE * 2, 0, SPACE * 2, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless this is the field in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
