"""What can be done to a recording by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.domain.reference import (
    Fade,
    KeepBest,
    Mono,
    Normalise,
    RemoveOffset,
    Resample,
    SaveAs,
    mending_of,
)
from neiroha_desktop.ui.parts.buttons import button
from neiroha_desktop.ui.parts.fields import ComboBox, NumberBox
from neiroha_desktop.ui.parts.form_grid import FormGrid
from neiroha_desktop.ui.theme import SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.reference.desk_model import DeskModel

RATES = (16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""Hz; what speech is usually kept at. MiMo speaks at 24 kHz."""
BEST_SECONDS = 15.0
"""Source: MiMo docs, voice clone: a short, clean clip is enough."""
USUAL_LUFS = -20.0
"""Speech as loud as in most recordings, with room for its loudest word."""
_CONTAINERS = (("wav", "WAV"), ("mp3", "MP3"))


class MendTools(QWidget):
    """A row for each thing that wants a value, and a button for each of the others."""

    def __init__(self, model: DeskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._build_fields()
        grid = FormGrid()
        keep = button(self.tr("Keep the best part"), self._on_best)
        grid.add_field(self.tr("Best part, seconds"), self._seconds, keep)
        grid.add_field(self.tr("Sample rate"), self._rate, button(self.tr("Resample"), self._on_resample))
        grid.add_field(self.tr("Loudness, LUFS"), self._lufs, button(self.tr("Normalise"), self._on_normalise))
        grid.add_field(self.tr("Save as"), self._container)
        switches = QHBoxLayout()
        switches.setSpacing(SPACE * 2)
        switches.addWidget(button(self.tr("Mix to mono"), self._on_mono))
        switches.addWidget(button(self.tr("Remove DC offset"), self._on_offset))
        switches.addWidget(button(self.tr("Fade the ends"), self._on_fade))
        switches.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(grid)
        column.addLayout(switches)
        model.mending.mended.connect(self.reload)
        model.clip_changed.connect(self.reload)
        self.reload()

    def _build_fields(self) -> None:
        self._seconds = NumberBox()
        self._seconds.setDecimals(0)
        self._seconds.setRange(1, 600)
        self._seconds.setValue(BEST_SECONDS)
        self._rate = ComboBox()
        for rate in RATES:
            self._rate.addItem(self.tr("{0} Hz").format(rate), rate)
        self._rate.setCurrentIndex(RATES.index(24_000))
        self._lufs = NumberBox()
        self._lufs.setDecimals(1)
        self._lufs.setRange(-40, -9)
        self._lufs.setValue(USUAL_LUFS)
        self._container = ComboBox()
        for value, title in _CONTAINERS:
            self._container.addItem(title, value)
        # Shown for a recording of another kind that is kept with its own bytes.
        self._container.setPlaceholderText(self.tr("as it is"))
        self._container.activated.connect(self._on_container)

    def reload(self) -> None:
        """Show what the recording will be saved as."""
        clip = self._model.clip
        self.setEnabled(clip is not None)
        if clip is not None:
            container = mending_of(clip.steps).container if clip.steps else clip.facts.clip.container
            self._container.setCurrentIndex(self._container.findData(container))

    def _on_best(self) -> None:
        self._model.mending.apply(KeepBest(self._seconds.value()))

    def _on_resample(self) -> None:
        self._model.mending.apply(Resample(self._rate.currentData()))

    def _on_normalise(self) -> None:
        self._model.mending.apply(Normalise(self._lufs.value()))

    def _on_container(self) -> None:
        self._model.mending.apply(SaveAs(self._container.currentData()))

    def _on_mono(self) -> None:
        self._model.mending.apply(Mono())

    def _on_offset(self) -> None:
        self._model.mending.apply(RemoveOffset())

    def _on_fade(self) -> None:
        self._model.mending.apply(Fade())
