"""Buttons by their role in the style sheet, each with an accessible name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.icons import ICON_SIZE, icon
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable


def button(text: str, on_click: Callable[..., object], *, icon_name: str = "", role: str = "") -> QPushButton:
    """Return a push button with a text; `role` is "" (plain), "accent" or "link"."""
    result = QPushButton(text)
    result.setAccessibleName(text)
    if role:
        result.setProperty("role", role)
    if icon_name:
        colour = QPalette.ColorRole.HighlightedText if role == "accent" else QPalette.ColorRole.ButtonText
        result.setIcon(icon(icon_name, colour))
        result.setIconSize(ICON_SIZE)
    result.clicked.connect(on_click)
    # macOS leaves buttons out of the tab order unless told.
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return result


def icon_button(name: str, icon_name: str, on_click: Callable[..., object], *, role: str = "icon") -> QPushButton:
    """Return a button that shows only an icon; its accessible name is also its tool tip."""
    result = QPushButton()
    result.setProperty("role", role)
    colour = QPalette.ColorRole.HighlightedText if role == "play" else QPalette.ColorRole.ButtonText
    result.setIcon(icon(icon_name, colour))
    result.setIconSize(ICON_SIZE)
    rename(result, name)
    result.clicked.connect(on_click)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return result


def rename(target: QPushButton, name: str) -> None:
    """Give a button that shows only an icon another name."""
    target.setAccessibleName(name)
    target.setToolTip(name)


class Fold(QWidget):
    """A part of a form that is folded away behind its title and a one-line summary."""

    def __init__(self, title: str, content: QWidget, *, opened: bool = False) -> None:
        super().__init__()
        self._title = title
        self.head = QToolButton()
        self.head.setProperty("role", "fold")
        self.head.setCheckable(True)
        self.head.setChecked(opened)
        self.head.setAccessibleName(title)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.toggled.connect(self._on_toggled)
        self._content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.head, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.set_summary("")
        self._on_toggled(opened)

    def set_summary(self, summary: str) -> None:
        """Show what is inside beside the title."""
        self.head.setText(f"{self._title}   {summary}" if summary else self._title)
        self.head.setAccessibleDescription(summary)

    def _on_toggled(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self.head.setIcon(icon("chevron-down" if opened else "chevron-right"))
