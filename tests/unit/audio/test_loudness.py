"""Loudness against the values that ITU-R BS.1770-5 and EBU Tech 3341 give for signals that can be generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.audio import k_weighting
from neiroha_desktop.audio.loudness import LoudnessMeter, integrated_loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

pytestmark = pytest.mark.once

RATE = 48000


def _sine(dbfs: float, seconds: float, rate: int = RATE, hertz: float = 1000.0) -> NDArray[np.float32]:
    """Return a mono sine whose peak is at `dbfs`, as Tech 3341 counts it."""
    t = np.arange(round(seconds * rate)) / rate
    return (10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * t)).astype(np.float32)


def _stereo(*parts: tuple[float, float], rate: int = RATE) -> NDArray[np.float32]:
    """Return the same sine of 1 kHz on both sides: (dBFS, seconds) one after the other."""
    mono = np.concatenate([_sine(dbfs, seconds, rate) for dbfs, seconds in parts])
    return np.stack((mono, mono), axis=1)


def _channels(*levels: float, seconds: float = 20.0) -> NDArray[np.float32]:
    return np.stack([_sine(level, seconds) for level in levels], axis=1)


def test_the_coefficients_are_those_of_the_recommendation() -> None:
    shelf, high_pass = k_weighting._shelf(48000), k_weighting._high_pass(48000)

    assert shelf.b == pytest.approx((1.53512485958697, -2.69169618940638, 1.19839281085285), abs=1e-12)
    assert shelf.a == pytest.approx((-1.69065929318241, 0.73248077421585), abs=1e-12)
    assert high_pass.b == (1.0, -2.0, 1.0)
    assert high_pass.a == pytest.approx((-1.99004745483398, 0.99007225036621), abs=1e-12)


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 24000, 44100, 88200, 96000, 192000])
def test_the_response_is_the_same_at_every_rate(rate: int) -> None:
    table = k_weighting._shelf(48000), k_weighting._high_pass(48000)
    own = k_weighting._shelf(rate), k_weighting._high_pass(rate)

    for hertz in np.geomspace(20, min(rate / 2, 24000) * 0.99, 60):
        wanted = 10 * np.log10(table[0].power_at(hertz, 48000) * table[1].power_at(hertz, 48000))
        got = 10 * np.log10(own[0].power_at(hertz, rate) * own[1].power_at(hertz, rate))
        assert got == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize(
    ("parts", "lufs"),
    [
        pytest.param([(-23, 20)], -23.0, id="3341 case 1"),
        pytest.param([(-33, 20)], -33.0, id="3341 case 2"),
        pytest.param([(-36, 10), (-23, 60), (-36, 10)], -23.0, id="3341 case 3: the relative gate"),
        pytest.param([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0, id="3341 case 4: both gates"),
        pytest.param([(-26, 20), (-20, 20.1), (-26, 20)], -23.0, id="3341 case 5: no gate closes"),
    ],
)
def test_sequences_of_ebu_tech_3341(parts: list[tuple[float, float]], lufs: float) -> None:
    assert integrated_loudness(_stereo(*parts), RATE) == pytest.approx(lufs, abs=0.1)


def test_five_channels_of_ebu_tech_3341_case_6() -> None:
    assert integrated_loudness(_channels(-28, -28, -24, -30, -30), RATE) == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 24000, 32000, 44100, 88200, 96000])
def test_every_rate_measures_the_same(rate: int) -> None:
    assert integrated_loudness(_stereo((-23, 5), rate=rate), rate) == pytest.approx(-23.0, abs=0.05)
    gated = _stereo((-36, 5), (-23, 20), (-36, 5), rate=rate)
    assert integrated_loudness(gated, rate) == pytest.approx(-23.0, abs=0.1)


def test_a_sine_in_one_channel_is_the_calibration_of_the_recommendation() -> None:
    # A 997 Hz sine at 0 dBFS in one channel reads -3.01 LUFS.
    mono = _sine(0.0, 5, hertz=997)[:, np.newaxis]

    assert integrated_loudness(mono, RATE) == pytest.approx(-3.01, abs=0.02)
    assert integrated_loudness(np.pad(mono, ((0, 0), (0, 1))), RATE) == pytest.approx(-3.01, abs=0.02)


def test_the_bass_channel_does_not_count() -> None:
    with_bass = _channels(-28, -28, -24, -6, -30, -30)

    assert integrated_loudness(with_bass, RATE) == pytest.approx(-23.0, abs=0.1)


def test_low_hum_is_hardly_heard_and_an_offset_not_at_all() -> None:
    hum, offset = _sine(-23, 5, hertz=25)[:, np.newaxis], np.full((5 * RATE, 1), 0.5, np.float32)

    quiet = integrated_loudness(hum, RATE)
    assert quiet is not None
    # By the curve of the recommendation a channel of 25 Hz reads about 10 LU less than one of 1 kHz.
    assert quiet < -23 - 3 - 8
    step = 2 * RATE
    assert integrated_loudness(offset[step:], RATE) is not None, "switching it on is a thump"
    meter = LoudnessMeter(RATE, 1)
    for _ in range(40):
        meter.feed(offset)
    still = meter.integrated()
    assert still is not None
    assert len(meter._hops) == 2000
    assert max(meter._hops[10:]) < 1e-12


@pytest.mark.parametrize("samples", [np.zeros((RATE, 2)), np.zeros((0, 1)), np.zeros((100, 1)), _stereo((-75, 5))])
def test_silence_has_no_loudness(samples: NDArray[np.float32]) -> None:
    assert integrated_loudness(samples.astype(np.float32), RATE) is None


def test_what_is_shorter_than_a_block_is_measured_as_a_whole() -> None:
    assert integrated_loudness(_stereo((-23, 0.3)), RATE) == pytest.approx(-23.0, abs=0.1)
    assert integrated_loudness(_stereo((-23, 0.4)), RATE) == pytest.approx(-23.0, abs=0.1)


@given(
    cuts=st.lists(st.integers(1, 60000), max_size=12),
    rate=st.sampled_from([8000, 11025, 24000, 44100]),
    channels=st.integers(1, 3),
)
def test_the_blocks_in_which_a_signal_comes_change_nothing(cuts: list[int], rate: int, channels: int) -> None:
    signal = np.random.default_rng(5).normal(0, 0.1, (rate * 3, channels)).astype(np.float32)
    meter, start = LoudnessMeter(rate, channels), 0
    for cut in [*cuts, len(signal)]:
        meter.feed(signal[start : start + cut])
        start += cut
    whole = integrated_loudness(signal, rate)

    assert meter.integrated() == pytest.approx(whole, abs=1e-9)
    assert meter.integrated() == pytest.approx(whole, abs=1e-9), "asking changes nothing"


def test_asking_in_between_does_not_disturb() -> None:
    signal = _stereo((-36, 2.013), (-23, 3.01))
    meter = LoudnessMeter(RATE, 2)
    for start in range(0, len(signal), 1001):
        meter.feed(signal[start : start + 1001])
        meter.integrated()

    assert meter.integrated() == pytest.approx(integrated_loudness(signal, RATE), abs=1e-9)


def test_the_filter_is_the_recursion_it_stands_for() -> None:
    signal = np.random.default_rng(2).normal(0, 0.3, (2, 32 * 2500)).astype(np.float32)
    blockwise = k_weighting.KWeighting(24000, 2)
    got = np.concatenate([blockwise.filter(signal[:, :960]), blockwise.filter(signal[:, 960:])], axis=1)

    for channel in range(2):
        once = _recursion(signal[channel].astype(np.float64), k_weighting._shelf(24000))
        np.testing.assert_allclose(got[channel], _recursion(once, k_weighting._high_pass(24000)), atol=1e-9)


def _recursion(signal: NDArray[np.float64], biquad: k_weighting._Biquad) -> NDArray[np.float64]:
    out = np.empty_like(signal)
    first = second = 0.0
    for number, value in enumerate(signal):
        out[number] = result = biquad.b[0] * value + first
        first = biquad.b[1] * value - biquad.a[0] * result + second
        second = biquad.b[2] * value - biquad.a[1] * result
    return out


def test_a_rate_that_holds_nothing_audible_is_refused() -> None:
    with pytest.raises(ValueError, match="3999 Hz"):
        LoudnessMeter(3999, 1)
    assert integrated_loudness(_stereo((-23, 2), rate=3999), 3999) is None
    assert integrated_loudness(_stereo((-23, 2), rate=4000), 4000) == pytest.approx(-23.0, abs=0.1)
