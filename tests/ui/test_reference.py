"""Reference audio: typed, dropped or chosen, copied at once, and refused without losing anything."""

from __future__ import annotations

import asyncio
import base64
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QProgressBar

from neiroha_desktop.resource_files import resource
from tests.standin import melody
from tests.standin.loopback import Given, loopback
from tests.ui.desk import Desk

FIELD = "Reference audio"


@pytest.fixture
async def guest(desk: Desk) -> Desk:
    """The first character that is cloned, on screen."""
    desk.click_row("Characters list", "Guest voice")
    await desk.settle()
    return desk


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "my sister 妹妹.wav"
    path.write_bytes(melody.wav(melody.melody("sister", 6.0)))
    return path


def enter(desk: Desk, text: str) -> None:
    desk.type(FIELD, text)
    QTest.keyClick(desk.find(QLineEdit, FIELD), Qt.Key.Key_Return)


def drop(desk: Desk, path: Path) -> None:
    """Drop a file on the field."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop_data(desk, data)


def drop_data(desk: Desk, data: QMimeData) -> None:
    """Drop anything on the field."""
    target = desk.find(QLineEdit, FIELD).parentWidget()
    assert target is not None
    place = target.rect().center()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()


def reference_name(desk: Desk) -> str:
    draft = desk.shell.voices.editor.draft
    assert draft is not None
    assert draft.reference is not None
    return draft.reference.original_name


def permit(desk: Desk) -> None:
    """Say that the voice may be used."""
    box = desk.find(QCheckBox, "I may use this voice")
    assert not box.isChecked(), "a permission holds only for the voice that it was given for"
    desk.press("I may use this voice")


async def test_what_is_known_of_the_recording_is_shown(guest: Desk, recording: Path) -> None:
    enter(guest, str(recording))
    await guest.settle()
    assert guest.text(FIELD) == recording.name
    (line,) = (label.text() for label in guest.labels() if "of 10,000,000 characters" in label.text())
    for part in ("wav", "6.0 s", "mono", "24000 Hz"):
        assert part in line.replace(",", ""), line


async def test_moving_the_original_breaks_nothing(guest: Desk, recording: Path) -> None:
    enter(guest, str(recording))
    await guest.settle()
    permit(guest)
    guest.press("Save character")
    await guest.settle()
    await asyncio.to_thread(recording.unlink)
    guest.type("Text", "Hello")
    guest.press("Generate")
    await guest.settle()
    assert guest.shows("Pause take 1"), guest.status


async def test_a_path_may_be_quoted_or_an_address(guest: Desk, recording: Path) -> None:
    for typed in (f'"{recording}"', recording.as_uri(), f"  {recording}  "):
        enter(guest, str(resource("samples", "practice-reference.wav")))
        await guest.settle()
        assert reference_name(guest) == "practice-reference.wav"
        enter(guest, typed)
        await guest.settle()
        assert reference_name(guest) == recording.name, typed


async def test_leaving_the_field_takes_what_was_typed(guest: Desk, recording: Path) -> None:
    guest.type(FIELD, str(recording))
    guest.find(QLineEdit, "Character name").setFocus()
    await guest.settle()
    assert reference_name(guest) == recording.name


async def test_a_file_can_be_dropped(guest: Desk, recording: Path) -> None:
    drop(guest, recording)
    await guest.settle()
    assert reference_name(guest) == recording.name
    assert guest.says("● unsaved")


async def test_a_file_can_be_chosen(guest: Desk, recording: Path) -> None:
    guest.press("Choose file")
    (dialog,) = guest.window.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(recording))
    dialog.close()
    await guest.settle()
    assert reference_name(guest) == recording.name


async def test_the_dialog_does_not_pile_up(guest: Desk) -> None:
    for _ in range(3):
        guest.press("Choose file")
        for dialog in guest.window.findChildren(QFileDialog):
            dialog.reject()
        await guest.settle()
    assert len(guest.window.findChildren(QFileDialog)) <= 1


async def test_wrong_files_are_refused_at_the_field_and_nothing_is_lost(guest: Desk, tmp_path: Path) -> None:
    text = tmp_path / "notes.wav"
    text.write_text("this is no sound", encoding="utf-8")
    empty = tmp_path / "empty.mp3"
    empty.touch()
    for path in (tmp_path / "nothing here.wav", tmp_path, text, empty):
        enter(guest, str(path))
        await guest.settle()
        (hint,) = (label for label in guest.labels() if label.property("tone") == "danger" and label.text() != "✕")
        assert hint.text() == guest.status, path
        assert hint.text().count(".") >= 2, "what is wrong, and what to do"
        assert guest.find(QLineEdit, FIELD).property("tone") == "danger"
        assert guest.text(FIELD) == str(path), "what was typed can be corrected"
        assert reference_name(guest) == "practice-reference.wav", "the recording from before is still there"


async def test_a_refused_path_can_be_tried_again(guest: Desk, recording: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.wav"
    enter(guest, str(late))
    await guest.settle()
    assert reference_name(guest) == "practice-reference.wav"
    shutil.copy(recording, late)
    QTest.keyClick(guest.find(QLineEdit, FIELD), Qt.Key.Key_Return)
    await guest.settle()
    assert reference_name(guest) == "late.wav"


async def test_leaving_a_refused_path_does_not_catch_the_focus(guest: Desk, tmp_path: Path) -> None:
    enter(guest, str(tmp_path / "nowhere.wav"))
    await guest.settle()
    name = guest.find(QLineEdit, "Character name")
    name.setFocus()
    await guest.settle()
    assert name.hasFocus()


async def test_a_recording_over_the_limit_says_both_numbers_and_sends_nothing(guest: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.wav"
    large.write_bytes(melody.wav(bytes(7_600_000)))
    enter(guest, str(large))
    await guest.settle()
    (hint,) = (label for label in guest.labels() if "of 10,000,000 characters" in label.text())
    assert hint.property("tone") == "danger"
    permit(guest)
    guest.type("Text", "Hello")
    guest.press("Generate")
    await guest.settle()
    assert "10,000,000" in guest.status
    assert "10,133," in guest.status
    assert not await guest.house.services.takes.list_all()


async def test_a_container_that_the_provider_refuses_is_said(guest: Desk, tmp_path: Path, recording: Path) -> None:
    import soundfile

    samples, rate = soundfile.read(recording)
    flac = tmp_path / "named.wav"
    soundfile.write(flac, samples, rate, format="FLAC")
    enter(guest, str(flac))
    await guest.settle()
    assert guest.says("the provider accepts only mp3, wav")
    permit(guest)
    guest.type("Text", "Hello")
    guest.press("Generate")
    await guest.settle()
    assert "flac" in guest.status


async def test_nothing_is_sent_without_permission(guest: Desk, recording: Path) -> None:
    enter(guest, str(recording))
    await guest.settle()
    guest.type("Text", "Hello")
    guest.press("Generate")
    await guest.settle()
    assert guest.status.startswith("Nothing was sent: a voice belongs to somebody")
    box = guest.find(QCheckBox, "I may use this voice")
    assert box.hasFocus()
    assert guest.says(guest.status), "it is said at the box, too"
    assert not await guest.house.services.takes.list_all()
    permit(guest)
    assert guest.says("A voice belongs to somebody: clone your own, or one whose owner has agreed.")
    guest.press("Generate")
    await guest.settle()
    assert len(await guest.house.services.takes.list_all()) == 1
    guest.press("Save character")
    await guest.settle()
    assert (await guest.house.services.characters.by_name("Guest voice")).may_clone


async def test_what_is_no_file_is_said_at_the_field(guest: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/voice.mp3")])
    drop_data(guest, data)
    assert guest.status.startswith("https://example.org/voice.mp3 is on the web, not on this computer.")
    assert guest.says(guest.status)
    assert reference_name(guest) == "practice-reference.wav"


async def test_an_address_is_downloaded_only_when_asked_for(guest: Desk) -> None:
    sound = melody.wav(melody.melody("web", 3.0))
    async with loopback(lambda _: Given(body=sound)) as site:
        enter(guest, f"{site.origin}/her%20voice.wav")
        assert "Nothing was downloaded." in guest.status
        await guest.settle()
        assert not site.seen
        guest.press("Download it")
        await guest.settle()
        assert len(site.seen) == 1
    assert guest.says("her voice.wav")
    assert guest.says("3.0 s")
    assert not guest.status, "what was said is over"


async def test_a_download_that_fails_says_so_on_the_desk(guest: Desk) -> None:
    mime = QMimeData()
    async with loopback(lambda _: Given(404)) as site:
        mime.setUrls([QUrl(f"{site.origin}/none.wav")])
        drop_data(guest, mime)
        guest.press("Download it")
        await guest.settle()
    assert "it answers 404." in guest.status
    assert guest.says(guest.status)


async def test_sound_in_an_address_opens_on_the_desk(guest: Desk) -> None:
    mime = QMimeData()
    data = base64.b64encode(melody.wav(melody.melody("page", 3.0))).decode()
    mime.setUrls([QUrl(f"data:audio/wav;base64,{data}")])
    drop_data(guest, mime)
    await guest.settle()
    assert guest.says("Dropped recording")
    assert guest.says("3.0 s")
    mime.setUrls([QUrl("data:audio/wav;base64,A")])
    guest.press("Back to the character")
    drop_data(guest, mime)
    await guest.settle()
    assert "is damaged" in guest.status


async def test_a_file_that_comes_in_takes_the_sentence_about_the_last_one_back(guest: Desk, recording: Path) -> None:
    enter(guest, "/no/such/file.wav")
    await guest.settle()
    assert guest.status.startswith("There is no file")
    enter(guest, str(recording))
    await guest.settle()
    assert not guest.status
    enter(guest, "")
    assert guest.text(FIELD) == recording.name, "it is still the one"


async def test_a_download_can_be_stopped(guest: Desk) -> None:
    async with loopback(lambda _: Given(body=bytes(100_000), end="stall")) as site:
        enter(guest, f"{site.origin}/endless.wav")
        guest.press("Download it")
        await guest.until(lambda: bool(guest.all(QProgressBar, "Progress of the recording")), "the progress")
        await guest.until(lambda: guest.says("50 %"), "half of the file")
        guest.press("Stop reading")
        await guest.settle()
    assert not guest.shows("Stop reading")
    assert not guest.status
