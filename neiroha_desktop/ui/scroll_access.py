"""What a screen reader gets to see of scroll areas, in place of Qt's own answer, which can end the program."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea


def install() -> None:
    """Answer for every scroll area of this program; call once, after the application was made.

    Qt 6.11 counts a scroll bar as a child only while it is on show, and looks a child up without checking that number.
    A screen reader that asks for the second child just when the page was left reads wild memory: the program dies.
    """
    # Qt asks the newest factory first.
    QAccessible.installFactory(_answer_for_scroll_areas)


def _answer_for_scroll_areas(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if class_name == "QScrollArea" and isinstance(thing, QScrollArea):
        # Counts all of its children, on show or not, and checks the number.
        return QAccessibleWidget(thing, QAccessible.Role.Client, "")
    return None
