"""How many requests run and wait, and why, as a flat button that leads to the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.activity import Activity

WIDTH = CONTROL_HEIGHT * 6


class ActivityButton(QPushButton):
    """Says what is going on; there is nothing to press while nothing is."""

    def __init__(self, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self.setProperty("role", "activity")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Show the queue"))
        self.setFixedWidth(WIDTH)
        # Its place stays, so that nothing moves when a request begins.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        # A button's own text does not wrap.
        self._text = label("", "hint")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 0, SPACE, 0)
        column.addWidget(self._text)
        activity.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for three lines."""
        return QSize(WIDTH, self._text.fontMetrics().lineSpacing() * 3)

    def _show(self) -> None:
        line = self._activity.summary()
        if line != self.accessibleName():
            self._text.setText(line)
            self.setAccessibleName(line)
        self.setVisible(bool(line))
