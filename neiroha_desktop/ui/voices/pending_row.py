"""A take that is waited for: why, until when, and the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from neiroha_desktop.domain.queue import QueueState
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import icon_button, rename
from neiroha_desktop.ui.parts.labels import ElidedLabel, label, set_tone
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.wording import seconds_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.queue import QueuedRequest
    from neiroha_desktop.ui.activity import Activity
    from neiroha_desktop.ui.voices.generations import Generation

_SIGNS = {QueueState.WAITING: "○", QueueState.PAUSED: "‖", QueueState.RETRYING: "↻", QueueState.RUNNING: "●"}


class PendingRow(QFrame):
    """Shows one take that is waited for.

    Signals:
        stop_clicked(Generation): the user does not want it any more.
    """

    stop_clicked = Signal(object)

    def __init__(self, generation: Generation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.generation = generation
        self.setProperty("role", "take")
        self._number = 0
        self._sign = label("", "strong")
        self._sign.setFixedWidth(CONTROL_HEIGHT)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "strong")
        self._sentence = label("", "hint")
        self._stop = icon_button("", "stop", self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE, 0, SPACE)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._sign)
        row.addWidget(self._title)
        row.addWidget(ElidedLabel(generation.batch.text), 1)
        row.addWidget(self._sentence)
        row.addWidget(self._stop)

    def set_number(self, number: int) -> None:
        """Say which take this will be if all before it come."""
        if number != self._number:
            self._number = number
            self._title.setText(self.tr("Take {0}").format(number))
            rename(self._stop, self.tr("Stop take {0}").format(number))

    def follow(self, before: QWidget) -> QWidget:
        """Come after a widget in the order of the Tab key, and return our last one."""
        QWidget.setTabOrder(before, self._stop)
        return self._stop

    def show_state(self, activity: Activity) -> None:
        """Say what it waits for now, or how long it has been running."""
        request = activity.find(self.generation.id)
        if self.generation.came_seconds and not self.generation.answered:
            state, text = QueueState.RUNNING, self._coming_in()
        elif request is not None and not self.generation.answered:
            state, text = request.state, self._sentence_of(request, activity)
        elif self.generation.answered:
            state, text = QueueState.RUNNING, self.tr("It is here and is being kept")
        else:
            state, text = QueueState.WAITING, self.tr("Getting ready")
        self._sign.setText(_SIGNS[state])
        set_tone(self._sign, Tone.OK if state is QueueState.RUNNING else Tone.NEUTRAL)
        set_tone(self._sentence, Tone.WARNING if state in (QueueState.PAUSED, QueueState.RETRYING) else Tone.NEUTRAL)
        if text != self._sentence.text():
            self._sentence.setText(text)

    def _coming_in(self) -> str:
        came = seconds_text(self.generation.came_seconds)
        if self.generation.sounds:
            return self.tr("Playing as it arrives, {0}").format(came)
        return self.tr("Arriving, {0} so far").format(came)

    def _sentence_of(self, request: QueuedRequest, activity: Activity) -> str:
        if request.state is QueueState.PAUSED:
            # Its end is in the user's hand, so say where.
            return self.tr('Paused: resume "{0}" on the Usage page').format(request.provider_name)
        return activity.sentence(request)

    def _on_stop(self) -> None:
        self.stop_clicked.emit(self.generation)


class PendingRest(QFrame):
    """Sums up the takes that come after those with a row of their own.

    Signals:
        stop_clicked: the user wants none of them.
    """

    stop_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "take")
        self._text = label("", "hint")
        self._stop = icon_button(self.tr("Stop the rest"), "stop", self.stop_clicked.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(CONTROL_HEIGHT + SPACE * 2, SPACE, 0, SPACE)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._text, 1)
        row.addWidget(self._stop)
        self.hide()

    def set_count(self, count: int) -> None:
        """Say how many there are; with none the row is gone."""
        self._text.setText(self.tr("and %n more", "", count))
        self.setVisible(count > 0)

    def follow(self, before: QWidget) -> QWidget:
        """Come after a widget in the order of the Tab key, and return our last one."""
        QWidget.setTabOrder(before, self._stop)
        return self._stop
