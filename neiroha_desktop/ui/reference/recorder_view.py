"""The microphone panel: input device, level, count-in, and what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from neiroha_desktop.services.recording import LONGEST_SECONDS, RecordingState
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.parts.labels import Card, HintLabel, label, set_tone
from neiroha_desktop.ui.reference.level_meter import FLOOR_DB, LevelMeter
from neiroha_desktop.ui.reference.recorder_model import Phase
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.reference.recorder_model import RecorderModel
    from neiroha_desktop.ui.theme import Tokens

FRAME_MS = 50
"""Between two pictures of the level."""


class RecorderCard(Card):
    """Shows the microphone while it is wanted."""

    def __init__(self, model: RecorderModel, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wants_focus = False
        self._build(tokens)
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME_MS)
        self._clock.timeout.connect(self._show_level)
        model.changed.connect(self.reload)
        model.devices_changed.connect(self._show_devices)
        self._show_devices()
        self.reload()

    def _build(self, tokens: Tokens) -> None:
        self._devices = ComboBox()
        self._devices.setMinimumContentsLength(12)
        self._devices.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._devices.activated.connect(self._on_device)
        self._meter = LevelMeter(tokens)
        self._word = label("", "hint")
        self._word.setFixedWidth(CONTROL_HEIGHT * 3)
        level = QWidget()
        line = QHBoxLayout(level)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE * 2)
        line.addWidget(self._meter, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._word)
        level.setMinimumHeight(CONTROL_HEIGHT)
        grid = FormGrid()
        grid.add_field(self.tr("Input device"), self._devices)
        grid.add_field(self.tr("Input level"), level, editor=self._meter)
        self._state = label("", "strong")
        self._state.setWordWrap(True)
        self._problem = HintLabel()
        self.column.addWidget(label(self.tr("MICROPHONE"), "section"))
        self.column.addWidget(grid)
        self.column.addWidget(self._state)
        self.column.addWidget(self._problem)
        self.column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        model = self._model
        self._record = button(self.tr("Start recording"), model.record, icon_name="microphone")
        self._stop = button(self.tr("Stop recording"), model.stop, icon_name="stop")
        self._listen = button(self.tr("Listen"), model.listen, icon_name="play")
        self._again = button(self.tr("Again"), model.again, icon_name="again")
        self._use = button(self.tr("Use this recording"), model.use)
        self._close = button(self.tr("Close the microphone"), model.close)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        for widget in (self._record, self._stop, self._use, self._listen, self._again):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        return row

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the level while somebody sees it."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest; a window that is only out of sight for a moment goes on listening."""
        super().hideEvent(event)
        self._clock.stop()
        if not event.spontaneous():
            self._model.leave()

    def take_focus(self) -> None:
        """Put the focus where the next step is."""
        self._wants_focus = True
        self.reload()

    def reload(self) -> None:
        """Show where the user is with it."""
        phase = self._model.phase
        focused = next((one for one in self.findChildren(QPushButton) if one.hasFocus()), None)
        self.setVisible(self._model.opened)
        busy = phase in (Phase.COUNTING, Phase.RECORDING)
        self._record.setVisible(not busy and phase is not Phase.DONE)
        self._record.setEnabled(phase is Phase.READY)
        self._stop.setVisible(busy)
        for widget in (self._listen, self._again, self._use):
            widget.setVisible(phase is Phase.DONE)
        if phase is Phase.CLOSED and self._model.problem:
            self._again.setVisible(True)
        self._listen.setText(self.tr("Stop listening") if self._model.playing else self.tr("Listen"))
        self._listen.setAccessibleName(self._listen.text())
        self._devices.setEnabled(not busy)
        self._problem.say(self._model.problem, Tone.DANGER)
        self._show_level()
        gone = focused is not None and not (focused.isVisible() and focused.isEnabled())
        if self._wants_focus or gone:
            self._move_focus(busy, phase)

    def _move_focus(self, busy: bool, phase: Phase) -> None:
        """Put the keyboard on the next step, as soon as it can be taken."""
        wanted = self._stop if busy else self._use if phase is Phase.DONE else self._record
        self._wants_focus = not wanted.isEnabled()
        wanted.setFocus()

    def _show_devices(self) -> None:
        self._devices.clear()
        self._devices.addItem(self.tr("System default"), "")
        for device in self._model.devices:
            name = self.tr("{0} (system default)").format(device.name) if device.is_default else device.name
            self._devices.addItem(name, device.id)
        self._devices.setCurrentIndex(max(0, self._devices.findData(self._model.device_id)))

    def _show_level(self) -> None:
        service, phase = self._model.service, self._model.phase
        live = phase in (Phase.READY, Phase.COUNTING, Phase.RECORDING)
        self._meter.show_level(*((service.level, service.held_level) if live else (FLOOR_DB, FLOOR_DB)))
        clipped = live and service.clipped
        self._word.setText(self.tr("✕ clipped") if clipped else self._meter.word if live else "")
        set_tone(self._word, Tone.DANGER if clipped else Tone.NEUTRAL)
        text = self._sentence(phase)
        if text != self._state.text():
            self._state.setText(text)

    def _sentence(self, phase: Phase) -> str:
        match phase:
            case Phase.OPENING:
                return self.tr("Opening the microphone…")
            case Phase.READY:
                return self.tr("Speak as you will: the loudest word belongs between the two ends of the green line.")
            case Phase.COUNTING:
                return self.tr("Recording in {0}…").format(self._model.count)
            case Phase.RECORDING:
                full = self._model.service.state is RecordingState.FULL
                seconds = LONGEST_SECONDS if full else self._model.service.seconds
                return self.tr("● Recording: {0} of {1} seconds").format(f"{seconds:.0f}", f"{LONGEST_SECONDS:.0f}")
            case Phase.DONE:
                return self.tr("Recorded. Listen to it, record it again, or use it.")
        return ""

    def _on_device(self) -> None:
        self._model.choose_device(self._devices.currentData())
