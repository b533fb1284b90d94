"""The panel above the player in which two takes are heard against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from neiroha_desktop.ui.compare.lane import Lane
from neiroha_desktop.ui.compare.pair import LETTERS
from neiroha_desktop.ui.compare.words import blind_sentence, loudness_sentence, state_sentence
from neiroha_desktop.ui.parts.buttons import button, icon_button, rename
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import label
from neiroha_desktop.ui.theme import CONTROL_HEIGHT, SPACE

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.compare.preference import Preference

FRAME_MS = 33
"""Between two pictures of the moving cursor."""


class AbPanel(QFrame):
    """Shows two takes one above the other, with one cursor for both. Its keys work while it is on screen."""

    def __init__(self, comparison: AbComparison, preference: Preference) -> None:
        super().__init__()
        self.setProperty("role", "player")
        self.setAccessibleName(self.tr("Compare A and B"))
        self._comparison = comparison
        self._preference = preference
        self._said = ""
        self._lanes = tuple(Lane(side, comparison) for side in range(len(LETTERS)))
        self._group = QButtonGroup(self)
        self._build()
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME_MS)
        self._connect()
        self._bind()
        self.reload()

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 2, SPACE * 4, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(self._build_head())
        for lane in self._lanes:
            self._group.addButton(lane.choice)
            column.addWidget(lane)
        column.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        self._toggle = icon_button(self.tr("Play comparison"), "play", self._comparison.toggle)
        self._state = label("", "strong")
        self._loop = _checkable(button(self.tr("Loop"), self._on_loop))
        self._loop.setToolTip(self.tr("Play a part round and round: drag over a waveform with Shift to choose it"))
        self._from = button("[", self._on_loop_from)
        self._to = button("]", self._on_loop_to)
        rename(self._from, self.tr("Loop from here"))
        rename(self._to, self.tr("Loop up to here"))
        self._matched = QCheckBox(self.tr("Equally loud"))
        self._blind = QCheckBox(self.tr("Blind"))
        for box in (self._matched, self._blind):
            box.setAccessibleName(box.text())
        self._blind.setToolTip(self.tr("Hide the names and shuffle the two until you have chosen"))
        row = QHBoxLayout()
        row.setSpacing(SPACE * 3)
        row.addWidget(self._toggle)
        row.addWidget(label(self.tr("Compare A and B"), "heading"))
        row.addWidget(self._state)
        row.addStretch(1)
        for widget in (self._from, self._loop, self._to, self._matched, self._blind):
            row.addWidget(widget)
        row.addWidget(icon_button(self.tr("Close comparison"), "close", self._comparison.close))
        return row

    def _build_foot(self) -> QHBoxLayout:
        self._loudness, self._next = label("", "hint"), label("", "hint")
        self._prefer = button(self.tr("I prefer this one"), self._preference.prefer.trigger)
        self._reveal = button(self.tr("Reveal"), self._comparison.reveal)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 3)
        row.addWidget(self._loudness)
        # As high as with its buttons, so that nothing moves when they come and go.
        row.addStrut(CONTROL_HEIGHT)
        row.addStretch(1)
        for widget in (self._next, self._prefer, self._reveal):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        for lane in self._lanes:
            lane.hear_wanted.connect(self._comparison.hear)
            lane.waveform.seek_wanted.connect(self._comparison.seek)
            lane.waveform.loop_wanted.connect(self._comparison.set_loop)
        self._matched.toggled.connect(self._comparison.set_matched)
        self._blind.toggled.connect(self._comparison.set_blind)
        self._clock.timeout.connect(self._show_position)
        self._comparison.changed.connect(self.reload)

    def _bind(self) -> None:
        # A shortcut works while its widget is on screen, and gives way to a field that takes letters.
        for keys, slot in (("A", self._on_a), ("B", self._on_b), ("[", self._on_loop_from), ("]", self._on_loop_to)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

    # Showing

    def reload(self) -> None:
        """Show the comparison as it is."""
        comparison = self._comparison
        # Neither is checked while the player holds something else.
        self._group.setExclusive(comparison.loaded)
        for lane in self._lanes:
            lane.reload()
        self._show_toggle()
        self._show_choices()
        self._loudness.setText(loudness_sentence(comparison))
        self._next.setText(blind_sentence(comparison))
        self._show_position()
        if comparison.playing and self.isVisible():
            self._clock.start()
        else:
            self._clock.stop()
        self._announce()

    def _show_toggle(self) -> None:
        playing = self._comparison.playing
        rename(self._toggle, self.tr("Pause comparison") if playing else self.tr("Play comparison"))
        self._toggle.setIcon(icon("pause" if playing else "play"))
        self._toggle.setEnabled(self._comparison.complete)

    def _show_choices(self) -> None:
        comparison = self._comparison
        loaded, hidden = comparison.loaded, comparison.hidden
        looping = loaded and comparison.playback.loop is not None
        for widget in (self._from, self._loop, self._to):
            widget.setEnabled(loaded)
        self._loop.setChecked(looping)
        for box, checked in ((self._matched, comparison.matched or hidden), (self._blind, comparison.blind)):
            blocked = box.blockSignals(True)
            box.setChecked(checked)
            box.blockSignals(blocked)
        self._matched.setEnabled(not hidden)
        reason = self.tr("A blind comparison is always equally loud: the level would tell the two apart.")
        self._matched.setToolTip(reason if hidden else "")
        self._matched.setAccessibleDescription(reason if hidden else "")
        self._prefer.setVisible(hidden)
        self._prefer.setEnabled(comparison.can_prefer)
        self._reveal.setVisible(hidden)
        self._reveal.setEnabled(comparison.chosen is not None)

    def _show_position(self) -> None:
        comparison = self._comparison
        position = comparison.playback.position if comparison.loaded else 0.0
        for lane in self._lanes:
            lane.show_position(position, playing=comparison.playing)

    def _announce(self) -> None:
        sentence = state_sentence(self._comparison)
        if sentence != self._said:
            self._said = sentence
            self._state.setText(sentence)
            # The focus stays where the user works; a screen reader says it all the same.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._state, sentence))

    # Reacting

    def _on_a(self) -> None:
        self._comparison.hear(0)

    def _on_b(self) -> None:
        self._comparison.hear(1)

    def _on_loop(self, checked: bool) -> None:
        self._comparison.set_loop(0.0 if checked else None)

    def _on_loop_from(self) -> None:
        self._comparison.loop_from_here()

    def _on_loop_to(self) -> None:
        self._comparison.loop_to_here()


def _checkable(target: QPushButton) -> QPushButton:
    target.setCheckable(True)
    return target
