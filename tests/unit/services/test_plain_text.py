"""Brackets that are read and not acted out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.adapters.mimo_tags import SINGING_TAGS as TAGS
from neiroha_desktop.offline.practice_text import take_tags
from neiroha_desktop.services.plain_text import plain_brackets, spoken_text


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("他（老王）走了。", "他，老王，走了。"),
        ("（见第三章）。走吧。", "见第三章。走吧。"),
        ("他走了（大概）。", "他走了，大概。"),
        ("用 GPU（显卡）渲染", "用 GPU，显卡，渲染"),
        ("“（小声）走吧”，他说。", "“小声，走吧”，他说。"),
        ("“快走（别回头）”", "“快走，别回头”"),
        ("He left (at noon).", "He left, at noon."),
        ("(He left.) She stayed.", "He left. She stayed."),
        ("a (b) (c) d", "a, b, c, d"),
        ("He met Wang (王) there", "He met Wang, 王, there"),
        ("See note [1], then go.", "See note, 1, then go."),
        ("A (-5) b", "A, -5, b"),
        ("It is (almost) — well, done", "It is, almost — well, done"),
        ("Section 1.(5)", "Section 1. 5"),
        ("Pick the file(s) here", "Pick the files here"),
        ("1) First\n2) Second", "1, First\n2, Second"),
        ("(a)\n(b)", "a\nb"),
        ("[[x]] y", "x, y"),
        ("no brackets 【here】 {at} 「all」", "no brackets 【here】 {at} 「all」"),
        ("()", ""),
    ],
)
def test_a_bracket_becomes_the_pause_it_is(text: str, sent: str) -> None:
    assert plain_brackets(text, TAGS) == sent


texts = st.text(st.sampled_from("()（）[] \n,.。！-—“”ab1你好") | st.characters(codec="utf-8"), max_size=40)


@given(texts)
def test_nothing_is_left_to_act_out_and_every_word_is_said(text: str) -> None:
    sent = plain_brackets(text, TAGS)
    assert not set(sent) & set("()（）[]")
    assert take_tags(sent)[0] == ""
    assert "".join(re.findall(r"\w", sent)) == "".join(re.findall(r"\w", text))
    assert plain_brackets(sent, TAGS) == sent


@given(texts.filter(lambda text: not re.search(r"[a-z].(s|es|n).", text)))
def test_words_stay_apart(text: str) -> None:
    assert re.findall(r"\w+", plain_brackets(text, TAGS)) == re.findall(r"\w+", text)


def test_it_is_done_only_where_asked_for_and_where_tags_count() -> None:
    text = "他（老王）走了。"
    assert spoken_text(text, TAGS, plain=False) == text
    assert spoken_text(text, None, plain=True) == text
    assert spoken_text(text, TAGS, plain=True) == "他，老王，走了。"
