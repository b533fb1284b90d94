"""What is on its way into one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from neiroha_desktop.domain.character import Character, ReferenceAudio
    from neiroha_desktop.domain.package import PackedProvider
    from neiroha_desktop.domain.synthesis import Take


@dataclass(frozen=True, slots=True)
class Gathered:
    """Read from the stores; nothing has been left out yet."""

    characters: list[Character]
    providers: list[PackedProvider]
    references: list[ReferenceAudio]
    takes: list[tuple[Take, Path]]
    """Each with the place of its audio."""
