"""Every way in which Azure can fail, over real sockets."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.azure_address import normalise_base_url
from neiroha_desktop.adapters.azure_answer import read_clip
from neiroha_desktop.adapters.azure_errors import raise_for_azure
from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.domain.character import PresetVoice
from neiroha_desktop.domain.errors import (
    AuthenticationError,
    BadRequestError,
    InvalidInputError,
    InvalidResponseError,
    ProviderConnectionError,
    ProviderError,
    ProviderServerError,
    ProviderTimeoutError,
    QuotaError,
    RateLimitError,
)
from neiroha_desktop.domain.synthesis import SynthesisRequest
from tests.examples import examples
from tests.standin import azure, melody
from tests.standin.loopback import Given, Loopback, given_json
from tests.unit.adapters.azure.conftest import MakeAzure

JENNY, AVA = "en-US-JennyMultilingualNeural", "en-US-Ava:DragonHDLatestNeural"
REQUEST = SynthesisRequest("neural", "Hello.", PresetVoice(JENNY))
SILENCE = b"\0" * 24_000

FAILURES: list[tuple[Given, type[ProviderError], str, str]] = [
    (given_json(azure.WRONG_KEY, 401), AuthenticationError, "Access denied due to invalid", "works in its own region"),
    (Given(401), AuthenticationError, "does not accept the key", "works in its own region"),
    (Given(400), BadRequestError, "gives no reason", "may not be offered in this region"),
    (Given(400, reason="Unsupported voice x-Y."), BadRequestError, "Unsupported voice x-Y.", "Fetch All"),
    (Given(400, b"Data at the root level", reason="Odd"), BadRequestError, "Odd: Data at the root level", "Fetch All"),
    (given_json({"error": "just words"}, 400), BadRequestError, "just words", "Fetch All"),
    (Given(403), AuthenticationError, "refuses access", "network rules"),
    (
        given_json({"error": {"code": "403", "message": "Out of call volume quota. Replenished in 12 days."}}, 403),
        QuotaError,
        "quota of the account is used up: Out of call volume quota",
        "Wait",
    ),
    (Given(404, b'{"error":{"code":"404","message":"Resource not found"}}'), BadRequestError, "not found", "Base URL"),
    (Given(415), BadRequestError, "status 415", "Check"),
    (Given(429), RateLimitError, "too fast", "Wait a minute"),
    (Given(429, headers={"Retry-After": "7"}), RateLimitError, "too fast", "in 7 s"),
    (given_json({"error": {"code": "429", "message": "Try again in 26 seconds."}}, 429), RateLimitError, "26", "Wait"),
    (Given(500), ProviderServerError, "status 500", "Try again"),
    (Given(502, b"<html><title>Bad Gateway</title></html>"), ProviderServerError, "status 502", "Try again"),
    (Given(503, reason="Busy now"), ProviderServerError, "Busy now", "Try again"),
    (Given(), InvalidResponseError, "found nothing to speak", "Write words"),
    (Given(body=b"<html>Hello</html>"), InvalidResponseError, "web page", "Base URL"),
    (given_json({"error": {"message": "inner trouble"}}), InvalidResponseError, "inner trouble", "Base URL"),
    (given_json("{}"), InvalidResponseError, "text where the audio should be", "Try again"),
    (Given(body=melody.wav(b"")), InvalidResponseError, "without any sound", "Try again"),
    (Given(body=melody.wav(SILENCE)), InvalidResponseError, "without any sound", "Try again"),
    (Given(body=melody.wav(melody.melody("x", 0.02))), InvalidResponseError, "without any sound", "Try again"),
    (Given(body=b"\x1aE\xdf\xa3" + b"\x01" * 90), InvalidResponseError, "webm, which cannot be played", "wav or mp3"),
    (Given(body=b"\x89PNG" + b"\x01" * 90), InvalidResponseError, "is not audio", "Try again"),
    (Given(end="close"), ProviderConnectionError, "closed the connection", "Try again"),
    (Given(body=melody.wav(b"x" * 9000), end="cut"), ProviderConnectionError, "before its answer was complete", "Try"),
    (Given(301, headers={"Location": "https://thief.example/x"}), BadRequestError, "another host, thief.exa", "trust"),
]


@pytest.mark.parametrize(("given_answer", "kind", "words", "remedy"), FAILURES, ids=range(len(FAILURES)))
async def test_a_failure_has_its_class_its_words_and_a_remedy(
    server: Loopback,
    make_azure: MakeAzure,
    given_answer: Given,
    kind: type[ProviderError],
    words: str,
    remedy: str,
) -> None:
    server.script.append(given_answer)
    with pytest.raises(kind) as caught:
        await (await make_azure()).synthesize(REQUEST)
    error = caught.value
    assert type(error) is kind
    assert words in str(error.message)
    assert remedy in str(error.remedy)
    assert server.origin.partition("//")[2] in str(error.message)
    assert azure.KEY not in f"{error}{error.details}"
    assert len(server.seen) == 1
    assert error.retryable is (kind in (RateLimitError, ProviderServerError) or given_answer.end == "close")


async def test_the_stand_in_itself_refuses_as_azure_does(server: Loopback, make_azure: MakeAzure) -> None:
    with pytest.raises(AuthenticationError, match="Access denied"):
        await (await make_azure(key="wrong")).check_key()
    with pytest.raises(AuthenticationError, match="No key was sent"):
        await (await make_azure(key="")).check_key()
    with pytest.raises(BadRequestError, match="Unsupported voice nobody"):
        await (await make_azure()).synthesize(SynthesisRequest("neural", "Hi.", PresetVoice("nobody")))
    with pytest.raises(InvalidResponseError, match="nothing to speak"):
        await (await make_azure()).synthesize(SynthesisRequest("neural", "…!?", PresetVoice(JENNY)))
    with pytest.raises(BadRequestError, match="Resource not found"):
        await (await make_azure(base_url=f"{server.origin}/tts")).synthesize(REQUEST)


async def test_a_stall_ends_with_the_answer_timeout(
    server: Loopback, make_azure: MakeAzure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("neiroha_desktop.adapters.key_header.number_setting", lambda *_: 0.1)
    server.script.append(Given(body=melody.wav(melody.melody("x", 0.4)), end="stall"))
    with pytest.raises(ProviderTimeoutError, match=r"within 0.1 s"):
        await (await make_azure()).synthesize(REQUEST)


async def test_a_redirect_gets_no_key(server: Loopback, make_azure: MakeAzure) -> None:
    for status in (301, 302, 307, 308):
        server.script.append(Given(status, headers={"Location": f"{server.origin}/stolen"}))
        with pytest.raises(BadRequestError, match="the key was not sent"):
            await (await make_azure()).check_key()
    assert {seen.path for seen in server.seen} == {"/cognitiveservices/voices/list"}


async def test_a_key_that_is_no_header_is_refused_before_anything_is_sent(make_azure: MakeAzure) -> None:
    with pytest.raises(InvalidInputError, match="characters that no key has"):
        await make_azure(key="ключ")


def refusal(status: int, base_url: str, body: bytes = b"", *, hd: bool = False, has_key: bool = True) -> ProviderError:
    address = normalise_base_url(base_url)
    endpoint = Endpoint(address.name, address.url, has_key=has_key, secrets=(azure.KEY,))
    with pytest.raises(ProviderError) as caught:
        raise_for_azure(Answer(status, {}, body), endpoint, address, hd=hd)
    return caught.value


def test_the_remedy_knows_the_address() -> None:
    assert "is in the region eastus" in str(refusal(401, "eastus").remedy)
    assert "No key was sent" in str(refusal(401, "eastus", has_key=False).remedy)
    for base_url in ("https://name.cognitiveservices.azure.com", "eastus"):
        assert "Enter the region" in str(refusal(404, base_url).remedy)
    for status in (400, 500):
        error = refusal(status, "italynorth", hd=True)
        assert "HD voices are offered in some regions only" in str(error.remedy)
        assert not error.retryable


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(azure.KEY),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["error", "message", "code"]) | st.text(), inner),
    max_leaves=10,
)


@given(json_values, st.sampled_from([200, 400, 401, 403, 404, 429, 500]))
@settings(max_examples=examples(30), deadline=None)
def test_any_json_is_a_provider_error_without_the_key(value: Any, status: int) -> None:
    endpoint = Endpoint("host", "https://host", secrets=(azure.KEY,))
    answer = Answer(status, {}, json.dumps(value).encode(), azure.KEY)

    def read() -> None:
        raise_for_azure(answer, endpoint, normalise_base_url("eastus"))
        read_clip(answer, endpoint, "riff-24khz-16bit-mono-pcm")

    with pytest.raises(ProviderError) as caught:
        read()
    assert caught.value.remedy is not None
    assert azure.KEY not in f"{caught.value}{caught.value.details}"
