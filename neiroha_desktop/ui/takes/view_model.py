"""The takes page without its widgets: what is looked for, what was found, and what is done with it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from neiroha_desktop.domain.take_filter import TakeChoices, TakeFilter
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.async_command import AsyncCommand
from neiroha_desktop.ui.takes.actions import TakeActions
from neiroha_desktop.ui.takes.list_model import TakeListModel
from neiroha_desktop.ui.takes.outline import TakeOutline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.synthesis import Take
    from neiroha_desktop.services.playback import PlaybackService
    from neiroha_desktop.services.takes import TakeService
    from neiroha_desktop.ui.messages import Messages

_FIRST_ROWS = 40
"""Loaded before a list is shown, so that nobody sees blank rows: more than fit on a screen."""
_AROUND = 20
"""Rows loaded above and below those that are wanted."""
_PAUSE_SECONDS = 0.05
"""From one fetch of rows to the next: who drags the scroll bar passes more rows in a frame than can be painted."""


class TakesViewModel(QObject):
    """All takes of all characters, newest first.

    Attributes:
        actions: what can be done with a take.
        outline: the outline of the chosen take, for a large waveform.
        filter: what is looked for.
        rows: the list of what was found.
        current: the take that is chosen.
        choices: what can be filtered by.

    Signals:
        found: another list is shown, or the same once more.
        choices_changed: other characters, providers or models have takes.
        current_changed: another take is chosen, or the chosen one is different now.
        changed: takes are different on disk; other pages should look again.
    """

    found = Signal()
    choices_changed = Signal()
    current_changed = Signal()
    changed = Signal()

    def __init__(self, takes: TakeService, playback: PlaybackService, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._service = takes
        self._playback = playback
        self._messages = messages
        self.actions = TakeActions(takes, playback, messages, self)
        self.filter = TakeFilter()
        self.outline = TakeOutline(playback, self)
        self.rows = TakeListModel(self.actions.copy_out, self)
        self.choices = TakeChoices()
        self.current: Take | None = None
        self.loaded_once = False
        self._current_number: int | None = None
        self._seen = range(0)
        self.load = self._command(self._load)
        self._fetch = self._command(self._fetch_wanted)
        self._study = self._command(self._study_takes)
        # All rows that one painting asks for come in one go.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fetch.trigger)
        self._fetched_at = 0.0
        self.rows.wanted.connect(self._on_wanted)
        self._fetch.running_changed.connect(self._on_fetching)
        self.actions.edited.connect(self._on_edited)
        self.actions.listed_anew.connect(self._on_listed_anew)
        playback.subscribe(self._on_playback_changed)

    def _command(self, work: Any) -> AsyncCommand:
        command = AsyncCommand(work, self)
        command.failed.connect(self._messages.show_error)
        return command

    # Looking

    def set_filter(self, **changes: Any) -> None:
        """Look for something else, by the field names of `TakeFilter`."""
        wanted = replace(self.filter, **changes)
        if wanted != self.filter:
            self.filter = wanted
            self.load.restart()

    def clear_filter(self) -> None:
        """Look for everything."""
        if self.filter != TakeFilter():
            self.filter = TakeFilter()
            self.load.restart()

    def choose(self, row: int) -> None:
        """Take a row as the chosen one; -1 for none."""
        numbers = self.rows.numbers
        self._current_number = numbers[row] if 0 <= row < len(numbers) else None
        self._show_current(self.rows.take(row))

    def current_row(self) -> int:
        """Return the row of the chosen take; -1 where it is not in the list."""
        numbers = self.rows.numbers
        return numbers.index(self._current_number) if self._current_number in numbers else -1

    def look_at(self, rows: range) -> None:
        """Note which rows are on screen, and measure the takes among them that never were."""
        self._seen = rows
        takes = [take for take in map(self.rows.take, rows) if take is not None]
        unmeasured = [take for take in takes if take.measure is None and not take.audio_deleted]
        if unmeasured:
            self._study.restart(unmeasured)

    async def _load(self) -> None:
        row = max(0, self.current_row())
        numbers = await self._service.find(self.filter)
        if self._current_number in numbers:
            row = numbers.index(self._current_number)
        # What will be on screen at once, so that nobody sees it blank.
        seen = range(self._seen.start, self._seen.stop + _AROUND)
        fresh = [numbers[place] for place in dict.fromkeys((*range(_FIRST_ROWS), *seen, row)) if place < len(numbers)]
        takes = await self._service.page(fresh)
        self.rows.forget()
        self.rows.show(numbers)
        self.rows.fill(fresh, takes)
        self.loaded_once = True
        # Where the chosen take went, the one that took its place is chosen.
        self.choose(min(row, len(numbers) - 1))
        self.found.emit()
        choices = await self._service.choices()
        if choices != self.choices:
            self.choices = choices
            self.choices_changed.emit()

    async def _fetch_wanted(self) -> None:
        rows = self.rows.wanted_rows()
        near = self.rows.numbers[max(0, rows.start - _AROUND) : rows.stop + _AROUND] if rows else []
        missing = [number for number in near if not self.rows.is_loaded(number)]
        takes = await self._service.page(missing)
        self.rows.fill(missing, takes)
        self._fetched_at = time.monotonic()
        gone = [number for number, take in zip(missing, takes, strict=True) if take is None]
        if any(map(self.rows.lists, gone)):
            # Deleted by another window on the same data folder; a list that is on its way may have it still.
            self.load.restart()
        if self.current is None and self._current_number is not None:
            self.choose(self.current_row())

    def _on_wanted(self) -> None:
        rest = self._fetched_at + _PAUSE_SECONDS - time.monotonic()
        self._soon.start(max(0, round(1000 * rest)))

    def _on_fetching(self, running: bool) -> None:
        # While it runs, a fetch starts no other one.
        if not running and self.rows.wants:
            self._on_wanted()

    async def _study_takes(self, takes: Sequence[Take]) -> None:
        for take in takes:
            studied = await self._service.studied(take)
            if studied is not take:
                self._take_over(take.id, measure=studied.measure, outline=studied.outline)

    def _take_over(self, take_id: str, **changes: Any) -> None:
        """Show what is different about a take now, wherever it is shown."""
        self.rows.change(take_id, changes)
        if self.current is not None and self.current.id == take_id:
            self._show_current(replace(self.current, **changes))

    def _show_current(self, take: Take | None) -> None:
        if take is not self.current:
            self.current = take
            self.outline.want(self.actions.playable(take) if take is not None and not take.audio_deleted else None)
            self.current_changed.emit()

    def _on_edited(self, take_id: str, changes: dict[str, Any]) -> None:
        self._take_over(take_id, **changes)
        self.changed.emit()

    def _on_listed_anew(self) -> None:
        self.load.restart()
        self.changed.emit()

    def _on_playback_changed(self) -> None:
        current = self._playback.current
        sounds = current is not None and self._playback.state is PlaybackState.PLAYING
        self.rows.set_playing(current.key if sounds and current is not None else "")
