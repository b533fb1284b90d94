"""Containers are known by their bytes, and WAV headers are written and mended."""

from __future__ import annotations

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.domain.containers import MEDIA_TYPES, SUFFIXES, repair_wav, sniff_container, wrap_pcm16
from tests.standin import melody

pcm = st.binary(max_size=4000)


@pytest.mark.parametrize(
    ("head", "container"),
    [
        (b"RIFF\x24\0\0\0WAVE", "wav"),
        (b"RF64\xff\xff\xff\xffWAVE", "wav"),
        (b"RIFF\x24\0\0\0AVI ", None),
        (b"fLaC\0\0\0\x22", "flac"),
        (b"OggS\0\2", "ogg"),
        (b"ID3\4\0\0\0\0\0\0", "mp3"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"\xff\xf3\x64\xc4", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"\xff\xf9\x50\x80", "aac"),
        (b"\0\0\0\x20ftypM4A ", "m4a"),
        (b"FORM\0\0\0\0AIFF", "aiff"),
        (b"FORM\0\0\0\0AIFC", "aiff"),
        (b"caff\0\1", "caf"),
        (b"riff\x2e\x91\xcf\x11", "w64"),
        (b".snd\0\0\0\x18", "au"),
        (b"\x1aE\xdf\xa3", "webm"),
        (b"<html>", None),
        (b"", None),
        (b"\xff", None),
        (b"\xff\xfb\xf0\x64", None),  # reserved bit rate
        (b"\xff\xfb\x9c\x64", None),  # reserved sample rate
        (b"\xff\xeb\x90\x64", None),  # reserved version
        (b"\xff\xfd\x90\x64", None),  # layer II
        (b"\xff\xff\x90\x64", None),  # layer I, or a sample of -1
    ],
)
def test_the_first_bytes_tell(head: bytes, container: str | None) -> None:
    assert sniff_container(head) == container


def test_encoders_are_believed() -> None:
    samples = melody.melody("any", 0.2)
    assert sniff_container(melody.wav(samples)) == "wav"
    assert sniff_container(melody.mp3(samples)) == "mp3"


@given(st.binary(max_size=64))
def test_any_bytes_have_a_name_or_none(head: bytes) -> None:
    known = {*MEDIA_TYPES, "aiff", "caf", "w64", "au", "m4a", "webm", "aac"}
    assert sniff_container(head) in {*known, None}
    assert sniff_container(head) == sniff_container(head[:16])


@given(st.lists(st.integers(-256, 255), min_size=2, max_size=32))
def test_samples_that_begin_quietly_are_no_container(samples: list[int]) -> None:
    assert sniff_container(struct.pack(f"<{len(samples)}h", *samples)) is None


@given(st.lists(st.sampled_from([32767, -32768, -1]), min_size=2, max_size=64))
def test_clipped_samples_are_no_container(samples: list[int]) -> None:
    assert sniff_container(struct.pack(f"<{len(samples)}h", *samples)) is None


def test_what_can_be_kept_has_a_media_type_and_a_suffix() -> None:
    assert MEDIA_TYPES.keys() == SUFFIXES.keys() == {"wav", "mp3", "flac", "ogg"}
    assert MEDIA_TYPES["mp3"] == "audio/mpeg"


@given(pcm, st.sampled_from([8_000, 24_000, 48_000]), st.integers(1, 2))
def test_wrapped_samples_are_read_back(data: bytes, rate: int, channels: int) -> None:
    frame = 2 * channels
    with wave.open(io.BytesIO(wrap_pcm16(data, rate, channels))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (rate, channels, 2)
        assert file.getnframes() == len(data) // frame
        assert file.readframes(10_000) == data[: len(data) - len(data) % frame]


@given(pcm.filter(lambda data: len(data) >= 2), st.sampled_from([0, 0x7FFFFFFF, 0xFFFFFFFF, 10_000_000]))
def test_a_lying_size_is_mended(data: bytes, claimed: int) -> None:
    whole = wrap_pcm16(data, 24_000)
    broken = whole[:4] + struct.pack("<I", 0xFFFFFFFF) + whole[8:40] + struct.pack("<I", claimed) + whole[44:]
    assert repair_wav(broken) == whole
    assert repair_wav(repair_wav(broken)) == whole


@given(pcm.filter(bool))
def test_a_true_size_is_left_alone(data: bytes) -> None:
    whole = wrap_pcm16(data + b"\0", 24_000)
    assert repair_wav(whole) == whole


def test_chunks_around_the_samples_stay() -> None:
    whole = wrap_pcm16(bytes(range(100)), 24_000)
    note = b"LIST" + struct.pack("<I", 5) + b"hello\0"
    before = whole[:36] + note + whole[36:]
    after = whole + note
    assert repair_wav(before) == before
    assert repair_wav(after) == after
    at = before.index(b"data") + 4
    broken = before[:at] + b"\xff\xff\xff\xff" + before[at + 4 :]
    mended = repair_wav(broken)
    assert mended[8:] == before[8:]
    assert int.from_bytes(mended[4:8], "little") == len(before) - 8


@given(st.binary(max_size=200))
def test_what_is_no_wav_does_no_harm(data: bytes) -> None:
    assert len(repair_wav(data)) == len(data)
    assert len(repair_wav(b"RIFF\0\0\0\0WAVE" + data)) == len(data) + 12
