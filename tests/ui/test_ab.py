"""Comparing two takes: switched at one place, equally loud, and what the panel, the player and a screen reader say."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QRadioButton, QSlider, QWidget

from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.compare.ab_panel import AbPanel
from neiroha_desktop.ui.compare.lane_waveform import LaneWaveform
from tests.ui.desk import Desk
from tests.ui.silent_output import SilentOutput
from tests.ui.test_take_rows import make_take, rows_from_the_top


def output_of(desk: Desk) -> SilentOutput:
    found: object = desk.house.services.playback._output
    assert isinstance(found, SilentOutput)
    return found


def press_mark(desk: Desk, number: int, letter: str) -> None:
    """Press the mark in the row of a take."""
    (row,) = [row for row in rows_from_the_top(desk) if row._number == number]
    (found,) = [one for one in row.findChildren(QPushButton) if one.accessibleName() == f"Compare as {letter}"]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def has_takes(desk: Desk, count: int) -> bool:
    return len(rows_from_the_top(desk)) == count and desk.idle()


def state_of(desk: Desk) -> PlaybackState:
    return desk.house.services.playback.state


def loop_of(desk: Desk) -> tuple[float, float] | None:
    return desk.house.services.playback.loop


def key(desk: Desk, pressed: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.window, pressed)


def makers(desk: Desk) -> list[str]:
    """Return the keys of what is compared now."""
    return [one.key for one in desk.house.services.playback.compared]


async def takes_of(desk: Desk) -> list[Take]:
    """Return all takes, the oldest first."""
    return (await desk.house.services.takes.list_all())[::-1]


@pytest.fixture
async def two(desk: Desk) -> Desk:
    """Two takes that are compared: the first as A, the second as B."""
    for number in (1, 2):
        desk.type("Text", "Hello" if number == 1 else "Hello there, everybody!")
        desk.press("Generate")
        await desk.until(partial(has_takes, desk, number), "a take")
    press_mark(desk, 1, "A")
    press_mark(desk, 2, "B")
    await desk.settle()
    desk.window.setFocus()
    return desk


async def test_the_panel_appears_with_the_first_mark_and_says_what_is_missing(desk: Desk) -> None:
    await make_take(desk, 1)
    assert not desk.window.findChildren(AbPanel)
    press_mark(desk, 1, "A")
    await desk.settle()

    assert desk.says("No take yet")
    assert desk.says('Press "Compare as B" on one.')
    assert not desk.find(QRadioButton, "Hear A").isEnabled()
    assert not desk.find(QPushButton, "Play comparison").isEnabled()
    press_mark(desk, 1, "A")
    await desk.settle()
    assert not desk.shows("Hear A"), "pressed once more, the mark goes, and with it the panel"


async def test_two_marks_are_heard_and_switched_at_one_place(two: Desk) -> None:
    desk, playback = two, two.house.services.playback
    first, second = await takes_of(desk)
    assert makers(desk) == [first.id, second.id]
    assert state_of(desk) is PlaybackState.PLAYING
    assert desk.says("A plays")
    output_of(desk).position = 0.3
    key(desk, Qt.Key.Key_B)

    assert (playback.active, playback.position) == (1, 0.3)
    assert desk.says("B plays")
    assert desk.find(QRadioButton, "Hear B").isChecked()
    assert desk.shows("Pause take 2"), "the row of the take that is heard shows it"
    key(desk, Qt.Key.Key_A)
    assert (playback.active, playback.position) == (0, 0.3)
    assert desk.shows("Pause take 1")
    desk.press("Hear B")
    assert playback.active == 1
    assert len(output_of(desk).played) == 3, "two takes as they came, and both together once"


async def test_the_player_bar_and_the_panel_agree(two: Desk) -> None:
    desk, playback = two, two.house.services.playback
    desk.press("Pause")
    await desk.settle()
    assert desk.says("A is paused")
    assert desk.shows("Play comparison")
    desk.press("Play comparison")
    await desk.settle()
    assert state_of(desk) is PlaybackState.PLAYING
    assert desk.shows("Pause")
    places = [desk.find(QSlider, name) for name in ("Position in A", "Position in B", "Position")]
    desk.press("Pause comparison")
    await desk.settle()
    places[1].setValue(400)
    await desk.settle()
    assert playback.position == 0.4
    assert [place.value() for place in places] == [400, 400, 400]

    desk.press("Play take 2")
    await desk.settle()
    assert playback.compared == ()
    assert desk.says("Neither plays")
    assert not desk.find(QRadioButton, "Hear A").isChecked()
    key(desk, Qt.Key.Key_B)
    await desk.settle()
    assert (len(playback.compared), playback.active) == (2, 1)
    assert desk.says("B plays")


async def test_letters_belong_to_the_field_that_is_typed_in(two: Desk) -> None:
    desk = two
    desk.type("Character name", "Ab[b]")
    assert desk.find(QLineEdit, "Character name").text() == "Ab[b]"
    desk.type("Text", "abba")
    assert desk.text("Text") == "abba"
    assert desk.house.services.playback.active == 0
    assert desk.house.services.playback.loop is None


async def test_keys_mean_nothing_once_the_panel_is_closed(two: Desk) -> None:
    desk = two
    desk.press("Close comparison")
    await desk.settle()
    assert state_of(desk) is not PlaybackState.PLAYING
    assert not desk.shows("Hear A")
    desk.window.setFocus()
    key(desk, Qt.Key.Key_B)
    await desk.settle()
    assert state_of(desk) is not PlaybackState.PLAYING
    assert not any(one.isChecked() for one in desk.all(QPushButton, "Compare as A"))


async def test_loudness_is_matched_in_words_and_can_be_left_alone(two: Desk) -> None:
    desk, playback = two, two.house.services.playback
    first, second = playback.loudness
    assert first is not None
    assert second is not None
    difference = abs(first - second)
    assert difference > 0.05, "the two takes differ, or there is nothing to match"
    louder = "A" if first > second else "B"
    assert desk.find(QCheckBox, "Equally loud").isChecked()
    assert desk.says(f"{louder} is turned down by {difference:.1f} dB so that both sound equally loud.")
    desk.press("Equally loud")
    assert playback.gains == (1.0, 1.0)
    assert desk.says(f"Each is played as it is: {louder} is louder by {difference:.1f} LU.")
    desk.press("Equally loud")
    assert min(playback.gains) == pytest.approx(10 ** (-difference / 20))


async def test_a_part_goes_round(two: Desk) -> None:
    desk, playback = two, two.house.services.playback
    desk.press("Loop")
    assert loop_of(desk) == (0.0, playback.duration)
    output_of(desk).position = 0.2
    key(desk, Qt.Key.Key_BracketLeft)
    assert loop_of(desk) == (0.2, playback.duration)
    output_of(desk).position = 0.4
    desk.press("Loop up to here")
    assert loop_of(desk) == pytest.approx((0.2, 0.4))
    assert desk.find(QPushButton, "Loop").isChecked()
    desk.press("Loop")
    assert loop_of(desk) is None

    lane = desk.find(LaneWaveform, "Position in B")
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    start, end = (QPoint(round(lane.width() * part), 20) for part in (0.75, 0.25))
    QTest.mousePress(lane, left, shift, start)
    QTest.mouseMove(lane, end)
    QTest.mouseRelease(lane, left, shift, end)
    loop = loop_of(desk)
    assert loop is not None
    assert loop == pytest.approx((0.25 * playback.duration, 0.75 * playback.duration), abs=0.05)
    QTest.mouseClick(lane, left, pos=QPoint(lane.width() - 20, 20))
    await desk.settle()
    assert loop_of(desk) is None, "to go outside of it ends it"


async def test_a_mark_replaces_the_one_before_and_a_take_is_on_one_side_only(two: Desk) -> None:
    desk = two
    first, second = await takes_of(desk)
    press_mark(desk, 1, "B")
    await desk.settle()
    assert desk.says('Press "Compare as A" on one.')
    press_mark(desk, 2, "A")
    await desk.settle()
    assert makers(desk) == [second.id, first.id]


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("side", [0, 1])
async def test_a_take_that_cannot_be_heard_is_a_sentence_that_names_the_side(
    two: Desk, side: int, damaged: bool
) -> None:
    desk = two
    path = desk.house.services.takes.path((await takes_of(desk))[side])
    path.write_bytes(b"RIFF\x00\x00\x00\x00WAVE") if damaged else path.unlink()
    for _ in ("taken away", "and marked again"):
        press_mark(desk, side + 1, "AB"[side])
        await desk.settle()

    assert desk.status.startswith(f"{'AB'[side]} cannot be heard. ")
    assert ("damaged" if damaged else "cannot be opened") in desk.status
    assert desk.says("Neither plays")


async def test_a_take_without_audio_cannot_be_marked(desk: Desk) -> None:
    await make_take(desk, 1)
    await desk.open("Takes")
    desk.press("Compare as A")
    assert desk.find(QPushButton, "Compare as A").isChecked()
    desk.press("Compare as A")
    desk.press("Delete audio")
    await desk.settle()
    assert not desk.find(QPushButton, "Compare as A").isEnabled()
    (take,) = await takes_of(desk)
    desk.shell.comparison.mark(0, take)
    assert desk.status == "There is nothing to compare: the audio of this take was deleted."
    assert not desk.shell.comparison.open


async def test_the_comparison_survives_another_theme(two: Desk) -> None:
    desk = two
    desk.theme.choose("dark")
    await desk.settle()
    assert desk.says("A plays")
    desk.press("Hear B")
    assert desk.says("B plays")
    assert len(output_of(desk).played) == 3


async def test_tab_comes_to_the_panel_before_the_player(two: Desk) -> None:
    names: list[str] = []
    widget: QWidget = two.find(QPushButton, "Pause comparison")
    while widget.accessibleName() != "Volume":
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            names.append(widget.accessibleName())
    assert names[:4] == ["Loop from here", "Loop", "Loop up to here", "Equally loud"]
    assert names[-4:] == ["Pause", "Position", "Loop this clip", "Volume"]
    assert names.index("Position in B") < names.index("Pause")


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    said: list[str] = []

    class Announcement(QAccessibleAnnouncementEvent):
        def __init__(self, target: QObject, text: str) -> None:
            super().__init__(target, text)
            said.append(text)

    monkeypatch.setattr("neiroha_desktop.ui.compare.ab_panel.QAccessibleAnnouncementEvent", Announcement)
    return said


async def test_a_screen_reader_is_told_which_one_plays(two: Desk, announced: list[str]) -> None:
    key(two, Qt.Key.Key_B)
    key(two, Qt.Key.Key_A)
    two.press("Pause comparison")
    await two.settle()
    assert announced == ["B plays", "A plays", "A is paused"]
