"""What is known about an audio file without playing it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """The measures of one clip, by its bytes."""

    container: str
    """As `sniff_container` names it: "wav", "mp3", "flac", "ogg", …"""
    duration: float
    """Seconds."""
    sample_rate: int
    """Hz."""
    channels: int
    size_bytes: int
