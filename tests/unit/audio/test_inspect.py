"""Facts of a file from its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from neiroha_desktop.audio.inspect import inspect, inspect_bytes
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import DecodeError
from tests.unit.audio.signals import encode, noise, tone

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("container", ["wav", "flac", "ogg", "mp3"])
def test_facts_of_each_container(tmp_path: Path, container: str) -> None:
    # The name lies on purpose: the bytes decide.
    path = tmp_path / "录音.txt"
    data = encode(tone(1.5, 44100, 2), 44100, container)
    path.write_bytes(data)

    facts = inspect(path)

    assert facts.container == container
    assert facts.duration == pytest.approx(1.5, abs=0.06)
    assert (facts.sample_rate, facts.channels, facts.size_bytes) == (44100, 2, len(data))
    assert inspect_bytes(data) == facts


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_streamed_wav_is_as_long_as_its_bytes(size: int) -> None:
    data = bytearray(wrap_pcm16(noise(0.75, 24000, 1).tobytes(), 24000))
    data[40:44] = size.to_bytes(4, "little")

    assert inspect_bytes(bytes(data)).duration == pytest.approx(0.75)


def test_a_huge_file_is_not_read_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "huge.wav"
    header = wrap_pcm16(b"", 48000, 2)
    size = 3 * 1024**3
    with path.open("wb") as file:
        file.write(header[:40] + size.to_bytes(4, "little"))
        file.truncate(44 + size)

    facts = inspect(path)

    assert facts.duration == pytest.approx(size / (48000 * 4))
    assert facts.size_bytes == 44 + size


def test_video_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"\x00\x00\x00\x20ftypisom" + bytes(100))

    with pytest.raises(DecodeError) as caught:
        inspect(path)

    assert "m4a or video" in str(caught.value.message)
    assert "wav or mp3" in str(caught.value.remedy)


def test_a_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(DecodeError) as caught:
        inspect(tmp_path)

    assert str(tmp_path) in str(caught.value)


def test_a_header_alone_holds_no_sound() -> None:
    with pytest.raises(DecodeError, match="holds no sound"):
        inspect_bytes(wrap_pcm16(b"", 24000))


def test_damaged_audio_keeps_the_reason() -> None:
    with pytest.raises(DecodeError) as caught:
        inspect_bytes(encode(noise(0.5, 24000, 1), 24000, "flac")[:30])

    assert caught.value.details
