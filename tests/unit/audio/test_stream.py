"""One stream: a clip's own format where the device takes it, the nearest where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from neiroha_desktop.audio.decode import DecodedAudio
from neiroha_desktop.audio.devices import Devices
from neiroha_desktop.audio.growing import GrowingClip
from neiroha_desktop.audio.renderer import LEAD_IN_SECONDS
from neiroha_desktop.audio.stream import OutputStream
from neiroha_desktop.audio.tracks import Track
from neiroha_desktop.domain.errors import OutputDeviceError
from tests.stage.listening import find
from tests.unit.audio.fake_sounddevice import FakeSoundDevice
from tests.unit.audio.signals import noise, tone

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 48000


def _clip(samples: NDArray[np.int16], rate: int) -> DecodedAudio:
    return DecodedAudio(samples.astype(np.float32) / np.float32(32768), rate)


def _open(fake: FakeSoundDevice, clip: DecodedAudio, position: float = 0.0) -> OutputStream:
    track = Track([clip])
    stream = OutputStream(Devices(lambda: fake), "", track)
    stream.open(track, position, 1.0)
    return stream


def _heard(stream: OutputStream, frames: int) -> NDArray[np.float32]:
    lead_in = round(LEAD_IN_SECONDS * stream.sample_rate)
    heard: NDArray[np.float32] = stream._stream.ask(lead_in + frames)
    return heard[lead_in:]


def test_what_the_device_takes_is_not_touched() -> None:
    fake = FakeSoundDevice([("ALSA", "pulse", 2)])
    clip = _clip(noise(0.5, 24000, 1), 24000)
    stream = _open(fake, clip)

    assert fake.opened == [(24000, 1, 0)]
    np.testing.assert_array_equal(_heard(stream, len(clip.samples)), clip.samples)


def test_a_device_that_ran_dry_loses_nothing_of_what_comes_after() -> None:
    fake = FakeSoundDevice([("ALSA", "pulse", 2)])
    clip = _clip(noise(0.5, RATE, 1), RATE)
    stream = _open(fake, clip)
    lead_in = round(LEAD_IN_SECONDS * RATE)
    before = _heard(stream, 5000)

    after = stream._stream.ask(lead_in + 1000, ran_dry=True)
    assert not after[:lead_in].any()
    # One that says so every time is heard all the same.
    rest = stream._stream.ask(len(clip.samples) - 6000, ran_dry=True)
    np.testing.assert_array_equal(np.concatenate((before, after[lead_in:], rest)), clip.samples)


def test_a_refused_rate_is_resampled_to_the_devices_own() -> None:
    fake = FakeSoundDevice([("ALSA", "card (hw:0,0)", 2)], rates=(48000, 44100))
    clip = _clip(tone(1.0, 24000), 24000)
    stream = _open(fake, clip)

    assert fake.opened == [(48000, 1, 0)]
    heard = _heard(stream, 49000)
    wanted = tone(1.0, 48000).astype(np.float32)[:, 0]
    offset, alike = find(heard[:, 0], wanted)
    assert (offset, alike > 0.9999) == (0, True)
    assert not heard[48000:].any()
    assert stream.convert(stream._track) is stream.convert(stream._track), "resampled once"


def test_refused_mono_goes_to_both_sides() -> None:
    fake = FakeSoundDevice([("ALSA", "card (hw:0,0)", 2)], channels=(2,))
    clip = _clip(noise(0.2, 48000, 1), 48000)
    stream = _open(fake, clip)

    assert fake.opened == [(48000, 2, 0)]
    np.testing.assert_array_equal(_heard(stream, len(clip.samples)), np.repeat(clip.samples, 2, axis=1))


def test_more_channels_than_the_device_has_are_mixed() -> None:
    fake = FakeSoundDevice([("ALSA", "card (hw:0,0)", 2)], channels=(1, 2), rates=(44100,))
    clip = _clip(np.full((48000, 6), 8192, dtype=np.int16), 48000)
    stream = _open(fake, clip)

    assert fake.opened == [(44100, 2, 0)]
    np.testing.assert_allclose(_heard(stream, 30000)[1000:], 0.25, atol=1e-4)


def test_a_device_that_takes_nothing_is_an_error() -> None:
    fake = FakeSoundDevice([("ALSA", "card (hw:0,0)", 2)], channels=(8,))

    with pytest.raises(OutputDeviceError, match="cannot be opened") as caught:
        _open(fake, _clip(noise(0.1, 48000, 2), 48000))
    assert "Invalid number of channels" in caught.value.details


def test_positions_are_seconds_in_a_resampled_stream_too() -> None:
    fake = FakeSoundDevice([("ALSA", "card (hw:0,0)", 2)], rates=(48000,))
    clip = _clip(tone(2.0, 24000), 24000)
    stream = _open(fake, clip, position=1.0)

    _heard(stream, 480)
    assert stream.position == pytest.approx(1.0)
    assert stream.seek(1.5)
    stream._stream.ask(48000)
    assert stream.position == pytest.approx(2.0, abs=0.11)


def test_the_end_is_reported_when_it_has_been_heard() -> None:
    fake = FakeSoundDevice([("ALSA", "pulse", 2)])
    clip = _clip(noise(0.1, 48000, 1), 48000)
    stream = _open(fake, clip)
    _heard(stream, len(clip.samples) + 4700)
    early = stream.heard_to_the_end
    stream._stream.ask(200)

    assert (early, stream.heard_to_the_end) == (False, True)
    assert not stream.silent_for(0.3)
    assert not stream.seek(0.0)


def test_a_stream_takes_clips_of_its_format_only() -> None:
    stream = _open(FakeSoundDevice([("ALSA", "pulse", 2)]), _clip(noise(0.1, 48000, 1), 48000))

    assert stream.takes(Track([_clip(tone(0.1, 48000), 48000)]), "")
    assert not stream.takes(Track([_clip(tone(0.1, 24000), 24000)]), "")
    assert not stream.takes(Track([_clip(tone(0.1, 48000, 2), 48000)]), "")
    assert not stream.takes(Track([_clip(tone(0.1, 48000), 48000)]), "ALSA:pulse")


def test_a_stream_given_up_while_opening_closes_itself() -> None:
    fake = FakeSoundDevice([("ALSA", "pulse", 2)])
    clip = _clip(noise(0.1, 48000, 1), 48000)
    stream = OutputStream(Devices(lambda: fake), "", Track([clip]))
    stream.close()
    stream.open(Track([clip]), 0.0, 1.0)

    assert stream._stream is None


def test_a_position_in_a_loop_never_leaves_it_though_the_device_lags() -> None:
    clip = _clip(tone(2.0, 48000), 48000)
    track = Track([clip])
    track.loop = (0.5, 0.75)
    stream = OutputStream(Devices(lambda: FakeSoundDevice([("ALSA", "pulse", 2)])), "", track)
    stream.open(track, 0.5, 1.0)
    places = []
    for _ in range(40):
        stream._stream.ask(2000)
        places.append(stream.position)

    # The device has 0.1 s in hand: right after a lap, the end of the lap before is what is heard.
    assert all(0.5 <= place <= 0.75 for place in places)
    assert max(places) > 0.7
    assert min(places[10:]) < 0.55
    track.loop = None
    stream._stream.ask(96000)
    assert stream.heard_to_the_end
    assert stream.position == 2.0


def test_a_stream_stays_open_and_in_its_place_while_more_is_to_come() -> None:
    growing = GrowingClip(24000, 1)
    track = Track([growing])
    fake = FakeSoundDevice([("ALSA", "card (hw:0,0)", 2)], rates=(48000,), channels=(2,))
    stream = OutputStream(Devices(lambda: fake), "", track)
    stream.open(track, 0.0, 1.0)
    _heard(stream, 48000)
    assert (stream.starved, stream.silent_for(0.0), stream.position) == (True, False, 0.0)

    samples = _clip(tone(1.0, 24000), 24000).samples
    growing.append(samples[:12000])
    stream._stream.ask(48000)
    # What the device's resampler still holds back, and what is kept for the fade, have not been heard.
    assert stream.position == pytest.approx(0.5, abs=0.04)
    assert stream.starved
    growing.append(samples[12000:])
    growing.end()
    stream._stream.ask(48000)

    assert stream.position == pytest.approx(1.0)
    assert (stream.starved, stream.heard_to_the_end) == (False, True)
