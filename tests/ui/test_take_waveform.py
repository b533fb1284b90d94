"""The waveform of a take where takes are listed: click, drag, keys and assistive technology go elsewhere in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from neiroha_desktop.services.playback import PlaybackService, PlaybackState
from neiroha_desktop.ui.player.take_waveform import TakeWaveform
from tests.ui.desk import Desk
from tests.ui.takes_desk import a_take, keep_takes, looked_for, tone

LENGTH = 2.0


def playback(desk: Desk) -> PlaybackService:
    return desk.house.services.playback


def place(wave: TakeWaveform, seconds: float) -> QPoint:
    """Return where in a waveform a second is drawn: the ends stand 8 pixels inside."""
    return QPoint(8 + round((wave.width() - 16) * seconds / LENGTH), wave.height() // 2)


def drag(wave: TakeWaveform, first: float, last: float, *, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(wave, Qt.MouseButton.LeftButton, held, place(wave, first))
    QTest.mouseMove(wave, place(wave, last))
    QTest.mouseRelease(wave, Qt.MouseButton.LeftButton, held, place(wave, last))


async def playing_at(desk: Desk, key: str, seconds: float) -> None:
    def reached() -> bool:
        current = playback(desk).current
        at = current is not None and current.key == key and playback(desk).state is PlaybackState.PLAYING
        return at and playback(desk).position == pytest.approx(seconds, abs=0.05)

    await desk.until(reached, f"{key} at {seconds} s")


@pytest.fixture
async def two(desk: Desk) -> Desk:
    """Return the audition with two takes of the character on screen."""
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    made = [a_take(name, name, minutes=number, character_id=draft.id) for number, name in enumerate(("new", "old"))]
    await keep_takes(desk, [(take, tone(LENGTH)) for take in made])
    desk.shell.voices.audition.load.restart(draft.id)
    await desk.until(lambda: desk.shows("Position in take 2"), "two takes")
    await desk.settle()
    return desk


async def test_a_click_plays_from_there_and_the_other_falls_silent(two: Desk) -> None:
    new, old = (two.find(TakeWaveform, f"Position in take {number}") for number in (2, 1))
    QTest.mouseClick(new, Qt.MouseButton.LeftButton, pos=place(new, 1.5))
    await playing_at(two, "new", 1.5)
    drag(old, 0.5, 1.0)
    await playing_at(two, "old", 1.0)
    await two.until(lambda: old.value() == pytest.approx(1000, abs=50), "the place in the old one")
    assert new.value() == 0
    assert two.shows("Pause take 1")


async def test_while_it_plays_it_is_sought_and_looped_without_a_new_start(two: Desk) -> None:
    new = two.find(TakeWaveform, "Position in take 2")
    two.press("Play take 2")
    await playing_at(two, "new", 0.0)
    track = playback(two)._track
    drag(new, 0.2, 1.5)
    await playing_at(two, "new", 1.5)
    drag(new, 1.0, 0.5, shift=True)
    assert list(playback(two).loop or ()) == pytest.approx([0.5, 1.0], abs=0.05)
    assert playback(two)._track is track
    QTest.keyClick(new, Qt.Key.Key_Escape)
    assert playback(two).loop is None


async def test_a_part_of_another_take_is_played_round_and_round(two: Desk) -> None:
    drag(two.find(TakeWaveform, "Position in take 1"), 0.5, 1.5, shift=True)
    await playing_at(two, "old", 0.5)
    assert list(playback(two).loop or ()) == pytest.approx([0.5, 1.5], abs=0.05)
    QTest.keyClick(two.window, Qt.Key.Key_BracketRight)
    assert playback(two).loop is not None


async def test_it_is_a_slider_with_keys(two: Desk) -> None:
    wave = two.find(TakeWaveform, "Position in take 2")
    interface = QAccessible.queryAccessibleInterface(wave)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Description) == "0.0 of 2.0 seconds"
    assert interface.valueInterface().maximumValue() == 2000
    QTest.keyClick(wave, Qt.Key.Key_Right)
    await playing_at(two, "new", 1.0)
    interface.valueInterface().setCurrentValue(500)
    await playing_at(two, "new", 0.5)
    assert "Shift" in wave.toolTip()


async def test_the_keys_of_the_window_choose_the_part(two: Desk) -> None:
    two.press("Play take 2")
    await playing_at(two, "new", 0.0)
    for second, key in ((0.5, Qt.Key.Key_BracketLeft), (1.25, Qt.Key.Key_BracketRight)):
        await playback(two).seek(second)
        QTest.keyClick(two.window, key)
    assert playback(two).loop == (0.5, 1.25)


async def test_the_takes_page_shows_a_finer_one(two: Desk) -> None:
    await two.open("Takes")
    await looked_for(two, 2)
    wave = two.find(TakeWaveform, "Position in the take")
    await two.until(lambda: len(wave._outline) == 600, "the fine outline")
    drag(wave, 0.5, 1.5, shift=True)
    await playing_at(two, "new", 0.5)
    QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=place(wave, 1.0))
    await playing_at(two, "new", 1.0)


async def test_without_its_audio_there_is_nothing_to_take_hold_of(two: Desk) -> None:
    await two.open("Takes")
    await looked_for(two, 2)
    two.press("Delete audio")
    await two.until(lambda: not two.find(TakeWaveform, "Position in the take").isEnabled(), "a waveform without sound")
    await two.settle()
