"""Streamed speech over real sockets: whatever the stream looks like, the pieces are the whole audio."""

from __future__ import annotations

import asyncio
import base64
import json
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters import exchange, streamed_answer
from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.clients import ClientPool
from neiroha_desktop.domain.capabilities import FieldKind
from neiroha_desktop.domain.character import ClonedVoice, DesignedVoice, PresetVoice
from neiroha_desktop.domain.containers import wrap_pcm16
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidInputError,
    InvalidResponseError,
    ModerationError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    ProviderTimeoutError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.provider import Connection, Secret
from neiroha_desktop.domain.streamed import StreamedAudio
from neiroha_desktop.domain.synthesis import PcmChunk, SynthesisRequest, Usage
from neiroha_desktop.domain.wire import WireRecord
from tests.standin import melody
from tests.standin.fixture import Standin
from tests.unit.adapters.conftest import MakeAdapter, MakeReference
from tests.unit.adapters.servers import listening

pytestmark = pytest.mark.once

REQUEST = SynthesisRequest("mimo-v2.5-tts", "Hello, this is a longer sentence.", PresetVoice("Mia"), "Calmly.")
DESIGN = SynthesisRequest("mimo-v2.5-tts-voicedesign", "Hello.", DesignedVoice("A calm voice."))


async def heard(
    adapter: TtsAdapter, request: SynthesisRequest = REQUEST, pieces: list[PcmChunk] | None = None
) -> tuple[list[PcmChunk], StreamedAudio]:
    """Return all pieces, and what they are together; `pieces` keeps them where there is no end."""
    chunks = [] if pieces is None else pieces
    audio = StreamedAudio()
    async for chunk in adapter.stream(request):
        chunks.append(chunk)
        audio.add(chunk)
        assert len(chunk.data) % (2 * chunk.channels) == 0
    assert [chunk.end is not None for chunk in chunks] == [False] * (len(chunks) - 1) + [True]
    return chunks, audio


async def test_a_stream_is_asked_for_as_the_contract_says(standin: Standin, make_adapter: MakeAdapter) -> None:
    chunks, audio = await heard(await make_adapter())
    (entry,) = standin.log()
    assert entry["body"] == {
        "model": "mimo-v2.5-tts",
        "messages": [
            {"role": "user", "content": "Calmly."},
            {"role": "assistant", "content": REQUEST.text},
        ],
        "stream": True,
        "audio": {"format": "pcm16", "voice": "Mia"},
    }
    assert "text/event-stream" in entry["headers"]["accept"]
    assert len(chunks) > 3
    assert {(chunk.sample_rate, chunk.channels) for chunk in chunks} == {(24_000, 1)}
    clip = audio.clip()
    assert clip.data == wrap_pcm16(standin.audio(0), 24_000)
    assert audio.seconds == pytest.approx(len(standin.audio(0)) / 48_000)
    assert (clip.container, clip.truncated, clip.usage) == ("wav", False, Usage(20, 10, 30))
    assert len(clip.request_id) == 32


async def test_the_connection_is_used_again(standin: Standin, pool: ClientPool) -> None:
    connection = Connection(standin.base_url, Secret(standin.key))
    for number in range(3):
        record = WireRecord()
        await heard(CHAT_COMPLETIONS.create(connection, await pool.client(connection, record)))
        assert record.status == 200
        assert record.sent is not None
        assert record.first_byte is not None
        assert record.finished is not None
        assert record.finished >= record.first_byte
        assert record.answer_head.startswith(b"data: {")
        assert (record.connected == 0.0) == (number > 0)
        assert standin.key not in repr(record)


WHOLE: list[Any] = [
    "normal",
    "stream_odd",
    {"kind": "stream_odd", "bytes": 1, "seconds": 0.05},
    {"kind": "stream_odd", "bytes": 777},
    "stream_comments",
    "stream_cr",
    "stream_tight",
    "stream_spread",
    "stream_nothings",
    "stream_no_done",
    "stream_held",
    "stream_one_chunk",
    "stream_message",
    {"kind": "stream_one_chunk", "seconds": 100},
    "stream_wav",
    {"kind": "stream_wav", "header_size": 0},
    {"kind": "stream_wav", "header_size": 0xFFFFFFFF},
    {"kind": "stream_file", "format": "wav"},
    {"kind": "stream_json", "format": "wav"},
    {"kind": "stream_json", "format": "pcm16"},
    {"kind": "stream_audio", "format": "wav"},
    {"kind": "stream_audio", "format": "pcm16"},
    {"kind": "drip", "seconds": 0.3},
    {"kind": "stream_odd", "seconds": 0.002},
]


@pytest.mark.parametrize("fault", WHOLE, ids=str)
async def test_the_pieces_are_the_whole_audio(standin: Standin, make_adapter: MakeAdapter, fault: Any) -> None:
    standin.script(fault)
    _, audio = await heard(await make_adapter())
    sent = standin.audio(0)
    assert audio.clip().data == wrap_pcm16(sent, 24_000)
    assert not audio.clip().truncated
    if not isinstance(fault, dict) or fault["kind"] != "stream_audio":
        assert audio.clip().usage is not None
        assert len(audio.clip().request_id) == 32


@pytest.mark.parametrize("kind", ["stream_file", "stream_json", "stream_audio"])
async def test_an_mp3_instead_of_samples_is_kept_as_it_is(
    standin: Standin, make_adapter: MakeAdapter, kind: str
) -> None:
    standin.script({"kind": kind, "format": "mp3"})
    chunks, audio = await heard(await make_adapter())
    assert len(chunks) == 1
    clip = audio.clip()
    assert (clip.container, clip.data) == ("mp3", melody.mp3(standin.audio(0)))


@pytest.mark.parametrize("voice", ["design", "clone"])
async def test_design_and_clone_come_in_one_piece(
    standin: Standin, make_adapter: MakeAdapter, make_reference: MakeReference, voice: str
) -> None:
    request = DESIGN
    if voice == "clone":
        request = SynthesisRequest("mimo-v2.5-tts-voiceclone", "Hello.", ClonedVoice(make_reference()))
    adapter = await make_adapter()
    assert not adapter.streams(request.model_id)
    _, audio = await heard(adapter, request)
    assert audio.clip().data == wrap_pcm16(standin.audio(0), 24_000)
    assert standin.log()[0]["body"]["stream"] is True
    assert ("voice" in standin.log()[0]["body"]["audio"]) == (voice == "clone")


async def test_when_streaming_is_worth_it(make_adapter: MakeAdapter) -> None:
    field = next(field for field in CHAT_COMPLETIONS.info.connection_fields if field.id == "stream")
    assert (field.kind, field.default) == (FieldKind.SWITCH, True)
    assert (await make_adapter()).streams("mimo-v2.5-tts")
    assert (await make_adapter(audio_format="pcm16")).streams("mimo-v2.5-tts")
    assert not (await make_adapter(audio_format="mp3")).streams("mimo-v2.5-tts")
    assert not (await make_adapter(stream=False)).streams("mimo-v2.5-tts")
    assert not (await make_adapter()).streams("some-tts")


FAILURES: list[tuple[Any, type[ProviderError], str]] = [
    ("wrong_key", AuthenticationError, "does not accept the key: Please provide valid API Key"),
    ("no_balance", QuotaError, "no balance left"),
    ("moderation", ModerationError, "high risk"),
    ("rate_limit", RateLimitError, "too fast"),
    ("overloaded", ProviderServerError, "status 503"),
    ("html", BadRequestError, "does not know the address"),
    ({"kind": "html", "status": 200}, InvalidResponseError, "web page"),
    ({"kind": "empty", "status": 200}, InvalidResponseError, "sent nothing"),
    ({"kind": "redirect", "location": "https://elsewhere.example"}, BadRequestError, "another host"),
    ("no_choices", InvalidResponseError, "holds no speech"),
    ("error_in_200", ProviderServerError, "inner trouble"),
    ({"kind": "raw", "body": "{cut"}, InvalidResponseError, "damaged or cut off"),
    ({"kind": "raw", "body": "x" * (2 << 20), "status": 500}, ProviderServerError, "status 500"),
    ("stream_error", ProviderServerError, "inner trouble"),
    ({"kind": "stream_error", "name": "error"}, ProviderServerError, "inner trouble"),
    ({"kind": "stream_error", "code": "421", "after": 0}, ModerationError, "inner trouble"),
    ({"kind": "stream_error", "code": "429", "after": 0}, RateLimitError, "too fast"),
    ({"kind": "stream_error", "code": "odd"}, InvalidResponseError, "reports an error: inner trouble"),
    ("stream_no_end", ProviderConnectionError, "before its answer was complete"),
    ({"kind": "stream_finish", "value": "content_filter"}, ModerationError, "content filter"),
    ({"kind": "stream_finish", "value": "content_filter", "after": 0}, ModerationError, "content filter"),
    ({"kind": "stream_finish", "value": "stop", "after": 0}, InvalidResponseError, "holds no speech"),
    ("stream_text", InvalidResponseError, "in writing instead of speech: I can only write."),
    ("stream_silent", InvalidResponseError, "holds no speech"),
    ("stream_damaged", InvalidResponseError, "damaged or cut off"),
    ("stream_bad_base64", InvalidResponseError, "is damaged"),
    ({"kind": "raw", "body": "data: [DONE]\n\n"}, InvalidResponseError, "holds no speech"),
    ({"kind": "raw", "body": ": only a comment\n\n"}, ProviderConnectionError, "before its answer was complete"),
    ("reset", ProviderConnectionError, "closed the connection"),
    ("close", ProviderConnectionError, "closed the connection"),
    ("cut_json", InvalidResponseError, "damaged or cut off"),
]


@pytest.mark.parametrize(("fault", "kind", "words"), FAILURES, ids=[str(fault)[:50] for fault, _, _ in FAILURES])
async def test_a_failure_has_its_class_its_words_and_a_remedy(
    standin: Standin, make_adapter: MakeAdapter, fault: Any, kind: type[ProviderError], words: str
) -> None:
    standin.script(fault)
    pieces: list[PcmChunk] = []
    with pytest.raises(kind) as caught:
        await heard(await make_adapter(), pieces=pieces)
    error = caught.value
    assert type(error) is kind
    assert words in str(error.message)
    assert standin.base_url.split("/")[2] in str(error.message)
    assert error.remedy is not None
    assert len(standin.log()) == 1
    if pieces:
        assert not error.retryable


async def test_before_the_first_piece_an_error_may_be_retried(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script({"kind": "stream_error", "after": 0}, {"kind": "stream_error", "after": 1})
    retryable = []
    for _ in range(2):
        with pytest.raises(ProviderServerError) as caught:
            await heard(await make_adapter())
        retryable.append(caught.value.retryable)
    assert retryable == [True, False]


@pytest.mark.parametrize("value", ["length", "repetition_truncation"])
async def test_cut_short_speech_says_so(standin: Standin, make_adapter: MakeAdapter, value: str) -> None:
    standin.script({"kind": "stream_finish", "value": value})
    _, audio = await heard(await make_adapter())
    assert audio.clip().truncated
    assert audio.clip().data == wrap_pcm16(standin.audio(0)[:32_000], 24_000)


async def test_an_echoed_key_is_not_shown(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script({"kind": "stream_error", "message": f"no {standin.key}", "code": standin.key})
    with pytest.raises(ProviderError) as caught:
        await heard(await make_adapter())
    assert standin.key[:12] not in f"{caught.value}{caught.value!r}{caught.value.details}"


async def test_sound_comes_before_the_last_byte_was_sent(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script({"kind": "drip", "seconds": 15})
    async with aclosing((await make_adapter()).stream(REQUEST)) as stream:
        first = await anext(stream)
        entry = standin.log()[0]
        assert (entry["answered_at"], entry["disconnected_at"]) == (None, None)
        assert standin.audio(0).startswith(first.data)
        assert first.data
    # Leaving closes the connection.
    assert (await asyncio.to_thread(standin.wait, disconnects=1))[0]["answered_at"] is None


@pytest.mark.parametrize("fault", ["stall", "stall_body", {"kind": "drip", "seconds": 60}])
async def test_cancelling_closes_the_connection(standin: Standin, make_adapter: MakeAdapter, fault: Any) -> None:
    standin.script(fault)
    adapter = await make_adapter()
    asking = asyncio.create_task(heard(adapter))
    await asyncio.to_thread(standin.wait, requests=1)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    assert asking.cancelled()
    await asyncio.to_thread(standin.wait, disconnects=1)
    assert (await heard(adapter))[1].seconds > 0.5


async def test_a_stream_that_nobody_began_sends_nothing(standin: Standin, make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter()
    await adapter.stream(REQUEST).aclose()
    with pytest.raises(InvalidInputError):
        await heard(adapter, replace(REQUEST, text=""))
    assert standin.log() == []


async def test_the_first_sound_has_a_deadline(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script("stall")
    with pytest.raises(ProviderTimeoutError, match=r"did not begin to speak within 1 s.*answer timeout") as caught:
        await heard(await make_adapter(answer_timeout=1.0))
    assert not caught.value.retryable
    await asyncio.to_thread(standin.wait, disconnects=1)


def _sound(data: bytes) -> bytes:
    frame = {"choices": [{"delta": {"audio": {"data": base64.b64encode(data).decode()}}}]}
    return b"data: " + json.dumps(frame).encode() + b"\n\n"


@pytest.mark.parametrize(
    ("start", "words"), [(b"", "did not begin to speak within 1 s"), (_sound(bytes(range(200)) * 40), "in the middle")]
)
async def test_signs_of_life_are_no_sound(
    make_adapter: MakeAdapter, pool: ClientPool, monkeypatch: pytest.MonkeyPatch, start: bytes, words: str
) -> None:
    monkeypatch.setattr(streamed_answer, "LONGEST_PAUSE", 1.0)

    async def lively(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + start)
        while True:
            writer.write(b': PROCESSING\n\ndata: {"choices": []}\n\n')
            await writer.drain()
            await asyncio.sleep(0.02)

    async with listening(lively) as port:
        with pytest.raises(ProviderTimeoutError, match=words):
            await heard(await make_adapter(base_url=f"http://127.0.0.1:{port}/v1", answer_timeout=1.0))
        await pool.aclose()


async def test_a_pause_in_the_middle_has_a_deadline(
    standin: Standin, make_adapter: MakeAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streamed_answer, "LONGEST_PAUSE", 0.5)
    standin.script("stall_body")
    pieces: list[PcmChunk] = []
    with pytest.raises(ProviderTimeoutError, match=r"stopped in the middle of its speech for 0\.5 s") as caught:
        await heard(await make_adapter(), pieces=pieces)
    assert pieces
    assert not caught.value.retryable
    await asyncio.to_thread(standin.wait, disconnects=1)


async def test_a_slow_listener_is_no_pause(
    standin: Standin, make_adapter: MakeAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streamed_answer, "LONGEST_PAUSE", 0.3)
    audio = StreamedAudio()
    async for chunk in (await make_adapter()).stream(REQUEST):
        audio.add(chunk)
        await asyncio.to_thread(standin.wait, answers=1)
        await asyncio.sleep(0.1)
    assert audio.clip().data == wrap_pcm16(standin.audio(0), 24_000)


async def test_a_long_stream_may_take_longer_than_the_answer_timeout(
    standin: Standin, make_adapter: MakeAdapter
) -> None:
    standin.script({"kind": "drip", "seconds": 2.5})
    _, audio = await heard(await make_adapter(answer_timeout=1.0))
    assert audio.clip().data == wrap_pcm16(standin.audio(0), 24_000)


async def test_an_answer_without_end_is_broken_off(
    standin: Standin, make_adapter: MakeAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MAX_ANSWER_BYTES", 2 << 20)
    standin.script({"kind": "stream_one_chunk", "seconds": 200})
    with pytest.raises(InvalidResponseError, match="larger than 2 MB"):
        await heard(await make_adapter())
    assert standin.wait(disconnects=1)[0]["answered_at"] is None


async def test_a_huge_piece_comes_whole(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script({"kind": "stream_one_chunk", "seconds": 600})
    _, audio = await heard(await make_adapter())
    assert audio.seconds == 600
