"""Choosing between two takes without knowing which is which."""

from __future__ import annotations

import asyncio
import random
import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton

from neiroha_desktop.ui.compare.lane_waveform import LaneWaveform
from neiroha_desktop.ui.player.waveform import WaveformSlider
from tests.ui.desk import Desk
from tests.ui.test_ab import key, output_of, press_mark, takes_of, two

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take

__all__ = ["two"]


@pytest.fixture
async def blind(two: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A blind comparison in which the sides were swapped."""
    monkeypatch.setattr(random.SystemRandom, "choice", lambda _self, orders: orders[1])
    for number, name in ((1, "Calm"), (2, "Lively")):
        take = (await takes_of(two))[number - 1]
        await two.house.services.takes.rename(take.id, name)
    two.shell.voices.audition.load.restart(two.shell.voices.audition.takes[0].character_id)
    await two.settle()
    two.press("Close comparison")
    await two.settle()
    for number, letter in ((1, "A"), (2, "B")):
        (row,) = [one for one in two.shell.voices.audition.takes if one.name == ("Calm", "Lively")[number - 1]]
        two.shell.comparison.mark("AB".index(letter), row)
    await two.settle()
    two.press("Blind")
    await two.settle()
    two.window.setFocus()
    return two


async def hear_both(desk: Desk) -> None:
    for side, pressed in enumerate((Qt.Key.Key_A, Qt.Key.Key_B)):
        key(desk, pressed)
        await desk.until(partial(desk.shell.comparison.heard, side), "a side to be heard")


async def named(desk: Desk, name: str) -> Take:
    (take,) = [take for take in await takes_of(desk) if take.name == name]
    return take


async def test_nothing_tells_which_is_which(blind: Desk) -> None:
    desk, playback = blind, blind.house.services.playback
    calm, lively = await takes_of(desk)
    texts = [label.text() + label.accessibleName() for label in desk.labels()]
    panel = [text for text in texts if text in ("Calm", "Lively") or "turned down" in text]
    assert not panel
    for pressed in (Qt.Key.Key_A, Qt.Key.Key_B):
        key(desk, pressed)
        assert playback.current is not None
        assert playback.current.key not in (calm.id, lively.id)
        assert playback.current.title == f"Blind: {chr(pressed)}"
        assert playback.peaks is None
        assert not desk.all(QPushButton, "Pause take 1")
        assert not desk.all(QPushButton, "Pause take 2")
    lanes = [desk.find(LaneWaveform, f"Position in {letter}") for letter in "AB"]
    assert all(not lane._outline for lane in (*lanes, desk.find(WaveformSlider, "Position")))
    assert desk.says("Both sound equally loud. Which is which is shuffled and hidden.")
    matched = desk.find(QCheckBox, "Equally loud")
    assert matched.isChecked()
    assert not matched.isEnabled()


async def test_the_two_are_shuffled(two: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = await takes_of(two)
    found: list[list[str]] = []
    for place in (0, 1):
        monkeypatch.setattr(random.SystemRandom, "choice", lambda _self, orders, place=place: orders[place])
        two.press("Blind")
        await two.settle()
        found.append([take.id for side in (0, 1) if (take := two.shell.comparison.take(side)) is not None])
        two.press("Blind")
        await two.settle()
    assert found == [[first.id, second.id], [second.id, first.id]]
    assert [one.key for one in two.house.services.playback.compared] == [first.id, second.id]


async def test_a_choice_wants_both_to_be_heard_and_reveal_wants_a_choice(blind: Desk) -> None:
    desk = blind
    prefer, reveal = desk.find(QPushButton, "I prefer this one"), desk.find(QPushButton, "Reveal")
    assert (prefer.isEnabled(), reveal.isEnabled()) == (False, False)
    await desk.until(lambda: desk.shell.comparison.heard(0), "A to be heard")
    assert desk.says("Still to be heard: B.")
    assert not prefer.isEnabled()
    key(desk, Qt.Key.Key_B)
    await desk.until(lambda: desk.shell.comparison.heard(1), "B to be heard")
    assert (prefer.isEnabled(), reveal.isEnabled()) == (True, False)
    assert desk.says("Let the better one play, and say that you prefer it.")
    desk.press("I prefer this one")
    await desk.settle()
    assert reveal.isEnabled()
    assert desk.says("You prefer B. Reveal shows which one it is.")
    assert not desk.says("Calm")


async def test_who_only_looks_in_has_heard_nothing(blind: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = blind
    desk.shell.comparison._listening.setInterval(3_600_000)
    for pressed in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_A, Qt.Key.Key_B):
        key(desk, pressed)
        await asyncio.sleep(0)
    assert not desk.shell.comparison.can_prefer


async def test_the_choice_is_a_note_and_reveal_shows_the_names_without_a_break(blind: Desk) -> None:
    desk, playback = blind, blind.house.services.playback
    await hear_both(desk)
    output_of(desk).position = 0.2
    played = len(output_of(desk).played)
    desk.press("I prefer this one")
    await desk.settle()
    desk.press("Reveal")
    await desk.settle()

    assert desk.says("Calm")
    assert desk.says("You preferred B.")
    assert (playback.active, playback.position, len(output_of(desk).played)) == (1, 0.2, played)
    chosen, other = await named(desk, "Calm"), await named(desk, "Lively")
    assert playback.current is not None
    assert playback.current.key == chosen.id, "swapped: B is the one that was marked as A"
    assert playback.peaks is not None
    assert re.fullmatch(
        r"Preferred blind over “Lively” \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\) on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.",
        chosen.note,
    )
    assert other.note == ""
    assert not desk.shows("Reveal")


async def test_undo_takes_the_sentence_back_and_leaves_the_rest_of_the_note(blind: Desk) -> None:
    desk, takes = blind, blind.house.services.takes
    calm = await named(desk, "Calm")
    await takes.set_note(calm.id, "Good start.")
    await hear_both(desk)
    desk.press("I prefer this one")
    await desk.settle()
    noted = (await takes.get(calm.id)).note
    assert noted.startswith("Good start.\nPreferred blind over “Lively”")
    assert desk.status.endswith("Your choice is kept as a note on that take.")
    await takes.set_note(calm.id, f"{noted}\nBreathy end.")
    desk.press("Undo")
    await desk.settle()

    assert (await takes.get(calm.id)).note == "Good start.\nBreathy end."
    assert not desk.find(QPushButton, "Reveal").isEnabled()


async def test_another_choice_takes_the_place_of_the_first(blind: Desk) -> None:
    desk = blind
    await hear_both(desk)
    desk.press("I prefer this one")
    await desk.settle()
    key(desk, Qt.Key.Key_A)
    desk.press("I prefer this one")
    await desk.settle()
    assert (await named(desk, "Calm")).note == ""
    assert (await named(desk, "Lively")).note.startswith("Preferred blind over “Calm”")


async def test_the_note_on_the_takes_page_follows_and_is_not_overwritten(blind: Desk) -> None:
    desk = blind
    await desk.open("Takes")
    calm = await named(desk, "Calm")
    rows = desk.shell.takes.rows
    desk.shell.takes.choose(next(n for n in range(2) if (take := rows.take(n)) is not None and take.id == calm.id))
    await hear_both(desk)
    desk.press("I prefer this one")
    await desk.settle()
    field = desk.find(QPlainTextEdit, "Note")
    assert field.toPlainText().startswith("Preferred blind over “Lively”")
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    desk.keys(field, " Yes")
    await desk.settle()
    note = (await named(desk, "Calm")).note
    assert note.startswith("Preferred blind over “Lively”")
    assert note.endswith(". Yes")


async def test_to_mark_another_take_begins_anew(blind: Desk) -> None:
    desk = blind
    await hear_both(desk)
    desk.press("I prefer this one")
    await desk.settle()
    press_mark(desk, 2, "B")
    press_mark(desk, 2, "B")
    await desk.settle()
    assert not desk.shell.comparison.can_prefer
    assert desk.shell.comparison.chosen is None
    assert desk.shell.comparison.hidden
