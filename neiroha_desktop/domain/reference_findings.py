"""The judgement of a recording: one finding for each side of it, by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.reference import Finding, Mark, ReferenceFacts, Topic
from neiroha_desktop.domain.reference_rules import GOOD, NOISY
from neiroha_desktop.domain.validation import encoded_size

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import AudioLimits

_Judged = tuple[Message, Mark, Message]

_TITLES: dict[Topic, Message] = {
    Topic.CONTAINER: msg("File type"),
    Topic.SIZE: msg("Encoded size"),
    Topic.DURATION: msg("Length"),
    Topic.NOISE: msg("Background noise"),
    Topic.CLIPPING: msg("Clipping"),
    Topic.LOUDNESS: msg("Loudness"),
    Topic.PEAK: msg("Peak"),
    Topic.SILENCE: msg("Pauses"),
    Topic.LEVELS: msg("One voice"),
    Topic.SAMPLE_RATE: msg("Sample rate"),
    Topic.CHANNELS: msg("Channels"),
}


def judge(facts: ReferenceFacts, limits: AudioLimits | None) -> list[Finding]:
    """Judge a recording by every topic, in their order.

    Args:
        facts: what is known of it.
        limits: what the model accepts; None: nothing is known of that, so nothing is refused.
    """
    judged: dict[Topic, _Judged] = {
        Topic.CONTAINER: _container(facts, limits),
        Topic.SIZE: _size(facts, limits),
        Topic.DURATION: _duration(facts, limits),
        Topic.NOISE: _noise(facts),
        Topic.CLIPPING: _clipping(facts),
        Topic.LOUDNESS: _loudness(facts),
        Topic.PEAK: _peak(facts),
        Topic.SILENCE: _silence(facts),
        Topic.LEVELS: _levels(facts),
        Topic.SAMPLE_RATE: _sample_rate(facts, limits),
        Topic.CHANNELS: _channels(facts),
    }
    return [Finding(topic, _TITLES[topic], *judged[topic]) for topic in Topic]


def refusals(facts: ReferenceFacts, limits: AudioLimits | None) -> frozenset[Topic]:
    """Return for what a recording will be refused."""
    return frozenset(one.topic for one in judge(facts, limits) if one.mark is Mark.WILL_BE_REFUSED)


def _container(facts: ReferenceFacts, limits: AudioLimits | None) -> _Judged:
    value = msg("{container}", container=facts.clip.container)
    if limits is None or facts.clip.container in limits.containers:
        return value, Mark.GOOD, msg("It is sent as it is.")
    accepted = ", ".join(sorted(limits.containers))
    return value, Mark.WILL_BE_REFUSED, msg('Only {accepted} is accepted: press "Make it fit".', accepted=accepted)


def _size(facts: ReferenceFacts, limits: AudioLimits | None) -> _Judged:
    size = encoded_size(facts.clip.size_bytes, facts.clip.container)
    limit = limits.max_encoded_bytes if limits is not None else None
    if limit is None:
        return msg("{size} characters", size=f"{size:,}"), Mark.GOOD, msg("No limit is known.")
    value = msg("{size} of {limit} characters", size=f"{size:,}", limit=f"{limit:,}")
    if size > limit:
        return value, Mark.WILL_BE_REFUSED, msg('Cut it, or press "Make it fit".')
    return value, Mark.GOOD, msg("It is small enough to be sent.")


def _duration(facts: ReferenceFacts, limits: AudioLimits | None) -> _Judged:
    seconds, band = facts.measure.duration, GOOD[Topic.DURATION]
    value = msg("{seconds} s", seconds=f"{seconds:,.1f}")
    if limits is not None and seconds < limits.min_seconds:
        return value, Mark.WILL_BE_REFUSED, msg("Record at least {seconds} s.", seconds=f"{limits.min_seconds:g}")
    if limits is not None and limits.max_seconds is not None and seconds > limits.max_seconds:
        return value, Mark.WILL_BE_REFUSED, msg("Keep at most {seconds} s of it.", seconds=f"{limits.max_seconds:g}")
    if band.low is not None and seconds < band.low:
        return value, Mark.COULD_BE_BETTER, msg("5 to 30 s let a voice be heard in full: record a little more.")
    if band.high is not None and seconds > band.high:
        return value, Mark.COULD_BE_BETTER, msg("5 to 30 s are enough: keep the best of it.")
    return value, Mark.GOOD, msg("Long enough to know the voice, short enough to send every time.")


def _noise(facts: ReferenceFacts) -> _Judged:
    ratio = facts.signal_to_noise
    if ratio is None or facts.noise_floor is None:
        return msg("none found"), Mark.GOOD, msg("Nothing sounds beneath the voice.")
    value = msg("{ratio} dB beneath the voice", ratio=f"{ratio:.0f}")
    if GOOD[Topic.NOISE].holds(ratio):
        return value, Mark.GOOD, msg("The room is quiet.")
    if ratio < NOISY:
        return value, Mark.COULD_BE_BETTER, msg("The noise would be cloned with the voice: record in a quiet room.")
    return value, Mark.COULD_BE_BETTER, msg("Some noise: go closer to the microphone, and switch fans off.")


def _clipping(facts: ReferenceFacts) -> _Judged:
    clipped = facts.measure.clipped_samples
    if GOOD[Topic.CLIPPING].holds(clipped):
        return msg("none"), Mark.GOOD, msg("Nothing is cut off.")
    value = msg("{count} samples", count=f"{clipped:,}")
    return (
        value,
        Mark.COULD_BE_BETTER,
        msg("It was recorded too loud, which cannot be mended: record it again, softer."),
    )


def _loudness(facts: ReferenceFacts) -> _Judged:
    loudness, band = facts.measure.loudness, GOOD[Topic.LOUDNESS]
    if loudness is None:
        return msg("silence"), Mark.COULD_BE_BETTER, msg("Nothing can be heard: choose another recording.")
    value = msg("{loudness} LUFS", loudness=f"{loudness:.1f}")
    if band.holds(loudness):
        return value, Mark.GOOD, msg("As loud as speech should be.")
    return value, Mark.COULD_BE_BETTER, _normalise(soft=band.low is not None and loudness < band.low)


def _peak(facts: ReferenceFacts) -> _Judged:
    peak, band = facts.measure.peak, GOOD[Topic.PEAK]
    if peak is None:
        return msg("silence"), Mark.COULD_BE_BETTER, msg("Nothing can be heard: choose another recording.")
    # Not "-0.0".
    value = msg("{peak} dBFS", peak=f"{round(peak, 1) + 0.0:.1f}")
    if band.holds(peak):
        return value, Mark.GOOD, msg("There is room above the loudest sound.")
    return value, Mark.COULD_BE_BETTER, _normalise(soft=band.low is not None and peak < band.low)


def _normalise(*, soft: bool) -> Message:
    if soft:
        return msg("It is soft: normalise it, or record closer to the microphone.")
    return msg("It is very loud: normalise it.")


def _silence(facts: ReferenceFacts) -> _Judged:
    share = facts.silence_share
    value = msg("{percent} % of the time", percent=round(100 * share))
    if GOOD[Topic.SILENCE].holds(share):
        return value, Mark.GOOD, msg("Most of it is speech.")
    return value, Mark.COULD_BE_BETTER, msg("Much of it is silence: cut it away, or keep the best of it.")


def _levels(facts: ReferenceFacts) -> _Judged:
    step = facts.level_step
    if step is None or GOOD[Topic.LEVELS].holds(step):
        return msg("one level"), Mark.GOOD, msg("It sounds like one voice throughout.")
    value = msg("two levels, {step} dB apart", step=f"{step:.0f}")
    return value, Mark.COULD_BE_BETTER, msg("Music or a second voice? Keep a part in which one person speaks.")


def _sample_rate(facts: ReferenceFacts, limits: AudioLimits | None) -> _Judged:
    rate = facts.clip.sample_rate
    value = msg("{rate} Hz", rate=rate)
    if limits is not None and rate < limits.min_sample_rate:
        needed = limits.min_sample_rate
        return value, Mark.WILL_BE_REFUSED, msg('At least {rate} Hz: press "Make it fit".', rate=needed)
    if GOOD[Topic.SAMPLE_RATE].holds(rate):
        return value, Mark.GOOD, msg("The whole voice is in it.")
    return value, Mark.COULD_BE_BETTER, msg("The treble is missing: a better recording gives a better clone.")


def _channels(facts: ReferenceFacts) -> _Judged:
    channels = facts.clip.channels
    value = {1: msg("mono"), 2: msg("stereo")}.get(channels, msg("{count} channels", count=channels))
    if GOOD[Topic.CHANNELS].holds(channels):
        return value, Mark.GOOD, msg("One voice needs one channel.")
    return value, Mark.COULD_BE_BETTER, msg("Mono is enough, and takes a part of the size.")
