"""What is compared with what: voices, characters, models or instructions as columns, texts as rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from neiroha_desktop.domain.capabilities import VoiceMode
from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg

if TYPE_CHECKING:
    from neiroha_desktop.domain.character import Character

MOST_COLUMNS = 6
"""So many stand side by side in the smallest window."""
MOST_TEXTS = 8


class ColumnKind(StrEnum):
    """What differs from one column to the next."""

    VOICES = "voices"
    CHARACTERS = "characters"
    MODELS = "models"
    INSTRUCTIONS = "instructions"


@dataclass(frozen=True, slots=True)
class Column:
    """One way to speak."""

    title: str
    value: str
    """What it has of its own: a voice id, a character's id, a model id, an instruction."""
    character: Character
    """Who speaks: a character, or the one on screen with that value. Its takes are kept with it."""
    detail: str = ""
    """What else is known of it, for showing."""


@dataclass(frozen=True, slots=True)
class GridPlan:
    """Each text in each column.

    Raises:
        InvalidInputError: field `columns` or `texts`: there are none, or too many.
    """

    kind: ColumnKind
    columns: tuple[Column, ...]
    texts: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.columns:
            raise InvalidInputError(
                "columns", msg("There is nothing to compare."), remedy=msg("Choose at least one column.")
            )
        if not self.texts or not all(text.strip() for text in self.texts):
            raise InvalidInputError("texts", msg("There is no text to speak."), remedy=msg("Choose at least one."))
        if len(self.columns) > MOST_COLUMNS or len(self.texts) > MOST_TEXTS:
            raise InvalidInputError(
                "columns" if len(self.columns) > MOST_COLUMNS else "texts",
                msg(
                    "A comparison has at most {columns} columns and {texts} texts.",
                    columns=MOST_COLUMNS,
                    texts=MOST_TEXTS,
                ),
            )


def variant(base: Character, kind: ColumnKind, value: str) -> Character:
    """Return a character with another voice, model or instruction; comparing characters changes none of them."""
    match kind:
        case ColumnKind.VOICES:
            return replace(base, mode=VoiceMode.PRESET, voice_id=value)
        case ColumnKind.MODELS:
            return replace(base, model_id=value)
        case ColumnKind.INSTRUCTIONS:
            return replace(base, instructions={**base.instructions, base.mode: value})
        case ColumnKind.CHARACTERS:
            return base
