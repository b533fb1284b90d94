"""Model lists as servers send them, in all their shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from neiroha_desktop.domain.provider import TtsModel

_MAX_MODELS = 2000
_MAX_ID = 200
_LIST_NAMES = ("data", "models", "items", "results", "result")
_ID_NAMES = ("id", "model", "name", "model_id", "modelId")
_SPEECH_MARKS = ("tts", "speech", "voice", "audio")
_RANKED_MARKS = ("tts", "speech", "kokoro", "voice")
_DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


def read_model_ids(value: object) -> list[str] | None:
    """Return the ids in a parsed answer, each once, in its order; None where it holds no list of models."""
    entries = entries_of(value)
    return None if entries is None else list(dict.fromkeys(_ids(entries)))[:_MAX_MODELS]


def read_models(value: object) -> list[TtsModel] | None:
    """Return the models in a parsed answer, with the day on which they end; None where it holds no list of models."""
    entries = entries_of(value)
    if entries is None:
        return None
    found: dict[str, TtsModel] = {}
    for entry in entries:
        for model_id in _ids((entry,)):
            found.setdefault(model_id, TtsModel(model_id, shutdown_date=_shutdown_date(entry)))
    return list(found.values())[:_MAX_MODELS]


def ranked(models: Sequence[TtsModel]) -> list[TtsModel]:
    """Return all models, those first whose names tell that they speak."""
    return sorted(models, key=lambda model: not sounds_like_speech(model.id))


def sounds_like_speech(model_id: str) -> bool:
    """Tell whether the name of a model says that it speaks."""
    return any(mark in model_id.lower() for mark in _RANKED_MARKS)


def speech_model_ids(ids: Sequence[str], *, mimo: bool) -> list[str]:
    """Keep the models that speak, as far as their names tell; where no name tells, elsewhere than MiMo, all of them."""
    if mimo:
        return [model_id for model_id in ids if "tts" in model_id.lower()]
    speaking = [model_id for model_id in ids if any(mark in model_id.lower() for mark in _SPEECH_MARKS)]
    return speaking or list(ids)


def entries_of(value: object) -> Sequence[object] | None:
    """Return the items of a list of models, wherever in the answer it is; None where there is none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return None
    for name in _LIST_NAMES:
        inner = value.get(name)
        if isinstance(inner, list):
            return inner
        if isinstance(inner, Mapping):
            # {"models": {"some-id": {...}}}, or a list one level further down.
            return entries_of(inner) or list(inner)
    return None


def _ids(entries: Sequence[object]) -> Iterator[str]:
    for entry in entries:
        found = entry if isinstance(entry, str) else _id_of(entry)
        cleaned = found.strip()
        if 0 < len(cleaned) <= _MAX_ID and cleaned.isprintable():
            yield cleaned


def _id_of(entry: object) -> str:
    if isinstance(entry, Mapping):
        for name in _ID_NAMES:
            value = entry.get(name)
            if isinstance(value, str) and value.strip():
                return value
    return ""


def _shutdown_date(entry: object) -> str:
    value = entry.get("shutdown_date") if isinstance(entry, Mapping) else None
    return value[:10] if isinstance(value, str) and _DATE.match(value) else ""
