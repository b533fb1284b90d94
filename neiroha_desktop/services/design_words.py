"""A voice in words: from the answers of a short form to one to four sentences, in English or Chinese.

MiMo asks for gender and age, texture, mood, pace and use. Source: MiMo docs, voice design prompts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from neiroha_desktop.services.design_choices import Choice

CHINESE, ENGLISH = "zh", "en"


@dataclass(frozen=True, slots=True)
class VoiceWish:
    """The answers: each a choice of its field, free text, or "" for no answer."""

    gender: Choice | str = ""
    age: Choice | str = ""
    language: Choice | str = ""
    pace: Choice | str = ""
    tone: Choice | str = ""
    manner: Choice | str = ""
    use: Choice | str = ""


def describe_voice(wish: VoiceWish, language: str) -> str:
    """Return a description of the voice in `language` ("en" or "zh"); "" where nothing was answered."""
    return _chinese(wish) if language == CHINESE else _english(wish)


# English

_WOMAN_MAN_ANYONE = {
    "": ("woman", "man", "person"),
    "child": ("little girl of about eight", "little boy of about eight", "child of about eight"),
    "teen": ("teenage girl", "teenage boy", "teenager"),
    "young": ("young woman", "young man", "young adult"),
    "middle": ("middle-aged woman", "middle-aged man", "middle-aged person"),
    "old": ("elderly woman", "elderly man", "elderly person"),
}
_PRONOUNS = {"female": "She", "male": "He"}


def _english(wish: VoiceWish) -> str:
    person, tone, tongue = _english_person(wish), _said(wish.tone, ENGLISH), _said(wish.language, ENGLISH)
    voice = f"{_with_article(tone)}{'' if tone.casefold().endswith('voice') else ' voice'}" if tone else ""
    who = f"{person} with {voice}" if person and voice else person or voice
    if tongue:
        who = f"{who.rstrip(',')}, speaking {tongue}" if who else f"A voice speaking {tongue}"
    sentences = [who.rstrip(","), _english_delivery(wish, person, who)]
    if pace := _free(wish.pace):
        sentences.append(f"The pace is {pace}")
    if use := _said(wish.use, ENGLISH):
        sentences.append(f"Suited to {use}")
    return " ".join(f"{_capital(sentence)}{_stop(sentence, '.!?…', '.')}" for sentence in sentences if sentence)


def _english_person(wish: VoiceWish) -> str:
    """Return who speaks: "an elderly woman", "a little boy of about eight", "a woman, about 35,"."""
    gender, age = _id(wish.gender), _id(wish.age)
    if noun := _free(wish.gender):
        if isinstance(wish.age, Choice):
            noun = f"{wish.age.english} {_without_article(noun)}"
    elif wish.gender or wish.age:
        noun = _noun(_WOMAN_MAN_ANYONE[age], gender)
        noun = f"androgynous {noun}" if gender == "neutral" else noun
    person = _with_article(noun)
    free_age = _free(wish.age)
    return f"{person}, {free_age}," if free_age else person


def _english_delivery(wish: VoiceWish, person: str, who: str) -> str:
    """Return how it is said: "She speaks slowly and without hurry, in a gentle, caring way"."""
    pace = "" if _free(wish.pace) else _said(wish.pace, ENGLISH)
    ways = ", ".join(way for way in (pace, _said(wish.manner, ENGLISH)) if way)
    if not ways:
        return ""
    if not who:
        return f"A voice that speaks {ways}"
    pronoun = _PRONOUNS.get(_id(wish.gender), "They" if person else "It")
    return f"{pronoun} {'speak' if pronoun == 'They' else 'speaks'} {ways}"


def _with_article(noun: str) -> str:
    if not noun or noun != _without_article(noun):
        return noun
    return f"an {noun}" if noun[0].casefold() in "aeiou" else f"a {noun}"


def _without_article(noun: str) -> str:
    return re.sub(r"^(?:an?|the)\s+", "", noun, flags=re.IGNORECASE)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


# Chinese

_FEMALE_MALE_ANYONE = {
    "": ("女性", "男性", "人"),
    "child": ("小女孩", "小男孩", "孩子"),
    "teen": ("女生", "男生", "青少年"),
    "young": ("年轻女性", "年轻男性", "年轻人"),
    "middle": ("中年女性", "中年男性", "中年人"),
    "old": ("老奶奶", "老爷爷", "老人"),
}


def _chinese(wish: VoiceWish) -> str:
    tone, tongue = _said(wish.tone, CHINESE), _said(wish.language, CHINESE)
    who = [_chinese_person(wish), f"嗓音{tone}" if tone else "", f"说{tongue}" if tongue else ""]
    pace, manner = _said(wish.pace, CHINESE), _said(wish.manner, CHINESE)
    how = [f"语速{pace}" if pace else "", f"语气{manner}" if manner else ""]
    # A pace with a comma in it is set apart from the manner, so that the two do not run into each other.
    between = "；" if "，" in pace else "，"
    use = _said(wish.use, CHINESE)
    sentences = ["，".join(filter(None, who)), between.join(filter(None, how)), f"适合{use}" if use else ""]
    return "".join(f"{sentence}{_stop(sentence, '。！？…', '。')}" for sentence in sentences if sentence)


def _chinese_person(wish: VoiceWish) -> str:
    """Return who speaks: "一位二十多岁的年轻女性", "一个七八岁的小女孩", "一位声线中性的老人"."""
    if not wish.gender and not wish.age:
        return ""
    gender, age = _id(wish.gender), _id(wish.age)
    noun = re.sub(r"^一[个位名只]", "", _free(wish.gender)) or _noun(_FEMALE_MALE_ANYONE[age], gender)
    traits = [_said(wish.age, CHINESE).removesuffix("的"), "声线中性" if gender == "neutral" else ""]
    about = "、".join(filter(None, traits))
    measure = "一个" if _free(wish.gender) or age in ("child", "teen") else "一位"
    return f"{measure}{about}{'的' if about else ''}{noun}"


# Both


def _said(value: Choice | str, language: str) -> str:
    if isinstance(value, Choice):
        return value.chinese if language == CHINESE else value.english
    return _free(value)


def _free(value: Choice | str) -> str:
    """Return free text without the stop at its end; "" for a choice."""
    return "" if isinstance(value, Choice) else " ".join(value.split()).rstrip(".。,，;；、 ")


def _noun(nouns: tuple[str, str, str], gender: str) -> str:
    female, male, anyone = nouns
    return {"female": female, "male": male}.get(gender, anyone)


def _id(value: Choice | str) -> str:
    return value.id if isinstance(value, Choice) else ""


def _stop(sentence: str, ends: str, stop: str) -> str:
    return "" if sentence.endswith(tuple(ends)) else stop
