"""Waiting for the first sample of what was given to the player, and knowing when it will never come."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from neiroha_desktop.services.first_sound import first_sound
from tests.unit.services.quiet_stage import Stage, clip

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    stage = Stage()
    stage.take_the_place_of_the_output(monkeypatch)
    yield stage
    await stage.service.aclose()


async def waiting(stage: Stage, key: str = "a") -> asyncio.Task[float | None]:
    """Play a clip, and wait for its first sample in a task that has begun."""
    await stage.service.play(clip(key))
    task = asyncio.ensure_future(first_sound(stage.service, key))
    await asyncio.sleep(0)
    assert not task.done()
    return task


async def ended(task: asyncio.Task[float | None]) -> float | None:
    async with asyncio.timeout(5):
        return await task


async def test_it_is_the_time_from_play_to_the_sample(stage: Stage) -> None:
    before = time.perf_counter()
    task = await waiting(stage)
    stage.output.first_sample_at = before + 0.5
    seconds = await ended(task)
    assert seconds is not None
    assert 0 < seconds <= 0.5


async def test_the_sample_of_an_older_clip_does_not_count(stage: Stage) -> None:
    stage.output.first_sample_at = time.perf_counter()
    task = await waiting(stage)
    await asyncio.sleep(0.03)
    assert not task.done()
    stage.output.first_sample_at = time.perf_counter()
    assert await ended(task) is not None


async def test_a_clip_that_ended_before_anybody_looked_was_heard(stage: Stage) -> None:
    await stage.service.play(clip("a"))
    stage.output.first_sample_at = time.perf_counter()
    stage.output.on_end()
    assert await first_sound(stage.service, "a") is not None


async def test_what_is_paused_before_it_was_heard_never_is(stage: Stage) -> None:
    task = await waiting(stage)
    await stage.service.pause()
    assert await ended(task) is None


async def test_what_gave_way_to_another_clip_never_is(stage: Stage) -> None:
    task = await waiting(stage)
    await stage.service.play(clip("b"))
    stage.output.first_sample_at = time.perf_counter()
    assert await ended(task) is None
