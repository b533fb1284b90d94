"""The two takes of a comparison: which side has which, and what the player calls them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neiroha_desktop.services.playback import Playable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from neiroha_desktop.domain.synthesis import Take

LETTERS = ("A", "B")
"""What the two sides are called, in every language."""


class Pair:
    """Two places for takes, as the user marked them, and the sides on which they are heard. 0 is A, 1 is B."""

    def __init__(self) -> None:
        self._marked: list[Take | None] = [None, None]
        self._order = (0, 1)

    @property
    def empty(self) -> bool:
        """Whether nothing is marked."""
        return self._marked == [None, None]

    @property
    def complete(self) -> bool:
        """Whether both are there."""
        return None not in self._marked

    def take(self, side: int) -> Take | None:
        """Return the take that is heard on a side; None where there is none yet."""
        return self._marked[self._order[side]]

    def mark_of(self, take_id: str) -> int | None:
        """Return as which side the user marked a take; None where it is not marked."""
        return next((side for side, take in enumerate(self._marked) if take is not None and take.id == take_id), None)

    def mark(self, side: int, take: Take) -> None:
        """Put a take in a place; the one that was there gives way. Twice takes it away again."""
        before = self.mark_of(take.id)
        if before is not None:
            self._marked[before] = None
        if before != side:
            self._marked[side] = take

    def clear(self) -> None:
        """Take both away."""
        self._marked = [None, None]

    def arrange(self, *, shuffled: bool) -> None:
        """Decide which side has which: as they were marked, or by chance."""
        import random  # Only who compares needs it.

        self._order = random.SystemRandom().choice(((0, 1), (1, 0))) if shuffled else (0, 1)

    def playables(self, path: Callable[[Take], Path]) -> tuple[Playable, ...]:
        """Return both as the player plays them, under their own names."""
        takes = (self.take(0), self.take(1))
        return tuple(Playable(one.id, title_of(one), path=path(one)) for one in takes if one is not None)


def without_names(playables: tuple[Playable, ...], title: str) -> tuple[Playable, ...]:
    """Return the same sounds under names that tell nothing; `title` has a {0} for the letter."""
    return tuple(
        replace(one, key=f"blind {letter}", title=title.format(letter), anonymous=True)
        for letter, one in zip(LETTERS, playables, strict=True)
    )


def title_of(take: Take) -> str:
    """Return what a take is called."""
    return take.name or take.character_name
