"""Streams between the threads of the playback service. Its sound goes nowhere here."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from neiroha_desktop.audio.decode import decode
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import DecodeError, OutputDeviceError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.synthesis import AudioClip, PcmChunk, StreamEnd
from neiroha_desktop.services.playback import PEAK_BUCKETS, PcmFeed, Playable, PlaybackState
from tests.unit.audio.signals import noise, tone
from tests.unit.services.quiet_stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

RATE = 24000
PCM = noise(1.0, RATE, 1).tobytes()


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    stage = Stage()
    stage.take_the_place_of_the_output(monkeypatch)
    yield stage
    await stage.service.aclose()


def _pieces(*sizes: int) -> list[PcmChunk]:
    """Return the samples in pieces of so many bytes, and the rest with the end."""
    chunks, start = [], 0
    for size in sizes:
        chunks.append(PcmChunk(PCM[start : start + size], RATE))
        start += size
    return [*chunks, PcmChunk(PCM[start:], RATE, end=StreamEnd())]


async def _begun(stage: Stage, feed: PcmFeed, first: PcmChunk) -> None:
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    assert (stage.service.state, stage.service.streaming) == (PlaybackState.LOADING, True)
    feed.write(first)
    await playing


async def test_it_plays_with_the_first_piece_and_grows_with_the_others(stage: Stage) -> None:
    feed = PcmFeed()
    first, second, last = _pieces(9600, 24000)
    await _begun(stage, feed, first)
    service = stage.service

    assert stage.told == [(PlaybackState.LOADING, "Stream"), (PlaybackState.PLAYING, "Stream")]
    assert (service.streaming, service.duration, service.peaks) == (True, 0.2, None)
    feed.write(second)
    assert service.duration == 0.7
    feed.write(last)
    assert (service.streaming, service.duration, feed.closed) == (False, 1.0, True)
    (track,) = stage.output.tracks
    np.testing.assert_array_equal(track.voices[0].samples, decode(wrap_pcm16(PCM, RATE)).samples)
    await stage.until(lambda: service.peaks is not None)
    assert service.peaks is not None
    assert service.peaks.shape == (PEAK_BUCKETS, 2)
    assert stage.told[-1] == (PlaybackState.PLAYING, "Stream")


async def test_its_start_is_timed_from_its_first_samples(stage: Stage) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    arrived = time.perf_counter()
    feed.write(_pieces(9600)[0])
    await playing
    stage.output.first_sample_at = time.perf_counter()

    seconds = stage.service.last_start_seconds
    assert seconds is not None
    assert 0 <= seconds <= stage.output.first_sample_at - arrived


async def test_after_its_end_it_is_a_clip_like_any_other(stage: Stage) -> None:
    feed = PcmFeed()
    await _begun(stage, feed, _pieces()[0])
    stage.output.on_end()
    assert (stage.service.state, stage.service.position) == (PlaybackState.READY, 1.0)
    await stage.service.resume()
    assert stage.output.asked[-1] == "play 24000 at 0.0 on ''"
    stage.service.set_loop(0.2, 0.4)
    assert stage.service.loop == (0.2, 0.4)
    # Its take may be kept by now; its samples are here already.
    stage.service.set_loop(None)
    await stage.service.play(Playable("s", "Take", data=b"not read"))
    assert stage.output.asked[-1] == "play 24000 at 0.0 on ''"


async def test_a_stream_in_one_piece_that_ended_before_it_was_asked_for(stage: Stage) -> None:
    feed = PcmFeed()
    for chunk in _pieces(100, 200):
        feed.write(chunk)
    await stage.service.play_stream("s", "Stream", feed)

    assert stage.output.asked[-1] == "play 24000 at 0.0 on ''"
    assert (stage.service.streaming, stage.service.duration) == (False, 1.0)


async def test_a_file_that_came_instead_is_played(stage: Stage) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    feed.write(PcmChunk(b"", RATE, end=StreamEnd(clip=AudioClip(wrap_pcm16(PCM, RATE), "wav"))))
    await playing

    assert (stage.service.state, stage.service.duration) == (PlaybackState.PLAYING, 1.0)
    broken = PcmFeed()
    broken.write(PcmChunk(b"", RATE, end=StreamEnd(clip=AudioClip(b"no audio", "wav"))))
    with pytest.raises(DecodeError):
        await stage.service.play_stream("b", "Broken", broken)


async def test_pausing_before_it_began_collects_it_in_silence(stage: Stage) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    await stage.service.pause()
    first, last = _pieces(9600)
    feed.write(first)
    await playing
    assert (stage.service.state, stage.service.streaming) == (PlaybackState.READY, True)
    assert stage.output.tracks == []
    feed.write(last)
    await stage.service.resume()

    assert stage.output.asked[-1] == "play 24000 at 0.0 on ''"


async def test_pausing_at_the_end_of_what_is_there_goes_on_there(stage: Stage) -> None:
    feed = PcmFeed()
    await _begun(stage, feed, _pieces(9600)[0])
    stage.output.position = 0.2
    await stage.service.pause()
    await stage.service.resume()

    assert stage.output.asked[-1] == "play 4800 at 0.2 on ''", "it is no end that one begins again from"


async def test_a_failed_device_does_not_end_the_stream(stage: Stage) -> None:
    stage.output.failure = OutputDeviceError(msg("No."))
    feed = PcmFeed()
    first, last = _pieces(9600)
    feed.write(first)
    with pytest.raises(OutputDeviceError):
        await stage.service.play_stream("s", "Stream", feed)
    assert (stage.service.state, stage.service.streaming) == (PlaybackState.READY, True)
    feed.write(last)
    stage.output.failure = None
    await stage.service.resume()

    assert stage.output.asked[-1] == "play 24000 at 0.0 on ''"


async def test_it_says_while_it_has_run_dry(stage: Stage) -> None:
    feed = PcmFeed()
    await _begun(stage, feed, _pieces(9600)[0])
    stage.output.starved = True
    starved = stage.service.starved
    await stage.service.pause()

    assert (starved, stage.service.starved) == (True, False)


async def test_loops_wait_for_the_end_and_seeking_for_nothing(stage: Stage) -> None:
    feed = PcmFeed()
    await _begun(stage, feed, _pieces(24000)[0])
    stage.service.set_loop(0.1, 0.2)
    assert stage.service.loop is None
    await stage.service.seek(9.0)
    assert stage.output.asked[-1] == "seek 0.5"


async def test_stereo_at_another_rate(stage: Stage) -> None:
    feed, samples = PcmFeed(), tone(0.5, 44100, 2)
    feed.write(PcmChunk(samples.tobytes(), 44100, 2, end=StreamEnd()))
    await stage.service.play_stream("s", "Stream", feed)

    (track,) = stage.output.tracks
    assert (track.sample_rate, track.channels, stage.service.duration) == (44100, 2, 0.5)
