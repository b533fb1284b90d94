"""The playback service between its threads: who wins, what is told, what is kept. Its sound goes nowhere here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import numpy as np
import pytest

from neiroha_desktop.domain.errors import DecodeError, OutputDeviceError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.playback import PEAK_BUCKETS, Playable, PlaybackState
from tests.unit.audio.signals import encode, tone
from tests.unit.services.quiet_stage import SECONDS, Stage, clip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    stage = Stage()
    stage.take_the_place_of_the_output(monkeypatch)
    yield stage
    await stage.service.aclose()


async def test_playing_goes_from_loading_to_playing_at_once(stage: Stage) -> None:
    await stage.service.play(clip("a"))

    # Nothing is drawn in between that could hold the sound up.
    assert stage.told == [(PlaybackState.LOADING, "A"), (PlaybackState.PLAYING, "A")]
    assert stage.service.duration == SECONDS
    peaks = stage.service.peaks
    assert peaks is not None
    assert peaks.shape == (PEAK_BUCKETS, 2)
    stage.output.on_end()
    assert (stage.service.state, stage.service.position) == (PlaybackState.READY, SECONDS)


async def test_the_newest_of_two_plays_wins_whoever_is_decoded_first(stage: Stage) -> None:
    older = asyncio.ensure_future(stage.service.play(clip("long", 800_000)))
    await asyncio.sleep(0)
    await stage.service.play(clip("short", 100))
    await older

    assert stage.service.current is not None
    assert stage.service.current.key == "short"
    assert stage.service.state is PlaybackState.PLAYING
    assert [asked for asked in stage.output.asked if asked.startswith("play")] == ["play 100 at 0.0 on ''"]


async def test_a_cancelled_play_leaves_nothing_behind(stage: Stage) -> None:
    task = asyncio.ensure_future(stage.service.play(clip("a")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert (stage.service.state, stage.service.current) == (PlaybackState.EMPTY, None)
    await stage.service.play(clip("a"))
    assert stage.service.state is PlaybackState.PLAYING


async def test_restarting_the_same_clip_while_it_loads_plays_it(stage: Stage) -> None:
    playable = clip("a")
    first = asyncio.ensure_future(stage.service.play(playable))
    await asyncio.sleep(0)
    first.cancel()
    await stage.service.play(playable)

    with pytest.raises(asyncio.CancelledError):
        await first
    assert stage.service.state is PlaybackState.PLAYING


async def test_pausing_while_the_device_opens_keeps_it_silent(stage: Stage) -> None:
    stage.output.gate.clear()
    playing = asyncio.ensure_future(stage.service.play(clip("a")))
    await stage.until_asked("play")
    await stage.service.pause()
    stage.output.gate.set()
    await playing

    assert stage.service.state is PlaybackState.READY
    assert stage.output.asked[-1] == "silence"


async def test_a_play_cancelled_while_the_device_opens_keeps_theclip(stage: Stage) -> None:
    stage.output.gate.clear()
    playing = asyncio.ensure_future(stage.service.play(clip("a")))
    await stage.until_asked("play")
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing

    assert stage.service.state is PlaybackState.READY
    assert stage.output.asked[-1] == "silence"


async def test_the_clip_of_a_failed_device_stays_and_can_be_played_later(stage: Stage) -> None:
    stage.output.failure = OutputDeviceError(msg("No."))
    with pytest.raises(OutputDeviceError):
        await stage.service.play(clip("a"))
    assert (stage.service.state, stage.service.duration) == (PlaybackState.READY, SECONDS)

    stage.output.failure = None
    await stage.service.resume()
    assert stage.service.state is PlaybackState.PLAYING


async def test_a_device_lost_while_playing_is_told_until_something_plays_again(stage: Stage) -> None:
    await stage.service.play(clip("a"))
    stage.output.position = 0.75
    lost = OutputDeviceError(msg("Gone."))
    stage.output.on_error(lost)

    assert stage.errors == [lost]
    assert (stage.service.error, stage.service.state, stage.service.position) == (lost, PlaybackState.READY, 0.75)
    await stage.service.resume()
    assert stage.output.asked[-1] == "play 16000 at 0.75 on ''"
    assert stage.service.error is None


async def test_broken_audio_leaves_the_player_empty(stage: Stage) -> None:
    await stage.service.load(clip("a"))
    with pytest.raises(DecodeError):
        await stage.service.play(Playable("b", "B", data=b"no audio"))

    assert (stage.service.state, stage.service.current, stage.service.peaks) == (PlaybackState.EMPTY, None, None)


async def test_a_file_is_played_from_disk_and_decoded_once(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    path.write_bytes(encode(tone(SECONDS, 8000), 8000, "wav"))
    await stage.service.play(Playable("take", "Take", path=path))
    path.unlink()
    await stage.service.play(Playable("take", "Take", path=path))

    assert stage.service.state is PlaybackState.PLAYING


async def test_stop_and_seek_before_playing(stage: Stage) -> None:
    await stage.service.load(clip("a"))
    await stage.service.seek(99.0)
    assert stage.service.position == SECONDS
    await stage.service.seek(-1.0)
    assert stage.service.position == 0.0
    await stage.service.seek(0.5)
    await stage.service.resume()
    assert stage.output.asked[-1] == "play 16000 at 0.5 on ''"
    await stage.service.seek(1.5)
    assert stage.output.asked[-1] == "seek 1.5"
    await stage.service.stop()

    assert (stage.service.state, stage.service.position) == (PlaybackState.READY, 0.0)


async def test_nothing_happens_without_aclip(stage: Stage) -> None:
    await stage.service.pause()
    await stage.service.resume()
    await stage.service.stop()
    await stage.service.seek(1.0)

    assert stage.told == []
    assert stage.output.asked == []


async def test_a_chosen_device_and_volume_are_used(stage: Stage) -> None:
    stage.service.set_volume(7.0)
    assert stage.service.volume == 1.0
    stage.service.set_volume(0.5)
    await stage.service.set_device("ALSA:pulse")
    await stage.service.play(clip("a"))

    assert stage.output.volume == 0.5
    assert stage.output.asked[-1] == "play 16000 at 0.0 on 'ALSA:pulse'"


async def test_preparing_never_fails(stage: Stage) -> None:
    stage.output.failure = OutputDeviceError(msg("No."))

    await stage.service.prepare()

    assert stage.output.asked == ["refresh"]
    assert stage.told == []


async def test_a_listener_that_left_is_told_nothing(stage: Stage) -> None:
    told: list[str] = []
    leave = stage.service.subscribe(lambda: told.append("x"))
    leave()
    leave()
    await stage.service.load(clip("a"))

    assert told == []


async def test_outlines_of_takes_are_remembered(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    path.write_bytes(encode(tone(SECONDS, 8000), 8000, "wav"))
    take = Playable("take", "Take", path=path)
    outline = await stage.service.peaks_of(take, 40)
    path.unlink()

    assert outline.shape == (40, 2)
    assert np.abs(outline).max() == pytest.approx(0.5, abs=0.01)
    assert await stage.service.peaks_of(take, 40) is outline
    with pytest.raises(DecodeError):
        await stage.service.peaks_of(take, 41)
    assert stage.service.state is PlaybackState.EMPTY
