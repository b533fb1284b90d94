"""Every way in which a server that people run themselves can fail, over real sockets, in each dialect."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidInputError,
    InvalidResponseError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    ProviderTimeoutError,
    RateLimitError,
)
from neiroha_desktop.domain.synthesis import PcmChunk
from tests.standin import melody
from tests.standin.loopback import Given, given_json
from tests.unit.adapters.selfhosted.conftest import DIALECTS, Dialect, Speak

pytestmark = pytest.mark.once

SILENCE = melody.wav(b"\0" * 32_000)
SOUND = melody.wav(melody.melody("sound", 0.3))

FAILURES: list[tuple[Given, type[ProviderError], str, str]] = [
    (
        given_json({"error": {"code": "auth_required", "message": "A valid API key is required."}}, 401),
        AuthenticationError, "does not accept the key: A valid API key is required.", "key",
    ),
    (given_json({"detail": "Forbidden"}, 403), AuthenticationError, "refuses access: Forbidden", "key"),
    (given_json({"detail": "Too many"}, 429), RateLimitError, "too fast: Too many", "Max concurrency"),
    (given_json({"detail": "Not Found"}, 404), BadRequestError, "does not know the address", "adapter type"),
    (given_json({"detail": "Method Not Allowed"}, 405), BadRequestError, "does not know the address", "adapter type"),
    (Given(404, b"<html><title>Nothing here</title></html>"), BadRequestError, "does not know the address", "adapter"),
    (Given(404), BadRequestError, "does not know the address", "adapter type"),
    (
        given_json({"detail": [{"type": "missing", "loc": ["body", "text"], "msg": "Field required"}]}, 422),
        BadRequestError, "text: Field required", "Check",
    ),
    (given_json({"detail": "odd words"}, 400), BadRequestError, "does not accept the request: odd words", "Check"),
    (given_json({"error": {"message": "odd words"}}, 400), BadRequestError, "odd words", "Check"),
    (given_json({"message": "tts failed", "Exception": "odd"}, 400), BadRequestError, "tts failed: odd", "Check"),
    (
        given_json({"message": "tts failed", "Exception": "CUDA out of memory. Tried to allocate 2 GiB"}, 400),
        BadRequestError, "has run out of memory", "shorter text",
    ),
    (
        given_json({"error": {"message": "[Errno 2] No such file or directory: 'ffmpeg'"}}, 404),
        BadRequestError, "cannot find ffmpeg", "Install ffmpeg",
    ),
    (
        given_json({"error": {"message": "[Errno 2] No such file or directory: 'models/llm.pt'"}}, 500),
        BadRequestError, "models/llm.pt", "server's console",
    ),
    (Given(500, b"Internal Server Error"), ProviderServerError, "Internal Server Error", "server's console"),
    (
        given_json({"error": {"code": "inference_failed", "message": "boom"}}, 500),
        ProviderServerError, "status 500): boom", "server's console",
    ),
    (Given(502, b"<html><title>Bad Gateway</title></html>"), ProviderServerError, "status 502", "Try again"),
    (Given(), InvalidResponseError, "sent nothing", "Try again"),
    (Given(body=b"<!doctype html><p>Admin</p>"), InvalidResponseError, "web page", "Base URL"),
    (given_json({"error": {"message": "inner trouble"}}), InvalidResponseError, "inner trouble", "server's console"),
    (given_json({"message": "CUDA out of memory"}), BadRequestError, "has run out of memory", "shorter text"),
    (given_json({"audio": None}), InvalidResponseError, "data where the audio should be", "server's console"),
    (Given(body=b"Sorry, no sound today."), InvalidResponseError, "text where the audio should be", "Try again"),
    (Given(body=melody.wav(b"")), InvalidResponseError, "sound", "Try again"),
    (Given(body=SILENCE), InvalidResponseError, "nothing but silence", "server's console"),
    (Given(body=b"\0" * 9_000), InvalidResponseError, "nothing but silence", "server's console"),
    (Given(body=b"\x1aE\xdf\xa3" + b"\x01" * 90), InvalidResponseError, "webm, which cannot be played", "wav or mp3"),
    (Given(body=b"\x89PNG" + b"\x01" * 90), InvalidResponseError, "is not audio", "Try again"),
    (Given(end="close"), ProviderConnectionError, "closed the connection", "Try again"),
    (Given(body=SOUND, end="cut"), ProviderConnectionError, "before its answer was complete", "Try again"),
    (Given(301, headers={"Location": "https://thief.example/x"}), BadRequestError, "another host, thief.exa", "trust"),
]  # fmt: skip


# All read answers in one way; the others meet the faults of the contract test kit.
@pytest.mark.parametrize("dialect", [DIALECTS[0], DIALECTS[3]], ids=[DIALECTS[0].name, DIALECTS[3].name])
@pytest.mark.parametrize(("given_answer", "kind", "words", "remedy"), FAILURES, ids=range(len(FAILURES)))
async def test_a_failure_has_its_class_its_words_and_a_remedy(
    speak: Speak,
    dialect: Dialect,
    given_answer: Given,
    kind: type[ProviderError],
    words: str,
    remedy: str,
) -> None:
    async with speak(dialect.kind, dialect.only_speech(given_answer), dialect.key) as (adapter, server):
        with pytest.raises(ProviderError) as caught:
            await adapter.synthesize(dialect.request)
    error = caught.value
    assert type(error) is kind
    assert words in str(error.message)
    assert remedy in str(error.remedy)
    assert server.origin.partition("//")[2] in str(error.message)
    assert dialect.key not in f"{error}{error.details}"
    assert [seen.path for seen in server.seen].count(dialect.speech_route) == 1
    # An engine that failed would only fail again, minutes later.
    assert error.retryable is (kind is RateLimitError or given_answer.status == 502 or given_answer.end == "close")


@pytest.mark.parametrize(("given_answer", "kind", "words", "remedy"), FAILURES, ids=range(len(FAILURES)))
async def test_a_stream_fails_in_the_same_words(
    speak: Speak,
    given_answer: Given,
    kind: type[ProviderError],
    words: str,
    remedy: str,
) -> None:
    dialect = next(each for each in DIALECTS if each.name == "upstream")
    async with speak(dialect.kind, dialect.only_speech(given_answer), dialect.key) as (adapter, _):
        with pytest.raises(ProviderError) as caught:
            await heard(adapter.stream(dialect.request), given_answer)
    assert type(caught.value) is kind
    assert words in str(caught.value.message)


async def heard(chunks: AsyncIterator[PcmChunk], given_answer: Given) -> None:
    async for chunk in chunks:
        # Of a broken file with sound in it the beginning is heard; of silence nothing is.
        assert given_answer.body == SOUND
        assert chunk.data.strip(b"\0")


async def test_a_wrong_key_is_refused_and_not_quoted(speak: Speak, dialect: Dialect) -> None:
    if dialect.name in ("cosyvoice", "voxcpm"):
        async with speak(dialect.kind, dialect.answer, "wrong-0123456789abcdef") as (adapter, _):
            for call in (adapter.check_key(), adapter.list_models(), adapter.synthesize(dialect.request)):
                with pytest.raises(AuthenticationError, match=r"A valid API key is required") as caught:
                    await call
                assert "wrong-0123456789abcdef" not in f"{caught.value}{caught.value.details}"
        async with speak(dialect.kind, dialect.answer) as (adapter, _):
            with pytest.raises(AuthenticationError, match=r"No key was sent"):
                await adapter.check_key()
    async with speak(dialect.kind, dialect.answer, dialect.key) as (adapter, server):
        await adapter.check_key()
        assert all(seen.headers["authorization"] == f"Bearer {dialect.key}" for seen in server.seen)


async def test_a_redirect_gets_no_key(speak: Speak, dialect: Dialect) -> None:
    for status in (301, 302, 307, 308):
        to_thief = Given(status, headers={"Location": "/stolen"})
        async with speak(dialect.kind, dialect.only_speech(to_thief), dialect.key) as (adapter, server):
            with pytest.raises(BadRequestError, match="the key was not sent"):
                await adapter.synthesize(dialect.request)
            assert "/stolen" not in {seen.path for seen in server.seen}


async def test_a_stall_ends_with_the_answer_timeout(
    speak: Speak, dialect: Dialect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neiroha_desktop.adapters.key_header.number_setting", lambda *_: 0.1)
    stalling = Given(body=SOUND[:40], end="stall")
    async with speak(dialect.kind, dialect.only_speech(stalling), dialect.key) as (adapter, _):
        with pytest.raises(ProviderTimeoutError, match=r"within 0.1 s") as caught:
            await adapter.synthesize(dialect.request)
    assert not caught.value.retryable


async def test_a_key_that_is_no_header_is_refused_before_anything_is_sent(speak: Speak, dialect: Dialect) -> None:
    with pytest.raises(InvalidInputError, match="characters that no key has"):
        async with speak(dialect.kind, dialect.answer, "ключ"):
            pass


async def test_another_kind_of_server_is_named(speak: Speak, dialect: Dialect) -> None:
    title = dialect.kind.info.title
    for backend, other in (("cosyvoice3", "CosyVoice Native"), ("gpt-sovits", "GPT-SoVITS"), ("voxcpm", "VoxCPM2 N")):
        if title.startswith(other):
            continue
        answer = given_json({"backend": backend})
        async with speak(dialect.kind, lambda _, answer=answer: answer) as (adapter, _):
            with pytest.raises(BadRequestError, match=f"another adapter type, {other}") as caught:
                await adapter.check_key()
            assert f'Choose the adapter type "{other}' in str(caught.value.remedy)


@pytest.mark.parametrize("given_answer", [Given(404), Given(body=b"<html>Gradio</html>"), given_json([]), Given(500)])
async def test_what_is_no_such_server_at_all_fails_the_check(
    speak: Speak, dialect: Dialect, given_answer: Given
) -> None:
    async with speak(dialect.kind, lambda _: given_answer) as (adapter, _):
        with pytest.raises(ProviderError) as caught:
            await adapter.check_key()
        assert caught.value.remedy is not None
