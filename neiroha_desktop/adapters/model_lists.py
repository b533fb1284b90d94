"""Model lists as servers send them, in all their shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_MAX_MODELS = 2000
_MAX_ID = 200
_LIST_NAMES = ("data", "models", "items", "results", "result")
_ID_NAMES = ("id", "model", "name", "model_id", "modelId")
_SPEECH_MARKS = ("tts", "speech", "voice", "audio")


def read_model_ids(value: object) -> list[str] | None:
    """Return the ids in a parsed answer, each once, in its order; None where it holds no list of models."""
    entries = _entries(value)
    return None if entries is None else list(dict.fromkeys(_ids(entries)))[:_MAX_MODELS]


def speech_model_ids(ids: Sequence[str], *, mimo: bool) -> list[str]:
    """Keep the models that speak, as far as their names tell; where no name tells, elsewhere than MiMo, all of them."""
    if mimo:
        return [model_id for model_id in ids if "tts" in model_id.lower()]
    speaking = [model_id for model_id in ids if any(mark in model_id.lower() for mark in _SPEECH_MARKS)]
    return speaking or list(ids)


def _entries(value: object) -> Sequence[object] | None:
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
            return _entries(inner) or list(inner)
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
