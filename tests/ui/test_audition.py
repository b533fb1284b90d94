"""The audition: generate with what is on screen, stop, and the takes that came of it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QMenu, QPlainTextEdit, QPushButton

from neiroha_desktop.services.playback import PlaybackState
from tests.standin.fixture import Standin
from tests.ui.desk import Desk
from tests.ui.silent_output import NoOutput, SilentOutput


def spoken(standin: Standin) -> list[dict[str, object]]:
    return [entry["body"] for entry in standin.log() if entry["synthesis"] is not None]


async def test_generate_speaks_what_is_on_screen_saved_or_not(mine: Desk, standin: Standin) -> None:
    mine.type("Voice", "冰糖")
    mine.type("Voice instruction", "Gently.")
    mine.type("Text", "第一行")
    QTest.keyClick(mine.find(QPlainTextEdit, "Text"), Qt.Key.Key_Return)
    mine.keys(mine.find(QPlainTextEdit, "Text"), "second line")
    assert mine.says("● unsaved")
    mine.press("Generate")
    await mine.settle()
    (body,) = spoken(standin)
    assert body["model"] == "mimo-v2.5-tts"
    assert (body["audio"], body["stream"]) == ({"format": "pcm16", "voice": "冰糖"}, True)
    assert body["messages"] == [
        {"role": "user", "content": "Gently."},
        {"role": "assistant", "content": "第一行\nsecond line"},
    ]
    (take,) = await mine.house.services.takes.list_all()
    assert mine.house.services.takes.path(take).read_bytes() == standin.file(0)
    assert mine.house.services.playback.state is PlaybackState.PLAYING
    assert (await mine.house.services.characters.by_name("Narrator")).voice_id == "Mia"


async def test_hear_this_voice_speaks_its_language_unsaved(mine: Desk, standin: Standin) -> None:
    mine.type("Voice", "冰糖")
    mine.press("Hear this voice")
    await mine.settle()
    (body,) = spoken(standin)
    assert (body["audio"], body["stream"]) == ({"format": "pcm16", "voice": "冰糖"}, True)
    assert "试听" in json.dumps(body["messages"], ensure_ascii=False)
    assert mine.shows("Pause take 1")


async def test_stop_ends_the_request(mine: Desk, standin: Standin) -> None:
    standin.reset()
    standin.script("stall")
    assert not mine.find(QAbstractButton, "Stop").isEnabled()
    mine.press("Generate")
    await mine.until(lambda: bool(standin.log()), "the request")
    mine.press("Stop")
    log = await asyncio.to_thread(standin.wait, disconnects=1)
    assert log[0]["disconnected_at"] is not None
    await mine.settle()
    assert mine.status == "", "who stopped it needs no sentence"
    assert mine.find(QAbstractButton, "Generate").isEnabled()
    assert not await mine.house.services.takes.list_all()


async def test_escape_stops_too(mine: Desk, standin: Standin) -> None:
    standin.reset()
    standin.script("stall")
    mine.press("Generate")
    await mine.until(lambda: bool(standin.log()), "the request")
    QTest.keyClick(mine.find(QPlainTextEdit, "Text"), Qt.Key.Key_Escape)
    await asyncio.to_thread(standin.wait, disconnects=1)
    await mine.settle()


async def test_the_keyboard_stays_with_generate_and_stop(mine: Desk, standin: Standin) -> None:
    standin.reset()
    standin.script("stall")
    generate = mine.find(QPushButton, "Generate")
    generate.setFocus()
    QTest.keyClick(generate, Qt.Key.Key_Space)
    await mine.until(lambda: bool(standin.log()), "the request")
    assert generate.hasFocus(), "the next click asks for one more"
    stop = mine.find(QPushButton, "Stop")
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    await mine.until(generate.hasFocus, "the focus on the button that can be pressed")
    await mine.settle()
    await asyncio.to_thread(standin.wait, disconnects=1)


async def test_several_takes_at_once(mine: Desk, standin: Standin) -> None:
    mine.choose("Number of takes", "× 3")
    mine.press("Generate")
    await mine.settle()
    assert len(spoken(standin)) == 3
    assert len([name for name in range(1, 4) if mine.shows(f"Delete take {name}")]) == 3


@pytest.mark.parametrize(
    ("fault", "parts"),
    [
        ("wrong_key", ["key"]),
        ("no_balance", ["balance"]),
        ("moderation", ["high risk"]),
        ("html", ["address"]),
        ("stream_silent", ["speech"]),
    ],
)
async def test_an_error_is_said_in_words_with_details(
    mine: Desk, standin: Standin, fault: str, parts: list[str]
) -> None:
    standin.script({"kind": fault, "count": 5})
    mine.press("Generate")
    await mine.settle()
    for part in parts:
        assert part in mine.status
    assert standin.key not in mine.status
    mine.press("Details")
    await mine.settle()
    assert "Hello" in mine.text("Request")
    assert mine.text("Answer")
    assert standin.key not in mine.text("Request") + mine.text("Answer")
    mine.press("Close")
    await mine.settle()
    assert not await mine.house.services.takes.list_all()
    standin.script()


async def test_what_works_again_takes_the_old_error_away(mine: Desk, standin: Standin) -> None:
    standin.script("no_balance")
    mine.press("Generate")
    await mine.settle()
    assert mine.status
    mine.press("Generate")
    await mine.settle()
    assert mine.status == ""


async def test_a_take_that_was_cut_short_is_kept_and_marked(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "stream_finish", "value": "length"})
    mine.press("Generate")
    await mine.settle()
    assert "cut short" in mine.status
    assert mine.says("cut short")


async def test_without_a_text_nothing_is_sent(mine: Desk, standin: Standin) -> None:
    mine.type("Text", "  ")
    mine.press("Generate")
    await mine.settle()
    assert mine.status == "There is no text to speak. Type a sentence first."
    assert mine.says("There is no text to speak.")
    assert mine.find(QPlainTextEdit, "Text").hasFocus()
    assert not spoken(standin)
    mine.type("Text", "Hello")
    assert not mine.says("There is no text to speak.")


async def test_an_older_take_says_from_earlier_settings(mine: Desk) -> None:
    mine.press("Generate")
    await mine.settle()
    assert not mine.says("from earlier settings")
    mine.type("Voice", "Dean")
    assert mine.says("from earlier settings (voice: Mia → Dean)")
    mine.type("Voice", "Mia")
    assert not mine.says("from earlier settings")


def choose_from_menu(desk: Desk, button: str, title: str) -> None:
    desk.press(button)
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == title).trigger()
    menu.close()


async def test_a_take_is_starred_in_its_menu(mine: Desk) -> None:
    mine.press("Generate")
    await mine.settle()
    choose_from_menu(mine, "More about Take 1", "Star")
    await mine.until(lambda: mine.says("★ Take 1"), "the star")
    assert [take.starred for take in await mine.house.services.takes.list_all()] == [True]
    choose_from_menu(mine, "More about Take 1", "Take the star away")
    await mine.until(lambda: not mine.says("★ Take 1"), "no star")
    await mine.settle()


async def test_play_pause_and_one_clip_at_a_time(mine: Desk) -> None:
    for _ in range(2):
        mine.press("Generate")
        await mine.settle()
    assert mine.shows("Play take 1")
    mine.press("Pause take 2")
    await mine.settle()
    assert mine.house.services.playback.state is PlaybackState.PAUSED
    mine.press("Play take 2")
    await mine.settle()
    mine.press("Play take 1")
    await mine.settle()
    assert mine.shows("Pause take 1")
    assert mine.shows("Play take 2")


async def test_a_take_is_saved_to_a_file(mine: Desk, standin: Standin, tmp_path: Path) -> None:
    mine.press("Generate")
    await mine.settle()
    target = tmp_path / "out.wav"
    mine.press("Save take 1 to a file")
    (dialog,) = mine.window.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(target))
    dialog.close()
    await mine.settle()
    assert target.read_bytes() == standin.file(0)
    assert str(target) in mine.status


async def test_a_deleted_take_comes_back_with_undo(mine: Desk) -> None:
    mine.press("Generate")
    await mine.settle()
    mine.press("Delete take 1")
    await mine.settle()
    assert not mine.shows("Delete take 1")
    assert not await mine.house.services.takes.list_all()
    mine.press("Undo")
    await mine.settle()
    assert mine.shows("Delete take 1")
    (take,) = await mine.house.services.takes.list_all()
    assert mine.house.services.takes.path(take).is_file()


async def test_takes_belong_to_their_character(mine: Desk) -> None:
    mine.press("Generate")
    await mine.settle()
    mine.click_row("Characters list", "Old fisherman")
    await mine.settle()
    assert not mine.shows("Delete take 1")
    mine.click_row("Characters list", "Narrator")
    await mine.settle()
    assert mine.shows("Delete take 1")


async def test_the_first_characters_speak_at_once(desk: Desk) -> None:
    desk.type("Text", "Hello")
    for name in ("Narrator", "Old fisherman", "Guest voice"):
        desk.click_row("Characters list", name)
        await desk.settle()
        desk.press("Generate")
        await desk.settle()
        assert desk.shows("Pause take 1"), desk.status
    assert len(await desk.house.services.takes.list_all()) == 3


async def test_takes_and_usage_pages_show_what_was_made(mine: Desk) -> None:
    mine.press("Generate")
    await mine.settle()
    await mine.open("Takes")
    assert mine.shows("Pause take"), "what was just made plays"
    mine.press("Delete take")
    await mine.settle()
    assert not mine.shows("Delete take")
    mine.press("Undo")
    await mine.settle()
    assert mine.shows("Delete take")
    await mine.open("Usage")
    days = mine.shell.usage.days or []
    assert [(one.model_id, one.requests, one.failures) for one in days] == [("mimo-v2.5-tts", 1, 0)]
    await mine.open("Voices")
    assert mine.shows("Delete take 1"), "what Undo brought back on the other page is here too"


async def test_a_take_deleted_on_the_takes_page_is_gone_from_the_audition(mine: Desk) -> None:
    mine.press("Generate")
    await mine.settle()
    await mine.open("Takes")
    mine.press("Delete take")
    await mine.settle()
    await mine.open("Voices")
    assert not mine.shows("Delete take 1")


class TestWithoutSound:
    """A computer without a sound device."""

    @pytest.fixture
    def output_class(self) -> type[SilentOutput]:
        return NoOutput

    async def test_the_take_is_kept_and_a_sentence_says_so(self, mine: Desk) -> None:
        mine.press("Generate")
        await mine.settle()
        assert "There is no sound device." in mine.status
        assert "kept" in mine.status
        assert mine.shows("Play take 1")
        assert mine.shows("Save take 1 to a file")
        assert len(await mine.house.services.takes.list_all()) == 1

    async def test_playing_it_later_says_why_there_is_no_sound(self, mine: Desk) -> None:
        mine.press("Generate")
        await mine.settle()
        mine.press("Dismiss")
        mine.press("Play take 1")
        await mine.settle()
        assert "There is no sound device." in mine.status
        assert mine.find(QComboBox, "Output device") is not None


def test_nothing_else_is_asked_of_the_output() -> None:
    """The stand-ins for the output must keep up with the real one."""
    from neiroha_desktop.audio.output import Output

    wanted = {name for name in vars(Output) if not name.startswith("_")}
    assert wanted <= set(dir(SilentOutput(lambda: None, lambda _error: None)))
