"""What descriptions of a voice say, in English and Chinese: who speaks, and in which manner."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class Age(StrEnum):
    """How old a described voice sounds."""

    CHILD = "child"
    YOUNG = "young"
    ADULT = "adult"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said, as changes to a voice."""

    pace: float = 1.0
    """Factor on words per minute."""
    pitch: float = 0.0
    """Added, in eSpeak NG's steps (50 are about two thirds of an octave)."""
    range: float = 0.0
    """Added to the movement of the intonation."""
    volume: float = 1.0
    """Factor."""
    whisper: bool = False


_FEMALE = re.compile(
    r"\b(?:\w*wom[ae]n|females?|feminine|girls?|lady|ladies|mother|mom|mum|grandma|grandmother|granny|aunt|sister|queen"
    r"|princess|actress|heroine|witch|she|her)\b|女|姐|妹|妈|奶奶|阿姨|姑娘|婆|萝莉|妻|她|闺|妇",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:\w*(?<!wo)(?<!hu)(?<!\bger)(?<!\bro)m[ae]n|males?|masculine|boys?|guys?|father|dad|grandpa|grandfather|uncle"
    r"|brother|king|prince|actor|wizard|he|his|him)\b|男|哥|弟|爸|爷|叔|伯|汉子|小伙|正太|公子|(?<!其)他",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(\d{1,3})(?:[- ]?years?[- ]?olds?|[- ]?yo\b|\s*岁)|\b([2-9]0)s\b", re.IGNORECASE)
_AGES = (
    (
        Age.CHILD,
        r"\b(?:child\w*|kids?|toddler|baby|little (?:girl|boy)"
        r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]years?[- ]olds?)\b"
        r"|儿童|小孩|孩子|幼|童|宝宝|萝莉|正太|小[男女]孩|稚嫩",
    ),
    (
        Age.YOUNG,
        r"\b(?:young\w*|youth\w*|teen\w*|girls?|boys?|students?)\b"
        r"|青年|少女|少年|年轻|小伙|姑娘|学生|[男女]生|[男女]孩|甜美",
    ),
    (Age.ADULT, r"\b(?:middle[- ]aged|mature|adult|uncle|aunt)\b|中年|成熟|大叔|阿姨|御姐|成年"),
    (
        Age.OLD,
        r"\b(?:old(?!er (?:brother|sister))\w*|elder\w*|aged|senior|ancient|grand(?:ma|pa|mother|father)|granny)\b"
        r"|老(?!师|板|公|婆|乡)|爷爷|奶奶|大爷|婆婆",
    ),
)
_AGE_PATTERNS = tuple((age, re.compile(pattern, re.IGNORECASE)) for age, pattern in _AGES)

_STRENGTH = (
    r"(?:(?P<none>not|never|without|n't|不太?|别太?|不要太?|没有)"
    r"|(?P<more>very|extremely|really|super|非常|特别|极其?|十分|很)"
    r"|(?P<less>slightly|a bit|a little|somewhat|稍微?|略微?|有点|有些))?\s*"
)
_MANNERS = (
    (r"\b(?:slow\w*|leisurely|unhurried|drawl\w*|sluggish\w*)\b|(?<!傲)慢|舒缓|缓缓|从容|慵懒", Manner(pace=0.75)),
    (
        r"\b(?:fast\w*|quick\w*|rapid\w*|brisk\w*|hurried\w*|speedy)\b|(?<![愉欢爽痛凉])快(?![乐活])|急促|急切|匆忙",
        Manner(pace=1.35),
    ),
    (r"\b(?:deep\w*|low\w*|bass|baritone|booming)\b|低沉|深沉|浑厚|醇厚|磁性|低音|[音声]调?低", Manner(pitch=-20)),
    (
        r"\b(?:high(?!ly|light)\w*|shrill|squeaky|bright|soprano)\b|尖|高亢|清亮|清脆|明亮|高音|[音声]调?高",
        Manner(pitch=20),
    ),
    (
        r"\b(?:lively|energetic|excited\w*|cheer\w*|enthusias\w*|happy|happily|bouncy|playful|amazed)\b"
        r"|活泼|兴奋|激动|开心|热情|欢快|高兴|俏皮|惊讶",
        Manner(pace=1.1, pitch=6, range=25),
    ),
    (
        r"\b(?:calm\w*|steady|gentle|gently|sooth\w*|serious\w*|relaxed|warm\w*|dreamy)\b"
        r"|平静|温柔|温暖|沉稳|严肃|平和|冷静|干练",
        Manner(pace=0.95, range=-15),
    ),
    (
        r"\b(?:sad\w*|melanchol\w*|weary|tired|sorrow\w*|mournful)\b|悲伤|难过|疲惫|忧郁|委屈|怅然|无奈",
        Manner(pace=0.85, pitch=-6, range=-15),
    ),
    (r"\b(?:angry|angrily|furious\w*|fierce\w*)\b|愤怒|生气|凌厉", Manner(pace=1.1, range=15, volume=1.25)),
    (r"\b(?:monoton\w*|flat|robotic|emotionless|indifferent)\b|机械|平淡|冷漠|单调|高冷", Manner(range=-40)),
    (r"\b(?:loud\w*|shout\w*|yell\w*)\b|大声|响亮|喊|吼", Manner(volume=1.25)),
    (r"\b(?:soft\w*|quiet\w*|hushed)\b|小声|轻柔|低声", Manner(volume=0.6)),
    (r"\bwhisper\w*|耳语|悄悄话|悄声|轻声|气声", Manner(pace=0.95, volume=0.9, whisper=True)),
)
_MANNER_PATTERNS = tuple((re.compile(f"{_STRENGTH}(?:{words})", re.IGNORECASE), manner) for words, manner in _MANNERS)


def find_gender(description: str) -> str:
    """Return "female", "male", or "" where a description does not say; what it says first counts."""
    female, male = _FEMALE.search(description), _MALE.search(description)
    if female and male:
        return "female" if female.start() < male.start() else "male"
    return "female" if female else "male" if male else ""


def find_age(description: str) -> Age:
    """Return the age a description gives in years or words; what it says first counts, and adult is the default."""
    found: list[tuple[int, Age]] = []
    if years := _YEARS.search(description):
        found.append((years.start(), _age_of(int(years.group(1) or years.group(2)))))
    found += [(match.start(), age) for age, pattern in _AGE_PATTERNS if (match := pattern.search(description))]
    return min(found, key=lambda item: item[0])[1] if found else Age.ADULT


def find_manner(description: str) -> Manner:
    """Return all that a description says about pace, pitch, intonation and loudness, taken together."""
    total = Manner()
    for pattern, manner in _MANNER_PATTERNS:
        match = pattern.search(description)
        if match and not match["none"]:
            total = _combine(total, manner, 1.6 if match["more"] else 0.5 if match["less"] else 1.0)
    return total


def _combine(total: Manner, manner: Manner, strength: float) -> Manner:
    return replace(
        total,
        pace=total.pace * manner.pace**strength,
        pitch=total.pitch + manner.pitch * strength,
        range=total.range + manner.range * strength,
        volume=total.volume * manner.volume**strength,
        whisper=total.whisper or manner.whisper,
    )


def _age_of(years: int) -> Age:
    if years < 13:
        return Age.CHILD
    if years < 30:
        return Age.YOUNG
    return Age.ADULT if years < 60 else Age.OLD
