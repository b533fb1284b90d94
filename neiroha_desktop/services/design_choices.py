"""What the form for a voice description offers, with the words that each choice writes."""

from __future__ import annotations

from dataclasses import dataclass

from neiroha_desktop.domain.messages import Message, msg


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field."""

    id: str
    label: Message
    """In the list, in the language of the window."""
    english: str
    """As it stands in an English sentence; how depends on the field, see `design_words`."""
    chinese: str
    """As it stands in a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class DesignField:
    """One question of the form; an answer is one of its choices, or free text."""

    id: str
    label: Message
    choices: tuple[Choice, ...]


GENDER = DesignField(
    "gender",
    msg("Gender"),
    (
        Choice("female", msg("female"), "woman", "女性"),
        Choice("male", msg("male"), "man", "男性"),
        Choice("neutral", msg("androgynous"), "androgynous person", "人"),
    ),
)

AGE = DesignField(
    "age",
    msg("Age"),
    (
        Choice("child", msg("child"), "childlike", "七八岁"),
        Choice("teen", msg("teenager"), "teenage", "十几岁"),
        Choice("young", msg("young adult"), "young", "二十多岁"),
        Choice("middle", msg("middle-aged"), "middle-aged", "四十多岁"),
        Choice("old", msg("elderly"), "elderly", "七十来岁"),
    ),
)

TONE = DesignField(
    "tone",
    msg("Tone"),
    (
        Choice("warm", msg("warm and soft"), "warm, soft", "温暖柔和"),
        Choice("bright", msg("bright and clear"), "bright, clear", "清亮干净"),
        Choice("deep", msg("deep and full"), "deep, full", "低沉浑厚"),
        Choice("magnetic", msg("rich and magnetic"), "rich, magnetic", "醇厚而有磁性"),
        Choice("husky", msg("husky"), "slightly husky", "略带沙哑"),
        Choice("sweet", msg("sweet"), "sweet, light", "甜美轻盈"),
        Choice("airy", msg("airy"), "airy, delicate", "空灵通透"),
        Choice("rough", msg("rough, weathered"), "rough, weathered", "粗粝沧桑"),
    ),
)

LANGUAGE = DesignField(
    "language",
    msg("Language"),
    (
        Choice("mandarin", msg("Mandarin"), "standard Mandarin", "标准普通话"),
        Choice("cantonese", msg("Cantonese"), "Cantonese", "粤语"),
        Choice("sichuan", msg("Sichuan dialect"), "the Sichuan dialect of Chinese", "四川话"),
        Choice("northeastern", msg("Northeastern dialect"), "the Northeastern dialect of Chinese", "东北话"),
        Choice("taiwan", msg("Mandarin, Taiwan accent"), "Mandarin with a Taiwan accent", "带台湾腔的国语"),
        Choice("american", msg("American English"), "American English", "美式英语"),
        Choice("british", msg("British English"), "British English", "英式英语"),
    ),
)

PACE = DesignField(
    "pace",
    msg("Pace"),
    (
        Choice("very_slow", msg("very slow"), "very slowly with long pauses", "很慢，停顿较长"),
        Choice("slow", msg("slow"), "slowly and without hurry", "偏慢，不慌不忙"),
        Choice("even", msg("even"), "at an even, natural pace", "适中，自然平稳"),
        Choice("brisk", msg("brisk"), "briskly", "偏快，干脆利落"),
        Choice("fast", msg("fast"), "fast and almost without a breath", "很快，几乎不换气"),
    ),
)

MANNER = DesignField(
    "manner",
    msg("Manner"),
    (
        Choice("gentle", msg("gentle"), "in a gentle, caring way", "温柔体贴"),
        Choice("calm", msg("calm"), "calmly and steadily", "平静沉稳"),
        Choice("lively", msg("lively"), "in a lively, cheerful way", "活泼开朗"),
        Choice("playful", msg("playful"), "with a playful touch", "俏皮狡黠"),
        Choice("serious", msg("serious"), "seriously and precisely", "严肃庄重"),
        Choice("confident", msg("confident"), "with quiet confidence", "自信从容"),
        Choice("sad", msg("melancholy"), "with a trace of melancholy", "带着淡淡的忧伤"),
        Choice("cold", msg("cold"), "with cool reserve", "冷淡疏离"),
        Choice("tense", msg("tense"), "tensely, as if somebody might overhear", "紧张，像怕被人听见"),
        Choice("mysterious", msg("mysterious"), "in a hushed, mysterious way", "低声而神秘"),
    ),
)

USE = DesignField(
    "use",
    msg("Use"),
    (
        Choice("audiobook", msg("audiobook"), "audiobook narration", "有声书旁白"),
        Choice("drama", msg("audio drama"), "a part in an audio drama", "广播剧里的角色"),
        Choice("dubbing", msg("dubbing"), "dubbing a film", "影视配音"),
        Choice("documentary", msg("documentary"), "documentary narration", "纪录片解说"),
        Choice("news", msg("news"), "reading the news", "新闻播报"),
        Choice("advert", msg("advertising"), "advertising", "广告配音"),
        Choice("assistant", msg("assistant"), "a voice assistant", "语音助手"),
        Choice("bedtime", msg("bedtime stories"), "bedtime stories", "讲睡前故事"),
        Choice("game", msg("game character"), "a character in a game", "游戏角色"),
    ),
)

FIELDS = (GENDER, AGE, LANGUAGE, PACE, TONE, MANNER, USE)
"""In the order of the form."""
