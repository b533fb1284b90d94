"""The providers of the queue, each to be paused, let go on, or stopped."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import Card, ElidedLabel, label, set_tone
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.usage.view_model import UsageViewModel


class _ProviderRow(QWidget):
    """One provider."""

    def __init__(self, view_model: UsageViewModel, provider_id: str, name: str) -> None:
        super().__init__()
        self._view_model = view_model
        self._id = provider_id
        self._name = name
        self._facts = label("", "hint")
        self._pause = button("", self._on_pause)
        self._stop = button(self.tr("Stop its requests"), self._on_stop)
        self._stop.setAccessibleName(self.tr("Stop all requests to {provider}").format(provider=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 3)
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(self._facts, 1)
        row.addWidget(self._pause)
        row.addWidget(self._stop)

    def show_numbers(self, running: int, waiting: int, *, paused: bool) -> None:
        """Show how many of its requests run and wait, and whether it is paused."""
        facts = self.tr("{running} running · {waiting} waiting").format(running=running, waiting=waiting)
        self._facts.setText(self.tr("▮▮ paused · {facts}").format(facts=facts) if paused else facts)
        set_tone(self._facts, Tone.WARNING if paused else Tone.NEUTRAL)
        title = self.tr("Resume") if paused else self.tr("Pause")
        if self._pause.text() != title:
            spoken = self.tr("Resume {provider}") if paused else self.tr("Pause {provider}")
            self._pause.setText(title)
            self._pause.setIcon(icon("play" if paused else "pause"))
            self._pause.setAccessibleName(spoken.format(provider=self._name))
        self._stop.setEnabled(running + waiting > 0)

    def set_alone(self, alone: bool) -> None:
        """Leave out what "Stop all" does as well where there is only one provider."""
        self._stop.setVisible(not alone)

    def _on_pause(self) -> None:
        self._view_model.toggle_pause(self._id)

    def _on_stop(self) -> None:
        self._view_model.stop_provider(self._id)


class ProviderStrip(Card):
    """A row for each provider that has requests, a limit, or is paused."""

    def __init__(self, view_model: UsageViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._rows: dict[tuple[str, str], _ProviderRow] = {}
        self.column.addWidget(label(self.tr("PROVIDERS"), "section"))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE)
        self.column.addLayout(self._list)
        view_model.queue_changed.connect(self.reload)
        view_model.limits_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the providers as they are."""
        wanted = list(dict.fromkeys(self._view_model.providers()))
        for gone in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for provider_id, name in wanted:
            if (provider_id, name) not in self._rows:
                self._rows[provider_id, name] = _ProviderRow(self._view_model, provider_id, name)
                self._list.addWidget(self._rows[provider_id, name])
        self.setVisible(bool(wanted))
        states = Counter((one.provider_id, one.state is QueueState.RUNNING) for one in self._view_model.queue)
        for (provider_id, _name), row in self._rows.items():
            paused = self._view_model.is_paused(provider_id)
            row.set_alone(len(self._rows) == 1)
            row.show_numbers(states[provider_id, True], states[provider_id, False], paused=paused)
