"""The queue: what runs and waits, why and until when, and how to stop it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.services.queue_words import reason
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.parts.records import Column, RecordsModel
from neiroha_desktop.ui.parts.records_table import RecordsTable
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.usage.provider_strip import ProviderStrip
from neiroha_desktop.ui.usage.stop_buttons import StopButtons
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.queue import QueuedRequest
    from neiroha_desktop.ui.theme import Tokens
    from neiroha_desktop.ui.usage.view_model import UsageViewModel

_SHAPES = {
    QueueState.RUNNING: "●",
    QueueState.WAITING: "○",
    QueueState.RETRYING: "▲",
    QueueState.PAUSED: "▮▮",
}
_TONES = {QueueState.RUNNING: Tone.OK, QueueState.RETRYING: Tone.WARNING}
_REASON = 4
_NAME = "An old fisherman"
_STOP = "      "


class QueueView(QWidget):
    """A live list of requests, and the providers that they go to."""

    def __init__(self, view_model: UsageViewModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._places: dict[str, int] = {}
        self._model: RecordsModel[QueuedRequest] = RecordsModel(self._columns(), attrgetter("id"), tokens, self)
        self._table = RecordsTable(self.tr("Requests in the queue"), self._model)
        self._table.setAccessibleDescription(self.tr("The Delete key stops the chosen request."))
        self._stops = StopButtons(self._table, self._stop_name, self)
        self._stop_all = button(self.tr("Stop all"), view_model.stop_all, icon_name="stop")
        self._count = label("", "strong")
        self._empty = label(
            self.tr(
                "Nothing runs and nothing waits. Each request is listed here from the click on Generate to its answer, "
                "with the reason why it waits and until when."
            ),
            "hint",
        )
        self._empty.setWordWrap(True)
        self._lay_out(ProviderStrip(view_model, self))
        self._stops.pressed.connect(view_model.stop)
        self._table.delete_pressed.connect(self._on_delete)
        view_model.queue_changed.connect(self.reload)
        view_model.ticked.connect(self._on_second)
        self.reload()

    def _lay_out(self, providers: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(self._count, 1)
        head.addWidget(self._stop_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 3)
        column.addWidget(providers)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._table, 1)
        # Holds the place of the table while it is hidden.
        column.addStretch(0)

    def _columns(self) -> list[Column[QueuedRequest]]:
        return [
            Column("#", self._place_text, sample="1,000", number=True),
            Column(self.tr("Character"), lambda one: one.title, sample=_NAME),
            Column(self.tr("Provider"), lambda one: one.provider_name, sample=_NAME),
            Column(self.tr("Model"), lambda one: one.model_id, sample="mimo-v2.5-tts-voice"),
            Column(self.tr("State"), self._reason, tone=lambda one: _TONES.get(one.state)),
            Column("", lambda _one: "", sample=_STOP),
        ]

    def reload(self) -> None:
        """Show the queue as it stands."""
        queue = self._view_model.queue
        self._places = {request.id: place for place, request in enumerate(queue, start=1)}
        self._model.set_records(queue)
        self._table.setVisible(bool(queue))
        self._empty.setVisible(not queue)
        self._stop_all.setEnabled(bool(queue))
        self._count.setText(
            self.tr("{running} running · {waiting} waiting").format(
                running=self._view_model.running, waiting=self._view_model.waiting
            )
        )

    def _place_text(self, request: QueuedRequest) -> str:
        return str(self._places.get(request.id, ""))

    def _reason(self, request: QueuedRequest) -> str:
        return f"{_SHAPES[request.state]} {translate(reason(request, self._view_model.now()))}"

    def _stop_name(self, row: int) -> str:
        title = self._model.records[row].title
        return self.tr("Stop request {number} of {character}").format(number=row + 1, character=title)

    def _on_second(self) -> None:
        self._model.refresh(_REASON, _is_counted)

    def _on_delete(self) -> None:
        request_id = self._table.current_id()
        if request_id is not None:
            self._view_model.stop(str(request_id))


def _is_counted(request: QueuedRequest) -> bool:
    """Tell whether there are seconds in what is said of a request."""
    return request.state is QueueState.RUNNING or request.until is not None
