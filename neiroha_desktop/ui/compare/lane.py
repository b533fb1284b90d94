"""One of the two compared takes: its letter, what it is, and its waveform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from neiroha_desktop.ui.compare.lane_waveform import LaneWaveform
from neiroha_desktop.ui.compare.pair import LETTERS, title_of
from neiroha_desktop.ui.parts.labels import ElidedLabel
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE
from neiroha_desktop.ui.wording import seconds_text

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.compare.ab_model import AbComparison

_NAME_WIDTH = CONTROL_HEIGHT * 7
_LANE_HEIGHT = CONTROL_HEIGHT + SPACE * 2


class Lane(QWidget):
    """Shows a side of a comparison.

    Signals:
        hear_wanted(int): the user wants to hear this side.
    """

    hear_wanted = Signal(int)

    def __init__(self, side: int, comparison: AbComparison) -> None:
        super().__init__()
        self._side = side
        self._comparison = comparison
        self._shown: tuple[object, ...] = ()
        letter = LETTERS[side]
        self.choice = QRadioButton(letter)
        self.choice.setProperty("role", "segment")
        self.choice.setProperty("place", "only")
        self.choice.setAccessibleName(self.tr("Hear {0}").format(letter))
        self.choice.setToolTip(self.tr("Hear {0} (key {0})").format(letter))
        # Toggled: a screen reader does not click. Clicked: what is chosen already plays on from where it stands.
        self.choice.toggled.connect(self._on_toggled)
        self.choice.clicked.connect(self._on_clicked)
        self._name, self._facts = ElidedLabel(""), ElidedLabel("")
        self._name.setProperty("role", "strong")
        self._facts.setProperty("role", "hint")
        self.waveform = LaneWaveform()
        self.waveform.setAccessibleName(self.tr("Position in {0}").format(letter))
        self.waveform.setFixedHeight(_LANE_HEIGHT)
        names = QWidget()
        names.setFixedWidth(_NAME_WIDTH)
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 3)
        row.addWidget(self.choice)
        row.addWidget(names)
        row.addWidget(self.waveform, 1)

    def reload(self) -> None:
        """Show the side as it is."""
        comparison, side = self._comparison, self._side
        take, active = comparison.take(side), comparison.active == side
        with QSignalBlocker(self.choice):
            self.choice.setChecked(active)
        self.choice.setEnabled(comparison.complete)
        self.waveform.show_active(active)
        self.waveform.show_loop(comparison.playback.loop if comparison.loaded else None)
        name, facts = self._words(take)
        self._name.say(name)
        self._facts.say(facts)
        self._show_outline()

    def show_position(self, seconds: float, *, playing: bool) -> None:
        """Show the place that both are at."""
        self.waveform.show_position(seconds, playing=playing)

    def _words(self, take: Take | None) -> tuple[str, str]:
        if take is None:
            return self.tr("No take yet"), self.tr('Press "Compare as {0}" on one.').format(LETTERS[self._side])
        if self._comparison.hidden:
            return self.tr("Hidden"), self.tr("heard") if self._comparison.heard(self._side) else self.tr(
                "not heard yet"
            )
        moment = f"{take.created_at.astimezone():%H:%M:%S}"
        return title_of(take), " · ".join((moment, seconds_text(take.duration), take.text))

    def _show_outline(self) -> None:
        comparison, playback = self._comparison, self._comparison.playback
        loaded, hidden = comparison.loaded, comparison.hidden
        shown = (playback.compared if loaded else (), hidden)
        if shown == self._shown:
            return
        self._shown = shown
        outline = playback.outlines[self._side].tolist() if loaded and not hidden else ()
        self.waveform.show_clip(outline, playback.duration if loaded else 0.0)

    def _on_toggled(self, checked: bool) -> None:
        if checked:
            self.hear_wanted.emit(self._side)

    def _on_clicked(self) -> None:
        self.hear_wanted.emit(self._side)
