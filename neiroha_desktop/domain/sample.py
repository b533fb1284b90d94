"""A text of the user's own to try voices with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnSample:
    """A text that the user added to the sample texts."""

    id: str
    title: str
    text: str
