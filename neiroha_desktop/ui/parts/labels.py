"""Labels and frames by their role in the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.theme import SPACE

_FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QCheckBox, QAbstractSpinBox)
"""Their borders know one tone only: that something is wrong."""


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a plain-text label; `role` is one of heading, section, field, hint, strong, mono, brand."""
    result = QLabel(text, parent)
    # Names and provider words come from outside: never read them as HTML.
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        result.setProperty("role", role)
    return result


def field_label(text: str, buddy: QWidget) -> QLabel:
    """Return the label of a field. It is the field's buddy and gives it its accessible name."""
    result = label(text, "field")
    result.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return result


class HintLabel(QLabel):
    """One line under a field: an explanation, a check mark with a word, or what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Show a line, or hide the label where there is nothing to say."""
        self.setText(text)
        set_tone(self, tone)
        self.setVisible(bool(text))


class ElidedLabel(QLabel):
    """One line of plain text that ends in "…" where there is no room for all of it; the tool tip has the rest."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self._whole.replace("\n", " ")
        # One pixel less: what is elided by fractions of pixels is measured in whole ones.
        self.setText(self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width() - 1))


def reveal(widget: QWidget) -> None:
    """Put the focus on a field and scroll it into view."""
    widget.setFocus()
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            # What was unfolded a moment ago has its place only after the layout was done.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def set_tone(widget: QWidget, tone: Tone | str) -> None:
    """Give a widget the colour of a tone."""
    before, after = widget.property("tone"), str(tone)
    if before == after:
        return
    widget.setProperty("tone", after)
    # To style it anew takes a while, and a form is full of fields where nothing is wrong.
    if _shown_tone(widget, before) != _shown_tone(widget, after):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _shown_tone(widget: QWidget, tone: str | None) -> str | None:
    """Return the tone as the style sheet tells it from others."""
    if isinstance(widget, _FIELDS):
        return tone if tone == Tone.DANGER else None
    return tone or Tone.NEUTRAL if widget.property("role") == "hint" else tone


class Card(QFrame):
    """A raised area with its own column of content."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE * 5, SPACE * 4, SPACE * 5, SPACE * 4)
        self.column.setSpacing(SPACE * 2)
