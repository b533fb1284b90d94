"""A list of rows: title, subtitle, and where wanted a badge and an enable switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from neiroha_desktop.ui.theme import RADIUS, SMALL_PX, SPACE, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.ui.messages import Tone

Index = QModelIndex | QPersistentModelIndex
LINE_HEIGHT = 18
_SWITCH = QSize(32, 18)


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in shape and word."""

    shape: str
    """One character: ● ▲ ○ ✕."""
    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list."""

    id: str
    title: str
    subtitle: str
    badge: Badge | None = None
    checked: bool | None = None
    """State of the enable switch; None where the row has none."""
    unsaved: bool = False


class RowsModel(QAbstractListModel):
    """Rows for a list view.

    Signals:
        toggled(str, bool): the user moved the switch of a row.
    """

    toggled = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; only what differs is announced, so that selection and focus stay."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def row(self, number: int) -> Row:
        """Return one row."""
        return self._rows[number]

    def number_of(self, row_id: str) -> int:
        """Return the place of a row; -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, and for a screen reader the rest in words."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.title
            case Qt.ItemDataRole.AccessibleDescriptionRole | Qt.ItemDataRole.ToolTipRole:
                return " · ".join(part for part in (row.subtitle, row.badge.word if row.badge else "") if part)
            case Qt.ItemDataRole.CheckStateRole if row.checked is not None:
                return Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make rows with a switch checkable."""
        checkable = self._rows[index.row()].checked is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if checkable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Report a moved switch; the row changes when the new state has been kept."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggled.emit(self._rows[index.row()].id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class _RowPainter(QStyledItemDelegate):
    """Paints a row, and moves its switch by click or space bar."""

    def __init__(self, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        model = index.model()
        assert isinstance(model, RowsModel)
        return QSize(120, _lines(model.row(index.row())) * LINE_HEIGHT + SPACE * 5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RowsModel)
        row = model.row(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        area = option.rect.adjusted(SPACE * 3, SPACE * 2, -SPACE * 3, -SPACE * 2)
        if row.checked is not None:
            self._paint_switch(painter, _switch_rect(option), on=row.checked)
            area.setRight(area.right() - _SWITCH.width() - SPACE * 2)
        self._paint_texts(painter, option, area, row)
        painter.restore()

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is None or not _moves_switch(event, option):
            return False
        turned = Qt.CheckState.Unchecked if Qt.CheckState(checked) == Qt.CheckState.Checked else Qt.CheckState.Checked
        return bool(model.setData(index, turned, Qt.ItemDataRole.CheckStateRole))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        ground = option.rect.adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self._tokens.accent_soft))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._tokens.border))
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self._tokens.accent))
            painter.drawRoundedRect(ground.adjusted(0, 0, -1, -1), RADIUS, RADIUS)

    def _paint_texts(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Row) -> None:
        font = QFont(option.font)
        small = QFont(font)
        small.setPixelSize(SMALL_PX)
        font.setWeight(QFont.Weight.DemiBold)
        height = area.height() // _lines(row)
        upper = QRect(area.left(), area.top(), area.width(), height)
        middle = upper.translated(0, height)
        lower = middle.translated(0, height)
        if row.unsaved:
            _draw(painter, small, QColor(self._tokens.warning), upper, "●", Qt.AlignmentFlag.AlignRight)
            upper.setRight(upper.right() - SPACE * 4)
        _draw(painter, font, QColor(self._tokens.text), upper, row.title)
        if row.badge:
            colour = QColor(getattr(self._tokens, str(row.badge.tone)))
            _draw(painter, small, colour, lower, f"{row.badge.shape} {row.badge.word}")
        _draw(painter, small, QColor(self._tokens.muted), middle, row.subtitle)

    def _paint_switch(self, painter: QPainter, place: QRect, *, on: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.accent if on else self._tokens.border_strong))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setBrush(QColor(self._tokens.on_accent if on else self._tokens.surface))
        knob = place.height() - 4
        left = place.right() - knob - 1 if on else place.left() + 2
        painter.drawEllipse(QRect(left, place.top() + 2, knob, knob))


class RowsView(QListView):
    """The list itself.

    Signals:
        chosen(str): another row became the current one.
    """

    chosen = Signal(str)

    def __init__(self, name: str, tokens: Tokens, model: RowsModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_RowPainter(tokens, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_current(self, row_id: str) -> None:
        """Mark a row as the current one, without reporting it."""
        model = self.model()
        assert isinstance(model, RowsModel)
        number = model.number_of(row_id)
        blocked = self.blockSignals(True)
        self.setCurrentIndex(model.index(number) if number >= 0 else QModelIndex())
        self.blockSignals(blocked)

    def _on_current_changed(self, current: QModelIndex) -> None:
        model = self.model()
        if current.isValid() and isinstance(model, RowsModel):
            self.chosen.emit(model.row(current.row()).id)


def _draw(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    area: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _lines(row: Row) -> int:
    """Title and subtitle, and a line for the badge where there is one."""
    return 3 if row.badge else 2


def _switch_rect(option: QStyleOptionViewItem) -> QRect:
    area: QRect = option.rect
    left = area.right() - SPACE * 3 - _SWITCH.width()
    return QRect(left, area.center().y() - _SWITCH.height() // 2, _SWITCH.width(), _SWITCH.height())


def _moves_switch(event: QEvent, option: QStyleOptionViewItem) -> bool:
    if isinstance(event, QMouseEvent):
        hit = _switch_rect(option).adjusted(-SPACE, -SPACE * 2, SPACE, SPACE * 2).contains(event.position().toPoint())
        return event.type() == QEvent.Type.MouseButtonRelease and hit
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
