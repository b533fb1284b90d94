"""Fields that let a page be scrolled over them: the wheel changes them only while they have the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget


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


class NumberBox(QDoubleSpinBox):
    """A field for a number in a form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless this is the field in use."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
