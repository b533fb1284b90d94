"""What the row of a take says under its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import msg
from neiroha_desktop.services.take_marks import marks_of
from neiroha_desktop.ui.messages import Tone
from neiroha_desktop.ui.takes.facts import level_text
from neiroha_desktop.ui.wording import latency_text, seconds_text, size_text, time_text, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neiroha_desktop.domain.messages import Message
    from neiroha_desktop.domain.synthesis import Take

_MOST_CHANGES = 2
"""So many of the differences stand in the row; all of them are in its tool tip."""


def facts_line(take: Take, changes: Sequence[Message] | None) -> tuple[str, Tone]:
    """Return the line of a take, and how it is meant.

    Args:
        take: which one.
        changes: in what its settings differ from those on screen; None where they are the same.
    """
    facts = [f"{mark.shape} {translate(mark.word)}" for mark in marks_of(take)]
    facts.append(seconds_text(take.duration))
    if take.measure is not None:
        facts.append(level_text(take.measure.loudness, "LUFS"))
    if changes is not None:
        facts.append(_earlier(changes))
    elif take.first_sound_seconds is None:
        facts += [_made(take), time_text(take.created_at)]
    else:
        # Who waits, waits for the sound.
        sound = translate(msg("{0} to sound")).format(seconds_text(take.first_sound_seconds))
        facts += [sound, time_text(take.created_at)]
    return " · ".join(facts), Tone.WARNING if any(mark.severe for mark in marks_of(take)) else Tone.NEUTRAL


def details_text(take: Take, changes: Sequence[Message] | None) -> str:
    """Return what there is no room for."""
    details = [take.model_id, take.voice, take.container, _made(take), size_text(take.size_bytes)]
    lines = [" · ".join(filter(None, details))]
    lines += [f"{mark.shape} {translate(mark.sentence)}" for mark in marks_of(take)]
    if changes is not None:
        lines += [time_text(take.created_at), *map(translate, changes)]
    return "\n".join(lines)


def _made(take: Take) -> str:
    return translate(msg("made in {0}")).format(latency_text(take.total_seconds))


def _earlier(changes: Sequence[Message]) -> str:
    words = translate(msg("from earlier settings"))
    if not changes:
        return words
    shown = [translate(change) for change in changes[:_MOST_CHANGES]]
    return f"{words} ({'; '.join([*shown, '…'] if len(changes) > _MOST_CHANGES else shown)})"
