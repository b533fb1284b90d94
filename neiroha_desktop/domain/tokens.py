"""How many tokens a request will cost, guessed before it is sent."""

from __future__ import annotations

import math
import unicodedata

ASCII_PER_TOKEN = 4.0
"""Characters of English text in one token, as language models count on average."""
OTHER_PER_TOKEN = 2.0
"""Characters of Cyrillic, Greek, Arabic and the like in one token."""
SPOKEN_WIDE = 1.5
"""Tokens of speech for one Chinese, Japanese or Korean character: about 4 are said in a second, at 6.25 tokens a second
(MiMo)."""
SPOKEN_NARROW = 0.5
"""Tokens of speech for one character of an alphabet: about 13 are said in a second, at 6.25 tokens a second (MiMo)."""
OVERHEAD = 10
"""Tokens that the roles and separators of a request take."""


def estimate_tokens(text: str, instruction: str = "") -> int:
    """Estimate the tokens of one request: text and instruction as they are read, and the speech that comes of the text.

    A wide character (Chinese, Japanese, Korean) is one token, four ASCII characters are one, two of any other script
    are one; the speech is 1.5 tokens for each wide character of the text and 0.5 for each other one.
    """
    read = _read_tokens(text) + _read_tokens(instruction)
    wide = sum(map(_is_wide, text))
    spoken = wide * SPOKEN_WIDE + (len(text) - wide) * SPOKEN_NARROW
    return OVERHEAD + math.ceil(read + spoken)


def _read_tokens(text: str) -> float:
    wide = sum(map(_is_wide, text))
    plain = sum(map(str.isascii, text))
    return wide + plain / ASCII_PER_TOKEN + (len(text) - wide - plain) / OTHER_PER_TOKEN


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
