"""A part of a clip that somebody wants to hear."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """From where to play, and whether to go round and round."""

    start: float = 0.0
    """Seconds."""
    end: float | None = None
    """Where it goes back to its start, again and again; None plays on to the end of the clip."""


WHOLE = Part()
