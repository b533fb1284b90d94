"""Takes as the rows of a list: all of them are there, and those that are looked at are loaded."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl, Signal

from neiroha_desktop.ui.takes.facts import row_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from neiroha_desktop.domain.synthesis import Take

Index = QModelIndex | QPersistentModelIndex

_TOGETHER = 60
"""Rows this near to each other are on screen at the same time."""
_AHEAD = 15
"""Rows this far before and after those that are looked at are loaded before anybody gets there."""
_MOST_LOADED = 1000
"""So many takes stay in memory; 2 kB each, and some more with long texts."""


# Put together once: a view asks for it twice for each row that it paints.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class TakeListModel(QAbstractListModel):
    """Rows for a list of takes. A row that is not loaded yet is blank; asking for it makes it wanted.

    Signals:
        wanted: there are rows in `wanted_rows` that were asked for.
    """

    wanted = Signal()

    def __init__(self, copy_out: Callable[[Take], Path | None], parent: QObject) -> None:
        super().__init__(parent)
        self._copy_out = copy_out
        self._numbers: list[int] = []
        self._loaded: OrderedDict[int, Take] = OrderedDict()
        self._gone: set[int] = set()
        self._rows_asked: list[int] = []
        # What was painted blank and did not come yet; whether that may be any row.
        self._blank: set[int] = set()
        self._all_blank = False
        self.playing_id = ""

    # Filling

    def show(self, numbers: Sequence[int]) -> None:
        """Show the takes of these numbers; what differs is announced, so that selection and place stay."""
        new = list(numbers)
        start, end = _difference(self._numbers, new)
        gone, come = len(self._numbers) - start - end, len(new) - start - end
        if gone and come:
            self.beginResetModel()
            self._numbers = new
            self.endResetModel()
        elif gone:
            self.beginRemoveRows(QModelIndex(), start, start + gone - 1)
            self._numbers = new
            self.endRemoveRows()
        elif come:
            self.beginInsertRows(QModelIndex(), start, start + come - 1)
            self._numbers = new
            self.endInsertRows()
        self._rows_asked.clear()

    def fill(self, numbers: Sequence[int], takes: Sequence[Take | None]) -> None:
        """Take over takes of some numbers; one that is None is gone, and not asked for again."""
        for number, take in zip(numbers, takes, strict=True):
            if take is None:
                self._gone.add(number)
            else:
                self._loaded[number] = take
                self._loaded.move_to_end(number)
        while len(self._loaded) > _MOST_LOADED:
            self._loaded.popitem(last=False)
        # Told only where somebody sees a difference: the view paints all rows anew that it is told of.
        if self._numbers and (self._all_blank or not self._blank.isdisjoint(numbers)):
            first, last = (0, len(self._numbers) - 1) if self._all_blank else self._stretch(numbers)
            self._all_blank = False
            self._blank.difference_update(numbers)
            self.dataChanged.emit(self.index(first), self.index(last))

    def forget(self) -> None:
        """Load every row anew when it is next looked at."""
        self._loaded.clear()
        self._gone.clear()
        self._blank.clear()
        self._all_blank = True

    def change(self, take_id: str, changes: Mapping[str, Any]) -> None:
        """Take over what is different about a take, by the field names of Take, if it is loaded."""
        for number, known in self._loaded.items():
            if known.id == take_id:
                self._loaded[number] = replace(known, **changes)
                self._tell(number)
                return

    def set_playing(self, take_id: str) -> None:
        """Mark the take that sounds; "" for none."""
        if take_id == self.playing_id:
            return
        before, self.playing_id = self.playing_id, take_id
        for number, known in self._loaded.items():
            if known.id in (before, take_id):
                self._tell(number)

    # Asking

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all rows."""
        return self._numbers

    def is_loaded(self, number: int) -> bool:
        """Whether the take of a number is in memory."""
        return number in self._loaded

    def lists(self, number: int) -> bool:
        """Whether there is a row of this number."""
        return number in self._numbers

    @property
    def wants(self) -> bool:
        """Whether there are wanted rows."""
        return bool(self._rows_asked)

    def wanted_rows(self) -> range:
        """Return the stretch of rows that were asked for last and are not there; what was passed before is let go."""
        if not self._rows_asked:
            return range(0)
        last = self._rows_asked[-1]
        together = [row for row in self._rows_asked if abs(row - last) <= _TOGETHER]
        self._rows_asked.clear()
        return range(min(together), max(together) + 1)

    def take(self, row: int) -> Take | None:
        """Return the take of a row; None where there is no such row, or it is not loaded yet."""
        if not 0 <= row < len(self._numbers):
            return None
        take = self._loaded.get(self._numbers[row])
        if take is None:
            self._blank.add(self._numbers[row])
            self._ask(row)
            return None
        for near in (row - _AHEAD, row + _AHEAD):
            if 0 <= near < len(self._numbers) and self._numbers[near] not in self._loaded:
                self._ask(near)
        return take

    def _ask(self, row: int) -> None:
        if self._numbers[row] in self._gone:
            # A list without it is on its way.
            return
        if not self._rows_asked:
            self.wanted.emit()
        self._rows_asked.append(row)

    # For Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        """Return how many takes there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a take, or all of it in one sentence for a screen reader."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        take = self.take(index.row())
        if take is None:
            return "…"
        return take.text if role == Qt.ItemDataRole.DisplayRole else row_sentence(take)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen and dragged out."""
        return _FLAGS

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Say that rows are dragged as files."""
        return ["text/uri-list"]

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        """Let nobody move a take away."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Return a take as a file under a name that says what it is; without its audio, nothing."""
        data = QMimeData()
        take = self.take(indexes[0].row()) if indexes else None
        path = self._copy_out(take) if take is not None else None
        if path is not None:
            data.setUrls([QUrl.fromLocalFile(str(path))])
        return data

    def _stretch(self, numbers: Sequence[int]) -> tuple[int, int]:
        """Return the first and the last row of some numbers that follow each other; of others, those of all rows."""
        every = 0, len(self._numbers) - 1
        try:
            first = self._numbers.index(numbers[0])
        except (IndexError, ValueError):
            return every
        last = first + len(numbers) - 1
        return (first, last) if self._numbers[first : last + 1] == list(numbers) else every

    def _tell(self, number: int) -> None:
        row = self._numbers.index(number) if number in self._numbers else -1
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))


def _difference(old: Sequence[int], new: Sequence[int]) -> tuple[int, int]:
    """Return how many numbers are the same at the start, and after those at the end."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    room = shorter - start
    end = next((place for place in range(room) if old[-1 - place] != new[-1 - place]), room)
    return start, end
