"""The recording on the desk: its waveform with the two handles, how it sounds, and what was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from neiroha_desktop.domain.reference import describe_step
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.parts.buttons import button, icon_button, rename
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import ElidedLabel, HintLabel, label
from neiroha_desktop.ui.parts.segments import Segments
from neiroha_desktop.ui.reference.hearing import AFTER, BEFORE
from neiroha_desktop.ui.reference.trim_waveform import TrimWaveform
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.wording import seconds_text, series_text, size_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.reference import ReferenceFacts
    from neiroha_desktop.ui.reference.desk_model import DeskModel

BUCKETS = 1000
"""Stretches of the waveform: more than a window has columns for."""
FRAME_MS = 33

_AROUND = 0.15
"""Of the kept part, shown left and right of it when it is looked at closely."""


class ClipEditor(QWidget):
    """Shows the recording, and takes what is done to it with mouse and keyboard."""

    def __init__(self, model: DeskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._hearing = model.hearing
        self._close_up = False
        self._name = ElidedLabel("")
        self._name.setProperty("role", "strong")
        self._facts = label("", "hint")
        self._facts.setWordWrap(True)
        self._wave = TrimWaveform()
        self._kept = label("", "hint")
        self._done = HintLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addWidget(self._wave)
        column.addLayout(self._build_below())
        column.addLayout(self._build_hearing())
        column.addWidget(self._done)
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME_MS)
        self._connect()
        self._on_clip()

    def _build_below(self) -> QHBoxLayout:
        self._zoom = QPushButton(self.tr("Close-up"))
        self._zoom.setCheckable(True)
        self._zoom.setAccessibleName(self._zoom.text())
        self._zoom.setToolTip(self.tr("Show what is kept from edge to edge"))
        self._undo = icon_button(self.tr("Undo mending"), "undo", self._model.mending.undo)
        self._redo = icon_button(self.tr("Redo mending"), "redo", self._model.mending.redo)
        self._undo.setToolTip(self.tr("Undo mending (Ctrl+Z)"))
        self._redo.setToolTip(self.tr("Redo mending (Ctrl+Shift+Z)"))
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(self._kept, 1)
        for widget in (self._undo, self._redo, self._zoom):
            row.addWidget(widget)
        return row

    def _build_hearing(self) -> QHBoxLayout:
        self._hear = icon_button(self.tr("Hear the recording"), "play", self._hearing.toggle)
        entries = (("before", self.tr("Before")), ("after", self.tr("After")))
        self._sides = Segments(self.tr("Hear before or after"), entries, "after")
        self._sides.setToolTip(self.tr("What was done to it: H changes between before and after, at the same place"))
        self._fit = button(self.tr("Make it fit"), self._on_fit)
        self._fit.setToolTip(self.tr("Do the least that the model asks for, and say what that was"))
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(self._hear)
        row.addWidget(self._sides)
        row.addStretch(1)
        row.addWidget(self._fit)
        return row

    def _connect(self) -> None:
        model, wave = self._model, self._wave
        wave.seek_wanted.connect(self._hearing.seek)
        wave.trim_wanted.connect(model.mending.trim)
        wave.trim_moving.connect(self._show_kept)
        self._zoom.toggled.connect(self._on_zoom)
        self._sides.chosen.connect(self._on_side)
        self._clock.timeout.connect(self._show_position)
        model.clip_changed.connect(self._on_clip)
        model.mending.mended.connect(self.reload)
        model.busy_changed.connect(self._show_busy)
        self._hearing.changed.connect(self._show_hearing)

    # Showing

    def reload(self) -> None:
        """Show the recording as it is mended now."""
        clip = self._model.clip
        if clip is None:
            return
        self._facts.setText(self._facts_line(clip.facts))
        self._wave.show_trim(*clip.kept)
        self._show_kept(*clip.kept)
        self._show_busy()
        steps = [translate(describe_step(step)) for step in clip.steps]
        text = self.tr("Done so far: {0}. The original stays as it is.").format(series_text(steps)) if steps else ""
        done = self._model.mending.done
        self._done.say("\n".join(filter(None, (done, text))), Tone.OK if done else Tone.NEUTRAL)
        self._show_hearing()

    def _on_clip(self) -> None:
        clip = self._model.clip
        self.setVisible(clip is not None)
        self._zoom.setChecked(False)
        if clip is not None:
            self._name.say(clip.name)
            self._show_wave()
            self.reload()

    def _show_wave(self) -> None:
        clip = self._model.clip
        if clip is None:
            return
        start, end = 0.0, clip.duration
        if self._zoom.isChecked():
            first, last = clip.kept
            around = (last - first) * _AROUND
            start, end = max(0.0, first - around), min(clip.duration, last + around)
        self._wave.show_part(clip.peaks(BUCKETS, start, end).tolist(), start, end, clip.duration)
        self._wave.show_trim(*clip.kept)

    def _show_kept(self, start: float, end: float) -> None:
        clip = self._model.clip
        if clip is not None:
            text = self.tr("Keeps {0} s to {1} s of {2}: {3} s")
            values = f"{start:.2f}", f"{end:.2f}", seconds_text(clip.duration), f"{end - start:.2f}"
            self._kept.setText(text.format(*values))

    def _facts_line(self, facts: ReferenceFacts) -> str:
        clip = facts.clip
        channels = {1: self.tr("mono"), 2: self.tr("stereo")}.get(clip.channels, str(clip.channels))
        rate = self.tr("{0} Hz").format(clip.sample_rate)
        parts = (clip.container, seconds_text(clip.duration), channels, rate, size_text(clip.size_bytes))
        return " · ".join(parts)

    def _show_busy(self) -> None:
        clip, mending = self._model.clip, self._model.mending
        idle = clip is not None and not self._model.busy
        for widget, possible in (
            (self._undo, clip is not None and clip.can_undo),
            (self._redo, clip is not None and clip.can_redo),
            (self._fit, True),
        ):
            if not (idle and possible) and widget.hasFocus() and not mending.running:
                self._hear.setFocus()
            # While it works the button keeps the keyboard; pressed again it waits for its turn.
            widget.setEnabled(possible and (idle or mending.running))

    def _show_hearing(self) -> None:
        playing = self._hearing.playing
        rename(self._hear, self.tr("Pause the recording") if playing else self.tr("Hear the recording"))
        self._hear.setIcon(icon("pause" if playing else "play"))
        clip = self._model.clip
        self._sides.setEnabled(clip is not None and bool(clip.steps))
        if self._hearing.side == BEFORE:
            self._sides.choose("before")
        else:
            self._sides.choose("after")
        if playing:
            self._clock.start()
        else:
            self._clock.stop()
        self._show_position()

    def _show_position(self) -> None:
        position = self._hearing.position
        if position is not None:
            self._wave.show_position(position, playing=self._hearing.playing)

    # Reacting

    def _on_fit(self) -> None:
        self._model.mending.make_fit(self._model.limits)

    def _on_zoom(self) -> None:
        self._show_wave()

    def _on_side(self, side: str) -> None:
        wanted = BEFORE if side == "before" else AFTER
        # Shown, too, when the key has changed it already.
        if wanted != self._hearing.side:
            self._hearing.hear(wanted)
