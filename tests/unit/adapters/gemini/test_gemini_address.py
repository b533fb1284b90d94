"""Base URLs of the Gemini API as people paste them, and what the key looks like."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.gemini import GEMINI
from neiroha_desktop.adapters.gemini_address import normalise_base_url, speech_url
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.provider import Connection, Secret
from tests.examples import examples

BETA = "https://generativelanguage.googleapis.com/v1beta"
ADDRESSES = {
    "https://generativelanguage.googleapis.com": BETA,
    "generativelanguage.googleapis.com/": BETA,
    "https://generativelanguage.googleapis.com/v1beta/": BETA,
    "https://generativelanguage.googleapis.com/v1beta/models": BETA,
    "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.8-flash-tts:generateContent": BETA,
    "https://generativelanguage.googleapis.com/v1beta/openai/": BETA,
    "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions": BETA,
    "https://generativelanguage.googleapis.com/v1": "https://generativelanguage.googleapis.com/v1",
    "https://generativelanguage.googleapis.com/V1/voices": "https://generativelanguage.googleapis.com/v1",
    "https://generativelanguage.googleapis.com/v1alpha": "https://generativelanguage.googleapis.com/v1alpha",
    "https://proxy.example/gemini": "https://proxy.example/gemini/v1beta",
    "https://proxy.example/gemini/v1beta/models": "https://proxy.example/gemini/v1beta",
    "https://proxy.example/v1beta/mine": "https://proxy.example/v1beta/mine/v1beta",
    "http://127.0.0.1:8080": "http://127.0.0.1:8080/v1beta",
}


@pytest.mark.parametrize(("typed", "base_url"), ADDRESSES.items())
def test_root_and_version_are_told_apart(typed: str, base_url: str) -> None:
    resolved = GEMINI.resolve(Connection(typed))
    assert resolved.base_url == base_url
    assert resolved.request_url == f"{base_url}/models/…:generateContent"
    assert GEMINI.resolve(Connection(base_url)) == resolved


def test_a_model_typed_by_hand_is_one_part_of_the_address() -> None:
    address = normalise_base_url(BETA)
    assert speech_url(address, " models/gemini-3.8-flash-tts ") == f"{BETA}/models/gemini-3.8-flash-tts:generateContent"
    assert speech_url(address, "../x?y#z") == f"{BETA}/models/..%2Fx%3Fy%23z:generateContent"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("https://aistudio.google.com/apikey", "web page"),
        ("https://ai.google.dev/gemini-api", "web page"),
        ("https://us-central1-aiplatform.googleapis.com/v1", "another product"),
        ("https://texttospeech.googleapis.com", "another product"),
        ("https://openrouter.ai/api/v1", "OpenAI TTS API Compatible"),
        ("https://generativelanguage.googleapis.com/v1beta/models?key=AIza", "cannot have"),
        ("", "no address"),
    ],
)
def test_what_cannot_speak_is_refused_with_a_way_out(typed: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words) as caught:
        GEMINI.resolve(Connection(typed))
    assert caught.value.field == "base_url"
    assert caught.value.remedy is not None


def test_an_address_without_encryption_is_said() -> None:
    assert "not encrypted" in str(GEMINI.resolve(Connection("http://proxy.example")).notices[0])
    assert GEMINI.resolve(Connection("http://127.0.0.1:1")).notices == ()


@given(st.text(max_size=60) | st.sampled_from([*ADDRESSES]).flatmap(lambda text: st.text(max_size=4).map(text.__add__)))
@settings(max_examples=examples(100), deadline=None)
def test_any_text_is_an_address_that_stays_as_it_is_or_is_refused(typed: str) -> None:
    with suppress(InvalidInputError):
        resolved = GEMINI.resolve(Connection(typed))
        assert GEMINI.resolve(Connection(resolved.base_url)).base_url == resolved.base_url


@pytest.mark.parametrize(
    ("base_url", "key", "fits"),
    [
        (BETA, "AIzaSy123", True),
        (BETA, "AQ.Ab8", True),
        (BETA, "sk-123456789", False),
        (BETA, "ключ", False),
        (BETA, "", None),
        ("http://127.0.0.1:8080", "anything", None),
        ("https://", "AIza", None),
    ],
)
def test_a_key_is_told_by_its_look(base_url: str, key: str, fits: bool | None) -> None:
    reviewed = GEMINI.review_key(base_url, Secret(key))
    assert (reviewed[0] if reviewed else None) is fits
