"""Pitch and pace of recordings whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.offline.practice_reference import UnreadableReferenceError, measure_speaker, pitch_track

RATE = 16_000
TIME = np.arange(0, 3, 1 / RATE)


def voiced(hertz: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Return a tone with the overtones of a voice."""
    tone = sum(np.sin(2 * np.pi * hertz * step * TIME) / step for step in range(1, 12))
    return np.asarray(0.1 * tone, np.float32)


def wav(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bytes:
    return wrap_pcm16((samples * 32_767).astype("<i2").tobytes(), RATE)


@pytest.mark.parametrize("hertz", [70, 98, 131, 187, 220, 305, 440])
def test_pitch_of_tones(hertz: float) -> None:
    track = pitch_track(voiced(hertz), RATE)
    assert len(track) > 100
    assert np.median(track) == pytest.approx(hertz, rel=0.01)


def test_pitch_in_noise() -> None:
    noisy = voiced(150) + np.random.default_rng(1).normal(0, 0.01, TIME.size).astype(np.float32)
    traits = measure_speaker(wav(noisy))
    assert traits.pitch_hz == pytest.approx(150, rel=0.02)
    assert traits.pitch_spread < 0.5


def test_noise_has_no_pitch() -> None:
    noise = np.random.default_rng(2).normal(0, 0.1, TIME.size).astype(np.float32)
    assert measure_speaker(wav(noise)).pitch_hz is None


@pytest.mark.parametrize("per_second", [3, 5, 7])
def test_syllables_of_a_tone_that_swells(per_second: int) -> None:
    swelling = voiced(120) * (0.55 - 0.45 * np.cos(2 * np.pi * per_second * TIME)).astype(np.float32)
    assert measure_speaker(wav(swelling)).syllables_per_second == pytest.approx(per_second, rel=0.15)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"RIFF\0\0\0\0WAVEjunk",
        b"\xff\xf3\x40\xc4" * 3,
        wav(np.zeros(RATE, np.float32)),
        wav(voiced(100)[:500]),
    ],
)
def test_what_cannot_be_read(data: bytes) -> None:
    with pytest.raises(UnreadableReferenceError):
        measure_speaker(data)
