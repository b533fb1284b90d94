"""Voices in words: language, gender, manner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import Gender
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Voice

_GENDERS: dict[Gender, Message] = {
    Gender.FEMALE: msg("female"),
    Gender.MALE: msg("male"),
    Gender.NEUTRAL: msg("neutral"),
}
_LANGUAGES: dict[str, Message] = {"zh": msg("Chinese"), "en": msg("English"), "ja": msg("Japanese")}


def language_text(code: str) -> str:
    """Return the name of a language, with its region if it has one; unknown codes stand for themselves."""
    base, _, region = code.partition("-")
    if base in _LANGUAGES:
        name = translate(_LANGUAGES[base])
    else:
        language = QLocale(base).language() if base else QLocale.Language.C
        if language == QLocale.Language.C:
            return code
        name = QLocale.languageToString(language)
    return f"{name} ({region})" if region else name


def gender_text(gender: Gender) -> str:
    """Return a gender in a word; "" where it is unknown."""
    return translate(_GENDERS[gender]) if gender in _GENDERS else ""


def spoken_language(voice: Voice) -> str:
    """Return what a voice speaks; "" where it is called after that."""
    language = voice.language_name or language_text(voice.language)
    return "" if voice.name.startswith(language) else language


def voice_facts(voice: Voice) -> str:
    """Return language, gender and manner of a voice, in the language of the window."""
    parts = (
        voice.name if voice.name != voice.id else "",
        spoken_language(voice),
        gender_text(voice.gender),
        translate(voice.manner),
    )
    return " · ".join(part for part in parts if part)


def voice_title(voice: Voice) -> str:
    """Return the id of a voice with its facts, for a list."""
    facts = voice_facts(voice)
    missing = QCoreApplication.translate("voice", "missing") if voice.missing else ""
    return " · ".join(part for part in (voice.id, facts, missing) if part)
