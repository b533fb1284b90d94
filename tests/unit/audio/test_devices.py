"""Which output devices are shown, and what is said where there are none."""

from __future__ import annotations

import pytest

from neiroha_desktop.audio import devices as devices_module
from neiroha_desktop.audio.devices import Devices
from neiroha_desktop.audio.output import PREPARED_MAX_AGE, SCAN_MAX_AGE, Output
from neiroha_desktop.domain.errors import OutputDeviceError
from tests.unit.audio.fake_sounddevice import FakeSoundDevice

LINUX = [
    ("ALSA", "HDA Intel PCH: ALC257 Analog (hw:0,0)", 2),
    ("ALSA", "USB microphone (hw:1,0)", 0),
    ("ALSA", "sysdefault", 128),
    ("ALSA", "surround40", 2),
    ("ALSA", "dmix", 2),
    ("ALSA", "pipewire", 64),
    ("ALSA", "pulse", 32),
    ("ALSA", "default", 32),
]
WINDOWS = [
    ("MME", "Microsoft Sound Mapper - Output", 2),
    ("MME", "Speakers (Realtek High Definiti", 2),
    ("Windows DirectSound", "Speakers (Realtek High Definition Audio)", 2),
    ("Windows WASAPI", "Headset", 2),
    ("Windows WASAPI", "Speakers (Realtek High Definition Audio)", 2),
]


def _devices(fake: FakeSoundDevice) -> Devices:
    return Devices(lambda: fake)


def test_on_linux_hardware_and_sound_servers_are_shown_without_alsas_plugins() -> None:
    devices = _devices(FakeSoundDevice(LINUX, default_name="default"))

    assert [device.id for device in devices.outputs()] == [
        "ALSA:HDA Intel PCH: ALC257 Analog (hw:0,0)",
        "ALSA:pipewire",
        "ALSA:pulse",
    ]
    assert devices.index_of("ALSA:pulse") == 6
    assert devices.index_of("") == 7


def test_an_alias_is_shown_where_there_is_nothing_else() -> None:
    (only,) = _devices(FakeSoundDevice([("ALSA", "default", 2)])).outputs()

    assert (only.id, only.is_default) == ("ALSA:default", True)


def test_on_windows_each_device_is_shown_once_with_its_whole_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices_module, "_SYSTEM", "win32")
    devices = _devices(FakeSoundDevice(WINDOWS, default_name="Speakers (Realtek High Definition Audio)"))

    assert [(device.name, device.is_default) for device in devices.outputs()] == [
        ("Headset", False),
        ("Speakers (Realtek High Definition Audio)", True),
    ]
    assert devices.index_of("") == 4


def test_equal_names_get_ids_of_their_own() -> None:
    devices = _devices(FakeSoundDevice([("Core Audio", "Display", 2), ("Core Audio", "Display", 2)]))

    assert [device.id for device in devices.outputs()] == ["Core Audio:Display", "Core Audio:Display #2"]
    assert devices.index_of("Core Audio:Display #2") == 1


def test_microphones_alone_are_no_output() -> None:
    devices = _devices(FakeSoundDevice([("Core Audio", "Microphone", 0)]))

    for call in (devices.outputs, lambda: devices.index_of("")):
        with pytest.raises(OutputDeviceError, match=r"No sound device was found\."):
            call()


def test_a_device_that_is_gone_is_named() -> None:
    with pytest.raises(OutputDeviceError, match='"Old: headset" is not connected'):
        _devices(FakeSoundDevice(LINUX)).index_of("ALSA:Old: headset")


def test_a_rescan_is_made_only_where_the_last_one_is_old() -> None:
    fake = FakeSoundDevice(LINUX)
    devices = _devices(fake)
    devices.rescan(max_age=60)
    assert fake.scans == 0

    devices.rescan()
    devices.rescan()
    assert fake.scans == 2
    assert fake._initialized == 1


async def test_who_expects_a_clip_looks_early_enough_that_the_clip_need_not() -> None:
    fake = FakeSoundDevice(LINUX)
    output = Output(lambda: None, lambda _error: None)
    output._devices = devices = _devices(fake)
    assert not devices.scanned_within(SCAN_MAX_AGE)
    await output.refresh()
    assert (fake.scans, devices.scanned_within(1.0)) == (0, True)

    devices._scanned_at -= PREPARED_MAX_AGE + 1
    assert devices.scanned_within(SCAN_MAX_AGE), "good enough for a clip that starts now"
    await output.refresh()
    assert fake.scans == 1, "and too old for one that comes later"
    devices.shut_down()
    assert not devices.scanned_within(SCAN_MAX_AGE)
    await output.aclose()


def test_after_a_shut_down_it_starts_again() -> None:
    fake = FakeSoundDevice(LINUX)
    devices = _devices(fake)
    devices.outputs()
    devices.shut_down()
    devices.shut_down()
    assert fake._initialized == 0

    assert devices.outputs()
    assert fake._initialized == 1


@pytest.mark.parametrize(("system", "remedy"), [("linux", "libportaudio2"), ("win32", "Install the program again")])
def test_missing_portaudio_says_what_to_install(monkeypatch: pytest.MonkeyPatch, system: str, remedy: str) -> None:
    monkeypatch.setattr(devices_module, "_SYSTEM", system)

    def load() -> object:
        raise OSError("PortAudio library not found")

    with pytest.raises(OutputDeviceError) as caught:
        Devices(load).outputs()

    assert remedy in str(caught.value.remedy)
    assert isinstance(caught.value.__cause__, OSError)
