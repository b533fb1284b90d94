"""A recording on its way to be a reference: what is known of it, how good it is for that, and what is done to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from neiroha_desktop.domain.clip_facts import ClipFacts, ClipMeasure
from neiroha_desktop.domain.messages import Message, msg


class Mark(StrEnum):
    """How good one side of a recording is."""

    GOOD = "good"
    COULD_BE_BETTER = "could_be_better"
    WILL_BE_REFUSED = "will_be_refused"


class Topic(StrEnum):
    """What a recording is judged by, in the order in which it is shown."""

    CONTAINER = "container"
    SIZE = "size"
    DURATION = "duration"
    NOISE = "noise"
    CLIPPING = "clipping"
    LOUDNESS = "loudness"
    PEAK = "peak"
    SILENCE = "silence"
    LEVELS = "levels"
    SAMPLE_RATE = "sample_rate"
    CHANNELS = "channels"


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """All that is known of a recording. Levels are in dB below a square wave at full scale (a full sine has -3 dB)."""

    clip: ClipFacts
    measure: ClipMeasure
    noise_floor: float | None
    """Level of what sounds beneath the voice; None where nothing does."""
    signal_to_noise: float | None
    """dB between the voice and that, over the whole recording; None where there is no noise, or no voice."""
    silence_share: float
    """Part of the recording that is pause, 0.0 to 1.0."""
    level_step: float | None
    """dB between two clearly different levels (music, a second voice); None where there is one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The judgement of one side of a recording."""

    topic: Topic
    title: Message
    value: Message
    """What was found, with its unit."""
    mark: Mark
    advice: Message
    """One line: what to do, or why it is good."""


@dataclass(frozen=True, slots=True)
class Trim:
    """Keep one part. Seconds are those of the original, whatever was done before; the newest cut counts."""

    start: float
    end: float
    snap: bool = True
    """Move both ends into a pause nearby, if there is one. Once applied, `start` and `end` are where they came to."""


@dataclass(frozen=True, slots=True)
class KeepBest:
    """Keep the stretch with the most and cleanest speech, no longer than `seconds`."""

    seconds: float
    start: float = 0.0
    """Seconds of the original; found when it is applied, as is `end`."""
    end: float = 0.0


@dataclass(frozen=True, slots=True)
class Mono:
    """Mix all channels into one."""


@dataclass(frozen=True, slots=True)
class Resample:
    """Bring it to another sample rate."""

    sample_rate: int
    """Hz."""


@dataclass(frozen=True, slots=True)
class Normalise:
    """Make it as loud as wanted, as far as no sample goes above -1 dBFS."""

    lufs: float


@dataclass(frozen=True, slots=True)
class RemoveOffset:
    """Bring every channel's mean to zero."""


@dataclass(frozen=True, slots=True)
class Fade:
    """Fade both ends over 5 ms. Ends that were cut are faded anyway."""


@dataclass(frozen=True, slots=True)
class SaveAs:
    """Choose what it is saved as."""

    container: str
    """ "wav" (16 bits) or "mp3"."""


MendStep: TypeAlias = "Trim | KeepBest | Mono | Resample | Normalise | RemoveOffset | Fade | SaveAs"


@dataclass(frozen=True, slots=True)
class Mending:
    """What all steps together do to the original, in a fixed order: cut, offset, mono, rate, loudness, fades, file."""

    start: float = 0.0
    """Seconds."""
    end: float | None = None
    """Seconds; None: the end of the recording."""
    remove_offset: bool = False
    mono: bool = False
    sample_rate: int | None = None
    lufs: float | None = None
    fade: bool = False
    container: str = "wav"


def mending_of(steps: tuple[MendStep, ...]) -> Mending:
    """Return what steps come to: of two of a kind, the newer one counts."""
    mending = Mending()
    for step in steps:
        match step:
            case Trim(start, end) | KeepBest(_, start, end):
                mending = replace(mending, start=start, end=end)
            case Mono():
                mending = replace(mending, mono=True)
            case Resample(sample_rate):
                mending = replace(mending, sample_rate=sample_rate)
            case Normalise(lufs):
                mending = replace(mending, lufs=lufs)
            case RemoveOffset():
                mending = replace(mending, remove_offset=True)
            case Fade():
                mending = replace(mending, fade=True)
            case SaveAs(container):
                mending = replace(mending, container=container)
    return mending


def describe_step(step: MendStep) -> Message:
    """Say what a step did, as one line of a history."""
    match step:
        case Trim(start, end):
            return msg("Cut to {start} s – {end} s", start=f"{start:.2f}", end=f"{end:.2f}")
        case KeepBest(_, start, end):
            return msg("Kept the best {seconds} s", seconds=f"{end - start:.1f}")
        case Mono():
            return msg("Mixed to mono")
        case Resample(sample_rate):
            return msg("Resampled to {rate} Hz", rate=sample_rate)
        case Normalise(lufs):
            return msg("Brought to {lufs} LUFS", lufs=f"{lufs:.1f}")
        case RemoveOffset():
            return msg("Removed the DC offset")
        case Fade():
            return msg("Faded both ends")
        case SaveAs(container):
            return msg("Saved as {container}", container=container)
