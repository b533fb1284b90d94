"""Lists of voice sets and voices, as the servers of the Neiroha family send them, old and new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from neiroha_desktop.adapters.error_bodies import clean
from neiroha_desktop.adapters.model_lists import read_model_ids
from neiroha_desktop.domain.errors import InvalidResponseError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.provider import TtsModel, Voice

if TYPE_CHECKING:
    from neiroha_desktop.adapters.endpoint import Endpoint

_MOST = 5000
_MAX_ID = 200
_LISTS = ("data", "voices", "profiles", "items")
_ID_NAMES = ("id", "voice_id", "name")
_SET_NAMES = ("voice_set_id", "voice_set", "model")
_LANGUAGE_NAMES = ("text_lang", "language", "prompt_lang")
_LANGUAGES = {"zh": "zh", "yue": "yue", "ja": "ja", "ko": "ko", "en": "en", "cn": "zh", "jp": "ja", "kr": "ko"}
NEEDS_RECORDING = str(msg("needs a recording"))


@dataclass(frozen=True, slots=True)
class ServerVoice:
    """A voice as a server lists it."""

    id: str
    name: str
    voice_set: str
    """"" where it belongs to none, or the server does not say."""
    entry: Mapping[Any, Any] = field(repr=False)
    """All that is said of it."""

    def text(self, *names: str) -> str:
        """Return the first text under one of these names; "" without one."""
        found = (self.entry.get(name) for name in names)
        return next((value.strip() for value in found if isinstance(value, str) and value.strip()), "")

    def says(self, name: str) -> bool | None:
        """Return what is true or false of it; None where the server does not say."""
        value = self.entry.get(name)
        return value if isinstance(value, bool) else None


def models_of(value: object, alias: str, endpoint: Endpoint) -> tuple[TtsModel, ...]:
    """Return the voice sets of a parsed answer, after the name under which the one in use goes.

    Raises:
        InvalidResponseError: it holds no list.
    """
    ids = read_model_ids(value)
    if ids is None:
        raise no_list(msg("{host} answered with something other than a list of models.", host=endpoint.host))
    return tuple(TtsModel(model_id) for model_id in dict.fromkeys((alias, *ids)))


def voices_of(value: object, endpoint: Endpoint) -> list[ServerVoice]:
    """Return the voices of a parsed answer, in its order; of several lists in it the fullest comes first.

    Raises:
        InvalidResponseError: it holds no list.
    """
    entries = _entries(value)
    if entries is None:
        raise no_list(msg("{host} answered with something other than a list of voices.", host=endpoint.host))
    found = (_voice(entry, endpoint.secrets) for entry in entries[:_MOST])
    return [voice for voice in found if voice is not None]


def shown(
    voices: Sequence[ServerVoice],
    voice_set: str,
    secrets: Sequence[str],
    lacks_recording: Callable[[ServerVoice], bool],
) -> tuple[Voice, ...]:
    """Return voices as they are offered, each once; those that cannot speak alone come last.

    Args:
        voices: as listed.
        voice_set: only those of this one; "" for all.
        secrets: what must not be quoted.
        lacks_recording: tells whether a voice can only speak with a recording that the request brings.
    """
    kept: dict[str, Voice] = {}
    for voice in voices:
        if voice_set and voice.voice_set not in ("", voice_set):
            continue
        manner = NEEDS_RECORDING if lacks_recording(voice) else ""
        name = "" if voice.name == voice.id else voice.name
        kept.setdefault(
            voice.id,
            Voice(
                voice.id,
                name,
                language_of(voice.text(*_LANGUAGE_NAMES)),
                manner=manner,
                description=clean(voice.text("description", "instruction"), secrets),
            ),
        )
    # The first one is tried where any will do.
    return tuple(sorted(kept.values(), key=lambda voice: bool(voice.manner)))


def language_of(text: str) -> str:
    """Return the language code of what these servers call a language; "" for a mix, and for what is not known."""
    name = text.lower().removeprefix("all_").partition("-")[0].partition("_")[0]
    return _LANGUAGES.get(name, "")


def no_list(message: Message) -> InvalidResponseError:
    """Return the error for data that holds no list."""
    remedy = msg("Check the Base URL and the adapter type, or type the id by hand.")
    return InvalidResponseError(message, remedy=remedy, status=200)


def _entries(value: object) -> Sequence[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return None
    lists = [value[name] for name in _LISTS if isinstance(value.get(name), list)]
    return next(filter(None, lists), lists[0] if lists else None)


def _voice(entry: object, secrets: Sequence[str]) -> ServerVoice | None:
    if isinstance(entry, str):
        entry = {"id": entry}
    if not isinstance(entry, Mapping):
        return None
    voice = ServerVoice("", "", "", entry)
    voice_id = voice.text(*_ID_NAMES)
    if not voice_id or len(voice_id) > _MAX_ID or not voice_id.isprintable():
        return None
    name = clean(voice.text("display_name", "name"), secrets)[:_MAX_ID]
    return ServerVoice(voice_id, name or voice_id, voice.text(*_SET_NAMES), entry)
