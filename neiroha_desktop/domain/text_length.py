"""How long a text is for a model: what it refuses, and what it would cut off or leave out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from neiroha_desktop.domain.messages import Message, msg

if TYPE_CHECKING:
    from neiroha_desktop.domain.capabilities import Capabilities

NARROW_PER_SECOND = 15.0
"""Characters of an alphabet that are said in a second."""
WIDE_PER_SECOND = 4.5
"""Chinese, Japanese or Korean characters that are said in a second."""

_LETTERS_PER_WORD = 6.0
"""With the space behind it."""
_NEARLY = 0.9
"""An estimate that comes so close to a limit may be over it."""


def spoken_seconds(text: str, words_per_minute: float = 0.0) -> float:
    """Estimate how long a text sounds at normal speed.

    Args:
        text: what is spoken.
        words_per_minute: of the voice, in the words of an alphabet; 0 where unknown.
    """
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    narrow = words_per_minute * _LETTERS_PER_WORD / 60 if words_per_minute > 0 else NARROW_PER_SECOND
    return wide / WIDE_PER_SECOND + (len(text) - wide) / narrow


def refusal_of(text: str, capabilities: Capabilities) -> Message | None:
    """Say that a model does not take so long a text; None where it does."""
    if capabilities.max_text_chars is None or len(text) <= capabilities.max_text_chars:
        return None
    return msg(
        "The text has {length} characters, and this model takes at most {limit}.",
        length=f"{len(text):,}",
        limit=f"{capabilities.max_text_chars:,}",
    )


def warning_of(text: str, speed: float | None, capabilities: Capabilities) -> Message | None:
    """Say before it is sent that a text is too long, or that its end may not be heard; None where all is well.

    Args:
        text: what is to be spoken.
        speed: factor; None: the usual one.
        capabilities: of the model.
    """
    refusal = refusal_of(text, capabilities)
    if refusal is not None:
        return refusal
    if capabilities.cut_off_seconds is not None:
        seconds = spoken_seconds(text) / (speed or 1.0)
        if seconds >= _NEARLY * capabilities.cut_off_seconds:
            return msg(
                "This text takes about {minutes} minutes to speak, and speech is cut off after {limit}; speak it in"
                " parts.",
                minutes=f"{seconds / 60:.0f}",
                limit=f"{capabilities.cut_off_seconds / 60:g}",
            )
    if capabilities.advised_text_chars is not None and len(text) > capabilities.advised_text_chars:
        return msg(
            "Parts of texts of more than {limit} characters may be left out; speak them in parts.",
            limit=f"{capabilities.advised_text_chars:,}",
        )
    return None
