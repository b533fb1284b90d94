"""Every way in which an audio model can fail, and whether a text counts as read."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from neiroha_desktop.adapters.verbatim import differing_words, similarity
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidResponseError,
    ModerationError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    QuotaError,
)
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.standin import melody
from tests.standin.loopback import Given, Loopback, given_json
from tests.standin.openai_audio import pieces, refusal, spoken, streamed
from tests.standin.openai_speech import KEY
from tests.unit.adapters.openai.conftest import MakeAdapter, heard

REQUEST = SynthesisRequest("gpt-audio-1.5", "Hello. What is your name?", PresetVoice("alloy"), "Calmly.")


def no_audio(**message: Any) -> Given:
    return given_json({"choices": [{"message": {"audio": None, **message}, "finish_reason": "stop"}]})


FAILURES: list[tuple[Given, type[ProviderError], str]] = [
    (refusal("Incorrect API key", 401), AuthenticationError, "Incorrect API key"),
    (
        refusal("Invalid value: 'x'. Supported values are: 'alloy'", param="audio.voice", code="invalid_value"),
        BadRequestError,
        "request: Invalid value",
    ),
    (
        refusal("The model does not exist", 404, code="model_not_found"),
        BadRequestError,
        "does not exist.*may have been retired",
    ),
    (
        given_json({"error": {"code": 402, "message": "Insufficient credits", "metadata": {}}}, 402),
        QuotaError,
        "Insufficient credits",
    ),
    (Given(404, b"<html>"), BadRequestError, "does not know the address"),
    (Given(200, b""), InvalidResponseError, "sent nothing"),
    (
        no_audio(content="I would rather write."),
        InvalidResponseError,
        "in writing instead of speech: I would rather write",
    ),
    (no_audio(refusal="I cannot do that."), InvalidResponseError, "in writing instead of speech: I cannot"),
    (given_json(spoken("x", finish_reason="content_filter")), ModerationError, "content filter"),
    (
        given_json(
            {"choices": [{"message": {"audio": {"data": base64.b64encode(melody.wav(bytes(48_000))).decode()}}}]}
        ),
        InvalidResponseError,
        "without any sound",
    ),
    (Given(200, b'{"choices": [{', end="cut"), ProviderConnectionError, "closed the connection"),
    (
        Given(302, b"", {"Location": "http://elsewhere.example/"}),
        BadRequestError,
        "elsewhere.example, and the key was not sent",
    ),
]


@pytest.mark.parametrize(("given", "error", "words"), FAILURES)
async def test_failures(
    audio_server: Loopback, make_audio: MakeAdapter, given: Given, error: type[ProviderError], words: str
) -> None:
    audio_server.script = [given]
    with pytest.raises(error, match=words) as caught:
        await (await make_audio()).synthesize(REQUEST)
    assert caught.value.remedy is not None
    assert len(audio_server.seen) == 1


STREAM_FAILURES: list[tuple[Given, type[ProviderError], str, bool]] = [
    (streamed({"error": {"message": "late", "code": 503}}), ProviderServerError, "late", True),
    (streamed(*pieces("x"), {"error": {"message": "late", "code": 503}}), ProviderServerError, "late", False),
    (streamed(*pieces("x")[:-2], end=""), ProviderConnectionError, "closed the connection before", False),
    (
        streamed({"choices": [{"delta": {"content": "No."}, "finish_reason": "stop"}]}),
        InvalidResponseError,
        "in writing.*No",
        False,
    ),
    (
        streamed({"choices": [{"delta": {}, "finish_reason": "content_filter"}]}),
        ModerationError,
        "content filter",
        False,
    ),
]


@pytest.mark.parametrize(("given", "error", "words", "retryable"), STREAM_FAILURES)
async def test_streams_that_fail(
    audio_server: Loopback,
    make_audio: MakeAdapter,
    given: Given,
    error: type[ProviderError],
    words: str,
    retryable: bool,
) -> None:
    audio_server.script = [given]
    with pytest.raises(error, match=words) as caught:
        await heard(await make_audio(audio_stream="always"), REQUEST)
    assert caught.value.retryable is retryable


async def test_an_end_before_the_end_is_marked(audio_server: Loopback, make_audio: MakeAdapter) -> None:
    audio_server.script = [given_json(spoken(REQUEST.text, finish_reason="length"))]
    assert (await (await make_audio()).synthesize(REQUEST)).truncated


@pytest.mark.parametrize(
    ("text", "transcript", "same"),
    [
        ("Hello, World!", "hello world", True),
        ("你好，世界。今天天气很好。", "你好世界今天天气很好", True),
        ("“Straße” No. 5", "strasse no 5", True),
        ("What is your name?", "My name is Alloy.", False),
        ("你好，你叫什么名字？", "我叫小明，很高兴认识你。", False),
        ("One two three. " * 400, "One two three. " * 399, True),
        ("One two three. " * 400, "One two three. " * 100, False),
        ("今天天气很好。" * 300, "今天天气很好。" * 299, True),
        ("", "", True),
        ("Anything.", "  ", True),
    ],
)
def test_what_counts_as_read(text: str, transcript: str, same: bool) -> None:
    assert (differing_words(text, transcript) == ()) is same
    assert 0.0 <= similarity(text, transcript) <= 1.0


def test_a_long_transcript_is_quoted_in_part_and_without_the_key() -> None:
    (remark,) = differing_words("Hello.", f"The key is {KEY}. " + "Never mind. " * 100, (KEY,))
    assert KEY not in str(remark)
    assert len(str(remark)) < 400
