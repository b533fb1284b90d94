"""The list of output devices, which is looked up when somebody reaches for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.output_device import OutputDevice


class DeviceBox(QComboBox):
    """Chooses an output device; the first entry follows the system.

    Signals:
        approached: the list may be wanted soon.
        about_to_open: the list is wanted now.
        chosen(str): id of the device that the user chose, "" for the system's.
    """

    approached = Signal()
    about_to_open = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.addItem(self.tr("System default"), "")
        self.activated.connect(self._on_activated)

    def show_devices(self, devices: Sequence[OutputDevice]) -> None:
        """Show what there is to choose from; the chosen device stays, connected or not."""
        chosen = self.currentData()
        opened = self.view().isVisible()
        while self.count() > 1:
            self.removeItem(1)
        for device in devices:
            name = self.tr("{0} (system default)").format(device.name) if device.is_default else device.name
            self.addItem(name, device.id)
        self.show_device(chosen)
        if opened:
            # Anew, so that the open list is as long as its entries now need.
            super().showPopup()

    def show_device(self, device_id: str) -> None:
        """Show which device is chosen."""
        place = self.findData(device_id)
        if place < 0:
            name = device_id.partition(":")[2]
            self.addItem(self.tr("{0} (not connected)").format(name), device_id)
            place = self.count() - 1
        self.setCurrentIndex(place)
        self.setToolTip(self.currentText())

    def showPopup(self) -> None:  # noqa: N802
        """Open the list, and ask for a fresh one."""
        self.about_to_open.emit()
        super().showPopup()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Look for devices when the mouse comes near, so that the list is there when it opens."""
        super().enterEvent(event)
        self.approached.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Look for devices when the keyboard comes near: arrow keys choose without opening the list."""
        super().focusInEvent(event)
        if not self.view().isVisible():
            self.approached.emit()

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802
        """Leave the wheel to the page: a device must not change by accident."""
        event.ignore()

    def _on_activated(self) -> None:
        self.setToolTip(self.currentText())
        self.chosen.emit(self.currentData())
