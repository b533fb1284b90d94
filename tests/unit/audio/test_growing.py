"""Clips that are heard while they come in: every sample once, no click where they run dry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.audio.decode import DecodedAudio, decode
from neiroha_desktop.audio.growing import GrowingClip
from neiroha_desktop.audio.mix import Mix
from neiroha_desktop.audio.renderer import AHEAD_SECONDS, Renderer
from neiroha_desktop.audio.tracks import Track
from neiroha_desktop.domain.containers import wrap_pcm16
from tests.unit.audio.pulling import LEAD_IN, RAMP, RATE, SMOOTH, Listener, floats
from tests.unit.audio.signals import noise, tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.audio.pulling import Floats

AHEAD = round(AHEAD_SECONDS * RATE)


def _pieces(samples: Floats, sizes: list[int]) -> Iterator[Floats]:
    start = 0
    for size in [*sizes, len(samples)]:
        yield samples[start : start + size]
        start += size


@given(sizes=st.lists(st.integers(0, 30000), max_size=20), channels=st.integers(1, 2))
def test_the_whole_is_the_sum_of_its_pieces(sizes: list[int], channels: int) -> None:
    pcm = noise(0.7, RATE, channels)
    clip = GrowingClip(RATE, channels)
    start = 0
    for size in [*sizes, len(pcm)]:
        clip.append_pcm16(pcm[start : start + size].tobytes())
        start += size

    np.testing.assert_array_equal(clip.samples, decode(wrap_pcm16(pcm.tobytes(), RATE, channels)).samples)
    assert clip.duration == pytest.approx(0.7)


def test_it_grows_beyond_its_first_buffer() -> None:
    clip = GrowingClip(8000, 1)
    piece = floats(noise(7.0, 8000, 1))
    for _ in range(5):
        clip.append(piece)
    clip.end()
    clip.end()

    np.testing.assert_array_equal(clip.samples, np.concatenate([piece] * 5))
    assert clip.complete


@given(sizes=st.lists(st.integers(1, 9000), max_size=10), block=st.integers(64, 2000), early=st.integers(0, 3))
def test_what_comes_in_time_is_heard_to_the_sample(sizes: list[int], block: int, early: int) -> None:
    source = floats(noise(0.6, RATE, 1))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    for piece in _pieces(source, sizes):
        # As much is asked for as is there, less what is kept for a fade.
        if clip.frames >= AHEAD and early:
            listener.pull(max(0, clip.frames - RAMP - len(listener.heard) - block), block)
        clip.append(piece)
    clip.end()
    listener.pull(len(source) - len(listener.heard) + 100, block)

    np.testing.assert_array_equal(listener.heard[: len(source)], source)
    assert not listener.heard[len(source) :].any()
    assert listener.renderer.finished


def test_it_begins_with_the_first_200_ms() -> None:
    source = floats(noise(1.0, RATE, 1))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.append(source[: AHEAD - 1])
    assert not listener.pull(3000).any()
    assert listener.renderer.waiting
    assert listener.renderer.sounding, "its stream must not be closed"
    assert listener.renderer.first_sample_at is None
    clip.append(source[AHEAD - 1 : AHEAD])

    np.testing.assert_array_equal(listener.pull(1000), source[:1000])
    assert listener.renderer.first_sample_at is not None


def test_what_is_shorter_begins_with_its_end() -> None:
    source = floats(noise(0.05, RATE, 1))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.append(source)
    assert not listener.pull(1000).any()
    clip.end()

    np.testing.assert_array_equal(listener.pull(len(source)), source)
    assert not listener.pull(10).any()
    assert listener.renderer.finished


def test_a_stream_without_a_sample_ends() -> None:
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.end()

    assert not listener.pull(10).any()
    assert listener.renderer.finished


def test_running_dry_fades_out_waits_and_goes_on_without_a_click_or_a_loss() -> None:
    source = floats(tone(1.0, RATE))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.append(source[:15000])
    listener.pull(20000)

    assert listener.renderer.waiting
    assert listener.renderer.frame == 15000 - RAMP
    np.testing.assert_array_equal(listener.heard[: 15000 - RAMP], source[: 15000 - RAMP])
    assert not listener.heard[15000:].any()
    clip.append(source[15000 : 15000 + AHEAD - RAMP - 1])
    assert not listener.pull(500).any(), "less than 200 ms is too little to go on"
    clip.append(source[15000 + AHEAD - RAMP - 1 :])
    clip.end()
    after = listener.pull(len(source) - 15000 + RAMP + 10)

    assert listener.largest_step() < SMOOTH
    # What had been faded out is heard again, fading in, and all the rest as it is.
    np.testing.assert_array_equal(after[RAMP:-10], source[15000:])
    assert listener.renderer.finished


@given(
    arrivals=st.lists(st.tuples(st.integers(0, 20000), st.integers(0, 25000)), min_size=1, max_size=8),
    block=st.integers(50, 3000),
)
def test_however_it_comes_in_nothing_clicks_and_nothing_is_lost(arrivals: list[tuple[int, int]], block: int) -> None:
    source = floats(tone(1.5, RATE))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    for piece, (_, pulled) in zip(_pieces(source, [size for size, _ in arrivals]), [*arrivals, (0, 0)], strict=True):
        clip.append(piece)
        listener.pull(pulled, block)
    clip.end()
    while not listener.renderer.finished:
        listener.pull(block, block)

    assert listener.largest_step() < SMOOTH
    assert listener.renderer.frame == len(source)


def test_an_end_that_comes_late_is_not_a_blip() -> None:
    source = floats(tone(0.5, RATE))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.append(source)
    listener.pull(len(source) + 5000)
    assert listener.renderer.waiting
    clip.end()

    assert not listener.pull(2000).any()
    assert listener.renderer.finished
    assert listener.renderer.frame == len(source)


def test_pausing_while_it_waits_resumes_where_it_was() -> None:
    source = floats(tone(1.0, RATE))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.append(source[:12000])
    listener.pull(15000)
    listener.renderer.fade_out()
    listener.pull(10)
    assert not listener.renderer.sounding
    assert listener.renderer.frame == 12000 - RAMP
    clip.append(source[12000:])
    clip.end()
    listener.renderer.play(listener.mix, listener.renderer.frame)
    listener.pull(RATE)

    assert listener.largest_step() < SMOOTH
    assert listener.renderer.finished


def test_seeking_to_the_end_of_what_is_there_waits_for_more() -> None:
    source = floats(tone(1.0, RATE))
    clip = GrowingClip(RATE, 1)
    listener = Listener(Track([clip]))
    clip.append(source[:24000])
    listener.pull(1000)
    listener.renderer.play(listener.mix, 23990)
    listener.pull(2000)
    assert listener.renderer.waiting
    clip.append(source[24000:])

    heard = listener.pull(2000)
    np.testing.assert_array_equal(heard[RAMP:], source[23990 + RAMP : 25990])
    assert listener.largest_step() < SMOOTH


@pytest.mark.parametrize("when", ["before", "between", "after"])
def test_a_device_of_another_format_hears_the_same(when: str) -> None:
    source = floats(tone(1.0, 24000))
    clip = GrowingClip(24000, 1)
    other = clip.in_format(RATE, 2) if when == "before" else None
    clip.append(source[:7001])
    other = other or (clip.in_format(RATE, 2) if when == "between" else None)
    clip.append(source[7001:])
    clip.end()
    other = other or clip.in_format(RATE, 2)

    wanted = soxr.resample(np.repeat(source, 2, axis=1), 24000, RATE, quality="VHQ")
    assert other.complete
    assert len(other.samples) == len(wanted)
    np.testing.assert_allclose(other.samples, wanted, atol=1e-5)
    assert clip.in_format(24000, 1) is clip


def test_it_is_played_again_like_any_clip() -> None:
    source = floats(noise(0.5, RATE, 1))
    clip = GrowingClip(RATE, 1)
    clip.append(source)
    clip.end()
    renderer = Renderer(Mix(Track([clip]), RATE, 1))
    out = np.empty((LEAD_IN + len(source), 1), np.float32)
    renderer.fill(out)

    np.testing.assert_array_equal(out[LEAD_IN:], source)
    assert Track([DecodedAudio(source, RATE)]).duration == Track([clip]).duration
