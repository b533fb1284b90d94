"""A part of a clip, round and round: to the sample as long as it is, and without a click at its seam."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.audio.pulling import RAMP, RATE, SMOOTH, Listener, floats, track_of
from tests.unit.audio.signals import noise, tone

pytestmark = pytest.mark.once


def test_a_loop_is_exact_but_for_its_seam() -> None:
    clip = floats(noise(1.0, RATE, 1))
    track = track_of(clip)
    track.loop = (0.25, 0.5)
    listener = Listener(track, frame=12000)
    listener.pull(4 * 12000)

    for lap in range(1, 4):
        np.testing.assert_array_equal(
            listener.heard[lap * 12000 : (lap + 1) * 12000 - RAMP], clip[12000 : 24000 - RAMP], f"lap {lap}"
        )
    # The seam fades into what leads to the start, whose last frame it ends with.
    np.testing.assert_array_equal(listener.heard[12000 - 1], clip[12000 - 1])
    assert not listener.renderer.finished
    assert listener.renderer.looped == (12000, 24000)


@given(
    start=st.floats(0.0, 0.9),
    length=st.floats(0.05, 0.6),
    place=st.floats(0.0, 0.99),
    block=st.integers(1, 1500),
)
def test_no_loop_clicks_from_wherever_it_is_entered(start: float, length: float, place: float, block: int) -> None:
    track = track_of(floats(tone(1.0, RATE)))
    listener = Listener(track, frame=round(place * RATE))
    listener.pull(300, block)
    track.loop = (start, start + length)
    listener.pull(RATE, block)

    assert listener.largest_step() < SMOOTH
    begin, end = listener.mix.loop or (0, 0)
    assert begin <= listener.renderer.frame < end
    assert end <= RATE
    assert not listener.renderer.finished


def test_a_loop_that_is_set_in_the_last_moment_is_still_entered() -> None:
    track = track_of(floats(tone(1.0, RATE)))
    listener = Listener(track, frame=RATE - 480)
    listener.pull(480 - RAMP // 2)
    track.loop = (0.0, 0.5)
    listener.pull(RATE)

    assert listener.largest_step() < SMOOTH
    assert not listener.renderer.finished
    assert 0 < listener.renderer.frame < RATE // 2


def test_a_loop_that_ends_plays_on_to_the_end() -> None:
    clip = floats(tone(1.0, RATE))
    track = track_of(clip)
    track.loop = (0.2, 0.4)
    listener = Listener(track, frame=round(0.2 * RATE))
    listener.pull(3 * 9600 + 100)
    track.loop = None
    listener.pull(RATE - 9600 - 100)

    assert listener.largest_step() < SMOOTH
    np.testing.assert_array_equal(listener.heard[3 * 9600 :], clip[9600:])
    listener.pull(10)
    assert listener.renderer.finished


def test_a_loop_changed_in_the_middle_of_its_seam_finishes_the_seam() -> None:
    track = track_of(floats(tone(1.0, RATE)))
    track.loop = (0.2, 0.4)
    listener = Listener(track, frame=round(0.2 * RATE))
    listener.pull(9600 - 100)
    track.loop = None
    listener.pull(5000)

    assert listener.largest_step() < SMOOTH
    assert listener.renderer.frame == 9600 + 4900


def test_a_place_behind_the_loop_goes_to_its_start() -> None:
    clip = floats(tone(1.0, RATE))
    track = track_of(clip)
    listener = Listener(track, frame=40000)
    listener.pull(1000)
    track.loop = (0.1, 0.2)
    listener.pull(1000)

    assert listener.largest_step() < SMOOTH
    assert listener.renderer.frame == 4800 + 1000 - RAMP


def test_a_loop_from_the_first_sample_to_the_last() -> None:
    clip = floats(tone(0.5, RATE))
    track = track_of(clip)
    track.loop = (0.0, 0.5)
    listener = Listener(track)
    listener.pull(3 * len(clip))

    assert listener.largest_step() < SMOOTH
    np.testing.assert_array_equal(listener.heard[len(clip) : 2 * len(clip) - RAMP], clip[:-RAMP])


@pytest.mark.parametrize("loop", [(0.5, 0.5), (0.99, 7.0), (5.0, 6.0), (0.5, 0.2)])
def test_a_loop_is_never_shorter_than_50_ms_nor_outside_of_the_clip(loop: tuple[float, float]) -> None:
    track = track_of(floats(tone(1.0, RATE)))
    track.loop = loop
    listener = Listener(track)
    listener.pull(RATE)

    begin, end = listener.mix.loop or (0, 0)
    assert 0 <= begin <= end - 2400 <= RATE - 2400
    assert begin <= listener.renderer.frame < end
    assert listener.largest_step() < SMOOTH


def test_pausing_in_a_loop_resumes_in_it() -> None:
    track = track_of(floats(tone(1.0, RATE)))
    track.loop = (0.2, 0.3)
    listener = Listener(track, frame=9600)
    listener.pull(4700)
    listener.renderer.fade_out()
    listener.pull(1000)

    assert listener.renderer.frame == 9600 + 4700
    listener.renderer.play(listener.mix, listener.renderer.frame)
    listener.pull(10000)
    assert listener.largest_step() < SMOOTH
    assert 9600 <= listener.renderer.frame < 14400


def test_comparing_goes_round_with_both_clips() -> None:
    first, second = floats(tone(1.0, RATE)), floats(tone(1.0, RATE, hertz=330))
    track = track_of(first, second)
    track.loop = (0.25, 0.5)
    listener = Listener(track, frame=12000)
    listener.pull(12000 - 50)
    # In the middle of a seam.
    track.switch(1)
    listener.pull(12000)

    assert listener.largest_step() < SMOOTH
    np.testing.assert_array_equal(listener.heard[12000 + RAMP : 24000 - RAMP], second[12000 + RAMP : 24000 - RAMP])
