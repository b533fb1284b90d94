"""The player bar: play or pause, the waveform, volume, output device, and what else is going on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.parts.buttons import icon_button
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import field_label, label
from neiroha_desktop.ui.player.activity_button import ActivityButton
from neiroha_desktop.ui.player.device_box import DeviceBox
from neiroha_desktop.ui.player.loop_waveform import LoopWaveform
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.activity import Activity
    from neiroha_desktop.ui.player.view_model import PlayerViewModel

_TITLE_WIDTH = CONTROL_HEIGHT * 5
_VOLUME_WIDTH = CONTROL_HEIGHT * 3
_DEVICE_WIDTH = CONTROL_HEIGHT * 5


class PlayerBar(QFrame):
    """The row at the bottom of the window.

    Signals:
        usage_wanted: the user wants to see what is queued and used.
    """

    usage_wanted = Signal()

    def __init__(self, view_model: PlayerViewModel, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "player")
        self._view_model = view_model
        self._playback = view_model.playback
        self._shown_key: str | None = None
        self._build(activity)
        self._connect()
        self._show()
        self._show_devices()

    def _build(self, activity: Activity) -> None:
        self._toggle = icon_button(self.tr("Play"), "play", self._view_model.toggle.trigger, role="play")
        self._title = label("", "strong")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._time = label("", "mono")
        self._waveform = LoopWaveform()
        self._waveform.setAccessibleName(self.tr("Position"))
        self._loop = icon_button(self.tr("Loop this clip"), "loop", self._on_loop)
        self._loop.setCheckable(True)
        self._loop.setToolTip(
            self.tr("Play round and round: the clip, or the part that you drag over with Shift. Esc plays on.")
        )
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setSingleStep(5)
        self._volume.setPageStep(10)
        # As high as the field beside it, so that their labels stand in one line.
        self._volume.setFixedHeight(CONTROL_HEIGHT)
        self._devices = DeviceBox()
        running = ActivityButton(activity)
        running.clicked.connect(self.usage_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 4, SPACE * 2, SPACE * 4, SPACE * 2)
        row.setSpacing(SPACE * 3)
        row.addWidget(self._toggle)
        row.addWidget(_column(_TITLE_WIDTH, self._title, self._time))
        row.addWidget(self._waveform, 1)
        row.addWidget(self._loop)
        row.addWidget(_column(_VOLUME_WIDTH, field_label(self.tr("Volume"), self._volume), self._volume))
        row.addWidget(_column(_DEVICE_WIDTH, field_label(self.tr("Output device"), self._devices), self._devices))
        row.addWidget(running)

    def _connect(self) -> None:
        self._waveform.seek_wanted.connect(self._view_model.seek.restart)
        self._waveform.loop_wanted.connect(self._playback.set_loop)
        self._volume.valueChanged.connect(self._on_volume)
        self._devices.chosen.connect(self._view_model.choose_device.restart)
        self._devices.about_to_open.connect(self._view_model.list_devices.trigger)
        self._devices.approached.connect(self._view_model.look_for_devices.trigger)
        self._view_model.changed.connect(self._show)
        self._view_model.moved.connect(self._show_position)
        self._view_model.devices_changed.connect(self._show_devices)

    # Showing

    def _show(self) -> None:
        playing = self._playback.state is PlaybackState.PLAYING
        name = self.tr("Pause") if playing else self.tr("Play")
        self._toggle.setAccessibleName(name)
        self._toggle.setToolTip(name)
        self._toggle.setIcon(icon("pause" if playing else "play", QPalette.ColorRole.HighlightedText))
        self._toggle.setEnabled(self._playback.state is not PlaybackState.EMPTY)
        self._show_clip()
        self._show_position()
        self._show_loop()
        if self._volume.value() != _steps(self._playback.volume):
            self._volume.setValue(_steps(self._playback.volume))
        self._devices.show_device(self._playback.device_id)

    def _show_clip(self) -> None:
        current, peaks = self._playback.current, self._playback.peaks
        key = current.key if current is not None and peaks is not None else None
        if key != self._shown_key or key is None:
            self._shown_key = key
            self._waveform.show_clip(peaks.tolist() if peaks is not None else (), self._playback.duration)
        title = current.title if current is not None else self.tr("Nothing to play yet")
        self._title.setToolTip(title)
        self._title.setText(self._title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, _TITLE_WIDTH))

    def _show_loop(self) -> None:
        loop = self._playback.loop
        self._waveform.show_loop(loop)
        self._loop.setChecked(loop is not None)
        self._loop.setEnabled(self._playback.duration > 0 and not self._playback.streaming)

    def _show_position(self) -> None:
        position = self._playback.position
        playing = self._playback.state is PlaybackState.PLAYING
        if self._playback.streaming:
            self._waveform.grow(self._playback.duration)
        self._waveform.show_position(position, playing=playing)
        self._time.setVisible(self._playback.current is not None)
        if self._playback.streaming and self._playback.starved and position > 0:
            self._time.setText(self.tr("waiting for more"))
        else:
            self._time.setText(f"{_clock_text(position)} / {_clock_text(self._playback.duration)}")

    def _show_devices(self) -> None:
        self._devices.show_devices(self._view_model.devices)

    # Reacting

    def _on_loop(self, checked: bool) -> None:
        self._playback.set_loop(0.0 if checked else None)

    def _on_volume(self, steps: int) -> None:
        if steps != _steps(self._playback.volume):
            # Squared, because loudness is heard in proportions.
            self._playback.set_volume((steps / 100) ** 2)


def _steps(volume: float) -> int:
    return round(math.sqrt(volume) * 100)


def _clock_text(seconds: float) -> str:
    tenths = int(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"


def _column(width: int, *widgets: QWidget) -> QWidget:
    result = QWidget()
    result.setFixedWidth(width)
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return result
