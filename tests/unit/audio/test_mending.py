"""A mended recording is what its mending says, sample by sample where nothing is to be heard of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.audio.mending import MP3_RATES, output_format, render, wav_bytes
from neiroha_desktop.audio.survey import survey
from neiroha_desktop.domain.errors import DecodeError, StorageError
from neiroha_desktop.domain.reference import Mending
from tests.examples import examples
from tests.unit.audio.speech_signals import RATE, as_file, mixed, phrases, read, sine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.audio.speech_signals import Signal

pytestmark = pytest.mark.once

FADE = round(0.005 * RATE)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mended")


def mend(data: bytes, mending: Mending, place: Path) -> tuple[Signal, int, bytes]:
    """Return the samples, the rate and the bytes of what comes out."""
    target = place / "mended"
    render(data, mending, target)
    made = target.read_bytes()
    return *read(made), made


def two_sides(seconds: float = 3.0, rate: int = RATE) -> Signal:
    signal = mixed(phrases(seconds, rate), 30.0)
    return np.stack((signal, 0.5 * signal), axis=1)


def test_nothing_to_do_changes_no_sample(place: Path) -> None:
    data = as_file(two_sides())
    samples, rate, made = mend(data, Mending(), place)
    assert rate == RATE
    np.testing.assert_array_equal(samples, read(data)[0])
    assert len(made) == wav_bytes(3.0, RATE, 2) == len(data)


@settings(max_examples=examples(20), deadline=None)
@given(start=st.floats(0.0, 2.0), length=st.floats(0.1, 1.0))
def test_a_cut_keeps_exactly_what_is_between(start: float, length: float, place: Path) -> None:
    data = as_file(two_sides())
    first, last = round(start * RATE), round((start + length) * RATE)
    samples, _, made = mend(data, Mending(start, start + length), place)
    assert len(samples) == last - first
    assert len(made) == 44 + 4 * (last - first)
    inner = slice(FADE, -FADE)
    np.testing.assert_array_equal(samples[inner], read(data)[0][first:last][inner])


@pytest.mark.parametrize(("container", "subtype"), [("mp3", None), ("flac", None), ("ogg", "VORBIS"), ("ogg", "OPUS")])
def test_a_cut_from_deep_inside_is_that_of_the_whole(container: str, subtype: str | None, place: Path) -> None:
    """A lossy decoder that jumps gives wrong samples at first; none of them may come through."""
    data = as_file(two_sides(6.0, 48000), 48000, container, subtype)
    whole, rate = read(data)
    samples, _, _ = mend(data, Mending(3.21, 4.56), place)
    expected = whole[round(3.21 * rate) : round(4.56 * rate)]
    fade = round(0.005 * rate)
    assert len(samples) == len(expected)
    np.testing.assert_allclose(samples[fade:-fade], expected[fade:-fade], atol=2 / 32768)


def test_cut_ends_are_faded_and_others_only_on_demand(place: Path) -> None:
    constant = np.full((RATE, 1), 0.5)
    data = as_file(constant)
    cut, _, _ = mend(data, Mending(0.25, 0.75), place)
    rise = np.arange(FADE) / FADE * 0.5
    np.testing.assert_allclose(cut[:FADE, 0], rise, atol=1e-4)
    np.testing.assert_allclose(cut[-FADE:, 0], rise[::-1], atol=1e-4)
    assert (cut[FADE:-FADE] == 0.5).all()
    start_kept, _, _ = mend(data, Mending(0.0, 0.75), place)
    assert start_kept[0] == 0.5
    assert start_kept[-1] == pytest.approx(0.0, abs=0.01)
    end_kept, _, _ = mend(data, Mending(0.25), place)
    assert (end_kept[0], end_kept[-1]) == (0.0, 0.5)
    both, _, _ = mend(data, Mending(fade=True), place)
    assert both[0] == 0.0
    assert both[-1] == pytest.approx(0.0, abs=0.01)


def test_mono_is_the_mean_of_the_channels(place: Path) -> None:
    data = as_file(two_sides())
    samples, _, _ = mend(data, Mending(mono=True), place)
    assert samples.shape[1] == 1
    np.testing.assert_allclose(samples[:, 0], read(data)[0].mean(axis=1), atol=1 / 32768)


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
def test_another_rate_has_the_same_sound_and_the_size_that_was_foretold(rate: int, place: Path) -> None:
    tone = sine(-6.0, 2.0, hertz=440.0)
    samples, got, made = mend(as_file(tone), Mending(sample_rate=rate), place)
    assert got == rate
    assert len(made) == wav_bytes(2.0, rate, 1)
    expected = sine(-6.0, 2.0, rate, 440.0)
    assert np.abs(samples[500:-500, 0] - expected[500 : len(samples) - 500]).max() < 1e-3


@pytest.mark.parametrize("lufs", [-30.0, -23.0, -16.0])
@pytest.mark.parametrize("container", ["wav", "mp3"])
def test_loudness_is_what_was_wanted(lufs: float, container: str, place: Path) -> None:
    data = as_file(sine(-23.0, 5.0))
    target = place / "loud"
    render(data, Mending(lufs=lufs, container=container), target)
    assert survey(target).facts.measure.loudness == pytest.approx(lufs, abs=0.1)


def test_no_peak_is_brought_above_the_ceiling(place: Path) -> None:
    signal = phrases(4.0)
    signal[RATE] = 0.9
    target = place / "peaky"
    render(as_file(signal), Mending(lufs=-10.0), target)
    assert survey(target).facts.measure.peak == pytest.approx(-1.0, abs=0.01)


def test_silence_stays_silence(place: Path) -> None:
    samples, _, _ = mend(as_file(np.zeros(RATE)), Mending(lufs=-20.0, remove_offset=True), place)
    assert not samples.any()


def test_an_offset_is_removed_from_each_channel(place: Path) -> None:
    sides = two_sides() + np.array([0.1, -0.05])
    samples, _, _ = mend(as_file(sides), Mending(remove_offset=True), place)
    assert np.abs(samples.mean(axis=0)).max() < 1e-4
    np.testing.assert_allclose(samples, sides - sides.mean(axis=0), atol=2 / 32768)


def test_the_offset_is_that_of_the_part_that_is_kept(place: Path) -> None:
    signal = np.concatenate((np.full(RATE, 0.4), np.full(RATE, 0.1)))
    samples, _, _ = mend(as_file(signal), Mending(1.0, remove_offset=True), place)
    assert np.abs(samples).max() < 1e-3


def test_everything_at_once_in_any_block_size(place: Path) -> None:
    data = as_file(two_sides(8.0, 48000) + 0.05, 48000)
    mending = Mending(1.0, 7.0, remove_offset=True, mono=True, sample_rate=24000, lufs=-20.0, fade=True)
    samples, rate, made = mend(data, mending, place)
    assert (rate, samples.shape[1]) == (24000, 1)
    assert len(made) == wav_bytes(6.0, 24000, 1)
    measure = survey(made).facts.measure
    assert measure.loudness == pytest.approx(-20.0, abs=0.1)
    assert abs(measure.dc_offset) < 1e-3


@pytest.mark.parametrize(("rate", "written"), [(96000, 48000), (6000, 8000), (22000, 22050), (44100, 44100)])
def test_mp3_takes_the_next_rate_that_it_has(rate: int, written: int, place: Path) -> None:
    samples, got, made = mend(as_file(sine(-6, 1.0, rate, 440.0), rate), Mending(container="mp3"), place)
    assert got == written
    assert made[:3] == b"ID3" or made[0] == 0xFF
    assert len(samples) / got == pytest.approx(1.0, abs=0.02)


@given(rate=st.integers(4000, 192_000), channels=st.integers(1, 8), mono=st.booleans())
def test_mp3_has_its_own_rates_and_at_most_two_channels(rate: int, channels: int, mono: bool) -> None:
    got = output_format(Mending(mono=mono, container="mp3"), rate, channels)
    assert got[0] in MP3_RATES
    assert got[1] == (1 if mono or channels > 2 else channels)


def test_the_same_mending_gives_the_same_bytes(place: Path) -> None:
    data = as_file(two_sides())
    for container in ("wav", "mp3"):
        mending = Mending(0.5, 2.0, container=container)
        assert mend(data, mending, place)[2] == mend(data, mending, place)[2]


def test_a_full_disk_is_said(place: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written") as caught:
        render(as_file(sine(-6, 1.0)), Mending(), place / "no folder" / "x.wav")
    assert "no folder" in str(caught.value)


def test_an_original_that_is_gone_is_said(place: Path) -> None:
    with pytest.raises(DecodeError, match="cannot be opened"):
        render(place / "gone.wav", Mending(), place / "x.wav")


def test_it_can_be_watched_and_stopped(place: Path) -> None:
    class StopError(Exception):
        pass

    seen: list[float] = []

    def watch(part: float) -> None:
        seen.append(part)
        if part > 0.6:
            raise StopError

    with pytest.raises(StopError):
        render(as_file(np.zeros(48000 * 20), 48000), Mending(lufs=-20.0, remove_offset=True), place / "x", watch)
    assert seen == sorted(seen)
    assert seen[0] < 0.1
