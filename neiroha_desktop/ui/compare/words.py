"""What the panel says of two compared takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.services.playback import PlaybackState
from neiroha_desktop.ui.compare.pair import LETTERS
from neiroha_desktop.ui.wording import list_text, translate

if TYPE_CHECKING:
    from neiroha_desktop.ui.compare.ab_model import AbComparison

_LEAST_SHOWN = 0.05
"""In dB: smaller differences would be shown as 0.0."""


def state_sentence(comparison: AbComparison) -> str:
    """Say which of the two plays."""
    if not comparison.complete:
        return ""
    side = comparison.active
    if side is None:
        loading = comparison.playback.state is PlaybackState.LOADING
        return translate(msg("Loading…") if loading else msg("Neither plays"))
    letter = LETTERS[side]
    return translate(msg("{side} plays", side=letter) if comparison.playing else msg("{side} is paused", side=letter))


def loudness_sentence(comparison: AbComparison) -> str:
    """Say what was done so that both sound equally loud, or how much they differ."""
    return translate(_loudness(comparison)) if comparison.loaded else ""


def blind_sentence(comparison: AbComparison) -> str:
    """Say what is to be done next in a blind comparison."""
    return translate(_next_step(comparison)) if comparison.blind and comparison.complete else ""


def _loudness(comparison: AbComparison) -> Message:
    playback = comparison.playback
    if comparison.hidden:
        return msg("Both sound equally loud. Which is which is shuffled and hidden.")
    silent = [letter for letter, level in zip(LETTERS, playback.loudness, strict=True) if level is None]
    if silent:
        return msg("{side} is silent, so there is no loudness to match.", side=" + ".join(silent))
    gains = [20 * math.log10(gain) for gain in playback.gains]
    lowest = min(gains)
    if lowest <= -_LEAST_SHOWN:
        return msg(
            "{side} is turned down by {decibels} dB so that both sound equally loud.",
            side=LETTERS[gains.index(lowest)],
            decibels=f"{-lowest:.1f}",
        )
    first, second = (level or 0.0 for level in playback.loudness)
    if abs(first - second) < _LEAST_SHOWN:
        return msg("Both are equally loud as they are.")
    return msg(
        "Each is played as it is: {side} is louder by {units} LU.",
        side=LETTERS[0 if first > second else 1],
        units=f"{abs(first - second):.1f}",
    )


def _next_step(comparison: AbComparison) -> Message:
    chosen = LETTERS[comparison.chosen] if comparison.chosen is not None else ""
    if comparison.revealed:
        return msg("You preferred {side}.", side=chosen) if chosen else msg("The names are shown again.")
    unheard = [letter for side, letter in enumerate(LETTERS) if not comparison.heard(side)]
    if unheard:
        return msg("Still to be heard: {sides}.", sides=list_text(unheard))
    if chosen:
        return msg("You prefer {side}. Reveal shows which one it is.", side=chosen)
    return msg("Let the better one play, and say that you prefer it.")
