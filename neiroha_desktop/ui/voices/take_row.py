"""One take in the audition: play it, see what it is, save or delete it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from neiroha_desktop.ui.compare.mark_buttons import MarkButtons
from neiroha_desktop.ui.inspector.request_menu import RequestMenu
from neiroha_desktop.ui.parts.buttons import icon_button, rename
from neiroha_desktop.ui.parts.icons import icon
from neiroha_desktop.ui.parts.labels import ElidedLabel, label, set_tone
from neiroha_desktop.ui.player.take_waveform import TakeWaveform
from neiroha_desktop.ui.theme import SPACE
from neiroha_desktop.ui.voices.keep_button import KeepButton
from neiroha_desktop.ui.voices.take_words import details_text, facts_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.ui.compare.ab_model import AbComparison
    from neiroha_desktop.ui.player.part import Part
    from neiroha_desktop.ui.player.view_model import PlayerViewModel
    from neiroha_desktop.ui.voices.keep_voice import KeepVoice


class TakeRow(QFrame):
    """Shows a take.

    Signals:
        play_clicked(Take): the user wants to hear it, or a pause.
        hear_wanted(Take, Part): the user wants to hear a part of it.
        star_clicked(Take), save_clicked(Take), delete_clicked(Take): the user wants this.
        inspect_clicked(Take), curl_clicked(Take): the user wants to see or to copy what was sent for it.
    """

    play_clicked = Signal(object)
    hear_wanted = Signal(object, object)
    star_clicked = Signal(object)
    save_clicked = Signal(object)
    delete_clicked = Signal(object)
    inspect_clicked = Signal(object)
    curl_clicked = Signal(object)

    def __init__(
        self,
        player: PlayerViewModel,
        comparison: AbComparison,
        keep_voice: KeepVoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._take: Take | None = None
        self.setProperty("role", "take")
        self._number = 0
        self._playing = False
        self._shown: tuple[object, ...] = ()
        self._before: QWidget | None = None
        self._play = icon_button("", "play", self._on_play)
        self._waveform = TakeWaveform(player)
        self._waveform.hear_wanted.connect(self._on_hear)
        self._title = label("", "strong")
        self._text = ElidedLabel("")
        self._facts = label("", "hint")
        self._keep = KeepButton(keep_voice)
        self._marks = MarkButtons(comparison, short=True)
        self._save = icon_button("", "save", self._on_save)
        self._delete = icon_button("", "delete", self._on_delete)
        self._more = RequestMenu(self)
        self._more.star_wanted.connect(self._on_star)
        self._more.inspect_wanted.connect(self._on_inspect)
        self._more.curl_wanted.connect(self._on_curl)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE, 0, SPACE)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._play)
        row.addWidget(self._waveform, 1)
        row.addLayout(self._build_words(), 2)
        row.addWidget(self._keep)
        row.addWidget(self._marks)
        row.addWidget(self._save)
        row.addWidget(self._delete)
        row.addWidget(self._more.button)

    @property
    def take(self) -> Take:
        """The take that is shown."""
        assert self._take is not None
        return self._take

    def _build_words(self) -> QVBoxLayout:
        # In two lines: in one there would be no room for them in a small window.
        self._facts.setWordWrap(True)
        first = QHBoxLayout()
        first.setSpacing(SPACE * 2)
        first.addWidget(self._title)
        first.addWidget(self._text, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._facts)
        return column

    def set_number(self, number: int) -> None:
        """Say which take of the list this is, counted from the oldest."""
        if number != self._number:
            self._number = number
            self._show_title()
            rename(self._save, self.tr("Save take {0} to a file").format(number))
            rename(self._delete, self.tr("Delete take {0}").format(number))
            self._waveform.setAccessibleName(self.tr("Position in take {0}").format(number))
            self._more.set_title(self.tr("Take {0}").format(number))
            self._name_play()

    def follow(self, before: QWidget) -> QWidget:
        """Come after a widget in the order of the Tab key, and return our last one: new rows stand on top."""
        last = self._more.button
        if before is self._before:
            return last
        self._before = before
        for widget in (
            self._play,
            self._waveform,
            self._keep,
            *self._marks.stops,
            self._save,
            self._delete,
            last,
        ):
            QWidget.setTabOrder(before, widget)
            before = widget
        return last

    def show_take(self, take: Take, changes: Sequence[Message] | None) -> None:
        """Show a take.

        Args:
            take: which one.
            changes: in what its settings differ from those on screen; None where they are the same.
        """
        self._take = take
        # In a long list, to say the same again would hold up a new take. Of the day it depends whether a date is shown.
        shown = (take, self._number, changes, datetime.now(UTC).astimezone().date())
        if shown == self._shown:
            return
        self._shown = shown
        self._text.say(take.text)
        self._waveform.show_take(take)
        self._marks.show_take(take, self._title.text())
        self._keep.show_take(take, self._title.text())
        self._more.show_starred(take.starred)
        self._show_title()
        line, tone = facts_line(take, changes)
        self._facts.setText(line)
        self._facts.setToolTip(details_text(take, changes))
        set_tone(self._facts, tone)

    def set_playing(self, playing: bool) -> None:
        """Show whether this take is the one that sounds."""
        if playing != self._playing:
            self._playing = playing
            self._play.setIcon(icon("pause" if playing else "play"))
            self._name_play()

    def _show_title(self) -> None:
        starred = self._take is not None and self._take.starred
        self._title.setText(("★ " if starred else "") + self.tr("Take {0}").format(self._number))

    def _name_play(self) -> None:
        name = self.tr("Pause take {0}") if self._playing else self.tr("Play take {0}")
        rename(self._play, name.format(self._number))

    def _on_play(self) -> None:
        self.play_clicked.emit(self.take)

    def _on_hear(self, part: Part) -> None:
        self.hear_wanted.emit(self.take, part)

    def _on_save(self) -> None:
        self.save_clicked.emit(self.take)

    def _on_delete(self) -> None:
        self.delete_clicked.emit(self.take)

    def _on_star(self) -> None:
        self.star_clicked.emit(self.take)

    def _on_inspect(self) -> None:
        self.inspect_clicked.emit(self.take)

    def _on_curl(self) -> None:
        self.curl_clicked.emit(self.take)
