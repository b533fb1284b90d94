"""Lists of voices as speech servers send them, in all their shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from neiroha_desktop.adapters.model_lists import entries_of
from neiroha_desktop.domain.provider import Gender, Voice

_MAX_VOICES = 5000
_MAX_ID = 200
_MAX_WORDS = 200
_LIST_NAMES = ("voices", "data", "result", "results", "speakers")
_ID_NAMES = ("id", "voice_id", "uri", "name", "ShortName", "filename", "voice")
_TITLE_NAMES = ("display_name", "displayName", "customName", "FriendlyName", "name")
_LANGUAGE_NAMES = ("language", "locale", "Locale", "lang")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_GENDERS = {
    "female": Gender.FEMALE, "f": Gender.FEMALE, "woman": Gender.FEMALE,
    "male": Gender.MALE, "m": Gender.MALE, "man": Gender.MALE,
    "neutral": Gender.NEUTRAL,
}  # fmt: skip
_KOKORO = re.compile(r"([abefhijpz])([fm])_[a-z0-9_]+")
_KOKORO_LANGUAGES = {
    "a": "en-US", "b": "en-GB", "e": "es", "f": "fr", "h": "hi", "i": "it", "j": "ja", "p": "pt-BR", "z": "zh",
}  # fmt: skip
"""Kokoro names its voices by language and gender: `af_bella` is American and female."""


def read_voices(value: object) -> list[Voice] | None:
    """Return the voices in a parsed answer, each once, in its order; None where it holds no list of voices."""
    entries = _voice_entries(value)
    if entries is None:
        return None
    found: dict[str, Voice] = {}
    for entry in entries:
        voice = _voice(entry)
        if voice is not None:
            found.setdefault(voice.id, voice)
            if len(found) == _MAX_VOICES:
                break
    return list(found.values())


def voices_of_models(value: object) -> dict[str, list[Voice]]:
    """Return the voices that a list of models names beside each model, by model id."""
    found: dict[str, list[Voice]] = {}
    for entry in entries_of(value) or ():
        model_id = entry.get("id") if isinstance(entry, Mapping) else None
        if isinstance(entry, Mapping) and isinstance(model_id, str) and (voices := read_voices(entry.get("voices"))):
            found[model_id.strip()] = voices
    return found


def _voice_entries(value: object) -> Sequence[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return None
    lists = [_listed(value[name]) for name in _LIST_NAMES if name in value]
    known = [entries for entries in lists if entries is not None]
    # Some send the names twice: bare, and with what is known of them.
    return next((entries for entries in known if _has_objects(entries)), known[0] if known else None)


def _listed(value: object) -> Sequence[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        # Some name the voices as keys.
        return [{"id": name, **inner} if isinstance(inner, Mapping) else name for name, inner in value.items()]
    return None


def _has_objects(entries: Sequence[object]) -> bool:
    return any(isinstance(entry, Mapping) for entry in entries)


def _voice(entry: object) -> Voice | None:
    if isinstance(entry, str):
        return _named(entry.strip(), {})
    if isinstance(entry, Mapping):
        return _named(next(_texts(entry, _ID_NAMES), ""), entry)
    return None


def _named(voice_id: str, entry: Mapping[Any, Any]) -> Voice | None:
    if not 0 < len(voice_id) <= _MAX_ID or not voice_id.isprintable():
        return None
    title = next(_texts(entry, _TITLE_NAMES), "")
    language = next(_texts(entry, _LANGUAGE_NAMES), "")
    gender = _GENDERS.get(next(_texts(entry, ("gender", "Gender")), "").lower(), Gender.UNKNOWN)
    is_tag = bool(_LANGUAGE.fullmatch(language))
    tag = language.replace("_", "-") if is_tag else ""
    if by_name := _KOKORO.fullmatch(voice_id):
        tag = tag or _KOKORO_LANGUAGES[by_name[1]]
        gender = gender or {"f": Gender.FEMALE, "m": Gender.MALE}[by_name[2]]
    return Voice(
        voice_id,
        "" if title == voice_id else title[:_MAX_ID],
        tag,
        gender,
        description=next(_texts(entry, ("description", "desc")), "")[:_MAX_WORDS],
        language_name="" if is_tag else language[:_MAX_WORDS],
    )


def _texts(entry: Mapping[Any, Any], names: Sequence[str]) -> Iterator[str]:
    """Yield what stands under these names, as one line each."""
    for name in names:
        value = entry.get(name)
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if text and text.isprintable():
            yield text
