"""The short texts to try a voice with."""

from __future__ import annotations

from collections import Counter

import pytest

from neiroha_desktop.services.samples import SAMPLE_TITLES, greeting, sample_texts


def test_every_title_of_the_file_is_registered_for_translation() -> None:
    assert {sample.title for sample in sample_texts()} == {str(title) for title in SAMPLE_TITLES}


def test_every_title_has_one_text_in_each_language() -> None:
    counts = Counter((sample.title, sample.language) for sample in sample_texts())
    assert counts == {(str(title), language): 1 for title in SAMPLE_TITLES for language in ("en", "zh")}
    assert all(sample.text == sample.text.strip() != "" for sample in sample_texts())


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize("language", ["zh", "zh-CN", "zh-Hans-CN"])
def test_a_chinese_voice_greets_in_chinese(language: str) -> None:
    assert _is_chinese(greeting(language))
    assert "Hello" not in greeting(language)


@pytest.mark.parametrize("language", ["en", "en-US"])
def test_an_english_voice_greets_in_english(language: str) -> None:
    assert not _is_chinese(greeting(language))
    assert "Hello" in greeting(language)


@pytest.mark.parametrize("language", ["", "fr"])
def test_a_voice_of_unknown_language_greets_in_both(language: str) -> None:
    assert _is_chinese(greeting(language))
    assert "Hello" in greeting(language)
