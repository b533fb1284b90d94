"""Measures of signals whose values are known."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.audio import blocks
from neiroha_desktop.audio.decode import decode
from neiroha_desktop.audio.measure import FULL_SCALE, ClipMeter, measure, measure_sound
from neiroha_desktop.domain.clip_facts import ClipMeasure
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import DecodeError
from tests.unit.audio.signals import encode, noise, tone

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 24000


def _sine(dbfs: float, seconds: float = 2.0, rate: int = RATE) -> NDArray[np.float32]:
    t = np.arange(round(seconds * rate)) / rate
    return (10 ** (dbfs / 20) * np.sin(2 * np.pi * 1000 * t)).astype(np.float32)[:, np.newaxis]


def _silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros((round(seconds * RATE), 1), np.float32)


@pytest.mark.parametrize("dbfs", [0.0, -6.0, -23.0, -48.0])
def test_a_sine_has_the_level_that_it_was_given(dbfs: float) -> None:
    measured = measure(_sine(dbfs), RATE)

    assert measured.peak == pytest.approx(dbfs, abs=0.01)
    assert measured.loudness == pytest.approx(dbfs - 3.01, abs=0.05)
    assert measured.duration == 2.0
    assert abs(measured.dc_offset) < 1e-6
    assert (measured.leading_silence, measured.trailing_silence) == (0.0, 0.0)
    assert (measured.is_silent, measured.is_empty, measured.is_clipped) == (False, False, False)


def test_silence_before_and_after_is_measured_on_a_grid_of_5_ms() -> None:
    clip = np.concatenate((_silence(0.503), _sine(-20, 1.0), _silence(0.251)))
    measured = measure(clip, RATE)

    assert measured.leading_silence == pytest.approx(0.5)
    assert measured.trailing_silence == pytest.approx(0.2490)
    assert measured.duration == pytest.approx(1.754)


def test_noise_below_the_threshold_is_silence_and_one_offset_changes_nothing() -> None:
    quiet = np.random.default_rng(1).uniform(-0.0009, 0.0009, (RATE, 1)).astype(np.float32)
    clip = np.concatenate((quiet, _sine(-40, 1.0), quiet))
    level = measure(clip, RATE)
    raised = measure(clip + np.float32(0.1), RATE)

    assert (level.leading_silence, level.trailing_silence) == (1.0, 1.0)
    assert (raised.leading_silence, raised.trailing_silence) == (1.0, 1.0)
    assert raised.dc_offset == pytest.approx(0.1, abs=1e-4)
    # From -60 dBFS on it is sound.
    assert not measure(np.full((RATE, 1), 0.00101, np.float32) * np.sign(quiet), RATE).is_silent


@pytest.mark.parametrize("offset", [0.0, 0.25, -0.5])
def test_a_silent_clip_is_silent_all_through(offset: float) -> None:
    measured = measure(np.full((RATE, 2), offset, np.float32), RATE)

    assert measured.is_silent
    assert not measured.is_empty
    assert (measured.leading_silence, measured.trailing_silence) == (1.0, 1.0)
    assert measured.dc_offset == pytest.approx(offset)
    assert (measured.peak is None) == (offset == 0.0)


def test_an_empty_clip_is_empty_and_no_error() -> None:
    measured = measure_sound(wrap_pcm16(b"", RATE))

    assert measured == measure(_silence(0.0), RATE)
    assert (measured.is_empty, measured.is_silent, measured.is_clipped) == (True, True, False)
    assert measured == ClipMeasure(0.0, None, None, 0, 0.0, 0.0, 0.0, 0.0)


def test_clipping_is_three_samples_in_a_row_at_full_scale() -> None:
    clip = np.full((1000, 1), 0.5, np.float32)
    clip[100:102] = 1.0
    clip[200] = -1.0
    clip[300:303] = FULL_SCALE
    clip[400:405] = -1.0
    clip[995:] = 1.2
    measured = measure(clip, RATE)

    assert measured.clipped_samples == 3 + 5 + 5
    assert measured.clipped_share == pytest.approx(13 / 1000)
    assert measured.is_clipped
    assert measured.peak == pytest.approx(20 * np.log10(1.2), abs=1e-4)


def test_a_sine_that_was_turned_up_too_far_is_clipped_and_one_at_full_scale_is_not() -> None:
    loud = np.clip(_sine(0.0) * 1.5, -1.0, 32767 / 32768)

    assert measure(loud, RATE).clipped_share == pytest.approx(2 / np.pi * np.arccos(1 / 1.5), abs=0.05)
    assert not measure(_sine(-0.01), RATE).is_clipped


def test_each_channel_is_looked_at_by_itself() -> None:
    clip = np.full((600, 2), 0.1, np.float32)
    clip[0::2, 0] = clip[1::2, 1] = 1.0
    clip[:, 1] -= 0.2
    measured = measure(clip, RATE)

    assert measured.clipped_samples == 0
    assert measured.dc_offset == pytest.approx(0.55, abs=1e-3)


@given(
    data=st.data(),
    levels=st.lists(st.sampled_from([0.0, 0.0, 0.3, 1.0, 1.0, -1.0]), min_size=1, max_size=400),
    channels=st.integers(1, 2),
)
def test_the_blocks_in_which_a_clip_comes_change_nothing(
    data: st.DataObject, levels: list[float], channels: int
) -> None:
    clip = np.repeat(np.array(levels, np.float32), channels).reshape(-1, channels)
    clip[:, -1] = np.roll(clip[:, -1], 1)
    meter, start = ClipMeter(8000, channels), 0
    while start < len(clip):
        count = data.draw(st.integers(1, len(clip)))
        meter.feed(clip[start : start + count])
        start += count
    measured, whole = meter.result(), measure(clip, 8000)

    assert (measured.clipped_samples, measured.leading_silence, measured.trailing_silence, measured.peak) == (
        _clipped(clip),
        whole.leading_silence,
        whole.trailing_silence,
        whole.peak,
    )
    assert measured.dc_offset == pytest.approx(whole.dc_offset)
    assert measured.loudness == pytest.approx(whole.loudness)


def _clipped(clip: NDArray[np.float32]) -> int:
    """Count one sample after the other, as the definition says."""
    total = 0
    for channel in clip.T:
        run = 0
        for sample in [*channel, 0.0]:
            if abs(sample) >= FULL_SCALE:
                run += 1
            else:
                total += run if run >= 3 else 0
                run = 0
    return total


@pytest.mark.parametrize("container", ["wav", "flac", "ogg", "mp3"])
def test_a_file_is_measured_as_its_samples_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, container: str) -> None:
    monkeypatch.setattr(blocks, "BLOCK_FRAMES", 4096)
    path = tmp_path / "clip"
    path.write_bytes(encode(tone(1.5, 44100, 2), 44100, container))
    measured = measure_sound(path)

    assert measured == measure_sound(path.read_bytes())
    clip = decode(path.read_bytes())
    # MP3 decoders may round a sample otherwise where a block begins.
    assert measured.peak == pytest.approx(measure(clip.samples, 44100).peak, abs=0.01)
    assert measured.duration == clip.duration


def test_a_streamed_wav_is_measured_to_its_real_end(tmp_path: Path) -> None:
    data = bytearray(wrap_pcm16(tone(1.0, RATE).tobytes(), RATE))
    data[40:44] = bytes(4)
    path = tmp_path / "streamed.wav"
    path.write_bytes(data)

    assert measure_sound(path).duration == 1.0
    assert measure_sound(bytes(data)).peak == pytest.approx(-6.02, abs=0.01)


def test_no_number_and_infinity_in_a_float_file_are_as_they_are_played() -> None:
    samples = np.full((RATE, 1), 0.1, np.float32)
    samples[10], samples[20] = np.nan, np.inf
    out = io.BytesIO()
    soundfile.write(out, samples, RATE, format="WAV", subtype="FLOAT")
    measured = measure_sound(out.getvalue())

    assert measured.peak == 0.0
    assert measured.dc_offset == pytest.approx(0.1, abs=1e-3)


def test_a_rate_without_loudness_has_all_the_rest() -> None:
    measured = measure(_sine(-6, rate=2000)[:100], 2000)

    assert measured.loudness is None
    assert measured.duration == 0.05


@pytest.mark.parametrize("cut", [30, 4000])
def test_damaged_audio_is_an_error_also_in_its_middle(cut: int) -> None:
    data = encode(noise(1.0, RATE, 1), RATE, "flac")
    with pytest.raises(DecodeError, match="damaged"):
        measure_sound(data[:30] if cut == 30 else data[:cut] + bytes(10) + data[cut + 10 :])
