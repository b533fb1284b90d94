"""The cells of a comparison as a table: its model, and the view that takes the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from neiroha_desktop.services.grid_run import CellState
from neiroha_desktop.ui.compare.grid_painter import CELL_HEIGHT, HEAD_HEIGHT, TEXT_WIDTH, CellPainter, Heads
from neiroha_desktop.ui.compare.grid_words import cell_sentence, cell_words

if TYPE_CHECKING:
    from neiroha_desktop.services.grid_run import Cell
    from neiroha_desktop.ui.compare.grid_model import ComparisonGrid
    from neiroha_desktop.ui.compare.grid_words import CellWords
    from neiroha_desktop.ui.theme import Tokens

Index = QModelIndex | QPersistentModelIndex
_TITLE = Qt.ItemDataRole.DisplayRole


class GridTableModel(QAbstractTableModel):
    """Texts as rows, voices as columns."""

    def __init__(self, grid: ComparisonGrid, parent: QObject) -> None:
        super().__init__(parent)
        self.grid = grid
        self._run = grid.run
        self._words: dict[Cell, CellWords] = {}
        self._playing: Cell | None = None
        grid.cell_changed.connect(self._on_cell_changed)

    def reload(self) -> None:
        """Show another comparison, if there is one."""
        if self._run is not self.grid.run:
            self.beginResetModel()
            self._run = self.grid.run
            self._words.clear()
            self.endResetModel()

    def tell_time(self) -> None:
        """Announce the cells that read differently because time has passed."""
        for cell in self._run.cells if self._run is not None else []:
            if cell.state is CellState.WAITING:
                words = cell_words(cell, self.grid.activity)
                if self._words.get(cell) != words:
                    self._words[cell] = words
                    self._on_cell_changed(cell.row, cell.column)

    def tell_playing(self) -> None:
        """Announce the cells that began or ceased to sound."""
        cells = self._run.cells if self._run is not None else []
        playing = next((cell for cell in cells if self.grid.player.is_playing(cell)), None)
        if playing is not self._playing:
            for cell in (self._playing, playing):
                if cell is not None and cell in cells:
                    self._on_cell_changed(cell.row, cell.column)
            self._playing = playing

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at a place."""
        return self._run.cell(index.row(), index.column()) if self._run is not None and index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many texts there are."""
        return 0 if parent.isValid() or self._run is None else len(self._run.plan.texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many columns there are."""
        return 0 if parent.isValid() or self._run is None else len(self._run.plan.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _TITLE) -> Any:  # noqa: N802
        """Return the title of a column, or the text of a row."""
        if self._run is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self._run.plan.columns[section]
            if role == Qt.ItemDataRole.UserRole:
                return column.detail
            if role == Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (column.title, column.detail) if part)
            return column.title if role in (_TITLE, Qt.ItemDataRole.AccessibleTextRole) else None
        text = self._run.plan.texts[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tr("Text {0}").format(section + 1)
            case Qt.ItemDataRole.UserRole | Qt.ItemDataRole.ToolTipRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Text {number}: {text}").format(number=section + 1, text=text)
        return None

    def data(self, index: Index, role: int = _TITLE) -> Any:
        """Return a cell in words."""
        cell = self.cell(index)
        if cell is None or self._run is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_words(cell, self.grid.activity).upper
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return cell_sentence(self._run, cell, self.grid.activity)
        return None

    def _on_cell_changed(self, row: int, column: int) -> None:
        # A comparison that is new to us is shown as a whole first.
        if self._run is self.grid.run:
            place = self.index(row, column)
            self.dataChanged.emit(place, place)


class GridTable(QTableView):
    """Arrow keys move, Space and Enter play, and so does a click.

    Signals:
        turned_to: another cell is the current one, or none.
        wanted(Cell): the user wants to hear a cell.
    """

    turned_to = Signal()
    wanted = Signal(object)

    def __init__(self, name: str, model: GridTableModel, tokens: Tokens) -> None:
        super().__init__()
        self._cells = model
        self.setAccessibleName(name)
        self.setProperty("role", "grid")
        self.setHorizontalHeader(Heads(Qt.Orientation.Horizontal, tokens, self))
        self.setVerticalHeader(Heads(Qt.Orientation.Vertical, tokens, self))
        self.setModel(model)
        self.setItemDelegate(CellPainter(model.grid, tokens, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setFixedHeight(HEAD_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)
        self.verticalHeader().setFixedWidth(TEXT_WIDTH)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)
        self.clicked.connect(self._on_clicked)

    def current_cell(self) -> Cell | None:
        """Return the cell that the keys work on."""
        return self._cells.cell(self.currentIndex())

    def turn_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        self.setCurrentIndex(self._cells.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Play on Space and Enter; arrow keys stay here, also at the edges."""
        cell = self.current_cell()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if cell is not None and not event.isAutoRepeat():
                self.wanted.emit(cell)
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()

    def _on_current_changed(self) -> None:
        self.turned_to.emit()

    def _on_reset(self) -> None:
        if self._cells.rowCount():
            self.turn_to(0, 0)
        self.turned_to.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        cell = self._cells.cell(index)
        if cell is not None:
            self.wanted.emit(cell)
