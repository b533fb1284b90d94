"""Where a tag goes in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.adapters.mimo_tags import SINGING_TAGS as TAGS
from neiroha_desktop.domain.capabilities import Tag, TagPlace
from neiroha_desktop.offline.practice_text import take_tags
from neiroha_desktop.services.tags import insert_tag, tag_word, text_language

FIRST, START, ANYWHERE = TagPlace.FIRST, TagPlace.START, TagPlace.ANYWHERE


def put(text: str, word: str, place: TagPlace, cursor: int | None = None) -> str | None:
    edit = insert_tag(text, len(text) if cursor is None else cursor, word, place, TAGS)
    return edit.apply(text) if edit else None


@pytest.mark.parametrize(
    ("text", "word", "result"),
    [
        ("明天放假。", "开心", "(开心)明天放假。"),
        ("(开心)明天放假。", "温柔", "(开心 温柔)明天放假。"),
        ("（开心）明天放假。", "温柔", "（开心 温柔）明天放假。"),
        ("（开心、活泼）明天。", "温柔", "（开心、活泼、温柔）明天。"),
        ("[Happy, calm] Hello", "Gentle", "[Happy, calm, Gentle] Hello"),
        ("  (Happy)Hello", "Gentle", "  (Happy Gentle)Hello"),
        ("()Hello", "Gentle", "(Gentle)Hello"),
        ("Hello (sigh) there", "Gentle", "(Gentle)Hello (sigh) there"),
        ("", "开心", "(开心)"),
        ("(唱歌)月亮代表", "温柔", "(唱歌)(温柔)月亮代表"),
        ("(唱歌)(温柔)月亮代表", "深沉", "(唱歌)(温柔 深沉)月亮代表"),
        ("(Singing) Twinkle", "Gentle", "(Singing)(Gentle) Twinkle"),
    ],
)
def test_a_style_goes_into_the_bracket_at_the_start(text: str, word: str, result: str) -> None:
    assert put(text, word, START) == result
    assert put(result, word, START) is None, "a second click changes nothing"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("月亮代表我的心", "(唱歌)月亮代表我的心"),
        ("(温柔)月亮代表我的心", "(唱歌)(温柔)月亮代表我的心"),
        (" 月亮", "(唱歌) 月亮"),
        ("(唱歌)月亮", None),
        ("（SING）月亮", None),
        ("[ singing ] Moon", None),
    ],
)
def test_singing_goes_first_and_alone(text: str, result: str | None) -> None:
    assert put(text, "唱歌", FIRST) == result


@pytest.mark.parametrize(
    ("text", "word", "result"),
    [
        ("我不知道。|随便吧。", "叹气", "我不知道。(叹气)随便吧。"),
        ("I do not |know.", "sigh", "I do not (sigh) know."),
        ("I do not| know.", "sigh", "I do not (sigh) know."),
        ("Well.|", "sigh", "Well. (sigh)"),
        ("|Well.", "sigh", "(sigh) Well."),
        ("那(紧张|)好吧", "深呼吸", "那(紧张 深呼吸)好吧"),
        ("Hoo (nervous, |tired) go", "take a deep breath", "Hoo (nervous, tired, take a deep breath) go"),
        ("(开心|)好吧", "叹气", "(开心)(叹气)好吧"),
        ("|(开心)好吧", "叹气", "(开心)(叹气)好吧"),
        ("|(唱歌)啦啦", "吸气", "(唱歌)(吸气)啦啦"),
        ("(唱歌)啦|啦", "吸气", "(唱歌)啦(吸气)啦"),
    ],
)
def test_a_sound_goes_where_the_cursor_is(text: str, word: str, result: str) -> None:
    assert put(text.replace("|", ""), word, ANYWHERE, text.index("|")) == result


def test_a_word_inside_another_is_not_that_word() -> None:
    assert put("(unhappy)Hello", "Happy", START) == "(unhappy Happy)Hello"
    assert put("Well (take a deep breath)", "deep", ANYWHERE, 8) is None
    assert put("Well (deeper breath)", "deep", ANYWHERE, 8) == "Well (deeper breath deep)"


texts = st.text(st.sampled_from("(（[])） \n,、开心Happy。"), max_size=24)


@given(texts, st.sampled_from(["温柔", "Gentle"]))
def test_a_style_is_understood(text: str, word: str) -> None:
    result = put(text, word, START)
    assert result is not None
    assert word in take_tags(result)[0]


@given(texts, st.integers(0, 24), st.sampled_from([*TagPlace]))
def test_an_insertion_only_adds(text: str, cursor: int, place: TagPlace) -> None:
    edit = insert_tag(text, min(cursor, len(text)), "紧张", place, TAGS)
    if edit is not None:
        assert text[edit.start : edit.end].strip() == ""
        assert "紧张" in edit.words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("你好，世界", "zh"),
        ("Hello, world", "en"),
        ("用 GPU 渲染", "zh"),
        ("We flew to 成都", "en"),
        ("(开心)Hello there", "en"),
        ("（Happy）你好", "zh"),
        ("", "xx"),
        ("123 …", "xx"),
        ("(开心)", "xx"),
    ],
)
def test_the_language_is_that_of_the_words_outside_the_tags(text: str, language: str) -> None:
    assert text_language(text, TAGS, "xx") == language


def test_a_dialect_is_offered_for_chinese_text_only() -> None:
    dialect = Tag("四川话", "Sichuan dialect", only_chinese=True)
    assert (tag_word(dialect, "zh"), tag_word(dialect, "en")) == ("四川话", None)
    assert tag_word(Tag("开心", "Happy"), "en") == "Happy"
