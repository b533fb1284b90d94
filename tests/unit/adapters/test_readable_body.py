"""Bodies are kept as somebody can read them: audio becomes its kind and size, however it is cut into pieces."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.adapters.multipart import FormFile, form_body
from neiroha_desktop.adapters.readable_body import ReadableBody, size_words
from tests.standin import melody

WAV = melody.wav(melody.melody("x", 1.0))
BASE64 = base64.b64encode(WAV).decode()
WORDS = {"messages": [{"content": 'say "hi" — 你好\n' + "word " * 400}], "id": "a1b2" * 16}


def read(data: bytes, cuts: list[int], most: int = 64 * 1024) -> str:
    """Return what is kept of a body that comes in pieces of these lengths, over and over."""
    body, place, number = ReadableBody(most), 0, 0
    while place < len(data):
        length = cuts[number % len(cuts)]
        body.feed(data[place : place + length])
        place, number = place + length, number + 1
    return body.close().decode()


@given(st.lists(st.integers(1, 70_000), min_size=1, max_size=8), st.booleans())
def test_no_cut_changes_what_is_kept(cuts: list[int], spaced: bool) -> None:
    separators = (", ", ": ") if spaced else (",", ":")
    value = {**WORDS, "audio": {"voice": f"data:audio/wav;base64,{BASE64}", "data": BASE64}, "end": 1}
    kept = json.loads(read(json.dumps(value, ensure_ascii=False, separators=separators).encode(), cuts))
    assert kept == {**WORDS, "audio": {"voice": "<audio/wav, 48 kB>", "data": "<audio/wav, 48 kB>"}, "end": 1}


@given(st.text(max_size=3000), st.lists(st.integers(1, 500), min_size=1, max_size=3))
def test_words_stay_as_they_are(text: str, cuts: list[int]) -> None:
    data = json.dumps({"content": text, "more": [text]}).encode()
    assert read(data, cuts, 1_000_000) == data.decode()


def test_events_of_a_stream_stay_readable() -> None:
    piece = base64.b64encode(bytes(9600)).decode()
    line = "data: " + json.dumps({"choices": [{"delta": {"audio": {"data": piece}}}]}) + "\n\n"
    kept = read((line * 5 + "data: [DONE]\n\n").encode(), [1000])
    assert kept.splitlines()[0] == 'data: {"choices": [{"delta": {"audio": {"data": "<audio, 10 kB>"}}}]}'
    assert kept.endswith("data: [DONE]\n\n")
    assert len(kept) < 500


def test_only_the_beginning_is_kept_and_audio_without_an_end_is_named() -> None:
    assert read(b'"' + b"some words " * 10_000, [4000], 100) == ('"' + "some words " * 10)[:100]
    assert read(b'{"data": "' + BASE64.encode(), [4000]) == '{"data": "<audio/wav, 48 kB>'


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (WAV, "<audio/wav, 48 kB>"),
        (b"\0\1" * 600, "<binary data, 1 kB>"),
        (b"fLaC" + b"x" * 800, "<audio/flac, 804 B>"),
        (b"", ""),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kept: str) -> None:
    assert read(data, [1000]) == kept


def test_sizes_are_short() -> None:
    assert [size_words(size) for size in (0, 999, 1000, 999_499, 999_500, 10_000_000)] == [
        "0 B", "999 B", "1 kB", "999 kB", "1.0 MB", "10.0 MB",
    ]  # fmt: skip


@pytest.mark.parametrize("length", [7, 1000, 10**6])
def test_of_a_form_the_fields_are_kept_and_its_file_is_named(length: int) -> None:
    media_type, parts = form_body({"text": "你好", "mode": "clone"}, FormFile("audio", "a.wav", "audio/wav", WAV))
    text = read(b"".join(parts), [length])
    assert text.startswith(f"--{media_type.partition('boundary=')[2]}\r\n")
    assert 'name="text"\r\n\r\n你好\r\n' in text
    assert 'name="mode"\r\n\r\nclone\r\n' in text
    assert text.endswith("Content-Type: audio/wav\r\n\r\n<audio/wav, 48 kB>")
