"""Clips that are compared: the same place in each of them, and as loud as each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neiroha_desktop.audio.tracks import Track
    from neiroha_desktop.services.clips import Peaks, Playable


@dataclass(slots=True)
class Comparison:
    """What is known of the clips of a track with several voices, one entry for each."""

    playables: tuple[Playable, ...]
    track: Track
    outlines: tuple[Peaks, ...]
    """Each over the length of the longest clip."""
    loudness: tuple[float | None, ...]
    """LUFS, as they are played; None is silence."""
    matched: bool = True

    def match(self, matched: bool) -> None:
        """Play all as loud as the softest, or each as it is. Nothing is turned up, so that nothing can clip."""
        self.matched = matched
        heard = [lufs for lufs in self.loudness if lufs is not None]
        self.track.set_gains(
            [10 ** ((min(heard) - lufs) / 20) if matched and lufs is not None else 1.0 for lufs in self.loudness]
        )
