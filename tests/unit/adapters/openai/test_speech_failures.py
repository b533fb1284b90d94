"""Every way in which a speech server can fail, whole and streamed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from neiroha_desktop.adapters import streamed_answer
from neiroha_desktop.adapters.base import TtsAdapter
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidResponseError,
    ModerationError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    ProviderTimeoutError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import melody
from tests.standin.loopback import Given, Loopback, given_json
from tests.standin.openai_speech import DONE, KEY, PCM, deltas, events, sound, streamed_wav
from tests.unit.adapters.openai.conftest import MakeAdapter, heard

pytestmark = pytest.mark.once

REQUEST = SynthesisRequest("kokoro", "Hello.", PresetVoice("af_heart"))
PYTHON_LIST = (
    "[{'type': 'string_too_long', 'loc': ('body', 'input'), 'msg': 'String should have at most 4096 characters'}]"
)


def openai(message: str, status: int, code: str | None = None, param: str | None = None, kind: str = "") -> Given:
    kind = kind or "invalid_request_error"
    return given_json({"error": {"message": message, "type": kind, "param": param, "code": code}}, status)


def said(body: Any, status: int = 400) -> Given:
    return given_json(body, status)


def sounding(data: bytes, media: str = "audio/wav") -> Given:
    return Given(200, data, {"Content-Type": media})


FAILURES: list[tuple[Given, type[ProviderError], str]] = [
    (
        openai("Incorrect API key.", 401, "invalid_api_key"),
        AuthenticationError,
        "does not accept the key: Incorrect API key",
    ),
    (openai("No access to project.", 403), AuthenticationError, "refuses access: No access to project"),
    (said({"detail": "Not authenticated"}, 403), AuthenticationError, "Not authenticated"),
    (openai("The model `tts-9` does not exist", 404, "model_not_found"), BadRequestError, "may have been retired"),
    (said({"detail": "Model 'X' is not installed locally."}, 404), BadRequestError, "Install the model on the server"),
    (openai("Rate limit reached", 429, "rate_limit_exceeded", kind="requests"), RateLimitError, "too fast: Rate limit"),
    (openai("You exceeded", 429, "insufficient_quota", kind="insufficient_quota"), QuotaError, "no balance left"),
    (
        openai("Input of 2132 tokens is over the maximum input limit of 2000 tokens", 400, "invalid_value"),
        BadRequestError,
        "Shorten the text",
    ),
    (openai(PYTHON_LIST, 400), BadRequestError, r"The text is too long for 127\.0\.0\.1:\d+\. Shorten the text"),
    (
        openai("Invalid value: 'x'. Supported values are: 'alloy'", 400, "invalid_value", "voice"),
        BadRequestError,
        "request: Invalid value: 'x'",
    ),
    (
        said({"message": "voice not found", "code": None, "type": "BadRequestError", "param": "voice"}),
        BadRequestError,
        "voice not found.*Choose a voice",
    ),
    (
        said({"detail": {"error": "validation_error", "message": "Input contains no speakable text", "type": "x"}}),
        BadRequestError,
        "no speakable text",
    ),
    (
        said({"detail": {"error": {"message": "Voice 'x' not found", "type": "x"}}}),
        BadRequestError,
        "Voice 'x' not found.*Choose a voice",
    ),
    (
        said({"detail": [{"loc": ["body", "response_format"], "msg": "unexpected value"}]}, 422),
        BadRequestError,
        "response_format: unexpected value.*audio format",
    ),
    (
        said({"detail": [{"loc": ["body", "voice"], "msg": "str type expected"}]}, 422),
        BadRequestError,
        "voice: str type expected",
    ),
    (said({"error": "plain words"}), BadRequestError, "plain words"),
    (said({"message": "flat words"}), BadRequestError, "flat words"),
    (said({"Exception": "tts failed"}, 500), ProviderServerError, "tts failed"),
    (Given(400, b"<b>just</b> text"), BadRequestError, "just text"),
    (Given(404, b"<html><title>404</title></html>"), BadRequestError, "OpenAI Chat Completions TTS"),
    (Given(405, b'{"detail": "Method Not Allowed"}'), BadRequestError, "OpenAI Chat Completions TTS"),
    (Given(500, b""), ProviderServerError, "status 500"),
    (Given(503, b"<html>busy</html>"), ProviderServerError, "status 503"),
    (openai("ffmpeg not found", 500, kind="server_error"), ProviderServerError, "ffmpeg not found"),
    (
        Given(307, b"", {"Location": "https://elsewhere.example/x"}),
        BadRequestError,
        "elsewhere.example, and the key was not sent",
    ),
    (sounding(b""), InvalidResponseError, "answered with success but sent nothing"),
    (Given(200, b"<!DOCTYPE html><html>", {"Content-Type": "text/html"}), InvalidResponseError, "web page|Base URL"),
    (
        said({"error": {"message": "voice missing"}}, 200),
        InvalidResponseError,
        "in writing instead of speech: voice missing.*Choose a voice",
    ),
    (said({"error": {"message": "blocked", "code": "421"}}, 200), ModerationError, "content filter"),
    (said({"error": {"message": "slow", "code": 429}}, 200), RateLimitError, "too fast"),
    (sounding(b'{"status": "queued"}', "audio/mpeg"), InvalidResponseError, "in writing instead of speech"),
    (Given(200, b"nothing to say", {"Content-Type": "text/plain"}), InvalidResponseError, "in writing.*nothing to say"),
    (sounding(streamed_wav(b"")), InvalidResponseError, "without any sound"),
    (sounding(melody.wav(bytes(48_000))), InvalidResponseError, "without any sound"),
    (sounding(b"\x89PNG" + bytes(100)), InvalidResponseError, "is not audio"),
    (sounding(b"\x01\x02" * 4000), InvalidResponseError, "is not audio"),
    (sounding(b"\xff\xf1\x50\x80" + bytes(range(200)), "audio/aac"), InvalidResponseError, "aac"),
    (Given(200, sound("wav"), end="cut"), ProviderConnectionError, "closed the connection"),
    (Given(200, end="close"), ProviderConnectionError, "closed the connection"),
    (Given(200, chunks=(sound("wav")[:3000],), end="cut"), ProviderConnectionError, "closed the connection"),
]


async def attempt(adapter: TtsAdapter, way: str, request: SynthesisRequest = REQUEST) -> None:
    if way == "whole":
        await adapter.synthesize(request)
    else:
        await heard(adapter, request)


@pytest.mark.parametrize("way", ["whole", "streamed"])
@pytest.mark.parametrize(("given", "error", "words"), FAILURES)
async def test_failures(
    server: Loopback, make_speech: MakeAdapter, given: Given, error: type[ProviderError], words: str, way: str
) -> None:
    server.script = [given]
    with pytest.raises(error, match=words) as caught:
        await attempt(await make_speech(), way)
    assert caught.value.remedy is not None
    assert KEY not in repr((caught.value.message, caught.value.remedy, caught.value.details))
    assert len(server.seen) == 1
    if given.status not in (200, 429, 500, 503):
        assert not caught.value.retryable


async def test_a_server_that_lost_its_patience_may_be_asked_again(server: Loopback, make_speech: MakeAdapter) -> None:
    for status, retryable in ((408, True), (409, False), (429, True), (422, False)):
        server.script = [said({"detail": "x"}, status)]
        with pytest.raises(ProviderError) as caught:
            await (await make_speech()).synthesize(REQUEST)
        assert caught.value.retryable is retryable


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_a_missing_key_is_named(server: Loopback, make_speech: MakeAdapter, way: str) -> None:
    for status in (401, 403):
        server.script = [said({"detail": "no"}, status)]
        with pytest.raises(AuthenticationError, match="No key was sent"):
            await attempt(await make_speech(key=""), way)


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_nowhere_is_tried_twice_and_told_once(server: Loopback, make_speech: MakeAdapter, way: str) -> None:
    server.script = [Given(404, b"<html>root</html>"), Given(404, b'{"detail": "Not Found"}')]
    with pytest.raises(BadRequestError, match="OpenAI Chat Completions TTS"):
        await attempt(await make_speech(base_url=server.origin), way)
    assert [seen.path for seen in server.seen] == ["/audio/speech", "/v1/audio/speech"]
    # A model that is not there is no wrong address.
    server.script = [openai("The model does not exist", 404, "model_not_found")]
    with pytest.raises(BadRequestError, match="retired"):
        await attempt(await make_speech(base_url=server.origin), way)
    assert len(server.seen) == 3


@pytest.mark.parametrize("way", ["whole", "streamed"])
async def test_silence_without_a_header(server: Loopback, make_speech: MakeAdapter, way: str) -> None:
    server.script = [sounding(bytes(48_000), "audio/pcm")]
    with pytest.raises(InvalidResponseError, match="without any sound"):
        await attempt(await make_speech(audio_format="pcm"), way)


EVENTS: list[tuple[bytes, type[ProviderError], str]] = [
    (events(*deltas()), ProviderConnectionError, "closed the connection before"),
    (events(DONE), InvalidResponseError, "sent nothing"),
    (events({"type": "error", "error": {"message": "engine trouble"}}), InvalidResponseError, "engine trouble"),
    (events(*deltas(), {"error": {"message": "late", "code": "500"}}), ProviderServerError, "late"),
    (events("{nonsense}"), InvalidResponseError, "damaged"),
    (events({"type": "speech.audio.delta", "audio": "!!!"}), InvalidResponseError, "damaged"),
    (events(*deltas(bytes(9000)), DONE), InvalidResponseError, "without any sound"),
]


@pytest.mark.parametrize(("body", "error", "words"), EVENTS)
async def test_events_that_fail(
    server: Loopback, make_speech: MakeAdapter, body: bytes, error: type[ProviderError], words: str
) -> None:
    server.script = [Given(200, body, {"Content-Type": "text/event-stream"})]
    with pytest.raises(error, match=words):
        await heard(await make_speech(audio_format="pcm"), REQUEST)


async def test_what_was_heard_is_not_tried_again(server: Loopback, make_speech: MakeAdapter) -> None:
    late = {"error": {"message": "late", "code": "503"}}
    for body, retryable in ((events(late), True), (events(*deltas(), late), False)):
        server.script = [Given(200, body, {"Content-Type": "text/event-stream"})]
        with pytest.raises(ProviderServerError) as caught:
            await heard(await make_speech(audio_format="pcm"), REQUEST)
        assert caught.value.retryable is retryable


async def test_a_stall_ends(server: Loopback, make_speech: MakeAdapter, monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = await make_speech()
    adapter._server.endpoint = replace(adapter._server.endpoint, answer_seconds=0.1)  # type: ignore[attr-defined]
    server.script = [Given(200, sound("wav"), end="stall")]
    with pytest.raises(ProviderTimeoutError, match=r"did not finish its answer within 0\.1 s"):
        await adapter.synthesize(REQUEST)
    # In the middle of a stream a server at home may think for as long as before it.
    monkeypatch.setattr(streamed_answer, "LONGEST_PAUSE", 0.01)
    server.script = [Given(200, chunks=(sound("wav")[:9000],), end="stall")]
    with pytest.raises(ProviderTimeoutError, match=r"middle of its speech for 0\.1 s"):
        await heard(adapter, REQUEST)


async def test_leaving_a_stream_closes_it(server: Loopback, make_speech: MakeAdapter) -> None:
    server.script = [Given(200, chunks=(sound("wav")[:9000],), end="stall")]
    async with asyncio.timeout(5):
        stream = (await make_speech()).stream(REQUEST)
        first = await anext(stream)
        await stream.aclose()
    assert first.end is None
    assert first.data == PCM[: len(first.data)]
