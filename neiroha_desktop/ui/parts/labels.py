"""Labels and frames by their role in the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.theme import SPACE


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


def set_tone(widget: QWidget, tone: Tone | str) -> None:
    """Give a widget the colour of a tone."""
    if widget.property("tone") != str(tone):
        widget.setProperty("tone", str(tone))
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Card(QFrame):
    """A raised area with its own column of content."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE * 5, SPACE * 4, SPACE * 5, SPACE * 4)
        self.column.setSpacing(SPACE * 2)
