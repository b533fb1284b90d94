"""Whether a model read a text, or said something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from neiroha_desktop.adapters.error_bodies import clean
from neiroha_desktop.domain.messages import Message, msg

LEAST_SIMILARITY = 0.9
_MOST_LETTERS = 1500
"""Longer texts are compared by words: letters would take seconds."""
_MOST_WORDS = 3000
_SOUND_ALONE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def differing_words(text: str, transcript: str, secrets: Iterable[str] = ()) -> tuple[Message, ...]:
    """Return what the user should know where what was said is not what was to be said; nothing where it is.

    Takes long for long texts, so call it in a worker.

    Args:
        text: that was to be read.
        transcript: what the model says that it said; "" where it does not say.
        secrets: what must not be quoted.
    """
    if not transcript.strip() or similarity(text, transcript) >= LEAST_SIMILARITY:
        return ()
    said = clean(transcript, secrets)
    return (msg('The model did not read the text word for word. It said: "{words}"', words=said),)


def similarity(text: str, transcript: str) -> float:
    """Return how alike two texts sound, from 0.0 to 1.0; case, punctuation and white space do not count."""
    left, right = _plain(text), _plain(transcript)
    if left == right:
        return 1.0
    from difflib import SequenceMatcher  # Only for words that were changed.

    if max(len(left), len(right)) <= _MOST_LETTERS:
        return SequenceMatcher(None, left.replace(" ", ""), right.replace(" ", ""), autojunk=False).ratio()
    return SequenceMatcher(None, _words(left), _words(right)).ratio()


def _words(text: str) -> list[str]:
    return [found[0] for found in _SOUND_ALONE.finditer(text)][:_MOST_WORDS]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(char if char.isalnum() else " " for char in folded if unicodedata.category(char)[0] != "M")
    return " ".join(letters.split())
