"""Making a recording fit: the least that a provider's limits ask for, found by trying, from harmless to drastic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.reference import KeepBest, MendStep, Mono, Resample, SaveAs, Topic
from neiroha_desktop.domain.reference_findings import refusals
from neiroha_desktop.domain.reference_rules import BEST_SECONDS, GOOD, LONGEST_MENDED_SECONDS
from neiroha_desktop.domain.validation import encoded_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.reference import ReferenceFacts
    from neiroha_desktop.services.reference_work import Version

Make = Callable[[tuple[MendStep, ...]], Awaitable["Version"]]

_WRITABLE = ("wav", "mp3")
"""What a mended recording can be saved as, the lossless one first."""
_ENOUGH_HERTZ = int(GOOD[Topic.SAMPLE_RATE].low or 0)
_SHORTEST_SECONDS = 1.0
_SHRINK = 0.95


@dataclass(frozen=True, slots=True)
class _Attempt:
    steps: tuple[MendStep, ...] = ()
    said: tuple[Message, ...] = ()

    def then(self, step: MendStep, said: Message) -> _Attempt:
        return _Attempt((*self.steps, step), (*self.said, said))


async def make_fit(now: Version, limits: AudioLimits, make: Make) -> tuple[Version, tuple[Message, ...]]:
    """Return a version that fits, and what was done for it.

    Args:
        now: the recording as it is, which does not fit.
        limits: what is accepted.
        make: makes a version with further steps.

    Raises:
        InvalidInputError: field `reference`: nothing makes it fit.
    """
    needed = _needed(now.facts, limits)
    last: tuple[_Attempt, Version] | None = None
    for attempt in _ladder(now.facts, limits, needed):
        made = await make(attempt.steps)
        if not refusals(made.facts, limits):
            return made, _in_all(attempt, now, made)
        last = attempt, made
    if last is None:
        raise _hopeless()
    attempt, made, kept = await _cut(*last, limits, make)
    return made, (*_in_all(attempt, now, made), kept)


def _in_all(attempt: _Attempt, before: Version, after: Version) -> tuple[Message, ...]:
    """Return what was done, with what the file alone asked for: mp3 has two channels at most, and few rates."""
    kinds = {type(step) for step in attempt.steps}
    said, old, new = attempt.said, before.facts.clip, after.facts.clip
    if Mono not in kinds and new.channels < old.channels:
        said = (*said, _to_mono())
    if Resample not in kinds and new.sample_rate != old.sample_rate:
        said = (
            *said,
            msg(
                "Brought it from {old} Hz to {new} Hz, a rate that {container} knows.",
                old=old.sample_rate,
                new=new.sample_rate,
                container=new.container,
            ),
        )
    return said


def _to_mono() -> Message:
    return msg("Mixed it to mono: one voice needs one channel.")


def _needed(facts: ReferenceFacts, limits: AudioLimits) -> _Attempt:
    """Return what is needed in any case: a length and a rate that are accepted."""
    attempt = _Attempt()
    seconds = facts.measure.duration
    if seconds < limits.min_seconds:
        raise InvalidInputError(
            "reference",
            msg(
                "This recording has {seconds} s, and the provider wants at least {least} s.",
                seconds=f"{seconds:.1f}",
                least=f"{limits.min_seconds:g}",
            ),
            remedy=msg("Record a longer one."),
        )
    if limits.max_seconds is not None and seconds > limits.max_seconds:
        said = msg("Kept the best {seconds} s of it, which is all that is accepted.", seconds=f"{limits.max_seconds:g}")
        attempt = attempt.then(KeepBest(limits.max_seconds), said)
    elif seconds > LONGEST_MENDED_SECONDS:
        said = msg("Kept the best {seconds} s of it: it is far too long.", seconds=f"{BEST_SECONDS:g}")
        attempt = attempt.then(KeepBest(BEST_SECONDS), said)
    rate = facts.clip.sample_rate
    if rate < limits.min_sample_rate:
        said = msg(
            "Brought it from {old} Hz to {new} Hz, the least that is accepted.", old=rate, new=limits.min_sample_rate
        )
        attempt = attempt.then(Resample(limits.min_sample_rate), said)
    return attempt


def _ladder(facts: ReferenceFacts, limits: AudioLimits, needed: _Attempt) -> Iterator[_Attempt]:
    """Yield what may be tried, the least first; what is certainly too large is left out, but for the last."""
    rungs = [
        rung
        for container in _containers(facts, limits)
        for rung in _rungs(facts, limits, _saved(facts, limits, needed, container))
    ]
    for number, rung in enumerate(rungs):
        if number == len(rungs) - 1 or not _certainly_too_large(facts, limits, rung):
            yield rung


def _containers(facts: ReferenceFacts, limits: AudioLimits) -> list[str]:
    usable = [container for container in _WRITABLE if container in limits.containers]
    if not usable:
        raise InvalidInputError(
            "reference",
            msg("The provider accepts only {accepted}.", accepted=", ".join(sorted(limits.containers))),
            remedy=msg("Convert the recording with another program."),
        )
    # What was lossy once is not made larger first.
    return ["mp3"] if facts.clip.container == "mp3" and "mp3" in usable else usable


def _saved(facts: ReferenceFacts, limits: AudioLimits, needed: _Attempt, container: str) -> _Attempt:
    old = facts.clip.container
    if old not in limits.containers:
        said = msg("Saved it as {new}, because {old} is not accepted.", new=container, old=old)
    elif container != old:
        said = msg("Saved it as {new}, which takes a part of the room.", new=container)
    elif needed.steps:
        return _Attempt((*needed.steps, SaveAs(container)), needed.said)
    else:
        said = msg("Saved it as {new} anew, which takes less room.", new=container)
    return needed.then(SaveAs(container), said)


def _rungs(facts: ReferenceFacts, limits: AudioLimits, saved: _Attempt) -> Iterator[_Attempt]:
    yield saved
    if facts.clip.channels > 1:
        saved = saved.then(Mono(), _to_mono())
        yield saved
    rate = max(_ENOUGH_HERTZ, limits.min_sample_rate)
    if facts.clip.sample_rate > rate:
        said = msg("Brought it from {old} Hz to {new} Hz: a voice needs no more.", old=facts.clip.sample_rate, new=rate)
        yield saved.then(Resample(rate), said)


def _certainly_too_large(facts: ReferenceFacts, limits: AudioLimits, rung: _Attempt) -> bool:
    """Whether a WAV file is too large by its length alone."""
    if limits.max_encoded_bytes is None or SaveAs("wav") not in rung.steps:
        return False
    seconds, rate, channels = facts.measure.duration, facts.clip.sample_rate, facts.clip.channels
    for step in rung.steps:
        match step:
            case KeepBest(kept):
                # Its ends may move inwards.
                seconds = kept / 2
            case Resample(sample_rate):
                rate = sample_rate
            case Mono():
                channels = 1
    return encoded_size(round(1.98 * channels * rate * seconds), "wav") > limits.max_encoded_bytes


async def _cut(attempt: _Attempt, made: Version, limits: AudioLimits, make: Make) -> tuple[_Attempt, Version, Message]:
    """Keep as much as fits of the smallest that could be had; return how, what came of it, and how much that is."""
    limit = limits.max_encoded_bytes
    least = max(limits.min_seconds, _SHORTEST_SECONDS)
    if limit is None or refusals(made.facts, limits) != {Topic.SIZE}:
        raise _hopeless()
    size = encoded_size(made.facts.clip.size_bytes, made.facts.clip.container)
    if attempt.steps and isinstance(attempt.steps[0], KeepBest):
        # Of two lengths only the shorter one is true.
        attempt = _Attempt(attempt.steps[1:], attempt.said[1:])
    seconds = made.facts.measure.duration * limit / size
    while seconds >= least:
        made = await make((*attempt.steps, KeepBest(seconds)))
        if not refusals(made.facts, limits):
            said = msg("Kept the best {seconds} s of it.", seconds=f"{made.facts.measure.duration:.1f}")
            return attempt, made, said
        seconds *= _SHRINK
    raise _hopeless()


def _hopeless() -> InvalidInputError:
    return InvalidInputError(
        "reference",
        msg("This recording cannot be made to fit what the provider accepts."),
        remedy=msg("Choose another recording."),
    )
