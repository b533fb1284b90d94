"""Whatever a server that people run themselves lists: it is a list, or a sentence."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neiroha_desktop.adapters.endpoint import Answer, Endpoint
from neiroha_desktop.adapters.selfhosted_answers import read_clip
from neiroha_desktop.adapters.selfhosted_errors import COMMON, raise_for_refusal
from neiroha_desktop.adapters.selfhosted_lists import language_of, models_of, shown, voices_of
from neiroha_desktop.domain.errors import InvalidResponseError, ProviderError
from neiroha_desktop.domain.provider import TtsModel
from tests.examples import examples
from tests.standin.loopback import given_json
from tests.unit.adapters.selfhosted.conftest import DIALECTS, Dialect, Speak

KEY = "very-secret-key"
ENDPOINT = Endpoint("host", "http://host/v1/models", secrets=(KEY,))
NAMES = [
    "data", "voices", "profiles", "id", "voice_id", "name", "model", "voice_set", "text_lang", "description",
    "has_prompt_audio", "mode_hint", "audio_path", "error", "message", "detail", "Exception", "code",
]  # fmt: skip

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(KEY),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(NAMES) | st.text(), inner),
    max_leaves=10,
)


@given(json_values, st.text(max_size=5))
@settings(max_examples=examples(50), deadline=None)
def test_any_json_is_a_list_or_a_sentence(value: Any, voice_set: str) -> None:
    with suppress(InvalidResponseError):
        assert all(isinstance(model, TtsModel) for model in models_of(value, "alias", ENDPOINT))
    with suppress(InvalidResponseError):
        voices = shown(voices_of(value, ENDPOINT), voice_set, (KEY,), lambda voice: voice.says("x") is False)
        assert all(voice.id.strip() for voice in voices)
        assert len({voice.id for voice in voices}) == len(voices)


@given(json_values, st.sampled_from([200, 400, 401, 404, 405, 422, 429, 500, 503]))
@settings(max_examples=examples(50), deadline=None)
def test_any_json_instead_of_audio_is_a_sentence_without_the_key(value: Any, status: int) -> None:
    answer = Answer(status, {}, json.dumps(value).encode())
    with pytest.raises(ProviderError) as caught:
        read_clip(answer, ENDPOINT, COMMON)
    assert caught.value.remedy is not None
    assert KEY not in f"{caught.value}{caught.value.details}"


@given(st.binary(max_size=200), st.sampled_from([400, 404, 500]))
@settings(max_examples=examples(50), deadline=None)
def test_any_refusal_is_a_sentence(body: bytes, status: int) -> None:
    with pytest.raises(ProviderError) as caught:
        raise_for_refusal(Answer(status, {}, body), ENDPOINT, ())
    assert str(caught.value)


SHAPES: list[tuple[Any, list[str] | None]] = [
    ({"data": [{"id": "a"}, {"voice_id": "b"}, {"name": "c"}, "d", 7, {}, None]}, ["a", "b", "c", "d"]),
    ({"data": [], "voices": [{"voice_id": "a"}]}, ["a"]),
    ([{"name": "a"}, {"name": "a"}], ["a"]),
    ({"profiles": ["a"]}, ["a"]),
    ({"data": []}, []),
    ([], []),
    ({"data": {"a": 1}}, None),
    ({"detail": "x"}, None),
    ("a", None),
    (None, None),
]


@pytest.mark.parametrize(("value", "expected"), SHAPES, ids=range(len(SHAPES)))
def test_lists_of_voices_come_in_many_shapes(value: Any, expected: list[str] | None) -> None:
    if expected is None:
        with pytest.raises(InvalidResponseError, match="other than a list of voices"):
            voices_of(value, ENDPOINT)
        return
    assert [voice.id for voice in shown(voices_of(value, ENDPOINT), "", (), lambda _: False)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("zh", "zh"), ("all_ja", "ja"), ("ZH-cn", "zh"), ("all_yue", "yue"), ("auto", ""), ("auto_yue", ""), ("", "")],
)
def test_names_of_languages_become_codes(text: str, language: str) -> None:
    assert language_of(text) == language


LISTING = [
    (given_json({"detail": "Not Found"}, 404), "does not know the address"),
    (given_json("[1"), "damaged or cut off"),
    (given_json({"detail": "odd"}), "something other than a list of models"),
    (given_json({"error": {"message": "inner trouble"}}), "inner trouble"),
    (given_json("<html>Admin</html>"), "web page"),
    (given_json(""), "sent nothing"),
]


@pytest.mark.parametrize(("given_answer", "words"), LISTING, ids=range(len(LISTING)))
@pytest.mark.parametrize("dialect", DIALECTS[:3], ids=[dialect.name for dialect in DIALECTS[:3]])
async def test_a_listing_fails_in_a_sentence(speak: Speak, dialect: Dialect, given_answer: Any, words: str) -> None:
    async with speak(dialect.kind, dialect.only_listing(given_answer), dialect.key) as (adapter, _):
        with pytest.raises(ProviderError, match=words) as caught:
            await adapter.list_models()
    assert caught.value.remedy is not None
