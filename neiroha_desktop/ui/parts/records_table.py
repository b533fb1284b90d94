"""The view of records: rows as high as a control, columns that fit the window, a selection that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SMALL_PX, SPACE

if TYPE_CHECKING:
    from collections.abc import Hashable

    from neiroha_desktop.ui.parts.records import Index, RecordsModel

_MARGIN = SPACE * 2 - 1
"""Left and right of the text of a cell; as the style sheet has it for titles."""
_LINE_BREAK = "\u2028"
"""What `QStaticText` takes for the end of a line."""
_KEPT_TEXTS = 2000
"""Some screens full."""


class _CellPainter(QStyledItemDelegate):
    """Paints text on the ground of its row, in a third of the time that it takes through the style sheet.

    Most of the time goes into finding out how a text is set; so a text that was set is kept.
    """

    def __init__(self, model: RecordsModel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._texts: dict[tuple[str, int], QStaticText] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        area: QRect = option.rect
        palette: QPalette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(self._model.colour(row, column) or palette.color(QPalette.ColorRole.Text))
        described = self._model.columns[column]
        width = area.width() - 2 * _MARGIN
        text = self._set(described.text(self._model.records[row]), width, option.fontMetrics)
        size = text.size()
        left = area.right() + 1 - _MARGIN - size.width() if described.number else area.left() + _MARGIN
        painter.drawStaticText(QPointF(left, area.top() + (area.height() - size.height()) / 2), text)

    def _set(self, text: str, width: int, metrics: QFontMetrics) -> QStaticText:
        kept = self._texts.get((text, width))
        if kept is None:
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            lines = (metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in text.split("\n"))
            kept = self._texts[text, width] = QStaticText(_LINE_BREAK.join(lines))
            kept.setTextFormat(Qt.TextFormat.PlainText)
        return kept


class RecordsTable(QTableView):
    """Shows a `RecordsModel`.

    Args:
        name: accessible name.
        model: what it shows.
        sortable: whether a click on a title sorts.
        lines: of text in each row.

    Signals:
        current_changed: another row, or none, is the current one.
        delete_pressed, copy_pressed: the user pressed the keys for that, here.
    """

    current_changed = Signal()
    delete_pressed = Signal()
    copy_pressed = Signal()

    def __init__(self, name: str, model: RecordsModel[Any], *, sortable: bool = False, lines: int = 1) -> None:
        super().__init__()
        self.records_model = model
        self._remembered: Hashable | None = None
        self.setAccessibleName(name)
        self.setProperty("role", "records")
        self.setModel(model)
        self.setItemDelegate(_CellPainter(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        # Fixed: to ask a thousand rows for their heights would hold up the window.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(
            max(CONTROL_HEIGHT, lines * self.fontMetrics().lineSpacing() + SPACE * 2)
        )
        self._lay_out_columns(sortable=sortable)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)

    def current_id(self) -> Hashable | None:
        """Return what the record of the current row is told apart by; None without one."""
        row = self.currentIndex().row()
        return self.records_model.id_at(row) if 0 <= row < len(self.records_model.records) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys for copying and deleting."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out_columns(self, *, sortable: bool) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(CONTROL_HEIGHT)
        title_font = QFont(self.font())
        title_font.setPixelSize(SMALL_PX)
        title_font.setWeight(QFont.Weight.DemiBold)
        titles, texts = QFontMetrics(title_font), self.fontMetrics()
        for place, column in enumerate(self.records_model.columns):
            if column.sample:
                width = max(titles.horizontalAdvance(column.title), texts.horizontalAdvance(column.sample))
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, width + 2 * _MARGIN + 2)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        if sortable:
            # Without an order of its own at first: the records come in the order that is wanted.
            header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
            header.setSortIndicatorClearable(True)
            self.setSortingEnabled(True)

    def _on_current_changed(self) -> None:
        self.current_changed.emit()

    def _remember(self) -> None:
        self._remembered = self.current_id()

    def _recall(self) -> None:
        row = self.records_model.row_of(self._remembered) if self._remembered is not None else -1
        if row >= 0:
            # Without scrolling there: who reads elsewhere stays there.
            self.setAutoScroll(False)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.records_model.index(row, 0), flags.ClearAndSelect | flags.Rows)
            self.setAutoScroll(True)
        self.current_changed.emit()
