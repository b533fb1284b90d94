"""What is found of a recording, on signals of which the answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.audio.noise import SpectrumMeter
from neiroha_desktop.audio.peaks import peaks_of
from neiroha_desktop.audio.survey import survey
from neiroha_desktop.domain.errors import DecodeError
from tests.examples import examples
from tests.unit.audio.speech_signals import RATE, as_file, mixed, phrases, read, sine, white

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.audio.speech_signals import Signal

pytestmark = pytest.mark.once


def _both(signal: Signal) -> Signal:
    return np.stack((signal, signal), axis=1)


def test_a_sine_of_minus_6_dbfs_is_minus_6_dbfs() -> None:
    facts = survey(as_file(sine(-6.0, 2.0), subtype="FLOAT")).facts
    assert facts.measure.peak == pytest.approx(-6.0, abs=0.001)
    assert (facts.clip.container, facts.clip.sample_rate, facts.clip.channels) == ("wav", RATE, 1)
    assert facts.clip.duration == facts.measure.duration == 2.0


@pytest.mark.parametrize(
    ("parts", "lufs"),
    [([(-23, 20)], -23.0), ([(-33, 20)], -33.0), ([(-36, 10), (-23, 60), (-36, 10)], -23.0)],
)
def test_loudness_is_that_of_the_published_signals(parts: list[tuple[float, float]], lufs: float) -> None:
    """EBU Tech 3341, cases 1 to 3; the others are in `test_loudness`."""
    signal = np.concatenate([sine(dbfs, seconds) for dbfs, seconds in parts])
    assert survey(as_file(_both(signal))).facts.measure.loudness == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize("rate", [16000, 44100, 48000])
@pytest.mark.parametrize("ratio", [10.0, 20.0, 30.0, 40.0])
def test_noise_beneath_speech_is_estimated_within_2_db(rate: int, ratio: float) -> None:
    signal = phrases(8.0, rate)
    facts = survey(as_file(mixed(signal, ratio), rate)).facts
    assert facts.signal_to_noise == pytest.approx(ratio, abs=2.0)
    floor = 10 * np.log10(np.mean(signal**2)) - ratio
    assert facts.noise_floor == pytest.approx(floor, abs=2.0)


@pytest.mark.parametrize("ratio", [10.0, 20.0, 30.0])
def test_noise_is_found_where_there_are_no_pauses(ratio: float) -> None:
    facts = survey(as_file(mixed(sine(-12.0, 8.0, hertz=440.0), ratio))).facts
    assert facts.signal_to_noise == pytest.approx(ratio, abs=2.0)


@settings(max_examples=examples(12), deadline=None)
@given(
    ratio=st.floats(8.0, 35.0),
    pause=st.floats(0.3, 1.0),
    level=st.floats(-30.0, 0.0),
    offset=st.floats(-0.1, 0.1),
    seed=st.integers(0, 99),
)
def test_neither_level_nor_pauses_nor_an_offset_change_the_estimate(
    ratio: float, pause: float, level: float, offset: float, seed: int
) -> None:
    signal = mixed(phrases(6.0, 16000, pause=pause), ratio, seed) * 10 ** (level / 20)
    facts = survey(as_file(signal + offset, 16000, subtype="FLOAT")).facts
    assert facts.signal_to_noise == pytest.approx(ratio, abs=2.0)


def test_nothing_sounds_beneath_a_clean_signal_and_silence_has_no_voice() -> None:
    clean = survey(as_file(phrases(4.0))).facts
    assert (clean.noise_floor, clean.signal_to_noise) == (None, None)
    silent = survey(as_file(np.zeros(RATE))).facts
    assert (silent.noise_floor, silent.signal_to_noise, silent.silence_share) == (None, None, 1.0)
    assert (silent.measure.peak, silent.measure.loudness, silent.level_step) == (None, None, None)


def test_noise_alone_has_no_voice_above_it() -> None:
    facts = survey(as_file(white(4 * RATE, 0.01))).facts
    assert facts.signal_to_noise is not None
    assert facts.signal_to_noise < 3.0
    assert facts.noise_floor == pytest.approx(-20.0, abs=1.0)


@pytest.mark.parametrize(("phrase", "pause"), [(1.5, 0.5), (1.0, 1.0), (0.5, 1.5)])
@pytest.mark.parametrize("ratio", [25.0, 90.0])
def test_the_share_of_silence(phrase: float, pause: float, ratio: float) -> None:
    signal = phrases(12.0, phrase=phrase, pause=pause)
    facts = survey(as_file(mixed(signal, ratio))).facts
    assert facts.silence_share == pytest.approx(pause / (phrase + pause), abs=0.06)


@pytest.mark.parametrize("softer", [12.0, 18.0])
def test_a_second_level_is_told_and_syllables_are_not(softer: float) -> None:
    signal = phrases(20.0)
    assert survey(as_file(mixed(signal, 40.0))).facts.level_step is None
    signal[len(signal) // 2 :] *= 10 ** (-softer / 20)
    step = survey(as_file(mixed(signal, 40.0))).facts.level_step
    assert step == pytest.approx(softer, abs=1.0)


def test_a_voice_that_grows_slowly_is_one_voice() -> None:
    signal = phrases(20.0)
    assert survey(as_file(signal * np.linspace(0.2, 1.0, len(signal)))).facts.level_step is None


def test_the_outline_is_that_of_the_whole_file() -> None:
    data = as_file(_both(mixed(phrases(4.0), 20.0)))
    found = survey(data)
    np.testing.assert_allclose(found.outline(100)[:, 1].max(), peaks_of(data, 100)[:, 1].max())
    # On the grid of the outline, stretch by stretch.
    np.testing.assert_array_equal(found.outline(len(found._spans)), found._spans)
    half = found.outline(50, 1.0, 2.0)
    assert half.shape == (50, 2)
    samples = read(data)[0][RATE : 2 * RATE]
    assert half[:, 1].max() == pytest.approx(samples.max(), abs=0.02)


@given(start=st.floats(-1.0, 5.0), end=st.floats(-1.0, 5.0), width=st.integers(1, 3000))
@settings(max_examples=examples(40), deadline=None)
def test_any_part_of_the_outline_can_be_drawn(start: float, end: float, width: int) -> None:
    outline = _FOUND.outline(width, start, end)
    assert outline.shape == (width, 2)
    assert (outline[:, 0] <= outline[:, 1]).all()


_FOUND = survey(as_file(mixed(phrases(4.0, pause=0.5), 40.0)))
"""Phrases from 0, 2 s with pauses of half a second, from 1.5 and 3.5 s."""


@pytest.mark.parametrize(("place", "low", "high"), [(1.4, 1.5, 1.6), (2.1, 1.9, 2.0), (1.75, 1.75, 1.75)])
def test_a_place_near_a_pause_moves_into_it(place: float, low: float, high: float) -> None:
    assert low <= _FOUND.snap(place) <= high


def test_a_place_far_from_a_pause_stays_and_so_do_both_ends() -> None:
    assert _FOUND.snap(0.8) == 0.8
    assert _FOUND.snap(-3.0) == 0.0
    assert _FOUND.snap(9.0) == 4.0


def test_the_best_stretch_is_speech_that_is_not_clipped() -> None:
    signal = phrases(24.0)
    signal[: 8 * RATE] = 0.0
    signal[8 * RATE : 14 * RATE] *= 30  # Clipped.
    signal += white(len(signal), 1e-6)
    found = survey(as_file(np.clip(signal, -1.0, 1.0)))
    start, end = found.best(8.0)
    assert start >= 13.5
    assert 7.0 <= end - start <= 8.0 + 1e-9
    for place in (start, end):
        samples = signal[int(place * RATE) - 100 : int(place * RATE) + 100]
        assert np.abs(samples).max() < 0.02, "it begins and ends in a pause"
    assert found.best(99.0) == (0.0, 24.0)
    within = found.best(3.0, 15.0, 20.0)
    assert 15.0 <= within[0] < within[1] <= 20.0


@settings(max_examples=examples(40), deadline=None)
@given(seconds=st.floats(0.2, 5.0), start=st.floats(0.0, 3.0), length=st.floats(0.3, 4.0))
def test_the_best_is_never_longer_than_wanted_nor_outside(seconds: float, start: float, length: float) -> None:
    end = min(start + length, 4.0)
    first, last = _FOUND.best(seconds, start, end)
    assert start - 1e-9 <= first < last <= end + 1e-9
    assert last - first <= seconds + 1e-9


def test_two_hours_leave_little_behind() -> None:
    """By what is kept of a minute: the outline has one size for all that is long, and spectra end after two minutes."""
    meter = SpectrumMeter(48000)
    block = np.zeros((1, 480_000), dtype=np.float32)
    for _ in range(14):
        meter.feed(block)
    assert sum(len(one) for one in meter._powers) * meter._size <= 120 * 48000
    assert sum(one.nbytes for one in meter._powers) < 30e6


def test_reading_can_be_watched_and_stopped(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    seen: list[float] = []

    def watch(part: float) -> None:
        seen.append(part)
        if part > 0.3:
            raise StopError

    data = as_file(np.zeros(48000 * 20), 48000)
    with pytest.raises(StopError):
        survey(data, watch)
    assert seen == sorted(seen)
    assert 0.3 < seen[-1] < 0.6


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no bytes"),
        (b"\x00\x00\x00\x18ftypM4A " + bytes(64), "m4a or video"),
        (b"\x1aE\xdf\xa3" + bytes(64), "webm or mkv"),
        (b"hello, this is a text", "text, not audio"),
        (as_file(np.zeros(0)), "holds no sound"),
        (b"fLaC" + bytes(100), "damaged or incomplete"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(DecodeError, match=words) as caught:
        survey(data)
    assert caught.value.remedy is not None or data == b""


@pytest.mark.parametrize(
    ("container", "subtype", "named"),
    [
        ("mp3", None, "mp3"),
        ("flac", None, "flac"),
        ("ogg", "VORBIS", "ogg"),
        ("ogg", "OPUS", "ogg"),
        ("aiff", None, "aiff"),
        ("caf", None, "caf"),
        ("w64", None, "w64"),
        ("au", None, "au"),
        ("rf64", None, "wav"),
        ("wav", "PCM_24", "wav"),
    ],
)
def test_all_kinds_come_in(container: str, subtype: str | None, named: str) -> None:
    rate = 48000 if subtype == "OPUS" else RATE
    facts = survey(as_file(_both(mixed(phrases(3.0, rate), 20.0)), rate, container, subtype)).facts
    assert (facts.clip.container, facts.clip.channels) == (named, 2)
    assert facts.measure.duration == pytest.approx(3.0, abs=0.05)
    assert facts.signal_to_noise == pytest.approx(20.0, abs=2.5)
