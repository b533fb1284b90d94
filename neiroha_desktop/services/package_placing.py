"""Where a named thing from a file goes, given what is here: beside it, in its place, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from neiroha_desktop.domain.package_file import Conflict

NewId = Callable[[], str]


class Named(Protocol):
    """A character or a provider."""

    @property
    def id(self) -> str:
        """By which it is kept."""

    @property
    def name(self) -> str:
        """By which the user knows it."""


class Outcome(Enum):
    """What becomes of one thing."""

    ADDED = auto()
    REPLACED = auto()
    SKIPPED = auto()


@dataclass(frozen=True, slots=True)
class Placement:
    """What becomes of one thing in a file."""

    source_id: str
    """In the file."""
    target_id: str
    """Here."""
    name: str
    """Here."""
    outcome: Outcome


def match(one: Named, here: Sequence[Named]) -> Named | None:
    """Return what is the same here: by id, or else by name in upper or lower case."""
    by_id = next((other for other in here if other.id == one.id), None)
    name = one.name.strip().casefold()
    return by_id or next((other for other in here if other.name.strip().casefold() == name), None)


def place(things: Sequence[Named], here: Sequence[Named], policy: Conflict, make_id: NewId) -> list[Placement]:
    """Decide about each thing, in their order; no two of them come to one place."""
    ids_here = {other.id for other in here}
    # Whoever has the id has the first claim to the place.
    claimed = ids_here & {one.id for one in things}
    names = {other.name.strip().casefold() for other in here}
    found: list[Placement] = []
    for one in things:
        other = match(one, here)
        if other is None:
            placement = Placement(one.id, one.id, one.name, Outcome.ADDED)
        elif policy is Conflict.SKIP:
            placement = Placement(one.id, other.id, other.name, Outcome.SKIPPED)
        elif policy is Conflict.REPLACE and (other.id == one.id or other.id not in claimed):
            claimed.add(other.id)
            placement = Placement(one.id, other.id, one.name, Outcome.REPLACED)
        else:
            target = make_id() if one.id in ids_here else one.id
            placement = Placement(one.id, target, free_name(one.name, names), Outcome.ADDED)
        names.add(placement.name.strip().casefold())
        found.append(placement)
    return found


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that is not taken: the wanted one, or with the next number behind it.

    Args:
        wanted: the name.
        taken: names in `casefold`.
    """
    base = re.sub(r"\s+[0-9]+$", "", wanted.strip()) or wanted.strip()
    name, number = wanted.strip(), 2
    while name.casefold() in taken:
        name, number = f"{base} {number}", number + 1
    return name
