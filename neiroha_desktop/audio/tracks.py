"""What is played: one clip, several side by side, or one that is still coming in; whole or round and round."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from neiroha_desktop.audio.conform import conform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.audio.decode import DecodedAudio
    from neiroha_desktop.audio.growing import GrowingClip

    Voice: TypeAlias = "DecodedAudio | GrowingClip"


class Track:
    """Voices that run side by side, of which one is heard. Belongs to the loop's thread; a device only reads it.

    Attributes:
        voices: all of one format. A shorter one falls silent before the others.
        gains: factor of each voice when it is heard.
        weights: factor of each voice now; replaced as a whole, so that a device sees the old ones or the new ones.
        loop: start and end in seconds between which it goes round and round; None plays to the end.
    """

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.voices = tuple(voices)
        self.sample_rate = voices[0].sample_rate
        self.channels = voices[0].channels
        self.gains = (1.0,) * len(self.voices)
        self.active = 0
        self.weights: tuple[float, ...] = ()
        self.loop: tuple[float, float] | None = None
        self._weigh()

    @property
    def duration(self) -> float:
        """Seconds of the longest voice, as far as it is known."""
        return max(voice.duration for voice in self.voices)

    def switch(self, active: int) -> None:
        """Hear another voice from now on; its place is the same."""
        self.active = active
        self._weigh()

    def set_gains(self, gains: Sequence[float]) -> None:
        """Hear each voice this much louder or softer from now on."""
        self.gains = tuple(gains)
        self._weigh()

    def _weigh(self) -> None:
        self.weights = tuple(gain if number == self.active else 0.0 for number, gain in enumerate(self.gains))


def side_by_side(clips: Sequence[DecodedAudio]) -> list[DecodedAudio]:
    """Return clips in one format: the highest rate and the most channels among them."""
    rate, channels = max(clip.sample_rate for clip in clips), max(clip.channels for clip in clips)
    return [conform(clip, rate, channels) for clip in clips]
