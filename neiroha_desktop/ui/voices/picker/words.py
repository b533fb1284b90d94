"""What the picker says of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Gender
from neiroha_desktop.ui.voice_words import gender_text, language_text, spoken_language
from neiroha_desktop.ui.wording import translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.services.voice_filter import LanguageChoice

_SHOWN_STYLES = 3


def title_of(voice: Voice) -> str:
    """Return what a voice is called."""
    return voice.name or voice.id


def facts_of(voice: Voice) -> str:
    """Return what is known of a voice in one line: id, language, gender, manner and styles."""
    styles = [translate(style) for style in voice.styles[:_SHOWN_STYLES]]
    if len(voice.styles) > _SHOWN_STYLES:
        styles.append(f"+{len(voice.styles) - _SHOWN_STYLES}")
    parts = (
        voice.id if voice.name and voice.name != voice.id else "",
        spoken_language(voice),
        gender_text(voice.gender),
        translate(voice.manner),
        ", ".join(styles),
        translate(msg("missing")) if voice.missing else "",
    )
    return " · ".join(part for part in parts if part)


def more_of(voice: Voice) -> str:
    """Return what does not fit into one line: description, all styles, all roles."""
    parts = [" ".join(voice.description.split())]
    if len(voice.styles) > _SHOWN_STYLES:
        parts.append(translate(msg("Styles: {names}", names=", ".join(map(translate, voice.styles)))))
    if voice.roles:
        parts.append(translate(msg("Roles: {names}", names=", ".join(map(translate, voice.roles)))))
    return " · ".join(part for part in parts if part)


def language_choice_text(choice: LanguageChoice) -> str:
    """Return a language with the number of its voices."""
    return f"{choice.name or language_text(choice.code)} · {choice.count}"


class SearchedWords:
    """Knows the words of the window's language by which voices are found, too. Many voices share the same few."""

    def __init__(self) -> None:
        self._languages: dict[str, str] = {}
        self._genders = {gender: gender_text(gender) for gender in Gender}

    def of(self, voice: Voice) -> str:
        """Return language, gender and manner."""
        language = self._languages.get(voice.language)
        if language is None:
            language = self._languages[voice.language] = language_text(voice.language)
        return f"{language} {self._genders[voice.gender]} {translate(voice.manner)}"
