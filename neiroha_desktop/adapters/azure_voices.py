"""Azure's list of voices, which says of each its language, gender, styles and roles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.azure import HD_MODEL, NEURAL_MODEL, is_hd_voice
from neiroha_desktop.adapters.error_bodies import clean, is_page
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Gender, Voice

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_MAX_VOICES = 10_000
_MAX_ID = 200
_MAX_WORDS = 200
_SHOWN_LANGUAGES = 12
_LONGEST_WORD = 80
_STATES = {"preview": msg("preview"), "deprecated": msg("deprecated")}


@dataclass(frozen=True, slots=True)
class AzureVoice:
    """A voice, and what else a request with it depends on."""

    voice: Voice
    languages: tuple[str, ...]
    """Locales that it speaks beside its own."""
    words_per_minute: float
    """0.0 where it is not said."""

    @property
    def model_id(self) -> str:
        """The model that it is listed under."""
        return HD_MODEL if is_hd_voice(self.voice.id) else NEURAL_MODEL


class VoiceMemory:
    """The last list of each address, because adapters come and go with every request."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[str, AzureVoice]] = {}

    def keep(self, url: str, voices: list[AzureVoice]) -> None:
        """Keep the list of an address."""
        self._lists[url] = {entry.voice.id: entry for entry in voices}

    def find(self, url: str, voice_id: str) -> AzureVoice | None:
        """Return what is known of a voice; None where the list was not fetched, or does not have it."""
        return self._lists.get(url, {}).get(voice_id)


def read_voices(answer: Answer, endpoint: Endpoint) -> list[AzureVoice]:
    """Read a list of several hundred voices; takes a while, so call it in a worker.

    Raises:
        InvalidResponseError: it is something else than a list.
    """
    try:
        value: object = None if is_page(answer.body) else json.loads(answer.body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, list):
        raise InvalidResponseError(
            msg("{host} answered with something other than a list of voices.", host=endpoint.host),
            remedy=msg("Check the Base URL; the name of a region, for example eastus, is enough."),
            details=clean(answer.body[:2000].decode("utf-8", "replace"), endpoint.secrets),
            status=answer.status,
        )
    voices = {entry.voice.id: entry for entry in _voices(value[:_MAX_VOICES])}
    return list(voices.values())


def _voices(items: list[object]) -> Iterator[AzureVoice]:
    for item in items:
        voice_id = _text(item, "ShortName") if isinstance(item, Mapping) else ""
        if isinstance(item, Mapping) and 0 < len(voice_id) <= _MAX_ID and voice_id.isprintable():
            yield _voice(item, voice_id)


def _voice(item: Mapping[object, object], voice_id: str) -> AzureVoice:
    name, local = _text(item, "DisplayName"), _text(item, "LocalName")
    languages = _words(item.get("SecondaryLocaleList"))
    state = _STATES.get(_text(item, "Status").lower())
    voice = Voice(
        voice_id,
        name if local in ("", name) else f"{name} {local}".strip(),
        _text(item, "Locale"),
        _gender(_text(item, "Gender").lower()),
        str(state) if state else "",
        styles=_words(item.get("StyleList")),
        roles=_words(item.get("RolePlayList")),
        description=_description(item, languages),
        language_name=_text(item, "LocaleName"),
    )
    return AzureVoice(voice, languages, _number(_text(item, "WordsPerMinute")))


def _description(item: Mapping[object, object], languages: tuple[str, ...]) -> str:
    tag = item.get("VoiceTag")
    tag = tag if isinstance(tag, Mapping) else {}
    parts = [", ".join(_words(tag.get(name))) for name in ("VoicePersonalities", "TailoredScenarios")]
    more = "…" if len(languages) > _SHOWN_LANGUAGES else ""
    parts.append(", ".join(languages[:_SHOWN_LANGUAGES]) + more)
    return " · ".join(filter(None, parts))


def _gender(text: str) -> Gender:
    return Gender(text) if text in set(Gender) else Gender.UNKNOWN


def _text(item: Mapping[object, object], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


def _words(value: object) -> tuple[str, ...]:
    """Return the texts of a list, each once; those that no list of styles holds are left out."""
    items = value[:_MAX_WORDS] if isinstance(value, list) else []
    texts = (item.strip() for item in items if isinstance(item, str))
    return tuple(dict.fromkeys(text for text in texts if 0 < len(text) <= _LONGEST_WORD and text.isprintable()))


def _number(text: str) -> float:
    return float(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0.0
