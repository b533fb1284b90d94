"""Lists of the Gemini API, which come page by page, and the voices in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from neiroha_desktop.adapters.chat_answer import parse_json
from neiroha_desktop.adapters.gemini_errors import raise_for_gemini, raise_for_inner_error, unwrapped
from neiroha_desktop.adapters.gemini_known import VOICES
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.provider import Gender, Voice

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Answer, Endpoint

_MAX_ID = 200
_MAX_TOKEN = 4000
_MAX_DESCRIPTION = 300
_OWN = frozenset({"prompted", "replicated"})
_OWN_WORDS = {"prompted": msg("made from words"), "replicated": msg("made from a recording")}
_PREBUILT = {voice.id: voice for voice in VOICES}

Page = tuple[list[Mapping[str, object]], str]
"""Entries, and the token of the next page; "" on the last one."""


def read_page(answer: Answer, endpoint: Endpoint, name: str) -> Page:
    """Read one page of a list; large ones take a while, so call it in a worker.

    Raises:
        ProviderError: it was refused.
        InvalidResponseError: it is something else than a page of that list.
    """
    raise_for_gemini(answer, endpoint)
    value = unwrapped(parse_json(answer, endpoint))
    raise_for_inner_error(value, endpoint)
    # Google leaves an empty list out.
    entries = (
        value.get(name, [] if not value.keys() - {"nextPageToken", "next_page_token"} else None)
        if isinstance(value, Mapping)
        else None
    )
    if not isinstance(value, Mapping) or not isinstance(entries, list):
        raise InvalidResponseError(
            msg("{host} answered with something other than a list.", host=endpoint.host),
            remedy=msg("Check the Base URL; that of Google is https://generativelanguage.googleapis.com."),
            status=answer.status,
        )
    token = value.get("nextPageToken") or value.get("next_page_token")
    next_token = token if isinstance(token, str) and len(token) <= _MAX_TOKEN else ""
    return [entry for entry in entries if isinstance(entry, Mapping)], next_token


def speech_model_ids(entries: Sequence[Mapping[str, object]]) -> list[str]:
    """Return the ids of the models that speak, as far as their names tell."""
    names = (_text(entry, "name").removeprefix("models/") for entry in entries)
    return list(dict.fromkeys(name for name in names if "tts" in name.lower() and _is_id(name)))


def voices_of(entries: Sequence[Mapping[str, object]]) -> list[Voice]:
    """Return the voices of a list, those of the user's own first."""
    voices = {voice.id: (kind, voice) for kind, voice in map(_voice, entries) if _is_id(voice.id)}
    return [voice for _, voice in sorted(voices.values(), key=lambda pair: pair[0] not in _OWN)]


def _voice(entry: Mapping[str, object]) -> tuple[str, Voice]:
    kind, voice_id = _text(entry, "type").lower(), _text(entry, "id")
    known = _PREBUILT.get(voice_id)
    gender = _text(entry, "gender").lower()
    name = _text(entry, "display_name", "displayName")
    words = _OWN_WORDS.get(kind)
    return kind, Voice(
        voice_id,
        "" if name == voice_id else name,
        _language(entry),
        Gender(gender) if gender in set(Gender) - {""} else known.gender if known else Gender.UNKNOWN,
        str(words) if words else known.manner if known else "",
        description=" · ".join(_descriptions(entry))[:_MAX_DESCRIPTION],
    )


def _language(entry: Mapping[str, object]) -> str:
    language, region = _text(entry, "language_code", "languageCode"), _text(entry, "region_code", "regionCode")
    return f"{language}-{region}" if language and region and "-" not in language else language


def _descriptions(entry: Mapping[str, object]) -> Iterator[str]:
    yield from filter(None, (_text(entry, name) for name in ("description", "persona", "context", "accent")))
    if pitch := _text(entry, "pitch"):
        yield f"{pitch} pitch"


def _text(entry: Mapping[str, object], *names: str) -> str:
    """Return the first text under one of the names; a list that was written by hand mixes both ways to write them."""
    values = (entry.get(name) for name in names)
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), "")


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _MAX_ID and text.isprintable()
