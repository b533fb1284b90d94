"""What descriptions say, in both languages."""

from __future__ import annotations

import pytest

from neiroha_desktop.offline.practice_words import Age, find_age, find_gender, find_manner


@pytest.mark.parametrize(
    ("description", "gender", "age"),
    [
        ("Give me a young male tone.", "male", Age.YOUNG),
        ("An elderly fisherman, hoarse", "male", Age.OLD),
        ("a policewoman in her 40s", "female", Age.ADULT),
        ("A little girl", "female", Age.CHILD),
        ("a 7-year-old boy", "male", Age.CHILD),
        ("seven year old", "", Age.CHILD),
        ("A woman of 70 years, 70-year-old", "female", Age.OLD),
        ("a girl who talks like her father", "female", Age.YOUNG),
        ("a human German voice", "", Age.ADULT),
        ("a middle-aged narrator", "", Age.ADULT),
        ("his older brother", "male", Age.ADULT),
        ("一个五十岁的男人", "male", Age.ADULT),
        ("25岁左右的女生", "female", Age.YOUNG),
        ("慈祥的老爷爷", "male", Age.OLD),
        ("小男孩", "male", Age.CHILD),
        ("老师，成熟女性", "female", Age.ADULT),
        ("御姐音", "female", Age.ADULT),
        ("和其他人一样", "", Age.ADULT),
        ("", "", Age.ADULT),
    ],
)
def test_gender_and_age(description: str, gender: str, age: Age) -> None:
    assert (find_gender(description), find_age(description)) == (gender, age)


@pytest.mark.parametrize("words", ["fast", "speak quickly", "Brisk pace", "语速快", "急促地说"])
def test_fast(words: str) -> None:
    assert find_manner(words).pace > 1.2


@pytest.mark.parametrize("words", ["slowly", "unhurried", "语速缓慢", "慢慢地"])
def test_slow(words: str) -> None:
    assert find_manner(words).pace < 0.85


@pytest.mark.parametrize(
    "words", ["快乐", "愉快", "痛快", "傲慢", "not fast", "不快", "breakfast", "highly trained", "below"]
)
def test_words_that_only_look_like_pace_or_pitch(words: str) -> None:
    manner = find_manner(words)
    assert (manner.pace, manner.pitch) == (1.0, 0.0)


def test_strength() -> None:
    very, plain, slightly = (find_manner(words).pace for words in ("very slow", "slow", "slightly slow"))
    assert very < plain < slightly < 1
    assert find_manner("非常低沉").pitch < find_manner("低沉").pitch < find_manner("略低沉").pitch < 0


def test_what_is_said_together_adds_up() -> None:
    manner = find_manner("A deep, slow whisper, sad and quiet")
    assert manner.whisper
    assert manner.pitch < -20
    assert manner.pace < 0.7
    assert manner.volume < 0.6
    assert manner.range < 0


def test_nothing_said_changes_nothing() -> None:
    assert find_manner("a storyteller by the fire") == find_manner("")
