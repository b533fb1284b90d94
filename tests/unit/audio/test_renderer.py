"""Blocks for the sound device: exact away from cuts, smooth at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.audio.decode import DecodedAudio
from neiroha_desktop.audio.mix import Mix
from neiroha_desktop.audio.renderer import LEAD_IN_SECONDS, Renderer
from neiroha_desktop.audio.tracks import Track
from tests.unit.audio.signals import noise, tone

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 48000
LEAD_IN = round(LEAD_IN_SECONDS * RATE)
RAMP = 240
# Twice the steepest step of a 440 Hz sine at half scale: anything beyond is a jump that the ear hears as a click.
SMOOTH = 2 * 0.5 * 2 * np.pi * 440 / RATE


def _floats(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return samples.astype(np.float32) / np.float32(32768)


def _mix(samples: NDArray[np.float32]) -> Mix:
    return Mix(Track([DecodedAudio(samples, RATE)]), RATE, samples.shape[1])


def _pull(renderer: Renderer, frames: int, channels: int = 1) -> NDArray[np.float32]:
    out = np.full((frames, channels), 9.0, dtype=np.float32)
    renderer.fill(out)
    return out


@given(blocks=st.lists(st.integers(1, 3000), min_size=1, max_size=40), channels=st.integers(1, 2))
def test_a_clip_leaves_exactly_as_it_is_in_blocks_of_any_size(blocks: list[int], channels: int) -> None:
    clip = _floats(noise(0.2, RATE, channels))
    renderer = Renderer(_mix(clip))

    heard = np.concatenate([_pull(renderer, frames, channels) for frames in [*blocks, len(clip) + LEAD_IN + 5]])

    assert not heard[:LEAD_IN].any()
    np.testing.assert_array_equal(heard[LEAD_IN : LEAD_IN + len(clip)], clip)
    assert not heard[LEAD_IN + len(clip) :].any()
    assert renderer.finished
    assert renderer.silent_frames == len(heard) - LEAD_IN - len(clip)


def test_pause_and_resume_make_no_click_and_lose_nothing() -> None:
    clip = _floats(tone(1.0, RATE))
    renderer = Renderer(_mix(clip))
    before = _pull(renderer, LEAD_IN + 10000)
    renderer.fade_out()
    pause = _pull(renderer, 4000)

    assert not renderer.sounding
    assert renderer.frame == 10000
    assert renderer.silent_frames == 4000 - RAMP
    resumed = Renderer(_mix(clip), frame=renderer.frame)
    after = _pull(resumed, LEAD_IN + len(clip))

    assert np.abs(np.diff(np.concatenate([before, pause, after])[:, 0])).max() < SMOOTH
    np.testing.assert_array_equal(
        after[LEAD_IN + RAMP : LEAD_IN + len(clip) - 10000], clip[10000 + RAMP :], "all but the ramp is exact"
    )


def test_seeking_fades_out_and_in_again() -> None:
    clip = _floats(tone(1.0, RATE))
    renderer = Renderer(_mix(clip))
    before = _pull(renderer, LEAD_IN + 5000)
    renderer.play(_mix(clip), 30011)
    after = _pull(renderer, 5000)

    assert np.abs(np.diff(np.concatenate([before, after])[:, 0])).max() < SMOOTH
    np.testing.assert_array_equal(after[2 * RAMP :], clip[30011 + RAMP : 30011 + 5000 - RAMP])
    assert renderer.start == 30011


def test_a_new_clip_begins_untouched_after_the_old_one_faded() -> None:
    old, new = _floats(tone(1.0, RATE)), _floats(noise(0.5, RATE, 1))
    renderer = Renderer(_mix(old))
    _pull(renderer, LEAD_IN + 5000)
    renderer.play(_mix(new), 0)
    after = _pull(renderer, RAMP + len(new))

    assert np.abs(after[:RAMP]).max() <= 0.5
    np.testing.assert_array_equal(after[RAMP:], new)


def test_the_newest_of_several_commands_wins() -> None:
    old, middle, new = (_floats(noise(0.5, RATE, 1, seed)) for seed in (1, 2, 3))
    renderer = Renderer(_mix(old))
    _pull(renderer, LEAD_IN + 100)
    renderer.play(_mix(middle), 0)
    renderer.fade_out()
    renderer.play(_mix(new), 0)

    np.testing.assert_array_equal(_pull(renderer, RAMP + 1000)[RAMP:], new[:1000])


def test_a_command_during_a_fade_replaces_its_goal() -> None:
    old, new = _floats(tone(1.0, RATE)), _floats(noise(0.5, RATE, 1))
    renderer = Renderer(_mix(old))
    _pull(renderer, LEAD_IN + 5000)
    renderer.fade_out()
    first = _pull(renderer, 100)
    renderer.play(_mix(new), 0)
    rest = _pull(renderer, RAMP - 100 + 1000)

    assert np.abs(np.diff(np.concatenate([first, rest[: RAMP - 100]])[:, 0])).max() < SMOOTH
    np.testing.assert_array_equal(rest[RAMP - 100 :], new[:1000])


def test_pausing_twice_keeps_the_first_place() -> None:
    renderer = Renderer(_mix(_floats(tone(1.0, RATE))))
    _pull(renderer, LEAD_IN + 5000)
    renderer.fade_out()
    _pull(renderer, 100)
    renderer.fade_out()
    _pull(renderer, 1000)
    renderer.fade_out()
    _pull(renderer, 1000)

    assert renderer.frame == 5000


def test_it_sounds_from_the_command_on_even_before_the_device_asks() -> None:
    clip = _floats(noise(0.1, RATE, 1))
    renderer = Renderer(_mix(clip))
    _pull(renderer, LEAD_IN + len(clip) + 10)
    before = renderer.sounding
    renderer.play(_mix(clip), 0)
    after, first = renderer.sounding, renderer.first_sample_at
    _pull(renderer, 10)

    assert (before, after, first) == (False, True, None)
    assert renderer.first_sample_at is not None


def test_pausing_near_the_end_still_ends() -> None:
    clip = _floats(tone(0.1, RATE))
    renderer = Renderer(_mix(clip))
    _pull(renderer, LEAD_IN + len(clip) - 50)
    renderer.fade_out()
    _pull(renderer, 1000)

    assert not renderer.sounding
    assert renderer.silent_frames >= 950


def test_volume_moves_smoothly_and_full_volume_is_exact() -> None:
    clip = np.ones((RATE, 1), dtype=np.float32)
    renderer = Renderer(_mix(clip))
    _pull(renderer, LEAD_IN)
    renderer.volume = 0.25
    down = _pull(renderer, 3000)
    renderer.volume = 1.0
    up = _pull(renderer, 3000)

    heard = np.concatenate([down, up])[:, 0]
    assert np.abs(np.diff(heard)).max() < 0.0011
    assert down[-1, 0] == pytest.approx(0.25)
    np.testing.assert_array_equal(up[-1000:], clip[-1000:])


def test_a_stream_opened_at_half_volume_starts_there() -> None:
    clip = np.ones((1000, 1), dtype=np.float32)

    heard = _pull(Renderer(_mix(clip), volume=0.5), LEAD_IN + 1000)

    np.testing.assert_array_equal(heard[LEAD_IN:], clip * 0.5)
