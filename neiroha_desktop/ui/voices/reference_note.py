"""What stands under the reference audio of a cloned voice: what is wanted, or what there is and whether it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.errors import InvalidInputError
from neiroha_desktop.domain.messages import msg
from neiroha_desktop.domain.validation import check_reference, encoded_size
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.wording import error_text, join_sentences, list_text, seconds_text, size_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import AudioLimits
    from neiroha_desktop.domain.character import ReferenceAudio


def reference_note(reference: ReferenceAudio | None, limits: AudioLimits | None) -> tuple[str, Tone]:
    """Say what a recording is, and how large it is on the wire against what is accepted.

    Args:
        reference: the recording; None: there is none yet.
        limits: what the model on screen accepts; None: it clones no voices.
    """
    if reference is None:
        return _wanted(limits), Tone.NEUTRAL
    facts = _facts(reference, limits)
    if limits is None:
        return facts, Tone.NEUTRAL
    try:
        check_reference(reference, limits)
    except InvalidInputError as error:
        return f"{facts}\n{_remedy(error, reference, limits)}", Tone.DANGER
    return facts, Tone.OK


def _wanted(limits: AudioLimits | None) -> str:
    # Nobody who clones no voice waits for the rules.
    from neiroha_desktop.domain.reference import Topic
    from neiroha_desktop.domain.reference_rules import GOOD

    best = GOOD[Topic.DURATION]
    low, high = best.low or 0.0, best.high or 0.0
    names = ["wav", "mp3"]
    if limits is not None:
        low = max(low, limits.min_seconds)
        high = high if limits.max_seconds is None else min(high, limits.max_seconds)
        # Those first that everybody can make.
        names = [name for name in names if name in limits.containers] + sorted(limits.containers - set(names))
    words = msg(
        "A short, clean recording of one person: {names}; {low} to {high} seconds.",
        names=list_text(names),
        low=f"{low:g}",
        high=f"{high:g}",
    )
    return translate(words)


def _facts(reference: ReferenceAudio, limits: AudioLimits | None) -> str:
    channels = {1: translate(msg("mono")), 2: translate(msg("stereo"))}.get(reference.channels, str(reference.channels))
    facts = [
        reference.container,
        seconds_text(reference.duration),
        channels,
        translate(msg("{rate} Hz", rate=reference.sample_rate)),
        size_text(reference.size_bytes),
    ]
    if limits is not None and limits.max_encoded_bytes is not None:
        size = f"{encoded_size(reference.size_bytes, reference.container):,}"
        facts.append(translate(msg("{size} of {limit} characters", size=size, limit=f"{limits.max_encoded_bytes:,}")))
    return " · ".join(facts)


def _remedy(error: InvalidInputError, reference: ReferenceAudio, limits: AudioLimits) -> str:
    if reference.duration < limits.min_seconds or reference.sample_rate < limits.min_sample_rate:
        # Nobody can edit in what is not there.
        return error_text(error)
    return join_sentences(translate(error.message), translate(msg('"Edit…" can make it fit.')))
