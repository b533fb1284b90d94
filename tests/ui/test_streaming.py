"""Takes that are heard while they come in: what the window shows of them, and what Stop does to them."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from neiroha_desktop.domain.synthesis import Take
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.player.waveform import WaveformSlider
from neiroha_desktop.ui.voices.take_row import TakeRow
from tests.standin.fixture import Standin
from tests.ui.desk import Desk
from tests.ui.silent_output import NoOutput, SilentOutput
from tests.ui.test_generations import limit, pending, quiet, shown, takes

LONG = "Hello there. " * 12


def output(desk: Desk) -> SilentOutput:
    found: Any = desk.house.services.playback._output
    assert isinstance(found, SilentOutput)
    return found


async def kept(desk: Desk) -> list[Take]:
    return await desk.house.services.takes.list_all()


async def playing(desk: Desk) -> None:
    playback = desk.house.services.playback
    await desk.until(lambda: playback.state is PlaybackState.PLAYING, "sound")


def clock_text(desk: Desk) -> str:
    """Return what the player says about place and duration."""
    return next((one.text() for one in desk.labels() if re.search(r"\d:\d\d\.\d|waiting for more", one.text())), "")


def facts(desk: Desk) -> list[str]:
    """Return what the rows of takes say, from top to bottom."""
    rows = sorted((one for one in desk.window.findChildren(TakeRow) if one.isVisible()), key=lambda one: one.y())
    return [" ".join(label.text() for label in row.findChildren(QLabel)) for row in rows]


async def hushed(desk: Desk, standin: Standin, after: int = 3) -> None:
    """Ask for a take of which a second comes, and then nothing for now."""
    standin.script({"kind": "stream_hush", "after": after, "seconds": 5})
    desk.press("Generate")
    await playing(desk)


async def test_a_take_is_heard_while_it_comes_in(mine: Desk, standin: Standin) -> None:
    await hushed(mine, standin)
    assert standin.log()[0]["body"]["stream"] is True
    await mine.until(lambda: shown(mine) == ["● Take 1 Hello Playing as it arrives, 1.0 s"], "the row")
    playback = mine.house.services.playback
    assert playback.streaming
    assert await kept(mine) == []
    (track,) = output(mine).played
    assert track.duration == pytest.approx(1.0)
    mine.press("Stop")
    await quiet(mine)


async def test_it_is_one_take_once_it_is_here(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "stream_paced", "pause": 0.05, "seconds": 2})
    mine.press("Generate")
    await playing(mine)
    assert mine.house.services.playback.streaming
    await quiet(mine)
    (take,) = await kept(mine)
    playback = mine.house.services.playback
    assert mine.house.services.takes.path(take).read_bytes() == standin.file(0)
    assert playback.current is not None
    assert (playback.current.key, playback.streaming, playback.state) == (take.id, False, PlaybackState.PLAYING)
    assert len(output(mine).played) == 1, "it goes on, and does not start again"
    assert mine.shows("Pause take 1")
    await mine.until(lambda: playback.peaks is not None, "its outline")
    assert clock_text(mine) == "0:00.0 / 0:02.0"


async def test_the_place_and_the_duration_grow_and_can_be_gone_to(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "stream_paced", "pause": 0.4, "seconds": 3})
    mine.press("Generate")
    await playing(mine)
    seen: set[str] = set()

    def look() -> bool:
        output(mine).position = min(output(mine).position + 0.01, mine.house.services.playback.duration)
        seen.add(clock_text(mine).rpartition("/")[2].strip())
        return len(seen) >= 4

    await mine.until(look, f"durations: {seen}")
    slider = mine.find(WaveformSlider, "Position")
    assert 0 < slider.maximum() < 3000
    assert slider.isEnabled()
    place = QPoint(slider.width() // 2, slider.height() // 2)
    wanted = slider.maximum() / 2000
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    await mine.until(lambda: output(mine).position >= wanted - 0.05, "the place that was clicked")
    mine.press("Stop")
    await quiet(mine)


async def test_a_stream_that_runs_dry_says_so_quietly(mine: Desk, standin: Standin) -> None:
    await hushed(mine, standin)
    output(mine).position = 1.0
    output(mine).starved = True
    await mine.until(lambda: clock_text(mine) == "waiting for more", "the word")
    assert mine.status == "" or "saved" in mine.status
    (label,) = [one for one in mine.labels() if one.text() == "waiting for more"]
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width(), "it is cut off"
    output(mine).starved = False
    await mine.until(lambda: clock_text(mine) == "0:01.0 / 0:01.0", "the clock")
    mine.press("Stop")
    await quiet(mine)


@pytest.mark.parametrize("name", ["Stop", "Stop take 1"])
async def test_stop_ends_stream_and_sound(mine: Desk, standin: Standin, name: str) -> None:
    await hushed(mine, standin)
    await mine.until(lambda: pending(mine) == [1], "the row")
    mine.press(name)
    await asyncio.to_thread(standin.wait, disconnects=1)
    await quiet(mine)
    playback = mine.house.services.playback
    assert (playback.state, playback.current, playback.streaming) == (PlaybackState.EMPTY, None, False)
    assert await kept(mine) == []
    await mine.until(lambda: pending(mine) == [] and takes(mine) == [], "no row")


async def test_what_came_before_it_broke_off_is_heard_kept_and_explained(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "stream_error", "after": 6, "seconds": 5, "message": "inner trouble"})
    mine.press("Generate")
    await quiet(mine)
    assert "inner trouble" in mine.status
    assert mine.status.endswith("What had come until then is kept as a take, marked as cut short.")
    (take,) = await kept(mine)
    assert take.broken
    assert takes(mine) == [1]
    assert "cut short" in facts(mine)[0]
    playback = mine.house.services.playback
    assert playback.current is not None
    assert (playback.current.key, playback.state) == (take.id, PlaybackState.PLAYING)
    assert playback.duration == pytest.approx(2.0)


async def test_a_stop_while_what_broke_off_is_being_kept_shows_it_all_the_same(
    mine: Desk, standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = mine.house.services.takes._store
    add, begun, may_go_on = store.add, asyncio.Event(), asyncio.Event()

    async def slow_add(take: Take, data: bytes) -> None:
        begun.set()
        await may_go_on.wait()
        await add(take, data)

    monkeypatch.setattr(store, "add", slow_add)
    standin.script({"kind": "stream_error", "after": 6, "seconds": 5, "message": "inner trouble"})
    mine.press("Generate")
    await mine.until(begun.is_set, "the broken take on its way to the disk")
    mine.press("Stop")
    may_go_on.set()
    await mine.until(lambda: takes(mine) == [1], "the take, without another look at the page")
    await quiet(mine)
    assert "cut short" in facts(mine)[0]


async def test_how_long_it_took_to_the_first_sound_stands_with_the_take(mine: Desk, standin: Standin) -> None:
    standin.script({"kind": "stream_paced", "pause": 0.2, "seconds": 4, "delay": 0.3})
    mine.press("Generate")
    await quiet(mine)
    (take,) = await kept(mine)
    assert take.first_sound_seconds is not None
    assert 0.3 < take.first_sound_seconds < take.total_seconds
    await mine.until(lambda: f"{take.first_sound_seconds:.1f} s to sound" in facts(mine)[0], "the fact")
    assert "made in" not in facts(mine)[0]


@pytest.mark.parametrize("stays", [True, False])
async def test_a_take_that_comes_as_a_whole_has_its_first_sound_too(
    mine: Desk, standin: Standin, *, stays: bool
) -> None:
    await mine.open("Providers")
    mine.click_row("Providers list", "My server")
    await mine.settle()
    mine.press("Advanced")
    mine.press("Stream when possible")
    mine.press("Save")
    await mine.settle()
    await mine.open("Voices")
    standin.script({"kind": "normal", "delay": 0.2})
    mine.press("Generate")
    if not stays:
        mine.press("New character")
    await quiet(mine)
    assert "stream" not in standin.log()[0]["body"]
    (take,) = await kept(mine)
    assert take.first_sound_seconds is not None
    assert take.first_sound_seconds > 0.2
    assert any("s to sound" in text for text in facts(mine)) is stays


async def test_only_the_first_of_a_click_comes_in_pieces(mine: Desk, standin: Standin) -> None:
    mine.choose("Number of takes", "× 3")
    mine.press("Generate")
    await quiet(mine)
    assert [entry["body"].get("stream", False) for entry in standin.log()] == [True, False, False]
    found = await kept(mine)
    assert len(found) == 3
    assert len(output(mine).played) == 1
    assert [take.first_sound_seconds is not None for take in found] == [False, False, True]


async def test_a_newer_click_takes_the_player_and_the_older_take_still_comes(mine: Desk, standin: Standin) -> None:
    await limit(mine, concurrency="2")
    mine.choose("Number of takes", "× 1")
    standin.script({"kind": "stream_paced", "pause": 0.5, "seconds": 3}, {"kind": "stream_paced", "seconds": 2})
    mine.press("Generate")
    await playing(mine)
    mine.press("Generate")
    await mine.until(lambda: len(output(mine).played) == 2, "the newer one")
    await mine.until(lambda: any("Arriving, " in text for text in shown(mine)), "the older one in silence")
    await quiet(mine)
    found = {round(take.duration) for take in await kept(mine)}
    assert found == {3, 2}
    assert mine.house.services.playback.duration == pytest.approx(2.0)


async def test_the_voice_beside_its_name_is_heard_as_it_comes(mine: Desk, standin: Standin) -> None:
    mine.choose("Voice", mine.text("Voice"))
    mine.press("Hear this voice")
    await quiet(mine)
    assert standin.log()[0]["body"]["stream"] is True


async def test_closing_the_window_ends_a_stream(mine: Desk, standin: Standin) -> None:
    await hushed(mine, standin)
    await mine.shell.aclose()
    await asyncio.to_thread(standin.wait, disconnects=1)
    assert await kept(mine) == []


async def test_the_practice_provider_is_heard_while_it_speaks(desk: Desk) -> None:
    desk.type("Text", "One, two, three. " * 30)
    desk.press("Generate")
    await playing(desk)
    assert desk.house.services.playback.streaming
    assert await kept(desk) == []
    await quiet(desk)
    (take,) = await kept(desk)
    assert take.first_sound_seconds is not None
    assert desk.house.services.playback.duration == pytest.approx(take.duration)


class TestWithoutSound:
    """A computer without a sound device."""

    @pytest.fixture
    def output_class(self) -> type[SilentOutput]:
        return NoOutput

    async def test_the_take_comes_all_the_same(self, mine: Desk, standin: Standin) -> None:
        standin.script({"kind": "stream_paced", "pause": 0.3, "seconds": 2})
        mine.press("Generate")
        await mine.until(lambda: "There is no sound device." in mine.status, "the reason")
        assert mine.status.endswith("The take goes on coming in, and is kept.")
        await mine.until(lambda: any("Arriving, " in text for text in shown(mine)), "the row, which plays nothing")
        await quiet(mine)
        (take,) = await kept(mine)
        assert take.duration == pytest.approx(2.0)
        assert take.first_sound_seconds is None
        assert "made in" in facts(mine)[0]
