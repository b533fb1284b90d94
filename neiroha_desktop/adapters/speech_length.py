"""How long a text should sound, and what to say where the audio is nothing like it."""

from __future__ import annotations

import unicodedata

from neiroha_desktop.domain.messages import Message, msg

NARROW_PER_SECOND = 15.0
"""Characters of an alphabet that are said in a second."""
WIDE_PER_SECOND = 4.5
"""Chinese, Japanese or Korean characters that are said in a second."""

_LETTERS_PER_WORD = 6.0
"""With the space behind it."""
_LONGEST_FACTOR, _LONGEST_EXTRA, _SHORTEST_FACTOR = 2.0, 1.5, 0.25


def spoken_seconds(text: str, words_per_minute: float = 0.0) -> float:
    """Estimate how long a text sounds at normal speed.

    Args:
        text: what is spoken.
        words_per_minute: of the voice, in the words of an alphabet; 0 where unknown.
    """
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    narrow = words_per_minute * _LETTERS_PER_WORD / 60 if words_per_minute > 0 else NARROW_PER_SECOND
    return wide / WIDE_PER_SECOND + (len(text) - wide) / narrow


def length_remark(text: str, seconds: float) -> Message | None:
    """Say that audio is far too long or too short for its text; None where it may be all of it, said once."""
    expected = spoken_seconds(text.strip())
    if seconds > _LONGEST_FACTOR * expected + _LONGEST_EXTRA:
        return msg(
            "This is much longer than the text ({seconds} s, about {expected} s expected): something may be said twice,"
            " or the instruction may have been read aloud.",
            seconds=f"{seconds:.1f}",
            expected=f"{expected:.1f}",
        )
    if seconds < _SHORTEST_FACTOR * expected:
        return msg(
            "This is much shorter than the text ({seconds} s, about {expected} s expected): a part of it may be"
            " missing.",
            seconds=f"{seconds:.1f}",
            expected=f"{expected:.1f}",
        )
    return None
