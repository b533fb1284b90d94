"""The reference desk in the window: bring a recording in, see how good it is, mend it, take it back, use it."""

from __future__ import annotations

import asyncio
import hashlib
import io
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QProgressBar,
    QRadioButton,
    QSlider,
    QToolButton,
    QWidget,
)

from neiroha_desktop.ui.reference.desk_view import DeskView
from neiroha_desktop.ui.reference.trim_waveform import TrimWaveform
from tests.ui import reference_signals
from tests.ui.desk import Desk


@pytest.fixture
async def table(desk: Desk) -> Desk:
    """The desk of the first character that is cloned, with its own recording."""
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    desk.press("Edit…")
    await desk.settle()
    return desk


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return reference_signals.save(tmp_path / "my sister 妹妹.wav", reference_signals.speech(8.0))


def drop(desk: Desk, mime: QMimeData) -> None:
    """Let go of something over the desk."""
    (target,) = desk.window.findChildren(DeskView)
    place, buttons, keys = target.rect().center(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, buttons, keys))


async def bring(desk: Desk, path: Path) -> None:
    """Drop a file, and wait until it lies on the desk."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop(desk, mime)
    await desk.settle()
    assert desk.says(path.name), desk.status


def findings(desk: Desk) -> str:
    return desk.find(QWidget, "Findings").accessibleDescription()


async def by_hand(desk: Desk, *buttons: str) -> None:
    """Unfold what can be done by hand, and do some of it."""
    head = desk.find(QToolButton, "Mend by hand")
    if not head.isChecked():
        head.click()
    for name in buttons:
        desk.press(name)
        await desk.settle()


async def use(desk: Desk) -> bytes:
    """Use the clip, and return the file that the character has now."""
    desk.press("Use this clip")
    await desk.settle()
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    data = await asyncio.to_thread(draft.reference.path.read_bytes)
    assert hashlib.sha256(data).hexdigest() == draft.reference.sha256
    return data


async def test_the_desk_opens_in_the_place_of_the_character(table: Desk) -> None:
    assert table.says("Reference audio of Guest voice")
    assert table.says("practice-reference.wav")
    assert not table.shows("Generate")
    assert "Encoded size" in findings(table)
    table.click_row("Characters list", "Narrator")
    await table.settle()
    assert table.shows("Generate"), "another character is on screen"
    table.click_row("Characters list", "Guest voice")
    await table.settle()
    assert table.says("practice-reference.wav"), "nothing was lost meanwhile"
    table.press("Back to the character")
    await table.settle()
    assert table.shows("Generate")
    assert not table.status


async def test_what_was_dropped_is_judged(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    assert table.says("wav · 8.0 s · stereo · 24000 Hz")
    lines = findings(table).splitlines()
    assert "good: Length 8.0 s" in findings(table)
    ranks = ["will be refused", "could be better", "good"]
    marks = [ranks.index(line.partition(":")[0]) for line in lines]
    assert marks == sorted(marks), "the worst comes first"
    assert all(line.count(".") >= 1 for line in lines)


async def test_a_file_that_is_no_sound_leaves_the_clip_alone(table: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "film.mp4"
    broken.write_bytes(b"\0\0\0\x20ftypisom" + bytes(2000))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(broken))])
    drop(table, mime)
    await table.settle()
    assert table.status.count(".") >= 2, "what is wrong, and what to do"
    assert table.says(table.status)
    assert table.says("practice-reference.wav")
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/voice.mp3")])
    drop(table, mime)
    assert "Nothing was downloaded." in table.status


async def test_pasting_and_choosing(table: Desk, recording: Path, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    path = reference_signals.save(tmp_path / "copied.wav", reference_signals.speech(2.0))
    clipboard.setText(str(path))
    table.press("Paste")
    await table.settle()
    assert table.says("copied.wav")
    mime = QMimeData()
    mime.setData("audio/wav", reference_signals.wav(reference_signals.speech(3.0)))
    clipboard.setMimeData(mime)
    QTest.keyClick(table.find(QSlider, "Trim start"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await table.settle()
    assert table.says("Pasted recording")
    assert table.says("3.0 s")
    clipboard.clear()
    table.press("Choose a file…")
    (dialog,) = table.window.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(recording))
    dialog.close()
    await table.settle()
    assert table.says(recording.name)


async def test_a_take_as_the_recording(table: Desk) -> None:
    table.press("Back to the character")
    table.type("Text", "A voice of its own.")
    table.press("Generate")
    await table.settle()
    table.press("Edit…")
    await table.settle()
    table.press("From a take")
    await table.settle()
    menu = table.find(QMenu, "From a take")
    (action,) = menu.actions()
    assert action.text().startswith("Guest voice · A voice of its own. · ")
    action.trigger()
    menu.close()
    await table.settle()
    assert table.text("Reference text") == "A voice of its own."
    (take,) = await table.house.services.takes.list_all()
    wanted = await asyncio.to_thread(table.house.services.takes.path(take).read_bytes)
    assert await use(table) == wanted, "nothing was done to it, so it is the very file"
    draft = table.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference_text == "A voice of its own."


async def test_trimming_with_the_mouse_snaps_to_a_pause(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    wave = table.find(TrimWaveform, "Place in the recording")
    start = table.find(QSlider, "Trim start")
    x = wave._x_of(2100)
    grip = start.rect().center()
    QTest.mousePress(start, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(start, start.mapFromParent(QPoint(x, grip.y())))
    QTest.mouseRelease(start, Qt.MouseButton.LeftButton, pos=start.mapFromParent(QPoint(x, grip.y())))
    await table.settle()
    # Words begin at whole seconds, and end 0.6 s later; the next pause is the one before second 2.
    assert 1600 <= start.value() <= 2000
    assert table.says(f"Keeps {start.value() / 1000:.2f} s to 8.00 s of 8.0 s")
    samples, rate = soundfile.read(Path(await _file(table)))
    assert len(samples) / rate == pytest.approx(8.0 - start.value() / 1000, abs=0.002)


async def test_trimming_with_the_keyboard_is_exact(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    end = table.find(QSlider, "Trim end")
    end.setFocus()
    for _ in range(3):
        QTest.keyClick(end, Qt.Key.Key_Left)
    await table.settle()
    assert end.value() == 7970
    assert end.accessibleDescription() == "7.97 of 8.00 seconds"
    QTest.keyClick(end, Qt.Key.Key_PageDown)
    await table.settle()
    assert end.value() < 7970
    before = end.value()
    QTest.keyClick(end, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await table.settle()
    assert end.value() == 7970
    table.press("Redo mending")
    await table.settle()
    assert end.value() == before
    # As assistive technology moves it.
    table.find(QSlider, "Trim start").setValue(1500)
    await table.settle()
    assert table.says("Keeps 1.50 s to")


async def test_mending_by_hand_and_taking_it_back(table: Desk, recording: Path) -> None:
    original = await asyncio.to_thread(recording.read_bytes)
    await bring(table, recording)
    await by_hand(table, "Mix to mono", "Resample", "Normalise", "Remove DC offset", "Fade the ends")
    assert table.says("mono · 24000 Hz")
    for part in ("Mixed to mono", "Resampled to 24000 Hz", "Brought to -20.0 LUFS", "Removed the DC offset"):
        assert table.says(part), part
    for _ in range(5):
        table.press("Undo mending")
        await table.settle()
    assert table.says("8.0 s · stereo")
    assert not table.says("Done so far")
    assert await use(table) == original, "with everything taken back it is the original"
    assert await asyncio.to_thread(recording.read_bytes) == original


async def test_the_best_part_as_mp3(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    await by_hand(table)
    seconds = table.find(QDoubleSpinBox, "Best part, seconds")
    seconds.selectAll()
    QTest.keyClicks(seconds, "3")
    await by_hand(table, "Keep the best part")
    table.choose("Save as", "MP3")
    await table.settle()
    start, end = (table.find(QSlider, name).value() for name in ("Trim start", "Trim end"))
    assert 0 < end - start <= 3000
    assert soundfile.info(io.BytesIO(await use(table))).format == "MP3"
    draft = table.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    assert draft.reference.container == "mp3"


async def test_make_it_fit_says_what_it_did(table: Desk, tmp_path: Path) -> None:
    flac = tmp_path / "long.flac"
    soundfile.write(flac, reference_signals.speech(4.0), reference_signals.RATE, format="FLAC")
    await bring(table, flac)
    assert "will be refused" in findings(table)
    table.press("Make it fit")
    await table.settle()
    assert "will be refused" not in findings(table)
    assert table.says(table.status)
    assert len(table.status) > 10
    data = await use(table)
    assert data[:4] == b"RIFF"


async def test_before_and_after_with_one_key(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    await by_hand(table, "Normalise")
    playback = table.house.services.playback
    trim = table.find(QSlider, "Trim start")
    trim.setFocus()
    QTest.keyClick(trim, Qt.Key.Key_H)
    await table.settle()
    assert table.find(QRadioButton, "Before").isChecked()
    assert len(playback.compared) == 2
    assert playback.active == 0
    QTest.keyClick(trim, Qt.Key.Key_H)
    await table.settle()
    assert table.find(QRadioButton, "After").isChecked()
    assert playback.active == 1
    before, after = playback.loudness
    assert before is not None
    assert after == pytest.approx(-20.0, abs=0.1)
    assert playback.gains == (1.0, 1.0), "it is heard as loud as it is"
    table.press("Pause the recording")
    await table.settle()
    assert table.shows("Hear the recording")


async def test_words_stay_with_the_recording(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    table.type("Reference text", "What my sister says.")
    table.type("Spoken language", "English")
    await use(table)
    draft = table.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    assert (draft.reference.transcript, draft.reference.language) == ("What my sister says.", "English")
    assert draft.reference_text == "What my sister says."
    table.press("Edit…")
    await table.settle()
    assert table.text("Reference text") == "What my sister says."
    assert table.text("Spoken language") == "English"


async def test_what_was_not_used_can_be_gone_on_with(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    await by_hand(table, "Mix to mono")
    table.press("Back to the character")
    await table.settle()
    assert table.status == "What was done to the recording was not used."
    table.press("Go on with it")
    await table.settle()
    assert table.says("mono · 24000 Hz")


async def test_reading_can_be_stopped(table: Desk, recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started, library = asyncio.Event(), table.house.services.references

    async def never(*_: object) -> None:
        started.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(type(library), "open", never)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(recording))])
    drop(table, mime)
    await started.wait()
    assert table.shows("Progress of the recording")
    assert isinstance(table.find(QProgressBar, "Progress of the recording"), QProgressBar)
    table.press("Stop reading")
    await table.settle()
    assert not table.shows("Stop reading")
    assert table.says("practice-reference.wav")


async def test_a_large_file_goes_to_the_desk(desk: Desk, recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neiroha_desktop.ui.reference.field_model.LARGE_BYTES", 1000)
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    desk.type("Reference audio", str(recording))
    QTest.keyClick(desk.find(QLineEdit, "Reference audio"), Qt.Key.Key_Return)
    await desk.settle()
    assert desk.says("Reference audio of Guest voice")
    assert desk.says(recording.name)
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    assert draft.reference.original_name == "practice-reference.wav", "nothing is used yet"


async def test_a_permission_stays_with_a_mended_recording_and_goes_with_another(table: Desk, recording: Path) -> None:
    await by_hand(table, "Normalise")
    await use(table)
    assert table.find(QCheckBox, "I may use this voice").isChecked()
    table.press("Edit…")
    await table.settle()
    await bring(table, recording)
    await use(table)
    assert not table.find(QCheckBox, "I may use this voice").isChecked()


async def test_a_close_up_shows_what_is_kept(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    wave = table.find(TrimWaveform, "Place in the recording")
    table.find(QSlider, "Trim start").setValue(4000)
    table.find(QSlider, "Trim end").setValue(6000)
    await table.settle()
    before = wave._x_of(6000) - wave._x_of(4000)
    table.press("Close-up")
    assert wave._x_of(6000) - wave._x_of(4000) > 2.5 * before
    assert wave.start.x() < wave.end.x()


async def test_the_desk_survives_another_theme_and_language(table: Desk, recording: Path) -> None:
    await bring(table, recording)
    await by_hand(table, "Mix to mono")
    table.theme.choose("dark")
    await table.settle()
    assert table.says("mono · 24000 Hz")
    assert table.find(QSlider, "Trim end").value() == 8000
    table.press("Undo mending")
    await table.settle()
    assert table.says("stereo · 24000 Hz")


async def _file(table: Desk) -> str:
    await use(table)
    draft = table.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    return str(draft.reference.path)
