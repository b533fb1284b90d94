"""A tiny window for the tests of the stage; started as a program of its own."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)


class Window(QWidget):
    """One control of each kind, each with a label."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Stage window")
        form = QFormLayout(self)
        self._address = QLineEdit()
        self._kind = QComboBox()
        self._kind.addItems(["First", "Second", "Third", "冰糖"])
        self._voice = QComboBox()
        self._voice.setEditable(True)
        self._voice.addItems(["Mia", "Chloe", "Milo"])
        self._speed = QSlider(Qt.Orientation.Horizontal)
        self._speed.setRange(0, 100)
        self._said = QLabel("nothing yet")
        self._said.setAccessibleName("Status")
        hidden = QPushButton("Hidden")
        hidden.hide()
        button = QPushButton("Say it")
        button.clicked.connect(self._say)
        for label, control in (
            ("Base &URL", self._address),
            ("&Kind", self._kind),
            ("&Voice", self._voice),
            ("&Speed", self._speed),
        ):
            form.addRow(label, control)
        form.addRow(button)
        form.addRow(hidden)
        form.addRow(self._said)

    def _say(self) -> None:
        parts = [self._address.text(), self._kind.currentText(), self._voice.currentText(), str(self._speed.value())]
        self._said.setText(" | ".join(parts))
        # Its name hides its words from the accessibility interface; the description gives them back.
        self._said.setAccessibleDescription(self._said.text())
        print("said it", flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = Window()
    window.show()
    sys.exit(application.exec())
