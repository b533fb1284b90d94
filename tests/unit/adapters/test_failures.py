"""Every way in which a provider can fail, over real sockets."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from neiroha_desktop.adapters import exchange
from neiroha_desktop.adapters.retry_after import retry_after
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
from tests.standin.fixture import Standin, running
from tests.unit.adapters.conftest import MakeAdapter

pytestmark = pytest.mark.once

REQUEST = SynthesisRequest("mimo-v2.5-tts", "Hello.", PresetVoice("Mia"))


def raw(body: Any, status: int = 400, **options: Any) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return {"kind": "raw", "status": status, "body": text, **options}


FAILURES: list[tuple[Any, type[ProviderError], str]] = [
    ("wrong_key", AuthenticationError, "does not accept the key: Please provide valid API Key"),
    ("no_balance", QuotaError, "no balance left: Insufficient account balance"),
    ("forbidden", AuthenticationError, "refuses access: Access denied in your region"),
    ("moderation", ModerationError, "high risk"),
    ("moderation_400", ModerationError, "high risk"),
    (raw({"error": {"type": "content_filter", "param": "色情", "code": "x"}}), ModerationError, "色情"),
    ("rate_limit", RateLimitError, "too fast: Too many requests"),
    ("server_error", ProviderServerError, "internal error"),
    ("overloaded", ProviderServerError, "status 503"),
    ("html", BadRequestError, "does not know the address http://127.0.0.1"),
    ({"kind": "html", "status": 502}, ProviderServerError, "status 502"),
    ({"kind": "html", "status": 200}, InvalidResponseError, "web page"),
    ("empty", InvalidResponseError, "sent nothing"),
    ({"kind": "empty", "status": 400}, BadRequestError, "gives no reason"),
    ({"kind": "empty", "status": 500}, ProviderServerError, "status 500"),
    ("cut_json", InvalidResponseError, "damaged or cut off"),
    ("bad_base64", InvalidResponseError, "damaged"),
    ("audio_null", InvalidResponseError, "holds no speech"),
    ("audio_empty", InvalidResponseError, "holds no speech"),
    ("no_choices", InvalidResponseError, "holds no speech"),
    ("header_only", InvalidResponseError, "without any sound"),
    ("text_as_audio", InvalidResponseError, "text where the audio should be"),
    ({"kind": "text_as_audio", "text": '{"error": "no"}'}, InvalidResponseError, "text where the audio should be"),
    ("text_answer", InvalidResponseError, "in writing instead of speech: I can only write."),
    ("error_in_200", ProviderServerError, "inner trouble"),
    ({"kind": "error_in_200", "code": "421"}, ModerationError, "content filter"),
    ({"kind": "error_in_200", "code": 429}, RateLimitError, "too fast"),
    ({"kind": "error_in_200", "code": "odd_code"}, InvalidResponseError, "reports an error: inner trouble"),
    ("reset", ProviderConnectionError, "closed the connection"),
    ("close", ProviderConnectionError, "closed the connection"),
    (raw({"error": {"message": "Param Incorrect", "param": "", "code": "400"}}), BadRequestError, "Param Incorrect"),
    (raw({"error": {"message": "general", "param": "exact"}}), BadRequestError, ": exact"),
    (raw({"error": "relay text"}), BadRequestError, "relay text"),
    (raw({"detail": "Not here"}, 404), BadRequestError, "Not here"),
    (raw({"detail": [{"loc": ["body"], "msg": "field required"}]}, 422), BadRequestError, "field required"),
    (raw({"message": "plain"}, 409), BadRequestError, "plain"),
    (
        raw({"error": {"code": "", "message": "无效的令牌", "type": "new_api_error"}}, 401),
        AuthenticationError,
        "无效的令牌",
    ),
    (raw({"error": {"code": "insufficient_quota", "message": "pay"}}, 429), QuotaError, "pay"),
    (raw("", 413), BadRequestError, "too large"),
    (raw("plain words", 418), BadRequestError, "plain words"),
    (raw("[1, null, {}]", 400), BadRequestError, ": 1"),
    (raw("null", 400), BadRequestError, "gives no reason"),
    (raw('{"error": {"error": {"x": [1]}}}', 400), BadRequestError, "gives no reason"),
    (raw("[" * 5000, 200), InvalidResponseError, "damaged"),
    (raw('{"choices": {"0": 1}}', 200), InvalidResponseError, "holds no speech"),
    (raw('{"choices": [{"message": "x"}]}', 200), InvalidResponseError, "holds no speech"),
    (raw("RIFF", 200), InvalidResponseError, "damaged"),
]


@pytest.mark.parametrize(("fault", "kind", "words"), FAILURES, ids=[str(fault)[:40] for fault, _, _ in FAILURES])
async def test_a_failure_has_its_class_its_words_and_a_remedy(
    standin: Standin, make_adapter: MakeAdapter, fault: Any, kind: type[ProviderError], words: str
) -> None:
    standin.script(fault)
    with pytest.raises(kind) as caught:
        await (await make_adapter()).synthesize(REQUEST)
    error = caught.value
    assert type(error) is kind
    assert words in str(error.message)
    assert standin.base_url.split("/")[2] in str(error.message)
    assert error.remedy is not None
    assert str(error).endswith(".")
    # Nobody repeated the request behind the user's back.
    assert len(standin.log()) == 1


async def test_after_any_failure_the_next_request_works(standin: Standin, make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter()
    for fault in ("reset", "close", "cut_json", "html", "rate_limit"):
        standin.script(fault)
        with pytest.raises(ProviderError):
            await adapter.synthesize(REQUEST)
        assert (await adapter.synthesize(REQUEST)).container == "wav"


@pytest.mark.parametrize("fault", ["stall", "stall_body", {"kind": "drip", "seconds": 60}])
async def test_the_answer_timeout_holds_for_the_whole_answer(
    standin: Standin, make_adapter: MakeAdapter, fault: Any
) -> None:
    standin.script(fault)
    with pytest.raises(ProviderTimeoutError, match=r"within 1 s.*answer timeout"):
        await (await make_adapter(answer_timeout=1.0)).synthesize(REQUEST)
    assert standin.wait(disconnects=1)[0]["disconnected_at"] is not None


@pytest.mark.parametrize("on", ["chat", "models"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_the_key_does_not_follow_a_redirect(
    standin: Standin, make_adapter: MakeAdapter, status: int, on: str
) -> None:
    with running() as elsewhere:
        adapter = await make_adapter()
        standin.script({"kind": "redirect", "status": status, "location": elsewhere.base_url, "on": on})
        with pytest.raises(BadRequestError, match="another host") as caught:
            await (adapter.synthesize(REQUEST) if on == "chat" else adapter.list_models())
        assert elsewhere.log() == []
        assert elsewhere.base_url.split("/")[2] in str(caught.value)
    assert "key was not sent there" in str(caught.value)
    assert caught.value.remedy is not None


async def test_a_redirect_on_the_same_host_is_not_called_another(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script({"kind": "redirect", "location": "/login?x=1"})
    with pytest.raises(BadRequestError, match="another address"):
        await (await make_adapter()).synthesize(REQUEST)


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "Incorrect API key provided: KEY"}},
        {"error": {"param": "x" * 270 + " KEY and more", "code": "KEY"}},
        {"error": "KEY", "detail": "KEY"},
        "<html><title>KEY</title><body>KEY</body></html>",
        "KEY",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 401, 500])
@pytest.mark.parametrize("key", ["sk-standin-0123456789abcdef", "opaque.key/with+signs=&<tags>"])
async def test_an_echoed_key_is_not_shown(
    standin: Standin, make_adapter: MakeAdapter, body: Any, status: int, key: str
) -> None:
    text = json.dumps(body) if isinstance(body, dict) else body
    standin.script(raw(text.replace("KEY", key), status))
    with pytest.raises(ProviderError) as caught:
        await (await make_adapter(key=key)).synthesize(REQUEST)
    error = caught.value
    shown = f"{error}{error!r}{error.details}{error.message!r}"
    assert key not in shown
    assert key[:12] not in shown


async def test_an_echoed_extra_header_is_not_shown(standin: Standin, make_adapter: MakeAdapter) -> None:
    standin.script(raw({"error": "token s3cr3t-token is wrong"}, 403))
    with pytest.raises(ProviderError) as caught:
        await (await make_adapter(extra_headers="X-Token: s3cr3t-token")).synthesize(REQUEST)
    assert "s3cr3t" not in f"{caught.value}{caught.value.details}"


async def test_long_words_are_cut_and_tags_removed(standin: Standin, make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter()
    for length in (100_000, 4_000_000):
        standin.script(raw({"error": {"message": "<b>one</b> two &amp; " + "x" * length}}))
        with pytest.raises(BadRequestError, match="one two & xxx") as caught:
            await adapter.synthesize(REQUEST)
        assert len(str(caught.value)) < 450


async def test_an_unsupported_model_names_its_successor(standin: Standin, make_adapter: MakeAdapter) -> None:
    with pytest.raises(BadRequestError, match=r"Unsupported model mimo-v2-tts.*mimo-v2\.5-tts") as caught:
        await (await make_adapter()).synthesize(SynthesisRequest("mimo-v2-tts", "Hello.", PresetVoice("default_zh")))
    assert "successor" in str(caught.value.remedy)
    assert caught.value.status == 400
    with pytest.raises(BadRequestError, match="Fetch All"):
        await (await make_adapter()).synthesize(SynthesisRequest("other-tts", "Hello.", PresetVoice("x")))


async def test_an_unknown_voice_brings_the_list(standin: Standin, make_adapter: MakeAdapter) -> None:
    with pytest.raises(BadRequestError, match=r"Unknown voice: alloy.*冰糖.*Dean"):
        await (await make_adapter()).synthesize(SynthesisRequest("mimo-v2.5-tts", "Hello.", PresetVoice("alloy")))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), ("1.5", 1.5), ("soon", None), ("-3", None), ("", None), ("999999999", 86400.0)],
)
async def test_retry_after_in_seconds(
    standin: Standin, make_adapter: MakeAdapter, header: str, seconds: float | None
) -> None:
    standin.script({"kind": "rate_limit", "retry_after": header})
    with pytest.raises(RateLimitError) as caught:
        await (await make_adapter()).synthesize(REQUEST)
    assert caught.value.retry_after == seconds


def test_retry_after_as_a_date() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=90)
    waiting = retry_after({"retry-after": format_datetime(moment, usegmt=True)})
    assert waiting is not None
    assert 85 < waiting <= 90
    assert retry_after({"retry-after": "Mon, 01 Jan 2001 00:00:00 GMT"}) == 0
    assert retry_after({"retry-after": "Mon, 01 Jan 2001 00:00:00"}) == 0
    assert retry_after({"retry-after": "Mon, 99 Foo 2001 00:00:00 GMT"}) is None
    # On the provider's clock, whatever this computer believes.
    headers = {"retry-after": "Mon, 01 Jan 2001 00:00:20 GMT", "date": "Mon, 01 Jan 2001 00:00:00 GMT"}
    assert retry_after(headers) == 20


async def test_nobody_listens(make_adapter: MakeAdapter) -> None:
    with socket.socket() as taken:
        # Bound but not listening: nobody else can take the port meanwhile.
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        adapter = await make_adapter(base_url=f"http://127.0.0.1:{port}/v1")
        with pytest.raises(ProviderConnectionError, match=f"127.0.0.1:{port} refuses the connection"):
            await adapter.synthesize(REQUEST)


async def test_a_name_that_does_not_exist(make_adapter: MakeAdapter) -> None:
    adapter = await make_adapter(base_url="https://no-such-host.invalid/v1", proxy="none")
    with pytest.raises(ProviderConnectionError, match=r"name no-such-host\.invalid was found"):
        await adapter.list_models()


async def test_a_wrong_key_that_looks_like_another_plan(make_adapter: MakeAdapter, standin: Standin) -> None:
    # The proxy is the stand-in, so that MiMo's own name can be used without reaching MiMo.
    proxy = standin.base_url.removesuffix("/v1")
    standin.script({"kind": "wrong_key", "on": "any"})
    adapter = await make_adapter(base_url="http://api.xiaomimimo.com/v1", key="tp-0123456789abcdef", proxy=proxy)
    with pytest.raises(AuthenticationError, match=r"Token Plan.*token-plan-cn\.xiaomimimo\.com"):
        await adapter.check_key()
    headers = standin.log()[0]["headers"]
    assert "api-key" in headers
    assert "authorization" not in headers


async def test_an_answer_without_end_is_broken_off(
    standin: Standin, make_adapter: MakeAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MAX_ANSWER_BYTES", 2 << 20)
    standin.script({"kind": "huge", "megabytes": 20})
    with pytest.raises(InvalidResponseError, match="larger than 2 MB"):
        await (await make_adapter()).synthesize(REQUEST)
    assert standin.wait(disconnects=1)[0]["answered_at"] is None
