"""Clips joined piece by piece: however they are cut, the same comes out, and no joint clicks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.offline.practice_joint import SAMPLE_RATE, Joint, Samples

RATE = 22_050


def tone(seconds: float, *, before: float = 0.0, after: float = 0.0, level: int = 8000) -> Samples:
    """Return a tone with silence around it."""
    time = np.arange(int(seconds * RATE)) / RATE
    sound = (level * np.sin(2 * np.pi * 440 * time)).astype(np.int16)
    return np.concatenate((np.zeros(int(before * RATE), np.int16), sound, np.zeros(int(after * RATE), np.int16)))


def joined(clips: list[Samples], pause: float, cuts: list[int] | None = None) -> Samples:
    joint, parts = Joint(RATE), []
    for clip in clips:
        edges = [0, *sorted(cut % (clip.size + 1) for cut in cuts or ()), clip.size]
        parts.append(joint.begin(pause))
        parts += [joint.feed(clip[start:end]) for start, end in pairwise(edges)]
    return np.concatenate([*parts, joint.close()])


CLIPS = [tone(0.2, before=0.1, after=0.3), tone(0.05, before=0.2, after=0.01), tone(0.3, before=0.003, after=0.2)]


@given(st.lists(st.integers(0, 20_000), max_size=20))
def test_the_cuts_do_not_matter(cuts: list[int]) -> None:
    assert np.array_equal(joined(CLIPS, 0.1, cuts), joined(CLIPS, 0.1))


def test_silence_stays_at_the_ends_and_goes_at_the_joints() -> None:
    sound = joined([tone(0.2, before=0.5, after=0.5)] * 2, 0.1)
    # Twice the tone, the silence at both ends, the pause, and 20 ms at each side of the joint.
    assert sound.size / SAMPLE_RATE == pytest.approx(2 * 0.2 + 0.5 + 0.5 + 0.1 + 2 * 0.02, abs=0.01)
    loud = np.flatnonzero(np.abs(sound.astype(int)) > 400)
    assert loud[0] / SAMPLE_RATE == pytest.approx(0.5, abs=0.01)
    assert (sound.size - loud[-1]) / SAMPLE_RATE == pytest.approx(0.5, abs=0.01)


def test_a_joint_does_not_click() -> None:
    # Loud up to the very last and from the very first sample.
    sound = joined([tone(0.2), tone(0.2)], 0.05).astype(int)
    inside = np.abs(np.diff(sound[1000:2000])).max()
    assert np.abs(np.diff(sound)).max() < 1.2 * inside


def test_one_clip_is_only_resampled() -> None:
    sound = joined([tone(0.4, before=0.2, after=0.2)], 9.0)
    assert sound.size == pytest.approx(0.8 * SAMPLE_RATE, abs=2)
    assert np.abs(sound.astype(int)).max() == pytest.approx(8000, rel=0.02)


def test_a_clip_without_a_loud_sample_is_kept() -> None:
    quiet = tone(0.2, level=100)
    sound = joined([tone(0.2), quiet, tone(0.2)], 0.0)
    assert sound.size / SAMPLE_RATE == pytest.approx(0.6, abs=0.01)


def test_what_is_certain_goes_out_at_once() -> None:
    joint = Joint(RATE)
    joint.begin(0.0)
    out = joint.feed(tone(1.0))
    assert out.size > 0.9 * SAMPLE_RATE
