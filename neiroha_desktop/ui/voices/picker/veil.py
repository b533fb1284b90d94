"""What lies over a page while a panel is open on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget


class Veil(QWidget):
    """Cannot be seen, and keeps the page beneath from being clicked.

    A panel on it is a part of the window. A window of its own, as a popup is, would be left out of what screen readers
    can walk through on Linux.

    Signals:
        pushed_aside: somebody clicked beside the panel, or the page has another size.
    """

    pushed_aside = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.hide()
        page.installEventFilter(self)

    def cover(self) -> None:
        """Lie over the whole page."""
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the click, so that it does nothing else."""
        event.accept()
        self.pushed_aside.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice when the page has another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.pushed_aside.emit()
        return super().eventFilter(watched, event)


def page_of(widget: QWidget) -> QWidget:
    """Return the widget that fills the window in which another one is."""
    page = widget
    while (parent := page.parentWidget()) is not None and not parent.isWindow():
        page = parent
    return page
