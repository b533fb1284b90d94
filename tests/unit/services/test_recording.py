"""The microphone as the window sees it: level, states, the end of a minute, and what goes wrong."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from neiroha_desktop.audio.devices import Devices, no_device
from neiroha_desktop.audio.recording import Recorder
from neiroha_desktop.domain.errors import RecordError
from neiroha_desktop.domain.output_device import OutputDevice
from neiroha_desktop.services.recording import SILENT, RecordingService, RecordingState
from tests.unit.audio.fake_sounddevice import FakeInput, FakeSoundDevice
from tests.unit.audio.speech_signals import read


@dataclass
class Mute:
    """A player on a computer without outputs; microphones may be there all the same."""

    looks: int = 0

    async def devices(self) -> list[OutputDevice]:
        self.looks += 1
        raise no_device()


@dataclass
class Studio:
    """The service, its microphone, and the states that were told."""

    player: Mute = field(default_factory=Mute)
    sounddevice: FakeSoundDevice = field(default_factory=lambda: FakeSoundDevice([], inputs=[("ALSA", "pulse", 1)]))
    told: list[RecordingState] = field(default_factory=list)
    service: RecordingService = field(init=False)

    def __post_init__(self) -> None:
        self.service = RecordingService(self.player, lambda: Recorder(0.5, Devices(lambda: self.sounddevice)))
        self.service.subscribe(lambda: self.told.append(self.service.state))

    @property
    def microphone(self) -> FakeInput:
        return self.sounddevice.recording[-1]

    def state(self) -> RecordingState:
        return self.service.state


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    studio = Studio()
    yield studio
    await studio.service.aclose()
    assert Devices._held == 0


async def until(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not reached():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.005)


async def test_listening_shows_a_level_and_keeps_nothing(studio: Studio) -> None:
    assert (studio.service.level, studio.service.held_level) == (SILENT, SILENT)
    await studio.service.listen("ALSA:pulse")
    studio.microphone.hear(np.array([0.5, -0.5]))
    studio.microphone.hear(np.array([0.05]))
    assert studio.service.level == pytest.approx(-26.02, abs=0.01)
    assert studio.service.held_level == pytest.approx(-6.02, abs=0.01)
    assert studio.service.seconds == 0.0
    with pytest.raises(RecordError, match="Nothing was recorded"):
        await studio.service.stop()
    assert studio.microphone.closed
    assert studio.told == [RecordingState.LISTENING, RecordingState.CLOSED]
    assert studio.service.level == SILENT


async def test_a_recording_is_a_wav_file(studio: Studio) -> None:
    await studio.service.listen()
    studio.service.record()
    studio.microphone.hear(np.full(4800, 0.25))
    assert studio.service.seconds == 0.1
    samples, rate = read(await studio.service.stop())
    assert (rate, samples.shape) == (48000, (4800, 1))
    assert (samples == 0.25).all()
    assert studio.told == [RecordingState.LISTENING, RecordingState.RECORDING, RecordingState.CLOSED]


async def test_a_full_recording_ends_by_itself_and_is_there(studio: Studio) -> None:
    await studio.service.listen()
    studio.service.record()
    for _ in range(3):
        studio.microphone.hear(np.full(12_000, 0.25))
    await until(lambda: studio.state() is RecordingState.FULL)
    samples, _ = read(await studio.service.stop())
    assert len(samples) == 24_000


async def test_a_microphone_that_is_unplugged_is_said(studio: Studio) -> None:
    await studio.service.listen()
    studio.service.record()
    studio.microphone.unplug()
    await until(lambda: studio.state() is RecordingState.CLOSED)
    assert studio.service.error is not None
    assert "unplugged" in str(studio.service.error)
    assert studio.microphone.closed
    await studio.service.listen()
    assert studio.service.error is None


async def test_another_device_takes_the_place_of_the_first(studio: Studio) -> None:
    await studio.service.listen()
    first = studio.microphone
    await studio.service.listen("ALSA:pulse")
    assert first.closed
    assert studio.microphone is not first
    assert studio.state() is RecordingState.LISTENING


async def test_recording_needs_an_open_microphone(studio: Studio) -> None:
    studio.service.record()
    assert studio.state() is RecordingState.CLOSED
    with pytest.raises(RecordError, match="Nothing was recorded"):
        await studio.service.stop()
    await studio.service.close()
    assert RecordingState.RECORDING not in studio.told


async def test_devices_are_looked_for_unless_one_is_open(studio: Studio) -> None:
    assert [one.name for one in await studio.service.devices()] == ["pulse"]
    assert studio.player.looks == 1
    await studio.service.listen()
    assert [one.name for one in await studio.service.devices()] == ["pulse"]
    assert studio.player.looks == 1


async def test_a_microphone_that_does_not_open_leaves_it_closed(studio: Studio) -> None:
    studio.sounddevice.refused = ("Device unavailable", -9985)
    with pytest.raises(RecordError, match="cannot be opened"):
        await studio.service.listen()
    assert studio.state() is RecordingState.CLOSED
    studio.sounddevice.refused = None
    await studio.service.listen()
    assert studio.state() is RecordingState.LISTENING
