"""What is known of Google's speech models without asking: which there are, until when, and their 30 voices."""

from __future__ import annotations

import re
from dataclasses import replace

from neiroha_desktop.domain.capabilities import (
    Capabilities,
    FieldSpec,
    Need,
    Tag,
    TagGroup,
    TagPlace,
    TagSet,
    VoiceMode,
)
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Gender, TtsModel, Voice

DEFAULT_MODEL = "gemini-3.8-flash-tts"
_LAST_DAY = "2026-12-18"
"""Source: Gemini docs, deprecations."""

MODELS = (
    TtsModel(DEFAULT_MODEL),
    TtsModel("gemini-3.8-flash-lite-tts"),
    TtsModel("gemini-3.1-flash-tts-preview", shutdown_date=_LAST_DAY),
    TtsModel("gemini-2.5-flash-preview-tts", shutdown_date=_LAST_DAY),
    TtsModel("gemini-2.5-pro-preview-tts", shutdown_date=_LAST_DAY),
)
_SHUTDOWN_DATES = {model.id: model.shutdown_date for model in MODELS}
_OLD = re.compile(r"gemini-(?:2\.5|3\.1)(?!\d)", re.IGNORECASE)

LANGUAGE = FieldSpec(
    "language",
    msg("Language"),
    hint=msg("Empty: as the text is."),
    placeholder="de-DE",
    suggestions=("cmn-CN", "en-US", "en-GB", "ja-JP", "ko-KR", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "ru-RU"),
)

_TAG_WORDS = ("sigh", "short pause", "long pause")


def _tags(opening: str, closing: str) -> TagSet:
    """Return the directions that a text may hold; the models know them in English only."""
    tags = tuple(Tag(word, word) for word in _TAG_WORDS)
    return TagSet((TagGroup(msg("Sounds and pauses"), TagPlace.ANYWHERE, tags),), ((opening, closing),))


LONG_TEXT = 4000
"""Characters; of longer texts, parts are left out now and then. Source: reports in public issues."""

_OLD_ONE = Capabilities(
    frozenset({VoiceMode.PRESET}),
    Need.OPTIONAL,
    advised_text_chars=LONG_TEXT,
    # 16,384 tokens of speech at most, 32 of them a second. Source: Gemini docs, models.
    cut_off_seconds=510.0,
    tags=_tags("[", "]"),
    options=(LANGUAGE,),
)
_NEW = replace(_OLD_ONE, tags=_tags("<", ">"))

_TAG_LIKE = re.compile(r"<\s*([^<>\n]{1,60}?)\s*>")


def is_old_name(model_id: str) -> bool:
    """Tell by its version whether a model speaks the contract from before 3.8."""
    return _OLD.search(model_id) is not None


def capabilities(*, old: bool) -> Capabilities:
    """Return what the models of a contract accept."""
    return _OLD_ONE if old else _NEW


def listed_model(model_id: str) -> TtsModel:
    """Return the entry of a model, with the day on which it is switched off."""
    return TtsModel(model_id, shutdown_date=_SHUTDOWN_DATES.get(model_id, ""))


def swallowed_words(text: str) -> str:
    """Return the first words in angle brackets that a model of the new contract may take for a direction; else ""."""
    found = (match[1].strip() for match in _TAG_LIKE.finditer(text))
    return next((words for words in found if words.lower() not in _TAG_WORDS), "")


_BRIGHT, _UPBEAT, _INFORMATIVE, _FIRM = msg("bright"), msg("upbeat"), msg("informative"), msg("firm")
_BREEZY, _EASY_GOING, _CLEAR, _SMOOTH = msg("breezy"), msg("easy-going"), msg("clear"), msg("smooth")
_F, _M = Gender.FEMALE, Gender.MALE

_PREBUILT: tuple[tuple[str, Gender, Message], ...] = (
    ("Zephyr", _F, _BRIGHT),
    ("Puck", _M, _UPBEAT),
    ("Charon", _M, _INFORMATIVE),
    ("Kore", _F, _FIRM),
    ("Fenrir", _M, msg("excitable")),
    ("Leda", _F, msg("youthful")),
    ("Orus", _M, _FIRM),
    ("Aoede", _F, _BREEZY),
    ("Callirrhoe", _F, _EASY_GOING),
    ("Autonoe", _F, _BRIGHT),
    ("Enceladus", _M, msg("breathy")),
    ("Iapetus", _M, _CLEAR),
    ("Umbriel", _M, _EASY_GOING),
    ("Algieba", _M, _SMOOTH),
    ("Despina", _F, _SMOOTH),
    ("Erinome", _F, _CLEAR),
    ("Algenib", _M, msg("gravelly")),
    ("Rasalgethi", _M, _INFORMATIVE),
    ("Laomedeia", _F, _UPBEAT),
    ("Achernar", _F, msg("soft")),
    ("Alnilam", _M, _FIRM),
    ("Schedar", _M, msg("even")),
    ("Gacrux", _F, msg("mature")),
    ("Pulcherrima", _F, msg("forward")),
    ("Achird", _M, msg("friendly")),
    ("Zubenelgenubi", _M, msg("casual")),
    ("Vindemiatrix", _F, msg("gentle")),
    ("Sadachbia", _M, msg("lively")),
    ("Sadaltager", _M, msg("knowledgeable")),
    ("Sulafat", _F, msg("warm")),
)
VOICES = tuple(Voice(name, gender=gender, manner=str(manner)) for name, gender, manner in _PREBUILT)
"""They speak every language, as the text is. Source: Gemini docs, speech generation."""
