"""The speakers of the practice service: preset, designed from words, or cloned from a recording."""

from __future__ import annotations

import secrets
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neiroha_desktop.offline.engine import EngineVoice
from neiroha_desktop.offline.practice_text import MANDARIN
from neiroha_desktop.offline.practice_words import Age, Manner, find_age, find_gender, find_manner

if TYPE_CHECKING:
    from neiroha_desktop.offline.practice_reference import SpeakerTraits

AMERICAN = "gmw/en-US"
_BRITISH = "gmw/en"
_RECEIVED = "gmw/en-GB-x-rp"

_MANDARIN_LIFT = 9
"""Pitch steps. At the same setting Mandarin comes out a tenth lower than English; measured with eSpeak NG 1.52."""

_WHISPERS = {"female": "whisperf", "male": "whisper"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice in every language it may have to read."""

    variant: str
    gender: str
    """"female" or "male"."""
    home: str = AMERICAN
    """Language of text without letters."""
    english: str = AMERICAN
    """Kind of English it speaks."""
    rate: float = 170
    pitch: float = 50
    range: float = 50
    volume: float = 80
    """Some variants would reach full scale at 100."""

    def voice(self, language: str) -> EngineVoice:
        """Return this speaker in one language."""
        lift = _MANDARIN_LIFT if language == MANDARIN else 0
        return EngineVoice(language, self.variant, self.rate, self.pitch + lift, self.range, self.volume)

    def directed(self, manner: Manner) -> Speaker:
        """Return this speaker in a manner."""
        return replace(
            self,
            variant=_WHISPERS[self.gender] if manner.whisper else self.variant,
            rate=self.rate * manner.pace,
            pitch=self.pitch + manner.pitch,
            range=self.range + manner.range,
            volume=self.volume * manner.volume,
        )


PRESETS = {
    "mimo_default": Speaker("f1", "female", rate=165),
    "冰糖": Speaker("Annie", "female", home=MANDARIN, rate=190, pitch=52, range=60),
    "茉莉": Speaker("f2", "female", home=MANDARIN, rate=160, pitch=38, range=45),
    "苏打": Speaker("m3", "male", home=MANDARIN, rate=185, pitch=72, range=60),
    "白桦": Speaker("adam", "male", home=MANDARIN, rate=150, pitch=24, range=40),
    "Mia": Speaker("belinda", "female", rate=190, pitch=58, range=60, volume=75),
    "Chloe": Speaker("steph", "female", home=_RECEIVED, english=_RECEIVED, rate=145, pitch=46, range=40),
    "Milo": Speaker("Reed", "male", rate=185, pitch=64, range=60),
    "Dean": Speaker("m6", "male", home=_BRITISH, english=_BRITISH, rate=150, pitch=34, range=35),
}
"""Preset voices by id, in the order of the real service's list. Ids are case-sensitive."""

_POOLS = {
    ("female", Age.CHILD): (("Alicia", "belinda", "f5"), 80, 185),
    ("female", Age.YOUNG): (("f5", "Annie", "f3", "belinda"), 58, 180),
    ("female", Age.ADULT): (("f2", "f1", "f3", "steph", "linda"), 44, 168),
    ("female", Age.OLD): (("grandma", "f1"), 22, 138),
    ("male", Age.CHILD): (("f5", "f2", "belinda"), 72, 185),
    ("male", Age.YOUNG): (("m2", "m3", "Reed", "Alex"), 70, 180),
    ("male", Age.ADULT): (("m3", "m6", "adam", "Lee", "m7"), 42, 165),
    ("male", Age.OLD): (("grandpa", "croak", "m1"), 24, 138),
}
"""Variants, pitch and words per minute for each kind of speaker."""

_PITCH_JITTER = 3.0
_PACE_JITTER = 0.04

_CLONE_MALE_BELOW_HZ = 150.0
_DARK_BELOW_HZ = 650.0
_BRIGHT_ABOVE_HZ = 1500.0
_CLONE_RANGES = {
    "adam": (68.0, 100.0, 169.0),
    "m3": (70.0, 104.0, 171.0),
    "steph": (104.0, 182.0, 334.0),
    "belinda": (132.0, 226.0, 411.0),
    "Annie": (209.0, 246.0, 345.0),
}
"""Fundamental frequency in Hz at pitch 0, 50 and 100, measured with English text and eSpeak NG 1.52."""

_USUAL_SPREAD = 1.8
"""Semitones that the intonation moves at range 50."""

_USUAL_SYLLABLES = 5.6
_PACE_EXPONENT = 1.25
_USUAL_RATE = 160
"""words per minute = 160 · (syllables per second / 5.6) ^ 1.25: fitted to `syllable_rate` of eSpeak NG's own speech."""

_PITCH_FALL = 1.05
"""A whole sentence has a median pitch this much lower than the points above; measured on clones of the presets."""


def preset(voice_id: str, directions: str) -> Speaker:
    """Return a preset voice in the manner of an instruction and style tag.

    Raises:
        KeyError: there is no such voice.
    """
    return PRESETS[voice_id].directed(find_manner(directions))


def design(description: str) -> Speaker:
    """Make a voice from a description: its kind follows from the words, and each call differs a little."""
    # Where words leave a choice, the same words choose alike.
    choice = zlib.crc32(" ".join(description.lower().split()).encode("utf-8", "replace"))
    gender = find_gender(description) or ("female", "male")[choice % 2]
    variants, pitch, rate = _POOLS[gender, find_age(description)]
    speaker = Speaker(variants[choice // 2 % len(variants)], gender, rate=rate, pitch=pitch)
    chance = secrets.SystemRandom()
    jitter = Manner(
        pace=1 + chance.uniform(-_PACE_JITTER, _PACE_JITTER), pitch=chance.uniform(-_PITCH_JITTER, _PITCH_JITTER)
    )
    return speaker.directed(find_manner(description)).directed(jitter)


def clone(traits: SpeakerTraits, directions: str) -> Speaker:
    """Make a voice with the pitch, intonation and pace of a recording, in the manner of the directions."""
    variant, gender = _clone_variant(traits)
    rate = 170.0
    if traits.syllables_per_second:
        rate = _USUAL_RATE * (traits.syllables_per_second / _USUAL_SYLLABLES) ** _PACE_EXPONENT
    speaker = Speaker(
        variant,
        gender,
        rate=min(max(rate, 110), 300),
        pitch=_pitch_for(traits.pitch_hz * _PITCH_FALL, _CLONE_RANGES[variant]) if traits.pitch_hz else 50,
        range=min(max(50 * traits.pitch_spread / _USUAL_SPREAD, 20), 80),
    )
    return speaker.directed(find_manner(directions))


def _clone_variant(traits: SpeakerTraits) -> tuple[str, str]:
    dark = traits.brightness_hz < _DARK_BELOW_HZ
    if (traits.pitch_hz or 0.0) < _CLONE_MALE_BELOW_HZ:
        return ("adam" if dark else "m3"), "male"
    # Annie's pitch starts where others are half-way up.
    if traits.brightness_hz > _BRIGHT_ABOVE_HZ and 209 <= (traits.pitch_hz or 0.0) <= 345:
        return "Annie", "female"
    return ("steph" if dark else "belinda"), "female"


def _pitch_for(hertz: float, known: tuple[float, float, float]) -> float:
    """Return the pitch setting that gives a fundamental frequency, between or beyond three known points."""
    low, middle, high = known
    if hertz < middle:
        return max(50 * (hertz - low) / (middle - low), 0)
    return min(50 + 50 * (hertz - middle) / (high - middle), 100)
