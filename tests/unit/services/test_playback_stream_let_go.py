"""Streams that are not wanted any more: silence, and nothing of them stays. Their sound goes nowhere here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from neiroha_desktop.domain.synthesis import PcmChunk, StreamEnd
from neiroha_desktop.services.playback import PcmFeed, PlaybackState
from tests.unit.audio.signals import noise
from tests.unit.services.quiet_stage import Stage, clip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

RATE = 24000


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    stage = Stage()
    stage.take_the_place_of_the_output(monkeypatch)
    yield stage
    await stage.service.aclose()


def _pieces(size: int) -> list[PcmChunk]:
    """Return the first so many bytes of a stream, and the rest with the end."""
    pcm = noise(1.0, RATE, 1).tobytes()
    return [PcmChunk(pcm[:size], RATE), PcmChunk(pcm[size:], RATE, end=StreamEnd())]


async def _begun(stage: Stage, feed: PcmFeed, first: PcmChunk) -> None:
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    assert (stage.service.state, stage.service.streaming) == (PlaybackState.LOADING, True)
    feed.write(first)
    await playing


async def test_an_end_without_a_sound_leaves_the_player_empty(stage: Stage) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    feed.write(PcmChunk(b"", RATE))
    feed.end()
    await playing

    assert (stage.service.state, stage.service.current, stage.service.streaming) == (PlaybackState.EMPTY, None, False)


async def test_stop_throws_it_away(stage: Stage) -> None:
    feed = PcmFeed()
    first, last = _pieces(9600)
    await _begun(stage, feed, first)
    await stage.service.stop()

    assert (stage.service.state, stage.service.current, feed.closed) == (PlaybackState.EMPTY, None, True)
    assert stage.output.asked[-1] == "silence"
    told = len(stage.told)
    feed.write(last)
    feed.discard()
    assert (stage.service.duration, len(stage.told)) == (0.0, told)


@pytest.mark.parametrize("begun", [False, True])
async def test_discarding_falls_silent(stage: Stage, begun: bool) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    if begun:
        feed.write(_pieces(9600)[0])
        await playing
    feed.discard()
    await playing

    assert (stage.service.state, stage.service.current, stage.service.streaming) == (PlaybackState.EMPTY, None, False)
    await stage.service.resume()
    assert stage.service.state is PlaybackState.EMPTY


@pytest.mark.parametrize("begun", [False, True])
async def test_another_clip_lets_go_of_it(stage: Stage, begun: bool) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    if begun:
        feed.write(_pieces(9600)[0])
        await playing
    await stage.service.play(clip("a"))
    await playing

    assert (feed.closed, stage.service.streaming) == (True, False)
    assert stage.told[-1] == (PlaybackState.PLAYING, "A")
    feed.write(_pieces(9600)[1])
    feed.end()
    assert stage.service.duration == 2.0


async def test_a_newer_stream_lets_go_of_an_older(stage: Stage) -> None:
    old, new = PcmFeed(), PcmFeed()
    waiting = asyncio.ensure_future(stage.service.play_stream("old", "Old", old))
    await asyncio.sleep(0)
    new.write(_pieces(9600)[0])
    await stage.service.play_stream("new", "New", new)
    await waiting

    assert (old.closed, new.closed, stage.service.streaming) == (True, False, True)
    assert stage.told[-1] == (PlaybackState.PLAYING, "New")


async def test_a_cancelled_wait_lets_go_of_it(stage: Stage) -> None:
    feed = PcmFeed()
    playing = asyncio.ensure_future(stage.service.play_stream("s", "Stream", feed))
    await asyncio.sleep(0)
    playing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await playing

    assert (feed.closed, stage.service.state, stage.service.streaming) == (True, PlaybackState.EMPTY, False)


async def test_closing_ends_it(stage: Stage) -> None:
    feed = PcmFeed()
    await _begun(stage, feed, _pieces(9600)[0])
    await stage.service.aclose()

    assert feed.closed
    feed.end()
