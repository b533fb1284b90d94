"""Fields that let a page be scrolled over them: the wheel changes them only while they have the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from neiroha_desktop.ui.theme import SPACE


class _Offered(QListView):
    """The entries that fit: a window of its own, which looks as the window of its field does."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self._field = field
        self.setProperty("role", "completion")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take over the style sheet, which may be another one than the last time."""
        sheet = self._field.window().styleSheet()
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
        super().showEvent(event)


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

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802
        """Let a text that does not fit end in "…", and not in half a letter."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        metrics = self.fontMetrics()
        # In whole pixels: a field as wide as its text has no room for fractions of them, and shows it all the same.
        if metrics.horizontalAdvance(option.currentText) > room + 1:
            option.currentText = metrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def complete_in_list(
        self, sensitivity: Qt.CaseSensitivity, match: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith
    ) -> None:
        """Offer entries that fit what is typed, in a list of their own: the text in the field is the user's alone."""
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(sensitivity)
        completer.setFilterMode(match)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setPopup(_Offered(self))
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
