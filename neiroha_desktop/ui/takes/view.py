"""The takes page: search and filters above, the list at the left, the chosen take at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from neiroha_desktop.domain.take_filter import TakeFilter
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import Card, label
from neiroha_desktop.ui.takes.detail import TakeDetail
from neiroha_desktop.ui.takes.filters import TakeFilters
from neiroha_desktop.ui.takes.list_view import TakeListView
from neiroha_desktop.ui.theme import PAGE_MARGINS, SPACE, Tokens

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.takes.view_model import TakesViewModel
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice

_DETAIL_WIDTH = SPACE * 83
_NARROW_DETAIL_WIDTH = SPACE * 80
_NARROW_PAGE = SPACE * 240
_SEARCH_AFTER_MS = 120


class TakesPage(QWidget):
    """Every take that was kept.

    Signals:
        voices_wanted: the user wants to go where takes are made.
    """

    voices_wanted = Signal()

    def __init__(
        self,
        view_model: TakesViewModel,
        player: PlayerViewModel,
        comparison: AbComparison,
        keep_voice: KeepVoice,
        tokens: Tokens,
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self.list = TakeListView(self.tr("Takes list"), view_model.rows, tokens)
        self.filter = QLineEdit(view_model.filter.text)
        self._filters = TakeFilters(view_model)
        self._detail = TakeDetail(view_model, player, comparison, keep_voice)
        self._count = label("", "hint")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_SEARCH_AFTER_MS)
        self._body = QStackedWidget()
        self._body.addWidget(self._build_content())
        self._body.addWidget(self._build_nothing_found())
        self._body.addWidget(self._build_empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(SPACE * 3)
        column.addLayout(self._build_head())
        column.addWidget(self._filters)
        column.addWidget(self._body, 1)
        self._connect()
        self.reload()

    def _build_head(self) -> QHBoxLayout:
        self.filter.setAccessibleName(self.tr("Filter takes"))
        self.filter.setPlaceholderText(self.tr("Search in texts, names, notes, voices"))
        self.filter.setClearButtonEnabled(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(label(self.tr("Takes"), "heading"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.filter, 2)
        return head

    def _build_content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 3)
        frame = Card()
        frame.column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        frame.column.addWidget(self.list)
        row.addWidget(frame, 1)
        row.addWidget(self._detail)
        return content

    def _build_nothing_found(self) -> QWidget:
        words = label(self.tr("No take fits what you are looking for."), "hint")
        return _centred(words, button(self.tr("Show all takes"), self._on_clear))

    def _build_empty(self) -> QWidget:
        words = label(
            self.tr("Takes are what you generated: every one is kept here with all that made it. There are none yet."),
            "hint",
        )
        return _centred(words, button(self.tr("Make the first one"), self.voices_wanted.emit, icon_name="voices"))

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._typing.start)
        self.filter.returnPressed.connect(self._on_typed)
        self._typing.timeout.connect(self._on_typed)
        self.list.row_chosen.connect(self._view_model.choose)
        self.list.play_wanted.connect(self._on_play)
        self.list.star_wanted.connect(self._on_star)
        self.list.delete_wanted.connect(self._on_delete)
        self.list.seen.connect(self._view_model.look_at)
        self._view_model.found.connect(self.reload)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the list as much room as the chosen take can spare."""
        super().resizeEvent(event)
        self._detail.setFixedWidth(_DETAIL_WIDTH if self.width() > _NARROW_PAGE else _NARROW_DETAIL_WIDTH)

    def reload(self) -> None:
        """Show what was found."""
        view_model = self._view_model
        count = len(view_model.rows.numbers)
        nothing_at_all = not count and view_model.filter == TakeFilter()
        self._count.setText(self.tr("%n take(s)", "", count) if view_model.loaded_once and count else "")
        self._count.setText(self._count.text().replace(str(count), QLocale().toString(count)))
        self._filters.setVisible(not nothing_at_all)
        self._body.setVisible(view_model.loaded_once)
        self._body.setCurrentIndex(0 if count else 2 if nothing_at_all else 1)
        self.list.show_current(view_model.current_row())

    def _on_typed(self) -> None:
        self._typing.stop()
        self._view_model.set_filter(text=self.filter.text())

    def _on_clear(self) -> None:
        self.filter.clear()
        self._typing.stop()
        self._view_model.clear_filter()
        self._filters.reload()

    def _on_play(self, row: int) -> None:
        self._view_model.choose(row)
        self._detail.play()

    def _on_star(self, row: int) -> None:
        take = self._view_model.rows.take(row)
        if take is not None:
            self._view_model.actions.star.start(take)

    def _on_delete(self, row: int) -> None:
        self._view_model.choose(row)
        self._detail.delete()


def _centred(*widgets: QWidget) -> QWidget:
    """Return widgets in the middle of a page, below each other."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(SPACE * 4)
    column.addStretch(2)
    for widget in widgets:
        column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return page
