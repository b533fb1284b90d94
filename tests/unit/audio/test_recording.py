"""The recorder on a microphone of which the test decides what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from neiroha_desktop.audio.devices import Devices
from neiroha_desktop.audio.recording import HOLD_SECONDS, STALL_SECONDS, Recorder
from neiroha_desktop.domain.errors import RecordError
from tests.unit.audio.fake_sounddevice import FakeInput, FakeSoundDevice
from tests.unit.audio.speech_signals import read, sine

LONGEST = 2.0
MICROPHONES = [("ALSA", "Mic: (hw:0,0)", 1), ("ALSA", "pulse", 2), ("ALSA", "dmix", 2)]


@dataclass
class Studio:
    """A recorder, its microphones and its clock."""

    sounddevice: FakeSoundDevice = field(
        default_factory=lambda: FakeSoundDevice([("ALSA", "Speaker: (hw:1,0)", 2)], inputs=list(MICROPHONES))
    )
    now: float = 100.0
    recorder: Recorder = field(init=False)

    def __post_init__(self) -> None:
        self.recorder = Recorder(LONGEST, Devices(lambda: self.sounddevice), lambda: self.now)

    def lost(self) -> bool:
        return self.recorder.lost

    @property
    def microphone(self) -> FakeInput:
        return self.sounddevice.recording[-1]


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    studio = Studio()
    yield studio
    await studio.recorder.aclose()
    assert Devices._held == 0, "PortAudio may be started anew"
    assert all(one.closed for one in studio.sounddevice.recording)


async def test_inputs_are_listed_and_plugins_are_not(studio: Studio) -> None:
    found = await studio.recorder.devices()
    assert [(one.id, one.name, one.is_default) for one in found] == [
        ("ALSA:Mic: (hw:0,0)", "Mic: (hw:0,0)", True),
        ("ALSA:pulse", "pulse", False),
    ]


async def test_what_is_heard_after_start_is_recorded_to_the_sample(studio: Studio) -> None:
    heard = np.round(sine(-6.0, 0.5, 48000) * 32768) / 32768
    await studio.recorder.open("ALSA:pulse")
    assert studio.sounddevice.opened == [(48000, 1, 2)]
    studio.microphone.hear(np.ones(480))
    assert studio.recorder.seconds == 0.0
    studio.recorder.start()
    assert not studio.recorder.clipped
    for part in np.split(heard, 10):
        studio.microphone.hear(part)
    assert studio.recorder.seconds == 0.5
    samples, rate = read(await studio.recorder.finish())
    assert rate == 48000
    np.testing.assert_array_equal(samples[:, 0], heard)


async def test_a_second_start_begins_again(studio: Studio) -> None:
    await studio.recorder.open("")
    for level in (0.25, 0.5):
        studio.recorder.start()
        studio.microphone.hear(np.full(100, level))
    samples, _ = read(await studio.recorder.finish())
    assert samples[:, 0].tolist() == [0.5] * 100
    assert await studio.recorder.finish() == b""


async def test_no_more_than_the_longest_is_kept(studio: Studio) -> None:
    await studio.recorder.open("")
    studio.recorder.start()
    for _ in range(5):
        assert not studio.recorder.full
        studio.microphone.hear(np.full(23_000, 0.1))
    assert studio.recorder.full
    studio.microphone.hear(np.full(1000, 0.9))
    assert studio.recorder.seconds == LONGEST
    samples, _ = read(await studio.recorder.finish())
    assert len(samples) == LONGEST * 48000
    assert samples.max() < 0.2


async def test_level_hold_and_clipping(studio: Studio) -> None:
    await studio.recorder.open("")
    studio.microphone.hear(np.array([0.1, -0.5, 0.2]))
    assert (studio.recorder.level, studio.recorder.held_level) == (0.5, 0.5)
    studio.now += HOLD_SECONDS / 2
    studio.microphone.hear(np.full(10, 0.1))
    assert studio.recorder.level == pytest.approx(0.1)
    assert studio.recorder.held_level == 0.5
    studio.now += HOLD_SECONDS / 2 + 0.1
    studio.microphone.hear(np.full(10, 0.2))
    assert studio.recorder.held_level == pytest.approx(0.2)
    assert not studio.recorder.clipped
    studio.microphone.hear(np.array([-1.0]))
    assert studio.recorder.clipped


@pytest.mark.parametrize(("rates", "channels", "opened"), [((44100,), (), (44100, 1)), ((), (2,), (48000, 2))])
async def test_a_device_that_has_its_own_format(
    studio: Studio, rates: tuple[int, ...], channels: tuple[int, ...], opened: tuple[int, int]
) -> None:
    studio.sounddevice.rates, studio.sounddevice.channels = rates, channels
    await studio.recorder.open("ALSA:pulse")
    assert studio.sounddevice.opened == [(*opened, 2)]
    studio.recorder.start()
    studio.microphone.hear(np.full(4410, 0.5))
    samples, rate = read(await studio.recorder.finish())
    assert (rate, samples.shape) == (opened[0], (4410, 1))
    assert (samples == 0.5).all()


async def test_a_device_that_does_not_open_is_said(studio: Studio) -> None:
    studio.sounddevice.refused = ("Device unavailable", -9985)
    with pytest.raises(RecordError, match="cannot be opened") as caught:
        await studio.recorder.open("")
    assert caught.value.remedy is not None
    assert "Device unavailable" in caught.value.details
    assert Devices._held == 0


async def test_a_device_that_is_gone_is_named(studio: Studio) -> None:
    with pytest.raises(RecordError, match='"USB Mic" is not connected'):
        await studio.recorder.open("ALSA:USB Mic")


async def test_a_computer_without_a_microphone(studio: Studio) -> None:
    studio.sounddevice.inputs = []
    for call in (studio.recorder.devices(), studio.recorder.open("")):
        with pytest.raises(RecordError, match="No microphone was found"):
            await call


async def test_without_portaudio_the_remedy_says_what_to_install() -> None:
    def missing() -> object:
        raise OSError("PortAudio library not found")

    recorder = Recorder(LONGEST, Devices(missing))
    with pytest.raises(RecordError, match="PortAudio library is missing") as caught:
        await recorder.devices()
    assert caught.value.remedy is not None
    await recorder.aclose()


async def test_a_lost_device_shows_and_a_closed_one_is_not_lost(studio: Studio) -> None:
    await studio.recorder.open("")
    assert not studio.lost()
    studio.microphone.unplug()
    assert studio.lost()
    await studio.recorder.open("")
    assert not studio.lost()
    studio.now += STALL_SECONDS + 0.1
    assert studio.lost()
    studio.microphone.hear(np.zeros(10))
    assert not studio.lost()
    await studio.recorder.close()
    studio.now += STALL_SECONDS + 0.1
    assert not studio.lost()


async def test_portaudio_is_not_started_anew_while_somebody_records(studio: Studio) -> None:
    others = Devices(lambda: studio.sounddevice)
    await studio.recorder.open("")
    await asyncio.to_thread(others.rescan)
    others.shut_down()
    assert (studio.sounddevice.scans, studio.sounddevice._initialized) == (0, 1)
    await studio.recorder.close()
    await asyncio.to_thread(others.rescan)
    assert studio.sounddevice.scans == 1
