"""A list of which any number of entries can be ticked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = Qt.ItemDataRole.UserRole
_PARTS = Qt.ItemDataRole.UserRole + 1
_MOST_LETTERS = 200
"""No line of a list is longer; to measure whole chapters would hold up the painting."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One entry."""

    key: str
    title: str
    detail: str
    ticked: bool
    possible: bool = True
    """Whether it can be ticked now."""


class _TickPainter(QStyledItemDelegate):
    """Paints the title, and after it in the colour of hints what else is known."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        style = whole.widget.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, whole.widget)
        whole.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        area.adjust(SPACE, 0, -SPACE, 0)
        title, detail = index.data(_PARTS)
        palette, role = QApplication.palette(), QPalette.ColorRole.Text
        muted = palette.color(QPalette.ColorGroup.Disabled, role)
        possible = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        used = _draw(painter, whole.fontMetrics, area, title, palette.color(role) if possible else muted)
        area.setLeft(area.left() + used + SPACE * 2)
        _draw(painter, whole.fontMetrics, area, detail, muted)


class CheckList(QListWidget):
    """A click anywhere on an entry, or the space bar, ticks it.

    Signals:
        ticked(str, bool): the user ticked an entry, or took its tick away.
    """

    ticked = Signal(str, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_TickPainter(self))
        self.itemChanged.connect(self._on_item_changed)

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these entries; where they are the same ones, focus and place stay."""
        # What is shown is not what the user did.
        with QSignalBlocker(self):
            if [self.item(row).data(_KEY) for row in range(self.count())] != [tick.key for tick in ticks]:
                self.clear()
                for tick in ticks:
                    item = QListWidgetItem()
                    item.setData(_KEY, tick.key)
                    self.addItem(item)
                if self.count():
                    self.setCurrentRow(0)
            for row, tick in enumerate(ticks):
                _show(self.item(row), tick)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick the entry under the mouse, also beside its box."""
        item = self.itemAt(event.position().toPoint())
        before = item.checkState() if item is not None else None
        super().mouseReleaseEvent(event)
        # The box itself has been ticked by now.
        if item is not None and item.checkState() == before and event.button() == Qt.MouseButton.LeftButton:
            _turn(item)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_KEY), item.checkState() == Qt.CheckState.Checked)


def _turn(item: QListWidgetItem) -> None:
    if item.isSelected() and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
        ticked = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


def _show(item: QListWidgetItem, tick: Tick) -> None:
    line = " ".join(tick.title.split())
    detail = " ".join(tick.detail.split())
    item.setText(f"{line}   {detail}" if detail else line)
    item.setData(_PARTS, (line[:_MOST_LETTERS], detail[:_MOST_LETTERS]))
    item.setToolTip("\n".join(part for part in (tick.title, tick.detail) if part))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if tick.possible:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags)
    item.setCheckState(Qt.CheckState.Checked if tick.ticked else Qt.CheckState.Unchecked)


def _draw(painter: QPainter, metrics: QFontMetrics, area: QRect, text: str, colour: QColor) -> int:
    """Draw a line where there is room for it, and return its width in pixels."""
    if text and area.width() > SPACE * 4:
        painter.setPen(colour)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return max(0, min(metrics.horizontalAdvance(text), area.width()))
