"""The line that says what happened; errors appear here, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QTextEdit, QWidget

from neiroha_desktop.ui.messages import Messages, Notice, Tone
from neiroha_desktop.ui.parts.buttons import button, icon_button
from neiroha_desktop.ui.parts.labels import label, set_tone
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

_SHAPES = {Tone.NEUTRAL: "○", Tone.OK: "✓", Tone.WARNING: "▲", Tone.DANGER: "✕"}
_MOST_LINES = 4


class _WrappedText(QTextEdit):
    """Read-only text that is as high as it needs, up to four lines. Unlike a label a screen reader can read along."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "status")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, self.height())

    def fit(self) -> None:
        """Take the height of the text."""
        line = self.fontMetrics().lineSpacing() + 2
        wanted = int(self.document().size().height())
        self.setFixedHeight(max(line, min(wanted, line * _MOST_LINES)) + 2)


class StatusLine(QFrame):
    """Shows the last notice with its action; hidden while there is nothing to say.

    Signals:
        inspect_wanted(ProviderError): the user wants to see all of a request that failed.
    """

    inspect_wanted = Signal(object)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._messages = messages
        self._action: Callable[[], None] | None = None
        self._other: Callable[[], None] | None = None
        self._shape = label("", "strong")
        self.text = _WrappedText(self.tr("Status"))
        self._action_button = button("", self._on_action)
        self._other_button = button("", self._on_other)
        self._details_button = button(self.tr("Details"), self._on_details, role="link")
        self._close_button = icon_button(self.tr("Dismiss"), "close", self._on_close)
        # Its place stays free while it is hidden: a page that gives way and comes back is laid out and painted anew
        # each time, and what the user is about to click moves.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 3, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._shape)
        row.addWidget(self.text, 1)
        for widget in (self._details_button, self._other_button, self._action_button, self._close_button):
            row.addWidget(widget)
        messages.posted.connect(self._show)
        self._show(messages.current)

    def _show(self, notice: Notice | None) -> None:
        self._action = notice.action if notice else None
        self._other = notice.other_action if notice else None
        if notice is None:
            self.hide()
            self.text.clear()
            self.text.fit()
            # Told to nobody by itself: what is hidden is not laid out.
            self.updateGeometry()
            return
        self.show()
        set_tone(self, notice.tone)
        set_tone(self._shape, notice.tone)
        self._shape.setText(_SHAPES[notice.tone])
        self.text.setPlainText(notice.text)
        self.text.setAccessibleDescription(notice.text)
        self.text.fit()
        _show_action(self._action_button, notice.action_title, notice.action)
        _show_action(self._other_button, notice.other_title, notice.other_action)
        self._details_button.setVisible(bool(notice.details) or notice.failure is not None)
        # Announced, because the focus stays where the user works.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, notice.text))

    def _on_action(self) -> None:
        self._act(self._action)

    def _on_other(self) -> None:
        self._act(self._other)

    def _act(self, action: Callable[[], None] | None) -> None:
        self._messages.post(None)
        if action is not None:
            action()

    def _on_details(self) -> None:
        notice = self._messages.current
        if notice is not None and notice.failure is not None:
            self.inspect_wanted.emit(notice.failure)
        elif notice is not None:
            self.text.setPlainText(f"{notice.text}\n{notice.details}")
            self.text.fit()
            self._details_button.hide()

    def _on_close(self) -> None:
        self._messages.post(None)


def _show_action(target: QPushButton, title: str, action: Callable[[], None] | None) -> None:
    target.setText(title)
    target.setAccessibleName(title)
    target.setVisible(action is not None)
