"""The microphone panel: choose a device, see the level, count in, record, listen, again, use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QProgressBar, QPushButton

from neiroha_desktop.services.recording import RecordingState
from neiroha_desktop.ui.reference import recorder_model
from tests.ui import reference_signals
from tests.ui.scripted_recorder import ScriptedRecorder

if TYPE_CHECKING:
    from tests.ui.desk import Desk


@pytest.fixture
def recorder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> ScriptedRecorder:
    scripted = ScriptedRecorder()
    monkeypatch.setattr(desk.house.services.recording, "_make_recorder", lambda: scripted)
    # As long as a blink, so that no test waits for three seconds.
    desk.shell.reference.recorder._beat.setInterval(5)
    return scripted


@pytest.fixture
async def booth(desk: Desk, recorder: ScriptedRecorder) -> Desk:
    """The microphone of the first character that is cloned."""
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    desk.press("Record…")
    await desk.settle()
    return desk


def state(booth: Desk) -> RecordingState:
    return booth.house.services.recording.state


async def record(booth: Desk) -> None:
    booth.press("Start recording")
    assert booth.says("Recording in 3…")
    await booth.until(lambda: state(booth) is RecordingState.RECORDING, "the recording")


async def test_the_level_is_shown_before_anything_is_kept(booth: Desk, recorder: ScriptedRecorder) -> None:
    assert state(booth) is RecordingState.LISTENING
    assert booth.find(QPushButton, "Start recording").hasFocus()
    meter = booth.find(QProgressBar, "Input level")
    await booth.until(lambda: meter.value() == -20, "the level")
    assert booth.says("good")
    recorder.level, recorder.held_level = 0.001, 0.002
    await booth.until(lambda: booth.says("too soft"), "a word for it")
    recorder.held_level = 0.99
    await booth.until(lambda: booth.says("too loud"), "a word for it")
    recorder.clipped = True
    await booth.until(lambda: booth.says("✕ clipped"), "a word for it")


async def test_choose_a_microphone_record_listen_again_and_use(booth: Desk, recorder: ScriptedRecorder) -> None:
    box = booth.find(QComboBox, "Input device")
    entries = [box.itemText(row) for row in range(box.count())]
    assert entries == ["System default", "Built-in microphone (system default)", "USB microphone"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    await booth.settle()
    assert recorder.opened == ["", "test:usb"]
    assert box.currentText() == "USB microphone"
    await record(booth)
    assert booth.says("● Recording: 2 of 60 seconds")
    assert booth.find(QPushButton, "Stop recording").hasFocus()
    booth.press("Stop recording")
    await booth.settle()
    assert state(booth) is RecordingState.CLOSED
    booth.press("Listen")
    await booth.settle()
    current = booth.house.services.playback.current
    assert current is not None
    assert current.data == recorder.data
    booth.press("Again")
    await booth.settle()
    assert state(booth) is RecordingState.LISTENING
    recorder.data = reference_signals.wav(reference_signals.speech(5.0, channels=1))
    await record(booth)
    booth.press("Stop recording")
    await booth.settle()
    booth.press("Use this recording")
    await booth.settle()
    assert not booth.shows("Input level")
    assert booth.says("Recording 2")
    assert booth.says("wav · 5.0 s · mono · 24000 Hz")
    booth.press("Use this clip")
    await booth.settle()
    draft = booth.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    assert draft.reference.path.read_bytes() == recorder.data


async def test_a_count_in_can_be_stopped(booth: Desk) -> None:
    booth.shell.reference.recorder._beat.setInterval(recorder_model.COUNT_MS)
    booth.press("Start recording")
    QTest.keyClick(booth.find(QPushButton, "Stop recording"), Qt.Key.Key_Escape)
    assert booth.shows("Start recording")
    assert state(booth) is RecordingState.LISTENING


async def test_a_minute_is_the_end(booth: Desk, recorder: ScriptedRecorder) -> None:
    await record(booth)
    recorder.full = True
    await booth.until(lambda: booth.shows("Use this recording"), "the end by itself")


async def test_nobody_is_listened_to_who_does_not_see_it(booth: Desk) -> None:
    await booth.open("Takes")
    assert state(booth) is RecordingState.CLOSED
    await booth.open("Voices")
    booth.press("Record…")
    await booth.settle()
    booth.click_row("Characters list", "Narrator")
    await booth.settle()
    assert state(booth) is RecordingState.CLOSED
    booth.click_row("Characters list", "Guest voice")
    await booth.settle()
    booth.press("Record…")
    await booth.settle()
    booth.press("Close the microphone")
    await booth.settle()
    assert state(booth) is RecordingState.CLOSED
    assert not booth.shows("Input level")


async def test_a_recording_survives_another_page(booth: Desk) -> None:
    await record(booth)
    await booth.open("Takes")
    await booth.open("Voices")
    assert booth.shows("Use this recording")


async def test_a_computer_without_a_microphone(desk: Desk, recorder: ScriptedRecorder) -> None:
    recorder.there = False
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    desk.press("Record…")
    await desk.settle()
    assert desk.status == "No microphone was found. Plug one in."
    assert desk.says(desk.status)
    assert not desk.find(QPushButton, "Start recording").isEnabled()
    recorder.there = True
    desk.press("Again")
    await desk.settle()
    assert desk.find(QPushButton, "Start recording").isEnabled()


async def test_a_microphone_that_is_pulled_out(booth: Desk, recorder: ScriptedRecorder) -> None:
    await record(booth)
    recorder.lost = True
    await booth.until(lambda: state(booth) is RecordingState.CLOSED, "the end of it")
    await booth.settle()
    assert booth.status
    assert booth.says(booth.status)
    assert booth.shows("Again")
