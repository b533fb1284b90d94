"""Bytes to samples."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neiroha_desktop.audio.decode import decode, decode_file
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import DecodeError
from tests.unit.audio.signals import encode, noise, tone

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@given(
    samples=hnp.arrays(np.int16, st.tuples(st.integers(1, 200), st.integers(1, 3))),
    sample_rate=st.sampled_from([8000, 16000, 22050, 24000, 44100, 48000]),
    container=st.sampled_from(["wav", "flac"]),
)
def test_16_bit_samples_are_divided_by_32768_exactly(
    samples: NDArray[np.int16], sample_rate: int, container: str
) -> None:
    audio = decode(encode(samples, sample_rate, container, "PCM_16"))

    assert audio.samples.dtype == np.float32
    assert audio.sample_rate == sample_rate
    assert audio.channels == samples.shape[1]
    np.testing.assert_array_equal(audio.samples, samples.astype(np.float32) / 32768)


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_streamed_wav_header_is_repaired(size: int) -> None:
    samples = noise(0.1, 24000, 1)
    data = bytearray(wrap_pcm16(samples.tobytes(), 24000))
    data[40:44] = size.to_bytes(4, "little")
    data[4:8] = size.to_bytes(4, "little")

    np.testing.assert_array_equal(decode(bytes(data)).samples, samples.astype(np.float32) / 32768)


@pytest.mark.parametrize("container", ["mp3", "ogg"])
def test_lossy_containers_keep_rate_length_and_shape(container: str) -> None:
    samples = tone(1.0, 44100, 2)

    audio = decode(encode(samples, 44100, container))

    assert (audio.sample_rate, audio.channels) == (44100, 2)
    assert audio.duration == pytest.approx(1.0, abs=0.06)
    middle = audio.samples[11025:33075, 0]
    assert np.abs(middle).max() == pytest.approx(0.5, abs=0.05)
    spectrum = np.abs(np.fft.rfft(middle))
    assert np.argmax(spectrum) * 44100 / len(middle) == pytest.approx(440, abs=3)


def test_wider_samples_lose_nothing() -> None:
    out = io.BytesIO()
    wide = np.array([[1 << 8], [-(1 << 30)], [(1 << 31) - 256]], dtype=np.int32)
    soundfile.write(out, wide, 48000, format="WAV", subtype="PCM_24")

    np.testing.assert_array_equal(decode(out.getvalue()).samples, (wide / 2**31).astype(np.float32))


def test_a_float_file_with_nan_does_not_bang() -> None:
    out = io.BytesIO()
    bad = np.array([[0.5], [np.nan], [np.inf], [-np.inf]], dtype=np.float32)
    soundfile.write(out, bad, 48000, format="WAV", subtype="FLOAT")

    np.testing.assert_array_equal(decode(out.getvalue()).samples[:, 0], np.array([0.5, 0.0, 1.0, -1.0], np.float32))


@pytest.mark.parametrize(
    ("data", "sentence", "remedy"),
    [
        (b"", "empty", None),
        ("你好，这是一段文字。".encode() * 9, "text", "wav, mp3, flac or ogg"),
        (b'{"error": {"code": "401"}}', "text", "wav, mp3, flac or ogg"),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00", "m4a", "Convert it to wav or mp3"),
        (b"\x1aE\xdf\xa3" + bytes(40), "webm", "Convert it to wav or mp3"),
        (b"\xff\xf1\x50\x80" + bytes(40), "aac", "Convert it to wav or mp3"),
        (b"\x00\x01\x02\x80" * 20, "fit no known kind", "Convert it to wav or mp3"),
        (encode(noise(0.5, 24000, 1), 24000, "flac")[:30], "damaged or incomplete", "again"),
        (wrap_pcm16(b"", 24000), "holds no sound", "again"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "damaged or incomplete", "again"),
    ],
)
def test_what_is_no_audio_is_refused_with_a_sentence(data: bytes, sentence: str, remedy: str | None) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data)

    assert sentence in str(caught.value.message)
    assert (remedy or "") in str(caught.value.remedy or "")


def test_text_cut_inside_a_character_is_still_text() -> None:
    for pad in range(4):
        with pytest.raises(DecodeError) as caught:
            decode(b"a" * pad + "语音合成".encode() * 30)
        assert "text" in str(caught.value)


def test_a_wav_cut_in_the_middle_plays_as_far_as_it_goes() -> None:
    samples = noise(0.2, 24000, 1)
    data = wrap_pcm16(samples.tobytes(), 24000)

    audio = decode(data[: 44 + 2000])

    np.testing.assert_array_equal(audio.samples[:, 0], samples[:1000, 0].astype(np.float32) / 32768)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(DecodeError) as caught:
        decode_file(tmp_path / "gone.wav")

    assert "gone.wav" in str(caught.value)
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_samples_stay_out_of_the_repr() -> None:
    assert "samples" not in repr(decode(wrap_pcm16(b"\x01\x02" * 10, 24000)))
