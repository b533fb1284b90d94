"""The usage page: what was used and what is left, the queue, and the last requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.scroll_column import ScrollColumn
from neiroha_desktop.ui.parts.segments import Segments
from neiroha_desktop.ui.theme import PAGE_MARGINS, SPACE
from neiroha_desktop.ui.usage.history_card import HistoryCard
from neiroha_desktop.ui.usage.limit_bars import LimitBars
from neiroha_desktop.ui.usage.queue_view import QueueView
from neiroha_desktop.ui.usage.requests_view import RequestsView
from neiroha_desktop.ui.usage.view_model import OVERVIEW, QUEUE, REQUESTS

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.usage.view_model import UsageViewModel


class UsagePage(QWidget):
    """Three parts, one of them on screen; each is built when it is first shown."""

    def __init__(self, view_model: UsageViewModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._tokens = tokens
        self._parts: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._sections = Segments(
            self.tr("Part of the page"),
            ((OVERVIEW, self.tr("Overview")), (QUEUE, self.tr("Queue")), (REQUESTS, self.tr("Request log"))),
            view_model.section,
        )
        head = QHBoxLayout()
        head.setSpacing(SPACE * 6)
        head.addWidget(label(self.tr("Usage"), "heading"))
        head.addWidget(self._sections)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(SPACE * 3)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._sections.chosen.connect(view_model.show_section)
        view_model.section_changed.connect(self._show_section)
        view_model.queue_changed.connect(self._show_count)
        self._show_section()
        self._show_count()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow what happens from now on."""
        super().showEvent(event)
        self._view_model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stop following: nobody looks."""
        super().hideEvent(event)
        self._view_model.watch(False)

    def _show_section(self) -> None:
        section = self._view_model.section
        if section not in self._parts:
            self._parts[section] = self._build(section)
            self._stack.addWidget(self._parts[section])
        self._stack.setCurrentWidget(self._parts[section])
        self._sections.choose(section)

    def _build(self, section: str) -> QWidget:
        shown, tokens = self._view_model, self._tokens
        if section == QUEUE:
            return QueueView(shown, tokens)
        if section == REQUESTS:
            return RequestsView(shown, tokens)
        return ScrollColumn(LimitBars(shown), HistoryCard(shown, tokens))

    def _show_count(self) -> None:
        count = self._view_model.running + self._view_model.waiting
        self._sections.set_note(QUEUE, str(count) if count else "")
