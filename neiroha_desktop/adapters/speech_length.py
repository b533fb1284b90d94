"""What to say of audio that is much longer or shorter than its text."""

from __future__ import annotations

from neiroha_desktop.domain.messages import Message, msg
from neiroha_desktop.domain.text_length import spoken_seconds

_LONGEST_FACTOR, _LONGEST_EXTRA, _SHORTEST_FACTOR = 2.0, 1.5, 0.25


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
