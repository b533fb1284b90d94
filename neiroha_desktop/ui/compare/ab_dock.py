"""The place above the player where the panel appears once a take is marked for a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.compare.preference import Preference


class AbDock(QWidget):
    """Takes no room until there is something to compare.

    Args:
        comparison: what is compared.
        preference: keeps a blind choice.
        below: what stands below it, and comes after it in the order of the Tab key.
    """

    def __init__(self, comparison: AbComparison, preference: Preference, below: QWidget) -> None:
        super().__init__()
        self._comparison = comparison
        self._preference = preference
        self._below = below
        self._built = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        comparison.changed.connect(self._on_changed)
        if not comparison.open:
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Build the panel when it is first wanted; by then it has its place in the window."""
        super().showEvent(event)
        if not self._built:
            self._build()

    def _on_changed(self) -> None:
        if self._comparison.open == self.isHidden():
            self.setVisible(self._comparison.open)

    def _build(self) -> None:
        # Most who open the window compare nothing: it is there sooner without the panel.
        from neiroha_desktop.ui.compare.ab_panel import AbPanel

        self._built = True
        panel = AbPanel(self._comparison, self._preference)
        self._column.addWidget(panel)
        before = _stops(panel)[-1]
        for widget in _stops(self._below):
            QWidget.setTabOrder(before, widget)
            before = widget


def _stops(inside: QWidget) -> list[QWidget]:
    """Return what the Tab key stops at inside a widget, in its order."""
    found: list[QWidget] = []
    widget = inside.nextInFocusChain()
    while widget is not None and widget is not inside:
        if inside.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
