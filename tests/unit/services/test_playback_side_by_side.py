"""Comparing and looping between the threads of the playback service. Its sound goes nowhere here."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from neiroha_desktop.audio.loudness import integrated_loudness
from neiroha_desktop.domain.errors import DecodeError, OutputDeviceError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.playback import PEAK_BUCKETS, Playable, PlaybackState
from tests.unit.services.quiet_stage import SECONDS, Stage, clip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    stage = Stage()
    stage.take_the_place_of_the_output(monkeypatch)
    yield stage
    await stage.service.aclose()


async def test_two_clips_are_loaded_together_and_the_first_is_heard(stage: Stage) -> None:
    short, long = clip("a"), clip("b", 48000, rate=16000)
    await stage.service.compare(short, long, matched=False)
    service = stage.service

    assert stage.told == [(PlaybackState.LOADING, "A"), (PlaybackState.PLAYING, "A")]
    assert (service.compared, service.active, service.current) == ((short, long), 0, short)
    assert (service.duration, service.matched, service.gains) == (3.0, False, (1.0, 1.0))
    (track,) = stage.output.tracks
    assert (track.sample_rate, len(track.voices), track.weights) == (16000, 2, (1.0, 0.0))
    outline = service.peaks
    assert outline is not None
    assert outline.shape == (PEAK_BUCKETS, 2)
    # Drawn over the length of both: two of three seconds sound.
    assert np.abs(outline[:390]).max() == pytest.approx(0.5, abs=0.01)
    assert not outline[410:].any()


async def test_switching_changes_what_is_heard_and_nothing_else(stage: Stage) -> None:
    await stage.service.compare(clip("a"), clip("b", 24000), matched=False)
    stage.output.position = 0.75
    before, asked = stage.service.peaks, list(stage.output.asked)
    stage.service.switch(1)

    assert stage.told[-1] == (PlaybackState.PLAYING, "B")
    assert (stage.service.active, stage.service.position) == (1, 0.75)
    assert stage.service.peaks is not before
    assert stage.output.tracks[0].weights == (0.0, 1.0)
    assert stage.output.asked == asked, "the device is not asked for anything"
    with pytest.raises(IndexError):
        stage.service.switch(2)
    stage.service.switch(0)
    assert stage.service.peaks is before


async def test_the_louder_one_is_turned_down_to_within_half_a_unit(stage: Stage) -> None:
    loud = clip("loud", 24000, rate=24000, channels=2)
    soft = clip("soft", 24000, rate=24000, level=0.3)
    await stage.service.compare(loud, soft)
    track, gains = stage.output.tracks[0], stage.service.gains

    assert stage.service.matched
    assert gains[1] == 1.0
    assert gains[0] == pytest.approx(0.3, abs=0.001), "mono is heard on both sides, which counts as stereo does"
    heard = [
        integrated_loudness(voice.samples * np.float32(gain), voice.sample_rate)
        for voice, gain in zip(track.voices, gains, strict=True)
    ]
    assert heard[0] == pytest.approx(heard[1], abs=0.1)
    assert track.weights == (gains[0], 0.0)

    stage.service.set_matched(False)
    assert (stage.service.matched, stage.service.gains, track.weights) == (False, (1.0, 1.0), (1.0, 0.0))
    stage.service.set_matched(True)
    stage.service.switch(1)
    assert (stage.service.gains, track.weights) == (gains, (0.0, 1.0))


async def test_silence_is_not_matched_with_anything(stage: Stage) -> None:
    await stage.service.compare(clip("silence", level=0.0), clip("a"), clip("b", level=0.5))

    assert stage.service.gains == pytest.approx((1.0, 0.5, 1.0), abs=0.001)
    await stage.service.compare(clip("x", level=0.0), clip("y", level=0.0))
    assert stage.service.gains == (1.0, 1.0)


async def test_a_comparison_ends_with_the_next_clip_also_if_it_is_one_of_them(stage: Stage) -> None:
    first, second = clip("a"), clip("b", 8000)
    await stage.service.compare(first, second)
    stage.service.switch(1)
    await stage.service.play(second)

    assert (stage.service.compared, stage.service.duration, stage.service.gains) == ((), 1.0, ())
    assert not stage.service.matched
    stage.service.switch(0)
    stage.service.set_matched(True)
    assert stage.service.current is second
    assert stage.output.tracks[-1].weights == (1.0,)


async def test_pausing_while_a_comparison_loads_keeps_it_silent(stage: Stage) -> None:
    comparing = asyncio.ensure_future(stage.service.compare(clip("a"), clip("b")))
    await asyncio.sleep(0)
    await stage.service.pause()
    await comparing

    assert stage.service.state is PlaybackState.READY
    assert not any(asked.startswith("play") for asked in stage.output.asked)
    stage.service.switch(1)
    await stage.service.resume()
    assert stage.output.tracks[-1].weights[0] == 0.0


async def test_a_newer_clip_wins_over_a_comparison_that_still_loads(stage: Stage) -> None:
    comparing = asyncio.ensure_future(stage.service.compare(clip("a", 800_000), clip("b", 800_000)))
    await asyncio.sleep(0)
    await stage.service.play(clip("c", 100))
    await comparing

    assert (stage.service.compared, len(stage.output.tracks)) == ((), 1)
    assert stage.told[-1][1] == "C"


async def test_broken_audio_among_them_leaves_the_player_empty(stage: Stage) -> None:
    with pytest.raises(DecodeError):
        await stage.service.compare(clip("a"), Playable("b", "B", data=b"no audio"))

    assert (stage.service.state, stage.service.compared, stage.service.current) == (PlaybackState.EMPTY, (), None)


async def test_a_failed_device_keeps_the_comparison(stage: Stage) -> None:
    stage.output.failure = OutputDeviceError(msg("No."))
    with pytest.raises(OutputDeviceError):
        await stage.service.compare(clip("a"), clip("b"))

    assert (stage.service.state, len(stage.service.compared)) == (PlaybackState.READY, 2)


async def test_a_loop_is_kept_to_until_it_is_ended_or_left(stage: Stage) -> None:
    service = stage.service
    await service.load(clip("a"))
    service.set_loop(0.5, 1.0)
    assert (service.loop, service.position) == ((0.5, 1.0), 0.5)
    await service.resume()
    assert stage.output.asked[-1] == "play 16000 at 0.5 on ''"
    assert stage.output.tracks[0].loop == (0.5, 1.0)

    await service.seek(0.75)
    assert service.loop == (0.5, 1.0)
    await service.stop()
    await service.resume()
    assert stage.output.asked[-1] == "play 16000 at 0.5 on ''", "it begins with the loop"
    await service.seek(1.5)
    assert {track.loop for track in stage.output.tracks} == {None}
    service.set_loop(1.25)
    assert service.loop == (1.25, SECONDS)
    service.set_loop(None)
    assert service.loop is None


async def test_a_loop_stays_inside_of_the_clip(stage: Stage) -> None:
    stage.service.set_loop(0.0, 1.0)
    assert stage.service.loop is None
    await stage.service.load(clip("a"))
    for wanted, kept in (((-1.0, 9.0), (0.0, SECONDS)), ((1.0, 0.5), (1.0, 1.0)), ((7.0, 8.0), (SECONDS, SECONDS))):
        stage.service.set_loop(*wanted)
        assert stage.service.loop == kept


async def test_a_loop_while_it_plays_is_left_to_the_track(stage: Stage) -> None:
    await stage.service.play(clip("a"))
    stage.output.position = 1.75
    stage.service.set_loop(0.5, 1.0)

    assert stage.output.tracks[0].loop == (0.5, 1.0)
    assert stage.service.position == 1.75
    assert stage.told[-1] == (PlaybackState.PLAYING, "A")


async def test_another_than_the_first_can_be_heard_first(stage: Stage) -> None:
    await stage.service.compare(clip("a"), clip("b", level=0.5), matched=False, active=1)
    assert stage.told == [(PlaybackState.LOADING, "B"), (PlaybackState.PLAYING, "B")]
    assert stage.output.tracks[0].weights == (0.0, 1.0)
    assert stage.service.active == 1
    assert stage.service.peaks is stage.service.outlines[1]
    first, second = stage.service.loudness
    assert first is not None
    assert second == pytest.approx(first - 6.02, abs=0.05)


async def test_a_clip_that_nobody_may_see_shows_no_outline_until_it_is_called_by_its_name(stage: Stage) -> None:
    first, second = clip("a"), clip("b")
    hidden = [replace(one, key=f"hidden {one.key}", title="?", anonymous=True) for one in (first, second)]
    await stage.service.compare(*hidden)
    stage.service.switch(1)
    stage.output.position = 0.5
    asked = list(stage.output.asked)
    shown = stage.service.peaks
    assert shown is None
    assert stage.told[-1] == (PlaybackState.PLAYING, "?")

    stage.service.relabel(first, second)
    assert (stage.service.compared, stage.service.current) == ((first, second), second)
    assert stage.told[-1] == (PlaybackState.PLAYING, "B")
    assert stage.service.peaks is stage.service.outlines[1]
    assert (stage.service.active, stage.service.position) == (1, 0.5)
    assert stage.output.asked == asked, "the device is not asked for anything"
