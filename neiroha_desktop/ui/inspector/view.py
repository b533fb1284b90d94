"""The inspector: request and answer beside each other, the times above them, and buttons that copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from neiroha_desktop.ui.inspector import texts
from neiroha_desktop.ui.inspector.times_bar import Times
from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.labels import HintLabel, label
from neiroha_desktop.ui.shortcuts import WINDOW_KEYS
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import error_text, time_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.wire import WireRecord
    from neiroha_desktop.ui.inspector.view_model import Inspector
    from neiroha_desktop.ui.messages import Tone
    from neiroha_desktop.ui.theme import Tokens

WIDTH, HEIGHT = 960, 620


class InspectorDialog(QDialog):
    """Shows what the inspector looks into. Open it with `open()`, never `exec()`."""

    def __init__(self, inspector: Inspector, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        assert inspector.subject is not None
        self._inspector = inspector
        self._subject = inspector.subject
        self.setWindowTitle(self.tr("Inspector"))
        self.setAccessibleName(self.tr("Inspector"))
        self.resize(min(WIDTH, parent.width() - SPACE * 8), min(HEIGHT, parent.height() - SPACE * 8))
        self._said = HintLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 5, SPACE * 4, SPACE * 5, SPACE * 4)
        column.setSpacing(SPACE * 3)
        for widget in self._build_head(tokens):
            column.addWidget(widget)
        if self._subject.record is not None:
            column.addLayout(self._build_panes(self._subject.record), 1)
        else:
            column.addStretch(1)
        column.addLayout(self._build_buttons())
        if self._subject.record is None:
            # No empty frames, and no room for them.
            self.resize(self.width(), self.sizeHint().height())
        inspector.is_open = True
        inspector.said.connect(self._on_said)
        self.finished.connect(self._on_finished)
        copy = QShortcut(QKeySequence(WINDOW_KEYS["copy_curl"][0][0]), self)
        copy.activated.connect(self._on_curl)

    # Building

    def _build_head(self, tokens: Tokens) -> list[QWidget]:
        subject, record = self._subject, self._subject.record
        title = label(self._title(), "heading")
        title.setWordWrap(True)
        found: list[QWidget] = [title]
        if subject.error is not None:
            said = (error_text(subject.error), subject.error.details)
            found += [_selectable(text) for text in said if text]
        if record is None:
            found.append(
                _selectable(
                    self.tr(
                        "Nothing is kept of what was sent for this take: an older version made it, or its voice speaks"
                        " on this computer and nothing was sent."
                    )
                )
            )
            return found
        found.append(label(texts.summary(record), "hint"))
        found += [label(self.tr("TIMES"), "section"), Times(texts.phases(record), tokens)]
        return found

    def _title(self) -> str:
        take = self._subject.take
        if take is None:
            return self.tr("A request that failed")
        name, time = take.name or take.character_name, time_text(take.created_at)
        return self.tr('What was sent for "{name}", {time}').format(name=name, time=time)

    def _build_panes(self, record: WireRecord) -> QHBoxLayout:
        panes = QHBoxLayout()
        panes.setSpacing(SPACE * 4)
        self._request = _pane(self.tr("Request"), texts.request_text(record))
        self._answer = _pane(self.tr("Answer"), texts.answer_text(record))
        copies = (
            icon_button(self.tr("Copy the request"), "duplicate", self._on_copy_request),
            icon_button(self.tr("Copy the answer"), "duplicate", self._on_copy_answer),
        )
        for section, pane, copy in zip(
            (self.tr("REQUEST"), self.tr("ANSWER")), (self._request, self._answer), copies, strict=True
        ):
            copy.setAutoDefault(False)
            head = QHBoxLayout()
            head.addWidget(label(section, "section"), 1)
            head.addWidget(copy)
            column = QVBoxLayout()
            column.setSpacing(SPACE)
            column.addLayout(head)
            column.addWidget(pane, 1)
            panes.addLayout(column, 1)
        return panes

    def _build_buttons(self) -> QHBoxLayout:
        curl = button(self.tr("Copy as cURL"), self._on_curl, icon_name="duplicate")
        curl.setToolTip(self.tr("For a shell such as bash"))
        python = button(self.tr("Copy as Python"), self._on_python, icon_name="duplicate")
        python.setToolTip(self.tr("With the openai package"))
        close = button(self.tr("Close"), self.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        for one in (curl, python):
            one.setEnabled(self._subject.can_be_copied)
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addWidget(self._said, 1)
        row.addStretch(0)
        row.addWidget(close)
        close.setDefault(True)
        close.setFocus()
        return row

    # Reacting

    def _on_finished(self) -> None:
        # What is said goes to the status line again.
        self._inspector.is_open = False
        self.deleteLater()

    def _on_said(self, text: str, tone: Tone) -> None:
        self._said.say(text, tone)

    def _on_curl(self) -> None:
        if self._subject.can_be_copied:
            self._inspector.copy_curl.start()

    def _on_python(self) -> None:
        self._inspector.copy_python.start()

    def _on_copy_request(self) -> None:
        self._inspector.copy_text(self._request.toPlainText(), self.tr("The request is copied."))

    def _on_copy_answer(self) -> None:
        self._inspector.copy_text(self._answer.toPlainText(), self.tr("The answer is copied."))


def _selectable(text: str) -> QWidget:
    result = label(text)
    result.setWordWrap(True)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return result


def _pane(name: str, text: str) -> QPlainTextEdit:
    """Return a field that shows a text in a monospaced font, to be read, marked and copied."""
    result = QPlainTextEdit(text)
    result.setAccessibleName(name)
    result.setProperty("role", "mono")
    result.setReadOnly(True)
    result.setTabChangesFocus(True)
    result.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return result
