"""Director mode: role, scene and guidance as three fields beside the one instruction that they make."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from neiroha_desktop.services.director import PART_HINTS, PART_TITLES, Direction, read_direction, write_direction
from neiroha_desktop.ui.parts.form_grid import LABEL_WIDTH
from neiroha_desktop.ui.parts.labels import field_label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.wording import translate


class DirectorPanel(QWidget):
    """Three views into one text field: what is typed on either side appears on the other."""

    def __init__(self, target: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self._writing = False
        self._language = ""
        self._parts: list[QPlainTextEdit] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE)
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE * 2)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (title, hint) in enumerate(zip(PART_TITLES, PART_HINTS, strict=True)):
            part = QPlainTextEdit()
            part.setFixedHeight(CONTROL_HEIGHT * 2 - SPACE * 3)
            part.setTabChangesFocus(True)
            part.setPlaceholderText(translate(hint))
            part.textChanged.connect(self._on_part)
            title_label = field_label(translate(title), part)
            title_label.setMinimumHeight(CONTROL_HEIGHT)
            grid.addWidget(title_label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(part, row, 1)
            self._parts.append(part)
        target.textChanged.connect(self._on_target)
        self._on_target()

    def _on_target(self) -> None:
        """Show the parts of the instruction, unless they were just typed here."""
        if self._writing:
            return
        direction = read_direction(self._target.toPlainText())
        self._language = direction.language
        self._writing = True
        for part, text in zip(self._parts, direction.parts, strict=True):
            if part.toPlainText() != text:
                part.setPlainText(text)
        self._writing = False

    def _on_part(self) -> None:
        if self._writing:
            return
        role, scene, guidance = (part.toPlainText() for part in self._parts)
        text = write_direction(Direction(role, scene, guidance, self._language))
        self._writing = True
        if text != self._target.toPlainText():
            cursor = self._target.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        self._writing = False
