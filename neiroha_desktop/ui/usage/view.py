"""The usage page: what the kept takes add up to, today and over thirty days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import seconds_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import TakeTotals
    from neiroha_desktop.ui.usage.view_model import UsageViewModel


class UsagePage(QWidget):
    """Sums per provider and model."""

    def __init__(self, view_model: UsageViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._today = self._table(self.tr("Today"))
        self._month = self._table(self.tr("Last 30 days"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        column.setSpacing(SPACE * 2)
        column.addWidget(label(self.tr("Usage"), "heading"))
        note = label(
            self.tr(
                "Counted from the takes kept here, without failed requests. Tokens are those the provider counted."
            ),
            "hint",
        )
        note.setWordWrap(True)
        column.addWidget(note)
        column.addSpacing(SPACE * 2)
        column.addWidget(label(self.tr("TODAY"), "section"))
        column.addWidget(self._today, 1)
        column.addSpacing(SPACE * 2)
        column.addWidget(label(self.tr("LAST 30 DAYS"), "section"))
        column.addWidget(self._month, 1)
        view_model.totals_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the sums as they are."""
        self._fill(self._today, self._view_model.today)
        self._fill(self._month, self._view_model.month)

    def _table(self, name: str) -> QTableWidget:
        titles = [
            self.tr("Provider"),
            self.tr("Model"),
            self.tr("Takes"),
            self.tr("Audio"),
            self.tr("Characters of text"),
            self.tr("Tokens"),
        ]
        table = QTableWidget(0, len(titles))
        table.setAccessibleName(name)
        table.setHorizontalHeaderLabels(titles)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _fill(self, table: QTableWidget, totals: list[TakeTotals]) -> None:
        table.setRowCount(len(totals))
        for row, one in enumerate(totals):
            texts = (
                one.provider_name,
                one.model_id,
                f"{one.requests:,}",
                seconds_text(one.audio_seconds),
                f"{one.characters:,}",
                f"{one.tokens:,}" if one.tokens else "–",
            )
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if place > 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, place, item)
