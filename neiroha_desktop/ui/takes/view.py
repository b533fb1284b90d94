"""The takes page: a table of all takes, to hear, save and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.save_dialog import SaveTakeDialog
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import seconds_text, time_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.takes.view_model import TakesViewModel

Index = QModelIndex | QPersistentModelIndex


class _TakesModel(QAbstractTableModel):
    """Takes as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._takes: list[Take] = []
        self._titles = [
            self.tr("When"),
            self.tr("Character"),
            self.tr("Text"),
            self.tr("Voice"),
            self.tr("Model"),
            self.tr("Length"),
        ]

    def set_takes(self, takes: list[Take]) -> None:
        """Show these takes."""
        self.beginResetModel()
        self._takes = takes
        self.endResetModel()

    def take(self, row: int) -> Take:
        """Return the take of a row."""
        return self._takes[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many takes are shown."""
        return 0 if parent.isValid() else len(self._takes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many facts are shown of each."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one fact of a take."""
        take = self._takes[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return take.text
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        length = seconds_text(take.duration)
        return (
            time_text(take.created_at),
            take.character_name,
            take.text.replace("\n", " "),
            take.voice,
            take.model_id,
            self.tr("{0}, cut short").format(length) if take.truncated else length,
        )[index.column()]


class TakesPage(QWidget):
    """Every take that was kept."""

    def __init__(self, view_model: TakesViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._model = _TakesModel(self)
        self._table = self._build_table()
        self._play = button(self.tr("Play take"), self._on_play, icon_name="play")
        self._save = button(self.tr("Save to a file"), self._on_save, icon_name="save")
        self._show = button(self.tr("Show in folder"), self._on_show, icon_name="folder")
        self._delete = button(self.tr("Delete take"), self._on_delete, icon_name="delete")
        self.filter = QLineEdit(view_model.filter)
        self.filter.setAccessibleName(self.tr("Filter takes"))
        self.filter.setPlaceholderText(self.tr("Filter by text, character, voice, model"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(view_model.set_filter)
        self._empty = label(self.tr("Takes are what you generated. Make one on the Voices page."), "hint")
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(label(self.tr("Takes"), "heading"))
        head.addSpacing(SPACE * 4)
        head.addWidget(self.filter, 1)
        for widget in (self._play, self._save, self._show, self._delete):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        column.setSpacing(SPACE * 3)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._table, 1)
        view_model.takes_changed.connect(self.reload)
        self.reload()

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Takes list"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(SPACE * 8)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 120), (1, 128), (3, 128), (4, 192), (5, 112)):
            table.setColumnWidth(column, width)
        table.doubleClicked.connect(self._on_play)
        table.selectionModel().currentChanged.connect(self._update_buttons)
        return table

    def reload(self) -> None:
        """Show the takes that the filter lets through."""
        chosen = self._chosen()
        takes = self._view_model.shown()
        self._model.set_takes(takes)
        place = next((n for n, take in enumerate(takes) if chosen and take.id == chosen.id), 0)
        if takes:
            self._table.selectRow(place)
        self._empty.setVisible(not takes and not self._view_model.filter)
        self._update_buttons()

    def _chosen(self) -> Take | None:
        row = self._table.currentIndex().row()
        return self._model.take(row) if 0 <= row < self._model.rowCount() else None

    def _update_buttons(self) -> None:
        for widget in (self._play, self._save, self._show, self._delete):
            widget.setEnabled(self._chosen() is not None)

    def _on_play(self) -> None:
        take = self._chosen()
        if take is not None:
            self._view_model.play.restart(take)

    def _on_show(self) -> None:
        take = self._chosen()
        if take is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._view_model.folder(take))))

    def _on_delete(self) -> None:
        take = self._chosen()
        if take is not None:
            self._view_model.delete.start(take)

    def _on_save(self) -> None:
        take = self._chosen()
        if take is not None:
            dialog = SaveTakeDialog(take, self)
            dialog.answered.connect(self._view_model.save_as.start)
            dialog.open()
