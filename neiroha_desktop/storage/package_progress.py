"""How far the work on an exported file is, and the place where it can be ended."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[float], None]
"""Told how far the work is, 0.0 to 1.0; raises what ends it."""


class Progress:
    """Counts bytes of a known sum."""

    def __init__(self, total: int, watch: Watch) -> None:
        self._total = max(1, total)
        self._done = 0
        self._watch = watch

    def add(self, size: int) -> None:
        """Note that so many more are done; raises what ends the work."""
        self._done += size
        self._watch(min(1.0, self._done / self._total))
