"""Every way in which Gemini can fail, over real sockets: with an error, and with a success that is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.gemini_answer import read_clip
from neiroha_desktop.adapters.gemini_errors import raise_for_gemini
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
from tests.examples import examples
from tests.standin import gemini, melody
from tests.standin.gemini import fault, inline, spoken
from tests.standin.loopback import Given, Loopback, given_json
from tests.unit.adapters.gemini.conftest import MakeGemini

REQUEST = SynthesisRequest(gemini.NEW[0], "Hello.", PresetVoice("Kore"))
OLD_REQUEST = SynthesisRequest(gemini.OLD[0], "Hello?", PresetVoice("Kore"))
WAV = melody.wav(melody.melody("x", 0.5))
EXCEEDED = "You exceeded your current quota, please check your plan and billing details."


def quota(quota_id: str, value: str = "10") -> dict[str, Any]:
    return {"@type": "t/google.rpc.QuotaFailure", "violations": [{"quotaId": quota_id, "quotaValue": value}]}


def wait(delay: str) -> dict[str, Any]:
    return {"@type": "t/google.rpc.RetryInfo", "retryDelay": delay}


PER_DAY, PER_MINUTE = quota("GenerateRequestsPerDayPerProjectPerModel"), quota("GenerateRequestsPerMinutePerProject")

Case = tuple[Given, type[ProviderError], str, str, bool]
ERRORS: dict[str, Case] = {
    "wrong key": (gemini.wrong_key(), AuthenticationError, "not accept the key: API key not valid", "Check", False),
    "key told by its reason": (
        fault(400, "INVALID_ARGUMENT", "Nope.", {"reason": "API_KEY_INVALID"}),
        AuthenticationError, "not accept the key: Nope.", "Check", False,
    ),
    "country": (
        fault(400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
        AuthenticationError, "User location", "country", False,
    ),
    "voice": (
        fault(400, "INVALID_ARGUMENT", "Voice name x is not supported. Allowed voice names are: kore"),
        BadRequestError, "Allowed voice names", "the voice", False,
    ),
    "taken for a question": (
        fault(400, "INVALID_ARGUMENT", "Model tried to generate text, but it should only be used for TTS."),
        BadRequestError, "tried to generate text", "gemini-3.8-flash-tts", False,
    ),
    "forbidden": (fault(403, "PERMISSION_DENIED", "API off"), AuthenticationError, "API off", "blocked", False),
    "gone": (fault(404, "NOT_FOUND", "models/x is not found"), BadRequestError, "not found", "gemini-3.8", False),
    "per day": (fault(429, "RESOURCE_EXHAUSTED", EXCEEDED, PER_DAY, wait("37s")), QuotaError, "day", "midnight", False),
    "no free quota": (
        fault(429, "RESOURCE_EXHAUSTED", EXCEEDED, quota("FreeTierPerMinute", "0")),
        QuotaError, "no free quota for this model", "billing", False,
    ),
    "per minute": (
        fault(429, "RESOURCE_EXHAUSTED", EXCEEDED, PER_MINUTE, wait("37.4s")),
        RateLimitError, "too fast", "in 37 s", True,
    ),
    "nothing said": (fault(429, "RESOURCE_EXHAUSTED", EXCEEDED), RateLimitError, "too fast", "Wait a minute", True),
    "in a list": (
        fault(429, "RESOURCE_EXHAUSTED", EXCEEDED, PER_DAY, wrapped=True), QuotaError, "of this day", "Wait", False,
    ),
    "internal": (fault(500, "INTERNAL", "An internal error"), ProviderServerError, "status 500", "shorter text", True),
    "overloaded": (fault(503, "UNAVAILABLE", "The model is overloaded."), ProviderServerError, "overl", "Try", True),
    "too slow": (fault(504, "DEADLINE_EXCEEDED", "Deadline"), ProviderServerError, "status 504", "shorter one", False),
    "page": (Given(502, b"<html><title>Bad Gateway</title>"), ProviderServerError, "status 502", "Try again", True),
    "page instead": (Given(200, b"<html>Hello</html>"), InvalidResponseError, "web page", "Base URL", False),
    "redirect": (
        Given(302, headers={"Location": "https://thief.example/x"}), BadRequestError, "thief.exa", "trust", False,
    ),
    "closed": (Given(end="close"), ProviderConnectionError, "closed the connection", "Try again", True),
    "cut": (given_json("x" * 9000, end="cut"), ProviderConnectionError, "before its answer was complete", "Try", False),
}  # fmt: skip
EMPTY: dict[str, Case] = {
    "other": (spoken(finish="OTHER"), InvalidResponseError, "failed by chance", "may be billed", True),
    "prompt blocked": (
        given_json({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}),
        ModerationError, "PROHIBITED_CONTENT", "Change the text", False,
    ),
    **{
        reason: (spoken(inline(WAV), finish=reason), ModerationError, reason, "Change the text", False)
        for reason in ("SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION")
    },
    "cut before the first sound": (spoken(finish="MAX_TOKENS"), InvalidResponseError, "too long", "shorter", False),
    "in writing": (spoken({"text": "I can help."}), InvalidResponseError, "in writing instead of", "Try", False),
    "nothing": (Given(), InvalidResponseError, "sent nothing", "Try again", True),
    "no candidates": (given_json({"candidates": []}), InvalidResponseError, "holds no speech", "Try", False),
    "no samples": (spoken(inline(melody.wav(b""))), InvalidResponseError, "without any sound", "Try", False),
    "silence": (spoken(inline(b"\0" * 48_000)), InvalidResponseError, "without any sound", "Try", False),
    "40 ms": (spoken(inline(melody.melody("x", 0.04))), InvalidResponseError, "without any sound", "Try", False),
    "text as audio": (spoken(inline(b"Sorry, no audio.")), InvalidResponseError, "sent text where", "Try", False),
    "an image": (spoken(inline(b"\x89PNG" * 99, "image/png")), InvalidResponseError, "is not audio", "Try", False),
    "webm": (spoken(inline(b"\x1aE\xdf\xa3" * 99)), InvalidResponseError, "webm, which cannot", "wav", False),
    "damaged": (
        spoken({"inlineData": {"mimeType": "audio/wav", "data": "!!!"}}), InvalidResponseError, "damaged", "Try", False,
    ),
    "a place of ours": (
        spoken({"inlineData": {"data": "\ue000audio7"}}), InvalidResponseError, "is damaged", "Try", False,
    ),
    "half an answer": (given_json('{"candidates": [{"con'), InvalidResponseError, "damaged or cut off", "Try", False),
    "error with success": (
        given_json({"error": {"code": 503, "message": "overloaded", "status": "UNAVAILABLE"}}),
        ProviderServerError, "overloaded", "Try", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [*ERRORS.values(), *EMPTY.values()], ids=[*ERRORS, *EMPTY])
async def test_a_failure_has_its_class_its_words_and_a_remedy(
    server: Loopback, make_gemini: MakeGemini, case: Case
) -> None:
    answer, kind, words, remedy, retryable = case
    server.script.append(answer)
    with pytest.raises(kind) as caught:
        await (await make_gemini()).synthesize(REQUEST)
    error = caught.value
    assert type(error) is kind
    assert words in str(error.message)
    assert remedy in str(error.remedy)
    assert error.retryable is retryable
    assert server.origin.partition("//")[2] in str(error.message)
    assert gemini.KEY not in f"{error}{error.details}"
    # Nobody repeated the request behind the user's back.
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("delay", "seconds"), [("37.4s", 37.4), ("3600s", 60.0), ("0s", 0.0), ("soon", None), (37, None), ("-1s", None)]
)
async def test_the_wait_is_what_google_asks_for_and_at_most_a_minute(
    server: Loopback, make_gemini: MakeGemini, delay: Any, seconds: float | None
) -> None:
    server.script.append(fault(429, "RESOURCE_EXHAUSTED", EXCEEDED, PER_MINUTE, wait(delay)))
    with pytest.raises(RateLimitError) as caught:
        await (await make_gemini()).synthesize(REQUEST)
    assert caught.value.retry_after == seconds


async def test_an_old_model_that_answers_in_writing_may_be_asked_again(
    server: Loopback, make_gemini: MakeGemini
) -> None:
    server.script.append(spoken({"text": "Hello! How can I help?"}))
    with pytest.raises(InvalidResponseError, match="in writing instead of speech: Hello! How") as caught:
        await (await make_gemini()).synthesize(OLD_REQUEST)
    assert caught.value.retryable


async def test_the_stand_in_itself_refuses_as_google_does(make_gemini: MakeGemini) -> None:
    with pytest.raises(AuthenticationError, match="API key not valid"):
        await (await make_gemini(key="AIzaWrong")).synthesize(REQUEST)
    with pytest.raises(AuthenticationError, match="No key was sent"):
        await (await make_gemini(key="")).synthesize(REQUEST)
    with pytest.raises(BadRequestError, match="not found for API version"):
        await (await make_gemini()).synthesize(SynthesisRequest("gemini-1-tts", "Hi.", PresetVoice("Kore")))
    with pytest.raises(BadRequestError, match="Invalid voice"):
        await (await make_gemini(contract="old")).synthesize(REQUEST)


async def test_a_stall_ends_with_the_answer_timeout(
    server: Loopback, make_gemini: MakeGemini, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neiroha_desktop.adapters.key_header.number_setting", lambda *_: 0.1)
    server.script.append(given_json("x" * 9000, end="stall"))
    with pytest.raises(ProviderTimeoutError, match=r"within 0.1 s"):
        await (await make_gemini()).synthesize(REQUEST)


async def test_a_redirect_gets_no_key(server: Loopback, make_gemini: MakeGemini) -> None:
    for status in (301, 302, 307, 308):
        server.script.append(Given(status, headers={"Location": f"{server.origin}/stolen"}))
        with pytest.raises(BadRequestError, match="the key was not sent"):
            await (await make_gemini()).check_key()
    assert {seen.path for seen in server.seen} == {"/v1beta/models"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(gemini.KEY),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from([
                "candidates", "content", "parts", "inlineData", "data", "mimeType", "finishReason", "promptFeedback",
                "blockReason", "error", "code", "message", "status", "details", "violations", "usageMetadata",
            ])
            | st.text(max_size=5),
            inner,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@given(json_values, st.sampled_from([200, 400, 403, 404, 429, 500]), st.booleans())
@settings(max_examples=examples(30), deadline=None)
def test_any_json_is_a_provider_error_without_the_key(value: Any, status: int, old: bool) -> None:
    endpoint = Endpoint("host", "https://host", secrets=(gemini.KEY,))
    answer = Answer(status, {}, json.dumps(value).encode())

    def read() -> None:
        raise_for_gemini(answer, endpoint)
        read_clip(answer, endpoint, REQUEST, old=old)

    with pytest.raises(ProviderError) as caught:
        read()
    assert caught.value.remedy is not None
    assert gemini.KEY not in f"{caught.value}{caught.value.details}"


parts = st.dictionaries(st.sampled_from(["text", "thought", "inlineData", "inline_data"]), json_values, max_size=3)
candidates = st.fixed_dictionaries(
    {"content": st.fixed_dictionaries({"parts": st.lists(parts | json_values, max_size=3)})},
    optional={"finishReason": st.sampled_from(["STOP", "OTHER", "MAX_TOKENS", "SAFETY", "NEW"]) | json_values},
)


@given(candidates, st.booleans())
@settings(max_examples=examples(30), deadline=None)
def test_any_candidate_without_audio_is_a_provider_error(candidate: Any, old: bool) -> None:
    endpoint = Endpoint("host", "https://host", secrets=(gemini.KEY,))
    answer = Answer(200, {}, json.dumps({"candidates": [candidate]}).encode())
    with pytest.raises(ProviderError) as caught:
        read_clip(answer, endpoint, REQUEST, old=old)
    assert gemini.KEY not in f"{caught.value}{caught.value.details}"
