"""The ear of these tests: a stream that waits for more is the same sound, and one that lost a piece is not."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from tests.e2e.heard import assert_heard
from tests.stage.sound import RATE, Recording
from tests.standin import melody

AUDIO = melody.wav(melody.melody("ear", 3.0))
FADE = round(0.005 * RATE)


def clip() -> np.ndarray:
    samples = np.frombuffer(AUDIO[44:], dtype="<i2").astype(np.float32) / 32768
    return np.asarray(soxr.resample(samples, melody.SAMPLE_RATE, RATE), dtype=np.float32)


def recorded(*parts: np.ndarray) -> Recording:
    """Return a recording of some parts between two silences."""
    silence = np.zeros(RATE // 2, dtype=np.float32)
    heard = np.concatenate((silence, *parts, silence)).astype(np.float32)
    recording = Recording()
    recording.samples = np.stack((heard, heard), axis=1)
    return recording


def paused(samples: np.ndarray, second: float, *, lost: int = 0, seconds: float = 0.3) -> list[np.ndarray]:
    """Return the parts of a stream that ran dry: a fade, silence, and the faded part again with another fade."""
    place = round(second * RATE)
    ramp = np.arange(FADE, dtype=np.float32) / FADE
    before, after = samples[: place + FADE].copy(), samples[place + lost :].copy()
    before[-FADE:] *= 1 - ramp
    after[:FADE] *= ramp
    return [before, np.zeros(round(seconds * RATE), dtype=np.float32), after]


# In the middle of notes and in rests.
@pytest.mark.parametrize("second", [0.33, 0.4, 0.52, 0.61, 1.0, 1.27, 1.9, 2.51, 2.8])
def test_a_pause_is_no_difference(second: float) -> None:
    assert_heard(recorded(*paused(clip(), second)), AUDIO, pauses=True)


def test_a_clip_from_its_middle_begins_with_a_fade_and_nothing_before_it() -> None:
    rest = clip()[RATE:]
    rest[:FADE] *= np.arange(FADE, dtype=np.float32) / FADE
    assert_heard(recorded(rest), AUDIO, start=1.0)
    assert_heard(recorded(*paused(rest, 0.6)), AUDIO, start=1.0, pauses=True)
    with pytest.raises(AssertionError):
        assert_heard(recorded(clip()[RATE - 3 * FADE :]), AUDIO, start=1.0)
    with pytest.raises(AssertionError):
        assert_heard(recorded(rest[4 * FADE :]), AUDIO, start=1.0)


def test_two_pauses_are_no_difference() -> None:
    first, silence, rest = paused(clip(), 0.7)
    assert_heard(recorded(first, silence, *paused(rest, 0.9)), AUDIO, pauses=True)


def test_a_pause_where_none_may_be_is_told() -> None:
    with pytest.raises(AssertionError, match="not what was sent"):
        assert_heard(recorded(*paused(clip(), 1.0)), AUDIO)


@pytest.mark.parametrize("milliseconds", [50, 100, 400])
def test_what_is_lost_in_a_pause_is_told(milliseconds: int) -> None:
    with pytest.raises(AssertionError):
        assert_heard(recorded(*paused(clip(), 1.0, lost=milliseconds * RATE // 1000)), AUDIO, pauses=True)


def test_a_click_or_a_lost_piece_without_a_pause_is_told() -> None:
    samples = clip()
    for wrong in (np.delete(samples, range(RATE, RATE + 480)), np.where(np.arange(len(samples)) == RATE, 1.0, samples)):
        with pytest.raises(AssertionError):
            assert_heard(recorded(wrong), AUDIO, pauses=True)


def test_the_whole_is_heard_as_it_is() -> None:
    assert_heard(recorded(clip()), AUDIO, pauses=True)


def test_sound_that_dropped_out_is_no_difference_where_the_computer_kept_programs_waiting() -> None:
    samples = clip()
    dropped = recorded(samples[:RATE], np.zeros(RATE // 5, dtype=np.float32), samples[RATE:])
    with pytest.raises(AssertionError, match="not what was sent"):
        assert_heard(dropped, AUDIO)
    dropped.disturbed = True
    assert_heard(dropped, AUDIO)


def test_what_comes_twice_is_told_though_the_computer_kept_programs_waiting() -> None:
    samples = clip()
    again = recorded(samples[:RATE], np.zeros(RATE // 5, dtype=np.float32), samples[RATE // 2 :])
    again.disturbed = True
    with pytest.raises(AssertionError, match="does not follow"):
        assert_heard(again, AUDIO)
