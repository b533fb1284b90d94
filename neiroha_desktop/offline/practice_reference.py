"""What a recording tells about its speaker: pitch, how much it moves, and pace."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Shape (frames,), mono, full scale is 1.0."""

_RATE = 16_000
_LONGEST_SECONDS = 30.0
"""Pitch and pace settle long before; the rest of a long recording would only take time."""

_FRAME = 1024
_HOP = 256
_LOWEST_HZ = 60.0
_HIGHEST_HZ = 500.0
_YIN_THRESHOLD = 0.15
_QUIET_BELOW_PEAK = 0.05
"""Frames under this part of the loudest one (-26 dB) count as pauses."""

_LEVELS_PER_SECOND = 100
_VOWEL_BAND_HZ = (300, 2500)
_VOWEL_WINDOW_SECONDS = 0.08
_SYLLABLE_GAP_SECONDS = 0.05
_SYLLABLE_DIP = 0.85


class UnreadableReferenceError(Exception):
    """These bytes cannot be decoded, or hold no sound."""


@dataclass(frozen=True, slots=True)
class SpeakerTraits:
    """What a practice voice takes over from a recording."""

    pitch_hz: float | None
    """Median fundamental frequency; None where no voiced speech was found."""
    pitch_spread: float
    """Standard deviation of the fundamental frequency, in semitones."""
    syllables_per_second: float | None
    """Pauses left out; None where no syllables were found."""
    brightness_hz: float
    """Middle of the power spectrum: a few hundred is dark, above a thousand is bright."""
    seconds: float
    """Duration of the whole recording."""


def measure_speaker(data: bytes) -> SpeakerTraits:
    """Decode a wav or mp3 file and measure who speaks.

    Raises:
        UnreadableReferenceError: the file is damaged, empty or silent.
    """
    samples, seconds = _decode(data)
    if samples.size < _FRAME or not float(np.abs(samples).max()) > 0.0:
        raise UnreadableReferenceError
    track = pitch_track(samples, _RATE)
    median = float(np.median(track)) if track.size else None
    # Far jumps are octave errors, not intonation.
    near = track[np.abs(np.log2(track / median)) < 0.5] if median else track
    spread = float(np.std(12 * np.log2(near / median))) if median else 0.0
    return SpeakerTraits(median, spread, syllable_rate(samples, _RATE), _brightness(samples), seconds)


def pitch_track(samples: Samples, sample_rate: int) -> NDArray[np.float64]:
    """Return the fundamental frequency in Hz of every voiced frame, by the YIN method.

    Source: de Cheveigné and Kawahara, "YIN, a fundamental frequency estimator", 2002.
    """
    frames = _frames(samples)
    longest, shortest = int(sample_rate / _LOWEST_HZ), int(sample_rate / _HIGHEST_HZ)
    difference = _difference(frames, longest + 1)
    running = np.cumsum(difference[:, 1:], axis=1)
    normalised = np.ones_like(difference)
    lags = np.arange(1, difference.shape[1])
    np.divide(difference[:, 1:] * lags, running, out=normalised[:, 1:], where=running > 0)
    found = [_period(row, shortest, longest) for row in normalised]
    return np.array([sample_rate / lag for lag in found if lag is not None])


def syllable_rate(samples: Samples, sample_rate: int) -> float | None:
    """Return syllables per second of speech: the loudness of the vowels rises and falls once in each."""
    level = _vowel_level(samples, sample_rate)
    loud = level > _QUIET_BELOW_PEAK * level.max()
    gap = int(_SYLLABLE_GAP_SECONDS * _LEVELS_PER_SECOND)
    count, last, dip = 0, -gap, 0.0
    for index in range(1, len(level) - 1):
        dip = min(dip, level[index])
        if not loud[index] or level[index] < level[index - 1] or level[index] < level[index + 1]:
            continue
        if index - last >= gap and dip < _SYLLABLE_DIP * level[index]:
            count, last, dip = count + 1, index, level[index]
    spoken = float(loud.sum()) / _LEVELS_PER_SECOND
    return count / spoken if count else None


def _brightness(samples: Samples) -> float:
    """Return the middle of the power spectrum, in Hz."""
    power = np.abs(np.fft.rfft(samples.astype(np.float64))) ** 2
    return float((power * np.fft.rfftfreq(samples.size, 1 / _RATE)).sum() / power.sum())


def _vowel_level(samples: Samples, sample_rate: int) -> NDArray[np.float64]:
    """Return the level of the band where vowels are strong, `_LEVELS_PER_SECOND` times a second."""
    spectrum = np.fft.rfft(samples.astype(np.float64))
    frequencies = np.fft.rfftfreq(samples.size, 1 / sample_rate)
    spectrum[(frequencies < _VOWEL_BAND_HZ[0]) | (frequencies > _VOWEL_BAND_HZ[1])] = 0
    window = int(_VOWEL_WINDOW_SECONDS * sample_rate)
    # By spectra: the plain convolution of half a minute would take seconds.
    size = samples.size + window
    power = np.fft.irfft(spectrum, samples.size) ** 2
    smooth = np.fft.irfft(np.fft.rfft(power, size) * np.fft.rfft(np.hanning(window), size), size)
    return np.asarray(np.sqrt(np.maximum(smooth[:: sample_rate // _LEVELS_PER_SECOND], 0.0)))


def _decode(data: bytes) -> tuple[Samples, float]:
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            seconds = file.frames / file.samplerate
            channels = file.read(int(_LONGEST_SECONDS * file.samplerate), dtype="float32", always_2d=True)
            mono = soxr.resample(channels.mean(axis=1), file.samplerate, _RATE)
    except (soundfile.LibsndfileError, ValueError, ZeroDivisionError) as error:
        raise UnreadableReferenceError from error
    return np.nan_to_num(mono.astype(np.float32)), seconds


def _frames(samples: Samples) -> NDArray[np.float64]:
    """Return the loud frames, shape (n, _FRAME); the first half of each is compared with later parts of it."""
    windows = np.lib.stride_tricks.sliding_window_view(samples, _FRAME)[::_HOP].astype(np.float64)
    level = np.sqrt((windows**2).mean(axis=1))
    return np.asarray(windows[level > _QUIET_BELOW_PEAK * level.max()])


def _difference(frames: NDArray[np.float64], lags: int) -> NDArray[np.float64]:
    """Return the squared difference of each frame with itself at every lag, shape (n, lags)."""
    half = _FRAME // 2
    spectrum = np.fft.rfft(frames, 2 * _FRAME)
    head = np.fft.rfft(frames[:, :half], 2 * _FRAME)
    correlation = np.fft.irfft(spectrum * head.conj())[:, :lags]
    energy = np.concatenate([np.zeros((len(frames), 1)), np.cumsum(frames**2, axis=1)], axis=1)
    shifted = energy[:, half : half + lags] - energy[:, :lags]
    return np.asarray(np.maximum(energy[:, half : half + 1] + shifted - 2 * correlation, 0.0))


def _period(row: NDArray[np.float64], shortest: int, longest: int) -> float | None:
    """Return the period in samples: the bottom of the first dip under the threshold; None for unvoiced sound."""
    under = np.flatnonzero(row[shortest:longest] < _YIN_THRESHOLD)
    if not under.size:
        return None
    lag = int(under[0]) + shortest
    while lag + 1 < longest and row[lag + 1] < row[lag]:
        lag += 1
    # A parabola through the three lowest points finds the bottom between samples.
    left, middle, right = row[lag - 1], row[lag], row[lag + 1]
    bend = left + right - 2 * middle
    return lag + (0.5 * (left - right) / bend if bend > 0 else 0.0)
