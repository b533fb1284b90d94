"""What adapters need for longer than one request, other than HTTP clients: made once, closed with the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar


class Closable(Protocol):
    """Something that ends with the program."""

    async def aclose(self) -> None:
        """End it."""


T = TypeVar("T", bound=Closable)


class Belongings:
    """Keeps one of each kind. To be used in one event loop, and closed there."""

    def __init__(self) -> None:
        self._kept: dict[Callable[[], Any], Any] = {}

    def get(self, make: Callable[[], T]) -> T:
        """Return what `make` (a class, say) has made; it is called the first time only."""
        if make not in self._kept:
            self._kept[make] = make()
        kept: T = self._kept[make]
        return kept

    async def aclose(self) -> None:
        """Close everything."""
        kept, self._kept = list(self._kept.values()), {}
        for one in kept:
            await one.aclose()
