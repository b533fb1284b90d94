"""What a screen reader gets of a scroll area, also when it asks too late."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from neiroha_desktop.ui import scroll_access


def test_a_child_that_is_gone_is_no_child(qtbot: QtBot) -> None:
    scroll_access.install()
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(QLabel("inside"))
    seen = QAccessible.queryAccessibleInterface(area)
    assert seen.role() is QAccessible.Role.Client
    count = seen.childCount()
    assert count > 0
    assert all(seen.child(number) is not None for number in range(count))
    # Qt's own answer reads beyond the end of its list here.
    assert seen.child(count) is None
    assert seen.child(-1) is None
