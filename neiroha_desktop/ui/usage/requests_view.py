"""The last requests, one line for each, to sort, to copy a provider's request id from, and to export."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.records import Column, RecordsModel
from neiroha_desktop.ui.parts.records_table import RecordsTable
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.usage.export_dialog import ExportDialog
from neiroha_desktop.ui.usage.words import NOTHING, moment_text, state_text, state_tone, tokens_text
from neiroha_desktop.ui.wording import latency_text, size_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.ledger import LoggedRequest
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.usage.view_model import UsageViewModel


class RequestsView(QWidget):
    """A table of what was sent."""

    def __init__(self, view_model: UsageViewModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._model: RecordsModel[LoggedRequest] = RecordsModel(self._columns(), attrgetter("id"), tokens, self)
        self._table = RecordsTable(self.tr("Last requests"), self._model, sortable=True, lines=2)
        self._copy = button(self.tr("Copy request id"), self._on_copy, icon_name="duplicate")
        self._export = button(self.tr("Export as CSV"), self._on_export, icon_name="save")
        self._note = label("", "hint")
        self._lay_out()
        self._table.current_changed.connect(self._update_buttons)
        self._table.copy_pressed.connect(self._on_copy)
        view_model.requests_changed.connect(self.reload)
        self.reload()

    def _lay_out(self) -> None:
        self._note.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(self._note, 1)
        head.addWidget(self._copy)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 3)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addStretch(0)

    def _columns(self) -> list[Column[LoggedRequest]]:
        return [
            Column(self.tr("Time"), lambda one: moment_text(one.at), lambda one: one.at, sample="23:59:59"),
            Column(
                self.tr("Character"),
                lambda one: one.title or NOTHING,
                lambda one: one.title.casefold(),
                sample="Old fisherman",
            ),
            Column(self.tr("Provider and model"), _target_text, _target_text),
            Column(self.tr("State"), state_text, state_text, sample="✕ no connection", tone=state_tone),
            _number("HTTP", "200", lambda one: one.status, str),
            _number(self.tr("First byte"), "999 ms", lambda one: one.first_byte_seconds, latency_text),
            _number(self.tr("Total"), "999 ms", lambda one: one.total_seconds, latency_text),
            _number(self.tr("Size"), "999.9 kB", lambda one: one.size_bytes or None, size_text),
            Column(self.tr("Tokens"), tokens_text, lambda one: one.tokens, sample="~12,345", number=True),
            Column(
                self.tr("Request id"),
                lambda one: one.request_id or NOTHING,
                lambda one: one.request_id,
                sample="0123abcd…",
            ),
        ]

    def reload(self) -> None:
        """Show the requests that were read."""
        requests = self._view_model.requests or []
        self._model.set_records(requests)
        self._table.setVisible(bool(requests))
        if requests:
            self._note.setText(
                self.tr("The last {count} requests. ~ marks tokens that are estimated.").format(count=len(requests))
            )
        elif self._view_model.requests is not None:
            self._note.setText(
                self.tr(
                    "Each request that is sent is noted here: how it ended, how long it took, what it cost. "
                    "Generate something on the Voices page."
                )
            )
        self._export.setEnabled(bool(requests))
        self._update_buttons()

    def _chosen(self) -> LoggedRequest | None:
        row = self._table.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def _update_buttons(self) -> None:
        chosen = self._chosen()
        self._copy.setEnabled(chosen is not None and bool(chosen.request_id))

    def _on_copy(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.request_id:
            QGuiApplication.clipboard().setText(chosen.request_id)
            self._view_model.report_copied()

    def _on_export(self) -> None:
        dialog = ExportDialog(self)
        dialog.fileSelected.connect(self._view_model.export.start)
        dialog.open()


def _target_text(request: LoggedRequest) -> str:
    """Return the provider and below it the model."""
    return f"{request.provider_name}\n{request.model_id}"


def _number(title: str, sample: str, value: Any, text: Any) -> Column[LoggedRequest]:
    """Return a column of numbers; where there is none, it shows a dash and comes first in order."""

    def shown(request: LoggedRequest) -> str:
        number = value(request)
        return NOTHING if number is None else text(number)

    def key(request: LoggedRequest) -> tuple[bool, float]:
        number = value(request)
        return number is not None, number or 0.0

    return Column(title, shown, key, sample=sample, number=True)
