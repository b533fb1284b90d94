"""Paints the cells of a comparison, its columns' titles and its rows' texts; none of them is a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintDevice, QPainter, QPalette, QPen, QPixmap, QStaticText
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from neiroha_desktop.services.grid_run import CellState
from neiroha_desktop.ui.compare.grid_words import cell_words
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.theme import RADIUS, SMALL_PX, SPACE, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from neiroha_desktop.services.grid_run import Cell
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid

Index = QModelIndex | QPersistentModelIndex
CELL_HEIGHT = SPACE * 13
HEAD_HEIGHT = SPACE * 11
TEXT_WIDTH = SPACE * 39
_SIGN = QSize(16, 16)
# No line of a cell is longer; to measure whole chapters would hold up the painting.
_MOST_LETTERS = 200
_KEPT_TEXTS = 500
"""Some grids full."""
_KEPT_GROUNDS = 30
"""All looks of a cell in some widths."""


class _Pen:
    """A font that keeps what it has set: most of the time goes into finding out how a text is set."""

    def __init__(self, base: QFont, *, small: bool) -> None:
        self._font = QFont(base)
        if small:
            self._font.setPixelSize(SMALL_PX)
        else:
            self._font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self._font)
        self._kept: dict[tuple[str, int], QStaticText] = {}

    def draw(self, painter: QPainter, area: QRect, text: str, colour: QColor) -> None:
        """Draw one line; what does not fit ends in "…"."""
        kept = self._kept.get((text, area.width()))
        if kept is None:
            if len(self._kept) >= _KEPT_TEXTS:
                self._kept.clear()
            line = " ".join(text[:_MOST_LETTERS].split())
            kept = QStaticText(self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, area.width())))
            kept.setTextFormat(Qt.TextFormat.PlainText)
            kept.prepare(font=self._font)
            self._kept[text, area.width()] = kept
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(area.left(), area.top() + (area.height() - kept.size().height()) / 2), kept)


class _Lines:
    """Draws an upper line and a small lower one."""

    def __init__(self, base: QFont) -> None:
        self._upper, self._lower = _Pen(base, small=False), _Pen(base, small=True)

    def draw(self, painter: QPainter, area: QRect, upper: tuple[str, QColor], lower: tuple[str, QColor]) -> None:
        """Draw both; a single one stands in the middle."""
        if not lower[0]:
            self._upper.draw(painter, area, *upper)
            return
        half = area.height() // 2 - SPACE
        top = QRect(area.left(), area.top() + SPACE, area.width(), half)
        self._upper.draw(painter, top, *upper)
        self._lower.draw(painter, top.translated(0, half), *lower)


class CellPainter(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, grid: ComparisonGrid, tokens: Tokens, view: QWidget) -> None:
        super().__init__(view)
        self._grid = grid
        self._tokens = tokens
        self._lines = _Lines(view.font())
        self._grounds: dict[tuple[object, ...], QPixmap] = {}
        self._play, self._pause = (icon(name, QPalette.ColorRole.Highlight) for name in ("play", "pause"))
        self._star = icon("star-filled", QPalette.ColorRole.Highlight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a sign, two lines, and a star where there is one."""
        run = self._grid.run
        if run is None:
            return
        cell = run.cell(index.row(), index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, sounds=self._grid.player.is_playing(cell))
        self._paint_cell(painter, option.rect.adjusted(SPACE * 2, 0, -SPACE - 2, 0), cell)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, sounds: bool) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        tokens = self._tokens
        edge = tokens.accent if current else tokens.border_strong if hovered else tokens.border
        look = (tokens.accent_soft if current or sounds else tokens.raised, edge, 2 if focused else 1)
        painter.drawPixmap(option.rect.topLeft(), self._ground(option.rect.size(), painter.device(), *look))

    def _ground(self, size: QSize, device: QPaintDevice, fill: str, edge: str, width: int) -> QPixmap:
        """Return the ground of a cell, drawn once: a grid has 48 of them, and round corners take their time."""
        ratio = device.devicePixelRatioF()
        key = (size.width(), size.height(), ratio, fill, edge, width)
        found = self._grounds.get(key)
        if found is None:
            if len(self._grounds) >= _KEPT_GROUNDS:
                self._grounds.clear()
            found = QPixmap((QSizeF(size) * ratio).toSize())
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(fill))
            painter.setPen(QPen(QColor(edge), width))
            painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)).adjusted(1.5, 1.5, -1.5, -1.5), RADIUS, RADIUS)
            painter.end()
            self._grounds[key] = found
        return found

    def _paint_cell(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        words = cell_words(cell, self._grid.activity)
        sign = QRect(area.left(), area.center().y() - _SIGN.height() // 2, _SIGN.width(), _SIGN.height())
        done = cell.state is CellState.DONE
        muted = QColor(self._tokens.muted)
        if words.shape:
            colour = QColor(getattr(self._tokens, str(words.tone)))
            painter.setPen(colour)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, words.shape)
        else:
            (self._pause if self._grid.player.is_playing(cell) else self._play).paint(painter, sign)
        if cell.take is not None and cell.take.starred:
            # Beside the seconds, which are short; the line below needs all the room.
            self._star.paint(painter, QRect(area.right() - _SIGN.width(), area.top() + SPACE * 2, *_SIGN.toTuple()))
        left = sign.right() + SPACE + 2
        text = QRect(left, area.top(), area.right() - left, area.height())
        upper = QColor(self._tokens.text) if done or cell.state is CellState.FAILED else muted
        lower = QColor(getattr(self._tokens, str(words.tone)))
        self._lines.draw(painter, text, (words.upper, upper), (words.lower, lower))


class Heads(QHeaderView):
    """Titles in two lines: the strong one is the section's name, the small one says more."""

    def __init__(self, orientation: Qt.Orientation, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._tokens = tokens
        self._lines = _Lines(parent.font())
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one title."""
        model = self.model()
        title = model.headerData(section, self.orientation(), Qt.ItemDataRole.DisplayRole) or ""
        more = model.headerData(section, self.orientation(), Qt.ItemDataRole.UserRole) or ""
        strong, muted = QColor(self._tokens.text), QColor(self._tokens.muted)
        area = rect.adjusted(SPACE * 2, 0, -SPACE * 2, 0)
        if self.orientation() == Qt.Orientation.Vertical:
            # Of a row, what is said tells more than its number.
            self._lines.draw(painter, area, (more, strong), (title, muted))
        else:
            self._lines.draw(painter, area, (title, strong), (more, muted))
