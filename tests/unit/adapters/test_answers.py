"""Whatever comes back: usable audio or a provider's error, and nothing else."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.adapters.audio_bytes import audio_file, wav_data_bytes
from neiroha_desktop.adapters.base64_text import cut_out_audio, decode_base64
from neiroha_desktop.adapters.chat_answer import read_clip
from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.error_bodies import MAX_WORDS, read_words
from neiroha_desktop.adapters.http_errors import raise_for_answer
from neiroha_desktop.domain.containers import sniff_container
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderError
from neiroha_desktop.domain.synthesis import AudioClip
from tests.standin import melody

ENDPOINT = Endpoint("host.example", "https://host.example/v1/chat/completions", secrets=("very-secret-key",))
PCM = melody.melody("answers", 0.5)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("very-secret-key"),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["choices", "message", "audio", "data", "error", "code", "type", "param", "usage"])
            | st.text(),
            inner,
        )
    ),
    max_leaves=20,
)


def answer(value: Any, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps(value).encode())


def read(received: Answer) -> AudioClip:
    raise_for_answer(received, ENDPOINT)
    return read_clip(received, ENDPOINT, "wav")


@given(json_values, st.sampled_from([200, 400, 401, 418, 421, 500]))
def test_any_json_gives_a_clip_or_a_provider_error(value: object, status: int) -> None:
    with pytest.raises(ProviderError) as caught:
        read(answer(value, status))
    assert caught.value.remedy is not None
    assert "very-secret-key" not in f"{caught.value}{caught.value.details}"


@given(
    st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"RIFF\x00\x00\x00\x00WAVE" + tail), st.data()
)
def test_any_bytes_give_a_file_or_are_refused(data: bytes, draw: st.DataObject) -> None:
    audio_format = draw.draw(st.sampled_from(["wav", "mp3", "pcm16"]))
    with suppress(InvalidResponseError):
        container, audio = audio_file(data, audio_format, "host")
        assert sniff_container(audio[:16]) == container
        assert container != "wav" or wav_data_bytes(audio) >= 2


@given(st.binary(max_size=2000), st.integers(1, 100), st.booleans())
def test_base64_is_decoded_with_line_breaks_and_without_padding(data: bytes, width: int, padded: bool) -> None:
    text = base64.b64encode(data)
    text = text if padded else text.rstrip(b"=")
    broken = b"\r\n".join(text[start : start + width] for start in range(0, len(text), width))
    assert decode_base64(broken) == data


@pytest.mark.parametrize("text", [b"a", b"abc*", b"ab=c", b"=", b"====", "“”".encode()])
def test_what_is_not_base64_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        decode_base64(text)


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("indent", [None, 2])
def test_long_audio_is_the_same_in_every_spelling(escaped: bool, indent: int | None) -> None:
    wav = melody.wav(PCM * 20)
    value = {"id": "x", "choices": [{"message": {"audio": {"data": base64.b64encode(wav).decode(), "id": "a"}}}]}
    body = json.dumps(value, indent=indent)
    if escaped:
        body = body.replace("/", "\\/")
    small, audio = cut_out_audio(body.encode())
    assert (len(small) < 500) is (len(audio) > 0) is (not escaped)
    clip = read_clip(Answer(200, {}, bytearray(body.encode())), ENDPOINT, "wav")
    assert clip.data == wav


def test_a_data_string_elsewhere_is_not_the_audio() -> None:
    value = {
        "data": "A" * 200_000,
        "choices": [{"message": {"audio": {"data": base64.b64encode(melody.wav(PCM)).decode()}}}],
    }
    assert read_clip(answer(value), ENDPOINT, "wav").data == melody.wav(PCM)
    with pytest.raises(InvalidResponseError):
        read_clip(answer({"data": "A" * 200_000, "choices": []}), ENDPOINT, "wav")


def test_long_base64_that_is_damaged_is_named() -> None:
    value = {"choices": [{"message": {"audio": {"data": "A" * 200_000 + "*"}}}]}
    with pytest.raises(InvalidResponseError, match="damaged"):
        read_clip(answer(value), ENDPOINT, "wav")


def test_containers_that_cannot_be_kept_are_named() -> None:
    m4a = b"\x00\x00\x00\x20ftypM4A " + bytes(100)
    with pytest.raises(InvalidResponseError, match="m4a"):
        audio_file(m4a, "wav", "host")
    for foreign in (b"\x89PNG\r\n\x1a\n" + bytes(50), b"PK\x03\x04" + bytes(50)):
        with pytest.raises(InvalidResponseError, match="not audio"):
            audio_file(foreign, "wav", "host")
    mp3 = melody.mp3(PCM)
    assert audio_file(mp3, "pcm16", "host") == ("mp3", mp3)
    with pytest.raises(InvalidResponseError, match="without any sound"):
        audio_file(b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(20), "mp3", "host")


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode), st.sampled_from([b"", b"<html>", b'{"error":']))
def test_any_body_gives_words_that_can_be_shown(body: bytes, head: bytes) -> None:
    words = read_words(head + body, ("very-secret-key",))
    for text in (words.text, words.code, words.kind):
        assert len(text) <= MAX_WORDS
        assert "\n" not in text
        assert "\x00" not in text


def test_hostile_pages_are_read_quickly() -> None:
    for piece in (b"<script ", b"<title", b"<", b"<title>", b"<style>x"):
        body = b"<html>" + piece * (1_000_000 // len(piece))
        assert len(read_words(body, ("k" * 20,)).text) <= MAX_WORDS
