"""Finding one voice among hundreds: by words, language, gender and style, among favourites or those used lately."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from neiroha_desktop.domain.provider import Gender
from neiroha_desktop.storage.search_text import fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from neiroha_desktop.domain.provider import Voice
    from neiroha_desktop.domain.voice_mark import VoiceMark


class Shelf(StrEnum):
    """Which voices are looked through."""

    ALL = "all"
    FAVOURITES = "favourites"
    RECENT = "recent"
    """Used lately, the last one first."""


@dataclass(frozen=True, slots=True)
class VoiceFilter:
    """What is looked for; an empty value lets everything through."""

    text: str = ""
    """Words that must all be found in what is known of a voice, in any order and any case."""
    language: str = ""
    """BCP 47. "en" finds "en-US" as well."""
    gender: Gender = Gender.UNKNOWN
    style: str = ""
    shelf: Shelf = Shelf.ALL


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One language of the voices."""

    code: str
    """BCP 47."""
    name: str
    """As the provider calls it; "" where it does not."""
    count: int
    """Of voices that speak it."""


class VoiceIndex:
    """Voices made ready for searching, in their order.

    Args:
        voices: of one model.
        describe: returns further words for a voice, such as its language as the window calls it.
    """

    def __init__(self, voices: Sequence[Voice], describe: Callable[[Voice], str] | None = None) -> None:
        self.voices = tuple(voices)
        self._texts = [_text(voice, describe(voice) if describe else "") for voice in self.voices]
        self._languages = [voice.language.casefold() for voice in self.voices]

    def find(self, wanted: VoiceFilter, marks: Mapping[str, VoiceMark]) -> list[Voice]:
        """Return the voices that fit, in their order; those used lately by their time."""
        # One thing after the other, and only what is looked for: somebody is typing meanwhile.
        places: Sequence[int] = range(len(self.voices))
        for word in words(wanted.text):
            places = [place for place in places if word in self._texts[place]]
        if wanted.language:
            language = wanted.language.casefold()
            spoken, prefix = self._languages, f"{language}-"
            places = [at for at in places if spoken[at] == language or spoken[at].startswith(prefix)]
        found = [self.voices[place] for place in places]
        if wanted.gender:
            found = [voice for voice in found if voice.gender is wanted.gender]
        if wanted.style:
            found = [voice for voice in found if wanted.style in styles_of(voice)]
        return _shelved(found, wanted.shelf, marks)

    def languages(self) -> list[LanguageChoice]:
        """Return the languages that are spoken, by code; one of several regions also stands for all of them."""
        regional = Counter(voice.language for voice in self.voices if voice.language)
        names = {voice.language: voice.language_name for voice in self.voices}
        whole: Counter[str] = Counter()
        for code, count in regional.items():
            whole[code.partition("-")[0]] += count
        several = {base for base in whole if sum(code.partition("-")[0] == base for code in regional) > 1}
        choices = [LanguageChoice(code, names[code], count) for code, count in regional.items()]
        choices += [LanguageChoice(base, "", whole[base]) for base in several if base not in regional]
        return sorted(
            (LanguageChoice(one.code, one.name, whole[one.code]) if one.code in several else one for one in choices),
            key=lambda one: one.code,
        )

    def genders(self) -> list[Gender]:
        """Return the genders that there are."""
        present = {voice.gender for voice in self.voices}
        return [gender for gender in Gender if gender and gender in present]

    def styles(self) -> list[str]:
        """Return the styles and manners that there are, each once, in alphabetical order."""
        return sorted({style for voice in self.voices for style in styles_of(voice)}, key=str.casefold)


def styles_of(voice: Voice) -> tuple[str, ...]:
    """Return how a voice can speak, and how it speaks anyway."""
    return (*voice.styles, voice.manner) if voice.manner else voice.styles


def _text(voice: Voice, further: str) -> str:
    parts = (voice.id, voice.name, voice.language, voice.language_name, voice.description, *voice.styles, *voice.roles)
    return fold(" ".join((*parts, further)))


def _shelved(found: list[Voice], shelf: Shelf, marks: Mapping[str, VoiceMark]) -> list[Voice]:
    if shelf is Shelf.FAVOURITES:
        return [voice for voice in found if voice.id in marks and marks[voice.id].favourite]
    if shelf is Shelf.RECENT:
        used: list[tuple[datetime, Voice]] = []
        for voice in found:
            mark = marks.get(voice.id)
            if mark is not None and mark.used_at is not None:
                used.append((mark.used_at, voice))
        return [voice for _, voice in sorted(used, key=lambda one: one[0], reverse=True)]
    return found
