"""Base URLs as people type them, keys, and what is known of MiMo without asking."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.adapters.chat_completions import CHAT_COMPLETIONS
from neiroha_desktop.adapters.registry import adapter_type, adapter_types
from neiroha_desktop.adapters.settings import (
    ANSWER_TIMEOUT,
    CONNECT_TIMEOUT,
    VERIFY_TLS,
    number_setting,
    switch_setting,
)
from neiroha_desktop.domain.capabilities import Need, VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError, NeirohaError
from neiroha_desktop.domain.provider import Connection, Limits, Secret

MIMO = "https://api.xiaomimimo.com/v1"
TOKEN_PLAN = "https://token-plan-sgp.xiaomimimo.com/v1"


def resolve(text: str) -> str:
    return CHAT_COMPLETIONS.resolve(Connection(text)).base_url


@pytest.mark.parametrize(
    ("typed", "base_url"),
    [
        (MIMO, MIMO),
        ("https://api.xiaomimimo.com", MIMO),
        ("https://api.xiaomimimo.com//v1///", MIMO),
        ("api.xiaomimimo.com", MIMO),
        (f"  {MIMO}/chat/completions/ \n", MIMO),
        (f"{MIMO}/models", MIMO),
        ("https://api.xiaomimimo.com/chat/completions", MIMO),
        ("HTTPS://API.XiaomiMiMo.com:443/v1", MIMO),
        ("https://api.xiaomimimo.com / v1", MIMO),
        ("https：／／api.xiaomimimo。com/v1", MIMO),
        ("\u200bhttps:/api.xiaomimimo.com.", MIMO),
        ("127.0.0.1:8900", "http://127.0.0.1:8900/v1"),
        ("localhost:8900/", "http://localhost:8900/v1"),
        ("[::1]:8900", "http://[::1]:8900/v1"),
        ("192.168.0.7/tts", "http://192.168.0.7/tts"),
        ("nas.local:80", "http://nas.local/v1"),
        ("8.8.8.8", "https://8.8.8.8/v1"),
        ("practice.invalid", "http://practice.invalid/v1"),
        ("https://relay.example/api/V2/openai", "https://relay.example/api/V2/openai"),
    ],
)
def test_what_is_forgiven(typed: str, base_url: str) -> None:
    assert resolve(typed) == base_url
    assert CHAT_COMPLETIONS.resolve(Connection(typed)).request_url == f"{base_url}/chat/completions"


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "https://", "http:///v1", "ftp://api.example/v1", "file:///etc/passwd", "wss://x.example",
        "https://api.xiaomimimo.com/anthropic", "https://api.xiaomimimo.com/anthropic/v1",
        "https://x.example/v1/audio/speech", "https://platform.xiaomimimo.com/#/keys", "https://platform.xiaomimimo.com",
        "https://user:secret@api.xiaomimimo.com/v1", "https://secret@x.example", "https://x.example/v1?key=1",
        "https://例え.example", "https://x.example/语音", "https://x.example:99999", "https://x.example:0",
        "https://x.example:port", "https://[::1", "https://256.1.1.1", "https://a_b!.example", "https://-x.example",
        "https://x..example", "https://exa mple.com", "https://x.example/a\\b", "https://x.example/../v1", "sk-é",
    ],
)  # fmt: skip
def test_what_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        resolve(typed)
    assert caught.value.field == "base_url"
    assert caught.value.remedy is not None
    assert "secret" not in str(caught.value)


@given(st.text(alphabet=st.sampled_from("ahtps:/.[]@1-_ ?#%：。v\\\u200b") | st.characters(), max_size=40))
def test_any_text_is_refused_or_becomes_an_address_that_stays(text: str) -> None:
    try:
        resolved = CHAT_COMPLETIONS.resolve(Connection(text))
    except InvalidInputError:
        return
    assert resolve(resolved.base_url) == resolved.base_url
    assert resolve(resolved.request_url) == resolved.base_url
    assert resolved.base_url.isascii()


@pytest.mark.parametrize(
    ("typed", "notices"),
    [
        ("http://relay.example", 1),
        ("http://192.168.1.2", 1),
        ("http://127.0.0.1:1", 0),
        ("practice.invalid", 0),
        (MIMO, 0),
    ],
)
def test_an_address_without_encryption_is_noticed(typed: str, notices: int) -> None:
    assert len(CHAT_COMPLETIONS.resolve(Connection(typed)).notices) == notices


@pytest.mark.parametrize(
    ("base_url", "key", "fits", "words"),
    [
        (MIMO, "sk-0123456789", True, "pay-as-you-go"),
        (TOKEN_PLAN, "tp-0123456789", True, "Token Plan"),
        (TOKEN_PLAN, "sk-0123456789", False, MIMO),
        (MIMO, "tp-0123456789", False, TOKEN_PLAN),
        (" api.xiaomimimo.com ", "tp-0123456789", False, TOKEN_PLAN),
        (MIMO, "0123456789", False, "sk-"),
        ("https://relay.example", "schlüssel", False, "characters"),
    ],
)
def test_a_key_tells_where_it_belongs(base_url: str, key: str, fits: bool, words: str) -> None:
    review = CHAT_COMPLETIONS.review_key(base_url, Secret(key))
    assert review is not None
    assert review[0] is fits
    assert words in str(review[1])
    assert key not in str(review[1])


@pytest.mark.parametrize(
    ("base_url", "key"),
    [(MIMO, ""), (MIMO, "env:MIMO_KEY"), ("https://relay.example", "tp-1"), ("not an address!", "sk-1"), ("", "sk-1")],
)
def test_nothing_is_said_of_other_keys(base_url: str, key: str) -> None:
    assert CHAT_COMPLETIONS.review_key(base_url, Secret(key)) is None


@pytest.mark.parametrize(
    ("model_id", "mode", "instructions"),
    [
        ("mimo-v2.5-tts", VoiceMode.PRESET, Need.OPTIONAL),
        ("vendor/MiMo-V9-TTS-VoiceDesign", VoiceMode.DESIGN, Need.NONE),
        ("mimo-v2.5-tts-voiceclone", VoiceMode.CLONE, Need.OPTIONAL),
        ("typed-by-hand", VoiceMode.PRESET, Need.OPTIONAL),
    ],
)
def test_a_model_is_described_by_its_name(model_id: str, mode: VoiceMode, instructions: Need) -> None:
    capabilities = CHAT_COMPLETIONS.describe_model(Connection(MIMO), model_id)
    assert capabilities.voice_modes == {mode}
    assert capabilities.instructions is instructions
    limits = capabilities.reference_audio
    assert (limits is not None) is (mode is VoiceMode.CLONE)
    if limits:
        assert limits.containers == {"wav", "mp3"}
        assert limits.max_encoded_bytes == 10_000_000


def test_voices_have_language_gender_and_manner() -> None:
    for voice in CHAT_COMPLETIONS.known_voices(Connection(MIMO), "mimo-v2.5-tts")[1:]:
        assert voice.language in ("zh", "en")
        assert voice.gender
        assert voice.manner
    assert [voice.id for voice in CHAT_COMPLETIONS.known_voices(Connection(MIMO), "relay/mimo-v2.5-tts")][1] == "冰糖"


def test_presets_are_complete_and_their_values_exist() -> None:
    info = CHAT_COMPLETIONS.info
    assert info.title == "OpenAI Chat Completions TTS"
    fields = {field.id: field for field in info.connection_fields}
    assert set(fields) == {
        "variant", "auth", "extra_headers", "audio_format", "audio_stream", "stream", "connect_timeout",
        "answer_timeout", "proxy", "verify_tls", "ca_file",
    }  # fmt: skip
    for field in fields.values():
        assert not field.choices or field.default in dict(field.choices)
    assert len({preset.id for preset in info.presets}) == 7
    for preset in info.presets:
        assert preset.base_url == "" or resolve(preset.base_url) == preset.base_url
        assert all(value is None or value > 0 for value in astuple(preset.limits)[:5])
        assert set(preset.settings) <= set(fields)
    mimo, token_plan, *_, practice, other, _audio_models = info.presets
    assert (mimo.base_url, mimo.default_model) == (MIMO, "mimo-v2.5-tts")
    assert mimo.limits == Limits(max_concurrency=1, rpm=100, tpm=10_000_000)
    assert "coding tools" in str(token_plan.note)
    assert practice.base_url == "http://practice.invalid/v1"
    assert "robotic stand-ins" in str(practice.note)
    assert other.base_url == ""


def test_the_registry() -> None:
    assert adapter_type("chat_completions") is CHAT_COMPLETIONS
    assert CHAT_COMPLETIONS in adapter_types()
    with pytest.raises(NeirohaError, match=r'"carrier_pigeon".*Update'):
        adapter_type("carrier_pigeon")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(5, 5.0), ("7.5", 7.5), ("x", 10.0), (None, 10.0), (0, 1.0), (1e9, 120.0), ("nan", 10.0), ([], 10.0)],
)
def test_odd_numbers_in_settings(value: object, seconds: float) -> None:
    assert number_setting({"connect_timeout": value}, CONNECT_TIMEOUT) == seconds
    assert number_setting({}, ANSWER_TIMEOUT) == 180.0


def test_only_a_clear_no_switches_verification_off() -> None:
    assert [switch_setting({"verify_tls": value}, VERIFY_TLS) for value in (False, True, "false", 0, None)] == [
        False, True, True, True, True,
    ]  # fmt: skip
