"""Buttons by their role in the style sheet, each with an accessible name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from neiroha_desktop.ui.parts.icons import ICON_SIZE, icon
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

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


class _FoldHead(QToolButton):
    """Never wider than its place: a text that does not fit ends in "…", and the tool tip has the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Do with little room: a long summary must not widen the form."""
        return QSize(CONTROL_HEIGHT, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw as much of the text as there is room for."""
        del event
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        lacking = self.sizeHint().width() - self.width()
        if lacking > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self.text()) - lacking
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


class Fold(QWidget):
    """A part of a form that is folded away behind its title and a one-line summary."""

    def __init__(self, title: str, content: QWidget, *, opened: bool = False) -> None:
        super().__init__()
        self._title = title
        self.head = _FoldHead()
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
        self.head.setToolTip(summary)

    def _on_toggled(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self.head.setIcon(icon("chevron-down" if opened else "chevron-right"))
