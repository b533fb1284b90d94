"""When a reference is good and when it could be better: all thresholds, and where they are from.

MiMo's documentation asks for a few seconds of clear speech by one speaker, without music, noise or reverberation, as
mp3 or wav, at most 10 MB once encoded. What a provider refuses stands in the `AudioLimits` of its model; the rest is
advice and stands here.
"""

from __future__ import annotations

from typing import NamedTuple

from neiroha_desktop.domain.reference import Topic


class Band(NamedTuple):
    """Good from `low` to `high`, both included; None is no bound."""

    low: float | None
    high: float | None
    unit: str
    source: str

    def holds(self, value: float) -> bool:
        """Whether a value is good."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


GOOD: dict[Topic, Band] = {
    Topic.DURATION: Band(
        5.0, 30.0, "s", "Users of MiMo report 5 to 30 s as best; CosyVoice takes 30 s at most, GPT-SoVITS 3 to 10 s."
    ),
    Topic.NOISE: Band(
        30.0,
        None,
        "dB",
        "Signal to noise. ITU-T P.800 has recordings for listening tests made in rooms with 30 dB(A) or less, speech"
        " having 60 and more; what LibriTTS calls clean was filtered at 20 dB.",
    ),
    Topic.CLIPPING: Band(None, 0.0, "samples", "Three samples in a row at full scale are cut off; none may be."),
    Topic.LOUDNESS: Band(
        -30.0,
        -14.0,
        "LUFS",
        "EBU R 128 puts programmes at -23, AES TD1008 speech streams at -18; half that range more.",
    ),
    Topic.PEAK: Band(
        -20.0, -0.1, "dBFS", "Above, the next coder clips (EBU R 128); below, 16 bits lose more than three of them."
    ),
    Topic.SILENCE: Band(
        None,
        0.4,
        "part",
        "Somebody who reads pauses for a fifth to a third of the time; this leaves room for one more.",
    ),
    Topic.LEVELS: Band(
        None, 8.0, "dB", "Syllables of one reader, 400 ms each, stay within it; MiMo wants no music and one speaker."
    ),
    Topic.SAMPLE_RATE: Band(
        24000, None, "Hz", "MiMo, CosyVoice and VoxCPM answer with 24000 Hz and more; a lower rate lacks their treble."
    ),
    Topic.CHANNELS: Band(
        1, 1, "channels", "A voice is one source: the models mix to mono, and a second channel is weight."
    ),
}
"""Container and size have no bounds of their own: they are good unless the provider refuses them."""

NOISY = 20.0
"""dB of signal to noise, under which the noise itself is cloned."""

TARGET_LUFS = -20.0
"""What a recording is brought to unless the user says otherwise: between EBU R 128 and AES TD1008."""

BEST_SECONDS = 20.0
"""What "keep the best" starts with: the middle of the good range."""

LONGEST_MENDED_SECONDS = 600.0
"""Longer recordings have to be cut before anything else is done to them: no model takes more, and it takes long."""

SHORTEST_SECONDS = 0.1
"""Nothing shorter is kept by a cut."""
