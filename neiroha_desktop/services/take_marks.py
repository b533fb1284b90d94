"""What is wrong with a take, in a word: silent, empty, clipped, cut short, quiet, or what its provider gave to say."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.domain.synthesis import Take

QUIET_LUFS = -35.0
"""Below this a take is far quieter than speech is usually delivered (-16 to -27 LUFS)."""

FASTEST_WIDE = 12.0
"""Chinese, Japanese or Korean characters in a second that nobody exceeds: news are read at 5, the fastest talk at 9."""
FASTEST_NARROW = 40.0
"""Letters of an alphabet in a second that nobody exceeds: 15 are usual, auctioneers reach 30."""
_TELLING_SECONDS = 0.5
"""A text that could be said in less is too short to judge by."""


@dataclass(frozen=True, slots=True)
class TakeMark:
    """One thing that is wrong with a take."""

    kind: str
    """For telling marks apart: "empty", "silent", "cut_short", "clipped", "quiet" or "remark"."""
    shape: str
    """One character, so that it is not told by its colour alone."""
    word: Message
    sentence: Message
    """What was found, and what may help."""
    severe: bool = True
    """Whether the take is of no use as it is."""


_EMPTY = TakeMark("empty", "✕", msg("empty"), msg("There is not a single sample in it. Generate it again."))
_SILENT = TakeMark("silent", "✕", msg("silent"), msg("Nothing in it is louder than -60 dBFS. Generate it again."))


def marks_of(take: Take) -> tuple[TakeMark, ...]:
    """Return what is wrong with a take, the worst first; what was not measured yet cannot be told."""
    measure = take.measure
    if measure is not None and measure.is_empty:
        return (_EMPTY,)
    if measure is not None and measure.is_silent:
        return (_SILENT,)
    marks = []
    if take.broken:
        marks.append(_cut_short(msg("The answer broke off in its middle; this is what had come until then.")))
    elif take.truncated:
        marks.append(_cut_short(msg("The provider says that it stopped before the end of the text.")))
    elif _is_too_short(take):
        marks.append(_cut_short(msg("It is much shorter than its text takes to say; something is missing.")))
    if measure is not None and measure.is_clipped:
        share = f"{max(measure.clipped_share * 100, 0.01):.2f}"
        sentence = msg("{share} % of its samples are cut off at full scale, which crackles.", share=share)
        marks.append(TakeMark("clipped", "▲", msg("clipped"), sentence))
    if measure is not None and measure.loudness is not None and measure.loudness < QUIET_LUFS:
        sentence = msg(
            "At {loudness} LUFS it is far quieter than usual speech.",
            loudness=f"{measure.loudness:.1f}".replace("-", "−"),
        )
        marks.append(TakeMark("quiet", "▽", msg("quiet"), sentence, severe=False))
    marks += [TakeMark("remark", "!", msg("remark"), remark, severe=False) for remark in take.remarks]
    return tuple(marks)


def _cut_short(sentence: Message) -> TakeMark:
    return TakeMark("cut_short", "▲", msg("cut short"), sentence)


def _is_too_short(take: Take) -> bool:
    # A faster speed was asked for where one is set.
    speed = max(1.0, take.recipe.speed if take.recipe and take.recipe.speed else 1.0)
    most = _seconds(len(take.text), len(take.text) - len(take.text.encode("ascii", "ignore")))
    if take.duration >= most / speed:
        # As it is with nearly all; to look at every sign of a list of takes takes longer than to draw it.
        return False
    spoken = [sign for sign in take.text if sign.isalnum()]
    least = _seconds(len(spoken), sum(unicodedata.east_asian_width(sign) in "WF" for sign in spoken))
    return least >= _TELLING_SECONDS and take.duration < least / speed


def _seconds(signs: int, wide: int) -> float:
    """Return how long the fastest speech takes for so many signs."""
    return wide / FASTEST_WIDE + (signs - wide) / FASTEST_NARROW
