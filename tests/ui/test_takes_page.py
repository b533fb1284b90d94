"""The takes page: find a take, see all about it, say something of it, use it, throw it away and bring it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QLabel, QPlainTextEdit, QPushButton

from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.parts.save_dialog import SaveTakeDialog
from tests.ui.desk import Desk
from tests.ui.takes_desk import a_take, click_row, keep_takes, looked_for, press_key, sentence, texts, the_list, tone

SEA = a_take("sea", "The old man and the sea.", minutes=5, who="老渔夫", model_id="mimo-v2.5-tts-voicedesign")
TEST = a_take("test", "Hello, this is a test.", minutes=2 * 24 * 60)
STOP = a_take("stop", "Stop!", minutes=60 * 24 * 60)


@pytest.fixture
async def three(desk: Desk) -> Desk:
    """Return the takes page with three takes, the newest of them chosen."""
    await keep_takes(desk, [(STOP, tone(1.0, 3.0)), (TEST, tone(1.5)), (SEA, tone(2.0))])
    await desk.open("Takes")
    await looked_for(desk, 3)
    return desk


def facts(desk: Desk) -> dict[str, str]:
    labels = [one.accessibleName() for one in desk.window.findChildren(QLabel) if one.isVisible()]
    return dict(name.split(": ", 1) for name in labels if ": " in name)


def is_a_copy_of_its_own(dragged: Path, kept: Path) -> bool:
    """Whether two files are equal, and another program may write into the first."""
    equal = dragged.read_bytes() == kept.read_bytes()
    dragged.write_bytes(b"changed")
    return equal and kept.read_bytes() != b"changed"


async def stored(desk: Desk, take: Take) -> Take:
    return await desk.house.services.takes.get(take.id)


async def test_without_a_take_the_page_says_what_it_is_for_and_leads_on(desk: Desk) -> None:
    await desk.open("Takes")
    assert desk.says("Takes are what you generated")
    assert not desk.shows("Takes list")
    desk.press("Make the first one")
    await desk.settle()
    assert desk.shows("Generate")


async def test_the_newest_is_on_top_and_chosen_and_all_is_said_of_it(three: Desk) -> None:
    assert texts(three) == [SEA.text, TEST.text, STOP.text]
    shown = facts(three)
    assert shown["Provider"] == "Practice (offline)"
    assert shown["Model"] == "mimo-v2.5-tts-voicedesign"
    assert shown["Voice"] == "Mia"
    assert shown["Instruction"] == "Calm."
    assert shown["Format"] == "WAV, 24 kHz"
    assert shown["Length"] == "2.0 s"
    assert shown["Peak"] == "−12.0 dBFS"
    assert shown["Loudness"].endswith("LUFS")
    assert shown["Clipping"] == "none"
    assert shown["Silence"] == "0.10 s before, 0.20 s after"
    assert shown["First byte"] == "250 ms"
    assert shown["Total time"] == "500 ms"
    assert shown["Real-time factor"] == "0.25 s per second of audio"
    assert shown["Tokens"] == "33 (11 in, 22 out)"
    assert shown["Request id"] == SEA.request_id
    assert "First sound" not in shown


async def test_a_row_says_in_one_sentence_what_it_shows(three: Desk) -> None:
    assert sentence(three, 2).startswith("Narrator, Stop!, 1.0 s, −")
    assert "clipped" in sentence(three, 2)
    assert "clipped" not in sentence(three, 1)


async def test_search_looks_into_texts_names_and_notes(three: Desk) -> None:
    three.type("Filter takes", "渔夫")
    await looked_for(three, 1)
    assert texts(three) == [SEA.text]
    assert three.says("1 take")
    three.type("Filter takes", "nothing has this")
    await looked_for(three, 0)
    assert three.says("No take fits what you are looking for.")
    assert not three.shows("Takes list")
    three.press("Show all takes")
    await looked_for(three, 3)
    assert three.text("Filter takes") == ""
    click_row(three, 1)
    three.type("Take name", "Best one")
    three.type("Note", "too slow")
    await three.settle()
    for words in ("best ONE", "slow"):
        three.type("Filter takes", words)
        await looked_for(three, 1)
        assert texts(three) == [TEST.text]


async def test_filters_narrow_down(three: Desk) -> None:
    three.choose("Character of the takes", "老渔夫")
    await looked_for(three, 1)
    three.choose("Model of the takes", "mimo-v2.5-tts")
    await looked_for(three, 0)
    three.press("Show all takes")
    await looked_for(three, 3)
    assert three.text("Character of the takes") == "All characters"
    three.choose("Time of the takes", "Last 7 days")
    await looked_for(three, 2)
    three.choose("Time of the takes", "Between two days")
    first = QDate.currentDate().addDays(-70)
    three.find(QDateEdit, "First day").setDate(first)
    three.find(QDateEdit, "Last day").setDate(QDate.currentDate().addDays(-10))
    await looked_for(three, 1)
    assert texts(three) == [STOP.text]
    three.choose("Time of the takes", "Any time")
    await looked_for(three, 3)
    click_row(three, 2, x=22)
    await three.settle()
    three.press("Starred only")
    await looked_for(three, 1)
    assert texts(three) == [STOP.text]


async def test_what_is_looked_for_outlives_the_widgets(three: Desk) -> None:
    three.choose("Character of the takes", "老渔夫")
    three.choose("Time of the takes", "Last 7 days")
    await looked_for(three, 1)
    three.theme.choose("dark")
    await three.settle()
    assert three.text("Character of the takes") == "老渔夫"
    assert texts(three) == [SEA.text]


async def test_star_name_and_note_are_kept(three: Desk) -> None:
    click_row(three, 1)
    three.press("Star take")
    await three.settle()
    assert three.find(QPushButton, "Star take").text() == "Starred"
    three.type("Take name", "  Final   cut ")
    three.find(QPushButton, "Play take").setFocus()
    await three.settle()
    three.type("Note", "The pause is too long.")
    await three.settle()
    kept = await stored(three, TEST)
    assert (kept.starred, kept.name, kept.note) == (True, "Final cut", "The pause is too long.")
    assert "Final cut" in sentence(three, 1)
    assert "starred" in sentence(three, 1)
    click_row(three, 0)
    assert three.text("Note") == ""
    press_key(three, Qt.Key.Key_Down)
    assert three.text("Note") == "The pause is too long."
    press_key(three, Qt.Key.Key_S)
    await three.settle()
    assert not (await stored(three, TEST)).starred


async def test_what_is_being_typed_is_not_touched_by_what_it_changes(three: Desk) -> None:
    note = three.find(QPlainTextEdit, "Note")
    three.type("Note", "one ")
    await three.settle()
    three.keys(note, " two")
    await three.settle()
    assert note.toPlainText() == "one  two"
    assert note.textCursor().position() == len("one  two")


async def test_keys_play_and_pause_and_move(three: Desk) -> None:
    playback = three.house.services.playback
    press_key(three, Qt.Key.Key_End)
    press_key(three, Qt.Key.Key_Return)
    await three.until(lambda: playback.state is PlaybackState.PLAYING, "sound")
    assert playback.current is not None
    assert playback.current.key == STOP.id
    assert three.shows("Pause take")
    press_key(three, Qt.Key.Key_Space)
    await three.until(lambda: playback.state is PlaybackState.PAUSED, "the pause")
    press_key(three, Qt.Key.Key_Home)
    assert three.says(SEA.text)
    # A letter neither jumps through the rows nor asks for another take.
    press_key(three, Qt.Key.Key_R)
    press_key(three, Qt.Key.Key_H)
    await three.settle()
    assert the_list(three).currentIndex().row() == 0
    assert len(texts(three)) == 3


async def test_delete_and_undo(three: Desk) -> None:
    click_row(three, 1)
    press_key(three, Qt.Key.Key_Delete)
    await looked_for(three, 2)
    assert three.status == "The take is deleted."
    assert the_list(three).currentIndex().row() == 1, "the row that came into its place"
    assert three.says(STOP.text)
    three.press("Undo")
    await looked_for(three, 3)
    assert texts(three) == [SEA.text, TEST.text, STOP.text]


async def test_audio_is_deleted_and_brought_back(three: Desk) -> None:
    three.press("Delete audio")
    await three.settle()
    assert (await stored(three, SEA)).audio_deleted
    assert "audio deleted" in sentence(three, 0)
    for name in ("Play take", "Save take as…", "Delete audio", "Show in folder"):
        assert not three.find(QPushButton, name).isEnabled(), name
    assert three.find(QPushButton, "Delete take").isEnabled()
    press_key(three, Qt.Key.Key_Return)
    await three.settle()
    assert three.house.services.playback.current is None
    three.press("Undo")
    await three.settle()
    assert not (await stored(three, SEA)).audio_deleted
    assert three.find(QPushButton, "Play take").isEnabled()


@pytest.mark.parametrize("suffix", ["wav", "flac", "mp3", "ogg"])
async def test_save_as(three: Desk, tmp_path: Path, suffix: str) -> None:
    three.press("Save take as…")
    (dialog,) = three.window.findChildren(SaveTakeDialog)
    name = Path(dialog.selectedFiles()[0]).name
    assert name.startswith("老渔夫 - The old man and the sea")
    assert name.endswith(".wav")
    kinds = [one for one in dialog.nameFilters() if one.endswith(f"(*.{suffix})")]
    assert len(kinds) == 1
    dialog.filterSelected.emit(kinds[0])
    assert Path(dialog.selectedFiles()[0]).suffix == f".{suffix}"
    target = tmp_path / f"kept.{suffix}"
    dialog.fileSelected.emit(str(target))
    dialog.done(QFileDialog.DialogCode.Accepted)
    await three.until(target.is_file, "the file")
    await three.settle()
    assert sniff_container(target.read_bytes()[:16]) == suffix
    assert three.status == f"Saved as {target}."


async def test_show_in_folder(three: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("neiroha_desktop.ui.takes.detail.show_in_folder", lambda path, _parent: shown.append(path))
    three.press("Show in folder")
    assert shown == [three.house.services.takes.path(SEA)]


async def test_a_take_is_dragged_out_as_a_file_with_a_speaking_name(three: Desk) -> None:
    model = the_list(three).model()
    data = model.mimeData([model.index(0, 0)])
    (url,) = data.urls()
    dragged, kept = Path(url.toLocalFile()), three.house.services.takes.path(SEA)
    assert dragged.name.startswith("老渔夫 - The old man and the sea")
    assert dragged.suffix == ".wav"
    assert is_a_copy_of_its_own(dragged, kept)
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


async def test_what_cannot_be_dragged_says_so(three: Desk) -> None:
    three.house.services.takes.path(SEA).unlink()
    model = the_list(three).model()
    assert not model.mimeData([model.index(0, 0)]).hasUrls()
    assert "could not be" in three.status


async def test_a_take_of_the_first_version_is_measured_when_it_is_seen(desk: Desk) -> None:
    store = desk.house.services.takes._store
    old = a_take("old", "An old one.", recipe=None)
    await store.add(old, tone(1.5, 3.0))
    await desk.open("Takes")
    await looked_for(desk, 1)
    await desk.until(lambda: "clipped" in sentence(desk, 0), "its measure")
    kept = await stored(desk, old)
    assert kept.measure is not None
    assert len(kept.outline) == 48
    assert facts(desk)["Length"] == "1.0 s"
    again = desk.find(QPushButton, "Generate again with these settings")
    assert not again.isEnabled()
    assert "older version" in again.accessibleDescription()


async def test_a_choice_that_is_gone_stays_on_show(three: Desk) -> None:
    three.choose("Character of the takes", "老渔夫")
    await looked_for(three, 1)
    press_key(three, Qt.Key.Key_Delete)
    await looked_for(three, 0)
    box = three.find(QComboBox, "Character of the takes")
    assert box.currentText() == "老渔夫"
