"""Takes are saved under the name that the user gives, in the container that its ending asks for."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
import soundfile

from neiroha_desktop.domain.character import Character
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import InvalidInputError, StorageError
from neiroha_desktop.domain.synthesis import Take
from tests.standin.fixture import Standin
from tests.unit.services.conftest import House


@pytest.fixture
async def take(house: House, narrator: Character) -> Take:
    return await house.synthesis.synthesize(narrator, "Hello there.")


@pytest.mark.parametrize(
    ("name", "container"),
    [
        ("声音.wav", "wav"),
        ("LOUD.WAV", "wav"),
        ("a.flac", "flac"),
        ("a.mp3", "mp3"),
        ("a.ogg", "ogg"),
        ("no ending", "wav"),
        (".hidden", "wav"),
    ],
)
async def test_the_ending_decides(house: House, take: Take, tmp_path: Path, name: str, container: str) -> None:
    target = tmp_path / name
    house.takes.check_target(target)
    await house.takes.save_as(take, target)
    assert sniff_container(target.read_bytes()[:16]) == container
    samples, rate = soundfile.read(target)
    assert rate == take.sample_rate
    assert len(samples) / rate == pytest.approx(take.duration, abs=0.1)


@pytest.mark.parametrize("name", ["a.wav", "without"])
async def test_its_own_container_keeps_every_byte(
    house: House, standin: Standin, take: Take, tmp_path: Path, name: str
) -> None:
    await house.takes.save_as(take, tmp_path / name)
    assert (tmp_path / name).read_bytes() == standin.audio(0)


async def test_flac_keeps_every_sample(house: House, standin: Standin, take: Take, tmp_path: Path) -> None:
    await house.takes.save_as(take, tmp_path / "a.flac")
    kept, _ = soundfile.read(tmp_path / "a.flac", dtype="int16")
    sent, _ = soundfile.read(io.BytesIO(standin.audio(0)), dtype="int16")
    assert kept.tobytes() == sent.tobytes()


@pytest.mark.parametrize("name", ["a.txt", "a.m4a", "v1.2"])
async def test_an_unknown_ending_writes_nothing(house: House, take: Take, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"before")
    for attempt in (house.takes.save_as(take, target), _checked(house, target)):
        with pytest.raises(InvalidInputError, match="Audio cannot be saved as") as caught:
            await attempt
        assert caught.value.field == "out"
        assert "Use .wav, .flac, .mp3 or .ogg." in str(caught.value)
    assert target.read_bytes() == b"before"


async def _checked(house: House, target: Path) -> None:
    house.takes.check_target(target)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_place_that_cannot_hold_a_file_is_found_before(house: House, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="There is no folder"):
        house.takes.check_target(tmp_path / "nowhere" / "a.wav")
    with pytest.raises(InvalidInputError, match="is a folder, not a file"):
        house.takes.check_target(tmp_path)
    house.takes.check_target(Path("here.wav"))


async def test_an_older_file_is_replaced(house: House, standin: Standin, take: Take, tmp_path: Path) -> None:
    target = tmp_path / "a.wav"
    target.write_bytes(b"before")
    await house.takes.save_as(take, target)
    assert target.read_bytes() == standin.audio(0)
    assert _names(tmp_path) == ["a.wav", "data"]


async def test_a_folder_that_is_gone_is_a_sentence(house: House, take: Take, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be written"):
        await house.takes.save_as(take, tmp_path / "nowhere" / "a.wav")


async def test_a_write_that_fails_keeps_the_existing_file(house: House, take: Take, tmp_path: Path) -> None:
    """The rename fails on every system, whoever runs the test: a folder is in the way of the file's name."""
    target = tmp_path / "taken"
    target.mkdir()
    (target / "inside").write_bytes(b"before")
    with pytest.raises(StorageError):
        await house.takes.save_as(take, target)
    assert (target / "inside").read_bytes() == b"before"
    assert _names(tmp_path) == ["data", "taken"]


async def test_an_unwritable_folder_keeps_the_existing_file(house: House, take: Take, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    target = folder / "a.wav"
    target.write_bytes(b"before")
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            # Root may write anywhere; a name that no file system takes is refused to root, too.
            target = folder / ("a" * 300 + ".wav")
        with pytest.raises(StorageError) as caught:
            await house.takes.save_as(take, target)
        assert str(target.parent) in str(caught.value)
    finally:
        folder.chmod(0o700)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.wav": b"before"}


async def test_audio_that_is_gone_is_a_sentence(house: House, take: Take, tmp_path: Path) -> None:
    house.takes.path(take).unlink()
    with pytest.raises(StorageError, match="The audio of this take is gone"):
        await house.takes.save_as(take, tmp_path / "a.wav")
    assert not (tmp_path / "a.wav").exists()


async def test_delete_hides_and_restore_brings_back(house: House, take: Take) -> None:
    await house.takes.delete(take.id)
    assert await house.takes.list_all() == []
    await house.takes.restore(take.id)
    assert await house.takes.list_all(take.character_id) == [take]
    assert await house.takes.list_all("somebody else") == []
