"""Descriptions of a voice, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neiroha_desktop.offline.practice_words import Age, find_age, find_gender
from neiroha_desktop.services.design_choices import (
    AGE,
    FIELDS,
    GENDER,
    LANGUAGE,
    MANNER,
    PACE,
    TONE,
    USE,
    Choice,
    DesignField,
)
from neiroha_desktop.services.design_words import VoiceWish, describe_voice

AGES = {
    "child": Age.CHILD,
    "teen": Age.YOUNG,
    "young": Age.YOUNG,
    "middle": Age.ADULT,
    "old": Age.OLD,
}


def of(field: DesignField, choice_id: str) -> Choice:
    return next(choice for choice in field.choices if choice.id == choice_id)


ALL = VoiceWish(
    of(GENDER, "female"),
    of(AGE, "young"),
    of(LANGUAGE, "british"),
    of(PACE, "slow"),
    of(TONE, "warm"),
    of(MANNER, "gentle"),
    of(USE, "audiobook"),
)


@pytest.mark.parametrize(
    ("wish", "english", "chinese"),
    [
        (
            ALL,
            "A young woman with a warm, soft voice, speaking British English. She speaks slowly and without hurry, in "
            "a gentle, caring way. Suited to audiobook narration.",
            "一位二十多岁的年轻女性，嗓音温暖柔和，说英式英语。语速偏慢，不慌不忙；语气温柔体贴。适合有声书旁白。",
        ),
        (VoiceWish(age=of(AGE, "old")), "An elderly person.", "一位七十来岁的老人。"),
        (VoiceWish(tone=of(TONE, "airy")), "An airy, delicate voice.", "嗓音空灵通透。"),
        (VoiceWish(pace=of(PACE, "brisk")), "A voice that speaks briskly.", "语速偏快，干脆利落。"),
        (
            VoiceWish(of(GENDER, "neutral"), of(AGE, "middle")),
            "An androgynous middle-aged person.",
            "一位四十多岁、声线中性的中年人。",
        ),
        (
            VoiceWish(of(GENDER, "male"), of(AGE, "child"), manner=of(MANNER, "playful")),
            "A little boy of about eight. He speaks with a playful touch.",
            "一个七八岁的小男孩。语气俏皮狡黠。",
        ),
        (VoiceWish(language=of(LANGUAGE, "cantonese")), "A voice speaking Cantonese.", "说粤语。"),
        (VoiceWish(), "", ""),
        (VoiceWish(use="  "), "", ""),
    ],
)
def test_the_sentences(wish: VoiceWish, english: str, chinese: str) -> None:
    assert describe_voice(wish, "en") == english
    assert describe_voice(wish, "zh") == chinese


@pytest.mark.parametrize(
    ("wish", "language", "words"),
    [
        (
            VoiceWish("an old robot", "about 200 years old", manner="as if sharing a secret"),
            "en",
            "An old robot, about 200 years old. They speak as if sharing a secret.",
        ),
        (
            VoiceWish(of(GENDER, "female"), "about 35", tone="a bit nasal", pace="rather slow."),
            "en",
            "A woman, about 35, with a bit nasal voice. The pace is rather slow.",
        ),
        (VoiceWish("robot", of(AGE, "old"), tone="tinny voice"), "en", "An elderly robot with a tinny voice."),
        (VoiceWish("机器人", "两百岁", manner="像在分享秘密。"), "zh", "一个两百岁的机器人。语气像在分享秘密。"),
        (VoiceWish("一位老船长", use="评书"), "zh", "一个老船长。适合评书。"),
        (VoiceWish(of(GENDER, "male"), "35 岁左右的"), "zh", "一位35 岁左右的男性。"),
    ],
)
def test_free_text_finds_its_place(wish: VoiceWish, language: str, words: str) -> None:
    assert describe_voice(wish, language) == words


answers = st.fixed_dictionaries(
    {field.id: st.one_of(st.just(""), st.sampled_from(field.choices)) for field in FIELDS}
).map(lambda values: VoiceWish(**values))


@given(answers, st.sampled_from(["en", "zh"]))
def test_every_answer_is_in_at_most_four_well_formed_sentences(wish: VoiceWish, language: str) -> None:
    words = describe_voice(wish, language)
    stops = re.findall(r"[.。]", words)
    assert bool(words) == any(getattr(wish, field.id) for field in FIELDS)
    assert len(stops) <= 4
    for field in (LANGUAGE, PACE, TONE, MANNER, USE):
        choice = getattr(wish, field.id)
        if choice:
            said = choice.chinese if language == "zh" else choice.english
            assert said in words or said[0].upper() + said[1:] in words
    if language == "zh":
        assert not re.search(r"[A-Za-z ]", words)
        assert not re.search(r"[，；。、]{2}", words)
    else:
        assert words.isascii()
        assert not re.search(r"  |,,|\.\.| [,.]|\b(\w+) \1\b|\ba [aeiou]|\ban [^aeiou]", words)
        assert all(sentence[0].isupper() for sentence in words.split(". ") if sentence)


@given(answers, st.sampled_from(["en", "zh"]))
def test_gender_and_age_are_understood_by_who_reads_such_descriptions(wish: VoiceWish, language: str) -> None:
    words = describe_voice(wish, language)
    if isinstance(wish.gender, Choice) and wish.gender.id != "neutral":
        assert find_gender(words) == wish.gender.id
    if isinstance(wish.age, Choice):
        assert find_age(words) is AGES[wish.age.id]


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.sampled_from(["en", "zh"]))
def test_free_text_is_never_lost(text: str, language: str) -> None:
    meant = " ".join(text.split()).rstrip(".。,，;；、 ")
    for field in (LANGUAGE, PACE, TONE, MANNER, USE, AGE):
        # A sentence that begins with it begins with a capital.
        words = describe_voice(VoiceWish(**{field.id: text}), language)
        assert meant.removesuffix("的").casefold() in words.casefold()


def test_every_choice_has_its_words_once() -> None:
    for field in FIELDS:
        for values in zip(*((c.id, str(c.label), c.english, c.chinese) for c in field.choices), strict=True):
            assert all(values)
            assert len(set(values)) == len(values), (field.id, values)
