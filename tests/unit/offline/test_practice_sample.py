"""The recording that the first clone is made from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from neiroha_desktop.offline.practice_reference import measure_speaker
from tests.unit.offline.conftest import Post, audio_of, clone_body
from tests.unit.offline.measure import pitch_of, read_audio

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "practice-reference.wav"


def test_the_sample_is_fit_for_cloning() -> None:
    info = soundfile.info(SAMPLE)
    assert (info.format, info.subtype, info.samplerate, info.channels) == ("WAV", "PCM_16", 24_000, 1)
    assert 5 < info.duration < 8
    samples, rate = read_audio(SAMPLE.read_bytes())
    assert 0.5 < np.abs(samples).max() < 10 ** (-1 / 20)
    for end in (samples[: rate // 10], samples[-rate // 10 :]):
        assert np.abs(end).max() < 0.001
    traits = measure_speaker(SAMPLE.read_bytes())
    assert traits.pitch_hz is not None
    assert 70 < traits.pitch_hz < 120


async def test_the_sample_can_be_cloned(post: Post) -> None:
    samples, rate = read_audio(audio_of(await post(clone_body("It is a long way home.", SAMPLE.read_bytes()))))
    wanted = measure_speaker(SAMPLE.read_bytes()).pitch_hz
    assert wanted is not None
    assert abs(12 * np.log2(pitch_of(samples, rate) / wanted)) < 2
