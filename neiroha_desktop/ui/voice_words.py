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
    """Return the name of a language; unknown codes stand for themselves."""
    if code in _LANGUAGES:
        return translate(_LANGUAGES[code])
    return QLocale.languageToString(QLocale(code).language()) if code else ""


def voice_facts(voice: Voice) -> str:
    """Return language, gender and manner of a voice, in the language of the window."""
    gender = translate(_GENDERS[voice.gender]) if voice.gender in _GENDERS else ""
    parts = (
        voice.name if voice.name != voice.id else "",
        language_text(voice.language),
        gender,
        translate(voice.manner),
    )
    return " · ".join(part for part in parts if part)


def voice_title(voice: Voice) -> str:
    """Return the id of a voice with its facts, for a list."""
    facts = voice_facts(voice)
    missing = QCoreApplication.translate("voice", "missing") if voice.missing else ""
    return " · ".join(part for part in (voice.id, facts, missing) if part)
