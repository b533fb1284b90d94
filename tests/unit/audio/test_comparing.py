"""Voices side by side: the same place, no gap, no click, equally loud, never louder than they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.audio.decode import DecodedAudio
from neiroha_desktop.audio.mix import Mix
from neiroha_desktop.audio.tracks import Track, side_by_side
from tests.unit.audio.pulling import RAMP, RATE, SMOOTH, Listener, floats, track_of
from tests.unit.audio.signals import noise, tone


def test_a_switch_goes_on_in_the_other_clip_at_the_very_next_sample() -> None:
    first, second = floats(noise(0.5, RATE, 1, 1)), floats(noise(0.5, RATE, 1, 2))
    track = track_of(first, second)
    listener = Listener(track)
    listener.pull(5000)
    track.switch(1)
    listener.pull(len(first) - 5000)

    np.testing.assert_array_equal(listener.heard[:5000], first[:5000])
    np.testing.assert_array_equal(listener.heard[5000 + RAMP :], second[5000 + RAMP :])
    # In between: what the two fade through, sample by sample, at the same place of both.
    way = np.arange(1, RAMP + 1)[:, np.newaxis] / RAMP
    wanted = first[5000 : 5000 + RAMP] * (1 - way) + second[5000 : 5000 + RAMP] * way
    np.testing.assert_allclose(listener.heard[5000 : 5000 + RAMP], wanted, atol=1e-6)
    assert not listener.pull(100).any()
    assert listener.renderer.finished


@given(
    switches=st.lists(st.tuples(st.integers(1, 4000), st.integers(0, 2), st.booleans()), min_size=1, max_size=12),
    block=st.integers(1, 1500),
)
def test_switching_never_clicks_never_overshoots_and_never_shifts(
    switches: list[tuple[int, int, bool]], block: int
) -> None:
    voices = [floats(tone(1.5, RATE, hertz=hertz)) for hertz in (440.0, 311.0, 440.0)]
    track = track_of(*voices)
    listener = Listener(track)
    for frames, index, matched in switches:
        listener.pull(frames, block)
        track.switch(index)
        track.set_gains((1.0, 0.5, 0.25) if matched else (1.0, 1.0, 1.0))
    listener.pull(RAMP, block)
    place = len(listener.heard)
    listener.pull(1000, block)

    # A fade of 5 ms between tones adds at most their distance, once per ramp.
    assert listener.largest_step() <= SMOOTH / 2 + 1.0 / RAMP
    assert np.abs(listener.heard).max() <= 0.5
    gain = track.gains[track.active]
    np.testing.assert_allclose(listener.heard[place:], voices[track.active][place : place + 1000] * gain, atol=1e-7)


def test_switching_back_at_once_and_changing_the_gain_in_the_middle_stay_smooth() -> None:
    track = track_of(floats(tone(1.0, RATE)), floats(tone(1.0, RATE, hertz=330)))
    listener = Listener(track)
    listener.pull(3000)
    track.switch(1)
    listener.pull(100, 100)
    track.set_gains((0.5, 0.25))
    listener.pull(57, 57)
    track.switch(0)
    listener.pull(2000)

    assert listener.largest_step() < SMOOTH
    np.testing.assert_allclose(listener.heard[-1000:], floats(tone(1.0, RATE))[4157:5157] * 0.5, atol=1e-7)


def test_a_switch_before_the_first_sample_and_while_silent_needs_no_fade() -> None:
    first, second = floats(noise(0.3, RATE, 1, 1)), floats(noise(0.3, RATE, 1, 2))
    track = track_of(first, second)
    track.switch(1)
    listener = Listener(track)
    listener.pull(len(second))

    np.testing.assert_array_equal(listener.heard, second)


def test_the_shorter_clip_is_followed_by_silence_and_the_longer_decides_the_end() -> None:
    long, short = floats(noise(0.4, RATE, 1, 1)), floats(noise(0.1, RATE, 1, 2))
    track = track_of(short, long)
    listener = Listener(track)
    listener.pull(len(short) + 4000)
    assert not listener.renderer.finished
    track.switch(1)
    listener.pull(len(long) - len(short) - 4000 + 10)

    np.testing.assert_array_equal(listener.heard[: len(short)], short)
    assert not listener.heard[len(short) : len(short) + 4000].any()
    rest = slice(len(short) + 4000 + RAMP, len(long))
    np.testing.assert_array_equal(listener.heard[rest], long[rest])
    assert listener.renderer.finished


def test_seeking_and_pausing_keep_what_is_heard() -> None:
    first, second = floats(tone(1.0, RATE)), floats(tone(1.0, RATE, hertz=330))
    track = track_of(first, second)
    listener = Listener(track)
    listener.pull(1000)
    track.switch(1)
    listener.pull(1000)
    listener.renderer.play(listener.mix, 30000)
    listener.pull(2000)

    assert listener.largest_step() < SMOOTH
    place = 30000 + 2000 - RAMP
    np.testing.assert_array_equal(listener.heard[-500:], second[place - 500 : place])


def test_clips_of_different_formats_come_to_the_better_one() -> None:
    mono, stereo = DecodedAudio(floats(tone(0.5, 24000)), 24000), DecodedAudio(floats(tone(0.5, 48000, 2)), 48000)
    conformed = side_by_side([mono, stereo])

    assert [(clip.sample_rate, clip.channels, len(clip.samples)) for clip in conformed] == [(48000, 2, 24000)] * 2
    assert conformed[1] is stereo
    np.testing.assert_allclose(conformed[0].samples[2000:-2000], stereo.samples[2000:-2000], atol=1e-3)
    assert side_by_side([mono, mono]) == [mono, mono]


def test_a_track_keeps_its_place_and_voice_on_a_device_of_another_format() -> None:
    track = Track(
        side_by_side([DecodedAudio(floats(tone(1.0, 24000)), 24000), DecodedAudio(floats(noise(1.0, 24000, 1)), 24000)])
    )
    mix = Mix(track, 48000, 2)
    out = np.empty((4800, 2), np.float32)
    mix.read(out, 24000)

    wanted = floats(tone(1.0, 48000, 2))[24000:28800]
    np.testing.assert_allclose(out, wanted, atol=2e-3)
    assert (mix.frames, mix.steady_frames > 4800) == (48000, True)


def test_volume_and_gain_together() -> None:
    ones = np.ones((RATE, 1), np.float32)
    track = track_of(ones, ones)
    track.set_gains((0.5, 1.0))
    listener = Listener(track, volume=0.5)

    assert listener.pull(100)[-1, 0] == pytest.approx(0.25)
