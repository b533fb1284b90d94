"""The yardstick of start and memory: the least PySide6 program, with a window as large as ours and one label."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def _main() -> int:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.setCentralWidget(QLabel("A bare window"))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(_main())
