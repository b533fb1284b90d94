"""Which takes are looked for, and what there is to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TakeFilter:
    """What takes must have to be found; a field at its default asks for nothing."""

    text: str = ""
    """Words that must all be there, in any case and order: in text, name, note, character, provider, model, voice or
    instruction. Parts of words count."""
    character: str = ""
    """Key of a `TakeChoice`."""
    provider: str = ""
    """Key of a `TakeChoice`."""
    model_id: str = ""
    starred: bool = False
    since: datetime | None = None
    """Aware; the first moment."""
    until: datetime | None = None
    """Aware; the first moment after."""


@dataclass(frozen=True, slots=True)
class TakeChoice:
    """A character or a provider that takes were made with."""

    key: str
    """Its id, or what stands for it once it is gone."""
    title: str
    """Its name on the newest of its takes."""


@dataclass(frozen=True, slots=True)
class TakeChoices:
    """What the kept takes can be narrowed down to, each in the order of its names."""

    characters: tuple[TakeChoice, ...] = ()
    providers: tuple[TakeChoice, ...] = ()
    model_ids: tuple[str, ...] = ()
