"""What the user has made of a voice that a provider offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VoiceMark:
    """A mark of one voice of one model."""

    favourite: bool = False
    used_at: datetime | None = None
    """When it was chosen or heard in a take last; None where it never was."""
