"""How a voice lies in its row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from neiroha_desktop.domain.provider import Gender, Origin, Voice
from neiroha_desktop.storage.columns import to_text

INSERT_VOICE = """
INSERT OR IGNORE INTO voices (
    provider_id, model_id, voice_id, name, language, gender, manner, origin, missing, styles, roles, description,
    language_name, position
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
"""Between the ids of provider and model and the position go `voice_values`."""


def voice_values(voice: Voice) -> tuple[object, ...]:
    """Return the parameters of `INSERT_VOICE` that are the voice's own."""
    texts = (to_text(voice.id), to_text(voice.name), to_text(voice.language), voice.gender, to_text(voice.manner))
    facets = (_list_text(voice.styles), _list_text(voice.roles))
    words = (to_text(voice.description), to_text(voice.language_name))
    return (*texts, voice.origin, voice.missing, *facets, *words)


def voice_of(row: sqlite3.Row) -> Voice:
    """Build a voice from its row."""
    return Voice(
        id=row["voice_id"],
        name=row["name"],
        language=row["language"],
        gender=Gender(row["gender"]),
        manner=row["manner"],
        origin=Origin(row["origin"]),
        missing=bool(row["missing"]),
        styles=_list_of(row["styles"]),
        roles=_list_of(row["roles"]),
        description=row["description"],
        language_name=row["language_name"],
    )


def _list_text(values: Sequence[str]) -> str:
    """Return JSON; "" for none, so that hundreds of voices without styles are read as fast as before."""
    return json.dumps(values) if values else ""


def _list_of(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()
