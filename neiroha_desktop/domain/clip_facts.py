"""What is known about a clip without playing it."""

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


@dataclass(frozen=True, slots=True)
class ClipMeasure:
    """How one clip sounds, in numbers. Full scale (0 dBFS) is the largest sample that its format holds."""

    duration: float
    """Seconds; 0.0 where there is not a single frame."""
    peak: float | None
    """dBFS of the largest sample; above 0 in a float or lossy file that overshoots. None: all samples are zero."""
    loudness: float | None
    """LUFS, integrated, ITU-R BS.1770; a clip under 0.4 s is taken as one block. None: silence."""
    clipped_samples: int
    """Samples in runs of three or more at full scale in one channel."""
    clipped_share: float
    """Those as a part of all samples, 0.0 to 1.0."""
    leading_silence: float
    """Seconds before the first 5 ms that reach above -60 dBFS (less a constant offset); all of a silent clip."""
    trailing_silence: float
    """Seconds after the last such 5 ms; all of a silent clip."""
    dc_offset: float
    """Mean of the samples of the channel where it is farthest from zero, -1.0 to 1.0."""

    @property
    def is_empty(self) -> bool:
        """Whether there is not a single frame."""
        return self.duration == 0.0

    @property
    def is_silent(self) -> bool:
        """Whether nothing reaches above -60 dBFS; an empty clip is silent, too."""
        return self.leading_silence >= self.duration

    @property
    def is_clipped(self) -> bool:
        """Whether there is a single run at full scale."""
        return self.clipped_samples > 0
