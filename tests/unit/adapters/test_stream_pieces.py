"""However a stream is cut on its way, the same events and the same samples come out of it."""

from __future__ import annotations

import asyncio
import json
import struct
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.adapters import sse
from neiroha_desktop.adapters.chat_stream import ChatSpeech, mark
from neiroha_desktop.adapters.endpoint import Endpoint
from neiroha_desktop.adapters.pcm_pieces import PcmPieces
from neiroha_desktop.adapters.sse import Event, EventReader
from neiroha_desktop.adapters.streamed_answer import Mark
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderError
from neiroha_desktop.domain.streamed import StreamedAudio
from tests.standin import melody
from tests.standin.contract import Spoken
from tests.standin.streams import stream_reply

ENDPOINT = Endpoint("host.example", "https://host.example/v1/chat/completions", secrets=("very-secret-key",))
PCM = melody.melody("pieces", 0.2)
SHAPES = (
    "", "stream_odd", "stream_comments", "stream_cr", "stream_tight", "stream_spread", "stream_nothings",
    "stream_no_done", "stream_one_chunk", "stream_message", "stream_wav",
)  # fmt: skip


def split(data: bytes, cuts: list[int]) -> list[bytes]:
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[start:end] for start, end in pairwise(edges)]


def events_of(pieces: list[bytes]) -> list[Event]:
    reader = EventReader()
    return [event for piece in pieces for event in reader.feed(piece)] + reader.close()


def stream_of(kind: str, pcm: bytes = PCM, size: int = 2400) -> bytes:
    spoken = Spoken("mimo-v2.5-tts", "seed", "Hello.", "pcm16", stream=True)
    return stream_reply(spoken, pcm, {"kind": kind, "bytes": size | 1}).body


async def _listen(pieces: list[bytes]) -> StreamedAudio:
    speech, audio = ChatSpeech(ENDPOINT), StreamedAudio()
    for event in events_of(pieces):
        for chunk in await speech.take(event, {}):
            audio.add(chunk)
    for chunk in speech.close():
        audio.add(chunk)
    return audio


cuts = st.lists(st.integers(min_value=0), max_size=40)


@given(st.sampled_from(SHAPES), cuts, st.integers(200, 9000))
def test_any_split_gives_the_same_samples(kind: str, where: list[int], size: int) -> None:
    clip = asyncio.run(_listen(split(stream_of(kind, size=size), where))).clip()
    assert clip.data == wrap_pcm16(PCM, 24_000)
    assert clip.usage is not None


@pytest.mark.parametrize("kind", SHAPES)
def test_byte_by_byte(kind: str) -> None:
    data = stream_of(kind, PCM[:3000])
    clip = asyncio.run(_listen([data[index : index + 1] for index in range(len(data))])).clip()
    assert clip.data == wrap_pcm16(PCM[:3000], 24_000)


@given(st.binary(max_size=400) | st.text(alphabet="data: \r\n{}[]冰event", max_size=300).map(str.encode), cuts)
def test_events_do_not_depend_on_the_split(data: bytes, where: list[int]) -> None:
    assert events_of(split(data, where)) == events_of([data])


@given(st.binary(max_size=400) | st.text(alphabet="data: \r\n{}[]冰event", max_size=300).map(str.encode), cuts)
def test_long_lines_are_handed_on_as_short_ones_are(data: bytes, where: list[int]) -> None:
    expected = events_of([data])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sse, "_LONG", 4)
        assert events_of(split(data, where)) == expected


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("data: a\n\n", [Event(b"a")]),
        ("data:a\r\n\r\ndata:  b\r\n\r\n", [Event(b"a"), Event(b" b")]),
        ("\ufeffdata: 冰\r\rdata: b", [Event("冰".encode()), Event(b"b")]),
        ("data: a\ndata: b\n\n", [Event(b"a\nb")]),
        ('data: {"a":\ndata: 1}\n\n', [Event(b'{"a":\n1}')]),
        ('data: {"a": 1}\ndata: [DONE]\n', [Event(b'{"a": 1}'), Event(b"[DONE]")]),
        ("event: error\ndata: {}\n\ndata: x\n\n", [Event(b"{}", "error"), Event(b"x")]),
        ("event: ping\n\ndata: x\n\n", [Event(b"x")]),
        (": comment\n\nid: 1\nretry: 5\nother\n\ndata\n\n", [Event(b"")]),
        ("", []),
        ("\n\n\r\n", []),
    ],
)
def test_events(text: str, events: list[Event]) -> None:
    assert events_of([text.encode()]) == events


def test_a_very_long_line_in_small_pieces_takes_no_square_time() -> None:
    line = b"data: " + b"x" * (24 << 20) + b"\n\n"
    reader = EventReader()
    events = [event for start in range(0, len(line), 4096) for event in reader.feed(line[start : start + 4096])]
    assert [len(event.data) for event in events] == [24 << 20]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["AAAA", "very-secret-key"]),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                [
                    "choices",
                    "delta",
                    "message",
                    "audio",
                    "data",
                    "error",
                    "code",
                    "type",
                    "usage",
                    "finish_reason",
                    "id",
                ]
            )
            | st.text(),
            inner,
        )
    ),
    max_leaves=20,
)


@given(st.lists(json_values, max_size=5), st.booleans())
def test_any_events_give_audio_or_a_providers_error(values: list[Any], is_done: bool) -> None:
    stream = b"".join(b"data: " + json.dumps(value).encode() + b"\n\n" for value in values)
    with pytest.raises(ProviderError) as caught:
        asyncio.run(_listen([stream + b"data: [DONE]\n\n" * is_done]))
    assert caught.value.remedy is not None
    assert "very-secret-key" not in f"{caught.value}{caught.value.details}"


def pieces_of(data: bytes, where: list[int]) -> tuple[bytes, int, int, tuple[str, bytes] | None]:
    pieces = PcmPieces("host.example")
    chunks = [chunk for piece in split(data, where) for chunk in pieces.feed(piece)]
    chunks += pieces.close()
    return b"".join(chunk.data for chunk in chunks), pieces.sample_rate, pieces.channels, pieces.file()


def wav_of(
    pcm: bytes, *, channels: int = 1, rate: int = 44_100, bits: int = 16, code: int = 1, extra: bytes = b""
) -> bytes:
    kind = struct.pack("<HHIIHH", code, channels, rate, rate * channels * bits // 8, channels * bits // 8, bits)
    if code == 0xFFFE:
        kind += struct.pack("<HHI", 22, bits, 0) + struct.pack("<H", 1) + bytes(14)
    chunks = b"fmt " + struct.pack("<I", len(kind)) + kind + extra + b"data" + struct.pack("<I", len(pcm)) + pcm
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


FACTS = b"fact" + struct.pack("<I", 3) + b"abc\0"
LONG = b"LIST" + struct.pack("<I", 9000) + bytes(9000)


@given(cuts)
@pytest.mark.parametrize("extra", [b"", FACTS, LONG])
@pytest.mark.parametrize("code", [1, 0xFFFE])
@pytest.mark.parametrize("tail", [b"", b"LIST\x04\x00\x00\x00abcd"])
def test_a_wav_gives_its_samples(extra: bytes, code: int, tail: bytes, where: list[int]) -> None:
    stereo = PCM[:7200]
    data = wav_of(stereo, channels=2, extra=extra, code=code) + tail
    assert pieces_of(data, where) == (stereo, 44_100, 2, None)


@given(cuts)
def test_a_wav_that_is_no_pcm16_is_kept_as_it_is(where: list[int]) -> None:
    data = wav_of(bytes(range(1, 241)) * 20, bits=24)
    assert pieces_of(data, where) == (b"", 24_000, 1, ("wav", data))


@given(cuts)
def test_an_mp3_is_kept_as_it_is(where: list[int]) -> None:
    data = melody.mp3(PCM)
    assert pieces_of(data, where) == (b"", 24_000, 1, ("mp3", data))


@given(st.binary(min_size=2, max_size=6000), cuts)
def test_what_is_made_of_bytes_does_not_depend_on_the_split(data: bytes, where: list[int]) -> None:
    def outcome(where: list[int]) -> object:
        try:
            return pieces_of(data, where)
        except InvalidResponseError as error:
            return str(error)

    assert outcome(where) == outcome([])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (melody.wav(b""), "without any sound"),
        (b"RIFF\x00\x00\x00\x00WAVE", "without any sound"),
        (b"<html>no sound</html>", "text where the audio should be"),
        (b"OggS", "without any sound"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(3000), "cannot be played here"),
        (b"\x01", "text|without|not audio"),
    ],
)
def test_what_is_no_audio_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InvalidResponseError, match=words):
        pieces_of(data, [])


def test_marks() -> None:
    sound = {"choices": [{"delta": {"audio": {"data": "AAAA"}}, "finish_reason": None}]}
    assert mark(Event(json.dumps(sound).encode())) is Mark.SOUND
    nothing = {"choices": [{"delta": {"audio": {"data": ""}}, "finish_reason": ""}]}
    assert mark(Event(json.dumps(nothing).encode())) is Mark.NOTHING
    end = {"choices": [{"delta": {"audio": {"data": "A" * 1_000_000}}, "finish_reason": "stop"}]}
    assert mark(Event(json.dumps(end).encode())) is Mark.END
    assert mark(Event(b"[DONE]")) is Mark.LAST
