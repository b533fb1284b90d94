"""Records as the rows of a table: told apart by their ids, sorted by any column, changed without losing the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from neiroha_desktop.ui.theme import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from neiroha_desktop.ui.messages import Tone

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _TOOL_TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT, _FOREGROUND = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ForegroundRole)
_MOST_RUNS = 20
"""Announcing more separate stretches of rows than this takes longer than showing the whole table anew."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One fact of every record."""

    title: str
    text: Callable[[T], str]
    """What a cell shows; asked for cells on screen only."""
    key: Callable[[T], Any] | None = None
    """What the column is sorted by; None where it is not sorted by itself."""
    sample: str = ""
    """The widest of the usual texts, which there is room for; without one it shares the room that the others leave."""
    number: bool = False
    """Numbers stand at the right."""
    tone: Callable[[T], Tone | None] | None = None
    """Colour of the text, beside words that say the same."""


class RecordsModel(QAbstractTableModel, Generic[T]):
    """Records as rows, facts as columns."""

    def __init__(
        self, columns: Sequence[Column[T]], id_of: Callable[[T], Hashable], tokens: Tokens, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._id_of = id_of
        self._tokens = tokens
        self._given: list[T] = []
        self._records: list[T] = []
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    @property
    def records(self) -> Sequence[T]:
        """The records in the order in which they are shown."""
        return self._records

    def row_of(self, record_id: Hashable) -> int:
        """Return the row of a record; -1 where it is not shown."""
        return next((row for row, record in enumerate(self._records) if self._id_of(record) == record_id), -1)

    def id_at(self, row: int) -> Hashable:
        """Return what the record of a row is told apart by."""
        return self._id_of(self._records[row])

    def set_records(self, records: Sequence[T]) -> None:
        """Show these records; only what differs is announced, so that selection, focus and place stay."""
        self._given = list(records)
        wanted = self._arranged()
        old = [self._id_of(record) for record in self._records]
        new = [self._id_of(record) for record in wanted]
        if old != new and not self._step_over(old, new, wanted):
            self.beginResetModel()
            self._records = wanted
            self.endResetModel()
            return
        self._take_changes(wanted)

    def refresh(self, column: int, changes: Callable[[T], bool]) -> None:
        """Announce that one column reads differently where `changes` says so, because time has passed."""
        rows = [row for row, record in enumerate(self._records) if changes(record)]
        if len(rows) > _MOST_RUNS:
            self.dataChanged.emit(self.index(rows[0], column), self.index(rows[-1], column))
            return
        for row in rows:
            # One by one: of a range, Qt paints the whole table anew.
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, also what is shown later; below 0: in the order in which the records were given."""
        self._sorting = (column, order) if column >= 0 and self.columns[column].key else None
        before = {index: self._id_of(self._records[index.row()]) for index in self.persistentIndexList()}
        self.layoutAboutToBeChanged.emit()
        self._records = self._arranged()
        places = {self._id_of(record): row for row, record in enumerate(self._records)}
        self.changePersistentIndexList(
            list(before), [self.index(places[name], index.column()) for index, name in before.items()]
        )
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many records are shown."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many facts are shown of each."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one fact of a record."""
        # Asked some eight times for each cell on screen, most of them in vain: the answer must be quick.
        if role in (_DISPLAY, _TOOL_TIP):
            return self.columns[index.column()].text(self._records[index.row()])
        if role == _ALIGNMENT:
            return self._alignment(index.column())
        return self.colour(index.row(), index.column()) if role == _FOREGROUND else None

    def colour(self, row: int, column: int) -> QColor | None:
        """Return the colour of a cell's text; None where it is that of all others."""
        tone_of = self.columns[column].tone
        tone = tone_of(self._records[row]) if tone_of is not None else None
        return QColor(getattr(self._tokens, str(tone))) if tone is not None else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _arranged(self) -> list[T]:
        if self._sorting is None:
            return list(self._given)
        column, order = self._sorting
        key = self.columns[column].key
        return sorted(self._given, key=key, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[type-var, arg-type]

    def _step_over(self, old: list[Hashable], new: list[Hashable], wanted: list[T]) -> bool:
        """Remove what is gone and insert what is new; do nothing and return False where that is the longer way."""
        stay = set(old) & set(new)
        gone, come = _runs(old, stay), _runs(new, stay)
        kept_order = [name for name in old if name in stay] == [name for name in new if name in stay]
        if not stay or not kept_order or len(gone) + len(come) > _MOST_RUNS:
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._records[first : last + 1]
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._records[first:first] = wanted[first : last + 1]
            self.endInsertRows()
        return True

    def _take_changes(self, wanted: list[T]) -> None:
        # Not row by row: to find out which of a thousand differ takes longer than to paint those on screen.
        changed, self._records = wanted != self._records, wanted
        if changed:
            self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(self.columns) - 1))


def _runs(names: list[Hashable], stay: set[Hashable]) -> list[tuple[int, int]]:
    """Return first and last place of each stretch of names that do not stay."""
    runs: list[tuple[int, int]] = []
    for place, name in enumerate(names):
        if name not in stay:
            joined = bool(runs) and runs[-1][1] == place - 1
            first = runs.pop()[0] if joined else place
            runs.append((first, place))
    return runs
