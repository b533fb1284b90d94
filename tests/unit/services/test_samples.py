"""The short texts to try a voice with."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.services.samples import SAMPLE_TITLES, SampleService, greeting, sample_texts, title_of
from neiroha_desktop.storage.sample_texts import SampleStore


def test_every_title_of_the_file_is_registered_for_translation() -> None:
    assert {sample.title for sample in sample_texts()} == {str(title) for title in SAMPLE_TITLES}


def test_every_title_has_one_text_in_chinese_and_english() -> None:
    counts = Counter((sample.title, sample.language) for sample in sample_texts())
    expected = {(str(title), language) for title in SAMPLE_TITLES for language in ("en", "zh")}
    assert set(counts.values()) == {1}
    assert {key for key in counts if key[1] != "ja"} == expected
    assert all(sample.text == sample.text.strip() != "" for sample in sample_texts())


def test_every_text_is_in_its_language() -> None:
    for sample in sample_texts():
        han, kana = _is_chinese(sample.text), any("\u3040" <= character <= "\u30ff" for character in sample.text)
        mixed = sample.title == "Mixed Chinese and English"
        latin = len(re.findall("[A-Za-z]{2,}", sample.text))
        assert kana == (sample.language == "ja"), sample
        assert han == (sample.language != "en" or mixed), sample
        assert (latin > 1) == (sample.language == "en" or mixed), sample


def test_a_text_is_quickly_heard_and_cheap() -> None:
    assert all(len(sample.text) <= 160 for sample in sample_texts())


def test_texts_hold_no_brackets_that_a_model_would_act_out() -> None:
    assert not [sample for sample in sample_texts() if set(sample.text) & set("()（）[]")]


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


def test_a_japanese_voice_greets_in_japanese() -> None:
    assert greeting("ja-JP").startswith("こんにちは")


def test_a_voice_of_unknown_language_greets_in_both() -> None:
    assert _is_chinese(greeting(""))
    assert "Hello" in greeting("")
    assert "こんにちは" not in greeting("")


@pytest.fixture
def own(tmp_path: Path) -> SampleService:
    return SampleService(SampleStore(tmp_path / "samples.json"))


async def titles(own: SampleService) -> list[str]:
    return [sample.title for sample in await own.list_own()]


async def test_own_texts_are_added_renamed_deleted_and_brought_back(own: SampleService) -> None:
    first, second, third = [await own.add(text) for text in (" One\nline ", "二", "Three")]
    assert (first.title, first.text) == ("One line", "One\nline")
    await own.rename(second, " Two ")
    assert await titles(own) == ["One line", "Two", "Three"]
    deleted = (await own.list_own())[1]
    place = await own.delete(deleted)
    assert await titles(own) == ["One line", "Three"]
    await own.restore(deleted, place)
    assert await titles(own) == ["One line", "Two", "Three"]
    await own.delete(third)
    await own.rename(third, "Again")
    assert await titles(own) == ["One line", "Two", "Again"], "what is renamed after it is gone is kept"


async def test_a_text_without_words_and_a_title_without_letters_are_refused(own: SampleService) -> None:
    with pytest.raises(InvalidInputError) as text:
        await own.add(" \n")
    assert text.value.field == "text"
    sample = await own.add("One")
    with pytest.raises(InvalidInputError) as title:
        await own.rename(sample, "  ")
    assert title.value.field == "sample_title"
    assert await titles(own) == ["One"]


def test_a_title_is_how_the_text_begins() -> None:
    assert title_of("Short\ttext") == "Short text"
    assert title_of("长" * 60) == "长" * 39 + "…"
