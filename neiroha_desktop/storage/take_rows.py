"""How a take lies in its row."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.clip_facts import ClipMeasure
from neiroha_desktop.domain.synthesis import Recipe, Take, Usage
from neiroha_desktop.storage.columns import from_json, from_time, to_json, to_text, to_time
from neiroha_desktop.storage.message_columns import messages_of, messages_text

_TEXTS = (
    "id", "character_id", "character_name", "provider_id", "provider_name", "model_id", "mode", "voice", "instruction",
    "text", "container", "file_name", "request_id", "settings_key", "name", "note",
)  # fmt: skip
_NUMBERS = (
    "size_bytes", "duration", "sample_rate", "total_seconds", "truncated", "starred", "first_byte_seconds",
    "first_sound_seconds", "outline", "broken",
)  # fmt: skip
_OTHERS = (
    "created_at", "prompt_tokens", "completion_tokens", "total_tokens", "recipe", "recipe_reference", "measure",
    "audio_deleted_at", "remarks",
)  # fmt: skip

# A take may be made for a character that is not saved yet, and end after its provider is gone: it is kept all the same.
_SPECIAL = {
    "character_id": "(SELECT id FROM characters WHERE id = :character_id)",
    "provider_id": "(SELECT id FROM providers WHERE id = :provider_id)",
}
_COLUMNS = (*_TEXTS, *_NUMBERS, *_OTHERS)

FOLD = """
UPDATE takes SET search_text = search_text(
    text || ' ' || name || ' ' || note || ' ' || character_name || ' ' || provider_name || ' ' || model_id || ' '
    || voice || ' ' || instruction
) WHERE id = :id
"""
"""Makes the searched text of a take anew, after any part of it changed."""

INSERT = f"""
INSERT INTO takes ({", ".join(_COLUMNS)}, draft_character_id) VALUES (
    {", ".join(_SPECIAL.get(name, f":{name}") for name in _COLUMNS)},
    CASE WHEN EXISTS (SELECT 1 FROM characters WHERE id = :character_id) THEN '' ELSE :character_id END
)
"""  # noqa: S608 - made of the names above
INSERT_WIRE = "INSERT INTO take_wires VALUES (:id, :wire)"

SELECT = "SELECT rowid AS number, * FROM takes"
"""Every column that `take_of` reads, and the `number` of the row."""
SELECT_WIRE = "SELECT wire FROM take_wires WHERE take_id = ?"


def values_of(take: Take) -> dict[str, object]:
    """Return the parameters of `INSERT` and `INSERT_WIRE`."""
    values: dict[str, object] = {name: to_text(getattr(take, name)) for name in _TEXTS}
    values |= {name: getattr(take, name) for name in _NUMBERS}
    usage = take.usage
    return values | {
        "created_at": to_time(take.created_at),
        "prompt_tokens": usage.prompt_tokens if usage else None,
        "completion_tokens": usage.completion_tokens if usage else None,
        "total_tokens": usage.total_tokens if usage else None,
        "recipe": to_json(asdict(take.recipe)) if take.recipe else "",
        "recipe_reference": take.recipe.reference_sha256 if take.recipe else "",
        "measure": measure_text(take.measure),
        "audio_deleted_at": to_time(take.created_at) if take.audio_deleted else None,
        "remarks": messages_text(take.remarks),
        "wire": to_text(take.wire),
    }


def take_of(row: sqlite3.Row) -> Take:
    """Build a take from a row of `SELECT`, without what was sent for it."""
    values = {name: row[name] for name in (*_TEXTS, *_NUMBERS)}
    values |= {
        "created_at": from_time(row["created_at"]),
        "character_id": row["character_id"] or row["draft_character_id"],
        "provider_id": row["provider_id"] or "",
        "truncated": bool(row["truncated"]),
        "starred": bool(row["starred"]),
        "broken": bool(row["broken"]),
        "audio_deleted": row["audio_deleted_at"] is not None,
        "usage": _usage(row),
        "recipe": _recipe(row["recipe"]),
        "remarks": messages_of(row["remarks"]),
        "measure": ClipMeasure(**from_json(row["measure"])) if row["measure"] else None,
    }
    return Take(**values)


def measure_text(measure: ClipMeasure | None) -> str:
    """Return a measure as its column holds it."""
    return to_json(asdict(measure)) if measure else ""


def _usage(row: sqlite3.Row) -> Usage | None:
    if row["total_tokens"] is None:
        return None
    return Usage(row["prompt_tokens"], row["completion_tokens"], row["total_tokens"])


def _recipe(text: str) -> Recipe | None:
    if not text:
        return None
    values = from_json(text)
    return Recipe(**(values | {"mode": VoiceMode(values["mode"])}))
