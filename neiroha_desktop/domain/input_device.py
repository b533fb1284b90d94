"""Something that sound is recorded from, as it is shown and chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InputDevice:
    """One sound input of this computer."""

    id: str
    """Host API and name, for example "ALSA:pulse"; the same after a rescan or a restart."""
    name: str
    is_default: bool
    """Whether the system would choose it."""
